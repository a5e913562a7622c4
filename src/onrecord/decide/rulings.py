"""What has become of each decision, judged once all of one sort have been laid over the findings."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from onrecord.decide.log import by_whom
from onrecord.decide.pins import NotFound
from onrecord.model import Decision, DecisionKind, DecisionStatus, Ruling


@dataclass(frozen=True, slots=True)
class Tried:
    """A decision laid over the findings.

    ``found`` are the ids or keys that each of the things it is about goes by in this record; ``machine`` is what the
    machine holds; ``already`` says that this is the same. ``missing`` is why it could not be laid over them.
    """

    decision: Decision
    found: tuple[tuple[str, ...], ...] = ()
    machine: str = ""
    already: bool = False
    missing: str = ""

    @property
    def pairs(self) -> frozenset[frozenset[str]]:
        """The pairs of things it is about."""
        if len(self.found) == 1:  # texts and relations, which are told pair by pair
            return frozenset(frozenset(told.split(" ")) for told in self.found[0])
        return frozenset(frozenset(pair) for pair in product(*self.found))


class Settled(Protocol):
    """The findings of one sort, as the decisions so far have them."""

    @property
    def kinds(self) -> Collection[DecisionKind]:
        """The kinds of decision that are about them."""
        ...

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over them. Raises NotFound where what it is about is not there."""
        ...

    def holds(self, tried: Tried) -> bool:
        """Whether they are as it was decided."""
        ...

    def overruling(self, tried: Tried) -> Decision | None:  # noqa: ARG002  # for those that know
        """The later decision about other things by which one does not hold, where it is known."""
        return None


def settle_all(settled: Settled, counting: Iterable[Decision]) -> list[tuple[Tried, Ruling]]:
    """Lay the decisions of one sort over the findings, in the order of the log."""
    tried = [_tried(settled.settle, decision) for decision in counting if decision.kind in settled.kinds]
    return list(zip(tried, _rulings(tried, settled), strict=True))


def _tried(settle: Callable[[Decision], Tried], decision: Decision) -> Tried:
    try:
        return settle(decision)
    except NotFound as error:
        return Tried(decision, missing=str(error))


def _rulings(tried: Sequence[Tried], settled: Settled) -> list[Ruling]:
    later: dict[str, Decision] = {}  # the last decision about each thing
    rulings = []
    for one in reversed(tried):
        things = [thing for some in one.found for thing in some]
        if one.missing:
            rulings.append(Ruling(one.decision, DecisionStatus.GONE, one.missing, one.machine))
            continue
        if not settled.holds(one):
            over = max((later[t] for t in things if t in later), key=lambda d: (d.when, d.id), default=None)
            over = over or settled.overruling(one)
            reason = f"by {over.id[:8]}, decided {by_whom(over)}" if over else "by later decisions together"
            rulings.append(Ruling(one.decision, DecisionStatus.OVERRULED, reason, one.machine))
        elif one.already:
            reason = "the machine says so too; it is kept, should that change"
            rulings.append(Ruling(one.decision, DecisionStatus.ALREADY, reason, one.machine))
        else:
            rulings.append(Ruling(one.decision, DecisionStatus.HOLDS, f"decided {by_whom(one.decision)}", one.machine))
        for thing in things:
            later.setdefault(thing, one.decision)
    return rulings[::-1]
