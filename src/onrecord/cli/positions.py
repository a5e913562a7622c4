"""The command that tells positions over time, and how they look in a terminal and as CSV."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.cli.formats import AsCsv, one_form, print_json
from onrecord.cli.opening import Json, StoryFile, opened
from onrecord.cli.printing import console, counted, safe_cell, source_line, visible
from onrecord.errors import NothingToList
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.positions import NO_POSITION, Change, Position, Question, Wanted, counts
from onrecord.tell.positions import positions as positions_of
from onrecord.tell.positions.puts import Put
from onrecord.tell.positions.stances import Statement
from onrecord.tell.story import Story

_STYLES = {
    Put.SAYS: "green",
    Put.PLANS: "yellow",
    Put.DEMANDS: "blue",
    Put.ORDERS: "blue",
    Put.EXPECTS: "yellow",
    Put.OPEN: "cyan",
    Put.JUDGES: "magenta",
    Put.DENIES: "red",
    Put.SILENT: "dim",
}
_LONGEST = 260
"""Characters of a statement that are shown; the whole of it is in the JSON."""
_LEGEND = (
    "A question is headed by the words of somebody who spoke on it. The day is that of saying; “told”: only the "
    "article has a day, by which it had been said. What is put stands to the words beside it, not to the "
    f"heading. “{NO_POSITION.capitalize()}”: others name them on it, and no article here has a word of theirs on it."
)


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Read it")(positions)


def positions(
    story: StoryFile,
    who: Annotated[str | None, typer.Option(help="Only this person or body; any part of the name.")] = None,
    about: Annotated[str | None, typer.Option(help="Only questions spoken of with all of these words.")] = None,
    as_csv: AsCsv = False,
    json: Json = False,
) -> None:
    """Print who stood where on what, and when; what of it changed; who declined; who stated nothing.

    A question is what several people, or one person on several days, speak of. A change is marked only where the same
    actor, on a later day, says of the same thing what does not go with what they said before.

    Example: **onrecord positions story.onrecord --who Field --about bridge**
    """
    one_form(as_csv=as_csv, json=json)
    with opened(story) as told:
        found = positions_of(told, Wanted(who, about))
        if json:
            print_json(found)
        elif as_csv:
            typer.echo(positions_csv(found), nl=False)
        elif not found and (who or about):
            asked = " and ".join(f"{how} {what!r}" for how, what in (("by", who), ("with", about)) if what)
            raise NothingToList(f"no question {asked} on which there is more than one stance", fix="ask for less")
        else:
            console().print(positions_page(told, found))


def positions_page(story: Story, found: Sequence[Question]) -> RenderableType:
    """The whole page, with numbered notes."""
    if not found:
        return Text("no question on which there is more than one stance", "dim")
    notes: dict[str, int] = {}
    parts: list[RenderableType] = []
    for question in found:
        head = Text(quoted(_short(question.words)), "bold")
        head.append(f" — {visible(question.by)}", "cyan").append(
            _notes(dict.fromkeys(c.article for c in question.line.citations), notes), "dim"
        )
        parts += [head, *(_table(position, notes) for position in question.positions), Text()]
    told = counts(found)
    what = (("question", "questions"), ("statement", "statements"), ("change", "changes"))
    parts.append(Text(", ".join(counted(told[many], one) for one, many in what) + ".", "bold"))
    parts.append(Text(_LEGEND, "dim"))
    parts += [Text(f"[{number}] {source_line(story, article)}", "dim") for article, number in notes.items()]
    return Group(*parts)


def _table(position: Position, notes: dict[str, int]) -> RenderableType:
    name = Text(visible(position.name), "cyan")
    if not position.statements:
        return Padding(name.append(f": {position.note}", "dim italic"), (0, 0, 0, 2))
    table = Table.grid(padding=(0, 2), expand=False)
    table.add_column(width=18, overflow="fold")
    table.add_column(width=16, overflow="fold")
    table.add_column(overflow="fold", ratio=1)
    for statement in position.statements:
        rows = [_words(statement, notes), *_changes(position, statement)]
        put = Text(statement.put.value, _STYLES[statement.put])
        table.add_row(Text(day_in_words(statement)), put, Group(*rows))
    return Group(Padding(name, (0, 0, 0, 2)), Padding(table, (0, 0, 0, 4)))


def quoted(words: str) -> str:
    """The words in quotation marks, where they do not begin with one."""
    return words if words[:1] in {"“", '"', "‘"} else f"“{words}”"


def day_in_words(statement: Statement) -> str:
    """The day of saying, the day by which the article told it, or that there is none."""
    return f"{'' if statement.dated else 'told '}{date_in_words(statement.said)}" if statement.said else "no date"


def _words(statement: Statement, notes: dict[str, int]) -> Text:
    line = Text()
    if statement.cue:
        line.append(f"{visible(statement.cue)}: ", "italic")
    line.append(_short(statement.words))
    if statement.through:
        line.append(f" — as told by {visible(', '.join(statement.through))}", "cyan")
    return line.append(_notes(statement.articles, notes), "dim")


def _changes(position: Position, statement: Statement) -> Iterable[Text]:
    return (Text(f"↳ {told(c)}", "bold yellow") for c in position.changes if c.after == statement.id)


def told(change: Change) -> str:
    """A change in a line."""
    return f"changed, {change.kind.value}: {visible(change.reason)}"


def _notes(articles: Iterable[str], notes: dict[str, int]) -> str:
    return f" [{', '.join(str(notes.setdefault(a, len(notes) + 1)) for a in articles)}]"


def _short(words: str) -> str:
    shown = visible(words)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


# --- CSV ----------------------------------------------------------------------------------------

_COLUMNS = (
    "question question_id actor said put stance negated words speaker cue as_told_by articles spans changed reason note"
).split()


def positions_csv(found: Iterable[Question]) -> str:
    """One statement a row, and one for each actor without any."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for question in found:
        for position in question.positions:
            for row in _rows(position):
                writer.writerow([safe_cell(v) for v in (question.words, question.id, position.name, *row)])
    return out.getvalue()


def _rows(position: Position) -> Iterable[Sequence[str]]:
    if not position.statements:
        yield *[""] * (len(_COLUMNS) - 4), position.note
    for s in position.statements:
        changes = [c for c in position.changes if c.after == s.id]
        spans = " ".join(f"{c.article}:{c.span.start}-{c.span.end}" for c in s.line.citations)
        yield (
            *(s.said, s.put.value, s.stance.value, "yes" if s.negated else "no", s.words, s.speaker, s.cue),
            *(" > ".join(s.through), " ".join(s.articles), spans),
            *("; ".join(c.kind.value for c in changes), "; ".join(c.reason for c in changes), position.note),
        )
