"""The thread of a story: whether a text is a history, which times move it on, and which year a month takes from it."""

from collections.abc import Sequence

from onrecord.model import Timex
from onrecord.read.times.anchor import Place
from onrecord.read.times.calendar_ranges import Days, days_of
from onrecord.read.times.lexicon import LETTER
from onrecord.read.times.meaning import Calendar, Length, Phrase, Same, Shift
from onrecord.read.times.nearest import in_year, name_of, nearest
from onrecord.read.times.tense import looks
from onrecord.read.times.tokens import Tokens
from onrecord.read.times.told import Told

_OLD_YEARS = 4  # so many years long past make a text a history
_ASIDES = frozenset({"since", "the", "a", "an", "its", "their", "his", "her", "our"})  # "the 1961 dam", "since 1961"
_NEAR = 45  # days; a date so near to the article's own is not taken for one of an earlier year


def is_history(phrases: Sequence[Phrase], written: Days | None) -> bool:
    """Whether the text tells of years long past, so that its own years, not the article's date, place its months."""
    if written is None:
        return True
    old = old_months = near = near_months = 0
    for phrase in phrases:
        meaning = phrase.meaning
        if isinstance(meaning, Calendar):
            of_a_month = meaning.month is not None or meaning.season is not None
            if meaning.year is None:
                near += meaning.weekday is not None and not of_a_month
            elif meaning.year < written[0].year - 1:
                old += 1
                old_months += of_a_month
            else:
                near_months += of_a_month
        elif isinstance(meaning, Shift) and not meaning.narrative:
            near += 1
    by_month = max(old_months, old // _OLD_YEARS)  # a bare year may be an aside of the news; its months are its story
    return old >= _OLD_YEARS and old > 2 * near and by_month > near + near_months


def is_seen_from_its_day(phrases: Sequence[Phrase]) -> bool:
    """Whether the text tells as news does, from the day on which it came out: "on Saturday", "last month"."""
    meanings = (phrase.meaning for phrase in phrases)
    return any(
        (isinstance(m, Calendar) and m.weekday is not None and m.month is None and m.year is None)
        or (isinstance(m, Shift) and not m.narrative)
        for m in meanings
    )


def note_period(phrase: Phrase, told: Told) -> None:
    """Keep whether results are being told by the quarter, from which "a year earlier" is then counted."""
    match phrase.meaning:
        case Calendar(quarter=int()):
            told.counts_quarters = True
        case Same(unit="Q") | Shift(unit="Q"):
            told.counts_quarters = True
        case Calendar(year=int(), month=None, day=None) | Length(unit="M" | "Y", count=float() | int()):
            told.counts_quarters = False


def moves_the_story(tokens: Tokens, phrase: Phrase, told: Told) -> bool:
    """Whether what is told next may be counted from this time.

    Not after a look back, away to the present of the article, or, in a history, ahead to a year still to be told.
    """
    meaning = phrase.meaning
    if isinstance(meaning, Shift):
        return meaning.sign >= 0 and not (told.history and not meaning.narrative)
    if not isinstance(meaning, Calendar):
        return not isinstance(meaning, Same)
    if told.history and (meaning.years is not None or meaning.toward is not None):
        return meaning.from_told
    only_a_year = meaning.year is not None and meaning == Calendar(year=meaning.year)
    if only_a_year and phrase.first > 0 and tokens.words[phrase.first - 1] in _ASIDES:
        return False
    foretold = told.history and told.year is not None and only_a_year and looks(tokens, phrase.first, phrase.last) > 0
    return not foretold


def in_the_same_year(
    tokens: Tokens, phrase: Phrase, before: tuple[Phrase, Timex] | None, *, written: Days | None
) -> Place | None:
    """ "signed in March 2029 and cancelled in July": a later month of a past year that the sentence has just named.

    None when the sentence looks ahead, or when the month or day is near the article's own days.
    """
    month = phrase.meaning
    if before is None or written is None or not isinstance(month, Calendar) or not _is_bare_month(month):
        return None
    last, timex = before
    parted = LETTER["BREAK"] in tokens.shape[last.last : phrase.first]
    named = days_of(timex.value) if _names_a_month(last) and timex.anchor != "published" else None
    if parted or named is None or named[1].year >= written[0].year:
        return None
    value = in_year(month, named[0].year)
    days = days_of(value) if value else None
    if value is None or days is None or days[0] < named[0]:
        return None
    if looks(tokens, phrase.first, phrase.last) > 0 or _is_near(month, written):
        return None
    return Place(value, "narrative", f"{name_of(month)} of {named[0].year}, the year of the date before it", 0.8)


def years_printed(phrases: Sequence[Phrase]) -> dict[tuple[int, int], set[int]]:
    """By month and day the years that the text prints with it somewhere."""
    years: dict[tuple[int, int], set[int]] = {}
    for day in (phrase.meaning for phrase in phrases):
        if isinstance(day, Calendar) and day.month and day.day and day.year is not None:
            years.setdefault((day.month, day.day), set()).add(day.year)
    return years


def in_the_year_printed(phrase: Phrase, told: Told, *, written: Days | None) -> Place | None:
    """ "June 24" of news that has "June 24, 2005" elsewhere; None when it is near the article's own days."""
    day = phrase.meaning
    if told.history and not told.news_of_no_day:
        return None  # which goes through the years
    if not isinstance(day, Calendar) or not _is_bare_month(day) or not day.day:
        return None
    years = told.printed.get((day.month or 0, day.day), set())
    if len(years) != 1 or (written is not None and _is_near(day, written)):
        return None
    value = in_year(day, *years)
    return Place(value, "narrative", f"{name_of(day)}, which the text prints with its year", 0.85) if value else None


def _names_a_month(phrase: Phrase) -> bool:
    return isinstance(phrase.meaning, Calendar) and phrase.meaning.month is not None


def _is_bare_month(calendar: Calendar) -> bool:
    of_itself = calendar.year is None and calendar.years is None and calendar.toward is None
    return calendar.month is not None and of_itself and not calendar.that_year


def _is_near(calendar: Calendar, written: Days) -> bool:
    value = nearest(calendar, written[1], 0)
    days = days_of(value) if value else None
    return days is not None and (days[0] - written[1]).days <= _NEAR and (written[0] - days[1]).days <= _NEAR
