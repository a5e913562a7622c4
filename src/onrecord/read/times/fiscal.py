"""Years that are not the calendar's: fiscal years, and those of schools and seasons that lie in two of its years."""

from datetime import date, timedelta

from onrecord.read.times.calendar_ranges import Days, shifted
from onrecord.read.times.grammar import Match
from onrecord.read.times.lexicon import SEASON_OF
from onrecord.read.times.meaning import Calendar, Fixed, Phrase, phrase_of

_FIRST, _LAST = -11, 3
"""Months from January at which a fiscal year of that number can begin: that of a firm which ends with January of it,
Japan's in April of it."""


def read_split_year(match: Match) -> Phrase | None:
    """ "the 2031-32 school year", "the 2031/32 season", "the winter of 2031-32": one stretch in two years."""
    year, following = int(match.word("one")), match.word("two") or match.word("two2")
    if len(following) not in {2, 4} or not f"{year + 1:04d}".endswith(following):
        return None
    if any(SEASON_OF.get(word) == "WI" for word in match.words()):
        return phrase_of(match, Fixed(f"{year:04d}-WI", (date(year, 12, 1), date(year + 1, 3, 1) - timedelta(1))))
    return phrase_of(match, Fixed(f"{year:04d}/{year + 1:04d}"))


def in_any_country(phrase: Phrase, days: Days) -> Days:
    """All days that a part of a fiscal year can lie in, since no text says when that year begins."""
    meaning = phrase.meaning
    if phrase.rule != "thisfiscal" and not (isinstance(meaning, Calendar) and meaning.fiscal):
        return days
    first, last = shifted(days[0], _FIRST, "M"), shifted(days[1] + timedelta(1), _LAST, "M")
    return (first, last - timedelta(1)) if first and last else days
