"""Relations as decided: how one assertion stands to another."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import product

from onrecord.decide.log import evidence_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Settled, Tried
from onrecord.model import REPLACING_STANDINGS, Assertion, Decision, DecisionKind, Relation, Standing
from onrecord.record import Recorded, Relations

NONE = "none"
"""The standing of two assertions that have nothing to do with each other."""


Pair = tuple[str, str]


class Between(Settled):
    """How pairs of assertions stand, under decisions."""

    kinds = frozenset({DecisionKind.RELATION})

    def __init__(self, articles: Sequence[Recorded], relations: Relations, pins: Pins) -> None:
        self._articles = articles
        self._machine = relations
        self._pins = pins
        self._decided: dict[Pair, Relation | None] = {}

    @property
    def relations(self) -> Relations:
        """All relations, as decided."""
        return self._machine.settled(self._decided) if self._decided else self._machine

    @cached_property
    def _home(self) -> dict[str, tuple[str, Assertion]]:
        """Each assertion with the id of its article."""
        return {a.id: (r.article.id, a) for r in self._articles for a in r.assertions}

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the pairs."""
        ways = self._ways(decision)
        pairs = sorted(_pair(*way) for way in ways)
        if not pairs:
            raise NotFound("both assertions are one in this record")
        if decision.value != NONE and decision.value not in set(Standing):
            raise NotFound(f"“{decision.value}” is no standing that this onrecord knows")
        for way in ways:
            self._decided[_pair(*way)] = self._relation(way, decision)
        already = all(self._is_so(way, decision.value) for way in ways)
        return Tried(decision, (tuple(f"{a} {b}" for a, b in pairs),), self._machine_says(pairs[0]), already)

    def holds(self, tried: Tried) -> bool:
        """Whether the pairs are as it was decided."""
        decision = tried.decision
        return all(
            _standing(self._decided[_pair(*way)]) == _standing(self._relation(way, decision))
            for way in self._ways(decision)
        )

    def _ways(self, decision: Decision) -> list[Pair]:
        """The pairs it is about, each as it was given: the first stands so to the second."""
        ones, others = (self._pins.assertion(quoted) for quoted in decision.quoted)
        ways = {_pair(a, b): (a, b) for a, b in sorted(product(ones, others), reverse=True) if a != b}
        return list(ways.values())

    def applied(self) -> tuple[Recorded, ...]:
        """The articles with their relations as decided; a new one goes with the article of the later assertion."""
        new: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in self._decided.values():
            if relation is not None:
                new[relation.one].append(relation)
        touched = {self._home[assertion][0] for pair in self._decided for assertion in pair}
        return tuple(self._relations_of(r, new) if r.article.id in touched else r for r in self._articles)

    def _relations_of(self, recorded: Recorded, new: Mapping[str, Sequence[Relation]]) -> Recorded:
        kept = [x for x in recorded.relations if _pair(x.one, x.other) not in self._decided]
        added = [x for a in recorded.assertions for x in new.get(a.id, ())]
        if not added and len(kept) == len(recorded.relations):
            return recorded
        return recorded.having(relations=tuple(sorted((*kept, *added), key=lambda x: (x.one, x.other))))

    def _is_so(self, way: Pair, value: str) -> bool:
        """Whether the machine holds just this, and in this direction where there is one."""
        found = self._machine.between(*way)
        turned = value in REPLACING_STANDINGS and any((x.one, x.other) != way for x in found)
        return not turned and {x.standing.value for x in found} == _standings(value)

    def _relation(self, way: Pair, decision: Decision) -> Relation | None:
        """As it was decided, "one corrects the other"; what has no direction goes as the machine has it, else as said.

        What was said later stands to what was said before.
        """
        if decision.value == NONE:
            return None
        one, other = way
        if decision.value not in REPLACING_STANDINGS:
            found = self._machine.between(*way)
            other, one = (found[0].other, found[0].one) if found else sorted(way, key=self._said)
        return Relation(one, other, Standing(decision.value), evidence_of(decision))

    def _said(self, assertion: str) -> tuple[str, str]:
        return self._home[assertion][1].said, assertion

    def _machine_says(self, pair: Pair) -> str:
        found = self._machine.between(*pair)
        return "; ".join(f"{r.standing.value}: {r.evidence.reason}" for r in found) if found else "no relation"


def _standings(value: str) -> set[str]:
    return set() if value == NONE else {value}


def _standing(relation: Relation | None) -> tuple[str, str, Standing] | None:
    return None if relation is None else (relation.one, relation.other, relation.standing)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
