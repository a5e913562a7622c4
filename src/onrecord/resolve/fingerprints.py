"""Fingerprints by winnowing: any run of words long enough that two texts share gives both a common number.

Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003: of each window
of ``WINDOW`` successive hashes the least one is kept, the rightmost where several are least, so that every shared run
of ``RUN + WINDOW - 1`` words is found and no shared run below ``RUN`` words counts.
"""

import hashlib
from collections.abc import Iterable, Sequence

from onrecord.model import Span
from onrecord.text import fold, word_spans

RUN = 8
WINDOW = 4
_BITS = 52

Print = tuple[int, int]
"""A fingerprint of 52 bits and the offset in the text where its words begin."""


def folded_words(text: str, spans: Iterable[Span]) -> list[tuple[str, Span]]:
    """The words inside the spans, folded for comparing, each with its place."""
    found = []
    for span in spans:
        for place in word_spans(text, span.start, span.end):
            word = text[place.start : place.end]
            found.append((word.casefold() if word.isascii() else fold(word), place))
    return found


def hash_of(*parts: str) -> int:
    """52 bits that follow from the parts alone, the same on every machine."""
    digest = hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> (64 - _BITS)


def winnow(hashes: Sequence[int], window: int = WINDOW) -> list[int]:
    """Positions of the hashes that are kept, in order."""
    kept: list[int] = []
    for start in range(max(1, len(hashes) - window + 1) if hashes else 0):
        stop = min(start + window, len(hashes))
        least = min(range(start, stop), key=lambda i: (hashes[i], -i))
        if not kept or kept[-1] != least:
            kept.append(least)
    return kept


def prints_of(words: Sequence[tuple[str, Span]]) -> tuple[Print, ...]:
    """Winnowed fingerprints of folded words with their places, in text order."""
    starts = range(len(words) - RUN + 1)
    hashes = [hash_of(*(w for w, _ in words[i : i + RUN])) for i in starts]
    return tuple((hashes[i], words[i][1].start) for i in winnow(hashes))
