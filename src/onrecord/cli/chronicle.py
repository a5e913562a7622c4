"""How a timeline looks in a terminal: by year and month, the day, the status, the words and whose they are."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.printing import counted, source_line, visible
from onrecord.cli.voice import reach_told
from onrecord.errors import NothingToList
from onrecord.model import EventStatus
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.story import Story
from onrecord.tell.timeline import Asked, Entry, Status, Step, period, statuses, timeline

_STYLES = {
    Status.HAPPENED: "bold green",
    Status.UNDER_WAY: "green",
    Status.REPORTED: "cyan",
    Status.DISPUTED: "bold magenta",
    Status.DENIED: "red",
    Status.NOT_SO: "red",
    Status.PLANNED: "yellow",
    Status.PREDICTED: "yellow",
    Status.POSSIBLE: "yellow",
    Status.CONDITIONAL: "yellow",
    Status.DEMANDED: "blue",
    Status.OFFERED: "blue",
}
_LATER = {
    EventStatus.HAPPENED: "told as happened",
    EventStatus.ONGOING: "told as under way",
    EventStatus.DENIED: "denied",
}


_LEGEND = (
    "Happened: an article tells it in its own voice; reported: only on somebody's word, who is named behind the dash. "
    "A range is as near as the texts come. Said: no article gives the event a day, it was spoken of on that one; "
    "as of: told as going on then; due: planned for then, and no article says on which day it was done; "
    "about: the day follows from how news is told."
)


def timeline_page(story: Story, entries: list[Entry]) -> RenderableType:
    """The whole page, with numbered notes; how many events there are of each status stands at its foot."""
    if not entries:
        return Text("no event with a day that fits", "dim")
    parts: list[RenderableType] = []
    notes: dict[str, int] = {}
    for head, group in groupby(entries, key=lambda e: period(e.day)):
        parts += [Text(date_in_words(head), "bold underline"), _table(list(group), notes), Text()]
    found = statuses(entries)
    told = ", ".join(f"{found[s]} {s.words}" for s in Status if found[s])
    parts.append(Text(f"{counted(len(entries), 'event')}: {told}.", "bold"))
    parts.append(Text(_LEGEND, "dim"))
    parts += [Text(f"[{number}] {source_line(story, article)}", "dim") for article, number in notes.items()]
    return Group(*parts)


def nothing_happened(story: Story, asked: Asked) -> NothingToList:
    """What was asked for, and what there is instead."""
    told = [
        f"with {asked.who!r}" if asked.who else "",
        f"told with {asked.about!r}" if asked.about else "",
        f"put as {asked.status.words!r}" if asked.status else "",
        f"since {asked.since}" if asked.since else "",
        f"until {asked.until}" if asked.until else "",
    ]
    every = timeline(story)
    when = reach_told(e.day for e in every)
    return NothingToList(
        f"no event {', '.join(part for part in told if part)}",
        fix=f"ask for less: the record has {counted(len(every), 'event')}{when}",
    )


def _table(entries: list[Entry], notes: dict[str, int]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(width=16, overflow="fold")
    table.add_column(width=11, overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for entry in entries:
        status = Text(entry.status.words, _STYLES[entry.status])
        table.add_row(Text(day_label(entry)), status, Group(*_told(entry, notes)))
    return Padding(table, (0, 0, 0, 2))


def day_label(entry: Entry) -> str:
    """The day as the entry's group needs it: "4 Nov", "3 to 5 Nov", "in Nov", "said 4 Nov", "as of 4 Nov"."""
    if entry.as_told:
        return f"{visible(entry.as_told)}, within {short_days(entry.day)}"
    return _LEADS.get(entry.found, "") + short_days(entry.day)


_LEADS = {
    "saying": "said ",
    "due": "due ",
    "under-way": "as of ",
    "news-opening": "about ",
    "narrative": "about ",
    "presumed": "about ",
}


def short_days(edtf: str) -> str:
    """An EDTF day or range with short month names; the year only where it is needed."""
    span = days(edtf)
    if span is None:
        return date_in_words(edtf)
    first, last = span
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole_years:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if len(edtf) == len("2025-11"):
        return f"{first:%b}"
    if first == last:
        return f"{first.day} {first:%b}"
    if first.year != last.year:
        return f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"
    if first.month != last.month:
        return f"{first.day} {first:%b} to {last.day} {last:%b}"
    joint = "or" if (last - first).days == 1 else "to"
    return f"{first.day} {joint} {last.day} {last:%b}"


def _told(entry: Entry, notes: dict[str, int]) -> Iterator[Text]:
    articles = dict.fromkeys(part.citation.article for part in entry.line.parts)
    numbers = ", ".join(str(notes.setdefault(a, len(notes) + 1)) for a in articles)
    line = Text(visible(entry.words))
    if entry.speaker:
        line.append(f" — {visible(entry.speaker)}", "cyan")
    line.append(f" [{numbers}]", "dim")
    yield line
    yield from (Text(f"↳ {_step(s)}", "dim") for s in _other_ways(entry))


def _other_ways(entry: Entry) -> list[Step]:
    """How else it was put, the first time each way, in order of saying."""
    if len({s.status for s in entry.history}) == 1:
        return []
    seen: dict[EventStatus, Step] = {}
    for step in entry.history:
        seen.setdefault(step.status, step)
    return list(seen.values())


def _step(step: Step) -> str:
    when = f"{date_in_words(step.said)}: " if step.said else ""
    how = _LATER.get(step.status, step.status.value)
    return f"{when}{how}, by {visible(step.speaker)}" if step.speaker else f"{when}{how}"
