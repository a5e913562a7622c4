"""Relations as decided: how one assertion stands to another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from onrecord.decide.log import evidence_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Tried
from onrecord.model import Decision, DecisionKind, Relation, Standing
from onrecord.record import Recorded

NONE = "none"
"""The standing of two assertions that have nothing to do with each other."""

Pair = tuple[str, str]


class Relations:
    """Pairs of assertions, under decisions."""

    kinds = frozenset({DecisionKind.RELATION})

    def __init__(self, articles: Sequence[Recorded], pins: Pins) -> None:
        self._articles = articles
        self._pins = pins
        self._said = {a.id: (a.said, a.id) for r in articles for a in r.assertions}
        self._machine: defaultdict[Pair, list[Relation]] = defaultdict(list)
        for recorded in articles:
            for relation in recorded.relations:
                self._machine[_pair(relation.one, relation.other)].append(relation)
        self._decided: dict[Pair, tuple[str, Relation | None]] = {}

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the pairs."""
        ones, others = (self._pins.assertion(quoted) for quoted in decision.quoted)
        pairs = sorted({_pair(a, b) for a, b in product(ones, others) if a != b})
        if not pairs:
            raise NotFound("both assertions are one in this record")
        if decision.value != NONE and decision.value not in set(Standing):
            raise NotFound(f"“{decision.value}” is no standing that this onrecord knows")
        for pair in pairs:
            self._decided[pair] = decision.id, self._relation(pair, decision)
        already = all({x.standing.value for x in self._machine.get(p, ())} == _standings(decision.value) for p in pairs)
        return Tried(decision, (tuple(f"{a} {b}" for a, b in pairs),), self._machine_says(pairs[0]), already)

    def holds(self, tried: Tried) -> bool:
        """Whether the pairs are as it was decided."""
        now = {self._decided[_spot(told)] for told in tried.found[0]}
        return {r.standing.value for _, r in now if r is not None} == _standings(tried.decision.value)

    def applied(self) -> tuple[Recorded, ...]:
        """The articles with their relations as decided; a new one goes with the article of the later assertion."""
        new: defaultdict[str, list[Relation]] = defaultdict(list)
        for _, relation in self._decided.values():
            if relation is not None:
                new[relation.one].append(relation)
        return tuple(self._relations_of(r, new) for r in self._articles)

    def _relations_of(self, recorded: Recorded, new: defaultdict[str, list[Relation]]) -> Recorded:
        kept = [x for x in recorded.relations if _pair(x.one, x.other) not in self._decided]
        added = [x for a in recorded.assertions for x in new.get(a.id, ())]
        if not added and len(kept) == len(recorded.relations):
            return recorded
        return replace(recorded, relations=tuple(sorted((*kept, *added), key=lambda x: (x.one, x.other))))

    def _relation(self, pair: Pair, decision: Decision) -> Relation | None:
        """In the machine's own direction, else from the later assertion to the earlier one."""
        if decision.value == NONE:
            return None
        found = self._machine.get(pair)
        other, one = sorted(pair, key=lambda i: self._said[i])
        if found:
            one, other = found[0].one, found[0].other
        return Relation(one, other, Standing(decision.value), evidence_of(decision))

    def _machine_says(self, pair: Pair) -> str:
        found = self._machine.get(pair)
        return "; ".join(f"{r.standing.value}: {r.evidence.reason}" for r in found) if found else "no relation"


def _standings(value: str) -> set[str]:
    return set() if value == NONE else {value}


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _spot(told: str) -> Pair:
    one, _, other = told.partition(" ")
    return one, other
