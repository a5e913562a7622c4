"""Fingerprints by winnowing: any run of words long enough that two texts share gives both a common number.

Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003: of each window
of ``WINDOW`` successive hashes the least one is kept, the rightmost where several are least, so that every shared run
of ``RUN + WINDOW - 1`` words is found and no shared run below ``RUN`` words counts.
"""

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern

from onrecord.model import Span
from onrecord.text import fold, found_words

RUN = 8
WINDOW = 4
_BITS = 52

Print = tuple[int, int]
"""A fingerprint of 52 bits and the offset in the text where its words begin."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Words of a text folded for comparing, and the offsets where each begins and ends."""

    words: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]


def folded_words(text: str, spans: Iterable[Span]) -> Folded:
    """The words inside the spans, in order."""
    found = [word for span in spans for word in found_words(text, span.start, span.end)]
    spelled = [word.group() for word in found]
    return Folded(
        tuple([intern(word.casefold() if word.isascii() else fold(word)) for word in spelled]),
        array("I", [word.start() for word in found]),
        array("I", [word.end() for word in found]),
    )


def hash_of(*parts: str) -> int:
    """52 bits that follow from the parts alone, the same on every machine."""
    return _hash("\x1f".join(parts).encode("utf-8", "surrogatepass"))


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big") >> (64 - _BITS)


def winnow(hashes: Sequence[int], window: int = WINDOW) -> list[int]:
    """Positions of the hashes that are kept, in order."""
    kept: list[int] = []
    for start in range(max(1, len(hashes) - window + 1) if hashes else 0):
        seen = hashes[start : start + window][::-1]  # of equal ones the first is now the rightmost
        least = start + len(seen) - 1 - seen.index(min(seen))
        if not kept or kept[-1] != least:
            kept.append(least)
    return kept


def prints_of(folded: Folded) -> tuple[Print, ...]:
    """Winnowed fingerprints of folded words with their places, in text order."""
    encoded = [word.encode("utf-8", "surrogatepass") for word in folded.words]
    hashes = [_hash(b"\x1f".join(encoded[i : i + RUN])) for i in range(len(encoded) - RUN + 1)]
    return tuple((hashes[i], folded.starts[i]) for i in winnow(hashes))
