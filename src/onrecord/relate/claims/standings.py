"""How one claim stands to another, from all that both of them state: weighed by numbers that were trained."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import product
from math import exp, log1p
from pathlib import Path

from onrecord.model import Modality, Polarity, Standing
from onrecord.relate.claims.meeting import meeting_signs
from onrecord.relate.origins.same_origin import same_origin
from onrecord.relate.pairs.facts import Facts, in_order, is_after, scopes_differ
from onrecord.relate.pairs.judge import judge
from onrecord.relate.pairs.numbers import compare, counted
from onrecord.relate.pairs.signs import CROSSED, HOW_PUT, LENGTHS, OF_DEED, signs
from onrecord.relate.propositions.moods import AHEAD

NOTHING = "nothing"
KINDS = ("corroborates", "contradicts", "revises", "different_scope", NOTHING)
"""What is told apart here. Whether a revision is a correction, and a corroboration a repetition, shows elsewhere."""

MOST = 12
"""Assertions of a claim that are looked at, the earliest said: forty copies tell no more than a few."""

_SOME_DAYS = 2

_LEFT_OUT = frozenset(
    {*LENGTHS, *OF_DEED} | {f"{measure}*{name}" for measure, name in CROSSED if measure in LENGTHS or name in HOW_PUT}
)
"""Signs of pairs that say nothing here, where hundreds of pairs of claims are weighed and not a hundred thousand."""

_WEIGHTS = Path(__file__).parents[1] / "weights" / "standing.json"

_MOVED = re.compile(
    r"\b(?:now|later|revised?|raised|rose|risen|lowered|updated?|instead|put off|postponed|delayed|extended|no longer|"
    r"since then|final(?:ly)?|latest|eventually|completed|carried out|after all|went ahead|took effect|began|signed|"
    r"new)\b"
)
_AGAINST = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?|refute[sd]?|false|untrue|wrong|no such|contradict\w*|not true|"
    r"insist\w*|dismiss\w*|never|nobody|nothing)\b"
)
_PART = re.compile(
    r"\b(?:only|alone|nation(?:al|wide)|countrywide|worldwide|overall|total|altogether|whole|across|region(?:al)?|"
    r"province|district|city|town|state|last year|previous|so far)\b"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims: the assertions that put it, at least one, and those that deny it."""

    put: Sequence[Facts]
    against: Sequence[Facts] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """How two claims stand, and how probable that is, 0 to 1; ``standing`` is None where they have nothing to do."""

    standing: Standing | None
    chance: float


def stand(one: Side, other: Side) -> Stand:
    """How two claims stand to each other.

    Time grows with MOST², however many there are. Never a contradiction between what is planned and what is done.
    """
    chances = chances_of(one, other)
    best = max(KINDS, key=lambda kind: (chances[kind], kind))
    return Stand(None if best == NOTHING else Standing(best), chances[best])


def chances_of(one: Side, other: Side) -> dict[str, float]:
    """The probability of each of KINDS, 1 in all."""
    found = claim_signs(one, other)
    weights = _weights()
    totals = {
        kind: weights[kind]["bias"]
        + sum(weights[kind][n] * (found[n] - weights["mean"][n]) / weights["scale"][n] for n in sorted(found))
        for kind in KINDS
    }
    if found["one_ahead"] == 1.0:
        totals["contradicts"] = min(totals.values()) - 20
    top = max(totals.values())
    powers = {kind: exp(total - top) for kind, total in totals.items()}
    return {kind: power / sum(powers.values()) for kind, power in powers.items()}


def claim_signs(one: Side, other: Side) -> dict[str, float]:
    """What bears on how two claims stand: signs of their pairs in the mean, and of both as wholes."""
    mine, theirs = (_earliest(side.put) for side in (one, other))
    pairs = [(a, b) for a, b in product(mine, theirs) if a.assertion.id != b.assertion.id]
    rows = [signs(a, b) | _ordered_signs(a, b) for a, b in pairs] or [dict.fromkeys(_weights()["mean"], 0.0)]
    keys = sorted(rows[0].keys() - _LEFT_OUT)
    found = {key: sum(row[key] for row in rows) / len(rows) for key in keys}
    return found | _whole_signs(mine, theirs) | _denial_signs(one, other) | meeting_signs(mine, theirs)


def _earliest(some: Sequence[Facts]) -> list[Facts]:
    return sorted(some, key=lambda f: (f.assertion.said, f.assertion.id))[:MOST]


@dataclass(frozen=True, slots=True)
class _Worded:
    """What the words of an assertion show: that it tells of a part, that something moved, that others are wrong."""

    part: bool
    moved: bool
    against: bool


@lru_cache(maxsize=1 << 10)  # asked for with each assertion of the other claim
def _worded(folded: str) -> _Worded:
    return _Worded(bool(_PART.search(folded)), bool(_MOVED.search(folded)), bool(_AGAINST.search(folded)))


def _ordered_signs(one: Facts, other: Facts) -> dict[str, float]:
    """Signs in which the later and the earlier assertion differ, and what the rules make of the two."""
    later, earlier = in_order(one, other)
    a, b = later.assertion, earlier.assertion
    compared = compare(a, b, one_frame=bool(later.frames & earlier.frames))
    up = ratio = 0.0
    if compared is not None and not compared.equal:
        x, y = compared.one.value, compared.other.value
        up = 1.0 if x > y else -1.0
        ratio = min(x, y) / max(x, y) if min(x, y) > 0 else 0.0
    places = [{k for k in f.names if k.startswith("place:")} for f in (later, earlier)]
    both_sure = later.origin.certain and earlier.origin.certain
    late, early = _worded(later.folded), _worded(earlier.folded)
    relation = judge(later, earlier)
    ruled = relation.standing if relation else None
    found = {
        "after": is_after(later, earlier),
        "later_corrects": later.correction,
        "earlier_corrects": earlier.correction,
        "one_negative": a.polarity is not b.polarity,
        "both_negative": a.polarity is b.polarity is Polarity.NEGATIVE,
        "later_ahead": a.modality in AHEAD,
        "earlier_ahead": b.modality in AHEAD,
        "done": b.modality in AHEAD and a.modality is Modality.ASSERTED,
        "denied": Modality.DENIED in {a.modality, b.modality},
        "one_possible": (a.modality is Modality.POSSIBLE) != (b.modality is Modality.POSSIBLE),
        "scopes": scopes_differ(later, earlier),
        "places": bool(all(places) and not places[0] & places[1]),
        "one_part": late.part != early.part,
        "both_attributed": bool(a.attribution and b.attribution),
        "later_moved": late.moved,
        "earlier_moved": early.moved,
        "later_against": late.against,
        "earlier_against": early.against,
        "up": up,
        "ratio": ratio,
        "both_sure": both_sure,
        "two_sure": both_sure and not same_origin(later.origin, earlier.origin),
        "said_at_once": a.said == b.said,
        "years": bool(later.days and earlier.days and later.days[0].year != earlier.days[0].year),
    }
    ruled_as = {f"ruled_{s.value}": s is ruled for s in Standing}
    return {name: float(value) for name, value in (found | ruled_as).items()}


def _whole_signs(mine: Sequence[Facts], theirs: Sequence[Facts]) -> dict[str, float]:
    """When both were said, on whose word, and how the figures stand to each other that each of them is about."""
    spans = [_said(side) for side in (mine, theirs)]
    keys = [{f.origin.key for f in side} for side in (mine, theirs)]
    gap, later = 0, 0
    if spans[0] and spans[1]:
        gap = abs((spans[0][0] - spans[1][0]).days)
        later = (spans[0][0] > spans[1][1]) - (spans[1][0] > spans[0][1])
    shared = any(same_origin(a.origin, b.origin) for a in mine for b in theirs)
    apart, found = float(later != 0), _central_signs(mine, theirs, order=_order(spans))
    differ, alike = found["central_differ"], found["central_unit"]
    return found | {
        "claims_gap": log1p(gap) / 5,
        "claims_at_once": float(gap == 0),
        "claims_days": float(gap > _SOME_DAYS),
        "claims_after": apart,
        "origins_common": len(keys[0] & keys[1]) / max(1, min(len(keys[0]), len(keys[1]))),
        "origin_shared": float(shared),
        "differ_one_origin": differ * shared,
        "differ_two_origins": differ * (not shared),
        "differ_one_unit": differ * alike,
        "differ_one_unit_two_origins": differ * alike * (not shared),
        "differ_after": differ * apart,
        "differ_together_two_origins": differ * (1 - apart) * (not shared),
        "after_one_origin": apart * shared,
        "members_least": float(min(len(mine), len(theirs))),
        "members_most": float(max(len(mine), len(theirs))),
    }


Days = tuple[date, date]


def _said(side: Sequence[Facts]) -> Days | None:
    days = [f.said[0] for f in side if f.said]
    return (min(days), max(days)) if days else None


def _order(spans: Sequence[Days | None]) -> int:
    """1 where the first was first said later, -1 where the other was, 0 where that is not known or on one day."""
    if not spans[0] or not spans[1]:
        return 0
    return (spans[0][0] > spans[1][0]) - (spans[1][0] > spans[0][0])


def _central_signs(mine: Sequence[Facts], theirs: Sequence[Facts], *, order: int) -> dict[str, float]:
    """The figure that most assertions of each claim give, and whether both claims are about one figure."""
    one, other = _figures(mine), _figures(theirs)
    found = dict.fromkeys(("inter", "differ", "cross", "unit", "ratio", "up"), 0.0)
    if one and other:
        tops = [
            {v for v, given in side.items() if given[0] == max(n for n, _ in side.values())} for side in (one, other)
        ]
        x, y = (next(v for v in side if v in top) for side, top in zip((one, other), tops, strict=True))
        units = [set().union(*(side[v][1] for v in top)) for side, top in zip((one, other), tops, strict=True)]
        found["inter"] = float(bool(one.keys() & other.keys()))
        found["differ"] = float(not tops[0] & tops[1])
        found["cross"] = float(bool(tops[0] & other.keys() or tops[1] & one.keys()))
        found["unit"] = float(bool(units[0] & units[1]))
        found["ratio"] = min(x, y) / max(x, y) if min(x, y) > 0 else 0.0
        found["up"] = float((x > y) - (x < y)) * order
    found |= {"both": float(bool(one and other)), "neither": float(not one and not other)}
    return {f"central_{name}": value for name, value in found.items()}


def _figures(side: Sequence[Facts]) -> dict[float, tuple[int, set[str]]]:
    """How many assertions give each number, and the last words of its units, in order of saying."""
    found: dict[float, tuple[int, set[str]]] = {}
    for facts in side:
        for value, quantity in {q.value: q for q in counted(facts.assertion)}.items():
            times, units = found.get(value, (0, set()))
            found[value] = times + 1, units | set(quantity.unit.lower().split()[-1:])
    return found


def _denial_signs(one: Side, other: Side) -> dict[str, float]:
    """Whether what puts the one denies the other: the very assertion, or its origin; and who is denied at all."""
    ways = ((one, other), (other, one))
    put = [{f.assertion.id for f in a.put} & {f.assertion.id for f in b.against} for a, b in ways]
    said = [same_origin(f.origin, g.origin) for a, b in ways for f in a.put for g in b.against]
    denied = [bool(side.against) for side in (one, other)]
    return {
        "denial_shared": float(any(put)),
        "denier_shared": float(any(said)),
        "any_denied": float(any(denied)),
        "both_denied": float(all(denied)),
    }


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
