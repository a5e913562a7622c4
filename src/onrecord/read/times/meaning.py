"""What a time expression says before it is placed in the calendar."""

from dataclasses import dataclass

from onrecord.read.times.calendar_ranges import Days
from onrecord.read.times.grammar import Match


@dataclass(frozen=True, slots=True)
class Calendar:
    """Named parts of the calendar, some of them missing: "May", "Friday, Oct. 23", "the third quarter of 1998".

    ``toward`` is -1 for "last", 0 for "this", 1 for "next"; ``years`` counts years from the article's ("July last
    year" is -1); ``that_year`` means the year last told of, ``weeks`` counts weeks ("Friday of last week" is
    -1), and with ``from_told`` the counting is from the time last told of ("the following Tuesday"). ``nth`` counts
    the weeks, weekends or weekdays of the month, -1 for the last ("the second week of May"); a ``full`` week has all
    its days in the month.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str | None = None
    quarter: int | None = None
    half: int | None = None
    weekend: bool = False
    holiday: str | None = None
    toward: int | None = None
    years: int | None = None
    that_year: bool = False
    weeks: int | None = None
    from_told: bool = False
    fiscal: bool = False
    nth: int | None = None
    full: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (negative) or after the article's date, or after the time last told of (``narrative``).

    ``count`` None is an unknown number; ``within`` means at most that far ("less than a month later");
    ``quarter`` means that quarters are counted from ("the year-ago quarter").
    """

    count: int | None
    unit: str
    narrative: bool
    sign: int = 0
    within: bool = False
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """The time last told of, at a grain: "that same day" (D), "the quarter" (Q), "at the time" (None).

    ``pointing`` at what is told: "that night" is never the article's own, as "the quarter" may be.
    """

    unit: str | None
    pointing: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that depends on nothing: "the 1990s", "2025-11-04", "146 BC"; its days where it does not show them."""

    value: str
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; ``toward`` is -1 when it ends now ("the past three months"), 1 when it begins now."""

    value: str
    count: float | None
    unit: str
    toward: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times: "every Monday"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """A range written as one: "February 17-30", "1916–17".

    ``cut`` is where the first end stops and where the last begins, as tokens.
    """

    first: Calendar
    last: Calendar
    cut: tuple[int, int]


Meaning = Calendar | Shift | Same | Fixed | Length | Repeat | Vague | Between


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time expression as found: half-open token range, the rule that found it, and what it says.

    ``mod`` is a TIMEX3 modifier; ``part`` follows the ``T`` of a TIME value ("MO", "17:00"); ``zone`` is as written;
    ``open_end`` is -1 or 1 when only the time before or after the article's date is meant ("earlier this month").
    """

    first: int
    last: int
    rule: str
    meaning: Meaning
    mod: str = ""
    part: str = ""
    zone: str = ""
    open_end: int = 0


def phrase_of(
    match: Match, meaning: Meaning | None, *, mod: str = "", part: str = "", zone: str = "", open_end: int = 0
) -> Phrase | None:
    """The phrase of a match, or None when it was found to mean nothing."""
    if meaning is None:
        return None
    return Phrase(match.first, match.last, match.rule, meaning, mod=mod, part=part, zone=zone, open_end=open_end)
