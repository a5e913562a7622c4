"""Claims as decided: which assertions make one, and in whose words it is told."""

from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Settled, Tried
from onrecord.model import AGREEING_STANDINGS, Decision, DecisionKind
from onrecord.record import STANDINGS, Recorded, Relations
from onrecord.relate.claims.groups import Links, grown

Groups = tuple[tuple[str, ...], ...]
_SAME = np.array([standing in AGREEING_STANDINGS for standing in STANDINGS])


def grouped(articles: Sequence[Recorded], relations: Relations) -> Groups:
    """Ids of the assertions of each claim, as the relations between them have it."""
    put = {a.id: (a, home) for home, r in enumerate(articles) for a in r.assertions}
    links = Links(relations.one, relations.other, _SAME[relations.standing], relations.score)
    homes = np.array([put[name][1] for name in relations.ids], np.int64)
    return grown([put[name][0] for name in relations.ids], links, homes)


class Claims(Settled):
    """Groups of assertions, under decisions."""

    kinds = frozenset({DecisionKind.JOIN, DecisionKind.BELONGS, DecisionKind.PART, DecisionKind.REWORD})

    def __init__(self, groups: Groups, pins: Pins) -> None:
        self._pins = pins
        self._machine = {i: group[0] for group in groups for i in group}
        self._home = dict(self._machine)
        self._members = {group[0]: set(group) for group in groups}
        self._words: list[str] = []

    @property
    def groups(self) -> Groups:
        """Ids of the assertions of each claim, sorted."""
        return tuple(sorted(tuple(sorted(group)) for group in self._members.values() if group))

    @property
    def worded(self) -> frozenset[str]:
        """The assertions in whose words their claims are told, one a claim."""
        return frozenset({self._home[i]: i for i in self._words}.values())

    def members(self, assertion: str) -> frozenset[str]:
        """The assertions of a claim, by one of them."""
        return frozenset(self._members[self._home[assertion]])

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the claims."""
        found = tuple(self._pins.assertion(quoted) for quoted in decision.quoted)
        if decision.kind is DecisionKind.REWORD:
            self._words.append(found[0][0])
            return Tried(decision, found)
        if decision.kind is DecisionKind.PART and set(found[0]) & set(found[1]):
            raise NotFound("what was to be parted is one assertion in this record")
        together = _together(self._machine, found)
        machine = "one claim" if together else "two claims"
        if decision.kind is DecisionKind.PART:
            self._part(found[0], found[1], decision.id)
            return Tried(decision, found, machine, already=_apart(self._machine, found))
        if decision.kind is DecisionKind.BELONGS:
            self._move(found[0], to=self._home[found[1][0]])
        else:
            for assertion in (*found[0], *found[1][1:]):
                self._move(self.members(assertion), to=self._home[found[1][0]])
        return Tried(decision, found, machine, already=together)

    def holds(self, tried: Tried) -> bool:
        """Whether the claims are as it was decided."""
        kind = tried.decision.kind
        if kind is DecisionKind.REWORD:
            return tried.found[0][0] in self.worded
        return _apart(self._home, tried.found) if kind is DecisionKind.PART else _together(self._home, tried.found)

    def _part(self, assertions: tuple[str, ...], claim: tuple[str, ...], decision: str) -> None:
        """The assertions make a claim of their own, with their copies; what grew around one parted before stays."""
        homes = {self._home[i] for i in claim}
        leaving = [i for i in assertions if self._home[i] in homes and i not in claim]
        if leaving:
            alone = f"{min(leaving)} alone {decision}"  # no claim has such a key, so that it can be taken from none
            self._members.setdefault(alone, set())
            self._move(leaving, to=alone)

    def _move(self, assertions: Iterable[str], *, to: str) -> None:
        for assertion in assertions:
            self._members[self._home[assertion]].discard(assertion)
            self._members[to].add(assertion)
            self._home[assertion] = to


def _together(home: dict[str, str], found: tuple[tuple[str, ...], ...]) -> bool:
    return len({home[i] for some in found for i in some}) == 1


def _apart(home: dict[str, str], found: tuple[tuple[str, ...], ...]) -> bool:
    return not {home[i] for i in found[0]} & {home[i] for i in found[1]}
