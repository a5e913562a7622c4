"""Entities as decided: which names are one, which are two, who is another on one page, what each is called."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.decide.log import evidence_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Settled, Tried
from onrecord.model import Alias, Assertion, Decision, DecisionKind, Evidence, Judgement, Named, Resolution
from onrecord.record import Recorded
from onrecord.text import fold, words

_AT = "@"
"""Between a key and the decision that split it off: no key that follows from a name has it."""


class Names(Settled):
    """Entities by key, under decisions."""

    kinds = frozenset({DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.SPLIT, DecisionKind.RENAME})

    def __init__(self, articles: Sequence[Recorded], aliases: Mapping[str, Alias], pins: Pins) -> None:
        self.aliases = dict(aliases)
        self.called: dict[str, str] = {}
        self._machine = dict(aliases)
        self._articles = {r.article.id: r for r in articles}
        self._pins = pins
        self._split: dict[tuple[str, str], tuple[str, str, Evidence]] = {}
        self._made: dict[str, str] = {}

    def root(self, key: str) -> str:
        """The key under which an entity is told."""
        return _root(self.aliases, key)

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the names."""
        if decision.kind is DecisionKind.SPLIT:
            return self._settle_split(decision)
        keys = tuple(self._key(named) for named in decision.entities)
        if decision.kind is DecisionKind.RENAME:
            root = self.root(keys[0])
            self.called[root] = decision.value
            return Tried(decision, ((root,),), f"called “{decision.entities[0].name}”")
        one, other = keys
        together = _root(self._machine, one) == _root(self._machine, other)
        same = decision.kind is DecisionKind.SAME
        already = together if same else not together and not self._unsure(one, other)
        tried = Tried(decision, ((one,), (other,)), self._machine_says(one, other), already)
        if same:
            self._join(one, other, evidence=evidence_of(decision))
        else:
            self._part(one, other, evidence=evidence_of(decision))
        return tried

    def holds(self, tried: Tried) -> bool:
        """Whether the names are as it was decided."""
        decision = tried.decision
        if decision.kind is DecisionKind.RENAME:
            key = tried.found[0][0]
            return self.root(key) == key and self.called[key] == decision.value
        if decision.kind is DecisionKind.SPLIT:
            (new,), spots = tried.found[0], tried.found[1]
            return all(self._split[_spot(s)][0] == new for s in spots)
        (one,), (other,) = tried.found
        return (self.root(one) == self.root(other)) == (decision.kind is DecisionKind.SAME)

    def applied(self) -> tuple[Recorded, ...]:
        """The articles, with whoever was split off under a key of their own."""
        pages = {article for article, _ in self._split}
        return tuple(self._split_in(r) if key in pages else r for key, r in self._articles.items())

    def _key(self, named: Named) -> str:
        if named.key in self._made:
            return named.key
        made = [key for key, name in self._made.items() if fold(name) == fold(named.name)]
        try:
            return self._pins.entity(named)
        except NotFound:
            if len(made) != 1:
                raise
            return made[0]

    def _join(self, one: str, other: str, *, evidence: Evidence) -> None:
        """The first name leads to the second; a name that stood for another one stands for it no more."""
        if self.root(one) != self.root(other):
            self.aliases[one] = Alias(one, other, Judgement.SAME, evidence)

    def _part(self, one: str, other: str, *, evidence: Evidence) -> None:
        """Whichever of the two leads to the other does so no more; of two that lead to a third, the first does not."""
        if self.root(one) != self.root(other):
            return
        cut = other if one in _way(self.aliases, other) else one
        self.aliases[cut] = Alias(cut, "", Judgement.DIFFERENT, evidence)

    def _settle_split(self, decision: Decision) -> Tried:
        key = self._key(decision.entities[0])
        pages = self._pins.pages(decision.pages[0])
        named = [(page, r.entity) for page in pages for r in self._articles[page].resolutions]
        spots = [spot for spot in named if self.root(self._now(spot)) == self.root(key)]
        spots = spots or [spot for spot in named if self.root(spot[1]) == self.root(key)]
        if not spots:
            raise NotFound(f"“{decision.entities[0].name}” is not named on that page any more")
        new = self._new_key(decision, key)
        for spot in spots:
            self._split[spot] = new, decision.value, evidence_of(decision)
        self._made[new] = decision.value
        machine = "one entity with whoever has that name elsewhere"
        return Tried(decision, ((new,), tuple(f"{p} {k}" for p, k in dict.fromkeys(spots))), machine)

    def _now(self, spot: tuple[str, str]) -> str:
        """Whom a name on a page stands for, as decided so far."""
        return self._split[spot][0] if spot in self._split else spot[1]

    def _new_key(self, decision: Decision, key: str) -> str:
        """The key of whoever has the given name already, else one that nobody else can have."""
        known = [k for k in self._pins.keys_of(decision.value) if self.root(k) != self.root(key)]
        made = [k for k, name in self._made.items() if fold(name) == fold(decision.value)]
        if known or made:
            return min(known or made)
        kind = key.partition(":")[0]
        return f"{kind}:{'-'.join(words(decision.value))}{_AT}{decision.id[:8]}"

    def _machine_says(self, one: str, other: str) -> str:
        if _root(self._machine, one) == _root(self._machine, other):
            reasons = [self._machine[k].evidence.reason for k in (one, other) if k in self._machine]
            return "one entity" + (f": {reasons[0]}" if reasons else "")
        unsure = self._unsure(one, other)
        return f"unsure: {unsure[0].evidence.reason}" if unsure else "two entities"

    def _unsure(self, one: str, other: str) -> list[Alias]:
        held = [self._machine[k] for k in (one, other) if k in self._machine]
        return [alias for alias in held if alias.judgement is Judgement.UNSURE]

    def _split_in(self, recorded: Recorded) -> Recorded:
        here = {key: to for (article, key), to in self._split.items() if article == recorded.article.id}
        return recorded.having(
            resolutions=tuple(_resolved(r, here.get(r.entity)) for r in recorded.resolutions),
            assertions=tuple(_asserted(a, here) for a in recorded.assertions),
        )


def _resolved(resolution: Resolution, to: tuple[str, str, Evidence] | None) -> Resolution:
    if to is None:
        return resolution
    return replace(resolution, entity=to[0], name=to[1], judgement=Judgement.SAME, evidence=to[2])


def _asserted(assertion: Assertion, here: Mapping[str, tuple[str, str, Evidence]]) -> Assertion:
    origin = assertion.origin
    if origin.key in here:
        key, name, evidence = here[origin.key]
        origin = replace(origin, key=key, name=name, evidence=evidence)
    elif not here.keys() & set(assertion.entities):
        return assertion
    entities = {here[k][0] if k in here else k for k in assertion.entities}
    return replace(assertion, origin=origin, entities=tuple(sorted(entities)))


def _way(aliases: Mapping[str, Alias], key: str) -> list[str]:
    """The keys from this one to the one it is told under."""
    way = [key]
    while (alias := aliases.get(way[-1])) is not None and alias.judgement is Judgement.SAME:
        way.append(alias.full)
    return way


def _root(aliases: Mapping[str, Alias], key: str) -> str:
    return _way(aliases, key)[-1]


def _spot(told: str) -> tuple[str, str]:
    article, _, key = told.partition(" ")
    return article, key
