"""The days behind "Monday" and its like in a sentence, and whether one of them stays open."""

import re
from dataclasses import dataclass
from datetime import date

from onrecord.english import SHORT_MONTHS, WEEKDAYS, any_of
from onrecord.model import Span, Timex
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.lines.told import PRESUMED, Citation, Insert
from onrecord.tell.story import Story
from onrecord.tell.texts.presumed import own_day
from onrecord.tell.verify.inserts import day_of, times_of

Bracket = tuple[int, int, Insert]
"""Where it stands, how many characters it stands instead of, and what."""
_MONTH = re.compile(rf"\b(?:{any_of(SHORT_MONTHS)})", re.IGNORECASE)
_RELATIVE = re.compile(
    rf"\b(?:{any_of(WEEKDAYS)}|today|tonight|yesterday|tomorrow|earlier (?:this|that) \w+|this past \w+|recently"
    r"|this (?:week|month|morning|afternoon|evening|year|weekend)|that (?:day|week|night|noon|month|year)"
    r"|(?:last|next) (?:week|month|year|night|weekend|autumn|spring|summer|winter|fall)"
    rf"|last (?:{any_of(WEEKDAYS)})|the (?:next|following|same|previous) (?:day|week|month|morning))\b",
    re.IGNORECASE,
)
_THE_TIME = re.compile(r"(?:at )?(?:the|that|this|a|the same) (?:time|moment|hour)$", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)\b|\d[:.]\d\d", re.IGNORECASE)
_SOFT = re.compile(r"\b(?:recently|this|tonight)\b", re.IGNORECASE)
_OF_THE_REPORT = re.compile(
    r"(?:\w+ ){0,3}?(?:last|next|this|past) (?:\w+ )?"
    r"(?:week|month|year|autumn|spring|summer|winter|fall|weekend)(?:[’']s)?$",
    re.IGNORECASE,
)
"""A stretch counted from the day of the report, which is told beside the sentence."""
_HOUR = re.compile(r"(?:at )?(?:\d{1,2}[:.]\d\d|\d{1,2}\s?[ap]\.?m|\d{4} GMT|noon\b|midnight\b)", re.IGNORECASE)
_NEXT_DAY = re.compile(
    r"(?:on |from )?the (?:next|following|same|previous) (?:day|morning|week|evening|night)", re.IGNORECASE
)
_FIRST_OR_LAST = re.compile(r"\bthe (?:\w+ )?(?:first|last|second|third|final|opening) (?:\w+ )?\w+$", re.IGNORECASE)
_STRETCH = re.compile(r" (?:of|in) (?:the|an?|its|his|her|their|every|each)\b")
_OWNER = re.compile(r"[’']s\b")
_COUNTED = frozenset({"narrative", "event"})
"""What a time is counted from that stands in another sentence."""
_YEAR = 366
_NEAR = 48
"""Characters before a time in which its verb stands."""


@dataclass(frozen=True, slots=True)
class Moments:
    """The days of a sentence in brackets; ``open`` says that it is to be read from the day of its report."""

    brackets: tuple[Bracket, ...]
    open: bool


def moments(story: Story, recorded: Recorded, *, span: Span, words: str) -> Moments | None:
    """The days of "Monday" and its like; None when one of them has none."""
    times, presumed = times_of(story, recorded)
    days = _Days(recorded, [t for t in times if t.span in span], span=span, words=words, presumed=presumed)
    if not all(days.reads(timex) for timex in days.times):
        return None
    for relative in _RELATIVE.finditer(words):
        place = Span(span.start + relative.start(), span.start + relative.end())
        if any(place.overlaps(s) for s in days.settled) or _SOFT.search(relative[0]):
            continue
        if not _OF_THE_REPORT.match(relative[0]):
            return None
        days.open = True
    return Moments(tuple(days.brackets), days.open or (days.hours and not days.settled))


class _Days:
    """The times of one sentence, read in order. ``settled`` are those of which nothing more need be said."""

    def __init__(self, recorded: Recorded, times: list[Timex], *, span: Span, words: str, presumed: bool) -> None:
        self.times, self.brackets, self.settled = times, list[Bracket](), list[Span]()
        self.open = self.hours = False
        self._recorded, self._span, self._words, self._presumed = recorded, span, words, presumed
        self._told: set[str] = set()
        self._years: set[str] = set()

    def reads(self, timex: Timex) -> bool:
        """Whether it is clear which time is meant, or will be by the day of the report."""
        printed = timex.span.cut(self._recorded.article.text)
        if self._is_told_beside(timex, printed):
            self.settled.append(timex.span)
        elif (timex.anchor in _COUNTED and _CLOCK.search(printed)) or _THE_TIME.match(printed) or _is_an_hour(printed):
            self.hours |= _is_an_hour(printed) or bool(_CLOCK.search(printed))
        elif not timex.anchor and not _RELATIVE.search(printed):
            self.settled.append(timex.span)
            self._years.add(timex.value[:4])
        elif self._is_of_the_report(timex, printed):
            self.settled.append(timex.span)
            self.open = True
        elif (day := day_of(timex)) is None:
            return timex.anchor not in _COUNTED and not _is_loose(printed)
        elif _is_awry(self._recorded, timex, words=self._words, before=self._before(timex)):
            return False
        else:
            self._put(timex, _shown(timex, day, printed=printed), printed)
        return True

    def _before(self, timex: Timex) -> str:
        return self._recorded.article.text[max(self._span.start, timex.span.start - _NEAR) : timex.span.start]

    def _is_told_beside(self, timex: Timex, printed: str) -> bool:
        """Whether what it is counted from stands before it, the day it is an hour of beside it, or what it is the
        first day of behind it.
        """
        after = bool(self.settled) and bool(_NEXT_DAY.match(printed))
        first = timex.anchor in _COUNTED and _FIRST_OR_LAST.search(printed)
        if first and _STRETCH.match(self._recorded.article.text, timex.span.end, self._span.end):
            return True
        return after or _is_hour_of(timex, self.times, self._recorded.article.text)

    def _is_of_the_report(self, timex: Timex, printed: str) -> bool:
        """Whether the day of the report tells it: "last week"; "until 31 December", read as one long past."""
        counted = timex.anchor not in _COUNTED and bool(_OF_THE_REPORT.match(printed))
        return counted or _is_to_come(self._recorded, timex, before=self._before(timex))

    def _put(self, timex: Timex, shown: str, printed: str) -> None:
        """A bracket for a day, where neither it nor its year is told yet."""
        self.settled.append(timex.span)
        day = f"{timex.first}{timex.last}"
        if timex.value[:4] not in printed and day not in self._told and shown not in self._years:
            owner = _OWNER.match(self._recorded.article.text, timex.span.end, self._span.end)
            words = shown + (PRESUMED if self._presumed else "")
            insert = Insert(Citation(self._recorded.article.id, timex.span), words)
            self.brackets.append((owner.end() if owner else timex.span.end, 0, insert))
        self._told.add(day)
        self._years.add(timex.value[:4])


def _is_an_hour(printed: str) -> bool:
    """Whether it is the time of some day, which may be another than the one told last: "at 6 a.m.", "1023 GMT"."""
    return bool(_HOUR.match(printed)) and not _RELATIVE.search(printed) and not _MONTH.search(printed)


def _is_hour_of(timex: Timex, inside: list[Timex], text: str) -> bool:
    """Whether it is the hour of a day that the sentence gives beside it: "10 p.m. on April 5"."""
    if not _HOUR.match(timex.span.cut(text)):
        return False
    return any(o is not timex and o.first and timex.first and o.first[:10] == timex.first[:10] for o in inside)


def _is_loose(printed: str) -> bool:
    """Whether it says nothing without the day it is counted from."""
    return bool(_RELATIVE.search(printed)) and not _SOFT.search(printed)


def _shown(timex: Timex, day: str, *, printed: str) -> str:
    """The day, or only its year where the rest is printed."""
    return timex.value[:4] if _MONTH.search(printed) else day


def _is_awry(recorded: Recorded, timex: Timex, *, words: str, before: str) -> bool:
    """Whether a day cannot be right: after its article's, where nothing is or was to come, before it, where something
    is, or more than a year off with no year printed. ``before`` is what stands just before it.
    """
    out, first = own_day(recorded), timex.first
    if out is None or first is None or len(first) < 10:
        return False
    if abs((date.fromisoformat(first[:10]) - out).days) > _YEAR and first[:4] not in words:
        return True
    if first[:10] > out.isoformat():
        return not lists.AHEAD.search(words) and not lists.CALLED_OFF.search(words)
    return first[:7] < out.isoformat()[:7] and bool(_TO_COME.search(before))


def _is_to_come(recorded: Recorded, timex: Timex, *, before: str) -> bool:
    """Whether a day without a year is told as an end still to come, and was read as one long past."""
    out, first = own_day(recorded), timex.first
    if out is None or first is None or len(first) < 10 or first[:7] >= out.isoformat()[:7]:
        return False
    return bool(re.search(r"\b(?:runs?|lasts?|until|expires?|ends?|stays?) (?:\w+ ){0,2}$", before))


_TO_COME = re.compile(r"\b(?:is|are|will) (?:to )?(?:be|go|take|come|end)\b[^,;]*$")
