"""Relations that only the order of an article shows: "police gave a figure of …", "the union denies this"."""

import re
from collections.abc import Sequence

from onrecord.model import Evidence, Quantity, Relation, Stance, Standing
from onrecord.relate.claims import same_origin
from onrecord.relate.facts import Facts, in_order, scopes_differ
from onrecord.relate.lexicon import word_set
from onrecord.relate.numbers import head, told
from onrecord.relate.pairs import AHEAD
from onrecord.relate.terms import stem
from onrecord.text import fold

_NEAR = 400
"""Characters between two propositions up to which the second can speak of the first by "the figure" or "this"."""
_BACK = 3
"""Propositions looked back over."""
_BARE = 4
"""Words of a proposition that is nothing but a number: "no more than 2,500"."""
_TIMES = 10.0
"""Two numbers for one thing are seldom further apart than this factor."""
_MEASURES = frozenset(stem(w) for w in word_set("figure number count total estimate toll turnout tally size"))
_THIS = re.compile(
    r"(?:this|that|it|so|(?:the|that|this|those|these|such|any|all) (?:\w+ )?"
    r"(?:claims?|accusations?|allegations?|reports?|charges?|figures?|version|account|suggestions?|rumou?rs?))"
)


def echoes(facts: Sequence[Facts]) -> list[Relation]:
    """Contradictions between propositions of one article that stand close together; ``facts`` are in text order."""
    found = []
    for at, later in enumerate(facts):
        for earlier in reversed(facts[max(0, at - _BACK) : at]):
            gap = later.assertion.wording.start - earlier.assertion.wording.end
            if gap > _NEAR or gap < 0 or same_origin(later.origin, earlier.origin):
                continue
            reason = _denied(later, earlier) or _other_figure(later, earlier)
            if reason is not None:
                one, other = in_order(later, earlier)
                evidence = Evidence("adjacency", 0.7, reason)
                found.append(Relation(one.assertion.id, other.assertion.id, Standing.CONTRADICTS, evidence))
                break
    return found


def _denied(later: Facts, earlier: Facts) -> str | None:
    """ "The company denies this", right after somebody else's proposition."""
    said = later.known.attribution
    if said is None or said.stance is not Stance.DENIES or not earlier.assertion.attribution:
        return None
    if not _THIS.fullmatch(fold(later.known.wording).strip(" .,:;")):
        return None
    return f"{later.assertion.origin.name} denies what {earlier.assertion.origin.name} says just before"


def _other_figure(later: Facts, earlier: Facts) -> str | None:
    """A number given as "the figure" or "the turnout", after another source's number of a thing."""
    a, b = later.assertion, earlier.assertion
    if a.modality in AHEAD or b.modality in AHEAD or len(a.quantities) != 1 or scopes_differ(later, earlier):
        return None
    mine = a.quantities[0]
    bare = not mine.unit and a.attribution is not None and len(later.folded.split()) <= _BARE
    if not bare and head(mine.unit) not in _MEASURES:
        return None
    if (a.about or b.about) and a.about != b.about:
        return None
    for other in b.quantities:
        if _comparable(mine, other):
            return f"{told(mine)} against {told(other)}; {a.origin.name} against {b.origin.name}"
    return None


def _comparable(mine: Quantity, other: Quantity) -> bool:
    if not other.unit or other.unit == "%" or min(mine.value, other.value) < 5:
        return False
    return mine.value != other.value and max(mine.value, other.value) <= _TIMES * min(mine.value, other.value)
