"""What a person might settle next: the judgements that are least sure and that most of what is told hangs on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import Alias, DecisionStatus, Judgement, Relation, Reprint, Ruling, Standing
from onrecord.record import STANDINGS
from onrecord.tell.claims import Claims
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.told import Citation
from onrecord.tell.wording import says_nothing
from onrecord.text import id_of

_MOST_MEMBERS = 40
"""Assertions of one claim among which the loosest is looked for."""
_LOOSE = 0.5
"""Mean chance of its links to the rest below which an assertion is asked about."""
_SURE = 0.95
"""Score from which a judgement is not asked about."""
_LEAST_JOINED = 0.5
"""Chance that two claims are one from which it is asked."""
_RESIDUE = 0.1
"""Doubt that is left in what is held for sure."""


class Sort(StrEnum):
    """What is asked about."""

    NAMES = "names"
    TEXTS = "texts"
    CLAIMS = "claims"
    ORIGINS = "origins"
    DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what it says, and the decision it makes, in the words of ``onrecord decide``. ``as_held`` is ours."""

    label: str
    verb: str
    things: tuple[str, ...]
    as_held: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things asked about: whose it is, its words, and where they stand, if they are an article's."""

    who: str
    words: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question of the queue. ``about`` are the two things, by id or key; ``sides`` show them.

    ``score`` is how sure the machine is of what it holds, for ``reason``. ``articles`` are how many articles carry what
    may be told otherwise, ``claims`` the ids of the claims it touches.
    """

    sort: Sort
    question: str
    about: tuple[str, str]
    reason: str
    score: float
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]
    articles: int
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that follow from what it is about."""
        return id_of(self.sort.value, *self.about)

    @property
    def weight(self) -> float:
        """How much hangs on it: articles times doubt. What is held for sure keeps a little."""
        return self.articles * (_RESIDUE + 1 - abs(2 * self.score - 1))


def review(story: Story) -> tuple[Item, ...]:
    """The queue, what would change most first. What a person has decided is not asked again."""
    asked = _Asked(story, story.once(Claims))
    made = (asked.names, asked.texts, asked.ties, asked.claims, asked.origins)
    found = {item.id: item for make in made for item in make()}
    decided = {_decided(r) for r in story.rulings if r.status in _COUNTING}
    left = (item for item in found.values() if _about(item, story) not in decided)
    return tuple(sorted(left, key=lambda i: (-i.weight, i.id)))


def narrowed(items: Sequence[Item], *, sort: str = "", claim: str = "") -> list[Item]:
    """The questions of one sort, or on the claim with this id, in the order of the queue; "" asks for any."""
    return [i for i in items if sort in {"", i.sort.value} and (not claim or claim in i.claims)]


_COUNTING = frozenset({DecisionStatus.HOLDS, DecisionStatus.ALREADY})
Rows = NDArray[np.int64]
Things = frozenset[tuple[str, str]]
"""What a decision is about, as pages and rebuilds know it: name keys, or pages by their bytes, with words on them."""


def _decided(ruling: Ruling) -> Things:
    decision = ruling.decision
    names = {("", named.key) for named in decision.entities}
    pages = {(page.capture, "") for page in decision.pages}
    words = {(quoted[0].page.capture, quoted[0].words) for quoted in decision.quoted if quoted}
    return frozenset(names | pages | words)


def _about(item: Item, story: Story) -> Things:
    if item.sort is Sort.NAMES:
        return frozenset(("", key) for key in item.about)
    if item.sort is Sort.TEXTS:
        return frozenset((story.by_id[key].article.capture, "") for key in item.about)
    held = (story.assertions[key] for key in item.about)
    return frozenset((m.recorded.article.capture, m.words) for m in held)


class _Asked:
    """The questions that one story raises."""

    def __init__(self, story: Story, claims: Claims) -> None:
        self._story, self._claims = story, claims
        self._who = claims.wording.who

    # --- names and texts ------------------------------------------------------------------------

    def names(self) -> Iterator[Item]:
        """Short names that stand for a full one, or may."""
        story = self._story
        by_entity: defaultdict[str, set[str]] = defaultdict(set)
        for claim in story.claims:
            for member in claim.members:
                by_entity[member.assertion.origin.key].add(claim.id)
        named: Counter[str] = Counter(x.entity for r in story.found.articles for x in r.resolutions)
        called = {x.entity: x.name for r in story.found.articles for x in r.resolutions}
        for alias in story.decided.aliases.values():
            if alias.evidence.method == DECIDED or alias.evidence.score >= _SURE or alias.short not in called:
                continue
            for full in self._may_be(alias, called):
                yield self._name(alias, full, called=called, articles=named[alias.short], claims=by_entity[alias.short])

    def _may_be(self, alias: Alias, called: Mapping[str, str]) -> Iterator[str]:
        """Whom a short name may stand for: whoever it was taken for, else all whose names have all its words."""
        if alias.full:
            yield from (alias.full,) if alias.full in called else ()
            return
        kind, _, words = alias.short.partition(":")
        wanted = set(words.strip("~").split("-"))
        for key in sorted(called):
            if key != alias.short and key.startswith(f"{kind}:") and wanted <= set(key.partition(":")[2].split("-")):
                yield key

    def _name(
        self, alias: Alias, full: str, *, called: Mapping[str, str], articles: int, claims: Iterable[str]
    ) -> Item:
        one, other = called[alias.short], called[full]
        same = alias.judgement is Judgement.SAME
        return Item(
            sort=Sort.NAMES,
            question=f"Is “{one}” the same as “{other}”?",
            about=(alias.short, full),
            reason=alias.evidence.reason,
            score=alias.evidence.score,
            sides=(Side(one, ""), Side(other, "")),
            choices=(
                Choice("The same", "same", (alias.short, full), same),
                Choice("Two", "different", (alias.short, full), alias.judgement is Judgement.DIFFERENT),
            ),
            articles=articles,
            claims=tuple(sorted(claims)),
        )

    def texts(self) -> Iterator[Item]:
        """Pairs of articles that carry one text, or may."""
        story = self._story
        carried: defaultdict[str, set[str]] = defaultdict(set)
        for claim in story.claims:
            for member in claim.members:
                carried[member.recorded.article.id].add(claim.id)
        for one, shared in story.shared_texts:
            if shared.evidence.method == DECIDED or shared.evidence.score >= _SURE:
                continue
            yield self._text(one, shared, claims=carried[one] & carried[shared.other])

    def _text(self, one: str, shared: Reprint, *, claims: Iterable[str]) -> Item:
        sides = []
        for article in (one, shared.other):
            recorded = self._story.by_id[article]
            title = recorded.article.title
            sides.append(Side(self._story.publisher(recorded), title.value if title else recorded.names[0]))
        touched = sorted(claims)
        return Item(
            sort=Sort.TEXTS,
            question="Do these two articles carry one text?",
            about=(one, shared.other),
            reason=shared.evidence.reason,
            score=shared.evidence.score,
            sides=tuple(sides),
            choices=(
                Choice("One text", "reprint", (one, shared.other), shared.judgement is Judgement.SAME),
                Choice("Two texts", "not-reprint", (one, shared.other), shared.judgement is Judgement.DIFFERENT),
            ),
            articles=2 + len(touched),
            claims=tuple(touched),
        )

    # --- claims ---------------------------------------------------------------------------------

    def ties(self) -> Iterator[Item]:
        """Pairs of claims that are held to contradict each other, each by its strongest ground."""
        for relation in self._strongest(self._claims.standings.contradictions):
            if relation.evidence.method == DECIDED:
                continue
            pair = (relation.one, relation.other)
            yield self._pair(
                Sort.DISPUTES,
                "Do these two contradict each other?",
                pair=pair,
                evidence=(self._claims.standings.reason(relation), relation.evidence.score),
                choices=(
                    Choice("They do", "relation", (*pair, Standing.CONTRADICTS.value), True),
                    Choice("They do not", "reject", pair),
                    Choice("The later one updates", "relation", (*self._by_day(pair), Standing.REVISES.value)),
                    Choice("They speak of two things", "relation", (*pair, Standing.DIFFERENT_SCOPE.value)),
                ),
            )

    def _by_day(self, pair: tuple[str, str]) -> tuple[str, str]:
        """The later said first: it is the one that updates."""
        one, other = (self._story.assertions[i].assertion for i in pair)
        return (one.id, other.id) if one.said >= other.said else (other.id, one.id)

    def claims(self) -> Iterator[Item]:
        """Assertions that hang loosely on their claim, and pairs of claims that may be one."""
        held = self._story.relations
        number = {c.id: n for n, c in enumerate(self._story.claims)}
        home = np.array([number[self._home(i).id] for i in held.ids], np.int64)
        links = np.isin(held.standing, [STANDINGS.index(s) for s in _ONE])
        inside = home[held.one] == home[held.other]
        chances = self._chances(np.flatnonzero(links & inside))
        for claim in self._story.claims:
            if 2 <= len(claim.members) <= _MOST_MEMBERS:
                yield from self._loose(claim, chances)
        asked = np.array([not says_nothing(c.members) for c in self._story.claims], np.bool_)
        likely = links & ~inside & (held.score >= _LEAST_JOINED)
        likely[likely] = asked[home[held.one[likely]]] & asked[home[held.other[likely]]]
        apart = (r for r in held.at(np.flatnonzero(likely).tolist()) if r.evidence.method != DECIDED)
        for relation in self._strongest(apart):
            one, other = self._home(relation.one).id, self._home(relation.other).id
            yield self._pair(
                Sort.CLAIMS,
                "Do these two put one thing?",
                pair=(relation.one, relation.other),
                evidence=(self._claims.standings.reason(relation), 1 - relation.evidence.score),
                choices=(
                    Choice("One claim", "join", (one, other)),
                    Choice("Two claims", "reject", (relation.one, relation.other), True),
                ),
            )

    def _chances(self, rows: Rows) -> dict[tuple[str, str], float]:
        """How sure the relations of these rows are, by their two assertions in either order."""
        held = self._story.relations
        ends = zip(held.one[rows].tolist(), held.other[rows].tolist(), held.score[rows].tolist(), strict=True)
        chances = {(held.ids[one], held.ids[other]): score for one, other, score in ends}
        return chances | {(other, one): score for (one, other), score in chances.items()}

    def _loose(self, claim: Claim, chances: Mapping[tuple[str, str], float]) -> Iterator[Item]:
        ids = [m.assertion.id for m in claim.members]
        means = {i: sum(chances.get((i, j), 0.0) for j in ids if j != i) / (len(ids) - 1) for i in ids}
        loosest = min(ids, key=lambda i: (means[i], i))
        if means[loosest] >= _LOOSE or any(e.method == DECIDED for e in claim.because):
            return
        told = self._claims.wording.best(claim).assertion
        if loosest == told:
            return
        yield self._pair(
            Sort.CLAIMS,
            "Does the second put what the first puts?",
            pair=(told, loosest),
            evidence=("of all that is taken for this claim it is linked to the rest most loosely", means[loosest]),
            choices=(
                Choice("It does", "belongs", (loosest, told), True),
                Choice("It does not", "part", (loosest,)),
            ),
        )

    def origins(self) -> Iterator[Item]:
        """Within a claim, whoever is counted with another without being known to be them."""
        for claim in self._story.claims:
            if claim.count.minimum == claim.count.maximum or any(e.method == DECIDED for e in claim.because):
                continue
            by_id = {m.assertion.id: m for m in claim.members}
            for group in claim.count.groups:
                heads = {by_id[i].assertion.origin.key: by_id[i] for i in reversed(group) if i in by_id}
                ranked = sorted(heads.values(), key=lambda m: (not m.assertion.origin.certain, m.assertion.id))
                for other in ranked[1:2]:
                    yield self._origin(claim, ranked[0], other)

    def _origin(self, claim: Claim, one: Located, other: Located) -> Item:
        ids = (one.assertion.id, other.assertion.id)
        name, may_be = self._who(one), self._who(other)
        told = next((r for r in claim.count.reasons if r.startswith(f"{other.assertion.origin.name} ")), "")
        return self._pair(
            Sort.ORIGINS,
            f"Do {name} and {may_be} count as one origin here?" if may_be != name else "Do both rest on one origin?",
            pair=ids,
            evidence=(told or other.assertion.origin.evidence.reason, other.assertion.origin.evidence.score),
            choices=(
                Choice("One origin", "one-origin", ids, True),
                Choice("Two origins", "two-origins", ids),
            ),
        )

    # --- what they share ------------------------------------------------------------------------

    def _strongest(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Of the relations between two claims the one with the highest score."""
        best: dict[frozenset[str], Relation] = {}
        for relation in relations:
            pair = frozenset((self._home(relation.one).id, self._home(relation.other).id))
            held = best.get(pair)
            if held is None or (-relation.evidence.score, relation.one) < (-held.evidence.score, held.one):
                best[pair] = relation
        yield from best.values()

    def _home(self, assertion: str) -> Claim:
        return self._story.claim_of[assertion]

    def _pair(
        self,
        sort: Sort,
        question: str,
        *,
        pair: tuple[str, str],
        evidence: tuple[str, float],
        choices: tuple[Choice, ...],
    ) -> Item:
        members = [self._story.assertions[i] for i in pair]
        touched = {self._home(i).id: self._home(i) for i in pair}
        articles = len({m.recorded.article.id for c in touched.values() for m in c.members})
        return Item(
            sort=sort,
            question=question,
            about=pair,
            reason=evidence[0],
            score=evidence[1],
            sides=tuple(self._side(m) for m in members),
            choices=choices,
            articles=articles,
            claims=tuple(sorted(touched)),
        )

    def _side(self, located: Located) -> Side:
        told = self._claims.wording.worded(located)
        return Side(self._who(located), told.words, told.citation)


_ONE = frozenset({Standing.REPEATS, Standing.CORROBORATES})
