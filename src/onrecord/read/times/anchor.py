"""From what an expression says to where it lies in the calendar, seen from the article's date and what was told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.read.times.calendar_ranges import Days, at_grain, days_of, grain_of, shifted
from onrecord.read.times.meaning import Between, Calendar, Fixed, Meaning, Same, Shift
from onrecord.read.times.nearest import in_year, name_of, nearest, without_year
from onrecord.read.times.told import Told

_UNKNOWN = {"W": "XXXX-WXX", "M": "XXXX-XX", "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX", "E": "XXXX", "C": "XXXX"}
_NAMES = {
    "D": "day", "W": "week", "F": "fortnight", "M": "month", "Q": "quarter", "Y": "year", "E": "decade", "N": "night",
    "C": "century", "WE": "weekend", "h": "hour", "m": "minute", "s": "second", "H": "half-year", "L": "millennium",
}  # fmt: skip
_TENSES = {-1: "told as past, the last up to", 1: "told as to come, the next from", 0: "the one nearest to"}
_TOWARDS = {-1: "the last before", 0: "the one of", 1: "the next after"}

_LATELY = 2  # years before the article's in which a story told may have come near to its own days
_AROUND = 45  # days around the article's own, or after one told, in which a day that it names is rather of its year
_SOON = 90  # days ahead


@dataclass(frozen=True, slots=True)
class Place:
    """A value with what it was counted from (as in ``Timex.anchor``), a sentence that says so, and a score."""

    value: str
    anchor: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class View:
    """From where an expression is seen: the days the article can be of, what it told, and the tense around.

    ``to_come`` says whether the sentence looks ahead from the present.
    """

    written: Days | None
    told: Told
    tense: Callable[[], int]
    to_come: Callable[[], bool]

    @property
    def when(self) -> str:
        """The article's date in words."""
        if self.written is None:
            return "the article's date, which is not known"
        first, last = self.written
        if first == last:
            return f"the article's date {first.isoformat()}"
        return f"the article's date, which lies in {first.isoformat()}..{last.isoformat()}"

    def spread(self, resolve: Callable[[date], str | None]) -> str | None:
        """The value seen from the article's date; an EDTF range of values when that is a range."""
        if self.written is None:
            return None
        one, two = resolve(self.written[0]), resolve(self.written[1])
        if one is None or two is None:
            return None
        return one if one == two else f"[{min(one, two)}..{max(one, two)}]"


def place(meaning: Meaning, view: View) -> Place | None:
    """Where the expression lies; None for one that has no place (a duration, a set, a vague word)."""
    match meaning:
        case Fixed(value):
            return Place(value, "", "printed in full", 0.98)
        case Calendar():
            return _calendar(meaning, view)
        case Shift():
            return _shift(meaning, view)
        case Same():
            return _same(meaning, view)
        case Between():
            return _between(meaning, view)
    return None


# --- parts of the calendar ----------------------------------------------------------------


def _calendar(calendar: Calendar, view: View) -> Place | None:
    told, name = view.told, name_of(calendar)
    if calendar.quarter == 0:
        return _same_quarter_of(calendar, view)
    if calendar.year is not None:
        value = in_year(calendar, calendar.year)
        return Place(value, "", "printed with its year", 0.98) if value else None
    if calendar.that_year or _by_history(calendar, view):
        years = [told.year + i for i in (-1, 0, 1) if told.year and 0 < told.year + i < 9999]
        values = {year: value for year in years if (value := in_year(calendar, year))}
        year = told.year if calendar.that_year else told.year_near(values)
        if year in values:
            return Place(values[year], "narrative", f"{name} by {told.last}, the time last told of", 0.75)
        if calendar.that_year:
            return None
    if view.written is None:
        unknown = without_year(calendar)
        return Place(unknown, "published", f"{name}, seen from {view.when}", 0.3) if unknown else None
    if calendar.years is not None:
        years_on = calendar.years
        value = view.spread(lambda ref: in_year(calendar, ref.year + years_on))
        reason = f"{name} of the year {years_on:+d} from {view.when}"
        return Place(value, "published", reason, 0.9) if value else None
    if calendar.from_told and told.last and (covered := days_of(told.last)):
        ref = covered[0] if calendar.toward == -1 else covered[1]
        value = nearest(calendar, ref, 0)
        reason = f"{name}: {_TOWARDS[calendar.toward or 0]} {told.last}, the time last told of"
        return Place(value, "narrative", reason, 0.75) if value else None
    tense = 0 if calendar.toward is not None else view.tense()
    value = view.spread(lambda ref: nearest(calendar, ref, tense))
    if value is None:
        return None
    how = _how(value, tense, view.written) if calendar.toward is None else _TOWARDS[calendar.toward]
    score = 0.85 if calendar.toward is None else 0.9
    return Place(value, "published", f"{name}: {how} {view.when}", score)


def _how(value: str, tense: int, written: Days) -> str:
    """How the value was chosen, in words."""
    days = days_of(value)
    against = days is not None and ((tense < 0 and days[0] > written[1]) or (tense > 0 and days[1] < written[0]))
    return "whatever the tense, the one near to" if against else _TENSES[tense]


def _by_history(calendar: Calendar, view: View) -> bool:
    """Whether the years told of, not the article's date, place the expression."""
    if calendar.years is not None or calendar.toward is not None or view.told.year is None:
        return False
    if calendar.weekend and not calendar.month:
        return False
    if _is_coming(calendar, view) or _is_news_again(calendar, view):
        return False
    if view.told.news_of_no_day and not _is_told_together(calendar, view.told.day):
        return False  # of news, "23 October" is of the year that it came out in, or of one that it need not tell
    return (view.told.history or view.written is None) and (calendar.weekday is None or calendar.month is not None)


def _is_told_together(calendar: Calendar, day: str | None) -> bool:
    """Whether it lies in the weeks after a day that was told with its year."""
    value = in_year(calendar, int(day[:4])) if day else None
    days, told = days_of(value or ""), days_of(day or "")
    return days is not None and told is not None and 0 <= (days[0] - told[0]).days <= _AROUND


def _is_news_again(calendar: Calendar, view: View) -> bool:
    """Whether a story told up to the last years has come to a day of the weeks around the article's own date."""
    year = view.told.year
    if view.written is None or year is None or calendar.month is None or year >= view.written[0].year:
        return False
    value = nearest(calendar, view.written[1], 0)
    days = days_of(value) if value else None
    recent = view.written[0].year - year <= _LATELY
    return recent and days is not None and -_AROUND <= (days[0] - view.written[1]).days <= _AROUND


def _is_coming(calendar: Calendar, view: View) -> bool:
    """Whether a story told up to the article's own days now looks ahead, to a day that is near."""
    year = view.told.year
    if view.written is None or year is None or view.written[1].year - year > _LATELY or not view.to_come():
        return False
    value = nearest(calendar, view.written[1], 1)
    days = days_of(value) if value else None
    return days is not None and 0 < (days[0] - view.written[1]).days <= _SOON


def _same_quarter_of(calendar: Calendar, view: View) -> Place | None:
    quarter, year = view.told.quarter, calendar.year or 0
    if quarter:
        return Place(f"{year:04d}{quarter[4:]}", "narrative", f"the quarter told of, {quarter}, in {year}", 0.75)
    return Place(f"{year:04d}", "", "printed with its year", 0.7)


def _between(between: Between, view: View) -> Place | None:
    first, last = _calendar(between.first, view), _calendar(between.last, view)
    if not first or not last:
        return None
    return Place(f"{first.value}/{last.value}", last.anchor, f"both ends of a range; {last.reason}", last.score)


# --- counted from something ---------------------------------------------------------------


def _shift(shift: Shift, view: View) -> Place | None:
    told = view.told
    if shift.count is None:
        value = "FUTURE_REF" if shift.sign > 0 else "PAST_REF"
        return Place(value, "narrative" if shift.narrative else "published", "an unknown number of units away", 0.6)
    words = f"{abs(shift.count)} {_NAMES[shift.unit]}(s) {'before' if shift.count < 0 else 'after'}"
    if not shift.count:
        words = f"the {_NAMES[shift.unit]} of"
    if (
        shift.unit == "Y"
        and shift.count == -1
        and shift.sign
        and told.quarter
        and (told.counts_quarters or shift.quarter)
    ):
        return Place(_moved(told.quarter, shift), "narrative", f"{words} {told.quarter}, the quarter told of", 0.75)
    if shift.quarter and view.written:
        value_or_none = view.spread(lambda ref: _counted(ref, -5, "Q"))
        return (
            Place(value_or_none, "published", f"{words} the quarter before {view.when}", 0.6) if value_or_none else None
        )
    if shift.narrative and told.last:
        base = told.day if told.day and shift.unit in {"D", "W", "F", "WE", "h", "N"} else told.last
        return Place(_moved(base, shift), "narrative", f"{words} {base}, the time last told of", 0.7)
    if view.written is None:
        return Place(unknown(shift.unit), "published", f"{words} {view.when}", 0.3)
    count = shift.count
    counted = view.spread(lambda ref: _counted(ref, count, shift.unit))
    return Place(counted, "published", f"{words} {view.when}", 0.5 if shift.narrative else 0.95) if counted else None


def unknown(unit: str) -> str:
    """The value of a day, or of a longer unit, that has no place in the calendar."""
    return _UNKNOWN.get(unit, "XXXX-XX-XX")


def _counted(ref: date, count: int, unit: str) -> str | None:
    if unit in {"h", "m", "s"}:
        day = shifted(ref, int(count / 24) if unit == "h" else 0, "D")
        return day.isoformat() if day else None
    if not count and unit in {"E", "C"}:
        return at_grain(ref, unit)
    if unit == "W" and count == -1 and ref.weekday() == 6:
        count = 0  # on a Sunday, "last week" is the one that has just ended
    day = shifted(ref, count, unit)
    if day is None:
        return None
    return at_grain(day, {"N": "D", "F": "W", "E": "Y", "C": "Y", "L": "Y"}.get(unit, unit))


_GRAIN_OF_UNIT = {"D": "D", "N": "D", "W": "D", "F": "D", "WE": "D", "M": "M", "Q": "M", "H": "M"}
_COARSE_FIRST = ("Y", "H", "Q", "S", "M", "W", "D")


def _moved(base: str, shift: Shift) -> str:
    """The base moved by the shift, at the coarser grain of the two; a range from the base on when only a bound."""
    days = days_of(base)
    grain = grain_of(base)
    if not days or grain not in _COARSE_FIRST or not shift.count:
        return base
    if shift.unit in {"h", "m", "s"}:
        return (_counted(days[0], shift.count, shift.unit) or base) if grain == "D" else base
    finest = _GRAIN_OF_UNIT.get(shift.unit, "Y")
    is_coarser = _COARSE_FIRST.index(grain) < _COARSE_FIRST.index(finest)
    # Some day of 2020 and not its first: two weeks earlier is rather 2020 than 2019.
    day = shifted(days[0] + (days[1] - days[0]) // 2 if is_coarser else days[0], shift.count, shift.unit)
    if day is None:
        return base
    target = grain if is_coarser else finest
    if shift.unit == "Y" and grain == "Q":
        target = "Q"
    if target == "S":
        return f"{day.year:04d}-{base[5:]}"
    moved, start = at_grain(day, target), at_grain(days[0], target)
    return f"[{start}..{moved}]" if shift.within and start != moved else moved


def _same(same: Same, view: View) -> Place | None:
    told, unit = view.told, same.unit
    held = {"D": told.day, "Q": told.quarter}.get(unit or "", told.last)
    if held and unit in {"Y", "M", "W"}:
        held = _coarsened(held, unit)
        if unit == "Y" and told.behind and held == f"{told.own_year}":
            held = _coarsened(told.behind, unit)  # the article's own year would be "this year"
    if held:
        return Place(held, "narrative", f"{held}, the time last told of", 0.7)
    if view.written is None or unit is None or same.pointing:
        return Place("PAST_REF", "narrative", "a time told of, which the text does not place", 0.3)
    value = view.spread(lambda ref: _counted(ref, -1 if unit == "Q" else 0, unit))
    reason = f"no such time told of before, so of {view.when}"
    return Place(value, "published", reason, 0.5) if value else None


def _coarsened(value: str, unit: str) -> str | None:
    days = days_of(value)
    if not days or at_grain(days[0], unit) != at_grain(days[1], unit):
        return None
    return at_grain(days[0], unit)
