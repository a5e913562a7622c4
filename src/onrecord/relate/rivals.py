"""How probable it is that two assertions put one claim, once it is known what else each of them is like."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_WEIGHTS = Path(__file__).parent / "weights" / "rivals.json"

_SOFT = 0.02
"""Chance that an article holds a likelier one that is not on record, so that a faint link is not called the best."""

_MOST = 4.0
"""Sum of the chances of an assertion above which more says nothing else: forty reports of one thing are as ten are."""

_SURE = 1e-4
"""What is left of doubt at the least, and of a chance."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.integer]


def weighed(ends: Numbers, chances: Floats, articles: Numbers) -> Floats:
    """The log odds that the two assertions of each link put one claim, beside all other links.

    ``ends`` (links, 2) number assertions, ``chances`` are those of each link by itself, ``articles`` number the article
    of each assertion. In an article that puts a thing at all, mostly one assertion puts it: a link is doubted where the
    other's article has a likelier one, and believed where it has none. Time grows with the links, times their
    logarithm. Sums are taken in the order of the links: give them in one.
    """
    found = signs(ends, chances, articles)
    told = weights()
    total = np.full(len(ends), told["bias"])
    for name in NAMES:
        total += told[name] * found[name]
    return total


_BESIDE = ("best", "best_of_one", "most_linked", "least_linked")
NAMES = ("odds", *_BESIDE, *(f"odds*{name}" for name in _BESIDE))
"""The signs of ``signs``, in the order in which they are added up."""


def signs(ends: Numbers, chances: Floats, articles: Numbers) -> dict[str, Floats]:
    """What bears on a link beside the others, each alone and times its own log odds.

    Its share beside the best rival in the other's article, from the side where that is smaller and from the other side;
    and how much each of the two assertions is linked.
    """
    kept = np.clip(chances, _SURE, 1 - _SURE)
    odds = np.log(kept / (1 - kept))
    rival = _rivals(ends, kept, articles)
    linked = np.log1p(np.minimum(np.bincount(ends.ravel(), np.repeat(kept, 2), len(articles)), _MOST))[ends]
    found = {
        "best": kept / (kept + np.maximum(*rival) + _SOFT),
        "best_of_one": kept / (kept + np.minimum(*rival) + _SOFT),
        "most_linked": linked.max(axis=1, initial=0.0),
        "least_linked": linked.min(axis=1, initial=np.inf),
    }
    return found | {f"odds*{name}": odds * value for name, value in found.items()} | {"odds": odds}


def _rivals(ends: Numbers, chances: Floats, articles: Numbers) -> tuple[Floats, Floats]:
    """For each link the best chance that its first assertion has with any but the second, in the second's article.

    And the same of the second assertion.
    """
    both = np.concatenate((ends, ends[:, ::-1]))
    values = np.concatenate((chances, chances))
    place = both[:, 0].astype(np.int64) * (int(articles.max(initial=0)) + 1) + articles[both[:, 1]]
    order = np.argsort(place - values / 2)  # by place, the likeliest first: one sort is faster than two
    place, values, second = place[order], values[order], both[order, 1]
    starts = np.flatnonzero(np.append(True, place[1:] != place[:-1])) if len(place) else np.zeros(0, np.int64)
    lengths = np.diff(np.append(starts, len(place)))
    first = np.repeat(starts, lengths)
    next_best = np.where(np.repeat(lengths, lengths) > 1, values[np.minimum(first + 1, len(values) - 1)], 0.0)
    found = np.empty(len(order))
    found[order] = np.where(second == second[first], next_best, values[first])
    return found[: len(ends)], found[len(ends) :]


@cache
def weights() -> Mapping[str, float]:
    """What each sign counts, and ``bias``."""
    found: dict[str, float] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
