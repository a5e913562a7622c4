"""The time axis that all pictures share: where a day stands, and which days are named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.english import SHORT_MONTHS

_EPOCH = date(1970, 1, 1).toordinal()
_DAYS = (1, 2, 7, 14)
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 60000, 120000)  # months


def day_number(day: date) -> int:
    """Days since 1970, as scripts of a page count them."""
    return day.toordinal() - _EPOCH


@dataclass(frozen=True, slots=True)
class Scale:
    """Days ``first`` to ``last`` on a line from ``left`` to ``right``, in units of the picture."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: float) -> float:
        """Where a day stands, counted as `day_number` counts, or a moment between two; never off the line."""
        first = day_number(self.first)
        share = (day - first) / max(1, day_number(self.last) - first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def ticks(self, most: int) -> Iterator[tuple[float, str]]:
        """Where at most so many days are named, and how."""
        return ((self.place(day_number(day)), words) for day, words in ticks(self.first, self.last, most))


def aired(first: int, last: int, share: float) -> tuple[date, date]:
    """The stretch with this share of it, three days at least, free at both ends, as far as there are days."""
    air = max(3, round((last - first) * share))
    lowest, highest = day_number(date.min), day_number(date.max)
    return _day(max(first - air, lowest)), _day(min(last + air, highest))


def ticks(first: date, last: date, most: int) -> Iterator[tuple[date, str]]:
    """At most ``most`` days to be named, from first to last: the first days of months or years, or single days."""
    span = (last - first).days
    step = next((d for d in _DAYS if span // d < most), None)
    if step is None:
        yield from _months(first, last, most)
        return
    year = 0
    for day in (first + timedelta(n) for n in range(0, span + 1, step)):
        yield day, f"{day.day} {SHORT_MONTHS[day.month - 1]}" + ("" if day.year == year else f" {day.year}")
        year = day.year


def _months(first: date, last: date, most: int) -> Iterator[tuple[date, str]]:
    begun, ended = (d.year * 12 + d.month - 1 for d in (first, last))
    if first.day > 1:
        begun += 1
    found = (range(begun + -begun % step, ended + 1, step) for step in _STEPS)
    named = next((r for r in found if len(r) <= most), range(0))
    for at in named:
        if at >= 12:
            day = date(at // 12, at % 12 + 1, 1)
            yield day, str(day.year) if named.step >= 12 else f"{SHORT_MONTHS[day.month - 1]} {day.year}"


def _day(number: int) -> date:
    return date.fromordinal(number + _EPOCH)
