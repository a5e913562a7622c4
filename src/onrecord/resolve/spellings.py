"""Which keys of people are two spellings of one name, and by what those are found that may be."""

from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.resolve.names import is_short, spelled_like, squeezed, words_of

_NEAR_FROM = 8
"""Letters from which one differing letter is rather a slip than another name: Johnson and Johnston are two."""


def spelling_key(key: str) -> str | None:
    """The key under which names spelled nearly like this one are found, if slips are to be thought of at all."""
    if not key.startswith("person:") or is_short(key):
        return None
    return f"person:{spelled_like(words_of(key))}"


@lru_cache(maxsize=1 << 16)  # a surname that many have is asked about again and again
def block_of(name: str) -> tuple[str, ...]:
    """What names that are spelled nearly alike have in common: all words but the last, and the ends of that."""
    *first, last = words_of(name)
    return (*map(squeezed, first), last[:1], last[-1:])


def is_near(one: str, other: str) -> bool:
    """Whether two people's keys differ by letters that are doubled in one, or by one inside a long surname.

    First and last letter must agree: what differs there is often another name, or a feminine form.
    """
    a, b = words_of(one), words_of(other)
    if a == b or not one.startswith("person:"):
        return False
    if [*map(squeezed, a)] == [*map(squeezed, b)]:
        return True
    if a[:-1] != b[:-1] or min(len(a[-1]), len(b[-1])) < _NEAR_FROM:
        return False
    if not a[-1] or not b[-1] or (a[-1][0], a[-1][-1]) != (b[-1][0], b[-1][-1]):
        return False
    return DamerauLevenshtein.distance(a[-1], b[-1], score_cutoff=1) == 1
