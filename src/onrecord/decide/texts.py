"""Reprints as decided: which articles carry one text, and which do not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import dropwhile, islice, product

from onrecord.decide.log import METHOD, evidence_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Settled, Tried
from onrecord.model import Decision, DecisionKind, Evidence, Judgement, Reprint
from onrecord.record import Recorded, Shared, shared_in

Pair = tuple[str, str]


class Texts(Settled):
    """Pairs of articles, under decisions."""

    kinds = frozenset({DecisionKind.REPRINT, DecisionKind.NOT_REPRINT})

    def __init__(self, articles: Sequence[Recorded], shared: Sequence[Shared], pins: Pins) -> None:
        self._articles = {r.article.id: r for r in articles}
        self._shared = shared
        self._pins = pins
        self._judged: dict[Pair, Decision] = {}  # the last decision on each pair, in the order of the log

    @cached_property
    def _machine(self) -> dict[Pair, Shared]:
        return {_pair(x.article, x.other): x for x in self._shared if x.other in self._articles}

    @cached_property
    def _machine_groups(self) -> "_Groups":
        return _Groups((pair, True) for pair, x in self._machine.items() if x.judgement is Judgement.SAME)

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the pairs."""
        ones, others = (self._pins.pages(page) for page in decision.pages)
        pairs = sorted({_pair(one, other) for one, other in product(ones, others) if one != other})
        if not pairs:
            raise NotFound("both pages are one article in this record")
        for pair in pairs:
            self._judged.pop(pair, None)
            self._judged[pair] = decision
        already = all(self._is_already(pair, same=_same(decision)) for pair in pairs)
        return Tried(decision, (tuple(f"{a} {b}" for a, b in pairs),), self._machine_says(pairs[0]), already)

    def _is_already(self, pair: Pair, *, same: bool) -> bool:
        one_text = self._machine_groups.are_one(pair)
        found = self._machine.get(pair)
        unsure = found is not None and found.judgement is Judgement.UNSURE
        return one_text if same else not one_text and not unsure

    def holds(self, tried: Tried) -> bool:
        """Whether the pairs are as it was decided."""
        groups, same = self._held[1], _same(tried.decision)
        return all(groups.are_one(_spot(told)) == same for told in tried.found[0])

    def overruling(self, tried: Tried) -> Decision | None:
        """The decision with which it could not be any more, by way of a third article."""
        pairs, groups = [_spot(told) for told in tried.found[0]], _Groups(())
        later = dropwhile(lambda d: d is not tried.decision, dict.fromkeys(self._judged.values()))
        for decision in islice(later, 1, None):
            for pair in (p for p, d in self._held[0].items() if d is decision):
                groups.lay(pair, same=_same(decision))
            if not all(groups.may_be(pair, same=_same(tried.decision)) for pair in pairs):
                return decision
        return None

    @cached_property
    def _held(self) -> tuple[dict[Pair, Decision], "_Groups", list[Pair]]:
        """Once all are laid over the pairs: the decisions that can be, and the machine's links that give way to them.

        The latest come first, so that of three that cannot all be it is the earliest that gives way; then what the
        machine found, most in common first.
        """
        groups = _Groups(())
        held = {p: d for p, d in reversed(self._judged.items()) if groups.lay(p, same=_same(d))}
        links = [p for p, x in self._machine.items() if x.judgement is Judgement.SAME and p not in held]
        links.sort(key=lambda pair: (-self._machine[pair].share, pair))
        return held, groups, [pair for pair in links if not groups.lay(pair, same=True)]

    @property
    def shared(self) -> Sequence[Shared]:
        """Which articles have passages in common, as decided."""
        touched = self._touched
        return (*(x for x in self._shared if x.article not in touched), *shared_in(touched.values()))

    def applied(self) -> tuple[Recorded, ...]:
        """The articles with their reprints as decided."""
        return tuple(self._touched.get(article, r) for article, r in self._articles.items())

    @cached_property
    def _touched(self) -> dict[str, Recorded]:
        """The articles that some decision is about, by id, once all are laid over them.

        Where two that are not one text would still be one by way of a third, the weakest link gives way.
        """
        if not self._judged:
            return {}
        held, _, given_way = self._held
        judged = {
            pair: (Judgement.SAME if _same(decision) else Judgement.DIFFERENT, evidence_of(decision))
            for pair, decision in held.items()
        }
        for pair in given_way:
            reason = "would make two articles one text that a person decided are not"
            judged[pair] = Judgement.UNSURE, Evidence(METHOD, 0.5, reason)
        named = sorted({article for pair in judged for article in pair})
        return {article: self._reprints_of(self._articles[article], judged) for article in named}

    def _reprints_of(self, recorded: Recorded, judged: dict[Pair, tuple[Judgement, Evidence]]) -> Recorded:
        here = recorded.article.id
        told = {x.other for x in recorded.reprints}
        kept = [_as_judged(x, judged.get(_pair(here, x.other))) for x in recorded.reprints]
        new = [
            Reprint(b, 0.0, judgement, (), evidence)
            for (a, b), (judgement, evidence) in judged.items()
            if a == here and b not in told and (a, b) not in self._machine
        ]
        changed = new or tuple(kept) != recorded.reprints
        return recorded.having(reprints=(*kept, *new)) if changed else recorded

    def _machine_says(self, pair: Pair) -> str:
        found = self._machine.get(pair)
        if found is None:
            return "nothing that both have"
        said = {Judgement.SAME: "one text", Judgement.DIFFERENT: "two texts", Judgement.UNSURE: "unsure"}
        reprints = self._articles[found.article].reprints
        reason = next(x.evidence.reason for x in reversed(reprints) if x.other == found.other)
        return f"{said[found.judgement]}: {reason}"


def _as_judged(reprint: Reprint, judged: tuple[Judgement, Evidence] | None) -> Reprint:
    return reprint if judged is None else replace(reprint, judgement=judged[0], evidence=judged[1])


class _Groups:
    """Articles in groups of one text, and pairs that are kept apart, as far as both can be."""

    def __init__(self, pairs: Iterable[tuple[Pair, bool]]) -> None:
        self._members: dict[str, set[str]] = {}  # of each article those that carry its text
        self._apart: dict[str, set[str]] = {}
        for pair, same in pairs:
            self.lay(pair, same=same)

    def are_one(self, pair: Pair) -> bool:
        """Whether the two carry one text."""
        return pair[1] in self._of(pair[0])

    def may_be(self, pair: Pair, *, same: bool) -> bool:
        """Whether the two can be one text, or two, beside all that was laid before."""
        if not same or self.are_one(pair):
            return same or not self.are_one(pair)
        mine, theirs = map(self._of, pair)
        return not any(self._apart[article] & theirs for article in mine & self._apart.keys())

    def lay(self, pair: Pair, *, same: bool) -> bool:
        """Have the two be one text, or two, if they can be; whether they can."""
        if not self.may_be(pair, same=same):
            return False
        if same:
            both = self._of(pair[0]) | self._of(pair[1])
            self._members.update(dict.fromkeys(both, both))
        else:
            for one, other in (pair, pair[::-1]):
                self._apart.setdefault(one, set()).add(other)
        return True

    def _of(self, article: str) -> set[str]:
        return self._members.get(article, {article})


def _same(decision: Decision) -> bool:
    return decision.kind is DecisionKind.REPRINT


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _spot(told: str) -> Pair:
    one, _, other = told.partition(" ")
    return one, other
