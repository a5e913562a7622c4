"""What all exports are made from: the claims of a story, and its articles one at a time."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Self

from onrecord.model import Attribution, Relation, Span
from onrecord.record import Recorded, View
from onrecord.relate.propositions.times import days
from onrecord.tell.claims import Claims
from onrecord.tell.claims.bare_names import as_described, described
from onrecord.tell.claims.standings import Standings
from onrecord.tell.deadlines import Entry as Window
from onrecord.tell.deadlines import deadlines
from onrecord.tell.export.citing import Cite, cite, path_of
from onrecord.tell.lines.headlines import opening
from onrecord.tell.lines.quotes import NO_SOURCE, chain_of, speaker
from onrecord.tell.lines.wording import outlet
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.timeline import Entry as Event
from onrecord.tell.timeline import timeline
from onrecord.text import id_of

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is, and of how much."""


@dataclass(slots=True)
class Tally:
    """Where an entity is mentioned: how often, in which articles, and the first place; how often it is a source."""

    mentions: int = 0
    articles: set[str] = field(default_factory=set)
    sayings: int = 0
    first: Cite | None = None

    def add(self, other: "Tally") -> None:
        """Take in what was counted in another article."""
        self.mentions += other.mentions
        self.articles |= other.articles
        self.sayings += other.sayings
        found = [c for c in (self.first, other.first) if c is not None]
        self.first = min(found, key=lambda c: (c.article_id, c.start), default=None)


def silent(doing: str, done: int, total: int) -> None:
    """Progress that nobody watches."""
    del doing, done, total


class Ground:
    """The ground of exports. Use as a context manager."""

    def __init__(self, story: Story, progress: Progress = silent) -> None:
        self.story = story
        self._progress = progress
        self._called: dict[str, Mapping[str, str]] = {}
        self._view = View(story.view.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._view.close()

    def by_id(self, doing: str) -> Iterator[Recorded]:
        """The articles with all that was found in them, one at a time, by id."""
        ids = sorted(self.story.by_id)
        for done, article_id in enumerate(ids):
            self._progress(doing, done, len(ids))
            yield self.story.whole(self._view.recorded(article_id))

    @cached_property
    def id(self) -> str:
        """Equal for equal articles."""
        return id_of("story", *sorted(self.story.by_id))

    @cached_property
    def last_day(self) -> str:
        """The day of the newest article, "" where none has one: the day on which the story is told."""
        stated = (r.article.published for r in self.story.articles)
        found = (first_day(s.value) for s in stated if s is not None)
        return max((d for d in found if d != "9999"), default="")

    @cached_property
    def timeline(self) -> list[Event]:
        """The timeline."""
        return timeline(self.story)

    @cached_property
    def deadlines(self) -> list[Window]:
        """The register of deadlines on the day of the newest article, the epoch where none has a day.

        No clock is asked.
        """
        found = days(self.last_day)
        return deadlines(self.story, on=found[1] if found else date(1970, 1, 1))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """How assertions stand to each other, the faint likenesses too that no claim or dispute tells."""
        return self.story.once(Standings).told

    def is_told(self, relation: Relation) -> bool:
        """Whether claims or disputes tell of it."""
        return self.story.once(Standings).is_told(relation)

    @cached_property
    def tallies(self) -> dict[str, Tally]:
        """Where each entity is mentioned, by the key under which the story knows it."""
        found: dict[str, Tally] = {}
        articles = [self.story.by_id[article] for article in sorted(self.story.by_id)]
        for done, recorded in enumerate(articles):
            self._progress("reading", done, len(articles))
            for local, tally in _counted(recorded).items():
                key = self.story.entity_of(recorded, local)
                if key is not None:
                    found.setdefault(key, Tally()).add(tally)
        return found

    @cached_property
    def assertions(self) -> tuple[Located, ...]:
        """Every assertion of the record, by the date of its article, then by place."""
        order = {r.article.id: n for n, r in enumerate(self.story.articles)}
        return tuple(
            sorted(
                self.story.assertions.values(),
                key=lambda m: (order[m.recorded.article.id], m.assertion.wording, m.assertion.id),
            )
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, those that most origins carry first."""
        return self.story.claims

    def marks(self, claim: Claim) -> list[str]:
        """What claims mark it with."""
        return [mark.value for mark in self.story.once(Claims).marks(claim)]

    def origin(self, located: Located) -> str:
        """What its origin is called by all of the record, without a name in an article's words."""
        origin, claim = located.assertion.origin, self.story.claim_of[located.assertion.id]
        return self._described(claim).get(origin.name) or self.story.called(origin)

    def why_origin(self, located: Located) -> str:
        """Why that is its origin."""
        return as_described(self.story.once(Claims), located)

    def steps(self, claim: Claim) -> list[str]:
        """How the origins of a claim are counted, a reason for each step."""
        names = self._described(claim)
        told = [str(step.called(names)) for step in claim.count.steps]
        for bare, whole in names.items():
            told = [step.replace(f"“{bare}”", f"“{whole}”") for step in told]
        return told

    def _described(self, claim: Claim) -> Mapping[str, str]:
        if claim.id not in self._called:
            self._called[claim.id] = described(self.story.once(Claims), claim)
        return self._called[claim.id]

    def still(self, claim: Claim) -> tuple[int, int]:
        """How many origins stand after corrections and retractions, at least and at most."""
        return self.story.once(Standings).still(claim)

    @cached_property
    def withdrawn(self) -> dict[str, str]:
        """By assertion why it no longer stands."""
        standings = self.story.once(Standings)
        return {i: why for claim in self.claims for i, why in standings.withdrawn(claim).items()}

    @cached_property
    def origins(self) -> dict[str, str]:
        """The id of each assertion's origin. Within a claim, assertions that its count holds for one origin share it.

        What one origin puts in several claims has one id too. Who denies a claim is no origin of it, and has their own.
        """
        found = {}
        for claim in self.claims:
            members = {m.assertion.id: m for m in claim.members}
            taken: set[str] = set()
            for group in claim.count.groups:
                lead = min((members[i] for i in group), key=_lead)
                made = self._origin(lead)
                made = id_of("origin", made, claim.id, group[0]) if made in taken else made
                taken.add(made)
                found.update(dict.fromkeys(group, made))
        for located in self.assertions:
            found.setdefault(located.assertion.id, self._origin(located))
        return found

    def _origin(self, located: Located) -> str:
        return id_of("origin", self.story.entity(located.assertion.origin.key))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Ids of the assertions whose origin counts for their claim."""
        return frozenset(i for claim in self.claims for group in claim.count.groups for i in group)

    def cite(self, located: Located) -> Cite:
        """Where an assertion stands."""
        return cite(located.recorded, located.assertion.wording)

    def speaker(self, recorded: Recorded, attribution: Attribution | None) -> str:
        """Who says it: under the name the record knows them by, else in the article's words; else the outlet.

        An article whose publisher is not known goes by its title: two of them are not one speaker.
        """
        if attribution is None:
            return outlet(self.story, recorded)
        return speaker(self.story, recorded, attribution)

    def voice(self, located: Located) -> tuple[str, str]:
        """Key and name of whoever puts an assertion, of several the one on whose word it is; the key is "" for none."""
        key = self.story.voice_of(located)
        if key is not None:
            return key, self.name_of(key)
        said = located.attribution
        several = said is not None and bool(said.parties)
        return "", located.assertion.origin.name if several else self.speaker(located.recorded, said)

    def chain(self, recorded: Recorded, attribution: Attribution | None) -> list[str]:
        """From the article's outlet to the speaker, outer to inner; the outlet alone for its own voice."""
        first = outlet(self.story, recorded)
        if attribution is None:
            return [first]
        said = {a.id: a for a in recorded.attributions}
        between = chain_of(self.story, recorded, attribution, said=said)
        return [first, *between, self.speaker(recorded, attribution) or NO_SOURCE]

    def name_of(self, key: str) -> str:
        """The name of an entity, its key where none is known."""
        actor = self.story.actors.get(key)
        return actor.name if actor else key

    def headline(self, recorded: Recorded) -> str:
        """The title of an article, or its first words, or its file."""
        title = recorded.article.title
        return title.value if title else opening(recorded.article) or path_of(recorded) or recorded.article.id


def _counted(recorded: Recorded) -> dict[int, Tally]:
    """By the article's own numbers of its entities: which of them are one is decided over the whole story."""
    tallies: dict[int, Tally] = {}
    for mention in recorded.mentions:
        tally = tallies.setdefault(mention.entity, Tally())
        tally.mentions += 1
        tally.articles.add(recorded.article.id)
        tally.first = tally.first or cite(recorded, mention.span)
    for attribution in recorded.attributions:
        for entity in {one.entity for one in attribution.by_each() if one.entity is not None}:
            tallies.setdefault(entity, Tally()).sayings += 1
    return tallies


def _lead(located: Located) -> tuple[bool, str, str]:
    """The assertion an origin is known by: a certain one, the first said."""
    assertion = located.assertion
    return not assertion.origin.certain, assertion.said, assertion.id


def spans_in_words(roles: tuple[tuple[str, tuple[Span, ...]], ...]) -> list[str]:
    """Spans with their roles, as "cue 12-20"."""
    return [f"{role} {span.start}-{span.end}" for role, spans in roles for span in spans]
