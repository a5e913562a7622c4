"""The days on which an article without a date was most likely put out, from the days of the rest of the story.

A page that prints no date still says "on Monday". An article of the story that has much in common with it says which
Monday that is. What follows is presumed, is always told with its reason, and is a range where more than one day fits.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from onrecord.english import WEEKDAY_NAMES, WEEKDAYS, any_of
from onrecord.model import Span, Stated, Timex
from onrecord.record import Recorded
from onrecord.relate.propositions.times import days, days_at_most
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import Story
from onrecord.tell.texts.shared import common

_NEAR = 4
"""Days before the first and after the last dated article in which a day printed without its year may lie."""
_HALF_A_YEAR = 170
"""Days from them in which a day that is printed without its year is taken to lie."""
_LEAD = 500
"""Characters of an article in which its dateline stands, and the weekday that it is the news of."""
_HEAD = 60
"""Characters of a paragraph in which a dateline stands."""
_CLOSE, _ENOUGH = 5, 4
"""Days within which so many dated articles lie at least, for an undated one to be put among them by its weekday."""
_TOGETHER, _AROUND = 120, 30
"""Days within which all dated articles lie where the year of the others is theirs, and those around them."""
_LINK = 10
"""Assertions that have to do with each other which tell as much of two articles as a stretch of text in both."""
_AFTER = 2
"""Days after the weekday that its lead tells of on which nineteen of twenty such articles are out."""
_WEEKDAY = re.compile(
    rf"(?:(?:late|early)(?: on)? )?(?P<day>{any_of(WEEKDAYS)})s?(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:from|by|until|till|before|after|since|on|to|of|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a day in a sentence, and not before that of a dateline."""


@dataclass(frozen=True, slots=True)
class Presumed:
    """A day in EDTF, a range of some days where no one of them is shown, and why it is taken for the article's."""

    day: str
    reason: str

    @property
    def first(self) -> str:
        """The earliest day that it can be, ISO 8601."""
        return self.day.strip("[]").split("..")[0]

    @property
    def last(self) -> str:
        """The latest."""
        return self.day.strip("[]").split("..")[-1]


@dataclass(frozen=True, slots=True)
class Frame:
    """The days among which the news of an article is, and why."""

    first: date
    last: date
    reason: str


def presumed_days(story: Story) -> dict[str, Presumed]:
    """For each article without a day of its own the day that fits, by article id; those that none fits are left out."""
    dated = {r.article.id: day for r in story.articles if (day := own_day(r)) is not None}
    undated = [r for r in story.articles if r.article.id not in dated]
    if not dated or not undated:
        return {}
    whole = _moved(min(dated.values()), -_NEAR), _moved(max(dated.values()), _NEAR)
    near, short = _linked(story, dated), _short(sorted(dated.values()), undated)
    found = {}
    for recorded in undated:
        if (stated := recorded.article.published) is not None and stated.value.startswith("XXXX-"):
            presumed = _nearest_year(recorded, stated, whole)  # no other day than that it prints
        else:
            presumed = _by_dateline(recorded, whole) or _by_weekday(recorded, near.get(recorded.article.id) or short)
        if presumed is not None:
            found[recorded.article.id] = presumed
    return found


def days_of_story(story: Story) -> Presumed | None:
    """Days in which any article of a story lies whose dated ones lie together: they say of which year "12 June" is."""
    dated = [day for r in story.articles if (day := own_day(r)) is not None]
    if not dated or (max(dated) - min(dated)).days > _TOGETHER:
        return None
    first, last = min(dated), max(dated)
    reason = f"the dated articles of the story are of {date_in_words(f'[{first}..{last}]')}"
    return Presumed(f"[{_moved(first, -_AROUND)}..{_moved(last, _AROUND)}]", reason)


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


def _short(dated: Sequence[date], undated: Sequence[Recorded]) -> Frame | None:
    """Where any article of a story of a few days lies, if most are dated; None for another story."""
    first, last = dated[0], dated[-1]
    if (last - first).days > _CLOSE or len(dated) < max(_ENOUGH, len(undated)):
        return None
    return Frame(first, last, f"the dated articles of the story are of {date_in_words(f'[{first}..{last}]')}")


def _linked(story: Story, dated: Mapping[str, date]) -> dict[str, Frame]:
    """Where each undated article lies that has much in common with a dated one: texts, or many assertions."""
    counts: dict[str, Counter[str]] = {}
    pairs = [(one, other, _LINK) for one, other in story.once(common)]
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
    most = {here: min(c, key=lambda a: (-c[a], dated[a], a)) for here, c in counts.items()}
    near = {here: dated[there] for here, there in most.items() if counts[here][there] >= _LINK}
    why = "an article of {} has much in common with it"
    return {here: Frame(_moved(d, -_AFTER), d, why.format(date_in_words(str(d)))) for here, d in near.items()}


def _moved(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


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
        bound = _BOUND.search(recorded.article.text, 0, timex.span.start)
        if timex.value.startswith("XXXX-") and timex.value[5:7].isdigit() and len(timex.value) == 10 and not bound:
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


def _by_weekday(recorded: Recorded, near: Frame | None) -> Presumed | None:
    """The weekday that its lead tells of, among the days that it can be of, and the days after it."""
    told = _told_weekday(recorded, near.last) if near else None
    if near is None or told is None:
        return None
    first = _moved(near.last, -((near.last.weekday() - told) % 7))
    if first < near.first:
        return None
    last = _moved(first, _AFTER)
    stated = recorded.article.published
    bounds = days_at_most(stated.value) if stated is not None else None
    if bounds is not None:
        first, last = max(first, bounds[0]), min(last, bounds[1])
    reason = f"it tells of {WEEKDAY_NAMES[told]}, and {near.reason}"
    return Presumed(str(first) if first == last else f"[{first}..{last}]", reason) if first <= last else None


def _told_weekday(recorded: Recorded, latest: date) -> int | None:
    """The latest weekday that is told as past in the lead, as its number.

    The latest is that from which the way back to all others is shortest: of Tuesday and Thursday the Thursday.
    """
    last = _moved(latest, _NEAR).isoformat()
    past: set[int] = set()
    for timex in times_on(recorded, last):
        day = (timex.first or "")[:10]
        named = _WEEKDAY.fullmatch(timex.span.cut(recorded.article.text).strip())
        if timex.span.start >= _LEAD or timex.anchor != "published" or not day or named is None:
            continue
        if day == (timex.last or "")[:10] and day <= last:
            past.add(WEEKDAYS.index(named["day"].lower()))
    return min(past, key=lambda day: (sum((day - other) % 7 for other in past), day), default=None)
