"""The two times of an assertion: the day of saying and the time spoken of, both EDTF."""

from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.model import Attribution, Span, Timex, TimexType

_DATED = frozenset({TimexType.DATE, TimexType.TIME})


def edtf(first: str | None, last: str | None) -> str:
    """The shortest EDTF for a stretch of days: a day, a month, a year, else an interval; "" when it has no place."""
    try:
        start = date.fromisoformat((first or "")[:10])
        end = date.fromisoformat((last or first or "")[:10])
    except ValueError:
        return ""
    if start == end:
        return start.isoformat()
    if end < start:
        return ""
    if start.day == 1 and _day_after(end).day == 1:
        if (start.year, start.month) == (end.year, end.month):
            return start.isoformat()[:7]
        if start.year == end.year and start.month == 1 and end.month == 12:
            return start.isoformat()[:4]
    return f"{start.isoformat()}/{end.isoformat()}"


def days(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF day, month, year or interval; None for what has no such place.

    ``[a..b]`` (one of a set) is read as the range it can lie in.
    """
    inner = value.strip("[]").replace("..", "/")
    first, _, last = inner.partition("/")
    try:
        start, end = _stretch(first), _stretch(last or first)
    except ValueError:
        return None
    return None if end[1] < start[0] else (start[0], end[1])


def _stretch(value: str) -> tuple[date, date]:
    if len(value) == 4:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if len(value) == 7:
        start = date.fromisoformat(value + "-01")
        return start, _next_month(start) - timedelta(days=1)
    day = date.fromisoformat(value[:10])
    return day, day


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _day_after(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


def about(times: Sequence[Timex], wording: Span) -> str:
    """The first calendar time inside the wording."""
    inside = [t for t in times if t.span in wording and t.type in _DATED and t.first]
    return edtf(inside[0].first, inside[0].last) if inside else ""


_REACH = 60
"""Characters between a cue and the time of saying that belongs to it."""


def said_on(times: Sequence[Timex], *, attribution: Attribution | None, published: str) -> str:
    """The time given beside the cue and outside the content ("said Monday"), else the day of publication.

    ``times`` are those of the cue's sentence.
    """
    if attribution is None or not attribution.cue:
        return published
    cue = attribution.cue[0]
    for timex in times:
        # "Field, who took office in May, said": what describes the source says nothing of the saying.
        elsewhere = (*attribution.content, *attribution.source)
        if timex.type not in _DATED or not timex.first or any(timex.span.overlaps(c) for c in elsewhere):
            continue
        if max(timex.span.start - cue.end, cue.start - timex.span.end) <= _REACH:
            return edtf(timex.first, timex.last) or published
    return published
