"""Which articles tell of the same happening: candidates from an index, a chance and a reason for each, and groups.

What is rare is judged by the pile itself, so every answer follows from the set of articles in it and from nothing
else, in whatever order they came.
"""

import math
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import TypeVar

from onrecord.model import EntityKind, Evidence, Judgement
from onrecord.resolve.alike import COMPARED_KINDS, Judge, Weighed, dot, judge, reason_of, signs
from onrecord.resolve.gist import Gist

Key = TypeVar("Key")

CANDIDATES = 40
"""Articles that one is held against."""
_ASKED = 24
"""Terms of an article that are looked up, those first that weigh most."""
_LISTED = 200
"""Articles read under one term."""
_PRIOR = 1.0
"""Articles supposed beside those of the pile, so that rarity is defined in the smallest one."""
_CLOSE = 4
_SAME_FROM, _UNSURE_FROM = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Link:
    """The judgement that two articles tell of the same happening, or of two; ``one`` < ``other`` as ids."""

    one: str
    other: str
    judgement: Judgement
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Group:
    """Articles on one happening, by id, and the links that hold it together: each article's best one."""

    articles: tuple[str, ...]
    links: tuple[Link, ...]


class Pile:
    """Gists of articles, to be looked up by their rarest terms. Adding and asking cost what one article costs."""

    def __init__(self, gists: Iterable[Gist] = ()) -> None:
        self._gists: dict[str, Gist] = {}
        self._with: defaultdict[str, list[str]] = defaultdict(list)
        self._named: Counter[str] = Counter()
        self._numbered: Counter[tuple[str, str]] = Counter()
        self._plainly: dict[str, Weighed] = {}
        self._weighed: dict[str, Weighed] = {}
        self._pairs: dict[tuple[str, str], dict[str, float]] = {}
        for gist in gists:
            self.add(gist)

    def __len__(self) -> int:
        return len(self._gists)

    def __contains__(self, article: object) -> bool:
        return article in self._gists

    def add(self, gist: Gist) -> None:
        """Make an article known; one that is known already is left as it is."""
        if gist.id in self._gists:
            return
        self._gists[gist.id] = gist
        for term in gist.terms:
            insort(self._with[term], gist.id)
        self._named.update(gist.names.keys())
        self._numbered.update(gist.numbers.keys())
        self._plainly.clear()
        self._weighed.clear()
        self._pairs = {}

    def ids(self) -> list[str]:
        """The articles, by id."""
        return sorted(self._gists)

    def near(self, gist: Gist, *, limit: int = 8, by: Judge | None = None) -> tuple[Link, ...]:
        """The articles that most likely tell of the same happening, likeliest first, each with a reason.

        The article itself need not be in the pile, and is never among the answers.
        """
        judging = by or judge()
        mine = self.weighed(gist)
        found = [(judging.chance(signs(mine, other)), other) for other in self._peers(gist)]
        found.sort(key=lambda pair: (-pair[0], pair[1].gist.id))
        return tuple(_link(mine, other, chance) for chance, other in found[:limit])

    def pairs(self) -> dict[tuple[str, str], dict[str, float]]:
        """The signs of every pair of which one is a candidate of the other, by ids, the smaller one first."""
        found = self._pairs
        if found:
            return found
        for article in self.ids():
            mine = self.weighed(self._gists[article])
            for other in self._peers(self._gists[article]):
                key = min(article, other.gist.id), max(article, other.gist.id)
                if key not in found:
                    found[key] = signs(mine, other)
        return found

    def groups(self, *, by: Judge | None = None) -> tuple[Group, ...]:
        """The articles of the pile by happening; groups by their first id. Joins the likest groups first."""
        judging = by or judge()
        chances = {pair: judging.chance(found) for pair, found in sorted(self.pairs().items())}
        groups = joined(self.ids(), chances, least=judging.joins_from)
        return tuple(Group(tuple(group), tuple(self._links(group, chances))) for group in groups)

    def _links(self, group: list[str], chances: Mapping[tuple[str, str], float]) -> Iterable[Link]:
        inside = set(group)
        best: dict[str, tuple[float, tuple[str, str]]] = {}
        for pair, chance in chances.items():
            if inside.issuperset(pair):
                for article in pair:
                    best[article] = max(best.get(article, (-1.0, pair)), (chance, pair))
        for chance, (one, other) in sorted(set(best.values()), key=lambda b: b[1]):
            yield _link(self.weighed(self._gists[one]), self.weighed(self._gists[other]), chance)

    def weighed(self, gist: Gist) -> Weighed:
        """The gist with its counts weighed by this pile, and how near its nearest here are."""
        if gist.id not in self._weighed:
            plain = self._plain(gist)
            others = [self._plain(self._gists[other]) for other in self._candidates(gist)]
            close = sorted((dot(plain.terms, o.terms) for o in others), reverse=True)
            namely = max((dot(plain.names, o.names) for o in others), default=0.0)
            self._weighed[gist.id] = replace(plain, close=tuple(close[:_CLOSE]), namely=namely)
        return self._weighed[gist.id]

    def _peers(self, gist: Gist) -> list[Weighed]:
        return [self.weighed(self._gists[other]) for other in self._candidates(gist)]

    def _candidates(self, gist: Gist) -> list[str]:
        """Ids of the articles that share most of what is rare in this one."""
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
        return math.log((len(self._gists) + 1 + _PRIOR) / (count + _PRIOR / 2))

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


def _link(one: Weighed, other: Weighed, chance: float) -> Link:
    """The judgement on two articles, laid out the same way whichever was asked about."""
    first, second = (one, other) if one.gist.id <= other.gist.id else (other, one)
    if chance >= _SAME_FROM:
        judgement, score = Judgement.SAME, chance
    elif chance >= _UNSURE_FROM:
        judgement, score = Judgement.UNSURE, chance
    else:
        judgement, score = Judgement.DIFFERENT, 1 - chance
    reason = reason_of(first, second, same=judgement is not Judgement.DIFFERENT)
    return Link(first.gist.id, second.gist.id, judgement, Evidence("same-happening", round(score, 4), reason))


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
        if -like < least:
            break
        if a not in members or b not in members or mean(a, b) != -like:
            continue  # one of the two has grown since
        members[a] += members.pop(b)
        for third, total in sorted(sums.pop(b).items()):
            del sums[third][b]
            if third != a:
                sums[a][third] = sums[third][a] = sums[a].get(third, 0.0) + total
        for third in sums[a]:
            heappush(heap, (-mean(a, third), min(a, third), max(a, third)))
    return sorted(sorted(group) for group in members.values())
