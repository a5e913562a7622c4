"""Commands that read a record."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.cli.chronicle import nothing_happened, timeline_page
from onrecord.cli.formats import AsCsv, one_day, one_form, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import article_card, console, counted, visible
from onrecord.cli.quotes import nothing_fits, quotes_by_article, quotes_by_source, quotes_csv
from onrecord.cli.register import deadlines_page
from onrecord.cli.writing import write_file
from onrecord.decide import fault_of
from onrecord.errors import NothingToList
from onrecord.model import EntityKind, Naming, Stance
from onrecord.record import Place, audit, place_of
from onrecord.tell.brief import brief as brief_of
from onrecord.tell.claims import Claims
from onrecord.tell.deadlines import deadlines as deadlines_of
from onrecord.tell.deadlines import told_on
from onrecord.tell.deadlines.calendar_file import calendar
from onrecord.tell.lines.quotes import Wanted
from onrecord.tell.lines.quotes import quotes as quotes_of
from onrecord.tell.lines.told import faults
from onrecord.tell.positions import positions as positions_of
from onrecord.tell.timeline import Asked, Status
from onrecord.tell.timeline import timeline as timeline_of


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    commands: dict[str, tuple[Callable[..., None], ...]] = {
        "Read it": (show, timeline, deadlines, quotes, people),
        "Audit it, take it elsewhere": (check, serve),
    }
    for panel, members in commands.items():
        for command in members:
            app.command(rich_help_panel=panel)(command)


def show(story: StoryFile, json: Json = False) -> None:
    """List the articles: what each states about itself, and what of the page is not its own text.

    Example: **onrecord show story.onrecord**
    """
    with opened(story) as told:
        if json:
            print_json([told.by_id[r.article.id].article for r in told.articles])
            return
        out = console()
        for recorded in told.articles:
            out.print(article_card(told, recorded))
        for refusal in told.view.refusals():
            out.print(Text(f"not read: {visible(refusal.name)}: {visible(refusal.reason)}", "yellow"))


def timeline(
    story: StoryFile,
    who: Annotated[str | None, typer.Option(help="Only events with this person or body; any part of the name.")] = None,
    about: Annotated[str | None, typer.Option(help="Only events told with all of these words.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only events put like this.")] = None,
    since: Annotated[str | None, typer.Option(help="From this day, month or year on, such as 2025-11.")] = None,
    until: Annotated[str | None, typer.Option(help="Up to this day, month or year.")] = None,
    json: Json = False,
) -> None:
    """Print what happened, or is planned, possible or denied, by the day the coverage speaks of.

    One event told by several articles is one entry. Nothing is called true: the entry says who puts it so.

    Example: **onrecord timeline story.onrecord --since 2025 --status planned**
    """
    with opened(story) as told:
        entries = timeline_of(told, Asked(who, about, status, since, until))
        if json:
            print_json(entries)
        elif not entries and (who or about or status or since or until):
            raise nothing_happened(told, Asked(who, about, status, since, until))
        else:
            console().print(timeline_page(told, entries))


def deadlines(
    story: StoryFile,
    on: Annotated[
        date | None,
        typer.Option(parser=one_day, metavar="DAY", help="The day to tell it for, as 2025-03-01; today by default."),
    ] = None,
    ics: Annotated[Path | None, typer.Option(help="Write what has a day as an iCalendar file, with alarms.")] = None,
    json: Json = False,
) -> None:
    """Print windows and deadlines: for what, by whom, until when, how they stand on a day, what became of them.

    Where no article says what became of one, it says so. No clock is started that no article starts.

    Example: **onrecord deadlines story.onrecord --on 2025-03-01**
    """
    with opened(story) as told:
        # The clock of this machine is right here: "today" is asked for by whoever sits at it.
        day = on or told_on(told, date.today())  # noqa: DTZ011
        entries = deadlines_of(told, on=day)
        if ics is not None:
            titles = {a: r.article.title.value for a, r in told.by_id.items() if r.article.title}
            write_file(ics, calendar(entries, titles))
        if json:
            print_json({"on": day.isoformat(), "deadlines": entries})
        else:
            console().print(deadlines_page(told, entries, day))


def quotes(
    story: StoryFile,
    by: Annotated[str | None, typer.Option(help="Only this source; any part of the name.")] = None,
    kind: Annotated[Naming | None, typer.Option("--kind", "--naming", help="Only sources of this kind.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Only this stance.")] = None,
    article: Annotated[str | None, typer.Option(help="Only this article: its file name or id.")] = None,
    since: Annotated[str | None, typer.Option(help="Said on this day, month or year, or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Said on this day, month or year, or earlier.")] = None,
    search: Annotated[str | None, typer.Option(help="Only with these words in what is said.")] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only what unnamed sources said.")] = False,
    by_article: Annotated[bool, typer.Option("--by-article", help="Group by article, not by source.")] = False,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """Print who said what, through whom, and how the text puts it.

    The day is the one it was said on where the article tells it, else the article's own. Of unnamed sources it prints
    how they are described, how many they are, why they are not named, and through whom they speak.

    Example: **onrecord quotes story.onrecord --unnamed --since 2025-11**
    """
    one_form(as_csv=as_csv, json=json)
    wanted = Wanted(
        by=by, naming=kind, stance=stance, article=article, unnamed=unnamed, since=since, until=until, search=search
    )
    with opened(story) as told:
        found = quotes_of(told, wanted)
        if json:
            print_json(found)
        elif as_csv:
            typer.echo(quotes_csv(found), nl=False)
        elif not found:
            raise nothing_fits(told, wanted)
        else:
            out = console()
            page = quotes_by_article if by_article else quotes_by_source
            out.print(page(told, found, out.width))


def people(
    story: StoryFile,
    kind: Annotated[EntityKind | None, typer.Option(help="Only entities of this kind.")] = None,
    json: Json = False,
) -> None:
    """List who and what is named: in how many articles, how often, and how often as the source of something.

    Example: **onrecord people story.onrecord --kind person**
    """
    with opened(story) as told:
        actors = [a for a in told.actors.values() if kind in {None, a.kind}]
    if json:
        print_json(
            [
                {
                    "key": a.key,
                    "name": a.name,
                    "kind": a.kind,
                    "mentions": a.mentions,
                    "articles": a.articles,
                    "attributions": [said.id for _, said in a.attributions],
                }
                for a in actors
            ]
        )
        return
    if not actors:
        what = f" of the kind {kind.value!r}" if kind else ""
        raise NothingToList(f"nobody and nothing{what} is named in this record", fix="list all: onrecord people STORY")
    table = _table("name", "kind", "articles", "mentions", "source of")
    for actor in actors:
        counts = (len(actor.articles), actor.mentions, len(actor.attributions))
        table.add_row(Text(visible(actor.name)), Text(actor.kind.value), *(Text(str(n)) for n in counts))
    console().print(table)


def check(
    story: StoryFile,
    exported: Annotated[
        Path | None, typer.Option("--export", help="Check this file, zip or folder of export against the record.")
    ] = None,
    json: Json = False,
) -> None:
    """Audit the whole record: bytes against hashes, spans against texts, told lines against what they cite.

    With --export every citation of an export is walked back to the record's bytes instead. Exit status 1 when anything
    is at fault.

    Example: **onrecord check story.onrecord**
    """
    if exported is not None:
        from onrecord.cli.exporting import print_walk  # noqa: PLC0415  # which loads all formats

        print_walk(story, exported, json=json)
        return
    with opened(story) as told:
        found = [{"where": fault.where, "what": fault.what} for fault in audit(told.view)]
        log = told.view.decisions()
        found += [{"where": f"decision {d.id}", "what": what} for d in log if (what := fault_of(d))]
        if not found:
            lines = brief_of(told).lines
            found = [{"where": f"brief: {line.text}", "what": what} for line in lines for what in faults(line, told)]
            found += [
                {"where": f"timeline: {entry.words}", "what": what}
                for entry in timeline_of(told)
                for what in faults(entry.line, told)
            ]
            found += [
                {"where": f"positions: {line.text}", "what": what}
                for question in positions_of(told)
                for line in (question.line, *(statement.line for statement in question.statements))
                for what in faults(line, told)
            ]
            listed = Claims(told)
            rows = (listed.row(claim) for claim in told.claims)
            found += [
                {"where": f"claims: {row.short} {row.told.words}", "what": what}
                for row in rows
                for what in faults(row.told.line, told)
            ]
            articles = len(told.articles)
    if json:
        print_json({"ok": not found, "faults": found})
    elif found:
        for fault in found:
            console().print(Text(visible(f"{fault['where']}: {fault['what']}"), "red"))
    else:
        console().print(f"{counted(articles, 'article')}, no fault: bytes, texts, spans and told lines agree")
    if found:
        raise typer.Exit(1)


def serve(
    stories: Annotated[
        list[Place],
        typer.Argument(metavar="STORY...", help="The records to serve.", show_default=False, parser=place_of),
    ],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8080,
    host: Annotated[
        str, typer.Option(help="Address to listen on; the default is reachable from this machine only.")
    ] = "127.0.0.1",
    key: Annotated[
        str,
        typer.Option(
            envvar="ONRECORD_KEY",
            help="Let nobody in without this key; on any other address than the default one is made up.",
        ),
    ] = "",
    read_only: Annotated[bool, typer.Option("--read-only", help="Take no decisions and no articles.")] = False,
    log: Annotated[bool, typer.Option("--log", help="Tell each answer on standard error, as a line of JSON.")] = False,
) -> None:
    """Serve stories as pages on this machine: read, search, ask, compare, and settle what is in doubt.

    Example: **onrecord serve story.onrecord**
    """
    # Loads a web server, which no other command needs.
    from onrecord.serve import run  # noqa: PLC0415

    run(stories, host=host, port=port, key=key, read_only=read_only, log=log)


def _table(*names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table
