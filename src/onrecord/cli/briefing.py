"""``onrecord brief``: the story as a tweet, a paragraph or a page, in the terminal or as a file."""

import re
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import RenderableType
from rich.text import Text

from onrecord.cli.formats import print_json
from onrecord.cli.naming import by_ending
from onrecord.cli.opening import StoryFile
from onrecord.cli.printing import console
from onrecord.cli.writing import say_written, write_file
from onrecord.record import View
from onrecord.tell.brief import Brief, Form, Length, written
from onrecord.tell.brief import brief as brief_of
from onrecord.tell.brief.lines import Line
from onrecord.tell.brief.words import ACTORS, KNOWN, notes
from onrecord.tell.lines.told import Told
from onrecord.tell.story import Story

_ENDINGS = {".html": Form.HTML, ".htm": Form.HTML, ".md": Form.MARKDOWN, ".markdown": Form.MARKDOWN, ".txt": Form.TEXT}


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Read it")(brief)


def brief(
    story: StoryFile,
    length: Annotated[Length, typer.Option(help="How long it may be.")] = Length.PAGE,
    as_: Annotated[
        Form | None, typer.Option("--as", "--format", help="The form.", show_default="by the file's name, else text")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write it to this file.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead.")] = False,
) -> None:
    """Print the story on one page: what is told, disputed, planned and unanswered. Every line cites its article.

    A line that fails the check of what it cites is not told. The page prints on one sheet: -o brief.html.

    Example: **onrecord brief story.onrecord --length paragraph**
    """
    if json and (as_ is not None or output is not None):
        raise typer.BadParameter("give --json, or --as and --output, not both")
    form = as_ or by_ending(output, _ENDINGS)
    if form is None and output is not None and output.suffix:
        raise typer.BadParameter(
            f"no form of a brief ends in {output.suffix}: take .html, .md or .txt, or name it with --as"
        )
    form = form or Form.TEXT
    with View(story) as view:
        told = Story(view)
        made = brief_of(told, length)
        if json:
            print_json(as_json(made, told))
        elif output is not None:
            write_file(output, written(made, told, form).encode())
            say_written(output)
        elif form is Form.TEXT and length is Length.PAGE:
            out = console()
            out.print(brief_page(told, made, out.width))
        else:
            typer.echo(written(made, told, form), nl=False)


def brief_page(story: Story, made: Brief, width: int) -> RenderableType:
    """The brief, as wide as there is room for, with its headings set apart and its notes dimmed."""
    headings = {ACTORS, KNOWN, *(part.heading for part in made.parts)}
    page = Text()
    known = noted = False
    for n, line in enumerate(written(made, story, Form.TEXT, width=width).splitlines()):
        known = known or line == KNOWN
        noted = noted or (known and re.match(r"\[\d+\] ", line) is not None)
        first = n == 0 and made.headline is not None
        style = "bold" if first else "bold cyan" if line in headings else "dim" if noted else ""
        page.append(line + "\n", style)
    return page


def as_json(made: Brief, story: Story) -> dict[str, Any]:
    """The brief as data: every line with its text, its citations and the bounds of its origins."""
    return {
        "length": made.length,
        "headline": _told(made.headline) if made.headline else None,
        "lead": [_line(line) for line in made.lead],
        "parts": [
            {"heading": p.heading, "entries": [[_line(line) for line in e.lines] for e in p.entries]}
            for p in made.parts
        ],
        "actors": [
            {
                "name": a.name,
                "role": a.role,
                "articles": a.articles,
                "quoted": a.quoted,
                "lines": [_line(line) for line in a.lines],
            }
            for a in made.actors
        ],
        "known": made.known,
        "notes": notes(made, story),
        "lines": [_told(told) for told in made.lines],
    }


def _told(told: Told) -> dict[str, Any]:
    return {"text": told.text, "citations": told.citations}


def _line(line: Line) -> dict[str, Any]:
    return {
        **_told(line.told),
        "day": line.day,
        "presumed": line.presumed,
        "since": line.since,
        "claim": line.told.claim,
        "origins": [line.least, line.most],
        "articles": line.articles,
    }
