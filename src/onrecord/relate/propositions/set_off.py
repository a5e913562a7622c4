"""Numbers that words set off as not the right ones: in "nine masks, and not seven" nine are put, and seven denied."""

import re
from functools import lru_cache

from onrecord.relate.propositions.numerals import number
from onrecord.text import fold

_NOT = (
    r"\b(?:not(?! (?:only|just|merely|more|less|fewer|even|until|since)\b)|rather than|instead of|as against)"
    r"(?: (?:the|about|around|some|its|their))*"
)
_BEFORE = re.compile(rf"{_NOT}\s*[$€£¥₹]?$", re.IGNORECASE)
_BEHIND = re.compile(rf"{_NOT} [$€£¥₹]?((?:[\w.,]+[\s-]?){{1,4}})", re.IGNORECASE)
_HINT = re.compile(r"\b(?:[Nn]ot|rather than|instead of|as against)\s")
_WIDEST = 30
"""Characters before a number that are looked at."""


def is_set_off(text: str, start: int) -> bool:
    """Whether the number that starts there is said not to be the one."""
    return bool(_BEFORE.search(text[max(0, start - _WIDEST) : start].replace("\n", " ").rstrip()))


@lru_cache(maxsize=1 << 12)
def numbers_denied(wording: str) -> frozenset[float]:
    """The numbers that a wording says are not the ones: the longest words behind each "not" that spell a number."""
    if not _HINT.search(wording):  # of most wordings nothing else is asked
        return frozenset()
    found = (_number_of(match[1].split()) for match in _BEHIND.finditer(fold(wording)))
    return frozenset(value for value in found if value is not None and value > 1)


def _number_of(spelled: list[str]) -> float | None:
    read = (number(" ".join(spelled[:size]).rstrip(".,;:%")) for size in range(len(spelled), 0, -1))
    return next((value for value in read if value is not None), None)
