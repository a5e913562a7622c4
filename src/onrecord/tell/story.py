"""The record as a story: entities under their names, claims with their assertions, what stands behind each."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.errors import NothingFound
from onrecord.model import (
    Assertion,
    Attribution,
    EntityKind,
    Judgement,
    Passage,
    Relation,
    Reprint,
    Standing,
)
from onrecord.record import Recorded, View
from onrecord.relate.claims import Count, claims_of, origins_of

UNNAMED_PUBLISHER = "publisher not stated"


@dataclass(frozen=True, slots=True)
class Located:
    """An assertion with the article that carries it and the attribution it stands in, if any."""

    recorded: Recorded
    assertion: Assertion
    attribution: Attribution | None

    @property
    def words(self) -> str:
        """The proposition in the article's own words, on one line."""
        return " ".join(self.assertion.wording.cut(self.recorded.article.text).split())


@dataclass(frozen=True, slots=True)
class Claim:
    """Assertions that put one proposition. ``id`` is the smallest of theirs; they are in order of saying."""

    id: str
    members: tuple[Located, ...]
    count: Count

    @property
    def articles(self) -> int:
        """How many articles carry it."""
        return len({m.recorded.article.id for m in self.members})

    @property
    def wording(self) -> str:
        """The earliest fullest wording."""
        return self.members[0].words


@dataclass(frozen=True, slots=True)
class Actor:
    """An entity of the record with where it is mentioned and what it is the source of."""

    key: str
    name: str
    kind: EntityKind
    mentions: int
    articles: tuple[str, ...]
    attributions: tuple[tuple[Recorded, Attribution], ...]


class Story:
    """Everything a telling asks for, worked out once from a view. Nothing here is kept in the record."""

    def __init__(self, view: View) -> None:
        self.view = view

    @cached_property
    def articles(self) -> tuple[Recorded, ...]:
        """The articles by date of publication, those without a date last."""
        return tuple(sorted(self.view.all_recorded(), key=_published_order))

    @cached_property
    def by_id(self) -> dict[str, Recorded]:
        """The articles by id."""
        return {r.article.id: r for r in self.articles}

    def article(self, named: str) -> Recorded:
        """The article with this id, beginning of an id, or file name. Raises NothingFound for none or several."""
        found = [r for r in self.articles if r.article.id == named or named in r.names]
        found = found or [r for r in self.articles if r.article.id.startswith(named)]
        if len(found) == 1:
            return found[0]
        what = "no article" if not found else f"{len(found)} articles"
        raise NothingFound(f"{what} under {named!r}", fix="list them with their ids: onrecord show STORY")

    @cached_property
    def _full(self) -> dict[str, str]:
        return {a.short: a.full for a in self.view.aliases().values() if a.judgement is Judgement.SAME}

    def entity(self, key: str) -> str:
        """The key under which an entity is told: a short name's full one, where there is only one it can be."""
        while key in self._full:  # a full name may itself stand for a longer one; aliases never lead back
            key = self._full[key]
        return key

    def entity_of(self, recorded: Recorded, local: int | None) -> str | None:
        """The key of an article's entity number."""
        return self._locals.get((recorded.article.id, local)) if local is not None else None

    @cached_property
    def _locals(self) -> dict[tuple[str, int | None], str]:
        return {(r.article.id, x.local): self.entity(x.entity) for r in self.articles for x in r.resolutions}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Everybody and everything named, by key, most mentioned first."""
        names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        kinds: defaultdict[str, Counter[EntityKind]] = defaultdict(Counter)
        mentions: Counter[str] = Counter()
        where: defaultdict[str, set[str]] = defaultdict(set)
        said: defaultdict[str, list[tuple[Recorded, Attribution]]] = defaultdict(list)
        for recorded in self.articles:
            for resolution in recorded.resolutions:
                key = self.entity(resolution.entity)
                if key == resolution.entity or len(self._full) == 0:
                    names[key][resolution.name] += 1
                kinds[key][resolution.kind] += 1
            for mention in recorded.mentions:
                mentioned = self.entity_of(recorded, mention.entity)
                if mentioned is not None:
                    mentions[mentioned] += 1
                    where[mentioned].add(recorded.article.id)
            for attribution in recorded.attributions:
                source = self.entity_of(recorded, attribution.entity)
                if source is not None:
                    said[source].append((recorded, attribution))
        return {
            key: Actor(
                key,
                _best(names[key]) or key.split(":", 1)[-1].lstrip("~").replace("-", " ").title(),
                _most(kinds[key]),
                mentions[key],
                tuple(sorted(where[key])),
                tuple(said[key]),
            )
            for key in sorted(kinds, key=lambda k: (-mentions[k], k))
        }

    def actor(self, named: str) -> Actor:
        """The actor whose name has these words. Raises NothingFound for none."""
        wanted = set(named.casefold().split())
        for actor in self.actors.values():
            if wanted <= set(actor.name.casefold().split()):
                return actor
        raise NothingFound(f"nobody called {named!r} in this record", fix="list everybody: onrecord people STORY")

    def publisher(self, recorded: Recorded) -> str:
        """Who put the article out, as far as it says."""
        stated = recorded.article.publisher
        return stated.value if stated else UNNAMED_PUBLISHER

    def located(self) -> Iterator[Located]:
        """Every assertion of the record, article by article."""
        for recorded in self.articles:
            said = {a.id: a for a in recorded.attributions}
            for assertion in recorded.assertions:
                yield Located(recorded, assertion, said.get(assertion.attribution or ""))

    @cached_property
    def assertions(self) -> dict[str, Located]:
        """Every assertion by id."""
        return {found.assertion.id: found for found in self.located()}

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """How assertions stand to one another, between assertions that are both still held."""
        held = self.assertions
        found = {(x.one, x.other, x.standing): x for r in self.articles for x in r.relations}
        return tuple(found[key] for key in sorted(found) if key[0] in held and key[1] in held)

    @cached_property
    def shared_texts(self) -> tuple[tuple[str, Reprint], ...]:
        """Pairs of articles that have passages in common, each once, told from the article with the smaller id."""
        found: dict[tuple[str, str], Reprint] = {}
        for recorded in self.articles:
            here = recorded.article.id
            for reprint in recorded.reprints:
                if reprint.other in self.by_id:
                    pair = min(here, reprint.other), max(here, reprint.other)
                    found[pair] = reprint if here == pair[0] else _turned(reprint, here)
        return tuple((pair[0], found[pair]) for pair in sorted(found))

    @cached_property
    def reprints(self) -> tuple[tuple[str, str, float], ...]:
        """Pairs of articles that carry one text, with the share of the shorter one that is common."""
        return tuple(
            (one, shared.other, shared.share) for one, shared in self.shared_texts if shared.judgement is Judgement.SAME
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, those that most origins and articles carry first."""
        groups = claims_of([found.assertion for found in self.assertions.values()], self.relations)
        made = [self._claim(group) for group in groups]
        return tuple(sorted(made, key=lambda c: (-c.count.minimum, -c.articles, -len(c.members), c.id)))

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """The claim each assertion belongs to, by the assertion's id."""
        return {member.assertion.id: claim for claim in self.claims for member in claim.members}

    def _claim(self, group: tuple[str, ...]) -> Claim:
        members = sorted((self.assertions[i] for i in group), key=lambda m: (m.assertion.said, m.assertion.id))
        texts = {m.assertion.id: self._texts[m.recorded.article.id] for m in members}
        return Claim(min(group), tuple(members), origins_of([self._whole(m.assertion) for m in members], texts))

    def _whole(self, assertion: Assertion) -> Assertion:
        """The assertion with its origin under the key by which the whole record knows it."""
        origin = assertion.origin
        return replace(assertion, origin=replace(origin, key=self.entity(origin.key)))

    @cached_property
    def _texts(self) -> dict[str, str]:
        """For each article the smallest id of those that carry its text."""
        texts = {r.article.id: r.article.id for r in self.articles}
        for one, other, _ in self.reprints:
            small, large = sorted((texts[one], texts[other]))
            texts = {article: small if text == large else text for article, text in texts.items()}
        return texts

    def disputes(self) -> tuple[tuple[Located, Located, Relation], ...]:
        """Pairs of assertions that contradict each other, with the reason."""
        return tuple(
            (self.assertions[x.one], self.assertions[x.other], x)
            for x in self.relations
            if x.standing is Standing.CONTRADICTS
        )


def _turned(reprint: Reprint, article: str) -> Reprint:
    """The same judgement told from the other article."""
    passages = (Passage(p.other_span, article, p.span) for p in reprint.passages)
    return replace(reprint, other=article, passages=tuple(sorted(passages, key=lambda p: (p.span, p.other_span))))


def _published_order(recorded: Recorded) -> tuple[str, str]:
    stated = recorded.article.published
    return (first_day(stated.value) if stated else "9999", recorded.article.id)


def first_day(edtf: str) -> str:
    """The earliest day an EDTF date or range begins with, for ordering; "9999" for an open one."""
    bare = edtf.strip("[]").split("..")[0].split("/")[0].rstrip("~?%")
    return bare or "9999"


def _best(names: Counter[str]) -> str:
    """The fullest name, of those the most used, of those the one that keeps its accents."""
    return min(names, key=lambda n: (-len(n.split()), -names[n], n.isascii(), n)) if names else ""


def _most(kinds: Counter[EntityKind]) -> EntityKind:
    return min(kinds, key=lambda k: (-kinds[k], k.value))
