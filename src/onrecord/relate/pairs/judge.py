"""How two assertions stand to each other, judged from what each one states: numbers, dates, polarity, modality, who."""

import re

from onrecord.model import Evidence, Modality, Polarity, Relation, Standing
from onrecord.relate.origins.desk import folded_publisher, is_correction, is_headed_as_correction, note_of_change
from onrecord.relate.pairs.facts import (
    Facts,
    in_order,
    is_after,
    is_long_after,
    likeness,
    one_origin,
    plain_shared,
    scopes_differ,
    shown,
    times_apart,
)
from onrecord.relate.pairs.nowadays import none_now
from onrecord.relate.pairs.numbers import Compared, can_both_hold, compare
from onrecord.relate.pairs.signs import Glance, chance_of, glance_at
from onrecord.relate.pairs.unlike import HARDLY, of_two_doers, rather_two
from onrecord.relate.propositions.moods import AHEAD
from onrecord.vectors import cosine

_PLAIN = frozenset({Modality.ASSERTED, Modality.DENIED})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
PAST = re.compile(r"\b(?:was|were|has|have|had|did|came|went|began|took|fell|\w{2,}ed)\b")

# Chosen on eight hand-made stories with their claims; precision of "contradicts" went before all else.
LIKE = 0.55
"""Share of common content words from which what differs between two propositions is of one thing."""
_FEWEST_SHARED = 2
"""Common content words that are no names, without which nothing but a number makes two propositions one."""
ABOUT_ONE_THING = 0.45
"""Share of common content words from which two different numbers are of one thing."""
_FEWEST_OPPOSED = 3
"""Common content words without which no negation is taken for a contradiction."""

LEAST_CHANCE = 0.06
"""Chance of putting one claim from which two assertions are linked. Groups of many such links make claims."""

SURE = 0.85
"""The same for what is said so long apart."""

Found = tuple[Standing, float, str]


def judge(one: Facts, other: Facts, seen: Glance | None = None) -> Relation | None:
    """How the later assertion stands to the earlier one, or None: no standing that the two of them show.

    The answer does not depend on which is given first, nor on whether what ``glance_at`` sees is given.
    """
    later, earlier = in_order(one, other)
    if later.assertion.id == earlier.assertion.id:
        return None
    if later.says_nothing or earlier.says_nothing or _one_place(later, earlier):
        return None
    alike = likeness(later, earlier)
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    if _worded_alike(later, earlier):
        found: Found | None = _same_words(later, earlier)
    else:
        found = _standing(later, earlier, alike=alike, compared=compared) or _of_then(later, earlier)
        found = found or _probably(later, earlier, alike=alike, compared=compared, seen=seen)
    if found is None:
        return None
    standing, score, reason = found
    return Relation(later.assertion.id, earlier.assertion.id, standing, Evidence("structure", round(score, 3), reason))


def _worded_alike(later: Facts, earlier: Facts) -> bool:
    """Whether both put one thing in the same words: who each pleaded guilty did not put one thing."""
    alike = later.folded == earlier.folded and later.folded.count(" ") >= _FEWEST_SHARED
    return alike and not _one_denied(later, earlier) and not of_two_doers(later, earlier)


def _probably(
    later: Facts, earlier: Facts, *, alike: float, compared: Compared | None, seen: Glance | None
) -> Found | None:
    """Whether the two put one claim, by all signs together."""
    negated = later.assertion.polarity is not earlier.assertion.polarity
    if _one_denied(later, earlier) != negated and alike >= LIKE:
        return None  # in like words one of them says the opposite; in other words a negation may say the same
    seen = seen or glance_at(later, earlier)
    score = min(chance_of(later, earlier, alike=alike, compared=compared, seen=seen), 0.999)
    if score < (SURE if is_long_after(later, earlier) else LEAST_CHANCE):
        return None
    if rather_two(later, earlier, chance=score, compared=compared, cosine=seen.cosine):
        score = HARDLY
    if compared is not None and compared.equal:
        what = f"both give {compared.told}"
    elif later.stems & earlier.stems:
        what = f"they share {shown(later, earlier)}"
    else:
        what = "they mean much the same in other words"
    return _same(later, earlier, score=score, what=what)


def _one_place(later: Facts, earlier: Facts) -> bool:
    """Whether both stand in the same words of one article: a source inside another's content, or two named as one."""
    if later.known.article.id != earlier.known.article.id:
        return False
    one, other = later.assertion.wording, earlier.assertion.wording
    return one != other and one.overlaps(other)


def _standing(later: Facts, earlier: Facts, *, alike: float, compared: Compared | None) -> Found | None:
    """What is shown by rules: other numbers of one thing, another time, a plan carried out, a denial."""
    plain = plain_shared(later, earlier)
    if compared is not None and not compared.equal:
        enough = len(plain | (later.frames & earlier.frames))
        if (alike >= ABOUT_ONE_THING and enough >= 2) or (compared.is_close and enough >= 1):
            return _other_number(later, earlier, alike=alike, compared=compared)
        return None
    if alike >= LIKE and (compared is not None or len(plain) >= _FEWEST_SHARED):
        return _agreeing(later, earlier, alike=alike, compared=compared)
    return None


def _agreeing(later: Facts, earlier: Facts, *, alike: float, compared: Compared | None) -> Found | None:
    """Two assertions of one matter whose numbers do not differ."""
    a, b = later.assertion, earlier.assertion
    what = f"both give {compared.told}" if compared else f"they share {shown(later, earlier)}"
    if times_apart(later, earlier) and not (compared and compared.is_rare):
        return Standing.DIFFERENT_SCOPE, alike, f"{what}, of {a.about} and of {b.about}"
    if _one_denied(later, earlier) != (a.polarity is not b.polarity):
        return _opposed(later, earlier, alike=alike, what=what)
    if b.modality in AHEAD and is_done(later, earlier):
        return Standing.REVISES, alike, f"{what}; {b.modality} on {b.said}, told as done on {a.said}"
    return None


def _opposed(later: Facts, earlier: Facts, *, alike: float, what: str) -> Found | None:
    """One of them denies or negates what the other puts."""
    a, b = later.assertion, earlier.assertion
    if a.modality not in _PLAIN or b.modality not in _PLAIN or later.fragment or earlier.fragment:
        return None
    if len(plain_shared(later, earlier)) < _FEWEST_OPPOSED or one_origin(later, earlier):
        return None
    denier, other = (a, b) if Modality.DENIED is a.modality or a.polarity is Polarity.NEGATIVE else (b, a)
    how = "denied by" if _one_denied(later, earlier) else "negated by"
    return Standing.CONTRADICTS, alike, f"{what}; put by {other.origin.name}, {how} {denier.origin.name}"


def _of_then(later: Facts, earlier: Facts) -> Found | None:
    """A denial of any such thing, and what was told as done so long before that the denial says nothing of it."""
    reason = none_now(later, earlier)
    return (Standing.DIFFERENT_SCOPE, cosine(later.known.vector, earlier.known.vector), reason) if reason else None


def is_done(later: Facts, earlier: Facts) -> bool:
    """Whether the later one tells as past what came after the earlier one was said."""
    if later.assertion.modality is not Modality.ASSERTED or not PAST.search(later.folded):
        return False
    told_before = later.days is not None and earlier.said is not None and later.days[1] <= earlier.said[1]
    return is_after(later, earlier) and not told_before


def _same_words(later: Facts, earlier: Facts) -> Found:
    a, b = later.assertion, earlier.assertion
    if times_apart(later, earlier):
        return Standing.DIFFERENT_SCOPE, 1.0, f"the same words, of {a.about} and of {b.about}"
    return _same(later, earlier, score=1.0, what="the same words")


def _same(later: Facts, earlier: Facts, *, score: float, what: str) -> Found:
    a, b = later.origin, earlier.origin
    if one_origin(later, earlier):
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
        standing = Standing.CORRECTS if _corrects(later, earlier) else Standing.REVISES
        return standing, alike, f"{compared.told}; told on {a.said} and on {b.said}"
    if later.correction or earlier.correction:
        return None  # a correction quotes what it takes back
    return _contradicting(later, earlier, alike=alike, compared=compared)


def _corrects(later: Facts, earlier: Facts) -> bool:
    """Whether a correction is of what its own house or its own source put, not of what another paper printed."""
    houses = {folded_publisher(f.known.article.publisher) for f in (later, earlier) if f.known.article.publisher}
    theirs = len(houses) < 2 or one_origin(later, earlier)  # two that are known
    return is_correction(later.known.article.text) and theirs and _is_of_these(later, earlier)


def _is_of_these(later: Facts, earlier: Facts) -> bool:
    """Whether a correction is of what differs: a note at the end of a report only where it gives one of the numbers."""
    text = later.known.article.text
    if is_headed_as_correction(text):
        return True
    apart = set(_NUMBER.findall(later.known.wording)) ^ set(_NUMBER.findall(earlier.known.wording))
    return not apart.isdisjoint(_NUMBER.findall(note_of_change(text)))


def _contradicting(later: Facts, earlier: Facts, *, alike: float, compared: Compared) -> Found | None:
    a, b = later.assertion, earlier.assertion
    if not (a.attribution and b.attribution) or one_origin(later, earlier) or a.polarity is not b.polarity:
        return None
    if a.modality not in _PLAIN or b.modality not in _PLAIN or a.modality is not b.modality:
        return None
    if can_both_hold(compared, (later.known.article.text, earlier.known.article.text)):
        return None
    return Standing.CONTRADICTS, alike, f"{compared.told}; {a.origin.name} against {b.origin.name}"


def _one_denied(later: Facts, earlier: Facts) -> bool:
    return (later.assertion.modality is Modality.DENIED) != (earlier.assertion.modality is Modality.DENIED)
