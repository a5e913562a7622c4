"""Claims as groups of assertions that put one proposition."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Assertion, Relation, Standing
from onrecord.relate.numbers import counted
from onrecord.relate.rivals import weighed
from onrecord.relate.terms import stem

SAME = frozenset({Standing.REPEATS, Standing.CORROBORATES})
"""Standings of assertions that are likely to put one thing."""

_SAME_WORDS = 1.0
"""Score of a relation between assertions in the same words, or of one that a person set."""

_UNLINKED = -4.0
"""Log odds that two assertions without a relation put one claim, among the pairs of two groups that have some."""

_LEAST = -1.0
"""Mean log odds of their pairs from which two groups are one claim. Lower joins more, and mixes more claims."""
_ROUNDED = 1e-9
"""More than what rounding adds to a mean."""

Pair = tuple[int, int]
Numbers = NDArray[np.int64]


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
    otherwise (*contradicts*, *revises*, …). One chance likeness, or a chain of them, then joins nothing. Ties are
    settled by id, so the order of what is given does not matter. Average-link clustering with cannot-links; time grows
    with relations, not pairs.
    """
    put = {a.id: a for a in assertions}
    ids = sorted(put)
    number = {name: n for n, name in enumerate(ids)}
    held = [r for r in relations if r.one in put and r.other in put]
    links = Links(
        np.array([number[r.one] for r in held], np.int32),
        np.array([number[r.other] for r in held], np.int32),
        np.array([r.standing in SAME for r in held], np.bool_),
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
    ends = np.sort(np.stack((group[links.one], group[links.other]), axis=1), axis=1)  # the smaller first
    between = ends[:, 0] != ends[:, 1]
    near, odds = _closest(ends[same & between], _odds(links, same, articles)[between[same]])
    now = np.arange(len(assertions))
    for key, joined in _Growing(near, odds, ends[~links.same & between]).grow().items():
        now[joined] = key
    return _named(assertions, now[group])


def _odds(links: Links, same: NDArray[np.bool_], articles: Numbers | None) -> NDArray[np.float64]:
    """The log odds of these links."""
    if articles is None:
        return _log_odds(links.score[same])
    ends = np.sort(np.stack((links.one[same], links.other[same]), axis=1), axis=1)
    order = np.lexsort((ends[:, 1], ends[:, 0]))  # sums of floats are the same in one order only
    found = np.empty(len(order))
    found[order] = weighed(ends[order], links.score[same][order], articles)
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
    order = np.lexsort((odds, pairs[:, 1], pairs[:, 0]))
    pairs, odds = pairs[order], odds[order]
    last = np.append((pairs[1:] != pairs[:-1]).any(axis=1), np.ones(min(1, len(pairs)), np.bool_))
    return pairs[last], np.maximum(odds[last], _UNLINKED)


class _Growing:
    """Groups, by their smallest key, that grow together, closest first."""

    def __init__(self, pairs: Numbers, odds: NDArray[np.float64], apart: Numbers) -> None:
        # No mean is above the highest odds in it, so that a group that nothing is near to stays as it is.
        strong = pairs[odds >= _LEAST - _ROUNDED]
        able = np.unique(strong)
        # Nor do groups ever meet that no such links lead between.
        home = _heads(int(pairs.max(initial=-1)) + 1, strong[:, 0], strong[:, 1])
        some = np.isin(pairs, able).all(axis=1) & (home[pairs[:, 0]] == home[pairs[:, 1]])
        self.joined = {key: [key] for key in able.tolist()}
        # Of two groups, what their linked pairs have over _UNLINKED, summed.
        self._near: dict[int, dict[int, float]] = {key: {} for key in self.joined}
        self._never: dict[int, set[int]] = {key: set() for key in self.joined}
        for (one, other), value in zip(pairs[some].tolist(), (odds[some] - _UNLINKED).tolist(), strict=True):
            self._near[one][other] = self._near[other][one] = value
        for one, other in apart[np.isin(apart, able).all(axis=1)].tolist():
            self._never[one].add(other)
            self._never[other].add(one)

    def grow(self) -> dict[int, list[int]]:
        """Which groups are one, by the smallest key of each."""
        later = ((key, [other for other in others if key < other]) for key, others in self._near.items())
        heap = [near for key, others in later for near in self._within(key, others)]
        heapify(heap)
        while heap:
            value, (one, other) = heappop(heap)
            if other not in self._near.get(one, ()) or -value != self._mean(one, other):
                continue  # one of them has grown since
            if other not in self._never[one]:
                self._join(one, other)
                for near in self._within(one, self._near[one]):
                    heappush(heap, near)
        return self.joined

    def _within(self, one: int, others: Iterable[int]) -> Iterator[tuple[float, Pair]]:
        """Those of the others that are near enough to be one with this one, with how near, the closest lowest."""
        for other in others:
            mean = self._mean(one, other)
            if mean >= _LEAST:
                yield -mean, _pair(one, other)

    def _mean(self, one: int, other: int) -> float:
        return _UNLINKED + self._near[one][other] / (len(self.joined[one]) * len(self.joined[other]))

    def _join(self, one: int, other: int) -> None:
        self.joined[one] += self.joined.pop(other)
        for third, value in self._near.pop(other).items():
            del self._near[third][other]
            if third != one:
                self._near[one][third] = self._near[third][one] = self._near[one].get(third, 0.0) + value
        for third in self._never.pop(other):
            self._never[third].discard(other)
            self._never[third].add(one)
            self._never[one].add(third)


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


def _pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
