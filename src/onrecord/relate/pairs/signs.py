"""How probable it is that two assertions put one claim: signs of likeness, weighed by numbers that were trained."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp, log1p
from pathlib import Path

from onrecord.model import Modality
from onrecord.relate.pairs.facts import Facts, in_order, likeness, one_origin, part_near, times_apart
from onrecord.relate.pairs.numbers import Compared, compare, is_telling
from onrecord.relate.propositions.moods import AHEAD
from onrecord.vectors import cosine

CLOSE_BY = 400
"""Characters between two wordings of one article within which they are parts of one passage."""
_WEIGHTS = Path(__file__).parents[1] / "weights" / "same_claim.json"
HOW_PUT = ("both_attributed", "one_requested", "cue", "source", "around")
"""Signs of how both are put: by somebody, as a demand, in which words for the saying and the source, beside what."""
OF_DEED = ("one_actor", "one_action", "one_affected")
"""Whether the same somebody acts in both, does the same, and to the same: what many shared words do not tell."""
LENGTHS = ("shorter_text", "longer_text")
"""How long the articles of both are, ``Facts.length``: any of the many assertions of a long one is a little like one of
another, and two words in common that make one claim of two notices make none there."""
CROSSED = (
    *(
        (measure, name)
        for measure in ("cosine", "likeness")
        for name in (
            *(measure, "equal", "unequal", "no_number", "frame", "one_article", "names", "plain", "times_apart"),
            *HOW_PUT,
        )
    ),
    *(
        (length, name)
        for length in LENGTHS
        for name in (
            *("cosine", "likeness", "cosine*cosine", "likeness*likeness", "around", "shared", "plain", "shorter"),
            *("names", "equal", "no_number"),
        )
    ),
)
"""Signs that say another thing beside a high likeness than beside a low one, or in long articles than in short ones; a
sign that is crossed itself stands before those that it is crossed with."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What is dear to find of one pair and cheap of many at once: how close the vectors of their sentences lie, and the
    share of the words of the one that stand in or beside the other, None where that was not looked for."""

    cosine: float
    around: float | None = None


def glance_at(one: Facts, other: Facts) -> Glance:
    """The same of one pair by itself; whichever comes first."""
    return Glance(cosine(one.known.vector, other.known.vector), _around(one, other, one.stems & other.stems))


def _around(one: Facts, other: Facts, shared: frozenset[str]) -> float:
    return max(part_near(one, other, shared), part_near(other, one, shared))


def signs(one: Facts, other: Facts) -> dict[str, float]:
    """What bears on whether two assertions put one claim, each about 0 to 1, the same whichever comes first."""
    later, earlier = in_order(one, other)
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    seen = glance_at(later, earlier)
    found = _plain(later, earlier, alike=likeness(later, earlier), compared=compared, seen=seen)
    plain = dict(zip(_PLAIN, map(float, found), strict=True))
    plain |= dict(zip(LENGTHS, _lengths(later, earlier), strict=True))
    for measure, crossed in CROSSED:
        plain[f"{measure}*{crossed}"] = plain[measure] * plain[crossed]
    return plain


_PLAIN = (
    *("cosine", "likeness", "equal", "equal_rare", "equal_unique", "equal_kind", "unequal", "unequal_close"),
    *("unequal_frame", "no_number", "frame", "shared", "plain", "names", "one_origin", "one_article", "one_time"),
    *("times_apart", "both_timed", "days_between", "one_polarity", "one_ahead", "both_ahead", "one_denied"),
    *("fragment", "shorter", "passage", "within", "one_value", "telling_value"),
    *HOW_PUT,
    *OF_DEED,
)
"""The signs that are not crossed, in the order of ``_plain``."""


def _plain(later: Facts, earlier: Facts, *, alike: float, compared: Compared | None, seen: Glance) -> tuple[float, ...]:
    a, b = later.assertion, earlier.assertion
    frames, shared = later.frames & earlier.frames, later.stems & earlier.stems
    values = later.values & earlier.values
    equal = compared is not None and compared.equal
    unequal = compared is not None and not compared.equal
    ahead = a.modality in AHEAD, b.modality in AHEAD
    one_article = later.known.article.id == earlier.known.article.id
    apart = abs((later.said[0] - earlier.said[0]).days) if later.said and earlier.said else 0
    overlap = later.days and earlier.days and later.days[0] <= earlier.days[1] and earlier.days[0] <= later.days[1]
    return (
        seen.cosine,
        alike,
        equal,
        equal and compared is not None and compared.is_rare,
        equal and compared is not None and compared.is_unique,
        equal and compared is not None and compared.one_kind,
        unequal,
        unequal and compared is not None and compared.is_close,
        unequal and bool(frames),
        compared is None,
        bool(frames),
        min(len(shared), 6) / 6,
        min(len(shared - later.frames - later.named - earlier.named), 5) / 5,  # plain_shared, without asking again
        min(len(later.names & earlier.names), 3) / 3,
        one_origin(later, earlier),
        one_article,
        bool(overlap),
        times_apart(later, earlier),
        bool(later.days and earlier.days),
        log1p(apart) / 5,
        a.polarity is b.polarity,
        ahead[0] != ahead[1],
        ahead[0] and ahead[1],
        (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED),
        later.fragment or earlier.fragment,
        min(len(later.stems), len(earlier.stems), 8) / 8,
        one_article and abs(a.wording.start - b.wording.start) < CLOSE_BY,
        later.folded in earlier.folded or earlier.folded in later.folded,
        bool(values) and not equal,
        any(map(is_telling, values)) and not equal,
        a.attribution is not None and b.attribution is not None,
        (a.modality is Modality.REQUESTED) != (b.modality is Modality.REQUESTED),
        not later.cue.isdisjoint(earlier.cue),
        2 * len(later.source & earlier.source) / max(1, len(later.source) + len(earlier.source)),
        _around(later, earlier, shared) if seen.around is None else seen.around,
        not later.actors.isdisjoint(earlier.actors),
        not later.actions.isdisjoint(earlier.actions),
        not later.affected.isdisjoint(earlier.affected),
    )


def chance(one: Facts, other: Facts) -> float:
    """The probability, 0 to 1, that two assertions of one record put one claim."""
    later, earlier = in_order(one, other)
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    seen = glance_at(later, earlier)
    return chance_of(later, earlier, alike=likeness(later, earlier), compared=compared, seen=seen)


def chance_of(later: Facts, earlier: Facts, *, alike: float, compared: Compared | None, seen: Glance) -> float:
    """``chance`` for whoever has the likeness, the numbers compared and the glance already."""
    found = _plain(later, earlier, alike=alike, compared=compared, seen=seen)
    near = found[0]
    total, by_sign = _by_sign(*_lengths(later, earlier))
    for value, (alone, beside_near, beside_alike) in zip(found, by_sign, strict=True):
        if value:
            total += value * (alone + near * beside_near + alike * beside_alike)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def _lengths(one: Facts, other: Facts) -> tuple[float, float]:
    return (one.length, other.length) if one.length <= other.length else (other.length, one.length)


@cache  # lengths are of a few steps
def _by_sign(shorter: float, longer: float) -> tuple[float, tuple[tuple[float, float, float], ...]]:
    """What counts in articles of these lengths anyhow, and for each sign of ``_PLAIN`` what it counts alone, and more
    for the nearness and the likeness beside it."""
    told = weights()

    def of(name: str) -> float:
        beside = zip(LENGTHS, (shorter, longer), strict=True)
        return told.get(name, 0.0) + sum(told.get(f"{length}*{name}", 0.0) * value for length, value in beside)

    anyhow = told["bias"] + told[LENGTHS[0]] * shorter + told[LENGTHS[1]] * longer
    return anyhow, tuple((of(n), of(f"cosine*{n}"), of(f"likeness*{n}")) for n in _PLAIN)


@cache
def weights() -> Mapping[str, float]:
    """What each sign counts, and ``bias``."""
    found: dict[str, float] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
