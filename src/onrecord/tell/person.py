"""Somebody who is named in a story: what they are called, what they say, on what, and who names them."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.errors import NothingFound
from onrecord.model import EntityKind, Judgement, Ruling
from onrecord.tell.brief.nouns import Role
from onrecord.tell.brief.people import roles_at
from onrecord.tell.positions import Position, Question
from onrecord.tell.quotes import Quote, quotes
from onrecord.tell.story import Actor, Claim, Located, Story, first_day
from onrecord.tell.told import Citation
from onrecord.tell.wording import NAMELESS, REPORTING, outlet
from onrecord.text import fold, words

_ROLES_LOOKED_AT = 400
"""Mentions of one actor at which a role is looked for, spread evenly over all of them."""
_MOST_MENTIONS = 1 << 20
"""Mentions of one article that are looked at: more than any has."""


@dataclass(frozen=True, slots=True)
class Called:
    """An office or a description by which articles call somebody, with the days on which they do, earliest first."""

    words: str
    days: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A name as articles have it. ``key`` is that of its own entity; ``reason`` says why it is told as this one.

    ``joined`` is False for a name that is the entity's own.
    """

    name: str
    key: str
    articles: tuple[str, ...]
    joined: bool
    sure: float
    reason: str


@dataclass(frozen=True, slots=True)
class NamedBy:
    """Somebody in whose words an actor is named: how often, and where first. ``key`` is "" for an article's voice."""

    name: str
    key: str
    times: int
    articles: int
    first: Citation


@dataclass(frozen=True, slots=True)
class Stood:
    """What an actor said on one question."""

    question: Question
    position: Position


class People:
    """Those who are named in one story. What is asked of all of them is worked out once."""

    def __init__(self, story: Story) -> None:
        self.story = story

    def listed(self, kind: EntityKind | None = None, search: str = "") -> list[Actor]:
        """Those of a kind whose names have words that begin with each of these, most mentioned first."""
        begins = words(search)
        return [
            actor
            for actor, name in self._names
            if kind in {None, actor.kind} and all(any(part.startswith(b) for part in name) for b in begins)
        ]

    def kinds(self, search: str = "") -> Counter[EntityKind]:
        """How many there are of each kind among those whose names have these words."""
        return Counter(actor.kind for actor in self.listed(search=search))

    def find(self, key: str) -> Actor:
        """The actor with this key, or with one that was joined to it. Raises NothingFound."""
        found = self.story.actors.get(key) or self.story.actors.get(self.story.entity(key))
        if found is None:
            raise NothingFound(f"nobody has the key {key!r} here", fix="list everybody: onrecord people STORY")
        return found

    def called(self, actor: Actor) -> list[Called]:
        """What articles call them, the latest day first, of equals what most do."""
        found: defaultdict[str, list[Role]] = defaultdict(list)
        where = self._mentions.get(actor.key, array("q"))
        step = max(1, len(where) // _ROLES_LOOKED_AT)
        for article, number in (divmod(place, _MOST_MENTIONS) for place in where[::step]):
            recorded = self.story.articles[article]
            for role in roles_at(recorded, recorded.mentions[number]):
                found[fold(role.words)].append(role)
        made = [self._called(roles) for roles in found.values()]
        return sorted(made, key=lambda c: (_backwards(c.days[-1] if c.days else ""), -len(c.citations), c.words))

    def variants(self, actor: Actor) -> list[Variant]:
        """The names that are told as this one: its own first, then those of most articles."""
        made = [self._variant(actor, written, places) for written, places in self._written.get(actor.key, {}).items()]
        return sorted(made, key=lambda v: (v.joined, -len(v.articles), v.name, v.key))

    def rulings(self, actor: Actor) -> list[Ruling]:
        """What people decided on any of its names."""
        keys = {actor.key, *(key for key, _ in self._written.get(actor.key, {}))}
        return [r for r in self.story.rulings if any(n.key in keys for n in r.decision.entities)]

    def quotes(self, actor: Actor) -> Sequence[Quote]:
        """What they are quoted for, in order of saying; what has no day last."""
        return self._quotes.get(actor.key, [])

    def claims(self, actor: Actor) -> Sequence[Claim]:
        """The claims that rest on them, in the order of the story."""
        return self._claims.get(actor.key, [])

    def named_by(self, actor: Actor) -> list[NamedBy]:
        """In whose words they are named, by how often; who speaks of themselves is left out."""
        groups: defaultdict[tuple[str, str], list[Located]] = defaultdict(list)
        for located in self._naming.get(actor.key, []):
            groups[self._namer(located)].append(located)
        made = [
            NamedBy(name, key, len(all_), len({m.recorded.article.id for m in all_}), _where(min(all_, key=_place)))
            for (key, name), all_ in groups.items()
        ]
        return sorted(made, key=lambda n: (-n.times, n.name, n.key))

    # --- worked out once ------------------------------------------------------------------------

    @cached_property
    def _names(self) -> list[tuple[Actor, list[str]]]:
        return [(actor, words(actor.name)) for actor in self.story.actors.values()]

    @cached_property
    def _mentions(self) -> dict[str, "array[int]"]:
        """Where each actor is mentioned: number of the article and of the mention in it, in one number."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        pointers = self.story.view.pointers()
        for article, recorded in enumerate(self.story.articles):
            for number, pointer in enumerate(pointers.get(recorded.article.id, ())[:_MOST_MENTIONS]):
                key = self.story.entity_of(recorded, pointer.entity)
                if key is not None and pointer.end - pointer.start > 3:  # shorter ones are "he", "she"
                    found[key].append(article * _MOST_MENTIONS + number)
        return dict(found)

    @cached_property
    def _written(self) -> dict[str, dict[tuple[str, str], list[tuple[str, str, float]]]]:
        """Under each key the names as articles have them, each with article, reason and how sure that is."""
        found: defaultdict[str, dict[tuple[str, str], list[tuple[str, str, float]]]] = defaultdict(dict)
        for recorded in self.story.articles:
            for x in recorded.resolutions:
                names = found[self.story.entity(x.entity)]
                place = recorded.article.id, x.evidence.reason, x.evidence.score
                names.setdefault((x.entity, x.name), []).append(place)
        return dict(found)

    @cached_property
    def _quotes(self) -> dict[str, list[Quote]]:
        found: defaultdict[str, list[Quote]] = defaultdict(list)
        for quote in quotes(self.story):
            if quote.entity:
                found[quote.entity].append(quote)
        for said in found.values():
            said.sort(key=lambda q: (first_day(q.day or "9999"), q.article, q.citations[0].span.start, q.id))
        return dict(found)

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.story.claims:
            counted = {i for group in claim.count.groups for i in group}
            keys = {self.story.entity(m.assertion.origin.key) for m in claim.members if m.assertion.id in counted}
            for key in sorted(keys & self.story.actors.keys()):
                found[key].append(claim)
        return dict(found)

    @cached_property
    def _naming(self) -> dict[str, list[Located]]:
        found: defaultdict[str, list[Located]] = defaultdict(list)
        for located in self.story.assertions.values():
            by = self.story.entity(located.assertion.origin.key)
            for key in sorted({self.story.entity(e) for e in located.assertion.entities} - {by}):
                found[key].append(located)
        return dict(found)

    # --- one of them ----------------------------------------------------------------------------

    def _namer(self, located: Located) -> tuple[str, str]:
        """Key and name of whose words they are; of an article's own voice its outlet."""
        origin = located.assertion.origin
        key = self.story.entity(origin.key)
        if key in self.story.actors:
            return key, self.story.actors[key].name
        own = origin.name == NAMELESS or origin.key.startswith(REPORTING)
        return "", outlet(self.story, located.recorded) if own else origin.name

    def _called(self, roles: Sequence[Role]) -> Called:
        days = {r.citation: self._day(r.citation.article) for r in roles}
        ordered = sorted(days, key=lambda c: (first_day(days[c] or "9999"), c.article, c.span))
        shown = min((r.words for r in roles), key=lambda w: (w.isupper(), w))
        return Called(shown, tuple(dict.fromkeys(days[c] for c in ordered if days[c])), tuple(ordered))

    def _day(self, article: str) -> str:
        published = self.story.by_id[article].article.published
        return published.value if published else ""

    def _variant(self, actor: Actor, written: tuple[str, str], places: Sequence[tuple[str, str, float]]) -> Variant:
        key, name = written
        alias = self.story.decided.aliases.get(key)
        joined = key != actor.key
        if joined and alias is not None and alias.judgement is Judgement.SAME:
            reason, sure = alias.evidence.reason, alias.evidence.score
        else:
            told = Counter((reason, sure) for _, reason, sure in places)
            reason, sure = min(told, key=lambda r: (-told[r], r))
        return Variant(name, key, tuple(dict.fromkeys(a for a, _, _ in places)), joined, sure, reason)


def stood(questions: Iterable[Question]) -> dict[str, list[Stood]]:
    """For each actor, by key, on which questions of a story they said something, and what, with what changed."""
    found: defaultdict[str, list[Stood]] = defaultdict(list)
    for question in questions:
        for position in question.positions:
            if position.statements:
                found[position.actor].append(Stood(question, position))
    return dict(found)


def _backwards(day: str) -> tuple[int, ...]:
    """For sorting days so that the latest comes first and none last."""
    return tuple(-ord(c) for c in day) or (1,)


def _where(located: Located) -> Citation:
    return Citation(located.recorded.article.id, located.assertion.wording)


def _place(located: Located) -> tuple[str, str, int, str]:
    said = first_day(located.assertion.said or "9999")
    return said, located.recorded.article.id, located.assertion.wording.start, located.assertion.id
