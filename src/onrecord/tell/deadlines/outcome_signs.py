"""What a later passage says, by its words and what they tell as done, that became of a window."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Event, EventKind, EventStatus, Modality, Polarity, Sentence, Span
from onrecord.record import Recorded
from onrecord.relate.propositions.negations import negated_in
from onrecord.relate.propositions.times import days
from onrecord.tell.deadlines.outcome_words import (
    BY_PLAN,
    DONE,
    EXTENDED,
    MISSED,
    NOT,
    OUTCOME_WORDS,
    OVERTAKEN,
    Outcome,
)
from onrecord.tell.deadlines.tellings import deeds_of, roots
from onrecord.text import fold

_AHEAD = frozenset(
    {
        Modality.PLANNED,
        Modality.POSSIBLE,
        Modality.CONDITIONAL,
        Modality.PREDICTED,
        Modality.REQUESTED,
        Modality.OFFERED,
    }
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article with what it is compared by; ``days`` are those that it speaks of."""

    recorded: Recorded
    sentence: Sentence
    day: str
    words: str
    keys: frozenset[str]
    days: frozenset[str]

    @property
    def key(self) -> tuple[str, Span]:
        """Where it stands."""
        return self.recorded.article.id, self.sentence.span


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed that a passage tells as done: the roots of its own word, and of the clause that tells it.

    ``meets`` says that the word is one by which news tells what became of a plan: "delivered", "signed"; ``noun`` that
    a noun tells it, which may be of any day: "the hearing". ``days`` is when it is told to have been, None for no day.
    """

    named: frozenset[str]
    told: frozenset[str]
    meets: bool
    noun: bool
    days: tuple[date, date] | None


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a window is about: of each telling the words that tell it and the deeds that are due; and its last day.

    ``end`` is "" for none; ``told`` is the day on which it was told first, before which nothing was done of it;
    ``is_set`` says that something is only to take place then, and nobody has to do it by then.
    """

    tellings: tuple[tuple[frozenset[str], frozenset[str]], ...]
    end: str
    told: str = ""
    is_set: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The words of all tellings."""
        return frozenset(k for keys, _ in self.tellings for k in keys)

    @property
    def deeds(self) -> frozenset[str]:
        """The deeds of all tellings."""
        return frozenset(d for _, deeds in self.tellings for d in deeds)


@dataclass(frozen=True, slots=True)
class Signs:
    """What a passage's words say of an outcome, whatever it is about.

    ``clauses`` are the words of what is ended and lengthened, ``denying`` and ``unsaying`` of what is denied and
    negated; nothing, or None, where nothing is.
    """

    moods: frozenset[Modality]
    outcomes: tuple[Outcome, ...]
    doings: tuple[Doing, ...]
    negated: bool
    by_plan: bool
    clauses: Mapping[Outcome, frozenset[str]]
    denying: frozenset[str] | None = None
    unsaying: frozenset[str] | None = None

    @classmethod
    def of(cls, passage: Passage) -> "Signs":
        """Those of a passage."""
        here, text = passage.sentence.span, fold(passage.words)
        put = [a for a in passage.recorded.assertions if a.wording.overlaps(here)]
        denied = [a.wording.cut(passage.recorded.article.text) for a in put if a.modality is Modality.DENIED]
        return cls(
            frozenset(a.modality for a in put),
            tuple(outcome for outcome, words in OUTCOME_WORDS if words.search(text)),
            tuple(_doings(passage)),
            NOT.search(text) is not None,
            BY_PLAN.search(text) is not None,
            {o: told for o, words in _OF_CLAUSES.items() if (told := _clauses(passage, words)) is not None},
            roots(" ".join(denied)) if denied else None,
            roots(" ".join(negated_in(text))) or None,
        )

    def about(self, awaited: Awaited) -> "Signs":
        """The signs for a window: what "withdrew a complaint" ends is the complaint, and who "sailed with no
        passengers" sailed.
        """
        least = {Outcome.OVERTAKEN: _ENOUGH}
        ended = self.clauses.items()
        apart = {o for o, told in ended if len(told & awaited.keys) < min(least.get(o, 1), len(told) or 1)}
        found = replace(self, outcomes=tuple(o for o in self.outcomes if o not in apart))
        if self.denying is not None and len(self.denying & awaited.keys) < min(_ENOUGH, len(awaited.keys)):
            found = replace(found, moods=self.moods - {Modality.DENIED})
        if self.unsaying is not None and not self.unsaying & (awaited.deeds or awaited.keys):
            found = replace(found, negated=False)
        return found


_OF_CLAUSES = {Outcome.OVERTAKEN: OVERTAKEN, Outcome.EXTENDED: EXTENDED}
"""Outcomes that must be told of the very thing: "the talks collapsed", "the deadline was extended"."""


def _clauses(passage: Passage, wanted: re.Pattern[str]) -> frozenset[str] | None:
    """The words of the clauses that tell an outcome, without the telling word; None where the parse shows none."""
    found: set[str] = set()
    seen = False
    text = passage.recorded.article.text
    for event in _told_in(passage):
        if wanted.match(fold(text[event.trigger.start : event.trigger.end + _PARTICLE])):
            seen = True
            told = " ".join(s.cut(text) for s in event.wording)
            found |= roots(told) - roots(event.trigger.cut(text))
    return frozenset(found) if seen else None


def _told_in(passage: Passage) -> Iterator[Event]:
    return (e for e in passage.recorded.events if e.trigger in passage.sentence.span)


def _doings(passage: Passage) -> Iterator[Doing]:
    """The deeds that are told as done, but for what something went on until."""
    text, start = passage.recorded.article.text, passage.sentence.span.start
    for event in _told_in(passage):
        meets = DONE.match(fold(text[event.trigger.start : event.trigger.end + _REST])) is not None
        if event.status is not EventStatus.HAPPENED or (event.kind is EventKind.SAYING and not meets):
            continue  # to approve, to sign is to say so
        before, after = text[start : event.trigger.start], text[event.trigger.end : passage.sentence.span.end]
        aside = after.startswith(" by ") and not _HELPED.search(before)  # "an appeal filed by" tells of the appeal
        if not aside and not _UNTIL.search(before) and not _TO_BE.search(before):
            told = " ".join(s.cut(text) for s in event.wording)
            noun = event.kind is EventKind.NAMED
            when = days(event.when) if event.evidence.method in _STATED else None
            yield Doing(deeds_of([event], text), roots(told), meets and not noun, noun, when)


_UNTIL = re.compile(r"\b(?:until|till|unless|before)\b[^,;]*$", re.IGNORECASE)
_TO_BE = re.compile(r"\bbe (?:\w+ly )?$", re.IGNORECASE)
"""Before a participle of what is only asked for or thought of: "demanded that the boat be returned"."""
_HELPED = re.compile(r"\b(?:was|were|is|are|been|being|has|have|had|got)(?: \w+)? $", re.IGNORECASE)
"""Before a participle that its sentence tells as done."""
_PARTICLE = len(" back")
"""Characters after a verb in which stands the rest of it: "put off", "moved to"."""
_REST = len(" into service")
"""Characters after a verb in which stands the rest of what meets a plan: "took place", "handed over"."""
_STATED = frozenset({"clause", "counted", "offset", "shared"})
"""Ways in which the text itself gives an event its day, not a convention of news."""
_SOON = 14
"""Days after its end up to which a deed without a day of its own is told to have been done as it was due."""
_ENOUGH = 2
"""Words of a window that the clause of a deed has which can be what became of it."""


def outcome_of(passage: Passage, signs: Signs, awaited: Awaited, *, near: bool) -> Outcome | None:
    """What the passage says became of what is awaited, by its words; None where it only speaks of it.

    Where the window has no end nothing says that it was met. ``near``: whether the passage speaks of that very day.
    """
    if Modality.DENIED in signs.moods and _can_be_denied(passage, awaited):
        return Outcome.DENIED
    found = [o for o in signs.outcomes if o is not Outcome.DONE or signs.by_plan]
    done = _done(signs, awaited, on_the_day=near and awaited.end <= passage.day) if awaited.end else []
    if any(d.days is not None and d.days[1].isoformat() <= awaited.end for d in done):
        return Outcome.DONE  # whatever earlier plan it is "behind schedule" of
    if done and not awaited.is_set and all(d.days and d.days[0].isoformat() > awaited.end for d in done):
        return Outcome.MISSED  # it was done, and too late
    if done and (near or passage.day <= moved(awaited.end, _SOON)):
        found.append(Outcome.DONE)
    if not awaited.end:
        found = [o for o in found if o is not Outcome.DONE]
    if signs.moods and signs.moods <= _AHEAD:
        found = [o for o in found if o is Outcome.MISSED or (o is Outcome.DONE and signs.by_plan)]
    if signs.negated:
        over = bool(awaited.end) and moved(awaited.end, -1) <= passage.day
        if over and not {Outcome.EXTENDED, Outcome.OVERTAKEN} & set(found):
            return Outcome.MISSED
        found = [o for o in found if o is not Outcome.DONE]
    return found[0] if found else None


def _can_be_denied(passage: Passage, awaited: Awaited) -> bool:
    """Whether a denial can be of it: until it is over, and where it is known what is to be done, or until when."""
    return passage.day <= awaited.end if awaited.end else bool(awaited.deeds)


def _done(signs: Signs, awaited: Awaited, *, on_the_day: bool) -> list[Doing]:
    """The deeds told as done that were due, or that meet it by other words: "(the report) was handed in"."""
    return [
        doing
        for doing in signs.doings
        if not (doing.days and doing.days[1].isoformat() < awaited.told)
        and any(_meets(doing, told, on_the_day=on_the_day, is_set=awaited.is_set) for told in awaited.tellings)
    ]


def _meets(doing: Doing, told: tuple[frozenset[str], frozenset[str]], *, on_the_day: bool, is_set: bool) -> bool:
    keys, deeds = told
    others = keys - deeds
    due = doing.named & deeds and (on_the_day or not doing.noun)
    if due and (on_the_day or len(doing.told & others) >= min(_ENOUGH, len(others))):
        return True
    if doing.meets and (on_the_day or len(doing.told & keys) >= _ENOUGH):
        return True
    about = bool(doing.named & keys) or len(doing.told & keys) >= min(_ENOUGH, len(keys))
    return on_the_day and is_set and not deeds and about


def is_limit_denied(passage: Passage) -> bool:
    """Whether the clause that states the limit is itself negated ("it will not be here by April") or says "missed"."""
    put = {a.id: a.polarity for a in passage.recorded.assertions}
    here = [w for w in passage.recorded.windows if w.wording == passage.sentence.span]
    negated = any(put.get(w.assertion or "") is Polarity.NEGATIVE for w in here)
    return negated or re.search(MISSED.pattern, fold(passage.words)) is not None


def moved(day: str, by: int) -> str:
    """A day so many days on; the same where that is no day."""
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except (OverflowError, ValueError):
        return day
