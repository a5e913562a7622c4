"""How the register of windows and deadlines looks in a terminal."""

from collections.abc import Sequence
from datetime import date

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.printing import source_line, visible
from onrecord.english import SHORT_MONTHS
from onrecord.model import WindowKind
from onrecord.tell.deadlines import Entry, State, length_in_words
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import Story

_COLOURS = {
    State.RUNNING: "green",
    State.NOT_BEGUN: "cyan",
    State.OVERTAKEN: "yellow",
    State.DENIED: "red",
    State.ENDED: "dim",
    State.NO_CLOCK: "dim",
}
_QUOTED = 110
"""Characters of a follow-up that are shown; the whole of it is in the JSON."""


def deadlines_page(story: Story, entries: Sequence[Entry], on: date) -> RenderableType:
    """The register as a table that fits 80 columns, with numbered notes for its articles."""
    if not entries:
        return Text("no windows and no deadlines in this record")
    notes: dict[str, int] = {}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), show_lines=False)
    table.add_column("when", width=14)
    table.add_column("what, by whom", ratio=3)
    table.add_column("status", width=10)
    table.add_column("since then", ratio=3)
    for entry in entries:
        table.add_row(_when(entry), _what(entry, notes), _status(entry), _since(entry, notes))
    head = Text(f"Windows and deadlines, as of {date_in_words(on.isoformat())}", "bold")
    tail = [Text(f"[{n}] {source_line(story, article)}", "dim") for article, n in notes.items()]
    return Group(head, table, *tail)


def _when(entry: Entry) -> Text:
    length = length_in_words(entry.duration)
    start, end = _day(entry.start), _day(entry.end)
    if start and start == end:
        lines = [start]
    elif entry.kind is WindowKind.DEADLINE and end:
        lines = [f"by {end}"]
    else:
        lines = [f"from {start}"] * bool(start) + [f"{'to' if start else 'until'} {end}"] * bool(end)
    lines += [length] * bool(length)
    mark = "\npresumed" if entry.presumed and (entry.start or entry.end) else ""
    return Text.assemble("\n".join(lines) or "no day given", (mark, "dim italic"))


def _day(value: str | None) -> str:
    if value is None:
        return ""
    day, _, clock = value.partition("T")
    year, month, number = day.split("-")
    return f"{int(number)} {SHORT_MONTHS[int(month) - 1]} {year}" + (f", {clock}" if clock else "")


def _what(entry: Entry, notes: dict[str, int]) -> Text:
    articles = dict.fromkeys(q.citation.article for q in entry.quotes)
    numbers = ", ".join(str(notes.setdefault(a, len(notes) + 1)) for a in articles)
    rule = f" · {visible(entry.rule)}" if entry.rule not in entry.what else ""
    who = f" · {visible(entry.who)}" if entry.who and entry.who not in entry.what else ""
    return Text.assemble(visible(entry.what), (rule, "italic"), (who, "cyan"), (f" [{numbers}]\n", "dim"))


def _status(entry: Entry) -> Text:
    why = f"\n{entry.why}" if entry.state in {State.RUNNING, State.OVERTAKEN} else ""
    return Text.assemble((entry.state.value, _COLOURS[entry.state]), (why, "dim"))


def _since(entry: Entry, notes: dict[str, int]) -> Text:
    if not entry.follow_ups:
        return Text(entry.follow_up, "dim")
    first = entry.follow_ups[0]
    number = notes.setdefault(first.citation.article, len(notes) + 1)
    words = visible(first.words)
    words = words if len(words) <= _QUOTED else words[: _QUOTED - 1].rstrip() + "…"
    return Text.assemble((f"{first.outcome.value}: ", "bold"), f"“{words}”", (f" [{number}]\n", "dim"))
