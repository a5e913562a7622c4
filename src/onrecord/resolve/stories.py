"""Which articles are of one story: candidates from an index, a chance and a reason for each, and groups.

What is rare is judged by the pile itself, so every answer follows from the set of articles in it and from nothing
else, in whatever order they came.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import TypeVar

from onrecord.model import EntityKind, Evidence
from onrecord.resolve.alike import COMPARED_KINDS, Judge, Weighed, dot, judge, reason_of, signs
from onrecord.resolve.gist import Gist

Key = TypeVar("Key")

CANDIDATES = 40
"""Articles that one is held against."""
_ASKED = 24
"""Terms of an article that are looked up, those first that weigh most."""
_LISTED = 200
"""Articles read under one term."""
_BESIDE = 150
"""Articles of other matters supposed beside those of the pile: what all of a small pile name is still rare."""
_CLOSE = 4
"""Likenesses to its nearest that are kept of an article."""
_SURELY = 0.8
"""The chance that two articles of a story must have at least: what only hangs together is a topic."""


@dataclass(frozen=True, slots=True)
class Link:
    """That two articles are of one story, and why; ``one`` < ``other`` as ids."""

    one: str
    other: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one story, by id, and the links that hold it together: each article's best one."""

    articles: tuple[str, ...]
    links: tuple[Link, ...]


class Pile:
    """Gists of articles, to be looked up by their rarest terms."""

    def __init__(self, gists: Iterable[Gist]) -> None:
        self._gists = {gist.id: gist for gist in sorted(gists, key=lambda g: g.id)}
        self._with: defaultdict[str, list[str]] = defaultdict(list)
        self._named: Counter[str] = Counter()
        self._numbered: Counter[tuple[str, str]] = Counter()
        self._plainly: dict[str, Weighed] = {}
        self._weighed: dict[str, Weighed] = {}
        self._near: dict[str, list[str]] = {}
        for gist in self._gists.values():
            for term in gist.terms:
                self._with[term].append(gist.id)
            self._named.update(gist.names.keys())
            self._numbered.update(gist.numbers.keys())

    def ids(self) -> list[str]:
        """The articles, by id."""
        return list(self._gists)

    def pairs(self) -> Iterator[tuple[tuple[str, str], dict[str, float]]]:
        """Each pair of which one is a candidate of the other, by ids, the smaller one first, and its signs."""
        seen: set[tuple[str, str]] = set()
        for article, gist in self._gists.items():
            mine = self.weighed(gist)
            for other in self._candidates(gist):
                key = min(article, other), max(article, other)
                if key not in seen:
                    seen.add(key)
                    yield key, signs(mine, self.weighed(self._gists[other]))

    def groups(self, *, by: Judge | None = None) -> tuple[Group, ...]:
        """The articles of the pile by story; groups by their first id. Joins the likest groups first."""
        judging = by or judge()
        chances = {pair: judging.chance(found) for pair, found in self.pairs()}
        found = []
        for group in joined(self.ids(), chances, least=judging.joins_from):
            best = self._best(group, chances)
            if any(chance >= _SURELY for chance, _ in best.values()):
                found.append(Group(tuple(group), tuple(self._links(best.values()))))
            else:
                found += [Group((article,), ()) for article in group]
        return tuple(sorted(found, key=lambda group: group.articles))

    def _best(
        self, group: Sequence[str], chances: Mapping[tuple[str, str], float]
    ) -> dict[str, tuple[float, tuple[str, str]]]:
        """Of each article of a group the pair inside it by which it is likeliest of it, and its chance."""
        inside = frozenset(group)
        best: dict[str, tuple[float, tuple[str, str]]] = {}
        for article in group:
            for other in inside.intersection(self._candidates(self._gists[article])):
                pair = min(article, other), max(article, other)
                for one in pair:
                    best[one] = max(best.get(one, (-1.0, pair)), (chances[pair], pair))
        return best

    def _links(self, best: Iterable[tuple[float, tuple[str, str]]]) -> Iterator[Link]:
        for chance, (one, other) in sorted(set(best), key=lambda b: b[1]):
            reason = reason_of(self.weighed(self._gists[one]), self.weighed(self._gists[other]))
            yield Link(one, other, Evidence("same-story", round(chance, 4), reason))

    def weighed(self, gist: Gist) -> Weighed:
        """The gist with its counts weighed by this pile, and how near its nearest here are."""
        if gist.id not in self._weighed:
            plain = self._plain(gist)
            others = [self._plain(self._gists[other]) for other in self._candidates(gist)]
            close = sorted((dot(plain.terms, o.terms) for o in others), reverse=True)
            namely = max((dot(plain.names, o.names) for o in others), default=0.0)
            self._weighed[gist.id] = replace(plain, close=tuple(close[:_CLOSE]), namely=namely)
        return self._weighed[gist.id]

    def _candidates(self, gist: Gist) -> list[str]:
        """Ids of the articles that share most of what is rare in this one."""
        if gist.id not in self._near:
            self._near[gist.id] = self._looked_up(gist)
        return self._near[gist.id]

    def _looked_up(self, gist: Gist) -> list[str]:
        weights = {term: self._rarity(len(self._with.get(term, ()))) for term in gist.terms}
        asked = sorted(weights, key=lambda t: (-weights[t] * (1 + math.log(gist.terms[t])), t))
        shared: dict[str, float] = {}
        read = 0
        for term in asked:
            listed = self._with.get(term, [])
            if len(listed) > 1 or (listed and listed[0] != gist.id):
                read += 1
                for other in listed[:_LISTED]:
                    shared[other] = shared.get(other, 0.0) + weights[term] ** 2
            if read == _ASKED:
                break
        shared.pop(gist.id, None)
        return sorted(shared, key=lambda other: (-shared[other], other))[:CANDIDATES]

    def _rarity(self, count: int) -> float:
        """Inverse document frequency in this pile, natural logarithm, above 0."""
        return math.log((len(self._gists) + 1 + _BESIDE) / (count + 0.5))

    def _plain(self, gist: Gist) -> Weighed:
        """The gist's vectors under this pile's rarity."""
        if gist.id not in self._plainly:
            rare = {term: self._rarity(len(self._with.get(term, ()))) for term in gist.terms}
            rarity = {name: self._rarity(self._named[name]) for name in gist.names}
            numbers = {number: self._rarity(self._numbered[number]) for number in gist.numbers}
            self._plainly[gist.id] = Weighed(
                gist,
                terms=_vector(gist.terms, rare),
                opening=_vector(gist.opening, rare),
                names=_vector(gist.names, rarity),
                of_kind={kind: _vector(_of_kind(gist, kind), rarity) for kind in COMPARED_KINDS},
                numbers=_vector(gist.numbers, numbers),
                rarity=rarity,
            )
        return self._plainly[gist.id]


def _of_kind(gist: Gist, kind: EntityKind) -> dict[str, int]:
    return {name: count for name, count in gist.names.items() if gist.kinds[name] is kind}


def _vector(counts: Mapping[Key, int], rarity: Mapping[Key, float]) -> dict[Key, float]:
    """Counts on a logarithmic scale times rarity, scaled to length one."""
    weights = {key: (1 + math.log(count)) * rarity[key] for key, count in counts.items()}
    length = math.sqrt(math.fsum(w * w for w in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def joined(
    ids: Sequence[str], chances: Mapping[tuple[str, str], float], *, least: float, compared: int = CANDIDATES // 2
) -> list[list[str]]:
    """Groups by average linkage: the two groups likest each other become one, while their mean chance is ``least``.

    The mean is over the pairs that could have been compared: all of two small groups, and of large ones no more than
    ``compared`` for each article of the smaller one, since an article has candidates for but a part. Pairs that were
    no candidates of each other count as 0. Groups and what is in them are sorted.
    """
    number = {article: n for n, article in enumerate(ids)}
    members: dict[int, list[str]] = {n: [article] for n, article in enumerate(ids)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), chance in chances.items():
        sums[number[one]][number[other]] = sums[number[other]][number[one]] = chance

    def mean(a: int, b: int) -> float:
        sizes = sorted((len(members[a]), len(members[b])))
        return sums[a][b] / (sizes[0] * min(sizes[1], compared))

    heap = [(-mean(a, b), a, b) for a, others in sums.items() for b in others if a < b]
    heapify(heap)
    while heap:
        like, a, b = heappop(heap)
        if a not in members or b not in members:
            continue
        now = -mean(a, b)
        if now > like and -now >= least:
            heappush(heap, (now, a, b))  # the two have grown since, and what they share has not
        if now != like or -like < least:
            continue
        if len(sums[a]) < len(sums[b]):
            a, b = b, a  # what few others have to do with goes over, so that no pair goes over often
        members[a] += members.pop(b)
        for third, total in sorted(sums.pop(b).items()):
            del sums[third][b]
            if third != a:
                sums[a][third] = sums[third][a] = sums[a].get(third, 0.0) + total
                heappush(heap, (-mean(a, third), min(a, third), max(a, third)))
    return sorted(sorted(group) for group in members.values())
