"""Relations that only the order of an article shows: "police gave a figure of …", "the union denies this"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Evidence, Quantity, Relation, Stance, Standing
from onrecord.relate.origins.notices import METHOD as NOTICE
from onrecord.relate.origins.same_origin import same_origin
from onrecord.relate.pairs.facts import Facts, in_order, scopes_differ
from onrecord.relate.pairs.grounds import says_not_so
from onrecord.relate.pairs.numbers import head, is_understood, one_kind, told
from onrecord.relate.pairs.whose import by, cue_of
from onrecord.relate.propositions.dismissals import answers_blame, dismissed, points_back, whose
from onrecord.relate.propositions.moods import AHEAD
from onrecord.relate.propositions.terms import stem
from onrecord.text import fold, joined, word_set, words

_NEAR = 200
"""Characters between two propositions up to which the second can speak of the first by "the figure" or "this"."""
_FEWEST = 3
"""Words below which a content is but a part of what somebody puts: "his identity"."""
_NAMED = re.compile(r"\b[A-Z][\w’'-]+")
_END = re.compile(r"(?:^|\b[a-z][\w’'-]*|\w{5,}|[\d\"”’')])[.!?][\"”’')]*\s")
"""A sentence's end: where two stand between, what is pointed to is the sentence between them, or what is told there.

Not behind "Gov." or "Mr."."""
_BACK = 3
"""Propositions looked back over."""
_TIMES = 10.0
"""Two numbers for one thing are seldom further apart than this factor."""
_MEASURES = frozenset(stem(w) for w in word_set("figure number count total estimate toll turnout tally size"))
_FRAME_OF = {stem("toll"): "~death", stem("turnout"): "~crowd"}
_WHOLE = re.compile(r"\b[Oo]f (?:the|its|their|all(?: the)?) $")
""" "Of the 10 judges six …": six are a part of them."""
_LEAD = 12
"""Characters before a number in which that is told."""
_OF = re.compile(
    r"\b(?:figure|number|count|total|estimate|tally|size)s? (?:(?:of|on|in|for|who|that) (?!about|some|at|nearly|\d)|"
    r"of (?:\w+ )?\d[\d.,]* (?!(?:by|in|at|on|and|for|from|after|was|were|is|to|a|per)\b)\w)"
)
"""A measure that says itself what it counts: "the number of notices", "a total of 46 clerks"."""


def echoes(facts: Sequence[Facts]) -> list[Relation]:
    """Contradictions between propositions of one article that stand close together; ``facts`` are in text order."""
    found = []
    for at, later in enumerate(facts):
        for earlier in reversed(facts[max(0, at - _BACK) : at]):
            gap = later.assertion.wording.start - earlier.assertion.wording.end
            if gap > _NEAR or gap < 0 or same_origin(later.origin, earlier.origin) or _is_told_between(later, earlier):
                continue
            if NOTICE in {later.origin.evidence.method, earlier.origin.evidence.method}:
                continue  # a publisher that takes back what it printed disputes nothing with whom it cites for that
            reason = _denied(later, earlier) or _other_figure(later, earlier)
            if reason is not None:
                one, other = in_order(later, earlier)
                evidence = Evidence("adjacency", 0.7, reason)
                found.append(Relation(one.assertion.id, other.assertion.id, Standing.CONTRADICTS, evidence))
                break
    return found


def _is_told_between(later: Facts, earlier: Facts) -> bool:
    """Whether a whole sentence stands between the two."""
    between = later.known.article.text[earlier.assertion.wording.end : later.assertion.wording.start]
    return len(_END.findall(between)) > 1


def _denied(later: Facts, earlier: Facts) -> str | None:
    """ "The company denies this", right after somebody else's proposition."""
    said, before, wording = later.known.attribution, earlier.known.attribution, later.known.wording
    if said is None or before is None or len(joined(before.content, earlier.known.article.text).split()) < _FEWEST:
        return None
    answers = points_back(wording) or (answers_blame(wording) and _is_about(earlier, later.origin.name))
    denied = said.stance is Stance.DENIES and says_not_so(later) and answers
    if denied and "contradict" in cue_of(later) and " " in wording:
        return None  # "the findings contradict her statements", which stand elsewhere
    if not denied and dismissed(wording) != "":
        return None
    if whose(wording) not in {"", *words(earlier.origin.name), *words(by(earlier))}:
        return None  # "the ministry's account", after what another said
    return f"what is said just before is denied by {by(later)}"


def _is_about(facts: Facts, name: str) -> bool:
    """Whether a proposition names somebody: who has no part in it denies none."""
    return not {fold(word) for word in _NAMED.findall(facts.known.wording)}.isdisjoint(words(name))


def _other_figure(later: Facts, earlier: Facts) -> str | None:
    """A number given as "the figure" or "the turnout", after another source's number of a thing."""
    a, b = later.assertion, earlier.assertion
    # What is ahead may be the number that "the figure" speaks of: both are then of what is ahead.
    if a.modality in AHEAD or len(a.quantities) != 1 or scopes_differ(later, earlier):
        return None
    mine = a.quantities[0]
    meant = is_understood(mine, later.known.wording)
    named = head(mine.unit) in _MEASURES or (meant and not _MEASURES.isdisjoint(map(stem, words(later.folded))))
    if named and _OF.search(later.folded):
        return None  # "the number of notices" says itself what it counts
    if not named and (not meant or b.modality in AHEAD or a.attribution is None):
        return None
    if (a.about or (b.about and b.modality not in AHEAD)) and a.about != b.about:
        return None
    found = [q for q in b.quantities if _comparable(mine, q) and not _is_whole(q, earlier)]
    found = [q for q in found if not meant or one_kind(mine, q)]
    if len(found) != 1 or not _fits(mine, earlier):
        return None
    return f"{_figure(mine)} against {told(found[0])}; {by(later)} against {by(earlier)}"


def _is_whole(quantity: Quantity, facts: Facts) -> bool:
    start = quantity.span.start
    return bool(_WHOLE.search(facts.known.article.text[max(0, start - _LEAD) : start]))


def _fits(mine: Quantity, earlier: Facts) -> bool:
    """Whether a toll or a turnout comes after a number of deaths or of a crowd."""
    frame = _FRAME_OF.get(head(mine.unit))
    return frame is None or frame in earlier.frames


def _figure(mine: Quantity) -> str:
    """A number told as of what the other counts: "800" for a "figure" of posts."""
    return told(replace(mine, unit="") if head(mine.unit) in _MEASURES else mine)


def _comparable(mine: Quantity, other: Quantity) -> bool:
    if not other.unit or other.unit == "%" or min(mine.value, other.value) < 5:
        return False
    return mine.value != other.value and max(mine.value, other.value) <= _TIMES * min(mine.value, other.value)
