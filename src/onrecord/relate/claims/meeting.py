"""Where two claims meet: the articles that put both, what stands between them there, and on whose word each is."""

import re
from collections.abc import Sequence
from itertools import product

from onrecord.relate.pairs.facts import Facts
from onrecord.text import fold

_NEAR = 400
"""Characters between two wordings of one article up to which the words between them set the one against the other."""
_BESIDE = 60
"""The same up to which both stand in one sentence, mostly."""
_SCALE = 100.0
"""Characters at which nearness has fallen to a half."""
_AGAINST = re.compile(
    r"\b(?:but|however|yet|although|though|while|whereas|den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|contradict\w*|not|"
    r"never|insist\w*|instead|rather than|against)\b"
)
_KINDS = ("person", "organisation", "institution", "document", "unnamed", "reporting")
"""Kinds of origin, as their keys begin."""


def meeting_signs(mine: Sequence[Facts], theirs: Sequence[Facts]) -> dict[str, float]:
    """What of it bears on how two claims stand, each 0 to 1, the same whichever claim comes first; both have members.

    Time grows with the product of both, and with what stands between near ones.
    """
    return _in_articles(mine, theirs) | _on_whose_word(mine, theirs)


def _in_articles(mine: Sequence[Facts], theirs: Sequence[Facts]) -> dict[str, float]:
    homes = [{f.known.article.id for f in side} for side in (mine, theirs)]
    met = [(a, b) for a, b in product(mine, theirs) if a.known.article.id == b.known.article.id]
    gaps = [_gap(a, b) for a, b in met]
    against = sum(_set_against(a, b) for (a, b), gap in zip(met, gaps, strict=True) if gap < _NEAR)
    least = min(gaps, default=None)
    return {
        "articles_common": len(homes[0] & homes[1]) / max(1, min(map(len, homes))),
        "article_shared": float(bool(met)),
        "near": 0.0 if least is None else 1 / (1 + least / _SCALE),
        "beside": float(least is not None and least < _BESIDE),
        "set_against": against / max(1, len(met)),
        "set_against_once": float(against > 0),
    }


def _gap(one: Facts, other: Facts) -> int:
    first, second = sorted((one.assertion.wording, other.assertion.wording))
    return max(0, second.start - first.end)


def _set_against(one: Facts, other: Facts) -> bool:
    first, second = sorted((one.assertion.wording, other.assertion.wording))
    between = one.known.article.text[first.end : max(first.end, second.start)]
    return bool(_AGAINST.search(fold(between)))


def _on_whose_word(mine: Sequence[Facts], theirs: Sequence[Facts]) -> dict[str, float]:
    keys = [{f.origin.key for f in side} for side in (mine, theirs)]
    sure = [sum(f.origin.certain for f in side) / len(side) for side in (mine, theirs) if side]
    found = {
        "origins_alike": len(keys[0] & keys[1]) / max(1, len(keys[0] | keys[1])),
        "sure_least": min(sure, default=0.0),
    }
    for kind in _KINDS:
        one, other = (_share(side, kind) for side in (mine, theirs))
        found[f"{kind}_most"], found[f"{kind}_differs"] = max(one, other), abs(one - other)
    return found


def _share(side: Sequence[Facts], kind: str) -> float:
    return sum(f.origin.key.startswith(f"{kind}:") for f in side) / max(1, len(side))
