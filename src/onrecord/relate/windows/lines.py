"""One sentence laid out: its words, what hangs below each, and its times as moments, lengths and ranges."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from onrecord.model import Reading, Sentence, Span, Timex, TimexType, Word

_JOINTS = frozenset({",", "on", "at", "of", "the"})
_LIMITS = frozenset({"by", "until", "till", "before", "since", "after", "from"})
"""Before "Monday or Tuesday" they make two limits of it, of which the first is told."""
_AND = frozenset({"and", "or", "&"})
_UNPLACED = frozenset({"PRESENT_REF", "FUTURE_REF"})
_PLACEABLE = frozenset({"times/clock", "times/theunit"})
"""Rules whose values can be placed once the day of the article is known."""
_QUOTES = frozenset("\"“”‘’'«»(")
LONGEST = 120
"""Words of a sentence that is looked into; a longer one is a list or no prose."""


class Sort(Enum):
    """What a time expression can bound."""

    MOMENT = 1
    LENGTH = 2
    RANGE = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """Neighbouring time expressions that tell one time ("noon on Friday, March 19"); ``words`` is half open."""

    sort: Sort
    span: Span
    words: tuple[int, int]
    times: tuple[Timex, ...]

    @property
    def days(self) -> tuple[str, str] | None:
        """First and last day it can mean, where it has a place in the calendar."""
        placed = [t for t in self.times if t.first and t.last]
        return (placed[0].first or "", placed[0].last or "") if placed else None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a reading. ``kids`` are the words that hang directly below each word, by its number."""

    reading: Reading
    sentence: Sentence
    kids: dict[int, list[int]]
    moments: tuple[Moment, ...]
    _lower: list[str] = field(repr=False)

    @property
    def words(self) -> Sequence[Word]:
        """All words of the reading."""
        return self.reading.words

    @property
    def range(self) -> tuple[int, int]:
        """Numbers of the sentence's words, half open."""
        return self.sentence.words

    def lower(self, i: int) -> str:
        """The word as it is written, in lower case; "" outside the sentence."""
        first, last = self.range
        return self._lower[i - first] if first <= i < last else ""

    def before(self, i: int, skipped: frozenset[str] = frozenset()) -> int:
        """The number of the word before ``i``, quotation marks and ``skipped`` words passed over."""
        i -= 1
        while i >= self.range[0] and (self.lower(i) in _QUOTES or self.lower(i) in skipped):
            i -= 1
        return i

    def span(self, first: int, last: int) -> Span:
        """The characters of words ``first`` to ``last``, half open."""
        return Span(self.words[first].span.start, self.words[last - 1].span.end)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb it is coordinated with or depends on as a bare complement."""
        for _ in range(6):
            for kid in self.kids.get(verb, ()):
                if self.words[kid].dep in {"nsubj", "nsubjpass", "csubj"}:
                    return kid
            if self.words[verb].dep not in {"conj", "xcomp"} or self.words[verb].head == verb:
                return None
            verb = self.words[verb].head
        return None

    def subtree(self, top: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """Numbers of the words at and below ``top``, sorted, branches by ``without`` dependencies left out."""
        found, todo = {top}, [top]
        while todo:
            for kid in self.kids.get(todo.pop(), ()):
                if kid not in found and self.words[kid].dep not in without:
                    found.add(kid)
                    todo.append(kid)
        return sorted(found)


def line_of(reading: Reading, sentence: Sentence, times: Sequence[Timex]) -> Line:
    """Lay out a sentence with the times that stand in it."""
    first, last = sentence.words
    text, words = reading.article.text, reading.words
    kids: dict[int, list[int]] = {}
    for i in range(first, last):
        if words[i].head != i:
            kids.setdefault(words[i].head, []).append(i)
    lower = [words[i].span.cut(text).lower() for i in range(first, last)]
    starts = [words[i].span.start for i in range(first, last)]
    return Line(reading, sentence, kids, _moments(times, (first, starts), lower), lower)


def _moments(times: Sequence[Timex], laid: tuple[int, list[int]], lower: list[str]) -> tuple[Moment, ...]:
    first, starts = laid
    found: list[Moment] = []
    for timex in times:
        if found and timex.span in found[-1].span:
            if found[-1].sort is Sort.RANGE:
                found[-1] = _with(found[-1], timex, found[-1].words)
            continue
        sort = _sort(timex)
        if sort is None:
            continue
        here = first + bisect_left(starts, timex.span.start), first + bisect_left(starts, timex.span.end)
        if here[0] == here[1]:
            continue
        moment = Moment(sort, timex.span, here, (timex,))
        before = found[-1] if found else None
        between = lower[before.words[1] - first : here[0] - first] if before else ()
        if before and _one(before, moment, between):
            found[-1] = _with(before, timex, (before.words[0], here[1]))
        elif before and _follow(before, moment, between) and _LIMITS.isdisjoint(lower[: before.words[0] - first][-1:]):
            found[-1] = _both(before, moment)
        else:
            found.append(moment)
    return tuple(found)


def _sort(timex: Timex) -> Sort | None:
    if timex.type is TimexType.SET or timex.value in _UNPLACED:
        return None
    if timex.type is TimexType.DURATION:
        return None if "X" in timex.value else Sort.LENGTH
    if timex.value == "PAST_REF" and timex.evidence.method not in _PLACEABLE:
        return None
    return Sort.RANGE if "/" in timex.value else Sort.MOMENT


def _with(moment: Moment, timex: Timex, words: tuple[int, int]) -> Moment:
    span = Span(moment.span.start, max(moment.span.end, timex.span.end))
    return Moment(moment.sort, span, words, (*moment.times, timex))


def _one(before: Moment, here: Moment, between: Sequence[str]) -> bool:
    """Whether a clock time and a day beside it are one time."""
    if len(between) > 2 or not _JOINTS.issuperset(between) or {before.sort, here.sort} != {Sort.MOMENT}:
        return False
    return len(before.times) == 1 and is_clock(before.times[0]) != is_clock(here.times[0])


def _follow(before: Moment, here: Moment, between: Sequence[str]) -> bool:
    """Whether two days or months are told as a stretch, since the one follows upon the other: "April 24 and 25"."""
    plain = {before.sort, here.sort} == {Sort.MOMENT} and len(before.times) == 1 and not is_clock(before.times[0])
    if not plain or len(between) != 1 or not _AND.issuperset(between) or before.days is None or here.days is None:
        return False
    gap = date.fromisoformat(here.days[0][:10]) - date.fromisoformat(before.days[1][:10])
    return gap == timedelta(days=1)


def _both(before: Moment, here: Moment) -> Moment:
    """The stretch from the one to the other, as a range that is printed so has it: the whole and its ends."""
    one, two = before.times[0], here.times[0]
    span = Span(one.span.start, two.span.end)
    whole = replace(one, span=span, value=f"{one.value}/{two.value}", last=two.last)
    return Moment(Sort.RANGE, span, (before.words[0], here.words[1]), (whole, one, two))


def is_clock(timex: Timex) -> bool:
    """Whether the expression names an hour of the clock."""
    return timex.evidence.method == "times/clock" or bool(re.search(r"T\d", timex.value))
