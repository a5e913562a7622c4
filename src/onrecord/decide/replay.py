"""The replay: what the machine found and the log of decisions, to the findings as decided. Nothing is stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.decide.claims import Claims, Groups, grouped
from onrecord.decide.log import by_whom, evidence_of, fault_of, in_order, live
from onrecord.decide.names import Names
from onrecord.decide.origins import Origins
from onrecord.decide.pins import Pins
from onrecord.decide.relations import Between
from onrecord.decide.rulings import Settled, Tried, settle_all
from onrecord.decide.texts import Texts
from onrecord.model import COUNTING_STATUSES, Alias, Decision, DecisionKind, DecisionStatus, Evidence, Ruling
from onrecord.record import Recorded, Relations, Shared

_JOINING = frozenset({DecisionKind.JOIN, DecisionKind.BELONGS})


@dataclass(frozen=True, slots=True)
class Found:
    """What the machine found: the articles, what names stand for, which texts are shared, how assertions stand."""

    articles: Sequence[Recorded]
    aliases: Mapping[str, Alias]
    shared: Sequence[Shared]
    relations: Relations


@dataclass(frozen=True, slots=True)
class Decided:
    """The findings as people decided them, in the shape in which the machine gives them.

    ``shared`` and ``relations`` are what the reprints and relations of all articles come down to. ``names`` are what
    entities are called, by key; ``groups`` are the claims, None where no decision is about them;
    ``worded`` are the assertions in whose words their claims are told; ``because`` gives for an assertion the
    decisions on its claim and its origin; ``settled`` gives by id what each decision is about; ``rulings`` are in the
    order of the log. ``joined`` are the assertions that somebody put into one claim with others, whatever the machine
    held.
    """

    articles: Sequence[Recorded]
    aliases: Mapping[str, Alias]
    shared: Sequence[Shared]
    relations: Relations
    names: Mapping[str, str] = field(default_factory=dict)
    groups: Groups | None = None
    worded: frozenset[str] = frozenset()
    settled: Mapping[str, Tried] = field(default_factory=dict)
    because: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    joined: frozenset[str] = frozenset()


def decide(found: Found, log: Iterable[Decision]) -> Decided:
    """Lay the log over the findings.

    First names, then reprints, relations, claims and origins, each in the order of the log, so that the later of two
    that cannot both be wins. Follows from its arguments alone.
    """
    lines = in_order({d.id: d for d in log}.values())
    if not lines:
        return Decided(found.articles, found.aliases, found.shared, found.relations)
    faults = {d.id: fault_of(d) for d in lines}
    counting, undone = live(d for d in lines if not faults[d.id])
    rulings = {d.id: _aside(d, undone, faults) for d in lines}
    pins = Pins(found.articles)
    names = Names(found.articles, found.aliases, pins)
    settled = _settle(names, counting, rulings)
    texts = Texts(names.applied(), found.shared, pins)
    settled += _settle(texts, counting, rulings)
    between = Between(texts.applied(), found.relations, pins)
    settled += _settle(between, counting, rulings)
    articles, shared, relations = between.applied(), texts.shared, between.relations
    groups = None
    worded: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    because: Mapping[str, tuple[Evidence, ...]] = {}
    if any(d.kind in Claims.kinds | Origins.kinds for d in counting):
        claims = Claims(grouped(articles, relations), pins)
        on_claims = _settle(claims, counting, rulings)
        origins = Origins(articles, claims, pins, shared=shared, root=names.root)
        on_claims += _settle(origins, counting, rulings)
        articles, groups, worded = origins.applied(), claims.groups, claims.worded
        because = _because(tried for tried in on_claims if rulings[tried.decision.id].status is DecisionStatus.HOLDS)
        settled += on_claims
        joined = _joined(tried for tried in on_claims if rulings[tried.decision.id].status in COUNTING_STATUSES)
    held = tuple(rulings[d.id] for d in lines)
    about = {tried.decision.id: tried for tried in settled}
    return Decided(
        articles, names.aliases, shared, relations, names.called, groups, worded, about, because, held, joined
    )


def _settle(settled: Settled, counting: Sequence[Decision], rulings: dict[str, Ruling]) -> list[Tried]:
    found = settle_all(settled, counting)
    rulings.update((ruling.decision.id, ruling) for _, ruling in found)
    return [tried for tried, _ in found]


def _aside(decision: Decision, undone: Mapping[str, Decision], faults: Mapping[str, str]) -> Ruling:
    """The ruling on a line that is not laid over the findings: undone, an undoing, or no longer what was written."""
    if faults[decision.id]:
        return Ruling(decision, DecisionStatus.GONE, faults[decision.id], "")
    if decision.id in undone:
        by = undone[decision.id]
        return Ruling(decision, DecisionStatus.UNDONE, f"by {by.id[:8]}, decided {by_whom(by)}", "")
    if decision.kind is DecisionKind.UNDO and decision.value not in faults:
        return Ruling(decision, DecisionStatus.GONE, f"there is no decision {decision.value[:8]} in this log", "")
    return Ruling(decision, DecisionStatus.HOLDS, f"decided {by_whom(decision)}", "")


def _joined(settled: Iterable[Tried]) -> frozenset[str]:
    return frozenset(i for tried in settled if tried.decision.kind in _JOINING for some in tried.found for i in some)


def _because(settled: Iterable[Tried]) -> dict[str, tuple[Evidence, ...]]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for tried in settled:
        for assertion in dict.fromkeys(i for some in tried.found for i in some):
            found[assertion].append(evidence_of(tried.decision))
    return {assertion: tuple(some) for assertion, some in found.items()}
