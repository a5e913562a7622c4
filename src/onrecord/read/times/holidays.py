"""Days that news names instead of dating them.

Only those that mean one day wherever they are named, or in a story of the United States, whose press names them most;
no independence day, which each country has on a day of its own.
"""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter  # ships no types


def _weekday(year: int, month: int, weekday: int, *, nth: int) -> date:
    """The ``nth`` such weekday of a month; a negative ``nth`` counts from its end."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7 + 7 * (-nth - 1))


def _easter(year: int) -> date:
    found: date = easter(year)
    return found


_DAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "christmas day": lambda y: date(y, 12, 25),
    "christmas eve": lambda y: date(y, 12, 24),
    "new year's day": lambda y: date(y, 1, 1),
    "new year's eve": lambda y: date(y, 12, 31),
    "thanksgiving": lambda y: _weekday(y, 11, 3, nth=4),
    "thanksgiving day": lambda y: _weekday(y, 11, 3, nth=4),
    "halloween": lambda y: date(y, 10, 31),
    "easter": _easter,
    "easter sunday": _easter,
    "easter monday": lambda y: _easter(y) + timedelta(1),
    "election day": lambda y: _weekday(y, 11, 0, nth=1) + timedelta(1),  # of the United States
    "labor day": lambda y: _weekday(y, 9, 0, nth=1),
    "memorial day": lambda y: _weekday(y, 5, 0, nth=-1),
    "veterans day": lambda y: date(y, 11, 11),
    "valentine's day": lambda y: date(y, 2, 14),
}


def is_holiday(name: str) -> bool:
    """Whether the name is a day known here."""
    return name in _DAYS


_AROUND = {"easter": (2, 1), "christmas": (1, 1)}
"""Days before and after the one that is reckoned, which a feast named without its day can mean."""


def around(name: str) -> tuple[int, int]:
    """How many days before and after its day a feast may mean: "at Easter" is Good Friday to Easter Monday."""
    return _AROUND.get(name, (0, 0))


def day_of_holiday(name: str, year: int) -> str:
    """The ISO day of a holiday in a year from 1583 on (Easter is reckoned by the Gregorian calendar)."""
    return _DAYS[name](year).isoformat()
