"""Word pieces of an uncased BERT vocabulary.

Fifty lines of our own, because the library for it brings a network client and ten packages more; the training
environment, which has the library, tests that both give the same.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

LONGEST_WORD = 8
"""Pieces kept of one word: addresses can have hundreds."""

_CONTROL = frozenset({"Cc", "Cf", "Co"})

_TOO_LONG = 100
"""Characters beyond which a word is unknown, as BERT's own tokenizer has it."""


class WordPieces:
    """Greedy longest match (Wu et al. 2016) against a vocabulary, one piece a line."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._numbers = {piece: n for n, piece in enumerate(vocabulary)}
        self._unknown = self._numbers["[UNK]"]
        self._known: dict[str, list[int]] = {}

    def __call__(self, forms: Sequence[str]) -> list[list[int]]:
        """The numbers of each word's pieces, at least one and at most ``LONGEST_WORD`` a word."""
        if len(self._known) > 100_000:
            self._known.clear()  # hostile text can have any number of words
        return [self._known.get(form) or self._new(form) for form in forms]

    def _new(self, form: str) -> list[int]:
        found = [n for part in _parts(form[: 4 * _TOO_LONG]) for n in self._pieces(part)][:LONGEST_WORD]
        self._known[form] = found or [self._unknown]
        return self._known[form]

    def _pieces(self, part: str) -> list[int]:
        if len(part) > _TOO_LONG:
            return [self._unknown]
        found = []
        at = 0
        while at < len(part):
            end = len(part)
            while end > at and ("##" if at else "") + part[at:end] not in self._numbers:
                end -= 1
            if end == at:
                return [self._unknown]
            found.append(self._numbers[("##" if at else "") + part[at:end]])
            at = end
        return found


@cache
def shipped_pieces() -> WordPieces:
    """The vocabulary that all nets of the package share."""
    return WordPieces((Path(__file__).parent / "weights" / "pieces.txt").read_text("utf-8").splitlines())


def _parts(form: str) -> list[str]:
    """Lower case without accents and control characters, cut at spaces, punctuation and ideographs."""
    parts = [""]
    for c in unicodedata.normalize("NFD", _clean(form)).lower():
        kind = unicodedata.category(c)
        if kind == "Mn":
            continue
        if c.isspace():
            parts.append("")
        elif kind.startswith("P") or _is_symbol(c) or _is_ideograph(c):
            parts += [c, ""]
        else:
            parts[-1] += c
    return [p for p in parts if p]


def _clean(form: str) -> str:
    kept = []
    for c in form:
        if c in "\t\n\r":
            kept.append(" ")
        elif c not in {"\ufffd", "\0"} and unicodedata.category(c) not in _CONTROL:
            kept.append(c)
    return "".join(kept)


def _is_symbol(c: str) -> bool:
    return c.isascii() and c.isprintable() and not c.isalnum() and c != " "


def _is_ideograph(c: str) -> bool:
    n = ord(c)
    return 0x4E00 <= n <= 0x9FFF or 0x3400 <= n <= 0x4DBF or 0xF900 <= n <= 0xFAFF or 0x20000 <= n <= 0x2CEAF
