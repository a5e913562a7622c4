"""The command that tells who rests on whom."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.cli.formats import AsCsv, one_form, print_csv, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.outline import Node, is_drawn, outline
from onrecord.cli.printing import console, counted, visible
from onrecord.cli.voice import KINDS
from onrecord.errors import NothingToList
from onrecord.tell.texts.rests import Rest, Tie, by_outlet, by_source


class By(StrEnum):
    """From which end the tree is read."""

    OUTLET = "outlet"
    SOURCE = "source"


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="On whose word")(sources)


def sources(
    story: StoryFile,
    by: Annotated[By, typer.Option(help="Begin with the outlets, or with the sources.")] = By.OUTLET,
    plain: Annotated[bool, typer.Option("--plain", help="Draw no lines, for a screen reader.")] = False,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """Print who rests on whom: outlet, the agency or outlet whose report it carries, then speaker or document.

    By source it is the other way round: through whom each source is heard, down to the outlets that carry it.

    Example: **onrecord sources story.onrecord --by source**
    """
    one_form(as_csv=as_csv, json=json)
    with opened(story) as told:
        found = by_source(told) if by is By.SOURCE else by_outlet(told)
    if json:
        print_json(found)
    elif as_csv:
        print_csv(_COLUMNS, _rows(found, ()))
    elif not found:
        raise NothingToList("no source in this record", fix="list the articles: onrecord show STORY")
    else:
        out = console()
        out.print(sources_page(found, by, drawn=is_drawn(out, plain)))


def sources_page(found: Sequence[Rest], by: By, *, drawn: bool) -> RenderableType:
    """The tree, and how many there are at its foot."""
    foot = Text(f"{counted(len(found), by.value)}.", "bold")
    return Group(outline([_node(rest, by) for rest in found], drawn=drawn), foot)


_HEARD = {
    Tie.AGENCY: "in a report of the agency ",
    Tie.FIRST: "in what was first published by ",
    Tie.SAME_TEXT: "in the text of ",
    Tie.OUTLET: "in ",
    Tie.SOURCE: "through ",
}
"""How one who stands under a source is told, where the tree begins with the sources."""


def _node(rest: Rest, by: By, depth: int = 0) -> Node:
    line = _named(rest, by, depth)
    facts = [KINDS[rest.naming]] if rest.naming else []
    if rest.count is not None and rest.count > 1:
        facts.append(f"{rest.count} people")
    if rest.times:
        facts.append(counted(rest.times, "time"))
    if rest.articles > 1 or rest.tie is not Tie.SOURCE:
        texts = f" of {counted(rest.texts, 'text')}" if rest.texts < rest.articles else ""
        facts.append(f"{counted(rest.articles, 'article')}{texts}")
    line.append(f"  {', '.join(facts)}", "not bold dim")
    way = _only_way(rest) if by is By.SOURCE else ()
    if way:  # one line where there is one way
        line.append(", ", "dim")
        return Node(line.append_text(Text(", ", "dim").join(_named(step, by, 1) for step in way)))
    return Node(line, tuple(_node(under, by, depth + 1) for under in rest.under))


def _named(rest: Rest, by: By, depth: int) -> Text:
    """Its name, and before it how it stands to the one it is under."""
    lead = "" if rest.tie in {Tie.SOURCE, Tie.OUTLET} else f"{rest.tie.value} "
    lead = _HEARD.get(rest.tie, lead) if by is By.SOURCE and depth else lead
    return Text(lead, "green").append(visible(rest.name), "default" if depth and rest.tie is not Tie.OUTLET else "bold")


def _only_way(rest: Rest) -> Sequence[Rest]:
    """Those through whom it is heard, the nearest first, where no two articles carry it by different ways."""
    way: list[Rest] = []
    while len(rest.under) == 1:
        rest = rest.under[0]
        way.append(rest)
    return () if rest.under else way


_COLUMNS = "path name tie kind times articles texts people".split()


def _rows(found: Sequence[Rest], above: tuple[str, ...]) -> Iterator[Sequence[Any]]:
    for rest in found:
        kind = rest.naming.value if rest.naming else ""
        path = " > ".join((*above, rest.name))
        yield path, rest.name, rest.tie.value, kind, rest.times, rest.articles, rest.texts, rest.count
        yield from _rows(rest.under, (*above, rest.name))
