"""How probable it is that two assertions put one claim, once it is known what else each of them is like."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_WEIGHTS = Path(__file__).parents[1] / "weights" / "rivals.json"

_SOFT = 0.02
"""Chance that an article holds a likelier one that is not on record, so that a faint link is not called the best."""

_MOST = 4.0
"""Sum of the chances of an assertion above which more says nothing else: forty reports of one thing are as ten are."""

_SURE = 1e-4
"""What is left of doubt at the least, and of a chance."""

_SHORTEST, _LONGEST = 5, 100
"""Assertions of an article below and above which fewer or more say nothing else: hardly any that the weights were made
from has so few or so many."""

_MOST_ADDED = 2.5
"""What the others may add to the log odds of a link: two short articles hold nothing likelier for anything, which does
not make one claim of what hardly anything speaks for."""

_SOON = 3
"""Days between two sayings up to which one thing is told by all who tell of it."""

Floats = NDArray[np.float64]
Numbers = NDArray[np.integer]


def weighed(ends: Numbers, chances: Floats, articles: Numbers, *, said: Floats) -> Floats:
    """The log odds that the two assertions of each link put one claim, beside all other links.

    ``ends`` (links, 2) number assertions, ``chances`` are those of each link by itself, ``articles`` number the article
    of each assertion, for all assertions there are, ``said`` is the day of saying, NaN for none. In an article that
    puts a thing at all, mostly one assertion puts it: a link is doubted where the other's article has a likelier one,
    and believed where it has none; but that tells less of long articles, whose many assertions are somewhat like many
    others, and of two that have little else alike. What is said long after is rather another thing. Time grows with the
    links, times their logarithm. Sums are taken in the order of the links: give them in one.
    """
    found = signs(ends, chances, articles, said=said)
    told = weights()
    total = np.full(len(ends), told["bias"])
    for name in NAMES:
        total += told[name] * found[name]
    return np.asarray(np.minimum(total, found["odds"] + _MOST_ADDED))


_BESIDE = ("best", "best_of_one", "most_linked", "least_linked")
_WITH_LENGTH = ("odds", "best", "best_of_one")
NAMES = (
    *("odds", *_BESIDE, *(f"odds*{name}" for name in _BESIDE)),
    *("shorter", "longer", *(f"longer*{name}" for name in _WITH_LENGTH), "long_after", "alike", "alike*best"),
)
"""The signs of ``signs``, in the order in which they are added up."""


def signs(ends: Numbers, chances: Floats, articles: Numbers, *, said: Floats) -> dict[str, Floats]:
    """What bears on a link beside the others, each alone and times its own log odds.

    Its share beside the best rival in the other's article, from the side where that is smaller and from the other side;
    how much each of the two assertions is linked; how long the two articles are, in assertions; how many days, more
    than a few, lie between the two sayings; and how much of all else in the two articles is alike.
    """
    kept = np.clip(chances, _SURE, 1 - _SURE)
    odds = np.log(kept / (1 - kept))
    first, second, alike = _in_the_articles(ends, kept, articles)
    linked = np.log1p(np.minimum(np.bincount(ends.ravel(), np.repeat(kept, 2), len(articles)), _MOST))[ends]
    found = {
        "best": kept / (kept + np.maximum(first, second) + _SOFT),
        "best_of_one": kept / (kept + np.minimum(first, second) + _SOFT),
        "most_linked": linked.max(axis=1, initial=0.0),
        "least_linked": linked.min(axis=1, initial=np.inf),
    }
    found |= {f"odds*{name}": odds * found[name] for name in _BESIDE} | {"odds": odds}
    lengths = np.log(np.clip(np.bincount(articles), _SHORTEST, _LONGEST))[articles][ends]
    found |= {"shorter": lengths.min(axis=1, initial=np.inf), "longer": lengths.max(axis=1, initial=0.0)}
    found |= {f"longer*{name}": found["longer"] * found[name] for name in _WITH_LENGTH}
    apart = np.nan_to_num(np.abs(said[ends[:, 0]] - said[ends[:, 1]]))
    found |= {"long_after": np.log1p(np.maximum(apart - _SOON, 0)) / 5}
    return found | {"alike": alike, "alike*best": alike * found["best"]}


def _in_the_articles(ends: Numbers, chances: Floats, articles: Numbers) -> tuple[Floats, Floats, Floats]:
    """For each link the best chance that its first assertion has with any but the second, in the second's article.

    And the same of the second assertion. And the share of the other assertions of the one article that have their like
    in the other, each as sure as its best link; from the side where that is smaller, 0 within one article.
    """
    both = np.concatenate((ends, ends[:, ::-1]))
    values = np.concatenate((chances, chances))
    size = int(articles.max(initial=0)) + 1
    place = both[:, 0].astype(np.int64) * size + articles[both[:, 1]]
    order = np.argsort(place - values / 2)  # by place, the likeliest first: one sort is faster than two
    place, values, second = place[order], values[order], both[order, 1]
    starts = np.flatnonzero(np.append(True, place[1:] != place[:-1])) if len(place) else np.zeros(0, np.int64)
    lengths = np.diff(np.append(starts, len(place)))
    first = np.repeat(starts, lengths)
    next_best = np.where(np.repeat(lengths, lengths) > 1, values[np.minimum(first + 1, len(values) - 1)], 0.0)
    found, alike = np.empty(len(order)), np.empty(len(order))
    found[order] = np.where(second == second[first], next_best, values[first])
    alike[order] = np.repeat(_alike(place[starts], values[starts], articles), lengths)
    half = len(ends)
    return found[:half], found[half:], np.minimum(alike[:half], alike[half:])


def _alike(places: Numbers, best: Floats, articles: Numbers) -> Floats:
    """Of an article and another one the share of assertions of the one that have their like in the other.

    For each assertion of the one that is linked there, which is left out. ``places``: the assertion, times the number
    of articles, plus the other article; ``best`` its surest link there.
    """
    size = int(articles.max(initial=0)) + 1
    home, other = articles[places // size].astype(np.int64), places % size
    apart = np.where(home == other, 0.0, best)
    _, pair = np.unique(home * size + other, return_inverse=True)
    rest = np.maximum(np.bincount(pair, apart)[pair] - apart, 0.0)
    return np.asarray(rest / np.maximum(np.bincount(articles, minlength=size)[home] - 1, 1))


@cache
def weights() -> Mapping[str, float]:
    """What each sign counts, and ``bias``."""
    found: dict[str, float] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
