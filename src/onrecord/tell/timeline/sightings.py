"""Every telling of an event in an article, as the timeline compares it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Attribution, EntityKind, Event, EventKind, EventStatus, Evidence, Kind, Part, Span
from onrecord.record import Recorded
from onrecord.relate.events import as_put
from onrecord.relate.events.lexicon import NOUNS
from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.times import days
from onrecord.tell.claims.withdrawn import withdrawn
from onrecord.tell.story import Story
from onrecord.tell.texts.presumed import Presumed, presumed_days, times_on
from onrecord.text import fold, joined, words

Days = tuple[date, date]

_COMMON = frozenset(
    "the and that this with from for was were has have had been will would after before their its his her they them "
    "which who whom into over under than then also said says about between being are not but".split()
)

_HARM = frozenset({"kill", "die", "injure", "damage", "destroy"})
"""What is done by an event that the same words may name: "the blast killed nine"."""
_CAUSES = frozenset("attack explode crash accident collapse burn flood quake collide sink shoot bomb".split())
"""Deeds of which harm is part, and no event beside them."""
_REACH = 160
"""Characters before an event in which it may be said that it is taken back."""
_WITHDRAWN = re.compile(r"\b(?:withdr(?:ew|awn)|retracted|took back|taken back)\b[^.!?\n]*\bthat\b[^.!?\n]*$")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling of an event. ``days`` is when it is told to be; None where no day is given.

    ``event`` has the day that follows from the presumed one of an article without a date, and its evidence says so.
    ``printed`` is the day the article is of, "" where it is not known and none can be presumed; ``said`` is when it was
    said, ``folded`` its words for comparing; ``deeds`` are the deed, and for harm the event that does it where that is
    named; ``whom`` are the people to whom it is done, or who die, and ``surnames`` the last words of their names.
    ``opens`` is TITLE in the headline of its article, TEXT in the first paragraph, None further on.
    """

    recorded: Recorded
    event: Event
    attribution: Attribution | None
    printed: str
    days: Days | None
    said: Days | None
    folded: str
    names: frozenset[str]
    terms: frozenset[str]
    deeds: frozenset[str]
    whom: frozenset[str]
    surnames: frozenset[str]
    opens: Kind | None

    @property
    def words(self) -> str:
        """The clause in the article's own words, on one line."""
        return joined(self.event.wording, self.recorded.article.text)

    @property
    def key(self) -> tuple[int, date, str]:
        """For going from the most precise to the least, whatever order articles came in."""
        if self.days is None:
            return timedelta.max.days, date.max, self.event.id
        return (self.days[1] - self.days[0]).days, self.days[0], self.event.id


def sightings_in(story: Story, recorded: Recorded) -> Iterator[Sighting]:
    """Every telling of an event in an article, but for sayings, and what was taken back or corrected."""
    said = {a.id: a for a in recorded.attributions}
    day = story.once(presumed_days).get(recorded.article.id)
    taken_back = story.once(withdrawn).get(recorded.article.id, ())
    for event in recorded.events:
        if event.kind is not EventKind.SAYING and not _is_taken_back(recorded, event, taken_back):
            placed = _presumed(recorded, event, day) if day is not None else event
            printed = day.day if day is not None else recorded.article.dated
            yield _sighting(story, recorded, placed, said=said.get(event.attribution or ""), printed=printed)


def _is_taken_back(recorded: Recorded, event: Event, spans: Iterable[Span]) -> bool:
    """Whether it is told as what no longer stands, or in a report that somebody takes it back."""
    before = recorded.article.text[max(0, event.trigger.start - _REACH) : event.trigger.start]
    return any(event.trigger.overlaps(span) for span in spans) or bool(_WITHDRAWN.search(before))


def _presumed(recorded: Recorded, event: Event, day: Presumed) -> Event:
    """The event of an undated article as it reads if the article was put out on the day presumed."""
    event = replace(event, said=event.said or day.day)
    if event.when or event.time is None:
        return event
    timex = next((t for t in times_on(recorded, day.day) if t.span == event.time and t.first), None)
    if timex is None:
        return event
    told = timex.span.cut(recorded.article.text)
    aimed = recorded.article.text[: timex.span.start].endswith((" for ", " to "))
    past = event.status is EventStatus.HAPPENED and not aimed
    when = as_put(timex, told, status=event.status, past=past, pub=days(day.day))
    if not when:
        return event
    covered = days(when)
    if event.status is EventStatus.HAPPENED and covered is not None and covered[0].isoformat() > day.last:
        event = replace(event, status=EventStatus.PLANNED)  # "has been set for November 18"
    return replace(event, when=when, evidence=Evidence("presumed", 0.4, f"{day.reason}; so the time told is {when}"))


def _sighting(story: Story, recorded: Recorded, event: Event, *, said: Attribution | None, printed: str) -> Sighting:
    keys = (story.entity_of(recorded, p.entity) for p in event.participants if p.part is not Part.PLACE)
    text = recorded.article.text
    trigger = {stem(w) for w in words(event.trigger.cut(text))}
    told = joined(event.wording, text)
    spelled = (w.removesuffix("'s").removesuffix("'") for w in words(told))
    whom = frozenset(_whom(story, recorded, event))
    return Sighting(
        recorded,
        event,
        said,
        printed,
        days(event.when) if event.when else None,
        days(event.said) if event.said else None,
        fold(told),
        frozenset(k for k in keys if k is not None),
        frozenset(stem(w) for w in spelled if len(w) > 2 and w not in _COMMON) - trigger,
        _deeds(event, told),
        whom,
        frozenset(fold(story.actors[key].name).split()[-1] for key in whom),
        _opens(recorded, event),
    )


def _opens(recorded: Recorded, event: Event) -> Kind | None:
    """Which part of the opening of its article it stands in."""
    for block in recorded.article.blocks:
        if event.trigger in block.span:
            return block.kind if block.kind in {Kind.TITLE, Kind.TEXT} else None
        if block.kind is Kind.TEXT:
            return None
    return None


def _deeds(event: Event, told: str) -> frozenset[str]:
    """What it tells to be done; of harm also what the words name as doing it."""
    if event.deed not in _HARM:
        return frozenset({event.deed})
    named = (NOUNS.get(w) or NOUNS.get(w.removesuffix("s"), "") for w in words(told))
    return frozenset({event.deed, *(_CAUSES.intersection(named))})


def _whom(story: Story, recorded: Recorded, event: Event) -> Iterator[str]:
    """The people to whom it is done; of a death those who die."""
    part = Part.ACTOR if event.deed == "die" else Part.AFFECTED
    for person in (p for p in event.participants if p.part is part):
        key = story.entity_of(recorded, person.entity)
        if key in story.actors and story.actors[key].kind is EntityKind.PERSON:
            yield key
