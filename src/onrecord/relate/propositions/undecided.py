"""Words that put nothing as so: what is asked, left open, or only to be done."""

import re

from onrecord.relate.propositions.terms import stem
from onrecord.text import word_set, words

_ASKED = re.compile(r"\?[\s\"”’'»)]*$")
_LEFT_OPEN = re.compile(r"[\s\"“‘'«(]*whether\b", re.IGNORECASE)
_TO_DO = re.compile(r"[\s\"“‘'«(]*to (?!have\b)", re.IGNORECASE)
_TOLD_OF = frozenset(
    map(
        stem,
        word_set(
            "claim claims say said report reported believe believed think thought know known allege alleged find found "
            "purport purported profess professed understand understood estimate estimated"
        ),
    )
)
"""Verbs before an infinitive that tells how something is: "the yard is said to leak"."""


def is_open(wording: str) -> bool:
    """Whether it is a question, put or told of ("whether the yard leaks"), to which nobody has given an answer."""
    return bool(_ASKED.search(wording) or _LEFT_OPEN.match(wording))


def is_to_do(wording: str, cue: str) -> bool:
    """Whether it is what somebody is to do, or will not: who refuses "to open the gate" says nothing of it."""
    return bool(_TO_DO.match(wording)) and all(stem(word) not in _TOLD_OF for word in words(cue))
