"""The register as an iCalendar file (RFC 5545): one event for each window with a day, with alarms and the quotation."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import onrecord
from onrecord.model import WindowKind
from onrecord.relate.windows import at
from onrecord.tell.deadlines.register import Entry
from onrecord.tell.lines.told import date_in_words
from onrecord.text import STEERING

if TYPE_CHECKING:
    from icalendar import Alarm, Event

_CONTROLS = re.compile(f"[{STEERING}\t\r\u2028\u2029\ufffe\uffff]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = timedelta(days=1)
_LASTING = frozenset({WindowKind.TERM, WindowKind.CLOCK})
"""Kinds that are shown from their start to their end; of a deadline only the end is."""


def calendar(
    entries: Sequence[Entry], titles: dict[str, str], notes: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """The entries that have a day, as a calendar; ``titles`` are those of articles by id.

    Days are whole days; a clock time is kept as the article gives it, without a time zone. The same entries give the
    same bytes, so that a calendar taken in again changes nothing. ``notes``, by id of the entry, are for programs, and
    become ``X-ONRECORD-CITATION``.
    """
    from icalendar import Calendar  # noqa: PLC0415  # a tenth of a second

    made = Calendar()
    made.add("prodid", f"-//onrecord//onrecord {onrecord.__version__}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for entry in entries:
        event = _event(entry, titles)
        if event is not None:
            for note in (notes or {}).get(entry.id, ()):
                event.add("x-onrecord-citation", note)
            made.add_component(event)
    return bytes(made.to_ical())


def _event(entry: Entry, titles: dict[str, str]) -> "Event | None":
    begins, ends = _moment(entry.start), _moment(entry.end)
    if begins is None and ends is None:
        return None
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", f"{entry.id}@onrecord")
    event.add("dtstamp", _stamp(entry))
    event.add("summary", _fit(_summary(entry)))
    event.add("description", _fit(_description(entry, titles)))
    event.add("categories", [entry.kind.value])
    event.add("status", "CONFIRMED" if entry.presumed is None else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    first = begins if begins is not None and (entry.kind in _LASTING or ends is None) else ends or begins
    last = ends if ends is not None else first
    if first is None or last is None:
        return None
    if isinstance(first, datetime) is not isinstance(last, datetime):  # a day and an hour: whole days
        first, last = _whole(first), _whole(last)
    first = min(first, last)
    event.add("dtstart", first)
    after = last if isinstance(last, datetime) else _next(last)
    if after > first:  # a moment has no end of its own
        event.add("dtend", after)
    for alarm in _alarms(entry, lasting=first != last, clock=isinstance(last, datetime)):
        event.add_component(alarm)
    return event


def _moment(value: str | None) -> date | datetime | None:
    found = at(value) if value else None
    if found is None or value is None:
        return None
    return found if "T" in value else found.date()


def _whole(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _next(day: date) -> date:
    return day if day == date.max else day + _DAY


def _stamp(entry: Entry) -> datetime:
    """The day it was first told, so that the file follows from the record alone."""
    told = min((q.day for q in entry.quotes if q.day), default="")
    found = at(told[:10])
    return found.replace(tzinfo=UTC) if found else _EPOCH


def _fit(words: str) -> str:
    """The words without what the format has no place for, and of which some programs would make a line of its own."""
    return _CONTROLS.sub("\ufffd", words)


def _summary(entry: Entry) -> str:
    verb = {WindowKind.DEADLINE: "Due", WindowKind.CLOCK: "Clock", WindowKind.SCHEDULED: "Planned"}.get(entry.kind)
    return f"{verb}: {entry.what}" if verb else entry.what


def _description(entry: Entry, titles: dict[str, str]) -> str:
    lines = []
    for quote in entry.quotes:
        where = ", ".join(
            p for p in (titles.get(quote.citation.article, ""), quote.publisher, date_in_words(quote.day)) if p
        )
        lines.append(f"“{quote.quote}” — {where}")
    lines.append(f"Counted by: {entry.rule}")
    if entry.who:
        lines.append(f"By: {entry.who}")
    if entry.presumed:
        lines.append(f"The day is presumed: {entry.presumed}")
    lines.append(f"Since then: {entry.follow_up}")
    return "\n".join(lines)


def _alarms(entry: Entry, *, lasting: bool, clock: bool) -> "list[Alarm]":
    """A day before it is over and, for what lasts, when it begins. An event of a whole day is over at midnight."""
    ahead = timedelta(days=-1) if clock or not lasting else timedelta(days=-2)
    alarms = [_alarm(f"{entry.what}: a day left", ahead, related="END" if lasting else "START")]
    if lasting:
        alarms.append(_alarm(f"{entry.what}: begins", timedelta(), related="START"))
    return alarms


def _alarm(words: str, before: timedelta, *, related: str) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _fit(words))
    alarm.add("trigger", before, parameters={"RELATED": related})
    return alarm
