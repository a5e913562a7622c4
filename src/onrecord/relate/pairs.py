"""How two assertions stand to each other, judged from what each one states: numbers, dates, polarity, modality, who."""

import re

from onrecord.model import Evidence, Modality, Polarity, Relation, Standing
from onrecord.relate.claims import same_origin
from onrecord.relate.facts import (
    Facts,
    in_order,
    is_after,
    likeness,
    plain_shared,
    scopes_differ,
    shown,
    times_apart,
)
from onrecord.relate.moods import AHEAD
from onrecord.relate.numbers import Compared, can_both_hold, compare
from onrecord.relate.signs import chance

_PLAIN = frozenset({Modality.ASSERTED, Modality.DENIED})
_PAST = re.compile(r"\b(?:was|were|has|have|had|did|came|went|began|took|fell|\w{2,}ed)\b")

# Chosen on eight hand-made stories with their claims; precision of "contradicts" went before all else.
_LIKE = 0.55
"""Share of common content words from which two propositions without a number between them are one."""
_FEWEST_SHARED = 2
"""Common content words that are no names, without which nothing but a number makes two propositions one."""
_LIKE_IN_TIME = 0.25
"""The same for two propositions of one source about one stated time."""
_LIKE_IN_FRAME = 0.1
"""The same where both give one number of deaths, of jobs, of a crowd."""
_LIKE_WITH_NUMBER = 0.3
"""The same where both give the same small or round number of the same thing."""
_LIKE_WITH_RARE_NUMBER = 0.15
"""The same where the number is rare, or not small and of the same kind by its unit."""
_SMALL = 5
_THIN = 2
"""Content words up to which the number is all that a proposition says ("57 got away")."""
_SHARED, _SHARED_PLAIN, _WITHIN = 2.5, 3, 0.45
"""Weight of the common content words, number of those that are no names, share of the shorter one that they must be."""
_ABOUT_ONE_THING = 0.45
"""Share of common content words from which two different numbers are of one thing."""
_ALL_BUT_SAME, _LONG = 0.75, 60
"""What is planned and what is done, or what is said so many days apart, is one only in all but the same words."""
_FEWEST_OPPOSED = 3
"""Common content words without which no negation is taken for a contradiction."""

LEAST_CHANCE = 0.06
"""Chance of putting one claim from which two assertions are linked. Groups of many such links make claims."""

_SURE = 0.85
"""The same for what is said so long apart that like words more probably tell of another thing."""

_SAME = frozenset({Standing.REPEATS, Standing.CORROBORATES})

Found = tuple[Standing, float, str]


def judge(one: Facts, other: Facts) -> Relation | None:
    """How the later assertion stands to the earlier one, or None: no standing that the two of them show.

    The answer does not depend on which is given first.
    """
    later, earlier = in_order(one, other)
    if later.assertion.id == earlier.assertion.id:
        return None
    if later.says_nothing or earlier.says_nothing or _one_place(later, earlier):
        return None
    found = _standing(later, earlier)
    if found is None or (found[0] in _SAME and found[1] < 1.0):
        found = _probably(later, earlier)
    if found is None:
        return None
    standing, score, reason = found
    return Relation(later.assertion.id, earlier.assertion.id, standing, Evidence("structure", round(score, 3), reason))


def _probably(later: Facts, earlier: Facts) -> Found | None:
    """Whether the two put one claim, by all signs together."""
    negated = later.assertion.polarity is not earlier.assertion.polarity
    if _one_denied(later, earlier) != negated and likeness(later, earlier) >= _LIKE:
        return None  # in like words one of them says the opposite; in other words a negation may say the same
    score = chance(later, earlier)
    if score < (_SURE if _long_after(later, earlier) else LEAST_CHANCE):
        return None
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    if compared is not None and compared.equal:
        what = f"both give {compared.told}"
    elif later.stems & earlier.stems:
        what = f"they share {shown(later, earlier)}"
    else:
        what = "they mean much the same in other words"
    return _same(later, earlier, score=min(score, 0.999), what=what)


def _one_place(later: Facts, earlier: Facts) -> bool:
    """Whether both stand in the same words of one article: a source inside another's content, or two named as one."""
    if later.known.article.id != earlier.known.article.id:
        return False
    one, other = later.assertion.wording, earlier.assertion.wording
    return one != other and one.overlaps(other)


def _standing(later: Facts, earlier: Facts) -> Found | None:
    if later.folded == earlier.folded and later.folded.count(" ") >= _FEWEST_SHARED and not _one_denied(later, earlier):
        return _same(later, earlier, score=1.0, what="the same words")
    alike = likeness(later, earlier)
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    if compared is not None and not compared.equal:
        plain = len(plain_shared(later, earlier) | (later.frames & earlier.frames))
        enough = (alike >= _ABOUT_ONE_THING and plain >= 2) or (compared.is_close and plain >= 1)
        return _other_number(later, earlier, alike=alike, compared=compared) if enough else None
    if compared is not None and alike >= _needed(later, earlier, compared=compared):
        return _agreeing(later, earlier, alike=alike, compared=compared)
    if (
        (alike >= _LIKE and len(plain_shared(later, earlier)) >= _FEWEST_SHARED)
        or _much_in_common(later, earlier)
        or _one_plan(later, earlier, alike=alike)
    ):
        return _agreeing(later, earlier, alike=alike, compared=None)
    return None


def _one_plan(later: Facts, earlier: Facts, *, alike: float) -> bool:
    """Whether one source speaks of one stated time in like words: "to file in May", "wants to apply in May"."""
    if later.days is None or earlier.days is None or not same_origin(later.origin, earlier.origin):
        return False
    overlap = later.days[0] <= earlier.days[1] and earlier.days[0] <= later.days[1]
    if not overlap or later.days == later.said or earlier.days == earlier.said:
        return False
    return alike >= _LIKE_IN_TIME and bool(plain_shared(later, earlier))


def _needed(later: Facts, earlier: Facts, *, compared: Compared) -> float:
    """How alike two propositions must be in words when they share this number."""
    if later.frames & earlier.frames and compared.one.value >= _SMALL:
        return 0.0 if compared.is_unique else _LIKE_IN_FRAME
    if not compared.is_rare:
        kind = compared.one_kind and compared.one.value >= _SMALL
        return _LIKE_WITH_RARE_NUMBER if kind else _LIKE_WITH_NUMBER
    thin = min(len(later.stems), len(earlier.stems)) <= _THIN
    return 0.0 if thin or compared.is_unique else _LIKE_WITH_RARE_NUMBER


def _much_in_common(later: Facts, earlier: Facts) -> bool:
    """Whether a short proposition lies within a long one: most of its words, and several that are no names."""
    weights = earlier.weights
    shared = sum(min(weights[s], later.weights[s]) for s in sorted(later.stems & earlier.stems))
    least = min(sum(later.weights.values()), sum(weights.values()))
    plain = len(plain_shared(later, earlier))
    return shared >= max(_SHARED, _WITHIN * least) and plain >= _SHARED_PLAIN


def _agreeing(later: Facts, earlier: Facts, *, alike: float, compared: Compared | None) -> Found | None:
    """Two assertions of one matter whose numbers do not differ."""
    a, b = later.assertion, earlier.assertion
    what = f"both give {compared.told}" if compared else f"they share {shown(later, earlier)}"
    if times_apart(later, earlier) and not (compared and compared.is_rare):
        return (Standing.DIFFERENT_SCOPE, alike, f"{what}, of {a.about} and of {b.about}") if alike >= _LIKE else None
    denied, negated = _one_denied(later, earlier), a.polarity is not b.polarity
    if denied != negated:
        opposed = _opposed(later, earlier, alike=alike, what=what)
        # A negated sentence with a telling number in it still gives that number.
        keeps_number = not denied and compared is not None and compared.is_unique and alike < _LIKE
        return _same(later, earlier, score=alike, what=what) if opposed is None and keeps_number else opposed
    if b.modality in AHEAD and _is_done(later, earlier) and alike >= _LIKE:
        return Standing.REVISES, alike, f"{what}; {b.modality} on {b.said}, told as done on {a.said}"
    number = compared is not None and compared.is_rare
    if not number and alike < _ALL_BUT_SAME and (_planned_and_done(later, earlier) or _long_after(later, earlier)):
        return None
    return _same(later, earlier, score=alike, what=what)


def _planned_and_done(later: Facts, earlier: Facts) -> bool:
    return (later.assertion.modality in AHEAD) != (earlier.assertion.modality in AHEAD)


def _long_after(later: Facts, earlier: Facts) -> bool:
    """Whether so much time lies between that like words more probably tell of another thing."""
    return bool(later.said and earlier.said and (later.said[0] - earlier.said[1]).days > _LONG)


def _opposed(later: Facts, earlier: Facts, *, alike: float, what: str) -> Found | None:
    """One of them denies or negates what the other puts."""
    a, b = later.assertion, earlier.assertion
    if a.modality not in _PLAIN or b.modality not in _PLAIN or later.fragment or earlier.fragment:
        return None
    if (
        alike < _LIKE
        or len(plain_shared(later, earlier)) < _FEWEST_OPPOSED
        or same_origin(later.origin, earlier.origin)
    ):
        return None
    denier, other = (a, b) if Modality.DENIED is a.modality or a.polarity is Polarity.NEGATIVE else (b, a)
    how = "denied by" if _one_denied(later, earlier) else "negated by"
    return Standing.CONTRADICTS, alike, f"{what}; put by {other.origin.name}, {how} {denier.origin.name}"


def _is_done(later: Facts, earlier: Facts) -> bool:
    """Whether the later one tells as past what came after the earlier one was said."""
    if later.assertion.modality is not Modality.ASSERTED or not _PAST.search(later.folded):
        return False
    told_before = later.days is not None and earlier.said is not None and later.days[1] <= earlier.said[1]
    return is_after(later, earlier) and not told_before


def _same(later: Facts, earlier: Facts, *, score: float, what: str) -> Found:
    a, b = later.origin, earlier.origin
    if same_origin(a, b):
        return Standing.REPEATS, score, f"{what}; both from {a.name}"
    if not a.certain or not b.certain:
        return Standing.REPEATS, score, f"{what}; not shown to have another origin"
    return Standing.CORROBORATES, score, f"{what}; from {a.name} and from {b.name}"


def _other_number(later: Facts, earlier: Facts, *, alike: float, compared: Compared) -> Found | None:
    """Two different numbers of what looks like one thing."""
    a, b = later.assertion, earlier.assertion
    if times_apart(later, earlier):
        return Standing.DIFFERENT_SCOPE, alike, f"{compared.told}, of {a.about} and of {b.about}"
    if scopes_differ(later, earlier):
        return Standing.DIFFERENT_SCOPE, alike, f"{compared.told}, one of the whole and one of a part"
    if later.known.article.id != earlier.known.article.id and is_after(later, earlier):
        standing = Standing.CORRECTS if later.correction else Standing.REVISES
        return standing, alike, f"{compared.told}; told on {a.said} and on {b.said}"
    if later.correction or earlier.correction:
        return None  # a correction quotes what it takes back
    return _contradicting(later, earlier, alike=alike, compared=compared)


def _contradicting(later: Facts, earlier: Facts, *, alike: float, compared: Compared) -> Found | None:
    a, b = later.assertion, earlier.assertion
    if (
        not (a.attribution and b.attribution)
        or same_origin(later.origin, earlier.origin)
        or a.polarity is not b.polarity
    ):
        return None
    if a.modality not in _PLAIN or b.modality not in _PLAIN or a.modality is not b.modality:
        return None
    if can_both_hold(compared, (later.known.article.text, earlier.known.article.text)):
        return None
    return Standing.CONTRADICTS, alike, f"{compared.told}; {a.origin.name} against {b.origin.name}"


def _one_denied(later: Facts, earlier: Facts) -> bool:
    return (later.assertion.modality is Modality.DENIED) != (earlier.assertion.modality is Modality.DENIED)
