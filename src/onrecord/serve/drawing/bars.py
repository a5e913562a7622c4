"""Stretches of time drawn as one bar a row on a common axis, so that the rows of a table are the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import etree

from onrecord.serve.drawing.days import ticks
from onrecord.serve.drawing.svg import part, picture, written

_WIDTH, _HEIGHT, _HEAD = 240.0, 26.0, 22.0
_AIR = 0.04
"""Share of the axis that is left free at both ends."""
_MOST_TICKS = 4
_LETTER = 5.6
"""About how wide a letter of a day is."""
_FEW = 6
"""One in so many days may lie off the axis."""
_STRETCHED = 0.3
"""Share of the axis that is empty between such a day and the next."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that all rows show, and the one on which the register is told, where it lies among them."""

    first: date
    last: date
    today: date | None

    def place(self, day: date) -> float:
        """How far to the right a day stands; what lies off the axis stands at its edge."""
        whole = max(1, (self.last - self.first).days)
        share = _AIR + (1 - 2 * _AIR) * (day - self.first).days / whole
        return min(max(share, 0.0), 1.0) * _WIDTH


@dataclass(frozen=True, slots=True)
class Stretch:
    """From day to day; None where an end is open. ``turns`` are days on which an article told what became of it."""

    start: date | None
    end: date | None
    css: str
    turns: tuple[date, ...] = ()


def axis_of(stretches: Sequence[Stretch], today: date) -> Axis | None:
    """The axis over all stretches, None where none has a day. A day that lies far off does not stretch it."""
    days = sorted({d for s in stretches for d in (s.start, s.end, *s.turns) if d is not None})
    if not days:
        return None
    first, last = _middle(days)
    reach = max(30, (last - first).days // 3)
    if first - today > reach * _DAY or today - last > reach * _DAY:
        return Axis(first, last, None)
    return Axis(min(first, today), max(last, today), today)


def _middle(days: Sequence[date]) -> tuple[date, date]:
    """First and last day, without the few that would make the axis several times as long."""
    few = len(days) // _FEW
    while len(days) > 1:
        gap, at = max((days[n + 1] - days[n], n + 1) for n in range(len(days) - 1))
        aside, kept = sorted((days[:at], days[at:]), key=len)
        if len(aside) > few or gap < _STRETCHED * (days[-1] - days[0]):
            break
        few, days = few - len(aside), kept
    return days[0], days[-1]


def header(axis: Axis) -> str:
    """The days of the axis, as an ``svg`` element; hidden from those who hear the page, since the rows tell theirs."""
    root = picture(_WIDTH, _HEAD)
    taken = -_LETTER
    for day, words in ticks(axis.first, axis.last, _MOST_TICKS):
        x = axis.place(day)
        _line(root, x, (_HEAD - 5, _HEAD), css="tick")
        anchor = "start" if x < _WIDTH * 0.15 else "end" if x > _WIDTH * 0.85 else "middle"
        width = len(words) * _LETTER
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if left >= taken + _LETTER:  # else it would stand on the words before
            part(root, "text", words, x=x, y=11, text_anchor=anchor)
            taken = left + width
    return written(root)


def row(axis: Axis, stretch: Stretch) -> str:
    """One stretch on the axis: a bar, an arrow where an end is open, a stroke for an end, a mark for each turn.

    What lies off the axis is an arrowhead at its edge.
    """
    root = picture(_WIDTH, _HEIGHT)
    for day, _ in ticks(axis.first, axis.last, _MOST_TICKS):
        _line(root, axis.place(day), (0, _HEIGHT), css="tick")
    if axis.today is not None:
        _line(root, axis.place(axis.today), (0, _HEIGHT), css="today")
    middle = _HEIGHT / 2
    left = 0.0 if stretch.start is None else axis.place(stretch.start)
    right = _WIDTH if stretch.end is None else axis.place(stretch.end)
    group = part(root, "g", css=f"stretch {stretch.css}")
    if (stretch.end is not None and right == 0.0) or (stretch.start is not None and left == _WIDTH):
        edge, way = (0.0, 1) if right == 0.0 else (_WIDTH, -1)  # all of it lies off the axis, on this side
        part(group, "path", d=f"M{edge},{middle}l{8 * way},-6v12z")
    elif stretch.start is not None and stretch.end is not None and stretch.start != stretch.end:
        part(group, "rect", x=left, y=middle - 4, width=max(2.0, right - left), height=8)
        _line(group, right, (middle - 8, middle + 8), css="end")
    elif stretch.end is not None:
        part(group, "path", d=f"M{right:.1f},{middle - 7}l7,7l-7,7l-7,-7z")
    elif stretch.start is not None:
        length = max(2.0, _WIDTH - 8 - left)
        part(group, "path", d=f"M{left:.1f},{middle - 4}h{length:.1f}v-4l8,8l-8,8v-4H{left:.1f}z")
    for turn in stretch.turns:
        x = min(max(axis.place(turn), 4.0), _WIDTH - 4)
        part(root, "circle", css="turned", cx=x, cy=middle, r=3.5)
    return written(root)


def _line(parent: "etree._Element", x: float, ends: tuple[float, float], *, css: str) -> None:
    part(parent, "line", css=css, x1=x, x2=x, y1=ends[0], y2=ends[1])
