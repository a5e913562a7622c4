"""Stretches of time drawn as one bar a row on a common axis, so that the rows of a table are the picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import etree

from onrecord.serve.drawing.svg import SVG

_WIDTH, _HEIGHT, _HEAD = 240.0, 26.0, 22.0
_AIR = 0.04
"""Share of the axis that is left free at both ends."""
_MOST_TICKS = 4
_FEW = 6
"""One in so many days may lie off the axis."""
_STRETCHED = 0.3
"""Share of the axis that is empty between such a day and the next."""
_DAY = timedelta(days=1)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months


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
    root = _root(_HEAD)
    for day, words in _ticks(axis):
        x = axis.place(day)
        _line(root, x, (_HEAD - 5, _HEAD), css="tick")
        anchor = "start" if x < _WIDTH * 0.15 else "end" if x > _WIDTH * 0.85 else "middle"
        made = etree.SubElement(root, f"{SVG}text", {"x": f"{x:.1f}", "y": "11", "text-anchor": anchor})
        made.text = words
    return etree.tostring(root, encoding="unicode")


def row(axis: Axis, stretch: Stretch) -> str:
    """One stretch on the axis: a bar, an arrow where an end is open, a stroke for an end, a mark for each turn.

    What lies off the axis is an arrowhead at its edge.
    """
    root = _root(_HEIGHT)
    for day, _ in _ticks(axis):
        _line(root, axis.place(day), (0, _HEIGHT), css="tick")
    if axis.today is not None:
        _line(root, axis.place(axis.today), (0, _HEIGHT), css="today")
    middle = _HEIGHT / 2
    left = 0.0 if stretch.start is None else axis.place(stretch.start)
    right = _WIDTH if stretch.end is None else axis.place(stretch.end)
    group = etree.SubElement(root, f"{SVG}g", {"class": f"stretch {stretch.css}"})
    if (stretch.end is not None and right == 0.0) or (stretch.start is not None and left == _WIDTH):
        edge, way = (0.0, 1) if right == 0.0 else (_WIDTH, -1)  # all of it lies off the axis, on this side
        etree.SubElement(group, f"{SVG}path", d=f"M{edge},{middle}l{8 * way},-6v12z")
    elif stretch.start is not None and stretch.end is not None and stretch.start != stretch.end:
        size = {"x": f"{left:.1f}", "y": f"{middle - 4}", "width": f"{max(2.0, right - left):.1f}", "height": "8"}
        etree.SubElement(group, f"{SVG}rect", size)
        _line(group, right, (middle - 8, middle + 8), css="end")
    elif stretch.end is not None:
        diamond = f"M{right:.1f},{middle - 7}l7,7l-7,7l-7,-7z"
        etree.SubElement(group, f"{SVG}path", d=diamond)
    elif stretch.start is not None:
        arrow = f"M{left:.1f},{middle - 4}h{max(2.0, _WIDTH - 8 - left):.1f}v-4l8,8l-8,8v-4H{left:.1f}z"
        etree.SubElement(group, f"{SVG}path", d=arrow)
    for turn in stretch.turns:
        x = min(max(axis.place(turn), 4.0), _WIDTH - 4)
        etree.SubElement(root, f"{SVG}circle", {"cx": f"{x:.1f}", "cy": f"{middle}", "r": "3.5", "class": "turned"})
    return etree.tostring(root, encoding="unicode")


def _root(height: float) -> "etree._Element":
    box = f"0 0 {_WIDTH:.0f} {height:.0f}"
    root = etree.Element(f"{SVG}svg", nsmap={None: SVG.strip("{}")}, viewBox=box)
    root.set("aria-hidden", "true")
    return root


def _line(parent: "etree._Element", x: float, ends: tuple[float, float], *, css: str) -> None:
    place = {"x1": f"{x:.1f}", "x2": f"{x:.1f}", "y1": f"{ends[0]}", "y2": f"{ends[1]}", "class": css}
    etree.SubElement(parent, f"{SVG}line", place)


def _ticks(axis: Axis) -> Iterator[tuple[date, str]]:
    """The first days of months or years, as many as can be read."""
    months = (axis.last.year - axis.first.year) * 12 + axis.last.month - axis.first.month
    if months < 1:
        yield axis.first, f"{axis.first.day} {_MONTHS[axis.first.month - 1]} {axis.first.year}"
        return
    step = next((s for s in _STEPS if months // s < _MOST_TICKS), _STEPS[-1])
    at = axis.first.year * 12 + axis.first.month - 1
    at += -at % step if axis.first.day == 1 or step > 1 else 1
    while at <= axis.last.year * 12 + axis.last.month - 1:
        day = date(at // 12, at % 12 + 1, 1)
        if axis.first <= day:
            yield day, str(day.year) if step >= 12 else f"{_MONTHS[day.month - 1]} {day.year}"
        at += step
