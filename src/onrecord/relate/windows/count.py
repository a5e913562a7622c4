"""The days of a window: read from its time expressions, and counted where one of start, end and length is missing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from dateutil.relativedelta import relativedelta

from onrecord.english import SHORT_MONTHS, WEEKDAYS, any_of
from onrecord.model import Evidence, Span, Timex, TimexType, Window, WindowKind
from onrecord.relate.propositions.times import lies_somewhere

_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_MONTH = re.compile(r"\d{4}-\d\d")
_WEEKDAY = re.compile(rf"\b(?:{any_of(WEEKDAYS)})\b(?!.*\d{{1,2}}(?![:\d]))", re.IGNORECASE)
_MONTH_NAME = re.compile(rf"\b(?:{any_of(SHORT_MONTHS)})")
_LOOKS_BACK = re.compile(r"\b(?:last|past|previous|yesterday|ago|this|earlier)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")
_QUARTERS = re.compile(r"P(\d+)(Q|DE|WE|C|E)")
_OPEN_START = frozenset({"END"})
BEFORE = "windows/before"
"""Method of a window that ends when the time it names begins."""


@dataclass(frozen=True, slots=True)
class Days:
    """Start and end in EDTF, with a clock time where one is given; None where unknown. ``duration`` is ISO 8601."""

    start: str | None
    end: str | None
    duration: str | None


def first_of(times: Sequence[Timex], span: Span | None) -> str | None:
    """The earliest moment of the expressions inside a span."""
    return _edge(times, span, last=False)


def last_of(times: Sequence[Timex], span: Span | None) -> str | None:
    """The latest moment of the expressions inside a span."""
    return _edge(times, span, last=True)


def is_point(times: Sequence[Timex], span: Span | None) -> bool:
    """Whether the expressions inside a span tell only when something is over by: "the end of the month"."""
    inside = _inside(times, span)
    return any(t.mod in _OPEN_START for t in inside)


def _inside(times: Sequence[Timex], span: Span | None) -> list[Timex]:
    if span is None:
        return []
    return [
        t
        for t in times
        if t.span in span and t.type in {TimexType.DATE, TimexType.TIME} and t.first and not lies_somewhere(t)
    ]


def _edge(times: Sequence[Timex], span: Span | None, *, last: bool) -> str | None:
    inside = _inside(times, span)
    if not inside:
        return None
    whole = min(inside, key=lambda t: (_CLOCK.search(t.value) is None, t.span.start, -t.span.end))
    day = (whole.last if last else whole.first) or whole.first or ""
    if whole.first != whole.last and _DAY.fullmatch(whole.value):
        day = whole.value  # "by Christmas": the feast may mean the days around it, but a limit is its own day
    clock = _CLOCK.search(whole.value)
    # Midnight on a day is the end of that day, which has no clock time of its own.
    return f"{day[:10]}T{clock[1]}:{clock[2]}" if clock and clock[1] < "24" else day[:10]


def length_of(times: Sequence[Timex], span: Span | None) -> str | None:
    """The ISO 8601 length inside a span, where it is a plain one."""
    for timex in times:
        if span is not None and timex.span in span and timex.type is TimexType.DURATION and _delta(timex.value):
            return timex.value
    return None


def is_least(times: Sequence[Timex], span: Span | None) -> bool:
    """Whether a length is only the least: "at least six weeks"."""
    return any(t.mod in {"EQUAL_OR_MORE", "MORE_THAN"} for t in times if span is not None and t.span in span)


def completed(start: str | None, end: str | None, duration: str | None, *, at_least: bool = False) -> Days:
    """The days with the missing one of start and end counted from the other two, as a calendar counts.

    What lasts ``at_least`` so long has no end that could be counted. From ten at night to five is until the next day;
    any other end before the start is none.
    """
    if start is not None and end is not None and end < start[: len(end)]:
        end = moved(end, "P1D", 1) if "T" in end and end[:10] == start[:10] else None
    if duration is not None and start is not None and end is None and not at_least:
        return Days(start, moved(start, duration, 1), duration)
    if duration is not None and end is not None and start is None:
        return Days(moved(end, duration, -1), end, duration)
    return Days(start, end, duration)


def moved(value: str, duration: str, sign: int) -> str | None:
    """An EDTF day or moment an ISO 8601 length on, or back where ``sign`` is -1; None outside the calendar."""
    delta = _delta(duration)
    moment = at(value)
    if delta is None or moment is None:
        return None
    try:
        moved = moment + delta if sign > 0 else moment - delta
    except (OverflowError, ValueError):
        return None
    if "T" in value:
        return f"{moved:%Y-%m-%dT%H:%M}" if moved.year > 999 else None
    return f"{moved.date().isoformat()}"


def at(value: str) -> datetime | None:
    """An EDTF day, with or without a clock time, as a moment; None for what is neither."""
    try:
        return datetime.fromisoformat(value.rstrip("?~%"))
    except ValueError:
        return None


def _delta(duration: str) -> relativedelta | None:
    found = _DURATION.fullmatch(duration)
    if found is None or not any(found.groups()):
        quarters = _QUARTERS.fullmatch(duration)
        if quarters is None or quarters[2] != "Q":
            return None
        return _bounded(months=3 * int(quarters[1]))
    years, months, weeks, days, hours, minutes, seconds = (int(g or 0) for g in found.groups())
    return _bounded(years=years, months=months, weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _bounded(**parts: int) -> relativedelta | None:
    """None for a length that no calendar holds."""
    if any(n > 10_000_000 for n in parts.values()) or parts.get("years", 0) > 9_000:
        return None
    try:
        return relativedelta(**parts)
    except (OverflowError, ValueError):
        return None


def ahead(times: Sequence[Timex], span: Span, *, published: str, text: str) -> list[Timex]:
    """The times, those inside the span moved on by a week or a year where they were placed before the article's day.

    For a weekday, or a day printed without a year, that bounds something still to come: "runs until 31 December", read
    in July. Of a range that is not over, the first day stays where it is.
    """
    words = span.cut(text)
    by = "P7D" if _WEEKDAY.search(words) else "P1Y" if _MONTH_NAME.search(words) else None
    under_way = any("/" in t.value and (t.last or "") >= published for t in times)
    if by is None or under_way or _LOOKS_BACK.search(words):
        return list(times)
    return [_moved_on(t, by) if _is_behind(t, published, text) and t.span in span else t for t in times]


def _is_behind(timex: Timex, published: str, text: str) -> bool:
    dated = timex.anchor == "published" and _MONTH.match(timex.value) is not None
    return dated and (timex.last or published) < published and not _YEAR.search(timex.span.cut(text))


def _moved_on(timex: Timex, by: str) -> Timex:
    first, last = (moved(day[:10], by, 1) if day else None for day in (timex.first, timex.last))
    if first is None or last is None:
        return timex
    value = first + timex.value[10:] if len(timex.value) >= 10 else first[: len(timex.value)]
    reason = f"{timex.evidence.reason}; still to come, so the next one"
    evidence = Evidence(timex.evidence.method, timex.evidence.score, reason)
    return replace(timex, value=value, first=first, last=last, evidence=evidence)


def recounted(window: Window, times: Sequence[Timex], *, said: str | None) -> Days:
    """The days of a window again, from other values of the same expressions, as when its article's day is presumed.

    ``said`` is the day of saying, for a window that is counted from it.
    """
    read = Words(window.kind, window.begins, window.ends, window.lasts, window.evidence.method == BEFORE)
    days = days_of(times, read, said=said)
    duration = days.duration or window.duration
    return completed(
        days.start or window.start, days.end or window.end, duration, at_least=is_least(times, window.lasts)
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words that the days of a window are read from. ``before``: it ends before ``ends`` begins."""

    kind: WindowKind
    begins: Span | None
    ends: Span | None
    lasts: Span | None
    before: bool


def days_of(times: Sequence[Timex], read: Words, *, said: str | None) -> Days:
    """The days of a window, from the expressions its words stand for; ``said`` as in ``recounted``."""
    duration = length_of(times, read.lasts)
    point = is_point(times, read.ends)
    if read.kind is WindowKind.SCHEDULED and read.begins == read.ends:
        return Days(None if point else first_of(times, read.begins), last_of(times, read.ends), duration)
    start = said or first_of(times, read.begins)
    end = (first_of if read.before and not point else last_of)(times, read.ends)
    return completed(start, end, duration, at_least=is_least(times, read.lasts))


def length_in_days(duration: str | None) -> float | None:
    """A length for comparing: a month as 30.44 days, a year as 365.25."""
    delta = _delta(duration) if duration else None
    if delta is None:
        return None
    days: float = delta.years * 365.25 + delta.months * 30.44 + delta.days + (delta.hours + delta.minutes / 60) / 24
    return round(days, 2)
