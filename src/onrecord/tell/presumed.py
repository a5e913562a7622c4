"""The day that an article without a date was most likely put out, from the days of the rest of the story.

A page that prints no date still says "on Monday". The story's dated articles say which Monday that can be. What follows
is presumed, is always told with its reason, and is None where more than one day fits.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from onrecord.model import Span, Stated, Timex
from onrecord.record import Recorded
from onrecord.relate.times import days
from onrecord.tell.shared import common
from onrecord.tell.story import Story
from onrecord.tell.told import date_in_words

_CLOSE = 14
"""Days within which all dated articles must lie for an undated one to be put among them without another link."""
_NEAR = 4
"""Days before the first and after the last of them in which it may lie."""
_HALF_A_YEAR = 170
"""Days from them in which a day that is printed without its year is taken to lie."""
_LEAD = 400
"""Characters of an article in which its dateline stands."""
_HEAD = 60
"""Characters of a paragraph in which a dateline stands."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(
    rf"(?:(?P<late>late)(?: on)? |early(?: on)? )?(?P<day>{'|'.join(_WEEKDAYS)})s?"
    r"(?: (?:morning|afternoon|(?P<evening>evening|night)))?",
    re.IGNORECASE,
)
"""A weekday, or a part of it. What was of an evening is told the next day by four of five articles."""


@dataclass(frozen=True, slots=True)
class Presumed:
    """A day in ISO 8601, and why it is taken for the article's."""

    day: str
    reason: str


def presumed_days(story: Story) -> dict[str, Presumed]:
    """For each article without a day of its own the day that fits, by article id; those that none fits are left out."""
    dated = {r.article.id: day for r in story.articles if (day := own_day(r)) is not None}
    undated = [r for r in story.articles if r.article.id not in dated]
    if not dated or not undated:
        return {}
    near = _linked(story, dated)
    found = {}
    for recorded in undated:
        if (stated := recorded.article.published) is not None and stated.value.startswith("XXXX-"):
            presumed = _nearest_year(recorded, stated, _whole(dated))  # no other day than that it prints
        else:
            frame = _frame(recorded, dated, near.get(recorded.article.id))
            presumed = _by_dateline(recorded, _whole(dated)) or (_by_weekday(recorded, frame) if frame else None)
        if presumed is not None:
            found[recorded.article.id] = presumed
    return found


def own_day(recorded: Recorded) -> date | None:
    """The day an article gives as its own."""
    stated = recorded.article.published
    covered = days(stated.value) if stated else None
    return covered[0] if covered and covered[0] == covered[1] else None


def times_on(recorded: Recorded, day: str) -> tuple[Timex, ...]:
    """The article's time expressions as they read if it was put out on that day."""
    spans = tuple((s.span.start, s.span.end) for s in recorded.sentences)
    return _times(recorded.article.text, day, spans)


@lru_cache(maxsize=256)
def _times(text: str, day: str, spans: tuple[tuple[int, int], ...]) -> tuple[Timex, ...]:
    from onrecord.read.times import find_times  # noqa: PLC0415  # slow to load, and most stories never ask

    return find_times(text, written=day, sentences=[Span(*s) for s in spans])


def _linked(story: Story, dated: Mapping[str, date]) -> dict[str, date]:
    """For each undated article the day of the dated one that it has most in common with: texts, then assertions."""
    counts: dict[str, Counter[str]] = {}
    pairs = [(one, other, 10) for one, other in story.once(common)]
    held = story.relations
    homes = [story.assertions[i].recorded.article.id for i in held.ids]
    is_dated = np.array([home in dated for home in homes], np.bool_)
    across = is_dated[held.one] != is_dated[held.other]  # few among all relations
    ends = zip(held.one[across].tolist(), held.other[across].tolist(), strict=True)
    pairs += [(homes[one], homes[other], 1) for one, other in ends]
    for one, other, weight in pairs:
        for here, there in ((one, other), (other, one)):
            if here not in dated and there in dated:
                counts.setdefault(here, Counter())[there] += weight
    return {here: dated[min(c, key=lambda a: (-c[a], dated[a], a))] for here, c in counts.items()}


def _frame(recorded: Recorded, dated: Mapping[str, date], linked: date | None) -> tuple[date, date] | None:
    """First and last day that the article can have been put out on; None where nothing bounds it closely."""
    first, last = min(dated.values()), max(dated.values())
    if (last - first).days > _CLOSE:
        if linked is None:
            return None
        first = last = linked
    first, last = _moved(first, -_NEAR), _moved(last, _NEAR)
    stated = recorded.article.published
    bounds = days(stated.value.replace("..]", "..9999-12-31]")) if stated else None
    if bounds is not None:
        first, last = max(first, bounds[0]), min(last, bounds[1])
    return (first, last) if first <= last else None


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def _whole(dated: Mapping[str, date]) -> tuple[date, date]:
    return _moved(min(dated.values()), -_NEAR), _moved(max(dated.values()), _NEAR)


def _nearest_year(recorded: Recorded, stated: Stated, frame: tuple[date, date]) -> Presumed | None:
    """The day that an article prints without a year, in the year in which it lies nearest to the story's days."""
    years = range(frame[0].year - 1, frame[1].year + 2)
    away = {d: max((frame[0] - d).days, (d - frame[1]).days, 0) for y in years if (d := _in_year(y, stated.value[5:]))}
    nearest = min(away.values(), default=_HALF_A_YEAR)
    fits = [day for day, far in away.items() if far == nearest < _HALF_A_YEAR]
    if len(fits) != 1:
        return None
    words = stated.spans[0].cut(recorded.article.text) if stated.spans else stated.value[5:]
    return Presumed(fits[0].isoformat(), f"“{words}”, in the year nearest to the days of the story's dated articles")


def _by_dateline(recorded: Recorded, frame: tuple[date, date]) -> Presumed | None:
    """ "December 19" at the head of the page, in the year of the story."""
    heads = (Span(b.span.start, min(b.span.end, b.span.start + _HEAD)) for b in recorded.article.blocks)
    lead = tuple((h.start, h.end) for h in heads if h.start < _LEAD and len(h))
    for timex in _times(recorded.article.text, "", lead):
        if timex.value.startswith("XXXX-") and timex.value[5:7].isdigit() and len(timex.value) == 10:
            years = range(frame[0].year, frame[1].year + 1)
            days_ = [d for y in years if (d := _in_year(y, timex.value[5:])) and frame[0] <= d <= frame[1]]
            if len(days_) == 1:
                words = timex.span.cut(recorded.article.text)
                return Presumed(days_[0].isoformat(), f"“{words}”, in the year of the story's dated articles")
    return None


def _in_year(year: int, month_day: str) -> date | None:
    try:
        return date.fromisoformat(f"{year:04d}-{month_day}")
    except ValueError:
        return None


def _by_weekday(recorded: Recorded, frame: tuple[date, date]) -> Presumed | None:
    """ "Said Thursday": the day of that name within the frame, where there is one only, or one nearest its middle."""
    told = _told_weekday(recorded, frame[1])
    if told is None:
        return None
    weekday, words = told
    length = (frame[1] - frame[0]).days + 1
    fits = [d for n in range(length) if (d := frame[0] + timedelta(days=n)).weekday() == weekday]
    inner = [d for d in fits if _moved(frame[0], _NEAR) <= d <= _moved(frame[1], -_NEAR)]
    chosen = inner if len(inner) == 1 else _nearest(fits, frame)
    if len(chosen) != 1:
        return None
    day = chosen[0].isoformat()
    reason = f"it tells of {words}, which the days of the story's other articles make {date_in_words(day)}"
    return Presumed(day, reason)


def _nearest(fits: list[date], frame: tuple[date, date]) -> list[date]:
    """Those nearest to the days of the dated articles."""
    first, last = _moved(frame[0], _NEAR), _moved(frame[1], -_NEAR)
    if first > last:
        first, last = last, first
    away = {d: max((first - d).days, (d - last).days, 0) for d in fits}
    return [d for d in fits if away[d] == min(away.values())]


def _told_weekday(recorded: Recorded, last: date) -> tuple[int, str] | None:
    """The latest weekday that is told as past, with its name; after an evening told of, the day that follows it.

    The latest is that from which the way back to all others is shortest: of Tuesday and Thursday the Thursday.
    """
    past: set[tuple[int, str]] = set()
    for timex in times_on(recorded, last.isoformat()):
        day = (timex.first or "")[:10]
        named = _WEEKDAY.fullmatch(timex.span.cut(recorded.article.text).strip())
        if timex.anchor != "published" or not day or named is None:
            continue
        if day == (timex.last or "")[:10] and day <= last.isoformat():
            weekday = _WEEKDAYS.index(named["day"].capitalize())
            late = bool(named["late"] or named["evening"])
            follows = f"the day after {_WEEKDAYS[weekday]} evening"
            past.add(((weekday + 1) % 7, follows) if late else (weekday, _WEEKDAYS[weekday]))
    return min(past, key=lambda p: (sum((p[0] - other) % 7 for other in {n for n, _ in past}), p), default=None)
