"""How probable it is that two assertions put one claim: signs of likeness, weighed by numbers that were trained."""

import json
from collections.abc import Mapping
from functools import cache
from math import exp, log1p
from pathlib import Path

from onrecord.model import Modality
from onrecord.relate.facts import Facts, in_order, likeness, one_origin, plain_shared, times_apart
from onrecord.relate.moods import AHEAD
from onrecord.relate.numbers import Compared, compare
from onrecord.vectors import cosine

CLOSE_BY = 400
"""Characters between two wordings of one article within which they are parts of one passage."""
_WEIGHTS = Path(__file__).parent / "weights" / "same_claim.json"
CROSSED = tuple(
    (measure, name)
    for measure in ("cosine", "likeness")
    for name in (measure, "equal", "unequal", "no_number", "frame", "one_article", "names", "plain", "times_apart")
)
"""Signs that say another thing beside a high likeness than beside a low one."""
_CROSSED = tuple((f"{measure}*{name}", measure, name) for measure, name in CROSSED)


def signs(one: Facts, other: Facts) -> dict[str, float]:
    """What bears on whether two assertions put one claim, each about 0 to 1, the same whichever comes first."""
    later, earlier = in_order(one, other)
    compared = compare(later.assertion, earlier.assertion, one_frame=bool(later.frames & earlier.frames))
    return signs_of(later, earlier, alike=likeness(later, earlier), compared=compared)


def signs_of(later: Facts, earlier: Facts, *, alike: float, compared: Compared | None) -> dict[str, float]:
    """``signs`` for whoever has the likeness and the numbers compared already."""
    a, b = later.assertion, earlier.assertion
    frames = later.frames & earlier.frames
    equal = compared is not None and compared.equal
    unequal = compared is not None and not compared.equal
    ahead = [x.modality in AHEAD for x in (a, b)]
    one_article = later.known.article.id == earlier.known.article.id
    apart = abs((later.said[0] - earlier.said[0]).days) if later.said and earlier.said else 0
    overlap = later.days and earlier.days and later.days[0] <= earlier.days[1] and earlier.days[0] <= later.days[1]
    found = {
        "cosine": cosine(later.known.vector, earlier.known.vector),
        "likeness": alike,
        "equal": equal,
        "equal_rare": equal and compared is not None and compared.is_rare,
        "equal_unique": equal and compared is not None and compared.is_unique,
        "equal_kind": equal and compared is not None and compared.one_kind,
        "unequal": unequal,
        "unequal_close": unequal and compared is not None and compared.is_close,
        "unequal_frame": unequal and bool(frames),
        "no_number": compared is None,
        "frame": bool(frames),
        "shared": min(len(later.stems & earlier.stems), 6) / 6,
        "plain": min(len(plain_shared(later, earlier)), 5) / 5,
        "names": min(len(later.names & earlier.names), 3) / 3,
        "one_origin": one_origin(later, earlier),
        "one_article": one_article,
        "one_time": bool(overlap),
        "times_apart": times_apart(later, earlier),
        "both_timed": bool(later.days and earlier.days),
        "days_between": log1p(apart) / 5,
        "one_polarity": a.polarity is b.polarity,
        "one_ahead": ahead[0] != ahead[1],
        "both_ahead": all(ahead),
        "one_denied": (a.modality is Modality.DENIED) != (b.modality is Modality.DENIED),
        "fragment": later.fragment or earlier.fragment,
        "shorter": min(len(later.stems), len(earlier.stems), 8) / 8,
        "passage": one_article and abs(a.wording.start - b.wording.start) < CLOSE_BY,
        "within": later.folded in earlier.folded or earlier.folded in later.folded,
    }
    plain = {name: float(value) for name, value in found.items()}
    for name, measure, crossed in _CROSSED:
        plain[name] = plain[measure] * plain[crossed]
    return plain


def chance(one: Facts, other: Facts) -> float:
    """The probability, 0 to 1, that two assertions of one record put one claim."""
    return chance_of(signs(one, other))


def chance_of(found: Mapping[str, float]) -> float:
    """The probability that follows from ``signs``."""
    total = weights()["bias"] + sum([weight * found[name] for name, weight in _in_order()])
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def _in_order() -> tuple[tuple[str, float], ...]:
    """Weights by name, so that they are always added up in one order."""
    return tuple((name, weight) for name, weight in sorted(weights().items()) if name != "bias")


@cache
def weights() -> Mapping[str, float]:
    """What each sign counts, and ``bias``."""
    found: dict[str, float] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
