"""What a negation negates: the words of content right behind it."""

import re
from collections.abc import Iterator

from onrecord.text import word_set, words

NEGATION = re.compile(r"not|no|never|none|nobody|nothing|neither|nor|cannot|without|\w+n[’']t")
_SENTENCES = re.compile(r"[.!?;:\n]+")
_COMPOUND = re.compile(r"\b(?:no|non)-(?=\w)", re.IGNORECASE)
""" "No-bid contracts" are contracts of a kind; nothing is negated."""
_REACH = 6
"""Words behind a negation among which what it negates is looked for."""
_PASSED = word_set(
    """the a an any its their his her our your my this that these those to of by with for been being be is are was were
    am has have had do does did will would can could should may might must yet ever even again longer one body more also
    really actually immediately currently either both all such some much many so too very just it he she they we you
    see saw seen hear heard meet met find found"""
)
"""Words between a negation and what it negates; who has not seen a thing speaks of the thing."""
_JOINING = frozenset({"or", "nor", "and"})


def negated_in(wording: str) -> Iterator[str]:
    """The words that are negated, folded: the first of content behind each negation, and what "or" joins to it."""
    for sentence in _SENTENCES.split(_COMPOUND.sub("", wording)):
        spelled = words(sentence)
        for at, word in enumerate(spelled):
            if NEGATION.fullmatch(word) and word != "without":  # which negates no clause
                yield from _behind(spelled, at + 1)


def _behind(spelled: list[str], start: int) -> Iterator[str]:
    found = False
    for place in range(start, min(len(spelled), start + _REACH)):
        word = spelled[place]
        if word in _PASSED or word in _JOINING or word.endswith("ly"):
            continue
        if found and spelled[place - 1] not in _JOINING:
            return
        found = True
        yield word
