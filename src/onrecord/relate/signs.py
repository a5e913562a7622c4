"""How probable it is that two assertions put one claim: signs of likeness, weighed by numbers that were trained."""

import json
from collections.abc import Mapping
from functools import cache
from math import exp, log1p
from pathlib import Path

from onrecord.model import Modality
from onrecord.relate.claims import same_origin
from onrecord.relate.facts import Facts, in_order, likeness, plain_shared, times_apart
from onrecord.relate.moods import AHEAD
from onrecord.relate.numbers import compare
from onrecord.vectors import cosine

_CLOSE_BY = 400
"""Characters between two wordings of one article within which they are parts of one passage."""
_WEIGHTS = Path(__file__).parent / "weights" / "same_claim.json"
_CROSSED = ("equal", "unequal", "no_number", "frame", "one_article", "names", "plain", "times_apart")
"""Signs that say another thing beside a high likeness than beside a low one."""


def signs(one: Facts, other: Facts) -> dict[str, float]:
    """What bears on whether two assertions put one claim, each about 0 to 1, the same whichever comes first."""
    later, earlier = in_order(one, other)
    a, b = later.assertion, earlier.assertion
    frames = later.frames & earlier.frames
    compared = compare(a, b, one_frame=bool(frames))
    equal = compared is not None and compared.equal
    unequal = compared is not None and not compared.equal
    ahead = [x.modality in AHEAD for x in (a, b)]
    one_article = later.known.article.id == earlier.known.article.id
    apart = abs((later.said[0] - earlier.said[0]).days) if later.said and earlier.said else 0
    overlap = later.days and earlier.days and later.days[0] <= earlier.days[1] and earlier.days[0] <= later.days[1]
    found = {
        "cosine": cosine(later.known.vector, earlier.known.vector),
        "likeness": likeness(later, earlier),
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
        "one_origin": same_origin(later.origin, earlier.origin),
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
        "passage": one_article and abs(a.wording.start - b.wording.start) < _CLOSE_BY,
        "within": later.folded in earlier.folded or earlier.folded in later.folded,
    }
    plain = {name: float(value) for name, value in found.items()}
    return plain | {
        f"{measure}*{name}": plain[measure] * plain[name]
        for measure in ("cosine", "likeness")
        for name in (measure, *_CROSSED)
    }


def chance(one: Facts, other: Facts) -> float:
    """The probability, 0 to 1, that two assertions of one record put one claim."""
    found = signs(one, other)
    weights = _weights()
    total = weights["bias"] + sum(weights[name] * found[name] for name in sorted(found))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> Mapping[str, float]:
    found: dict[str, float] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
