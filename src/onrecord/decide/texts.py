"""Reprints as decided: which articles carry one text, and which do not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product

from onrecord.decide.log import METHOD, evidence_of
from onrecord.decide.pins import NotFound, Pins
from onrecord.decide.rulings import Tried
from onrecord.model import Decision, DecisionKind, Evidence, Judgement, Reprint
from onrecord.record import Recorded, Shared, shared_in

Pair = tuple[str, str]


class Texts:
    """Pairs of articles, under decisions."""

    kinds = frozenset({DecisionKind.REPRINT, DecisionKind.NOT_REPRINT})

    def __init__(self, articles: Sequence[Recorded], shared: Sequence[Shared], pins: Pins) -> None:
        self._articles = {r.article.id: r for r in articles}
        self._shared = shared
        self._pins = pins
        self._judged: dict[Pair, tuple[Judgement, Evidence]] = {}
        self._heads: dict[str, str] | None = None

    @cached_property
    def _machine(self) -> dict[Pair, Shared]:
        return {_pair(x.article, x.other): x for x in self._shared if x.other in self._articles}

    @cached_property
    def _machine_heads(self) -> dict[str, str]:
        same = [pair for pair, x in self._machine.items() if x.judgement is Judgement.SAME]
        return _grouped(same, ())[0]

    def settle(self, decision: Decision) -> Tried:
        """Lay a decision over the pairs."""
        ones, others = (self._pins.pages(page) for page in decision.pages)
        pairs = sorted({_pair(one, other) for one, other in product(ones, others) if one != other})
        if not pairs:
            raise NotFound("both pages are one article in this record")
        same = decision.kind is DecisionKind.REPRINT
        judgement = Judgement.SAME if same else Judgement.DIFFERENT
        for pair in pairs:
            self._judged[pair] = judgement, evidence_of(decision)
        already = all(self._is_already(pair, same=same) for pair in pairs)
        return Tried(decision, (tuple(f"{a} {b}" for a, b in pairs),), self._machine_says(pairs[0]), already)

    def _is_already(self, pair: Pair, *, same: bool) -> bool:
        one, other = (_head(self._machine_heads, article) for article in pair)
        found = self._machine.get(pair)
        unsure = found is not None and found.judgement is Judgement.UNSURE
        return one == other if same else one != other and not unsure

    def holds(self, tried: Tried) -> bool:
        """Whether the pairs are as it was decided."""
        same = tried.decision.kind is DecisionKind.REPRINT
        if self._heads is None:
            self._heads = _grouped(self._links(), self._apart())[0]
        pairs = [told.split(" ") for told in tried.found[0]]
        return all((_head(self._heads, a) == _head(self._heads, b)) == same for a, b in pairs)

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
        judged = dict(self._judged)
        for pair in _grouped(self._links(), self._apart())[1] if judged else ():
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

    def _links(self) -> list[Pair]:
        """Pairs that are one text: decided ones first, then those that have most in common."""
        links = {
            p: x.share for p, x in self._machine.items() if x.judgement is Judgement.SAME and p not in self._judged
        }
        links |= {pair: 2.0 for pair, (judgement, _) in self._judged.items() if judgement is Judgement.SAME}
        return sorted(links, key=lambda pair: (-links[pair], pair))

    def _apart(self) -> list[Pair]:
        return [pair for pair, (judgement, _) in self._judged.items() if judgement is Judgement.DIFFERENT]

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


def _grouped(links: Iterable[Pair], apart: Iterable[Pair]) -> tuple[dict[str, str], list[Pair]]:
    """For each article in a link the head of its group, and the links that gave way to the pairs that are apart."""
    home: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    enemies: dict[str, set[str]] = {}
    for one, other in apart:
        enemies.setdefault(one, set()).add(other)
        enemies.setdefault(other, set()).add(one)
    given_way = []
    for link in links:
        one, other = sorted(home.setdefault(article, article) for article in link)
        if one == other:
            continue
        mine, theirs = (members.setdefault(head, {head}) for head in (one, other))
        if any(enemies.get(article, set()) & theirs for article in mine & enemies.keys()):
            given_way.append(link)
            continue
        mine |= members.pop(other)
        home.update(dict.fromkeys(theirs, one))
    return home, given_way


def _head(home: dict[str, str], article: str) -> str:
    return home.get(article, article)


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
