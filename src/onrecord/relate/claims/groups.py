"""Claims as groups of assertions that put one proposition."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise, repeat
from math import log, nan
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model import AGREEING_STANDINGS, Assertion, Relation
from onrecord.relate.claims.rivals import weighed
from onrecord.relate.pairs.numbers import counted
from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.times import days

_SAME_WORDS = 1.0
"""Score of a relation between assertions in the same words, or of one that a person set."""

_UNLINKED = -3.0
"""Log odds that two assertions without a relation put one claim, among the pairs of two groups that have some."""

_BEST = 0.25
"""How much the surest pair of two groups counts beside the mean of all their pairs: what one thing is told in by ten
papers is not linked each with each, and a mean alone would make several claims of it."""
_SUREST = 3.0
"""Log odds from which a pair tells no more, so that one near copy does not join what else is nothing like it."""

_LEAST = -0.85
"""How close, in log odds, two groups must be to be one claim. Lower joins more, and mixes more claims."""
_ROUNDED = 1e-9
"""More than what rounding adds to a mean."""
_NOTHING = (0.0, _UNLINKED)
"""What two groups have that no link leads between."""
_GONE = 1 << 62
"""When a group is said to have grown that is part of another one."""

Near = tuple[float, int, int, int]
"""How near two groups are, the nearest lowest; the two, the smaller first; and when that was."""
Numbers = NDArray[np.integer[Any]]
Beside = dict[int, dict[int, tuple[float, ...]]]
"""For each group those that it has linked pairs with: what these have over _UNLINKED, summed, and the surest's odds."""


@dataclass(frozen=True, slots=True)
class Links:
    """Relations in columns: two assertions, by their numbers; whether they may put one thing, and how sure that is."""

    one: NDArray[np.int32]
    other: NDArray[np.int32]
    same: NDArray[np.bool_]
    score: NDArray[np.float64]


def claims_of(
    assertions: Iterable[Assertion], relations: Iterable[Relation], articles: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Ids of the assertions of each claim, sorted; a claim is known by its smallest id.

    ``articles`` gives the article of each assertion: where they are known, a link is weighed beside all others
    (``rivals``), else by itself. Assertions in the same words are one. Groups of them grow together over *repeats* and
    *corroborates*, closest first, while the log odds of their pairs are high enough in the mean and none stands
    otherwise (*contradicts*, *revises*, …); their surest pair counts a little more. One chance likeness, or a chain of
    them, then joins nothing. Ties are settled by id, so the order of what is given does not matter. Clustering by the
    average and the single link, with cannot-links; time grows with relations, not pairs.
    """
    put = {a.id: a for a in assertions}
    ids = sorted(put)
    number = {name: n for n, name in enumerate(ids)}
    held = [r for r in relations if r.one in put and r.other in put]
    links = Links(
        np.array([number[r.one] for r in held], np.int32),
        np.array([number[r.other] for r in held], np.int32),
        np.array([r.standing in AGREEING_STANDINGS for r in held], np.bool_),
        np.array([r.evidence.score for r in held], np.float64),
    )
    homes = np.unique([articles[name] for name in ids], return_inverse=True)[1] if articles is not None else None
    return grown([put[name] for name in ids], links, homes)


def grown(assertions: Sequence[Assertion], links: Links, articles: Numbers | None) -> tuple[tuple[str, ...], ...]:
    """The same of assertions that are in order of their ids, and numbered so in their links; so are their articles."""
    same = links.same.copy()
    same[links.same] = ~_other_figures(assertions, links.one[links.same], links.other[links.same])
    copies = same & (links.score >= _SAME_WORDS)
    group = _heads(len(assertions), links.one[copies], links.other[copies])
    ends = _ends(group[links.one], group[links.other])
    between = ends[:, 0] != ends[:, 1]
    said = _said(assertions) if articles is not None else np.zeros(0)
    near, odds = _closest(ends[same & between], _odds(links, same, articles, said=said)[between[same]])
    now = np.arange(len(assertions))
    for key, joined in _Growing(near, odds, ends[~links.same & between]).grow().items():
        now[joined] = key
    return _named(assertions, now[group])


def _said(assertions: Sequence[Assertion]) -> NDArray[np.float64]:
    """The first day on which each may have been said, as a number; NaN for none."""
    found = (days(assertion.said) for assertion in assertions)
    return np.array([stretch[0].toordinal() if stretch else nan for stretch in found], np.float64)


def _odds(
    links: Links, same: NDArray[np.bool_], articles: Numbers | None, *, said: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The log odds of these links."""
    if articles is None:
        return _log_odds(links.score[same])
    ends = _ends(links.one[same], links.other[same])
    order = np.argsort(_as_numbers(ends), kind="stable")  # sums of floats are the same in one order only
    found = np.empty(len(order))
    found[order] = weighed(ends[order], links.score[same][order], articles, said=said)
    return found


def _named(assertions: Sequence[Assertion], group: Numbers) -> tuple[tuple[str, ...], ...]:
    """Ids by group, of assertions in order of their ids and groups that are called by their first."""
    members: dict[int, list[str]] = {}
    for assertion, key in zip(assertions, group.tolist(), strict=True):
        members.setdefault(key, []).append(assertion.id)
    return tuple(map(tuple, members.values()))


def _heads(size: int, one: NDArray[np.integer[Any]], other: NDArray[np.integer[Any]]) -> Numbers:
    """For each assertion the first of those it hangs together with over these links."""
    head = np.arange(size)
    while (apart := head[one] != head[other]).any():  # each time half of the groups that are linked at least are joined
        one, other = one[apart], other[apart]
        first, second = head[one], head[other]
        np.minimum.at(head, np.maximum(first, second), np.minimum(first, second))
        while (head != head[head]).any():
            head = head[head]
    return head


def _closest(pairs: Numbers, odds: NDArray[np.float64]) -> tuple[Numbers, NDArray[np.float64]]:
    """Each pair once, with the highest of its odds; they speak for one claim at least as much as no relation does."""
    numbers = _as_numbers(pairs)
    order = np.argsort(numbers, kind="stable")
    firsts = np.flatnonzero(np.diff(numbers[order], prepend=-1))
    best = np.maximum.reduceat(odds[order], firsts) if len(firsts) else odds
    return pairs[order[firsts]], np.maximum(best, _UNLINKED)


def _ends(one: Numbers, other: Numbers) -> Numbers:
    """Pairs, the smaller first."""
    return np.stack((np.minimum(one, other), np.maximum(one, other)), axis=1)


def _as_numbers(pairs: Numbers) -> Numbers:
    """Each pair as one number, in order of the pairs."""
    return pairs[:, 0].astype(np.int64) * (int(pairs.max(initial=0)) + 1) + pairs[:, 1]


class _Growing:
    """Groups, by their smallest key, that grow together, closest first."""

    def __init__(self, pairs: Numbers, odds: NDArray[np.float64], apart: Numbers) -> None:
        # No two groups are closer than their surest pair, so that a group that nothing is near to stays as it is.
        strong = pairs[odds >= _LEAST - _ROUNDED]
        size = int(pairs.max(initial=-1)) + 1
        able = np.zeros(size, np.bool_)
        able[strong] = True
        # Nor do groups ever meet that no such links lead between.
        home = np.where(able, _heads(size, strong[:, 0], strong[:, 1]), -np.arange(1, size + 1))
        some = home[pairs[:, 0]] == home[pairs[:, 1]]
        self.joined = {key: [key] for key in np.flatnonzero(able).tolist()}
        self._sizes = dict.fromkeys(self.joined, 1)
        # Of two groups, what their linked pairs have over _UNLINKED, summed; and what the surest of them has.
        sums = odds[some] - _UNLINKED
        surest = np.minimum(odds[some], _SUREST)
        self._near = _beside(pairs[some], sums, surest)
        self._never: dict[int, set[int]] = {}
        apart = apart[(apart < size).all(axis=1)]
        for one, other in apart[home[apart[:, 0]] == home[apart[:, 1]]].tolist():
            self._never.setdefault(one, set()).add(other)
            self._never.setdefault(other, set()).add(one)
        self._apart = _closest_first(pairs[some], (1 - _BEST) * odds[some] + _BEST * surest, home)
        # How many had been joined when a group last grew; what was put in the heap before that holds no more.
        self._grown = dict.fromkeys(self.joined, 0)

    def grow(self) -> dict[int, list[int]]:
        """Which groups are one, by the smallest key of each."""
        for heap in self._apart:
            self._grow(heap)
        return self.joined

    def _grow(self, heap: list[Near]) -> None:
        """The same of those that hang together; the heap has each two of them that are near enough to be one."""
        grown, never, sizes = self._grown, self._never, self._sizes
        joins = 0
        while heap:
            _, one, other, when = heappop(heap)
            if when < grown[one] or when < grown[other] or other in never.get(one, ()):
                continue
            joins += 1
            self._join(one, other)
            grown[one], grown[other] = joins, _GONE
            size, held_apart = sizes[one], never.get(one, ())
            for third, (total, best) in self._near[one].items():
                mean = _UNLINKED + total / (size * sizes[third])
                close = (1 - _BEST) * mean + _BEST * best
                if close >= _LEAST and third not in held_apart:
                    heappush(heap, (-close, one, third, joins) if one < third else (-close, third, one, joins))

    def _join(self, one: int, other: int) -> None:
        self.joined[one] += self.joined.pop(other)
        self._sizes[one] += self._sizes[other]
        near = self._near
        ours, theirs = near[one], near.pop(other)
        del ours[other], theirs[one]
        for third, (total, best) in theirs.items():
            more, surer = ours.get(third, _NOTHING)
            beside = near[third]
            del beside[other]
            ours[third] = beside[one] = (total + more, max(best, surer))
        gone = self._never.pop(other, None)
        for third in gone or ():
            self._never[third].discard(other)
            self._never[third].add(one)
        if gone:
            self._never.setdefault(one, set()).update(gone)


def _beside(pairs: Numbers, *values: NDArray[np.float64]) -> Beside:
    """For each number those that are paired with it, with the values of the pair."""
    one, other = np.concatenate((pairs, pairs[:, ::-1])).T
    order = np.argsort(one, kind="stable")
    named, starts = np.unique(one[order], return_index=True)
    others = other[order].tolist()
    held = list(zip(*(np.concatenate((some, some))[order].tolist() for some in values), strict=True))
    bounds = pairwise([*starts.tolist(), len(others)])
    return {
        key: dict(zip(others[first:end], held[first:end], strict=True))
        for key, (first, end) in zip(named.tolist(), bounds, strict=True)
    }


def _closest_first(pairs: Numbers, close: NDArray[np.float64], home: Numbers) -> Iterator[list[Near]]:
    """Those pairs of single assertions that are near enough to be one, by what hangs together, each in order: a heap.

    Many small heaps, which take half of the time that one does.
    """
    enough = close >= _LEAST
    pairs, close = pairs[enough], close[enough]
    homes = home[pairs[:, 0]]
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -close, homes))
    one, other = pairs[order].T.tolist()
    held = list(zip((-close[order]).tolist(), one, other, repeat(0), strict=False))
    ends = [*(np.flatnonzero(np.diff(homes[order])) + 1).tolist(), len(held)]
    return (held[first:end] for first, end in pairwise([0, *ends]))


def _log_odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    different, where = np.unique(chances, return_inverse=True)
    kept = (min(max(chance, 1e-4), 1 - 1e-4) for chance in different.tolist())
    return np.array([log(chance / (1 - chance)) for chance in kept], np.float64)[where]


def _other_figures(
    assertions: Sequence[Assertion], one: NDArray[np.int32], other: NDArray[np.int32]
) -> NDArray[np.bool_]:
    """Of which pairs both count the same thing, and none of their figures of it agree."""
    kinds: dict[tuple[tuple[str, float], ...], int] = {(): 0}
    kind = [kinds.setdefault(_figures(a), len(kinds)) if a.quantities else 0 for a in assertions]
    numbers, figures = np.array(kind, np.int64), list(kinds)
    found: NDArray[np.bool_] = (numbers[one] > 0) & (numbers[other] > 0) & (numbers[one] != numbers[other])
    pairs, where = np.unique(numbers[one[found]] * len(kinds) + numbers[other[found]], return_inverse=True)
    answers = [_disagree(figures[pair // len(kinds)], figures[pair % len(kinds)]) for pair in pairs.tolist()]
    found[found] = np.array(answers, np.bool_)[where]
    return found


def _figures(assertion: Assertion) -> tuple[tuple[str, float], ...]:
    """What it counts, by the last word for it, with how many."""
    return tuple((stem(q.unit.split()[-1]), q.value) for q in counted(assertion) if q.unit)


def _disagree(one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]) -> bool:
    units = dict(one)
    shared = [(units[unit], value) for unit, value in other if unit in units]
    return bool(shared) and all(a != b for a, b in shared)
