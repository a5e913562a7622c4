"""What flows from whom to whom, drawn as a Sankey diagram: columns of bars, and bands between them as wide as much.

The layout is our own: what keeps it short is that the order of columns is given. An element of SVG is written, not
a script that draws one, so the picture stands in a page without scripts, in print and in a mail.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from onrecord.serve.drawing.svg import part, picture, written

_WIDTH, _BAR = 960.0, 12.0
_HEAD, _FOOT = 26.0, 8.0
_GAP = 14.0
"""Between two bars, so that a line of text fits beside each."""
_LEAST = 4.0
"""Height of the thinnest bar."""
_WIDEST = 320.0
"""Height that the flows of the fullest column have together, where they are many."""
_THICK = 16.0
"""Width of a band of one, where there are few."""
_LETTERS = 34
"""Letters of a name that fit beside a bar; the whole of it is its title."""
_SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Knot:
    """A bar. ``column`` counts from the left; ``css`` are its classes; ``shape`` stands before the name.

    ``last`` is for what stands at the foot of its column, whatever flows into it.
    """

    id: str
    name: str
    column: int
    css: str
    shape: str = ""
    last: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A band from one bar to another in a column to the right of it; ``css`` are its classes."""

    one: str
    other: str
    weight: int
    css: str


@dataclass(slots=True)
class _Bar:
    knot: Knot
    number: int
    size: int
    top: float = 0.0
    height: float = 0.0
    out: float = 0.0
    taken: float = 0.0


def drawn(
    knots: Sequence[Knot], flows: Sequence[Flow], *, heads: Sequence[str], named: str, title: str, desc: str
) -> str:
    """The picture as an ``svg`` element, coloured by the style sheet. Columns without a bar are left out.

    Bars keep the order in which they come in the first column; further ones are put where their bands come from.
    ``named`` makes the ids of title and description unique in a page.
    """
    bars = {k.id: _Bar(k, n, _size(k.id, flows)) for n, k in enumerate(knots)}
    used = sorted({k.column for k in knots})
    columns = [[b for b in bars.values() if b.knot.column == c] for c in used]
    for _ in range(_SWEEPS):
        for at in range(1, len(columns)):
            columns[at] = _settled(columns[at], flows, columns)
    height = _place(columns)
    root = picture(_WIDTH, height, named=named, title=title, desc=desc)
    lefts = {c: _left(n, len(used)) for n, c in enumerate(used)}
    end = used[-1] if len(used) > 1 else -1
    for number, left in lefts.items():
        last = number == end
        x = left + _BAR if last else left
        part(root, "text", heads[number], x=x, y=14, css="head", text_anchor="end" if last else "start")
    for flow in sorted(flows, key=lambda f: (bars[f.one].top, bars[f.other].top, f.one, f.other)):
        _band(root, flow, ends=(bars[flow.one], bars[flow.other]), lefts=lefts)
    for column in columns:
        for bar in column:
            _bar(root, bar, lefts[bar.knot.column], last=bar.knot.column == end)
    return written(root)


def _size(knot: str, flows: Sequence[Flow]) -> int:
    """How much goes in or out, whichever is more."""
    into = sum(f.weight for f in flows if f.other == knot)
    return max(into, sum(f.weight for f in flows if f.one == knot), 1)


def _left(number: int, many: int) -> float:
    return 0.0 if many == 1 else number * (_WIDTH - _BAR) / (many - 1)


def _settled(column: list[_Bar], flows: Sequence[Flow], columns: Sequence[Sequence[_Bar]]) -> list[_Bar]:
    """The bars of a column by the mean place of those from which they have their bands."""
    places = {b.knot.id: n / len(c) for c in columns for n, b in enumerate(c)}
    found: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
    for flow in flows:
        found[flow.other].append((places[flow.one], flow.weight))

    def mean(bar: _Bar) -> float:
        come = found[bar.knot.id]
        return sum(p * w for p, w in come) / (sum(w for _, w in come) or 1)

    order = {b.knot.id: n for n, b in enumerate(column)}
    return sorted(column, key=lambda b: (b.knot.last, round(mean(b), 6), order[b.knot.id]))


def _place(columns: Sequence[Sequence[_Bar]]) -> float:
    """Gives every bar its place; returns how high the picture is."""
    fullest = max(sum(b.size for b in c) for c in columns)
    unit = min(_THICK, _WIDEST / fullest)
    heights = []
    for column in columns:
        for bar in column:
            bar.height = max(_LEAST, bar.size * unit)
        heights.append(sum(b.height for b in column) + _GAP * (len(column) - 1))
    whole = max(heights)
    for column, height in zip(columns, heights, strict=True):
        air = _GAP + (whole - height) / max(1, len(column) - 1) if len(column) > 1 else _GAP
        at = _HEAD + (0 if len(column) > 1 else (whole - height) / 2)
        for bar in column:
            bar.top = at
            at += bar.height + min(air, 4 * _GAP)
    return _HEAD + whole + _FOOT


def _band(root: "etree._Element", flow: Flow, *, ends: tuple[_Bar, _Bar], lefts: dict[int, float]) -> None:
    one, other = ends
    # What a thin bar lacks in height its bands share, so that none reaches past its end.
    width = min(one.height / one.size, other.height / other.size) * flow.weight
    y1, y2 = one.top + one.out, other.top + other.taken
    one.out += width
    other.taken += width
    x1, x2 = lefts[one.knot.column] + _BAR, lefts[other.knot.column]
    middle = (x1 + x2) / 2
    path = (
        f"M{x1:.1f},{y1:.1f}C{middle:.1f},{y1:.1f} {middle:.1f},{y2:.1f} {x2:.1f},{y2:.1f}"
        f"v{width:.1f}C{middle:.1f},{y2 + width:.1f} {middle:.1f},{y1 + width:.1f} {x1:.1f},{y1 + width:.1f}z"
    )
    made = part(root, "path", css=f"band {flow.css}", d=path, data_ends=f"{one.number} {other.number}")
    part(made, "title", f"{one.knot.name} → {other.knot.name}: {flow.weight}")


def _bar(root: "etree._Element", bar: _Bar, left: float, *, last: bool) -> None:
    group = part(root, "g", css=f"knot {bar.knot.css}", data_number=str(bar.number))
    part(group, "title", bar.knot.name)
    part(group, "rect", x=left, y=bar.top, width=_BAR, height=bar.height)
    name = bar.knot.name if len(bar.knot.name) <= _LETTERS else bar.knot.name[: _LETTERS - 1].rstrip(" …") + "…"
    words = f"{bar.knot.shape} {name}" if bar.knot.shape else name
    x = left - 6 if last else left + _BAR + 6
    part(group, "text", words, x=x, y=bar.top + bar.height / 2 + 4, text_anchor="end" if last else "start")
