"""Origins as decided: who stands behind the assertions of a claim."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import product

from onrecord.decide.claims import Claims
from onrecord.decide.log import evidence_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Settled, Tried
from onrecord.model import Decision, DecisionKind, Judgement, Origin
from onrecord.record import Recorded, Shared
from onrecord.relate.origins.same_origin import OWN_KEY, same_origin
from onrecord.text import words


class Origins(Settled):
    """The origin of each assertion, under decisions, which reach as far as its claim."""

    kinds = frozenset({DecisionKind.ONE_ORIGIN, DecisionKind.TWO_ORIGINS, DecisionKind.ORIGIN})

    def __init__(
        self,
        articles: Sequence[Recorded],
        claims: Claims,
        pins: Pins,
        *,
        shared: Iterable[Shared],
        root: Callable[[str], str],
    ) -> None:
        self._articles = articles
        self._claims = claims
        self._pins = pins
        self._root = root
        self._put = {a.id: (r.article.id, a.origin) for r in articles for a in r.assertions}
        self._reprints = {(x.article, x.other) for x in shared if x.judgement is Judgement.SAME}
        self._changed: dict[str, Origin] = {}

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the origins."""
        found = tuple(self._pins.assertion(quoted) for quoted in decision.quoted)
        if decision.kind is DecisionKind.ORIGIN:
            named = self._machine(found[0][0])
            self._name(found[0][0], decision)
            return Tried(decision, found, f"{named.name}: {named.evidence.reason}", named.name == decision.value)
        within = self._within_a_claim(found[0], found[1])
        one, other = within[0]
        found = tuple(tuple(dict.fromkeys(copies)) for copies in zip(*within, strict=True))
        mine, theirs = self._machine(one), self._machine(other)
        same, sure = same_origin(mine, theirs), mine.certain and theirs.certain
        machine = f"{mine.name} and {theirs.name}: " + ("one" if same else "two" if sure else "perhaps one")
        if decision.kind is DecisionKind.ONE_ORIGIN:
            self._unite(one, other, decision=decision)
            return Tried(decision, found, machine, already=same)
        self._sever(one, other, decision=decision)
        return Tried(decision, found, machine, already=not same and sure)

    def _within_a_claim(self, ones: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
        """Of the copies of two assertions those that one claim has: origins are counted claim by claim."""
        pairs = [(one, other) for one, other in product(ones, others) if one != other]
        if not pairs:
            raise NotFound("both are one assertion in this record")
        within = [pair for pair in pairs if pair[1] in self._claims.members(pair[0])]
        if not within:
            raise NotFound("the two are of two claims now")
        return within

    def holds(self, tried: Tried) -> bool:
        """Whether the origins are as it was decided."""
        origins = [self._now(some[0]) for some in tried.found]
        if tried.decision.kind is DecisionKind.ORIGIN:
            return origins[0].name == tried.decision.value
        same = same_origin(origins[0], origins[1])
        if tried.decision.kind is DecisionKind.ONE_ORIGIN:
            return same
        return not same and origins[0].certain and origins[1].certain

    def applied(self) -> tuple[Recorded, ...]:
        """The articles with the origins of their assertions as decided."""
        return tuple(self._origins_of(r) for r in self._articles)

    def _origins_of(self, recorded: Recorded) -> Recorded:
        if self._changed.keys().isdisjoint(a.id for a in recorded.assertions):
            return recorded
        changed = self._changed
        made = (replace(a, origin=changed[a.id]) if a.id in changed else a for a in recorded.assertions)
        return recorded.having(assertions=tuple(made))

    def _machine(self, assertion: str) -> Origin:
        """The origin that was found, under the key by which the whole record knows it."""
        origin = self._put[assertion][1]
        return replace(origin, key=self._root(origin.key))

    def _now(self, assertion: str) -> Origin:
        """The origin as decided so far."""
        return self._changed.get(assertion) or self._machine(assertion)

    def _sharing(self, assertion: str) -> list[str]:
        """Those of its claim that rest on its origin."""
        mine = self._now(assertion)
        return [i for i in sorted(self._claims.members(assertion)) if same_origin(self._now(i), mine)]

    def _unite(self, one: str, other: str, *, decision: Decision) -> None:
        """Both rest on the surer of the two, else on the second."""
        mine, theirs = self._now(one), self._now(other)
        if same_origin(mine, theirs):
            return
        kept, moved = (mine, other) if mine.certain and not theirs.certain else (theirs, one)
        self._set(self._sharing(moved), kept, decision)

    def _sever(self, one: str, other: str, *, decision: Decision) -> None:
        """Both stand for themselves. Of what was one by its name, the second's own text has its origin apart."""
        mine, theirs = self._now(one), self._now(other)
        apart = self._sharing(other)
        if same_origin(mine, theirs):
            if self._one_text(one, other):
                apart = [other]
            elif mine.key == theirs.key:
                apart = [i for i in apart if i != one and self._one_text(i, other)]
            else:
                apart = [i for i in apart if self._now(i).key == theirs.key]
            theirs = replace(theirs, key=f"{theirs.key}{OWN_KEY}{decision.id[:8]}")
        staying = [i for i in self._sharing(one) if i not in apart]
        self._set(apart, replace(theirs, certain=True), decision)
        self._set(staying, replace(mine, certain=True), decision)

    def _one_text(self, one: str, other: str) -> bool:
        here, there = self._put[one][0], self._put[other][0]
        return here == there or (here, there) in self._reprints or (there, here) in self._reprints

    def _name(self, assertion: str, decision: Decision) -> None:
        named = self._pins.keys_of(decision.value) or self._pins.outlets_of(decision.value)
        keys = {self._root(k) for k in named}
        key = keys.pop() if len(keys) == 1 else f"named:{'-'.join(words(decision.value))}"
        self._set(self._sharing(assertion), Origin(key, decision.value, True, evidence_of(decision)), decision)

    def _set(self, assertions: Iterable[str], origin: Origin, decision: Decision) -> None:
        made = replace(origin, evidence=evidence_of(decision))
        for assertion in assertions:
            self._changed[assertion] = made
