"""Commands that read a record."""

import csv
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich import box
from rich.table import Table
from rich.text import Text

from onrecord.cli.printing import article_card, brief_page, console, counted, rests_tree, visible
from onrecord.model import EntityKind, Naming, Stance
from onrecord.record import View, audit
from onrecord.tell.brief import brief as brief_of
from onrecord.tell.export import export as export_of
from onrecord.tell.export import to_json
from onrecord.tell.quotes import Quote, Wanted
from onrecord.tell.quotes import quotes as quotes_of
from onrecord.tell.rests import rests
from onrecord.tell.story import Story
from onrecord.tell.timeline import timeline as timeline_of
from onrecord.tell.told import date_in_words, faults

StoryFile = Annotated[Path, typer.Argument(metavar="STORY", help="A record made by build.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print JSON instead.")]


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    commands: dict[str, tuple[Callable[..., None], ...]] = {
        "Read it": (show, brief, timeline, quotes, people, sources),
        "Audit it, take it elsewhere": (check, export, serve),
    }
    for panel, members in commands.items():
        for command in members:
            app.command(rich_help_panel=panel)(command)


@contextmanager
def opened(path: Path) -> Iterator[Story]:
    """The story of a record."""
    with View(path) as view:
        yield Story(view)


def show(story: StoryFile, json: Json = False) -> None:
    """List the articles: what each states about itself, and what of the page is not its own text.

    Example: **onrecord show story.onrecord**
    """
    with opened(story) as told:
        if json:
            _print_json([told.by_id[r.article.id].article for r in told.articles])
            return
        out = console()
        for recorded in told.articles:
            out.print(article_card(told, recorded))
        for refusal in told.view.refusals():
            out.print(Text(f"not read: {visible(refusal.name)}: {visible(refusal.reason)}", "yellow"))


def brief(story: StoryFile, json: Json = False) -> None:
    """Print the story on one page: what is told, denied, planned, and by whom. Every line cites its article.

    Example: **onrecord brief story.onrecord**
    """
    with opened(story) as told:
        made = brief_of(told)
        if json:
            _print_json({"brief": made, "lines": [{"text": x.text, "citations": x.citations} for x in made.lines]})
        else:
            console().print(brief_page(told, made))


def timeline(story: StoryFile, json: Json = False) -> None:
    """Print what happened, or is to happen, by the day the coverage speaks of.

    Example: **onrecord timeline story.onrecord**
    """
    with opened(story) as told:
        entries = timeline_of(told)
        if json:
            _print_json(entries)
            return
        table = _table("when", "status", "what", "who says so")
        for entry in entries:
            who = visible(entry.speaker or entry.publisher)
            when = date_in_words(entry.day)
            table.add_row(Text(when), Text(entry.status), Text(visible(entry.words)), Text(who))
        console().print(table)


def quotes(
    story: StoryFile,
    by: Annotated[str | None, typer.Option(help="Only this speaker; any part of the name.")] = None,
    naming: Annotated[Naming | None, typer.Option(help="Only sources of this kind.")] = None,
    stance: Annotated[Stance | None, typer.Option(help="Only this stance.")] = None,
    article: Annotated[str | None, typer.Option(help="Only this article: its file name or id.")] = None,
    unnamed: Annotated[bool, typer.Option("--unnamed", help="Only what unnamed sources said.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead.")] = False,
    json: Json = False,
) -> None:
    """Print who said what, through whom, and how the text puts it.

    Example: **onrecord quotes story.onrecord --by Smith**
    """
    with opened(story) as told:
        wanted = Wanted(by=by, naming=naming, stance=stance, article=article, unnamed=unnamed)
        found = quotes_of(told, wanted)
    if json:
        _print_json(found)
    elif as_csv:
        _print_csv(found)
    else:
        _print_quotes(found)


def _print_quotes(found: list[Quote]) -> None:
    out = console()
    before = None
    for quote in found:
        head = (quote.article, quote.publisher, quote.published)
        if head != before:
            date = date_in_words(quote.published) if quote.published else "no date"
            out.print(Text(f"\n{visible(quote.publisher)}, {date}  {quote.article}", "bold"))
            before = head
        line = Text("  ")
        for outer in quote.chain:
            line.append(f"{visible(outer)} → ", "dim")
        line.append(visible(quote.speaker) or "(no source)", "cyan")
        line.append(f"  {quote.naming.value.replace('_', ' ')}", "dim")
        line.append(f"  {visible(quote.cue)}", "green")
        line.append(f"  {visible(quote.content)}")
        out.print(line)


def _print_csv(found: list[Quote]) -> None:
    names = [n for n in Quote.__slots__ if n != "citations"]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*names, "spans"])
    for quote in found:
        values = [getattr(quote, n) for n in names]
        spans = " ".join(f"{c.span.start}-{c.span.end}" for c in quote.citations)
        writer.writerow([_cell(" > ".join(v) if isinstance(v, tuple) else v) for v in values] + [spans])
    typer.echo(out.getvalue(), nl=False)


def _cell(value: Any) -> Any:
    # A spreadsheet runs a cell that begins like a formula; article text is hostile.
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


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
        _print_json(
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
    table = _table("name", "kind", "articles", "mentions", "source of")
    for actor in actors:
        counts = (len(actor.articles), actor.mentions, len(actor.attributions))
        table.add_row(Text(visible(actor.name)), Text(actor.kind.value), *(Text(str(n)) for n in counts))
    console().print(table)


def sources(story: StoryFile, json: Json = False) -> None:
    """Print who rests on whom: for each article its sources, and theirs.

    Example: **onrecord sources story.onrecord**
    """
    with opened(story) as told:
        found = [(r, rests(told, r)) for r in told.articles]
        if json:
            _print_json([{"article": r.article.id, "rests_on": x} for r, x in found])
            return
        for recorded, tree in found:
            title = recorded.article.title.value if recorded.article.title else recorded.names[0]
            console().print(rests_tree(f"{visible(told.publisher(recorded))}: {visible(title)}", tree))


def check(story: StoryFile, json: Json = False) -> None:
    """Audit the whole record: bytes against hashes, spans against texts, told lines against what they cite.

    Exit status 1 when anything is at fault.

    Example: **onrecord check story.onrecord**
    """
    with opened(story) as told:
        found = [{"where": fault.where, "what": fault.what} for fault in audit(told.view)]
        if not found:
            lines = brief_of(told).lines
            found = [{"where": f"brief: {line.text}", "what": what} for line in lines for what in faults(line, told)]
            articles = len(told.articles)
    if json:
        _print_json({"ok": not found, "faults": found})
    elif found:
        for fault in found:
            console().print(Text(f"{fault['where']}: {visible(fault['what'])}", "red"))
    else:
        console().print(f"{counted(articles, 'article')}, no fault: bytes, texts, spans and told lines agree")
    if found:
        raise typer.Exit(1)


def export(
    story: StoryFile,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else print.")] = None,
) -> None:
    """Write the whole record as JSON. The same articles give the same bytes, in whatever order they came in.

    Example: **onrecord export story.onrecord -o story.json**
    """
    with opened(story) as told:
        text = to_json(export_of(told))
    if output is None:
        typer.echo(text)
    else:
        output.write_text(text + "\n", "utf-8")


def serve(
    story: StoryFile,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8080,
    host: Annotated[
        str, typer.Option(help="Address to listen on; the default is reachable from this machine only.")
    ] = "127.0.0.1",
) -> None:
    """Serve the story as pages on this machine.

    Example: **onrecord serve story.onrecord**
    """
    # Loads a web server, which no other command needs.
    from onrecord.serve import run  # noqa: PLC0415

    run(story, host=host, port=port)


def _table(*names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _print_json(value: Any) -> None:
    sys.stdout.write(to_json(msgspec.to_builtins(value)) + "\n")
