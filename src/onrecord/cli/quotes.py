"""How quotes look in a terminal: by source or by article, and as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.printing import counted, safe_cell, visible
from onrecord.cli.voice import KINDS, reach_told
from onrecord.errors import NothingToList
from onrecord.model import Stance
from onrecord.tell.lines.quotes import Quote, Voice, Wanted, quotes, summary, voices
from onrecord.tell.lines.told import date_in_words, hangs_on
from onrecord.tell.lines.wording import outlet
from onrecord.tell.positions.puts import stance_in_words
from onrecord.tell.story import Story, first_day
from onrecord.text import fold

_WIDTH = 108
"""Widest line: past that the eye loses the next one."""

_STYLES = {
    Stance.DENIES: "red",
    Stance.DECLINES: "red",
    Stance.SILENT: "red",
    Stance.PLANS: "yellow",
    Stance.DEMANDS: "yellow",
    Stance.OFFERS: "yellow",
    Stance.WARNS: "yellow",
    Stance.PREDICTS: "yellow",
    Stance.LEAVES_OPEN: "yellow",
    Stance.ASKS: "blue",
    Stance.CONFIRMS: "cyan",
}


def quotes_by_source(story: Story, found: Sequence[Quote], width: int) -> RenderableType:
    """Each source with all that it is quoted for, and a line of counts at the foot."""
    parts = [part for voice in voices(found, held_back_first=_is_unnamed(found)) for part in _voice(story, voice)]
    return _page(parts, found, width)


def quotes_by_article(story: Story, found: Sequence[Quote], width: int) -> RenderableType:
    """Each article with its attributions in their order, and a line of counts at the foot."""
    parts: list[RenderableType] = []
    for article, group in groupby(found, key=lambda q: q.article):
        members = list(group)
        date = date_in_words(members[0].published) if members[0].published else "no date"
        named = visible(outlet(story, story.by_id[article]))
        parts.append(Text.assemble((named, "bold"), f"  {date}  ", (article, "dim")))
        title = story.by_id[article].article.title
        if title is not None:
            parts.append(Text(f"  {visible(title.value)}", "italic"))
        parts += [_lines([_line(q) for q in members]), Text()]
    return _page(parts, found, width)


def _page(parts: list[RenderableType], found: Sequence[Quote], width: int) -> RenderableType:
    said, sources, unnamed = summary(found)
    foot = f"{counted(said, 'attribution')}, {counted(sources, 'source')}, {unnamed} unnamed"
    return _narrow(Group(*parts, Text(foot, "bold")), width)


def _narrow(page: RenderableType, width: int) -> RenderableType:
    return Padding(page, (0, max(0, width - _WIDTH), 0, 0))


def _is_unnamed(found: Sequence[Quote]) -> bool:
    return all(q.is_unnamed for q in found)


def _voice(story: Story, voice: Voice) -> Iterator[RenderableType]:
    head = Text(visible(voice.name) or "No source given", "bold")
    kind = "not made out" if voice.is_pointing else KINDS[voice.naming]
    facts = [kind] if voice.name else []
    people = max((q.count or 0 for q in voice.quotes), default=0)
    if people > 1 and voice.is_unnamed:
        facts.append(f"{people} people")
    where = f" in {counted(voice.articles, 'article')}" if voice.articles > 1 else ""
    facts.append(counted(len(voice.quotes), "attribution") + where)
    head.append("  " + " · ".join(facts), "not bold dim")
    yield head
    yield from _terms(voice)
    alike: dict[tuple[str, ...], list[Quote]] = {}
    for quote in sorted(voice.quotes, key=_placed):
        alike.setdefault((*quote.chain, quote.cue, quote.content), []).append(quote)
    for (date, where), group in groupby(alike.values(), key=lambda same: _where(story, same[0])):
        yield Text(f"  {date}, {where}", "cyan")
        yield _lines([_line(same[0], voice, also=_also(story, same)) for same in group])
    yield Text()


def _also(story: Story, same: Sequence[Quote]) -> str:
    """Where the same words stand again: other articles, by publisher."""
    others = [visible(outlet(story, story.by_id[q.article])) for q in same[1:] if q.article != same[0].article]
    told = [name if others.count(name) == 1 else f"{name} ×{others.count(name)}" for name in dict.fromkeys(others)]
    return f"also in {', '.join(told)}" if told else ""


def _terms(voice: Voice) -> Iterator[RenderableType]:
    """On what terms an unnamed source speaks, and through whom it is heard."""
    if not voice.is_unnamed:
        return
    held = dict.fromkeys(q.withheld for q in voice.quotes if q.withheld)
    why = dict.fromkeys(q.withheld_because for q in voice.quotes if q.withheld_because)
    through = dict.fromkeys(q.chain[-1] for q in voice.quotes if q.chain and fold(q.chain[-1]) != fold(voice.name))
    for label, told in (("terms", held), ("reason", why), ("through", through)):
        if told:
            row = Table.grid(padding=(0, 1))
            row.add_column(width=9)
            row.add_column(overflow="fold")
            row.add_row(Text(f"  {label}", "dim"), Text(visible("; ".join(told)), "magenta"))
            yield row


def _placed(quote: Quote) -> tuple[str, str, str, int]:
    first = min((c.span.start for c in quote.citations), default=0)
    return first_day(quote.day or "9999"), quote.publisher, quote.article, first


def _where(story: Story, quote: Quote) -> tuple[str, str]:
    told = outlet(story, story.by_id[quote.article])
    return date_in_words(quote.day) if quote.day else "no date", visible(told)


def _line(quote: Quote, under: Voice | None = None, *, also: str = "") -> Text:
    """One attribution; under its source's name, that is not told again."""
    line = Text()
    for outer, _ in groupby(quote.chain):  # who passes on their own words is named once
        if under is None or outer != under.name:
            line.append(f"{visible(outer)} → ", "dim")
    if under is None or (not under.name and quote.source):
        line.append(visible(quote.speaker or quote.source) or "(no source)", "bold")
        line.append(f" ({KINDS[quote.naming]}) " if quote.speaker else " ", "dim")
    if quote.cue not in {"", ":"} and not hangs_on(quote.cue):
        line.append(f"{visible(quote.cue)} ", "green")
    content = Text(visible(quote.content))
    for held in quote.caveats:
        content.highlight_words([visible(held.words)], "underline")
    line.append_text(content)
    if quote.stance is not Stance.ASSERTS:
        line.append(f"  [{stance_in_words(quote.stance, quote.cue)}]", _STYLES.get(quote.stance, "dim"))
    if also:
        line.append(f"  ({also})", "dim")
    return line


def _lines(lines: Iterable[Text]) -> RenderableType:
    """Lines with a mark in front, so that what runs over stands in from it."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=4, justify="right")
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(Text("–", "dim"), line)
    return table


def nothing_fits(story: Story, wanted: Wanted) -> NothingToList:
    """What was asked for, and what there is instead."""
    every = quotes(story)
    said, sources, unnamed = summary(every)
    asked = wanted.in_words()
    most = ", ".join(visible(v.name) for v in voices(every)[:4] if v.name)
    when = reach_told(q.day for q in every)
    there = f"{counted(said, 'attribution')} by {counted(sources, 'source')}, {unnamed} of them unnamed{when}"
    return NothingToList(
        f"no attribution {asked}" if asked else "no attribution in this record",
        fix=f"ask for less: the record has {there}" + (f"; most quoted: {most}" if most else ""),
    )


# --- CSV ----------------------------------------------------------------------------------------


def quotes_csv(found: Iterable[Quote]) -> str:
    """One attribution a row; a field with several values has them joined, spans are "start-end"."""
    names = [n for n in Quote.__slots__ if n != "citations"]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*names, "spans"])
    for quote in found:
        spans = " ".join(f"{c.span.start}-{c.span.end}" for c in quote.citations)
        writer.writerow([safe_cell(str(_flat(n, quote))) for n in names] + [spans])
    return out.getvalue()


def _flat(name: str, quote: Quote) -> Any:
    if name == "chain":
        return " > ".join(quote.chain)
    if name == "described":
        return "; ".join(d.words + (f" ({d.count})" if d.count is not None else "") for d in quote.described)
    if name == "caveats":
        return "; ".join(f"{h.words} [{h.kind.value}]" for h in quote.caveats)
    value = getattr(quote, name)
    return "" if value is None else value
