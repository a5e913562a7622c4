"""What is printed once for two expressions: the year of "April and June 1955", the day of "9 a.m. on Tuesday"."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.times.lexicon import listed
from onrecord.read.times.meaning import Calendar, Meaning, Phrase, Same, Shift
from onrecord.read.times.tokens import Tokens

_JOINS = frozenset(listed("and to or through until till - –"))
_WIDEST = 6  # words between a clock time and its day


def with_shared_years(tokens: Tokens, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, a month or day without year taking that of the date it is joined to."""
    shared = list(phrases)
    for i in range(len(shared) - 1):
        one, two = shared[i], shared[i + 1]
        if not _are_joined(tokens, one, two):
            continue
        first, last = one.meaning, two.meaning
        if not isinstance(first, Calendar) or not isinstance(last, Calendar) or not first.month or not last.month:
            continue
        later = (first.month, first.day or 0) > (last.month, last.day or 0)
        if _lacks_year(first) and last.year is not None:
            shared[i] = replace(one, meaning=replace(first, year=last.year - later))
        elif _lacks_year(first) and last.years is not None:
            shared[i] = replace(one, meaning=replace(first, years=last.years - later))
        elif _lacks_year(last) and first.year is not None:
            shared[i + 1] = replace(two, meaning=replace(last, year=first.year + later))
    return shared


def with_shared_days(tokens: Tokens, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, a clock time taking the day that stands after it: "9 a.m. (0700 GMT) on Tuesday"."""
    shared = list(phrases)
    for i in range(len(shared) - 2, -1, -1):  # from the right, so that two clock times can share a day
        one, two = shared[i], shared[i + 1]
        gap = tokens.words[one.last : two.first]
        leads = "on" in gap[-1:] and len(gap) <= _WIDEST
        if one.part and one.meaning == Same("D") and _is_day(two.meaning) and (leads or (two.part and gap == ["("])):
            shared[i] = replace(one, meaning=two.meaning)
    return shared


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Calendar):
        return meaning.weekday is not None or meaning.day is not None
    return isinstance(meaning, Shift) and meaning.unit == "D"


def _are_joined(tokens: Tokens, one: Phrase, two: Phrase) -> bool:
    between = [word for word in tokens.words[one.last : two.first] if word != ","]
    return len(between) == 1 and between[0] in _JOINS


def _lacks_year(calendar: Calendar) -> bool:
    return calendar.year is None and calendar.years is None and calendar.toward is None and not calendar.that_year
