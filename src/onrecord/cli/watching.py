"""Commands that follow feeds, and tell what outlets changed after publishing."""

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.cli.formats import AsCsv, one_form, print_csv, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, counted, escaped, visible
from onrecord.errors import NotARecord, NothingToList, RecordBusy
from onrecord.record import Place, place_of
from onrecord.settings import read_settings

if TYPE_CHECKING:
    from onrecord.tell.texts.edits import Edit

_SHORTEST, _LONGEST = 30.0, 900.0
"""Seconds between two looks at what is due."""


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command(rich_help_panel="Make a record")(watch)
    app.command(rich_help_panel="Make a record")(watched)
    app.command(rich_help_panel="On whose word")(edits)


def watch(
    story: Annotated[
        Place,
        typer.Argument(metavar="STORY", help="A record; made if there is none.", show_default=False, parser=place_of),
    ],
    feeds: Annotated[
        list[str] | None,
        typer.Argument(metavar="FEED", help="Addresses of feeds, site maps or OPML to follow from now on."),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="One round, for a timer; else it goes on until Ctrl-C.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell nothing.")] = False,
) -> None:
    """Follow feeds, and put on record what they lead to and what outlets change afterwards.

    RSS, Atom, JSON Feed, site maps, and OPML that lists them. A site's robots.txt and its pauses are kept to, nothing
    is asked for that has not changed, failures wait longer each time. Each page is looked at again for a month.

    Example: **onrecord watch story.onrecord https://eastmoor.example/rss --once**
    """
    # Loads a language model, which no other command of this module needs.
    from onrecord.pipeline.watch import follow  # noqa: PLC0415
    from onrecord.pipeline.watch import watch as one_round  # noqa: PLC0415
    from onrecord.record.watching import WatchList  # noqa: PLC0415

    errors = Console(stderr=True, highlight=False)
    if not story.exists() and not feeds:
        raise NotARecord(f"there is no record at {story}", fix=f"name feeds to follow: onrecord watch {story} FEED...")
    if feeds:
        new = follow(story, feeds, now=_now())
        if not quiet:
            errors.print(f"{counted(new, 'address')} more to follow", soft_wrap=True)
    settings = read_settings()
    try:
        while True:
            try:
                found = one_round(story, settings=settings, now=_now())
            except RecordBusy as error:  # somebody builds or decides: what was asked for is asked for again
                if once:
                    raise
                errors.print(f"{_now():%H:%M} {escaped(error.message)}", soft_wrap=True)
                time.sleep(_SHORTEST)
                continue
            if not quiet and (found.new or found.changed or found.failed or once):
                why = f" (why: onrecord watched {escaped(str(story))})" if found.failed else ""
                errors.print(
                    f"{_now():%H:%M} {counted(found.asked, 'address')} asked for, {counted(found.new, 'article')} new, "
                    f"{found.changed} changed, {found.failed} failed{why}",
                    soft_wrap=True,
                )
            if once:
                return
            with WatchList(story) as held:
                due = held.next_due()
            left = (datetime.fromisoformat(due) - _now()).total_seconds() if due else _LONGEST
            time.sleep(min(max(left, _SHORTEST), _LONGEST))
    except KeyboardInterrupt:
        errors.print("stopped; the same command goes on from there")
        raise typer.Exit(130) from None


def watched(story: StoryFile, as_csv: AsCsv = False, json: Json = False) -> None:
    """List what is followed: each feed and page, when it was and will be asked for, and what went wrong.

    Example: **onrecord watched story.onrecord**
    """
    from onrecord.record.watching import WatchList  # noqa: PLC0415  # with the machinery of records

    one_form(as_csv=as_csv, json=json)
    if not story.exists():
        raise NotARecord(f"there is no record at {story}", fix="name one that onrecord watch or build made")
    with WatchList(story, create=False) as held:
        found = held.all()
    columns = ("kind", "address", "source", "checked", "changed", "next", "failures", "error")
    if json:
        print_json(found)
    elif as_csv:
        print_csv(columns, ([str(getattr(w, c)) for c in columns] for w in found))
    elif not found:
        raise NothingToList("nothing is followed", fix=f"name feeds: onrecord watch {story} FEED...")
    else:
        table = Table(box=None, pad_edge=False)
        for name in ("", "address", "last", "next", "what went wrong"):
            table.add_column(name, overflow="fold")
        for w in found:
            table.add_row(w.kind.value, escaped(w.address), _told(w.checked), _told(w.next), escaped(w.error))
        console().print(table)


def edits(
    story: StoryFile,
    stealth: Annotated[
        bool, typer.Option("--stealth", help="Only those of which the page itself says nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Print what outlets changed after publishing: version against version of one address, word by word.

    An edit of which the page says nothing is marked: no correction, no note, no word of an update. So is one that puts
    the page back as it was. What menus and counters change by themselves is left out.

    Example: **onrecord edits story.onrecord --stealth**
    """
    from onrecord.tell.texts.edits import edits as edits_of  # noqa: PLC0415  # with the telling side

    with opened(story) as told:
        every = edits_of(told)
        found = [e for e in every if e.is_stealth or not stealth]
        if json:
            print_json(found)
            return
        if not found and every:
            raise NothingToList("nothing was changed without a word about it", fix=f"see all: onrecord edits {story}")
        if not found:
            raise NothingToList(
                "no article was captured twice with other words",
                fix=f"follow its feed, so that it is looked at again: onrecord watch {story} FEED...",
            )
        for edit in found:
            console().print(_page(edit))


def _page(edit: "Edit") -> Group:
    mark = Text(" without a word about it", "red") if edit.is_stealth else Text(" with a notice", "green")
    back = f" put back as it was on {_told(edit.put_back)}," if edit.put_back else ""
    lines = [
        Text.assemble((visible(edit.title), "bold"), f" · {visible(edit.publisher)}"),
        Text(f"  {visible(edit.address)}", "dim"),
        Text.assemble(f"  {_told(edit.earlier_at)} → {_told(edit.later_at)},{back}", mark),
    ]
    for change in edit.changes:
        line = Text("  ")
        for sign, words in change.pieces:
            style = {"-": "red strike", "+": "green underline"}.get(sign, "dim")
            shown = visible(words) if sign != " " else _shortened(visible(words))
            line.append({"-": "[-", "+": "{+"}.get(sign, "") + shown + {"-": "-] ", "+": "+} "}.get(sign, " "), style)
        lines.append(line)
    lines += [Text(f"  notice: {visible(n.words)}", "green") for n in edit.notices]
    return Group(*lines, Text())


def _shortened(words: str) -> str:
    """What stayed, cut in its middle: enough to see where the change stands."""
    held = words.split()
    return words if len(held) <= 14 else " ".join([*held[:6], "…", *held[-6:]])


def _told(moment: str) -> str:
    return moment[:16].replace("T", " ") if moment else "–"


def _now() -> datetime:
    return datetime.now(UTC)
