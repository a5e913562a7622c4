"""What all sorts of questions are made with: the story, chance that follows from content, and the check of an item."""

from functools import cached_property

from onrecord.model import EntityKind
from onrecord.record import Recorded
from onrecord.tell.claims.withdrawn import cites_withdrawn
from onrecord.tell.lines.told import Citation, faults
from onrecord.tell.lines.wording import outlet
from onrecord.tell.quiz.items import Draft, Item, Sort
from onrecord.tell.quiz.near import Ground
from onrecord.tell.quiz.parties import form, is_person, sort_of
from onrecord.tell.story import Actor, Story
from onrecord.text import id_of

_CHOICES = 3
"""Choices that a question has at least: of two one is hit as often as not."""


class Making:
    """Makes the questions of one story. Chance is a digest of the articles' ids, so the same record gives the same."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.ground = Ground(story)
        self._seed = id_of(*sorted(story.by_id))
        self._actors: dict[EntityKind, list[Actor]] = {}
        self._keys: dict[EntityKind, frozenset[str]] = {}

    def shuffled(self, what: str) -> str:
        """A key to sort by that looks like chance and is none."""
        return id_of(self._seed, what)

    def item(self, draft: Draft) -> Item | None:
        """A question whose lines all pass the check and whose choices all differ; None for one that cannot cite."""
        choices = draft.choices
        words = [c.words.casefold() for c in choices]
        if not draft.lines or len(set(words)) != len(words) or len(words) < _CHOICES:
            return None
        if any(faults(line, self.story) for line in draft.lines):
            return None
        if any(cites_withdrawn(self.story, line.citations) for line in draft.lines):
            return None
        own = id_of(self._seed, draft.sort.value, draft.quoted, *sorted(words))
        shown = tuple(sorted(range(len(choices)), key=lambda n: id_of(own, choices[n].words)))
        if draft.sort is Sort.ORDER and shown == tuple(range(len(choices))):
            shown = (*shown[1:], shown[0])
        return Item(
            own,
            draft.sort,
            draft.prompt,
            draft.quoted,
            choices,
            shown,
            draft.explanation,
            draft.lines,
            draft.difficulty,
        )

    def actors(self, kind: EntityKind) -> list[Actor]:
        """Those of a kind whose names can stand as a choice, and leave no doubt of it."""
        if kind not in self._actors:
            self._actors[kind] = [a for a in self.story.actors.values() if self._can_stand(a, kind)]
        return self._actors[kind]

    @cached_property
    def people(self) -> frozenset[str]:
        """The names of all the people that can stand as a choice."""
        return frozenset(a.name for a in self.actors(EntityKind.PERSON))

    def stands(self, actor: Actor) -> bool:
        """Whether somebody is one of the actors of their kind."""
        if actor.kind not in self._keys:
            self._keys[actor.kind] = frozenset(a.key for a in self.actors(actor.kind))
        return actor.key in self._keys[actor.kind]

    def _can_stand(self, actor: Actor, kind: EntityKind) -> bool:
        if actor.kind is not kind or not is_a_name(actor):
            return False
        return is_person(self.story, actor) if kind is EntityKind.PERSON else sort_of(actor) is not None

    def alike(self, one: Actor, other: Actor) -> bool:
        """Whether a sentence from which the one's name is left out shows nothing against the other's."""
        if one.kind is not other.kind or sort_of(one) != sort_of(other):
            return False
        forms = (form(self.story, a, self.place_of(a)) for a in (one, other))
        return one.kind is EntityKind.PERSON or next(forms) == next(forms)

    def place_of(self, actor: Actor) -> Citation | None:
        """Where somebody is named by their full name."""
        return self._places.get(actor.key)

    @cached_property
    def _places(self) -> dict[str, Citation]:
        found: dict[str, Citation] = {}
        for recorded in self.story.articles:
            for mention in recorded.mentions:
                key = self.story.entity_of(recorded, mention.entity)
                actor = self.story.actors.get(key or "")
                if actor is not None and mention.span.cut(recorded.article.text) == actor.name:
                    found.setdefault(actor.key, Citation(recorded.article.id, mention.span))
        return found

    def told_in(self, recorded: Recorded) -> str:
        """The article, by publisher and day."""
        day = self.ground.dated(recorded)
        return outlet(self.story, recorded) + (f", {day}" if day else "")


def is_a_name(actor: Actor) -> bool:
    """Whether it reads as a full name: a person's first and last, a body's with a capital."""
    words = actor.name.split()
    if actor.kind is EntityKind.PERSON:
        known = actor.mentions > 1 or bool(actor.attributions)
        return known and len(words) > 1 and all(w[:1].isupper() for w in (words[0], words[-1]))
    return actor.name[:1].isupper() and (len(words) > 1 or (actor.name.isupper() and len(actor.name) > 2))
