"""Which times of a sentence are those of the deed that is asked about, by the events that the record has of it."""

import re
from collections.abc import Sequence

from onrecord.model import TOLD_AS_DONE, Event, EventKind, EventStatus, Span, TimexType
from onrecord.relate.events.lexicon import deed_of
from onrecord.relate.propositions.times import edtf
from onrecord.tell.ask import cues
from onrecord.tell.ask.meaning import root, same_as
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.ask.question import Expect, Question

_TAKEN_FOR_DONE = frozenset({Expect.WHEN, Expect.WHERE, Expect.WHO})
_GOES_ON_TO = re.compile(r"\b(?:until|till|through|to|up to) $", re.IGNORECASE)
_BESIDE = 16
"""Characters between the day of a deed and the hour that goes with it: "from 5 p.m. today, Monday"."""


def times_of_deed(question: Question, passage: Passage, times: Sequence[Span]) -> list[Span]:
    """Of the times of a sentence those that hang on the deed, or on no other; all where its deed is no event.

    Where it is asked when something was done, a sentence by which it was refused, denied or only planned has none.
    """
    every = _telling(question, passage, question.deed)
    if not every:
        return list(times)
    told = _done(question, every)
    own = _own(told, passage, times) or _own(_telling(question, passage, question.inner), passage, times)
    others = [e for e in passage.events if e not in told]
    free = [t for t in times if t in own or not any(_is_of_another(e, t) for e in others)]
    if own or not told:
        return [t for t in free if any(_is_by(t, o) for o in own)]
    # "Friday was the last day to object to the order that closed the bridge" gives the closing no day.
    main = any(e.main or e.kind is EventKind.NAMED for e in told)
    return [t for t in free if main or any(t in s for e in told for s in e.wording)]


def until(question: Question, passage: Passage) -> list[Span]:
    """The times up to which something goes on, where its end is asked for and not told in so many words."""
    deed = root(question.deed)
    if (
        question.expect is not Expect.WHEN
        or question.deed not in cues.ENDING
        or ({deed, *same_as(deed)} & passage.roots)
    ):
        return []
    start = passage.span.start
    times = (t.span for t in passage.times if t.type in {TimexType.DATE, TimexType.TIME} and "/" not in t.value)
    return [s for s in times if _GOES_ON_TO.search(passage.text[: s.start - start])]


def is_undone(question: Question, passage: Passage) -> bool:
    """Whether it is asked when something was done, and the sentence tells it only as refused, denied or planned."""
    told = _telling(question, passage, question.deed) if question.expect in _TAKEN_FOR_DONE else []
    return bool(told) and not _done(question, told)


def _done(question: Question, told: Sequence[Event]) -> list[Event]:
    """Those that are put as the question takes the deed to be."""
    wanted = {EventStatus.DENIED} if question.negated else TOLD_AS_DONE
    return [e for e in told if e.status in wanted or not question.done]


def _telling(question: Question, passage: Passage, deed: str) -> list[Event]:
    """The events that are the deed, in its own word before others; of several those of whoever is asked about."""
    asked, text = root(deed), passage.recorded.article.text
    named = [(e, {root(e.deed), *roots_of(e.trigger.cut(text))}) for e in passage.events]
    exact = [e for e, words in named if words & {asked, root(deed_of(deed))}]
    told = exact or [e for e, words in named if words & same_as(asked)]
    whose = [e for e in told if question.subject & passage.parties_of(e)]
    return whose or told


def _own(told: Sequence[Event], passage: Passage, times: Sequence[Span]) -> list[Span]:
    return [t for t in times if any(_is_its_time(e, t, passage) for e in told)]


def _is_by(one: Span, other: Span) -> bool:
    return max(one.start - other.end, other.start - one.end) <= _BESIDE


def _is_its_time(event: Event, span: Span, passage: Passage) -> bool:
    """Whether a time is the one in the event's clause, or gives the day that it shares with the event beside it."""
    if event.time is not None:
        return event.time.overlaps(span)
    days = (edtf(t.first, t.last) for t in passage.times if t.span == span)
    return event.evidence.method == "shared" and event.when in days


def _is_of_another(event: Event, span: Span) -> bool:
    """Whether a time hangs on another event; parsers hang "in May" on the noun before it, so that says nothing."""
    loose = event.kind is EventKind.NAMED and event.trigger.end <= span.start
    return event.time is not None and event.time.overlaps(span) and not loose
