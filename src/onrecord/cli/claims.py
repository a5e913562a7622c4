"""The commands that tell claims: all of them in a line each, and one with its evidence."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.evidence import evidence_page
from onrecord.cli.formats import AsCsv, one_form, print_csv, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.outline import is_drawn
from onrecord.cli.printing import console, counted, source_line, visible
from onrecord.cli.voice import framed, on_whose_word, origins_told, reach_told
from onrecord.errors import NothingToList
from onrecord.tell.claims import Claims, Mark, Order, Row, Tally, Wanted
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.lines.quotes import POINTING
from onrecord.tell.lines.told import when_in_words
from onrecord.tell.story import Story
from onrecord.text import fold

_SHOWN = 20
"""Claims on a page where no number is asked for."""
_LONGEST = 240
_NAMES = 3
"""Of those who dispute or deny a claim so many are named."""
MARKS = {
    Mark.DISPUTED: "magenta",
    Mark.DENIED: "red",
    Mark.CORRECTED: "bold red",
    Mark.UPDATED: "yellow",
    Mark.SINGLE: "dim",
    Mark.UNSOURCED: "cyan",
}
_LEGEND = (
    "An origin is whoever put it on record from knowledge of their own; ten papers with one agency's text have one. “1 "
    "or 2”: the texts do not show whether two are the same. Most origins come first, then what most articles "
    "carry; what hangs together loosely comes with those of one, and what cannot be read by itself last.\ndisputed: "
    "another claim contradicts it · denied: somebody says it is not so · corrected: taken back or put right · updated: "
    "a later claim has another state of it · single-sourced: one origin · unsourced: told only in "
    "articles' own voice, and none shows that it was there\nThe evidence for one of them: onrecord claim STORY ID"
)


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command(rich_help_panel="On whose word")(claims)
    app.command(rich_help_panel="On whose word")(claim)


def claims(
    story: StoryFile,
    most_origins: Annotated[bool, typer.Option("--most-origins", help="Most origins first; the default.")] = False,
    most_disputed: Annotated[bool, typer.Option("--most-disputed", help="Most contradicted or denied first.")] = False,
    single_source: Annotated[bool, typer.Option("--single-source", help="Only claims with one origin.")] = False,
    unsourced: Annotated[bool, typer.Option("--unsourced", help="Only claims for which no source is given.")] = False,
    about: Annotated[str | None, typer.Option(help="Only claims that name this person, body or place.")] = None,
    search: Annotated[str | None, typer.Option(help="Only claims with all of these words.")] = None,
    since: Annotated[str | None, typer.Option(help="Said on this day, month or year, or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Said on this day, month or year, or earlier.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help=f"So many claims; a page has {_SHOWN}.")] = None,
    plain: Annotated[bool, typer.Option("--plain", help="No columns, for a screen reader.")] = False,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """List what is claimed: in whose words, on how many origins, who was first, and what stands against it.

    A claim is told in the words of one of the articles. Nothing is called true: it is told on whose word it is.

    Example: **onrecord claims story.onrecord --single-source --about council**
    """
    one_form(as_csv=as_csv, json=json)
    if most_origins and most_disputed:
        raise typer.BadParameter("give --most-origins or --most-disputed, not both")
    order = Order.DISPUTES if most_disputed else Order.ORIGINS
    wanted = Wanted(about, search, since, until, single_source, unsourced, order)
    with opened(story) as told:
        listed = Claims(told)
        found = listed.asked(wanted)
        if json:
            print_json([listed.row(c) for c in found[:limit]])
        elif as_csv:
            print_csv(_COLUMNS, (_cells(listed.row(c)) for c in found[:limit]))
        elif not found:
            raise _nothing(told, wanted)
        else:
            rows = [listed.row(c) for c in found[: limit or _SHOWN]]
            console().print(claims_page(told, rows, listed.tally(found, order), found=len(found), columns=not plain))


def claim(
    story: StoryFile,
    claim_id: Annotated[
        str, typer.Argument(metavar="ID", help="The claim's id or the beginning of it.", show_default=False)
    ],
    plain: Annotated[bool, typer.Option("--plain", help="Draw no lines, for a screen reader.")] = False,
    json: Json = False,
) -> None:
    """Print the evidence for one claim: its origins, how each came into which article, and what stands against it.

    For every origin it says why it is one, and why others count as the same. What still stands after corrections is
    counted apart.

    Example: **onrecord claim story.onrecord 3fa1b2c4**
    """
    with opened(story) as told:
        listed = Claims(told)
        found = evidence(listed, listed.find(claim_id))
        if json:
            print_json(found)
        else:
            out = console()
            out.print(evidence_page(told, found, drawn=is_drawn(out, plain)))


def claims_page(story: Story, rows: Sequence[Row], tally: Tally, *, found: int, columns: bool = True) -> RenderableType:
    """The claims, two lines each or more, with numbered notes; how many there are, and on what, stands at the foot.

    Without ``columns`` the id of each stands in a line of its own before it.
    """
    notes: dict[str, int] = {}
    told = [(row, list(_lines(row, notes.setdefault(row.told.article, len(notes) + 1)))) for row in rows]
    table = _in_columns(told) if columns else Group(*(part for row, lines in told for part in _in_turn(row, lines)))
    every = len(story.claims)
    shown = f"{len(rows)} of {counted(found, 'claim')}" if len(rows) < found else counted(found, "claim")
    more = f"; --limit {found} shows all" if len(rows) < found else ""
    inside = "" if found == every else f", of {every} in this record"
    foot = [Text(f"[{number}] {source_line(story, article)}", "dim") for article, number in notes.items()]
    sums = [Text(f"{shown}{inside}{more}.", "bold"), Text(_on_what(tally, found))]
    return Group(table, Text(), *sums, Text(_LEGEND, "dim"), *foot)


def _on_what(tally: Tally, found: int) -> str:
    """How many of all that were found rest on what."""
    told = [f"{tally.several} on two origins or more", f"{tally.perhaps} perhaps on more than one"]
    told += [f"{tally.single} on one", f"{tally.unsourced} unsourced"]
    told += [f"{tally.nobody} only denied or left unsaid"] if tally.nobody else []
    opposed = "" if tally.opposed is None else f" {tally.opposed or 'None'} of them disputed, or a denial of another."
    return f"Of {found}: {', '.join(told)}.{opposed}"


def _in_columns(told: Sequence[tuple[Row, Sequence[Text]]]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(width=max((len(row.short) for row, _ in told), default=8), no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for row, lines in told:
        table.add_row(Text(row.short, "dim"), Group(*lines))
    return table


def _in_turn(row: Row, lines: Sequence[Text]) -> Sequence[Text]:
    return [Text(f"claim {row.short}"), *lines, Text()]


def _lines(row: Row, note: int) -> Iterator[Text]:
    words = visible(row.told.words).rstrip(" ,;:")
    before, behind = framed(row.told)
    line = Text.assemble((before, "cyan"), words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…")
    yield line.append(f" — {behind}" if behind else "", "cyan").append(f" [{note}]", "dim")
    facts = Text(f"{origins_told(row.least, row.most)} · {counted(row.articles, 'article')}", "green")
    facts.append(f" · {_first(row)}", "dim")
    for mark in row.marks:
        facts.append(" · ", "dim").append(mark.value, MARKS[mark])
        if names := {Mark.DENIED: row.denied_by, Mark.DISPUTED: row.disputed_by}.get(mark):
            facts.append(f" by {_some(names)}", MARKS[mark])
    yield facts


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return visible(", ".join(names[:_NAMES])) + more


def _first(row: Row) -> str:
    """Who was first and when; only when, where the line has told who."""
    if not row.first_said:
        return "no day of saying is known"
    when = when_in_words(row.first_said)
    if row.first is None:
        return f"first {when}"
    same = (row.first.speaker, row.first.outlet) == (row.told.speaker, row.told.outlet)
    if fold(row.first.speaker) in POINTING and not row.first.behind:  # "they" says nothing by itself
        return f"first {when} in {visible(row.first.outlet)}"
    return f"first {when}" if same else f"first {when} by {on_whose_word(row.first, brief=True)}"


def _nothing(story: Story, wanted: Wanted) -> NothingToList:
    asked = wanted.in_words()
    said = {m.assertion.said for c in story.claims for m in c.members}
    when = reach_told(said, how="said ")
    return NothingToList(
        f"no claim {asked}" if asked else "no claim in this record",
        fix=f"ask for less: the record has {counted(len(story.claims), 'claim')}{when}",
    )


_COLUMNS = (
    "id words speaker who_is_meant cue as_told_by publisher stance origins_least origins_most articles assertions "
    "first_speaker first_publisher first_said last_said marks against denied_by disputed_by article span"
).split()


def _cells(row: Row) -> Sequence[Any]:
    told, first = row.told, row.first
    return (
        *(
            row.id,
            told.words,
            told.speaker,
            told.behind,
            told.cue,
            " > ".join(told.through),
            told.outlet,
            told.stance.value,
        ),
        *(row.least, row.most, row.articles, row.assertions),
        *((first.speaker, first.outlet) if first else ("", "")),
        *(row.first_said, row.last_said, "; ".join(row.marks), " ".join(row.against)),
        *("; ".join(row.denied_by), "; ".join(row.disputed_by), told.article, f"{told.span.start}-{told.span.end}"),
    )
