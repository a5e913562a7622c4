"""The command that tells the stories of a pile apart, and makes a record of one of them."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.formats import AsCsv, one_form, print_csv, print_json
from onrecord.cli.making import Quiet, Workers, make_record
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, counted, visible
from onrecord.cli.voice import day_told, reach_told
from onrecord.errors import NothingToList
from onrecord.record import Place, place_of
from onrecord.tell.texts.by_story import ByStory, OneStory, Piece, by_story

_SHORT = 8
"""Digits of an id that are shown; the beginning of an id is enough to name an article by."""


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Make a record")(stories)


def stories(
    story: StoryFile,
    article: Annotated[
        str | None, typer.Option(help="Only the story that this article is of: its file name or id.")
    ] = None,
    output: Annotated[
        Place | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OTHER",
            help="Make a record of that story, or add to it what is new.",
            show_default=False,
            parser=place_of,
        ),
    ] = None,
    workers: Workers = 0,
    quiet: Quiet = False,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """Tell apart the stories of a pile: which articles are of one, largest first, and which are of none with another.

    For an archive, a feed or the answers to a search, of which one record was built. A story goes by the id of any of
    its articles; with **-o** its pages are read into a record of their own, and what was decided goes along.

    Example: **onrecord stories pile.onrecord --article monday.html -o dam.onrecord**
    """
    one_form(as_csv=as_csv, json=json)
    if output is not None and article is None:
        raise typer.BadParameter("say with --article of which story: any of its articles will do", param_hint="-o")
    with opened(story) as told:
        found = by_story(told, article)
        if output is not None:
            pieces = [*(piece for one in found.stories for piece in one.articles), *found.alone]
            captures = told.view.came_in(told.view.holding(piece.article for piece in pieces))
            decisions = told.view.decisions() or None
            make_record(output, captures, decisions=decisions, workers=workers, quiet=quiet)
        elif json:
            print_json(found)
        elif as_csv:
            print_csv(_COLUMNS, _rows(found))
        elif not found.stories:
            alone = found.alone[0].title if article and found.alone else ""
            what = (
                f"no article is of one story with \u201c{alone}\u201d" if alone else "no two articles are of one story"
            )
            raise NothingToList(what, fix=f"list the articles: onrecord show {story}")
        else:
            console().print(stories_page(found, whole=article is not None))


def stories_page(found: ByStory, *, whole: bool) -> RenderableType:
    """The stories, with their articles if the ``whole`` of them is asked for, and counts at the foot."""
    parts: list[RenderableType] = []
    for one in found.stories:
        parts.append(Text.assemble((visible(one.title), "bold"), (f"  {one.id[:_SHORT]}", "dim")))
        parts.append(Padding(_told(one), (0, 0, 0, 2)))
        parts += [Padding(_piece(one, piece), (0, 0, 0, 2)) for piece in one.articles if whole]
        parts.append(Text())
    if not whole:
        held = sum(len(one.articles) for one in found.stories)
        told = f"{_stories(len(found.stories))} in {counted(held, 'article')}"
        rest = f"; {counted(len(found.alone), 'article')} of no story with another" if found.alone else ""
        parts.append(Text.assemble((f"{told}{rest}.", "bold"), ("  A record of one: --article ID -o OTHER", "dim")))
    return Group(*parts)


def _stories(number: int) -> str:
    return f"{number} {'story' if number == 1 else 'stories'}"


def _told(one: OneStory) -> Text:
    outlets = f" of {counted(len(one.outlets), 'outlet')}" if one.outlets else ""
    line = Text(f"{counted(len(one.articles), 'article')}{outlets}{reach_told((one.first, one.last))}")
    return line.append(f"\n{visible('; '.join(one.names))}", "cyan") if one.names else line


def _piece(one: OneStory, piece: Piece) -> Text:
    outlet = f"{visible(piece.outlet)}, " if piece.outlet else ""
    like = next(other.name for other in one.articles if other.article == piece.like)
    line = Text.assemble(visible(piece.title), f" \u2014 {outlet}{day_told(piece.published)} ({visible(piece.name)})")
    return line.append(f"\n  like {visible(like)}: {visible(piece.why)}", "dim")


_COLUMNS = "story title article published outlet headline name like score why".split()


def _rows(found: ByStory) -> Iterator[Sequence[Any]]:
    for one in found.stories:
        for piece in one.articles:
            yield (one.id, one.title, *_cells(piece))
    for piece in found.alone:
        yield ("", "", *_cells(piece))


def _cells(piece: Piece) -> Sequence[Any]:
    score = f"{piece.score:.4f}" if piece.like else ""
    return piece.article, piece.published, piece.outlet, piece.title, piece.name, piece.like, score, piece.why
