"""The calendar behind TIMEX3 values: the days a value covers, the value of a day at a grain, and shifting."""

import re
from calendar import monthrange
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta  # ships no types

Days = tuple[date, date]

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?:-(?P<we>WE|\d))?"
    r"|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)))?"
)
GRAINS = ("C", "E", "Y", "H", "Q", "S", "M", "W", "D")
"""Grains of dates, coarse to fine; ``S`` is a season."""


def days_of(value: str) -> Days | None:
    """The first and last day that a DATE or TIME value covers; None for what is not placed in years 1-9999."""
    if "/" in value:
        ends = [days_of(part) for part in value.split("/")]
        if len(ends) == 2 and ends[0] and ends[1]:
            return ends[0][0], ends[1][1]
        return None
    bare = value.split("T", maxsplit=1)[0]
    if re.fullmatch(r"\d\d", bare):
        return _years(int(bare) * 100, 100)
    if re.fullmatch(r"\d{3}", bare):
        return _years(int(bare) * 10, 10)
    found = _VALUE.fullmatch(bare)
    if not found or found["y"] == "0000":
        return None
    try:
        return _placed(found)
    except (ValueError, OverflowError):
        return None


def _years(first: int, count: int) -> Days | None:
    return (date(max(1, first), 1, 1), date(first + count - 1, 12, 31)) if first + count <= 10000 else None


def _placed(found: re.Match[str]) -> Days | None:
    year = int(found["y"])
    if found["d"]:
        day = date(year, int(found["m"]), int(found["d"]))
        return day, day
    if found["m"]:
        return months(year, int(found["m"]), 1)
    if found["w"]:
        monday = date.fromisocalendar(year, int(found["w"]), 1)
        if found["we"] == "WE":
            return monday + timedelta(5), monday + timedelta(6)
        if found["we"]:
            return monday + timedelta(int(found["we"]) - 1), monday + timedelta(int(found["we"]) - 1)
        return monday, monday + timedelta(6)
    if found["q"]:
        return months(year, 3 * int(found["q"]) - 2, 3)
    if found["h"]:
        return months(year, 6 * int(found["h"]) - 5, 6)
    if found["s"]:
        return season(year, found["s"])
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, month: int, count: int) -> Days:
    """The days of ``count`` months from ``month`` on, within one year. Raises ValueError outside the calendar."""
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def season(year: int, name: str) -> Days:
    """The days a northern season can take in. A year has winter at both its ends, and "winter of" may mean either."""
    if name == "WI":
        return date(year - 1, 12, 1), date(year + 1, 3, 1) - timedelta(1)
    first, last = _SEASONS[name]
    return months(year, first, last - first + 1)


def grain_of(value: str) -> str | None:
    """The grain of a DATE or TIME value, as one of ``GRAINS``; None where it has none."""
    bare = value.split("T", maxsplit=1)[0]
    if re.fullmatch(r"\d\d", bare):
        return "C"
    if re.fullmatch(r"\d{3}", bare):
        return "E"
    found = _VALUE.fullmatch(bare)
    if not found:
        return None
    if found["d"] or found["we"]:
        return "D"
    return next((g for g, key in (("M", "m"), ("W", "w"), ("Q", "q"), ("H", "h"), ("S", "s")) if found[key]), "Y")


def at_grain(day: date, grain: str) -> str:
    """The value of the period of that grain in which the day lies."""
    if grain == "W":
        of_week = day.isocalendar()
        return f"{of_week.year:04d}-W{of_week.week:02d}"
    if grain == "WE":
        return at_grain(day, "W") + "-WE"
    year = f"{day.year:04d}"
    match grain:
        case "D":
            return day.isoformat()
        case "M":
            return f"{year}-{day.month:02d}"
        case "Q":
            return f"{year}-Q{(day.month + 2) // 3}"
        case "H":
            return f"{year}-H{1 if day.month <= 6 else 2}"
        case "E":
            return year[:3]
        case "C":
            return year[:2]
    return year


def of_month(first: date, nth: int, weekday: int) -> date | None:
    """The nth such weekday (Monday is 0) of the month that begins on ``first``, -1 for the last; None for a fifth
    that the month does not have.
    """
    last = first.replace(day=monthrange(first.year, first.month)[1])
    if nth < 0:
        return last - timedelta((last.weekday() - weekday) % 7)
    day = (weekday - first.weekday()) % 7 + 7 * nth - 6
    return first.replace(day=day) if day <= last.day else None


_STEPS = {
    "D": ("days", 1), "N": ("days", 1), "W": ("weeks", 1), "F": ("weeks", 2), "WE": ("weeks", 1), "M": ("months", 1),
    "Q": ("months", 3), "H": ("months", 6), "Y": ("years", 1), "E": ("years", 10), "C": ("years", 100),
    "L": ("years", 1000),
}  # fmt: skip


def shifted(day: date, count: int, unit: str) -> date | None:
    """The day ``count`` units on; None when it falls outside the calendar, or for units below a day."""
    if unit not in _STEPS:
        return None
    name, factor = _STEPS[unit]
    try:
        moved: date = day + relativedelta(**{name: count * factor})
    except (ValueError, OverflowError):
        return None
    return moved


def narrowed(days: Days, mod: str) -> Days:
    """The part of the days that "early" (START), "mid" (MID) or "late" (END) can mean: halves, and the middle half."""
    first, last = days
    length = (last - first).days
    if mod == "START":
        return first, first + timedelta(length // 2)
    if mod == "END":
        return last - timedelta(length // 2), last
    if mod == "MID":
        return first + timedelta(length // 4), last - timedelta(length // 4)
    return days


def written_days(written: str | None) -> Days | None:
    """The days on which an article can have been written, from EDTF: a date, month or year, or ``[a..b]``."""
    if not written:
        return None
    value = written.strip("[]{}").rstrip("~?%")
    if ".." in value:
        first, last = (days_of(v) for v in value.split("..", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    return days_of(value)
