"""A sentence laid over the words it cites: which of its words stand there, where, and what it leaves out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.relate.propositions.numerals import number
from onrecord.text import fold

_TOKEN = re.compile(r"\w+(?:[’'.,/‑-]\w+)*|[“”\"%$€£¥₹]|(?<!\w)[‘'’]|[’'](?!\w)")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_LONGEST = 400
"""Words of a sentence, and of what it cites, that are compared; no sentence of a brief is longer."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark. ``span`` is its place in the string it was cut from; ``key`` is what is compared."""

    words: str
    key: str
    span: Span


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of ``text[start:end]``, with quotation marks and signs of money and percent; other marks left out."""
    return [
        Token(found[0], _key(found[0]), Span(*found.span()))
        for found in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def _key(words: str) -> str:
    bare = words.translate(_QUOTES)
    value = number(bare) if bare[:1].isalnum() else None
    if value is not None:
        return f"={value:g}"
    low = fold(bare)
    # The capital of a name is part of it: "march" is no "March".
    return f"{low}^" if words[:1].isupper() else low


@dataclass(frozen=True, slots=True)
class Aligned:
    """For each told word the index of the cited word it is, None where it is none; ``left_out`` are the others."""

    matches: tuple[int | None, ...]
    left_out: tuple[int, ...]


def aligned(told: Sequence[Token], cited: Sequence[Token]) -> Aligned:
    """The longest run of words common to both, in order. A capital counts, except at the beginning of what is told."""
    told, cited = told[:_LONGEST], cited[:_LONGEST]
    first = next((n for n, t in enumerate(told) if t.words[:1].isalnum()), 0)
    same = [
        [t.key == c.key or (n == first and t.key.rstrip("^") == c.key.rstrip("^")) for c in cited]
        for n, t in enumerate(told)
    ]
    best = [[0] * (len(cited) + 1) for _ in range(len(told) + 1)]
    for i in range(len(told) - 1, -1, -1):
        row, below = best[i], best[i + 1]
        for j in range(len(cited) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if same[i][j] else max(below[j], row[j + 1])
    matches: list[int | None] = [None] * len(told)
    i = j = 0
    while i < len(told) and j < len(cited):
        if same[i][j]:
            matches[i] = j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    used = {m for m in matches if m is not None}
    return Aligned(tuple(matches), tuple(n for n in range(len(cited)) if n not in used))
