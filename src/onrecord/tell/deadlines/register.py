"""The register of windows and deadlines: one entry for one window, its state on a day, what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.model import WindowKind
from onrecord.relate.propositions.times import days
from onrecord.relate.windows import Days, at, completed, length_in_days
from onrecord.tell.deadlines.doer import doer_of
from onrecord.tell.deadlines.extensions import Term, Terms
from onrecord.tell.deadlines.one_window import Group, agreed, days_of, denied, groups
from onrecord.tell.deadlines.outcomes import FollowUp, Later, Outcome, is_extended
from onrecord.tell.deadlines.tellings import Telling, tellings, who
from onrecord.tell.lines.told import Citation, date_in_words
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Parts, whole
from onrecord.tell.texts.presumed import presumed_days

_OF_A_DAY = frozenset({WindowKind.SCHEDULED, WindowKind.DEADLINE})
"""What is moved from one day to another; what goes on for a time is lengthened."""
_AT_ONCE = 4
"""Windows of which it is looked up in one part of the work what became of them."""
NOT_FOLLOWED_UP = "no article follows it up"


class State(StrEnum):
    """How a window stands on a day."""

    NOT_BEGUN = "not begun"
    RUNNING = "running"
    ENDED = "ended"
    OVERTAKEN = "overtaken"
    DENIED = "denied"
    NO_CLOCK = "no clock runs"  # a rule, or a length of time whose beginning no article gives


@dataclass(frozen=True, slots=True)
class Quoted:
    """One telling: the article, its day, the sentence, and on whose word."""

    citation: Citation
    publisher: str
    day: str
    quote: str
    rule: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One window of the story. ``start`` and ``end`` are EDTF, None where unknown; ``presumed`` says on what they rest
    where an article prints no date of its own. ``extends`` and ``extended_by`` are ids of entries.
    """

    id: str
    kind: WindowKind
    what: str
    who: str
    instrument: str
    rule: str
    start: str | None
    end: str | None
    duration: str | None
    presumed: str | None
    state: State
    why: str
    quotes: tuple[Quoted, ...]
    follow_ups: tuple[FollowUp, ...]
    extends: str | None = None
    extended_by: str | None = None

    @property
    def follow_up(self) -> str:
        """What later articles say of it, in one line."""
        if not self.follow_ups:
            return NOT_FOLLOWED_UP
        first = self.follow_ups[0]
        when = f", {date_in_words(first.day)}" if first.day else ""
        return f"{first.outcome.value}{when}: {first.words}"


def told_on(story: Story, today: date) -> date:
    """The day on which a register is told where nobody names one: today, or that of the last article if it is later."""
    return max(today, story.once(_last_day))


def _last_day(story: Story) -> date:
    stated = (r.article.published for r in story.articles)
    spans = (days(s.value) for s in stated if s is not None)
    return max((span[1] for span in spans if span is not None and span[1] < date.max), default=date.min)


def deadlines(story: Story, *, on: date) -> list[Entry]:
    """The register on a day, by end, then start, then words; those without a day last.

    The same articles give the same register in whatever order they came in.
    """
    return list(story.once(_register, on))


def _register(story: Story, on: date) -> list[Entry]:
    return [_stood(entry, on=on, is_denied=is_denied) for entry, is_denied in whole(story, windows)]


def _stood(entry: Entry, *, on: date, is_denied: bool) -> Entry:
    state, why = state_on(entry, entry.follow_ups, on=on, is_denied=is_denied)
    return replace(entry, state=state, why=why)


def windows(story: Story) -> Parts[list[tuple[Entry, bool]]]:
    """The entries in their order, whatever the day, and whether all who tell of one deny it."""
    presumed = story.once(presumed_days)
    yield 0, 1
    later = Later(story, presumed)
    yield 0, 1
    found = [(group, _entry(story, group)) for group in groups(tellings(story, presumed))]
    found = _joined(story, found, _linked(found))
    linked = _linked(found)
    yield 0, 1
    later.hold([group for group, _ in found])
    done: list[tuple[Entry, bool]] = []
    for number, (group, entry) in enumerate(found):
        if number % _AT_ONCE == 0:
            yield number, len(found)
        done.append((_finished(entry, group, later=later, held=linked), denied(group)))
    return sorted(done, key=lambda d: _order(d[0]))


def _order(entry: Entry) -> tuple[str, str, str, str, str]:
    return entry.end or "9999", entry.start or "9999", entry.kind.value, entry.what.casefold(), entry.id


def _entry(story: Story, group: Sequence[Telling]) -> Entry:
    best = min(group, key=lambda t: (-_known(t), -len(t.keys), t.key))
    days, duration = days_of(group), agreed(t.days.duration for t in group)
    presumed = next((t.presumed.reason for t in group if t.presumed is not None), None)
    dated = [t for t in group if t.presumed is None and (t.days.start or t.days.end)]
    return Entry(
        id=min(t.window.id for t in group),
        kind=best.window.kind,
        what=_what(best),
        who=next((w for t in (best, *group) if (w := who(story, t))), ""),
        instrument=next((w for t in group if (w := t.words(t.window.instrument))), ""),
        rule=best.words(best.window.rule),
        start=days.start,
        end=days.end,
        duration=duration,
        presumed=None if dated else presumed,
        state=State.NO_CLOCK,
        why="",
        quotes=tuple(
            Quoted(
                t.citation,
                story.publisher(t.recorded),
                t.day,
                t.words(t.window.wording),
                t.words(t.window.rule),
                t.attribution.speaker if t.attribution else "",
            )
            for t in group
        ),
        follow_ups=(),
    )


def _what(telling: Telling) -> str:
    """What it is for, with who is to do it, in brackets where the words stand apart."""
    doer = doer_of(telling.recorded, telling.window.what)
    told = telling.words(telling.window.what)
    return f"[{doer}] {told}" if doer else told


def _known(telling: Telling) -> int:
    days = telling.days
    return 2 * (days.start is not None) + 2 * (days.end is not None) + (days.duration is not None)


Found = Sequence[tuple[Group, Entry]]


def _linked(found: Found) -> dict[str, Entry]:
    """Entries by id, extensions tied to what they extend and counted from its end."""
    held = {entry.id: entry for _, entry in found}
    new_ones = [(group, entry.id) for group, entry in found if any(t.extends for t in group)]
    extending = {key for _, key in new_ones}
    terms = Terms(Term(e.id, g, e.end) for g, e in found if e.end is not None and e.id not in extending)
    for group, key in new_ones:
        new = held[key]
        extended = terms.extended(group, Days(new.start, new.end, new.duration))
        if extended is None:
            continue
        old = held[extended]
        days = completed(old.end, None, new.duration)
        fits = days.end is not None and (new.end is None or new.end[:10] == days.end[:10])
        if new.kind is WindowKind.SCHEDULED and fits:
            new = replace(new, start=days.end, end=days.end)
        elif fits and (new.start is None or new.start[:10] == (days.start or "")[:10]):
            new = replace(new, start=days.start, end=days.end)
        held[key] = replace(new, extends=old.id)
        held[old.id] = replace(old, extended_by=key)
    return _moved(found, held)


def _moved(found: Found, held: dict[str, Entry]) -> dict[str, Entry]:
    """The entries, those of a new day tied to those whose day it was before."""
    days = [(group, held[e.id]) for group, e in found if e.kind in _OF_A_DAY]
    terms = Terms(Term(e.id, group, e.end) for group, e in days if e.end is not None)
    for group, entry in sorted(days, key=lambda d: (d[1].end or "", d[1].id)):
        if entry.end is None or entry.extends is not None or not any(_moves_to(t, entry.end) for t in group):
            continue
        before = terms.moved(group, entry.id, entry.end)
        if before is None or held[before].extends == entry.id:
            continue
        held[entry.id] = replace(held[entry.id], extends=before)
        if held[before].extended_by is None:
            held[before] = replace(held[before], extended_by=entry.id)
    return held


def _moves_to(telling: Telling, end: str) -> bool:
    days = telling.days
    return (telling.moves or telling.extends) and days.end is not None and days.end[:10] == end[:10]


def _joined(story: Story, found: Found, held: dict[str, Entry]) -> list[tuple[Group, Entry]]:
    """The entries again, those that lengthen one window to one day made one."""
    together: dict[tuple[str, ...], list[Telling]] = {}
    for group, entry in found:
        linked = held[entry.id]
        same = linked.extends is not None and linked.end is not None
        key = (linked.extends or "", (linked.end or "")[:10]) if same else (entry.id,)
        together.setdefault(key, []).extend(group)
    made = (tuple(sorted(group, key=lambda t: t.key)) for group in together.values())
    return [(group, _entry(story, group)) for group in sorted(made, key=lambda g: g[0].key)]


def _finished(entry: Entry, group: Sequence[Telling], *, later: Later, held: dict[str, Entry]) -> Entry:
    entry = held[entry.id]
    follow_ups = later.on(group)
    if entry.extended_by is not None:
        done = next((q for q in held[entry.extended_by].quotes if is_extended(q.quote)), None)
        if done is not None:
            told = FollowUp(Outcome.EXTENDED, done.quote, done.day, done.speaker, done.citation)
            follow_ups = (told, *(f for f in follow_ups if f.citation.article != told.citation.article))
    return replace(entry, follow_ups=follow_ups)


def state_on(entry: Entry, follow_ups: Sequence[FollowUp], *, on: date, is_denied: bool) -> tuple[State, str]:
    """How a window stands at the end of a day, as far as articles up to that day tell, and why."""
    day = on.isoformat()
    known = [f for f in follow_ups if f.day and f.day[:10] <= day]
    if is_denied:
        return State.DENIED, "every article that tells of it denies it"
    for follow_up in known:
        if follow_up.outcome is Outcome.DENIED:
            return State.DENIED, f"denied on {date_in_words(follow_up.day)}"
    if entry.kind is WindowKind.LIMIT:
        return State.NO_CLOCK, "a rule; nothing is said to run under it"
    moved = next((f for f in known if f.outcome is Outcome.EXTENDED), None)
    if moved is not None and entry.kind is WindowKind.SCHEDULED:
        return State.OVERTAKEN, f"put to another day, by an article of {date_in_words(moved.day)}"
    if entry.start is not None and day < entry.start[:10]:
        return State.NOT_BEGUN, f"begins on {date_in_words(entry.start[:10])}"
    for follow_up in known:
        if follow_up.outcome in {Outcome.EXTENDED, Outcome.OVERTAKEN}:
            return State.OVERTAKEN, f"{follow_up.outcome.value}, by an article of {date_in_words(follow_up.day)}"
    if entry.end is not None and day > entry.end[:10]:
        return State.ENDED, f"ended on {date_in_words(entry.end[:10])}"
    return _open(entry, day)


def _open(entry: Entry, day: str) -> tuple[State, str]:
    told = min((q.day for q in entry.quotes if q.day), default="")
    if entry.end is not None:
        if entry.start is None and told and day < told:
            return State.NOT_BEGUN, f"first told of on {date_in_words(told)}"
        left = at(entry.end), at(day)
        days = (left[0].date() - left[1].date()).days if left[0] and left[1] else None
        return State.RUNNING, "ends that day" if days == 0 else f"{days} day{'s' * (days != 1)} left"
    if entry.start is not None:
        return State.RUNNING, "no end is given"
    return State.NO_CLOCK, "no article gives the day from which it is counted"


def length_in_words(duration: str | None) -> str:
    """An ISO 8601 length as people read it: 60 days, 72 hours."""
    if duration is None or length_in_days(duration) is None:
        return ""
    units = {"Y": "year", "Q": "quarter", "M": "month", "W": "week", "D": "day", "H": "hour"}
    head, _, clock = duration.removeprefix("P").partition("T")
    words = []
    for part, minute in ((head, False), (clock, True)):
        number = ""
        for c in part:
            if c.isdigit():
                number += c
            elif number:
                unit = "minute" if minute and c == "M" else units.get(c, c)
                words.append(f"{int(number)} {unit}{'s' * (int(number) != 1)}")
                number = ""
    return " ".join(words)
