"""The command that tells what is disputed."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.evidence import put
from onrecord.cli.formats import AsCsv, one_form, print_csv, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, counted, visible
from onrecord.cli.voice import day_told, origins_told, place_told
from onrecord.errors import NothingToList
from onrecord.tell.claims import Claims, Wanted
from onrecord.tell.claims.disputes import Dispute, Ground, Side
from onrecord.tell.claims.disputes import disputes as disputes_of
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.reasons import plainly

_VERBS = {Stands.DENIES: "denies", Stands.CONTRADICTS: "against"}


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="On whose word")(disputes)


def disputes(
    story: StoryFile,
    about: Annotated[str | None, typer.Option(help="Only with a claim that names this person, body or place.")] = None,
    search: Annotated[str | None, typer.Option(help="Only with a claim that has all of these words.")] = None,
    since: Annotated[str | None, typer.Option(help="Said on this day, month or year, or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Said on this day, month or year, or earlier.")] = None,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """Print what contradicts what: both sides in their words, on whose word, when, and why they cannot both hold.

    A plan and what became of it, a newer figure and figures of another scope contradict nothing, and are left out.

    Example: **onrecord disputes story.onrecord --about ministry**
    """
    one_form(as_csv=as_csv, json=json)
    wanted = Wanted(about, search, since, until)
    with opened(story) as told:
        found = disputes_of(Claims(told), wanted if wanted.in_words() else None)
        if json:
            print_json(found)
        elif as_csv:
            print_csv(_COLUMNS, _rows(found))
        elif not found:
            asked = wanted.in_words()
            every = "" if not asked else f" {asked}"
            less = "ask for less: onrecord disputes STORY" if asked else "see on what each rests: onrecord claims STORY"
            raise NothingToList(f"no two claims{every} were found to contradict each other", fix=less)
        else:
            console().print(disputes_page(found))


def disputes_page(found: Sequence[Dispute]) -> RenderableType:
    """Each dispute with its sides under letters, and the grounds under them."""
    parts: list[RenderableType] = []
    for number, dispute in enumerate(found, start=1):
        parts.append(Text(f"{number}. {_head(dispute)}", "bold"))
        table = Table.grid(padding=(0, 1))
        table.add_column(width=max(len(s.label) for s in dispute.sides), no_wrap=True)
        table.add_column(overflow="fold")
        for side in dispute.sides:
            table.add_row(Text(side.label, "bold magenta"), Group(*_side(side)))
        parts.append(Padding(table, (0, 0, 0, 3)))
        parts += [Padding(_ground(g), (0, 0, 0, 3)) for g in dispute.grounds]
        parts.append(Text())
    claims = sum(len({s.claim for s in d.sides}) for d in found)
    parts.append(Text(f"{counted(len(found), 'dispute')}, {counted(claims, 'claim')}.", "bold"))
    return Group(*parts)


def _head(dispute: Dispute) -> str:
    """Who against whom, by the strongest ground."""
    first = dispute.grounds[0]
    names = {s.label: visible(s.told[0].who) for s in dispute.sides}
    more = f", and {counted(len(dispute.sides) - 2, 'side')} more" if len(dispute.sides) > 2 else ""
    one, other = names[first.one], names[first.other]
    return f"{one[:1].upper()}{one[1:]} {_VERBS.get(first.stands, first.stands.value)} {other}{more}"


def _side(side: Side) -> Iterator[Text]:
    for told in side.told:
        yield put(told).append(f", {day_told(told.said)}", "dim")
    yield Text(f"claim {side.short}, {origins_told(side.least, side.most)}", "dim")


def _ground(ground: Ground) -> Text:
    line = Text(f"{ground.one} {_VERBS.get(ground.stands, ground.stands.value)} {ground.other}: ", "bold yellow")
    line.append(visible(plainly(ground.reason)), "not bold")
    return line.append(f"; {ground.when}" if ground.when else "", "not bold")


_COLUMNS = "dispute side claim words speaker cue as_told_by publisher said origins_least origins_most cited why".split()


def _rows(found: Sequence[Dispute]) -> Iterator[Sequence[Any]]:
    for dispute in found:
        for side in dispute.sides:
            why = [
                f"{g.one} {g.stands.value} {g.other}: {g.reason}"
                for g in dispute.grounds
                if side.label in {g.one, g.other}
            ]
            for told, citation in zip(side.told, side.citations, strict=True):
                yield (
                    *(dispute.id, side.label, side.claim, told.words, told.speaker, told.cue, " > ".join(told.through)),
                    *(told.outlet, told.said, side.least, side.most, place_told(citation), "; ".join(why)),
                )
