"""The timeline drawn: events over time by status, as one still picture in SVG that a strict page may carry.

Matplotlib lays it out; the style sheet colours it for light and dark by the classes that the events are given, and
every event has its own words as a title for screen readers.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.relate.times import days
from onrecord.serve.drawing.days import day_number, lay_out
from onrecord.serve.drawing.svg import tamed
from onrecord.tell.timeline import Entry, Status
from onrecord.tell.told import date_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MARKERS = {
    Status.HAPPENED: "o",
    Status.UNDER_WAY: "s",
    Status.REPORTED: "D",
    Status.DISPUTED: "X",
    Status.DENIED: "v",
    Status.NOT_SO: "v",
    Status.PLANNED: ">",
    Status.PREDICTED: ">",
    Status.POSSIBLE: "P",
    Status.CONDITIONAL: "P",
    Status.DEMANDED: "^",
    Status.OFFERED: "^",
}
_MOST = 0.8
"""Share of the events that the middle part of a broken axis has."""
_SHORT = 0.25
"""Share of the whole time below which that part is drawn by itself, so that the most told of has room."""
_WIDTH, _LANE, _FRAME = 10.0, 0.62, 0.9  # inches
_ROWS = 5
"""Heights within a lane at which neighbouring events are drawn, so that they do not lie on each other."""
_A_YEAR = 366


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry on the axis, in days of matplotlib's calendar."""

    entry: Entry
    first: int
    last: int


def _placed(entry: Entry) -> _Placed | None:
    span = days(entry.day)
    return _Placed(entry, *(day_number(d) for d in span)) if span is not None else None


def drawn(entries: Sequence[Entry]) -> str:
    """The picture as an ``svg`` element to stand in a page; "" when no entry has a place in the calendar."""
    placed = [p for e in entries if (p := _placed(e)) is not None]
    if not placed:
        return ""
    # Loads a plotting library, which no other page needs.
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    lanes = [s for s in Status if any(p.entry.status is s for p in placed)]
    panels = _panels(sorted(placed, key=lambda p: (p.first, p.last, p.entry.id)))
    out = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": "onrecord", "font.size": 11, "axes.grid": False}):
        figure = Figure(figsize=(_WIDTH, _FRAME + _LANE * len(lanes)), layout="constrained")
        figure.patch.set_visible(False)
        widths = [max(0.2, len(panel) / len(placed)) for panel in panels]
        axes = figure.subplots(1, len(panels), sharey=True, width_ratios=widths, squeeze=False)[0]
        for n, (axis, panel) in enumerate(zip(axes, panels, strict=True)):
            _draw(axis, panel, lanes=lanes, before=panels[n + 1][0].first if n + 1 < len(panels) else None)
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return tamed(
        out.getvalue(),
        named="axis",
        title="Events over time, by how the articles put them",
        desc=" ".join(_described([p.entry for p in placed])),
        classes=dict(_classes(placed, len(lanes))),
    )


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


def _last(panel: list[_Placed], before: int | None) -> int:
    """Where the part ends: past its last event, but long ranges do not stretch it."""
    latest = max(p.first for p in panel)
    wide = (latest - panel[0].first) / 2
    ends = [p.last for p in panel if p.last - p.first <= max(wide, 31) or len(panel) == 1]
    last = max([latest, *ends])
    return last if before is None else min(last, before)


def _draw(axis: "Axes", panel: list[_Placed], *, lanes: list[Status], before: int | None) -> None:
    """One part of the axis; what reaches past ``before`` is cut there."""

    first, last = panel[0].first, _last(panel, before)
    heights = dict.fromkeys(lanes, 0)
    for placed in panel:
        status = placed.entry.status
        row = heights[status] % _ROWS
        heights[status] += 1
        height = len(lanes) - lanes.index(status) + (row - _ROWS // 2) * 0.16
        middle = (placed.first + max(placed.first, min(placed.last, last))) / 2
        name = f"event-{placed.entry.id}"
        if placed.last > placed.first:
            axis.plot(
                [placed.first, placed.last],
                [height, height],
                linewidth=5,
                color="black",
                alpha=0.35,
                gid=f"{name}-range",
            )
        (mark,) = axis.plot([middle], [height], color="black", marker=_MARKERS[status], markersize=8, gid=name)
        if placed.entry.of_saying:
            mark.set_markerfacecolor("none")
    lay_out(axis, [s.words for s in lanes], first=first, last=last, air=40)
    axis.patch.set_visible(False)
    for lane in range(1, len(lanes) + 1):
        axis.axhline(lane, linewidth=0.5, color="black", gid=f"lane-{lane}", zorder=0)


def _classes(placed: Sequence[_Placed], lanes: int) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each drawn group its class, and its words for those who hear the page or point at the mark."""
    for entry in (p.entry for p in placed):
        css = f"event {entry.status.value.replace('_', '-')}"
        words = f"{date_in_words(entry.day)}, {entry.status.words}: {entry.words}"
        yield f"event-{entry.id}", (css, words)
        yield f"event-{entry.id}-range", (f"{css} range", words)
    yield from ((f"lane-{lane}", ("lane", "")) for lane in range(1, lanes + 1))


def _described(entries: Sequence[Entry]) -> Iterator[str]:
    for status in Status:
        count = sum(e.status is status for e in entries)
        if count:
            yield f"{count} {status.words}."
    yield "The table below has the same events in words."
