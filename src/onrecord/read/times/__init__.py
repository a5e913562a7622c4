"""Time expressions of a news text, with TIMEX3 type and value and their place in the calendar."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Span, Timex
from onrecord.read.times.anchor import Place, View, place, unknown
from onrecord.read.times.calendar_ranges import Days, at_grain, days_of, grain_of, written_days
from onrecord.read.times.choose import choose
from onrecord.read.times.grammar import matches
from onrecord.read.times.lexicon import LETTER
from onrecord.read.times.meaning import Between, Calendar, Phrase, Same, Shift
from onrecord.read.times.shared import with_shared_days, with_shared_years
from onrecord.read.times.story import (
    in_the_same_year,
    in_the_year_printed,
    is_history,
    is_seen_from_its_day,
    moves_the_story,
    note_period,
    years_printed,
)
from onrecord.read.times.tense import is_to_come, looks
from onrecord.read.times.timexes import counted_from, ends_of, joined, placed, unplaced
from onrecord.read.times.tokens import Tokens, tokens_of
from onrecord.read.times.told import Told

__all__ = ["find_times"]

_APART = 16  # words; so far after a day its "the day after …" can stand
_EVENTS = frozenset({LETTER["THE"], LETTER["AN"], LETTER["ITS"]})
"""What an event begins with from which days are counted: "the week before the vote"."""


def find_times(text: str, *, written: str | None, sentences: Sequence[Span]) -> tuple[Timex, ...]:
    """Every time expression in the sentences, by start, the longer one first.

    ``written`` is the article's own date in EDTF (a day, month or year, or a range ``[a..b]``), or None;
    ``sentences`` are in order and do not overlap, and text outside them is not read. The spans and values follow
    TimeML 1.2.1 as TempEval-3 annotates it; a value that depends on an article date known only as a range is an
    EDTF range. A range of two dates is given as its ends and, around them, once more as a whole with an interval
    for value (``2025-02-17/2025-03-30``); no other expressions overlap.
    """
    tokens = tokens_of(text, sentences)
    phrases = with_shared_days(tokens, with_shared_years(tokens, choose(tokens, matches(tokens))))
    days = written_days(written)
    told = Told(
        history=is_history(phrases, days),
        own_year=days[1].year if days else None,
        news_of_no_day=days is None and is_seen_from_its_day(phrases),
        printed=years_printed(phrases),
    )
    found: list[tuple[Phrase, Timex]] = []
    wholes: list[Timex] = []
    for phrase in phrases:
        timex = _timex(tokens, phrase, told=told, before=found[-1] if found else None, written=days)
        if timex is None:
            continue
        if isinstance(phrase.meaning, Between) and "/" in timex.value:
            wholes.append(timex)
            wholes.extend(ends_of(tokens, phrase, phrase.meaning, whole=timex))
            continue
        if found and found[-1][0].last == phrase.first and (counted := counted_from(found[-1], timex)):
            found[-1] = (found[-1][0], counted)
        if found and (range_ := joined(tokens, found[-1], (phrase, timex))):
            wholes.append(range_[0])
            timex = range_[1]
        found.append((phrase, timex))
    times = [timex for _, timex in found] + wholes
    return tuple(sorted(times, key=lambda t: (t.span.start, -t.span.end)))


def _timex(
    tokens: Tokens, phrase: Phrase, *, told: Told, before: tuple[Phrase, Timex] | None, written: Days | None
) -> Timex | None:
    meaning = phrase.meaning
    note_period(phrase, told)
    if timex := unplaced(tokens, phrase, written):
        return timex
    if phrase.rule == "theunit" and isinstance(meaning, Same) and meaning.unit not in {None, "D"} and not told.history:
        meaning = Shift(0, meaning.unit or "D", narrative=False)
    found = _apposed(tokens, phrase, before) or _before_an_event(tokens, phrase, told)
    found = found or in_the_year_printed(phrase, told, written=written)
    if found is None and not told.history:
        found = in_the_same_year(tokens, phrase, before, written=written)
    if found is None:
        view = View(
            written,
            told,
            lambda: looks(tokens, phrase.first, phrase.last),
            lambda: is_to_come(tokens, phrase.first, phrase.last),
        )
        found = place(meaning, view)
    if found is None:
        return None
    if phrase.rule == "weekof" and (covered := days_of(found.value)):
        found = replace(found, value=at_grain(covered[0], "W"))
    if moves_the_story(tokens, replace(phrase, meaning=meaning), told):
        told.note(found.value.split("/")[0], printed=not found.anchor)
        if isinstance(meaning, Calendar) and meaning.quarter and meaning.years is None and "[" not in found.value:
            told.quarter = found.value
    return placed(tokens.span(phrase.first, phrase.last), phrase, found, written=written)


def _before_an_event(tokens: Tokens, phrase: Phrase, told: Told) -> Place | None:
    """ "The week before the vote": no place in the calendar as long as no day is told that could be the vote's."""
    shift = phrase.meaning
    if phrase.rule != "dayafter" or not isinstance(shift, Shift) or told.day is not None:
        return None
    if tokens.shape[phrase.last] not in _EVENTS:
        return None
    return Place(unknown(shift.unit), "narrative", "counted from an event whose day is not told", 0.3)


def _apposed(tokens: Tokens, phrase: Phrase, before: tuple[Phrase, Timex] | None) -> Place | None:
    """ "On Sunday, the day after …": the day is the Sunday just named, and no reader counts on from it."""
    if phrase.rule != "dayafter" or before is None:
        return None
    last, timex = before
    gap, follows = tokens.shape[last.last : phrase.first], tokens.shape[phrase.last]
    if gap[-1:] != LETTER["COMMA"] or LETTER["BREAK"] in gap or len(gap) > _APART or grain_of(timex.value) != "D":
        return None
    if len(gap) > 1 and follows in {LETTER["COMMA"], LETTER["DOT"], LETTER["BREAK"]}:
        return None  # "…, and the day after, he left" goes on
    return Place(timex.value.split("T")[0], "", "in apposition to the date before it", 0.85)
