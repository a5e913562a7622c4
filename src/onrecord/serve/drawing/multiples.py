"""Positions drawn as small multiples: one plot a question, time across, what is put up and down, a mark a statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lxml import etree

from onrecord.serve.drawing.days import Scale, aired, day_number
from onrecord.serve.drawing.marks import OF_AN_ACTOR
from onrecord.serve.drawing.svg import part, picture, written
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.positions import Change, Position, Question, span_of
from onrecord.tell.positions.puts import Put
from onrecord.tell.positions.stances import Statement

_MOST = 24
"""Plots on one page."""
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
_WIDTH, _LANE, _HEAD, _FOOT = 340.0, 26.0, 6.0, 24.0
_LEFT, _RIGHT = 82.0, 10.0
_AIR = 1 / 25
_NAMES = 3
"""Days that are named on an axis."""
_STEP, _STEPS = 0.16, 5
"""How far marks of one row and about one day are set apart, and how many ways."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A statement on the axis, in days since 1970."""

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
    return min(place, len(OF_AN_ACTOR) - 1)


def _marks(question: Question, frame: _Frame) -> Iterator[_Mark]:
    for place, position in enumerate(question.positions):
        for statement in position.statements:
            span = span_of(statement.said)
            if span is not None:
                first = max(day_number(span[0]), frame.first)
                last = min(day_number(span[1]), frame.last)
                yield _Mark(statement, position, shape(place), min(first, last), max(first, last))


def _picture(question: Question, marks: Sequence[_Mark], frame: _Frame) -> str:
    foot = _HEAD + _LANE * len(frame.rows)
    told = {"title": f"Positions over time on: {question.words}", "desc": _desc(question, marks)}
    root = picture(_WIDTH, foot + _FOOT, named=f"plot-{question.id}", **told)
    scale = Scale(*aired(frame.first, frame.last, _AIR), _LEFT, _WIDTH - _RIGHT)
    for n, row in enumerate(frame.rows):
        part(root, "text", _SHORT[row], x=_LEFT - 6, y=_down(n) + 4, text_anchor="end")
        part(root, "line", css="lane", x1=_LEFT, x2=scale.right, y1=_down(n), y2=_down(n))
    part(root, "line", css="foot", x1=_LEFT, x2=scale.right, y1=foot, y2=foot)
    for x, words in scale.ticks(_NAMES):
        part(root, "line", css="tick", x1=x, x2=x, y1=foot, y2=foot + 4)
        edge = "start" if x < _LEFT + 24 else "end" if x > scale.right - 24 else "middle"
        part(root, "text", words, x=x, y=foot + 16, text_anchor=edge)
    heights = _heights(marks, frame)
    placed = {m.statement.id: (scale.place((m.first + m.last) / 2), _down(heights[m.statement.id])) for m in marks}
    for change in _changes(marks):
        (x1, y1), (x2, y2) = placed[change.before], placed[change.after]
        turn = part(root, "g", css="turn")
        part(turn, "title", f"Changed, {change.kind.value}: {change.reason}")
        part(turn, "line", x1=x1, x2=x2, y1=y1, y2=y2)
    for mark in marks:
        _mark(root, mark, scale, at=placed[mark.statement.id])
    return written(root)


def _mark(root: "etree._Element", mark: _Mark, scale: Scale, *, at: tuple[float, float]) -> None:
    said, (x, y) = mark.statement, at
    group = part(root, "g", css=f"by by-{mark.actor}" + ("" if said.dated else " saying"))
    part(group, "title", f"{mark.position.name}, {_when(said)}: {said.put.value}. {said.words}")
    if mark.last > mark.first:
        part(group, "line", css="range", x1=scale.place(mark.first), x2=scale.place(mark.last), y1=y, y2=y)
    part(group, "path", css="mark", d=OF_AN_ACTOR[mark.actor], transform=f"translate({x:.1f} {y:.1f}) scale(.75)")


def _down(row: float) -> float:
    """How far down a row stands, counted from the top one."""
    return _HEAD + _LANE * (row + 0.5)


def _heights(marks: Sequence[_Mark], frame: _Frame) -> dict[str, float]:
    """On which row each mark stands, counted from the top one, a little apart from others about the same day."""
    found: dict[str, float] = {}
    before: dict[Put, tuple[float, int]] = {}
    near = max(1.0, (frame.last - frame.first) / 30)
    for mark in sorted(marks, key=lambda m: (m.first, m.last, m.statement.id)):
        put, middle = mark.statement.put, (mark.first + mark.last) / 2
        last, step = before.get(put, (float("-inf"), 0))
        step = (step + 1) % _STEPS if middle - last < near else 0
        before[put] = middle, step
        found[mark.statement.id] = frame.rows.index(put) - _STEP * ((step + 1) // 2) * (-1) ** step
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
