"""Claims as groups of assertions that put one proposition."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import log

from onrecord.model import Assertion, Relation, Standing
from onrecord.relate.numbers import counted
from onrecord.relate.terms import stem

_SAME = frozenset({Standing.REPEATS, Standing.CORROBORATES})

_SAME_WORDS = 1.0
"""Score of a relation between assertions in the same words, or of one that a person set."""

_UNLINKED = -4.0
"""Log odds that two assertions without a relation put one claim, among the pairs of two groups that have some."""

_LEAST = -1.0
"""Mean log odds of their pairs from which two groups are one claim. Lower joins more, and mixes more claims."""

Pair = tuple[str, str]


def claims_of(assertions: Iterable[Assertion], relations: Iterable[Relation]) -> tuple[tuple[str, ...], ...]:
    """Ids of the assertions of each claim, sorted; a claim is known by its smallest id.

    Assertions in the same words are one. Groups of them grow together over *repeats* and *corroborates*, closest
    first, while the log odds of their pairs are high enough in the mean and none stands otherwise (*contradicts*,
    *revises*, …). One chance likeness, or a chain of them, then joins nothing. Ties are settled by id, so the order
    of what is given does not matter. Average-link clustering with cannot-links; time grows with relations, not pairs.
    """
    put = {a.id: a for a in assertions}
    held = [r for r in relations if r.one in put and r.other in put]
    same = [r for r in held if r.standing in _SAME and not _other_figures(put[r.one], put[r.other])]
    members = _copies(put, [r for r in same if r.evidence.score >= _SAME_WORDS])
    group = {i: key for key, inside in members.items() for i in inside}
    odds: dict[Pair, float] = {}
    for relation in same:
        if group[relation.one] != group[relation.other]:
            pair = _pair(group[relation.one], group[relation.other])
            odds[pair] = max(odds.get(pair, _UNLINKED), _log_odds(relation.evidence.score))
    apart = {_pair(group[r.one], group[r.other]) for r in held if r.standing not in _SAME}
    for key, joined in _Growing(odds, apart).grow().items():
        members[key] = [i for k in joined for i in members[k]] if len(joined) > 1 else members[key]
        for gone in joined:
            if gone != key:
                del members[gone]
    return tuple(tuple(sorted(members[key])) for key in sorted(members))


def _copies(put: Mapping[str, Assertion], links: Sequence[Relation]) -> dict[str, list[str]]:
    """The assertions that are in the same words, by their smallest id."""
    group = {i: i for i in put}
    members = {i: [i] for i in put}
    for relation in links:
        kept, gone = sorted((group[relation.one], group[relation.other]))
        if kept != gone:
            group.update(dict.fromkeys(members[gone], kept))
            members[kept] += members.pop(gone)
    return members


class _Growing:
    """Groups, by their smallest key, that grow together, closest first."""

    def __init__(self, odds: Mapping[Pair, float], apart: Iterable[Pair]) -> None:
        self.joined = {key: [key] for pair in odds for key in pair}
        # Of two groups, what their linked pairs have over _UNLINKED, summed.
        self._near: dict[str, dict[str, float]] = {key: {} for key in self.joined}
        self._never: dict[str, set[str]] = {key: set() for key in self.joined}
        for (one, other), value in odds.items():
            self._near[one][other] = self._near[other][one] = value - _UNLINKED
        for one, other in apart:
            if one in self._never and other in self._never and one != other:
                self._never[one].add(other)
                self._never[other].add(one)

    def grow(self) -> dict[str, list[str]]:
        """Which groups are one, by the smallest key of each."""
        heap = [(-self._mean(*pair), pair) for pair in ((a, b) for a in self._near for b in self._near[a] if a < b)]
        heapify(heap)
        while heap and -heap[0][0] >= _LEAST:
            value, (one, other) = heappop(heap)
            if other not in self._near.get(one, ()) or -value != self._mean(one, other):
                continue  # one of them has grown since
            if other not in self._never[one]:
                self._join(one, other)
                for third in self._near[one]:
                    heappush(heap, (-self._mean(one, third), _pair(one, third)))
        return self.joined

    def _mean(self, one: str, other: str) -> float:
        return _UNLINKED + self._near[one][other] / (len(self.joined[one]) * len(self.joined[other]))

    def _join(self, one: str, other: str) -> None:
        self.joined[one] += self.joined.pop(other)
        for third, value in self._near.pop(other).items():
            del self._near[third][other]
            if third != one:
                self._near[one][third] = self._near[third][one] = self._near[one].get(third, 0.0) + value
        for third in self._never.pop(other):
            self._never[third].discard(other)
            self._never[third].add(one)
            self._never[one].add(third)


def _log_odds(chance: float) -> float:
    kept = min(max(chance, 1e-4), 1 - 1e-4)
    return log(kept / (1 - kept))


def _other_figures(one: Assertion, other: Assertion) -> bool:
    """Whether both count the same thing, and none of their figures of it agree."""
    units = {stem(q.unit.split()[-1]): q.value for q in counted(one) if q.unit}
    shared = [(units[u], q.value) for q in counted(other) if q.unit and (u := stem(q.unit.split()[-1])) in units]
    return bool(shared) and all(a != b for a, b in shared)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
