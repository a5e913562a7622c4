"""The time that a question is confined to."""

import re

from onrecord.english import WEEKDAYS
from onrecord.model import Span, Timex, TimexType
from onrecord.read.times import find_times
from onrecord.tell.ask import cues

_EVERY_YEAR = re.compile(r"XXXX-(\d\d(?:-\d\d)?)")
"""The value of a day or a month that is told without its year."""


def weekday(asked: str) -> int | None:
    """The day of the week that is asked for, 0 for Monday: "on which two Mondays"."""
    found = cues.WEEKDAY.search(asked)
    return WEEKDAYS.index(found[1].casefold()) if found else None


def timed(asked: str) -> list[Span]:
    """The words of a question that say when."""
    placed = (t for t in _times(asked) if t.first or _EVERY_YEAR.fullmatch(t.value))
    found = [t.span for t in placed if t.type in {TimexType.DATE, TimexType.TIME}]
    return found + [Span(*m.span()) for m in cues.WEEKDAY.finditer(asked)]


def of_any_year(asked: str) -> str:
    """The month, or the day of it, that is asked about without a year: "10", "10-27"; "" for none."""
    return next((found[1] for t in _times(asked) if (found := _EVERY_YEAR.fullmatch(t.value))), "")


def _times(asked: str) -> tuple[Timex, ...]:
    return find_times(asked, written=None, sentences=[Span(0, len(asked))])


def window(asked: str) -> tuple[str | None, str | None]:
    """The days that a question is confined to, by what it says of time."""
    dated = [t for t in _times(asked) if t.type is TimexType.DATE and t.first and t.last]
    if not dated:
        return None, None
    first, last = min(t.first or "" for t in dated), max(t.last or "" for t in dated)
    before = asked[: dated[0].span.start].casefold().rstrip().rsplit(" ", 1)[-1]
    if before in {"by", "until", "before", "till"}:
        return None, last
    if before in {"since", "after", "from"}:
        return first, None
    return first, last
