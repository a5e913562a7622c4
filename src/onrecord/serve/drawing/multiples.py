"""Positions drawn as small multiples: one plot a question, time across, what is put up and down, a mark a statement."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.serve.drawing.days import day_number, lay_out
from onrecord.serve.drawing.svg import tamed
from onrecord.tell.positions import Change, Position, Question, span_of
from onrecord.tell.puts import Put
from onrecord.tell.stances import Statement
from onrecord.tell.told import date_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SHAPES = "●■▲▼◆✚✖★"
"""How each actor's mark looks in a legend, in the order of ``_MARKERS``; actors past the last share it."""
_MARKERS = "os^vDPX*"
_MOST = 24
"""Plots on one page: each takes a while to draw."""
_SHORT = {
    Put.SAYS: "says so",
    Put.PLANS: "plans",
    Put.ORDERS: "approves",
    Put.DEMANDS: "calls for",
    Put.EXPECTS: "expects",
    Put.OPEN: "leaves open",
    Put.JUDGES: "judges",
    Put.DENIES: "denies",
    Put.SILENT: "silent",
}
_WIDTH, _LANE, _FRAME = 4.6, 0.3, 0.4  # inches
_LEFT, _RIGHT, _FOOT = 0.95, 0.15, 0.35
_STEP, _STEPS = 0.13, 5
"""How far marks of one row and about one day are set apart, and how many ways."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A statement on the axis, in days of matplotlib's calendar."""

    statement: Statement
    position: Position
    actor: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all the plots share, so that they can be compared: the rows and the stretch of time."""

    rows: tuple[Put, ...]
    first: int
    last: int


def drawn(questions: Sequence[Question]) -> dict[str, str]:
    """For the first questions that have dated statements, by id, a picture as an ``svg`` element."""
    bounds = [b for q in questions for s in q.statements if (b := span_of(s.said)) is not None]
    ends = [day_number(d) for pair in bounds for d in pair if d not in {date.min, date.max}]
    if not ends:
        return {}
    used = {s.put for q in questions for s in q.statements}
    frame = _Frame(tuple(p for p in Put if p in used), min(ends), max(ends))
    found = ((q, list(_marks(q, frame))) for q in questions)
    return {q.id: _picture(q, marks, frame) for q, marks in [f for f in found if f[1]][:_MOST]}


def shape(place: int) -> int:
    """Which mark the actor at this place has."""
    return min(place, len(_MARKERS) - 1)


def _marks(question: Question, frame: _Frame) -> Iterator[_Mark]:
    for place, position in enumerate(question.positions):
        for statement in position.statements:
            span = span_of(statement.said)
            if span is not None:
                first = max(day_number(span[0]), frame.first)
                last = min(day_number(span[1]), frame.last)
                yield _Mark(statement, position, shape(place), min(first, last), max(first, last))


def _picture(question: Question, marks: Sequence[_Mark], frame: _Frame) -> str:
    # Loads a plotting library, which most pages do not need.
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    out = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": question.id, "font.size": 9, "axes.grid": False}):
        height = _FRAME + _LANE * len(frame.rows)
        figure = Figure(figsize=(_WIDTH, height))
        axis = figure.add_axes((_LEFT / _WIDTH, _FOOT / height, 1 - (_LEFT + _RIGHT) / _WIDTH, 1 - _FRAME / height))
        classes = _draw(axis, marks, frame)
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    title = f"Positions over time on: {question.words}"
    return tamed(out.getvalue(), named=f"plot-{question.id}", title=title, desc=_desc(question, marks), classes=classes)


def _draw(axis: "Axes", marks: Sequence[_Mark], frame: _Frame) -> dict[str, tuple[str, str]]:
    """Draws, and tells the classes and titles of what was drawn."""
    heights = _heights(marks, frame)
    classes: dict[str, tuple[str, str]] = {}
    for mark in marks:
        name, middle = mark.statement.id, (mark.first + mark.last) / 2
        height = heights[name]
        title = f"{mark.position.name}, {_when(mark.statement)}: {mark.statement.put.value}. {mark.statement.words}"
        if mark.last > mark.first:
            axis.plot([mark.first, mark.last], [height, height], linewidth=3, alpha=0.35, gid=f"range-{name}")
            classes[f"range-{name}"] = f"by by-{mark.actor} range", ""
        hollow = None if mark.statement.dated else "none"
        axis.plot([middle], [height], _MARKERS[mark.actor], markersize=6, markerfacecolor=hollow, gid=f"mark-{name}")
        classes[f"mark-{name}"] = f"by by-{mark.actor}", title
    placed = {m.statement.id: ((m.first + m.last) / 2, heights[m.statement.id]) for m in marks}
    for change in _changes(marks):
        (x1, y1), (x2, y2) = placed[change.before], placed[change.after]
        axis.plot([x1, x2], [y1, y2], linewidth=1.2, linestyle="--", gid=f"turn-{change.after}", zorder=1)
        classes[f"turn-{change.after}"] = "turn", f"Changed, {change.kind.value}: {change.reason}"
    lay_out(axis, [_SHORT[p] for p in frame.rows], first=frame.first, last=frame.last, air=25)
    for row in range(1, len(frame.rows) + 1):
        axis.axhline(row, linewidth=0.5, gid=f"row-{row}", zorder=0)
        classes[f"row-{row}"] = "lane", ""
    return classes


def _heights(marks: Sequence[_Mark], frame: _Frame) -> dict[str, float]:
    """How high each mark stands: on its row, a little apart from others about the same day."""
    found: dict[str, float] = {}
    before: dict[Put, tuple[float, int]] = {}
    near = max(1.0, (frame.last - frame.first) / 30)
    for mark in sorted(marks, key=lambda m: (m.first, m.last, m.statement.id)):
        put, middle = mark.statement.put, (mark.first + mark.last) / 2
        last, step = before.get(put, (float("-inf"), 0))
        step = (step + 1) % _STEPS if middle - last < near else 0
        before[put] = middle, step
        found[mark.statement.id] = len(frame.rows) - frame.rows.index(put) + _STEP * ((step + 1) // 2) * (-1) ** step
    return found


def _changes(marks: Sequence[_Mark]) -> Iterator[Change]:
    seen: Mapping[str, Position] = {m.position.actor: m.position for m in marks}
    for position in seen.values():
        yield from position.changes


def _desc(question: Question, marks: Sequence[_Mark]) -> str:
    undated = len(question.statements) - len(marks)
    parts = [
        f"{p.name}: " + "; ".join(f"{_when(s)}, {s.put.value}" for s in p.statements) + "."
        for p in question.positions
        if p.statements
    ]
    parts += [f"Not drawn, since no article dates them: {undated}."] * bool(undated)
    return " ".join([*parts, "The table has the same in words."])


def _when(statement: Statement) -> str:
    if not statement.said:
        return "no date"
    return f"{'' if statement.dated else 'told '}{date_in_words(statement.said)}"
