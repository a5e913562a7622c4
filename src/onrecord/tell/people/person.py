"""Somebody who is named in a story: what they are called, what they say, on what, and who names them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.errors import NothingFound
from onrecord.model import EntityKind, Judgement, Ruling
from onrecord.tell.brief.nouns import Role
from onrecord.tell.brief.people import roles_beside
from onrecord.tell.lines.quotes import Quote, quote_of
from onrecord.tell.lines.told import Citation
from onrecord.tell.people.appearances import (
    Known,
    Namer,
    Written,
    mentions,
    namers,
    place_of,
    resting,
    sayings,
    written,
)
from onrecord.tell.positions import Position, Question
from onrecord.tell.story import Actor, Claim, Story, first_day
from onrecord.tell.story.by_need import ByNeed
from onrecord.tell.story.by_parts import whole
from onrecord.tell.story.names import Names
from onrecord.tell.texts.reprints import stretches
from onrecord.text import fold, words

_ROLES_LOOKED_AT = 400
"""Mentions of one actor at which a role is looked for, spread evenly over all of them."""


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
        self._found = lru_cache(maxsize=32)(self._named_so)

    def listed(self, kind: EntityKind | None = None, search: str = "") -> list[Actor]:
        """Those of a kind whose names have words that begin with each of these, most mentioned first."""
        found, _ = self._found(search)
        return [actor for actor in found if kind in {None, actor.kind}]

    def kinds(self, search: str = "") -> Counter[EntityKind]:
        """How many there are of each kind among those whose names have these words."""
        return self._found(search)[1]

    def _named_so(self, search: str) -> tuple[Sequence[Actor], Counter[EntityKind]]:
        found = self.story.once(Names).beginning(words(search))
        return found, Counter(actor.kind for actor in found)

    def find(self, key: str) -> Actor:
        """The actor with this key, or with one that was joined to it. Raises NothingFound."""
        found = self.story.actors.get(key) or self.story.actors.get(self.story.entity(key))
        if found is None:
            raise NothingFound(f"nobody has the key {key!r} here", fix="list everybody: onrecord people STORY")
        return found

    def called(self, actor: Actor) -> list[Called]:
        """What articles call them, the latest day first, of equals what most do."""
        found: defaultdict[str, list[Role]] = defaultdict(list)
        where = whole(self.story, mentions).get(actor.key, ())
        step = max(1, len(where) // _ROLES_LOOKED_AT)
        told = self.story.once(stretches)
        for place in where[::step]:
            article, name = place_of(place)
            recorded = self.story.articles[article]
            home = next((s.span for s in told.get(recorded.article.id, ()) if name in s.span), None)
            for role in roles_beside(recorded, name, home) if home is not None else ():
                found[fold(role.words)].append(role)
        made = [self._called(roles) for roles in found.values()]
        return sorted(made, key=lambda c: (_backwards(c.days[-1] if c.days else ""), -len(c.citations), c.words))

    def variants(self, actor: Actor) -> list[Variant]:
        """The names that are told as this one: its own first, then those of most articles."""
        names = whole(self.story, written).get(actor.key, {})
        made = [self._variant(actor, name, places) for name, places in names.items()]
        return sorted(made, key=lambda v: (v.joined, -len(v.articles), v.name, v.key))

    def rulings(self, actor: Actor) -> list[Ruling]:
        """What people decided on any of its names."""
        keys = {actor.key, *(key for key, _ in whole(self.story, written).get(actor.key, {}))}
        return [r for r in self.story.rulings if any(n.key in keys for n in r.decision.entities)]

    def quotes(self, actor: Actor) -> Sequence[Quote]:
        """What they are quoted for, in order of saying; what has no day last."""
        return ByNeed(whole(self.story, sayings).get(actor.key, ()), lambda said: quote_of(self.story, *said))

    def claims(self, actor: Actor) -> Sequence[Claim]:
        """The claims that rest on them, in the order of the story."""
        return whole(self.story, resting).get(actor.key, ())

    def named_by(self, actor: Actor) -> list[NamedBy]:
        """In whose words they are named, by how often; who speaks of themselves is left out."""
        found = whole(self.story, namers).get(actor.key, {})
        made = [_named_by(key, name, by) for (key, name), by in found.items()]
        return sorted(made, key=lambda n: (-n.times, n.name, n.key))

    # --- one of them ----------------------------------------------------------------------------

    def _called(self, roles: Sequence[Role]) -> Called:
        days = {r.citation: self._day(r.citation.article) for r in roles}
        ordered = sorted(days, key=lambda c: (first_day(days[c] or "9999"), c.article, c.span))
        shown = min((r.words for r in roles), key=lambda w: (w.isupper(), w))
        return Called(shown, tuple(dict.fromkeys(days[c] for c in ordered if days[c])), tuple(ordered))

    def _day(self, article: str) -> str:
        published = self.story.by_id[article].article.published
        return published.value if published else ""

    def _variant(self, actor: Actor, called: Written, places: Sequence[Known]) -> Variant:
        key, name = called
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


def _named_by(key: str, name: str, by: Namer) -> NamedBy:
    first = Citation(by.first.recorded.article.id, by.first.assertion.wording)
    return NamedBy(name, key, by.times, by.articles, first)
