"""What an invented sentence means: the vector of its pattern, moved by the words that stand in its slots.

The encoder would take hours over a hundred thousand articles. So the vector of the pattern, as the encoder reads it, is
mixed with one of each word: one fact in two wordings stays near, two facts in one wording lie further apart.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from onrecord.vectors import SIZE, packed, unpacked

_PATTERN, _WORDS = 0.55, 0.85
"""How much of the vector is of the pattern, and how much of the words in it."""

Floats = NDArray[np.float32]


def meaning(pattern: bytes, words: Sequence[str]) -> bytes:
    """The packed vector of a pattern with these words in it; b"" for a pattern that has none."""
    if not pattern:
        return b""
    vector = _PATTERN * _pattern(pattern)
    if words:
        moved = np.sum([_of_word(word) for word in words], axis=0)
        vector = vector + _WORDS * moved / np.sqrt((moved * moved).sum())
    return packed(vector[None, :].astype(np.float32))[0]


@lru_cache(maxsize=256)
def _pattern(vector: bytes) -> Floats:
    return np.asarray(unpacked([vector])[0])


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> Floats:
    """A direction that follows from the word alone."""
    seed = int.from_bytes(blake2b(word.casefold().encode(), digest_size=8).digest(), "big")
    found = np.random.default_rng(seed).standard_normal(SIZE, np.float32)
    return np.asarray(found / np.sqrt((found * found).sum()))
