"""The timeline drawn: events over time by status, as one still picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from onrecord.relate.propositions.times import days
from onrecord.serve.drawing.days import Scale, aired, day_number
from onrecord.serve.drawing.marks import OF_A_STATUS
from onrecord.serve.drawing.svg import part, picture, written
from onrecord.tell.timeline import Entry, Status

_MOST = 0.8
"""Share of the events that the middle part of a broken axis has."""
_SHORT = 0.25
"""Share of the whole time below which that part is drawn by itself, so that the most told of has room."""
_WIDTH, _LANE, _HEAD, _FOOT = 960.0, 52.0, 6.0, 26.0
_LEFT, _RIGHT, _GAP = 92.0, 10.0, 16.0
"""Room for the names of the lanes, room after the last day, and between two parts of a broken axis."""
_LEAST = 0.14
"""Share of the width that the narrowest part has."""
_HEIGHTS = (0.0, -8.0, 8.0, -16.0, 16.0)
"""How far from the middle of a lane neighbouring events are drawn in turn, so that they do not lie on each other."""
_A_NAME = 88.0
"""Width that the name of a day needs."""
_AIR = 1 / 40
_A_YEAR = 366


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry on the axis, in days since 1970."""

    entry: Entry
    first: int
    last: int


def drawn(entries: Sequence[Entry]) -> str:
    """The picture as an ``svg`` element to stand in a page; "" when no entry has a place in the calendar.

    The style sheet colours it by the classes of the events; each event has its own words as a title.
    """
    placed = [p for e in entries if (p := _placed(e)) is not None]
    if not placed:
        return ""
    lanes = [s for s in Status if any(p.entry.status is s for p in placed)]
    desc = " ".join(_described([p.entry for p in placed]))
    title = "Events over time, by how the articles put them"
    foot = _HEAD + _LANE * len(lanes)
    root = picture(_WIDTH, foot + _FOOT, named="axis", title=title, desc=desc)
    for n, lane in enumerate(lanes):
        part(root, "text", lane.words, x=_LEFT - 10, y=_middle(n) + 4, css="lane-name", text_anchor="end")
    panels = _panels(sorted(placed, key=lambda p: (p.first, p.last, p.entry.id)))
    for scale, panel in zip(_scales(panels), panels, strict=True):
        _draw(root, scale, lanes=lanes, panel=panel)
    return written(root)


def _placed(entry: Entry) -> _Placed | None:
    span = days(entry.day)
    return _Placed(entry, *(day_number(d) for d in span)) if span is not None else None


def _panels(placed: list[_Placed]) -> list[list[_Placed]]:
    """The events, cut before and after the shortest stretch that has most of them, where that is short."""
    most = max(1, round(_MOST * len(placed)))
    starts = range(len(placed) - most + 1)
    at = min(starts, key=lambda n: (placed[n + most - 1].first - placed[n].first, n))
    whole = max(p.last for p in placed) - placed[0].first
    if placed[at + most - 1].first - placed[at].first > _SHORT * whole or whole < _A_YEAR:
        return [placed]
    end = at + most
    reach = (placed[end - 1].first - placed[at].first) / 2
    while at > 0 and placed[at].first - placed[at - 1].first <= reach:
        at -= 1
    while end < len(placed) and placed[end].first - placed[end - 1].first <= reach:
        end += 1
    parts = [placed[:at], placed[at:end], placed[end:]]
    return [part for part in parts if part]


def _scales(panels: Sequence[Sequence[_Placed]]) -> Iterator[Scale]:
    """The line of each part: as wide as its share of the events, and no part too narrow to read."""
    whole = sum(map(len, panels))
    shares = [max(_LEAST, len(panel) / whole) for panel in panels]
    room = _WIDTH - _LEFT - _RIGHT - _GAP * (len(panels) - 1)
    left = _LEFT
    for n, (panel, share) in enumerate(zip(panels, shares, strict=True)):
        right = left + room * share / sum(shares)
        before = panels[n + 1][0].first if n + 1 < len(panels) else None
        yield Scale(*aired(panel[0].first, _last(panel, before), _AIR), left, right)
        left = right + _GAP


def _last(panel: Sequence[_Placed], before: int | None) -> int:
    """Where the part ends: past its last event, but long ranges do not stretch it."""
    latest = max(p.first for p in panel)
    wide = (latest - panel[0].first) / 2
    ends = [p.last for p in panel if p.last - p.first <= max(wide, 31) or len(panel) == 1]
    last = max([latest, *ends])
    return last if before is None else min(last, before)


def _middle(lane: int) -> float:
    return _HEAD + _LANE * (lane + 0.5)


def _draw(root: "etree._Element", scale: Scale, *, lanes: Sequence[Status], panel: Sequence[_Placed]) -> None:
    """One part of the axis."""
    foot = _HEAD + _LANE * len(lanes)
    for n in range(len(lanes)):
        part(root, "line", css="lane", x1=scale.left, x2=scale.right, y1=_middle(n), y2=_middle(n))
    part(root, "line", css="foot", x1=scale.left, x2=scale.right, y1=foot, y2=foot)
    for x, words in scale.ticks(max(1, int((scale.right - scale.left) / _A_NAME))):
        part(root, "line", css="tick", x1=x, x2=x, y1=foot, y2=foot + 5)
        # A name at the edge would be cut off, or run into that of the next part.
        edge = "start" if x - scale.left < _A_NAME / 2 else "end" if scale.right - x < _A_NAME / 2 else "middle"
        part(root, "text", words, x=x, y=foot + 19, text_anchor=edge)
    last = day_number(scale.last)
    turns = dict.fromkeys(lanes, 0)
    for placed in panel:
        status = placed.entry.status
        y = _middle(lanes.index(status)) + _HEIGHTS[turns[status] % len(_HEIGHTS)]
        turns[status] += 1
        _event(root, placed, x=_ends(placed, scale, last), y=y)


def _ends(placed: _Placed, scale: Scale, last: int) -> tuple[float, float, float]:
    """Where its bar begins, where its mark stands, and where its bar ends; what reaches past the part is cut there."""
    end = max(placed.first, min(placed.last, last))
    return scale.place(placed.first), scale.place((placed.first + end) / 2), scale.place(end)


def _event(root: "etree._Element", placed: _Placed, *, x: tuple[float, float, float], y: float) -> None:
    entry = placed.entry
    group = part(root, "g", css=f"event {entry.status.value.replace('_', '-')}" + " saying" * entry.of_saying)
    part(group, "title", f"{entry.when}, {entry.status.words}: {entry.words}")
    if placed.last > placed.first:
        part(group, "line", css="range", x1=x[0], x2=x[2], y1=y, y2=y)
    part(group, "path", css="mark", d=OF_A_STATUS[entry.status], transform=f"translate({x[1]:.1f} {y:.1f})")


def _described(entries: Sequence[Entry]) -> Iterator[str]:
    for status in Status:
        count = sum(e.status is status for e in entries)
        if count:
            yield f"{count} {status.words}."
    yield "The table below has the same events in words."
