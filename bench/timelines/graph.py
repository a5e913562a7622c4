"""Temporal awareness of one timeline against another, as the organisers of SemEval-2015 task 4 count it.

Source: the readme and the scripts of the task's evaluation tool (Aldabe and Agirre 2015, in newsreader/evaluation on
GitHub), which apply the metric of TempEval-3 (UzZaman and Allen, Temporal Evaluation, ACL 2011; UzZaman et al.,
SemEval-2013 task 1). Every mention is SIMULTANEOUS with its date, and BEFORE or SIMULTANEOUS with the mention after it
in the file; lines of order 0 do not count. Precision is the share of the system's relations, without those that follow
from others, that follow from the gold ones; recall the same the other way round. Relations that contradict earlier
ones are kept, and are right only where the other side states them too.
"""

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

Row = tuple[int, str, tuple[str, ...]]
"""Order, date, mentions of one event (``docid-sentence-word``)."""
Node = tuple[str, str, int]
Relation = tuple[Node, Node, Literal["before", "simultaneous"]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Relations that count, and those of them that the other side confirms."""

    system: int = 0
    gold: int = 0
    precise: int = 0
    recalled: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.system + other.system,
            self.gold + other.gold,
            self.precise + other.precise,
            self.recalled + other.recalled,
        )

    @property
    def precision(self) -> float:
        """The share of the system's relations that the gold ones confirm."""
        return self.precise / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold relations that the system's confirm."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def compare(gold: Iterable[Row], system: Iterable[Row]) -> Counts:
    """Counts of one timeline against its gold."""
    gold_graph, system_graph = TimeGraph(relations(gold)), TimeGraph(relations(system))
    return Counts(
        len(system_graph.kept),
        len(gold_graph.kept),
        sum(gold_graph.confirms(r) for r in system_graph.kept),
        sum(system_graph.confirms(r) for r in gold_graph.kept),
    )


def relations(rows: Iterable[Row]) -> list[Relation]:
    """What a timeline says, in the order in which the tool writes it down. A mention may stand in it twice."""
    told: list[tuple[int, Node]] = []
    links: list[Relation] = []
    seen: Counter[str] = Counter()
    for order, day, mentions in sorted(rows, key=_natural):
        if order == 0:
            continue
        for mention in mentions:
            node = ("event", mention, seen[mention])
            seen[mention] += 1
            told.append((order, node))
            links.append((node, ("date", plain_date(day), 0), "simultaneous"))
    for (first, one), (second, two) in pairwise(told):
        links.append((one, two, "before" if first < second else "simultaneous"))
    return links


def plain_date(day: str) -> str:
    """A date without its unknown parts: the trial data have 1985 for what the corpora have as 1985-XX-XX."""
    return day.replace("-XX", "")


def _natural(row: Row) -> list[int | str]:
    line = "\t".join((str(row[0]), row[1], *row[2]))
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", line)]


@dataclass(slots=True)
class TimeGraph:
    """Relations taken in one after the other; ``kept`` are those that do not follow from the ones before."""

    stated: Sequence[Relation]
    kept: list[Relation] = field(default_factory=list)
    _stands_for: dict[Node, Node] = field(default_factory=dict)
    _after: dict[Node, set[Node]] = field(default_factory=dict)
    _stated: set[Relation] = field(default_factory=set)

    def __post_init__(self) -> None:
        for relation in self.stated:
            one, two, kind = relation
            self._stated.add(relation)
            if self._follows(relation):
                continue
            self.kept.append(relation)
            if self._contradicts(relation):
                continue
            a, b = self._root(one), self._root(two)
            if kind == "before":
                self._after.setdefault(a, set()).add(b)
            else:
                self._join(a, b)

    def confirms(self, relation: Relation) -> bool:
        """Whether the relation is stated here, or follows."""
        one, two, kind = relation
        turned = kind == "simultaneous" and (two, one, kind) in self._stated
        return relation in self._stated or turned or self._follows(relation)

    def _follows(self, relation: Relation) -> bool:
        one, two, kind = relation
        if one not in self._stands_for or two not in self._stands_for:
            return False
        a, b = self._root(one), self._root(two)
        return a == b if kind == "simultaneous" else self._is_before(a, b)

    def _contradicts(self, relation: Relation) -> bool:
        one, two, kind = relation
        a, b = self._root(one), self._root(two)
        if kind == "simultaneous":
            return self._is_before(a, b) or self._is_before(b, a)
        return a == b or self._is_before(b, a)

    def _root(self, node: Node) -> Node:
        self._stands_for.setdefault(node, node)
        while self._stands_for[node] != node:
            node = self._stands_for[node]
        return node

    def _join(self, kept: Node, gone: Node) -> None:
        if kept == gone:
            return
        self._stands_for[gone] = kept
        self._after.setdefault(kept, set()).update(self._after.pop(gone, set()))

    def _is_before(self, one: Node, two: Node) -> bool:
        seen, queue = {one}, deque([one])
        while queue:
            for further in self._after.get(queue.popleft(), ()):
                node = self._root(further)
                if node == two:
                    return True
                if node not in seen:
                    seen.add(node)
                    queue.append(node)
        return False
