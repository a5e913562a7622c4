"""What a negation negates: the words of content right behind it; and of what it says that there is none at all."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from onrecord.english import NEGATIONS, WEEKDAYS, any_of
from onrecord.text import fold, word_set, word_spans, words

NEGATION = re.compile(rf"{any_of(NEGATIONS)}|without|\w+n[’']t")
_SENTENCES = re.compile(r"[!?;:\n]+|(?<!\b\w)\.(?=\s|$)")  # not at "U.S. troops", nor at "1.5"
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
_THINGS = 3
"""Words behind "any" among which what there is none of is named."""
_NO_THING = word_set("longer more one way doubt matter further time point means account")
""" "No longer", "in no way", "at any time" say that there is none of nothing."""
_PLACED = word_set("in on at from into onto within near since after before about as than under over through")
_PARTS = re.compile(r"[!?,;:()“”\"\n—–]+|(?<!\b\w)\.(?=\s|$)")
_NOT = frozenset({"not", "never", "neither", "nor", "cannot"})
_VERBAL = word_set(
    """have had has been be being do did does will would can could should may might must yet ever even again longer
    also really actually immediately currently either both just it he she they we you"""
)
"""Words between a "not" and its verb; where an article stands between, what is negated is no verb."""
_STOPPING = (_PLACED | _JOINING).union(
    word_set(
        """of to by with for against without but because if when while until that which who whom whose where what why
        how is are was were be been has have had will would today yesterday tomorrow last next this almost nearly"""
    ),
    WEEKDAYS,
)
"""Words that end what stands right behind a verb."""
_ALWAYS = frozenset({"never", "ever"})


@lru_cache(maxsize=1 << 10)  # asked for with each pair of the assertion
def none_of(wording: str) -> frozenset[str]:
    """The words for that of which a wording says that there is none, folded: "no soldiers", "has not let in any
    soldiers". Names are left out, and what is said of all times ("never … any").
    """
    found: set[str] = set()
    for sentence in _SENTENCES.split(_COMPOUND.sub("", wording)):
        spelled = [span.cut(sentence) for span in word_spans(sentence)]
        folded = [fold(word) for word in spelled]
        if _ALWAYS.isdisjoint(folded):
            for at, word in enumerate(folded):
                if word == "no" or (word == "any" and any(NEGATION.fullmatch(w) for w in folded[:at])):
                    found.update(_things(spelled[at + 1 : at + 1 + _THINGS]))
    return frozenset(found)


def _things(spelled: list[str]) -> Iterator[str]:
    for word in spelled:
        if word in _PASSED or word in _NO_THING or word in _PLACED:
            return
        if word.islower():
            yield fold(word)


def negated_in(wording: str) -> Iterator[str]:
    """The words that are negated, folded: the first of content behind each negation, and what "or" joins to it."""
    for sentence in _SENTENCES.split(_COMPOUND.sub("", wording)):
        spelled = words(sentence)
        for at, word in enumerate(spelled):
            if NEGATION.fullmatch(word) and word != "without":  # which negates no clause
                yield from _behind(spelled, at + 1)


@lru_cache(maxsize=1 << 10)  # as above
def objects_of(wording: str) -> Mapping[str, frozenset[str]]:
    """By the verbs that a "not" negates, the words right behind, of what is not done to what: "did not receive | aid |
    after the storm"; folded, and none for a verb that has no object beside it.
    """
    found: dict[str, frozenset[str]] = {}
    for part in _PARTS.split(_COMPOUND.sub("", wording)):
        spelled = words(part)
        for at, word in enumerate(spelled):
            if word in _NOT or word.endswith(("n't", "n’t")):
                verb = next((n for n in range(at + 1, len(spelled)) if spelled[n] not in _VERBAL), len(spelled))
                if verb < len(spelled) and spelled[verb] not in _PASSED | _STOPPING:
                    found[spelled[verb]] = frozenset(_object(spelled[verb + 1 :]))
    return found


def _object(spelled: list[str]) -> Iterator[str]:
    for word in spelled:
        if word in _STOPPING or word.endswith("ly"):
            return
        if word not in _PASSED and word not in _NO_THING:
            yield word


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
