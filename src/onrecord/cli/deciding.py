"""The commands by which a person decides, lists what was decided, and takes it back."""

import csv
import getpass
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer
from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from onrecord.cli.formats import print_json
from onrecord.cli.opening import Json, StoryFile
from onrecord.cli.printing import console, counted, safe_cell, visible
from onrecord.cli.writing import write_file
from onrecord.decide import read_lines, taken_in, to_lines
from onrecord.errors import BadSource, CannotDecide
from onrecord.model import Decision, DecisionStatus, Ruling
from onrecord.record import Place, View, is_record, keep_decisions, on_newest_log, place_of
from onrecord.tell.deciding import VERBS, Outcome, in_words, outcome, undoings
from onrecord.tell.deciding.changed import changes
from onrecord.tell.story import Story

WHO = "ONRECORD_WHO"
_SHORT = 8
_MOST_CHANGES = 20
_STYLES = {
    DecisionStatus.HOLDS: "green",
    DecisionStatus.ALREADY: "cyan",
    DecisionStatus.OVERRULED: "yellow",
    DecisionStatus.UNDONE: "dim",
    DecisionStatus.GONE: "red",
}

By = Annotated[str | None, typer.Option("--by", help=f"Who decides; the default is ${WHO}, else the user's name.")]


def _decide_help() -> str:
    """The help of ``decide``, with every verb."""
    rows = "\n".join(
        f"- **{verb.name}** {verb.takes.replace('[', chr(92) + '[')}: {verb.doc}" for verb in VERBS.values()
    )
    return f"""Settle what the machine only suggests: who is who, which texts, claims and origins are one.

A decision is a line of a log that is only added to. It is kept by the words it is about, so it holds when the record is
built again, in any order, with newer stages, or from pages that were fetched anew. It says what it changes. The
machine's own judgement stays beside it, and **onrecord undo** takes it back.

{rows}

NAME is a name as articles have it; PAGE a file name or the id of an article; CLAIM an id as **onrecord
claims** shows it, ASSERTION an id or a place as **onrecord claim** cites it, ARTICLE:START-END; the beginning of an id
will do, and a pair may be given as ONE..OTHER. accept and reject also take two claims, for all that stands between
them; *no-dispute* is of all by which two claims contradict each other, *relation A B none* of two assertions alone.
STANDING is repeats, corroborates, contradicts, revises, corrects, different-scope or none, and reads as a sentence:
*relation A B corrects* says that A corrects B.

Example: **onrecord decide story.onrecord same "A. Kvist" "Anna Kvist" --why "the council's list of members"**

Others:

- **onrecord decide story.onrecord same "Sundby Post Online" "The Sundby Post" --why "one newsroom"**
- **onrecord decide story.onrecord split "Kvist" tuesday.html "Bo Kvist" --why "the brother, by his office"**
- **onrecord decide story.onrecord join 3fa1b2c4 77d0e1aa --why "both are of the count on Monday"**
- **onrecord decide story.onrecord relation 5be0c1d2 90ab12cd corrects --why "it names the figure it puts right"**
- **onrecord decide story.onrecord one-origin 5be0c1d2..90ab12cd --why "both were at one briefing"**
"""


def register(app: typer.Typer) -> None:
    """Put the commands on the app."""
    app.command(rich_help_panel="Decide", help=_decide_help())(decide)
    app.command(rich_help_panel="Decide")(decisions)
    app.command(rich_help_panel="Decide")(undo)


def decide(
    story: StoryFile,
    verb: Annotated[str, typer.Argument(metavar="VERB", help="What to decide, from the list.", show_default=False)],
    things: Annotated[list[str], typer.Argument(metavar="WHAT...", help="What the verb is about.", show_default=False)],
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept and shown.", show_default=False)],
    by: By = None,
    json: Json = False,
) -> None:
    """Settle what the machine only suggests."""
    known = VERBS.get(verb)
    if known is None:
        raise typer.BadParameter(f"no verb {verb!r}; there are: {', '.join(VERBS)}", param_hint="VERB")
    if not known.fewest <= len(things) <= known.most:
        raise typer.BadParameter(f"{verb} takes {known.takes}; {len(things)} given", param_hint="WHAT")
    _settle(story, lambda told: known.make(told, things), who=_who(by), why=why, json=json)


def undo(
    story: StoryFile,
    decisions: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="The decisions: their ids, or the beginnings of them.", show_default=False
        ),
    ],
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept and shown.")] = "taken back",
    by: By = None,
    json: Json = False,
) -> None:
    """Take decisions back. The story is told as it was before; the log keeps both lines.

    Where one command made several, give the ids of all. To undo an undoing, give its id.

    Example: **onrecord undo story.onrecord 1f0c9a3e**
    """
    _settle(story, lambda told: undoings(told, decisions), who=_who(by), why=why, json=json)


def _settle(path: Place, drafts: Callable[[Story], Sequence[Decision]], *, who: str, why: str, json: bool) -> None:
    """Show what decisions change, once they are kept. What would not hold is not kept."""
    found, changed = on_newest_log(lambda: _kept(path, drafts, who=who, why=why))
    if json:
        print_json({"decisions": [_row(ruling) for ruling in found.rulings], "changes": changed})
    else:
        console().print(_settled(found.rulings, changed, path))


def _kept(
    path: Place, drafts: Callable[[Story], Sequence[Decision]], *, who: str, why: str
) -> tuple[Outcome, Sequence[str]]:
    """Decisions on the story as it is now, kept, and what they change."""
    with View(path) as view:
        told = Story(view)
        found = outcome(told, drafts(told), who=who, why=why, now=datetime.now(UTC))
        changed = changes(told, found.after)
        keep_decisions(path, found.made, onto=[ruling.decision.id for ruling in told.decided.rulings])
    return found, changed


def _settled(rulings: Sequence[Ruling], changed: Sequence[str], path: Place) -> Group:
    lines = []
    for ruling in rulings:
        lines.append(Text.assemble((f"{ruling.decision.id[:_SHORT]} ", "bold"), visible(in_words(ruling.decision))))
        if ruling.machine:
            lines.append(Text(f"  the machine: {visible(ruling.machine)}", "dim"))
        if ruling.status is DecisionStatus.ALREADY and not changed:
            lines.append(Text(f"  changes nothing now: {ruling.reason}", "cyan"))
    lines += [Text(f"  {visible(line)}") for line in changed[:_MOST_CHANGES]]
    if len(changed) > _MOST_CHANGES:
        lines.append(Text(f"  … and {len(changed) - _MOST_CHANGES} more (see --json)", "dim"))
    if not changed and any(r.status is DecisionStatus.HOLDS for r in rulings):
        lines.append(Text("  changes nothing that is told now", "cyan"))
    ids = " ".join(r.decision.id[:_SHORT] for r in rulings)
    them = "it" if len(rulings) == 1 else "them"
    lines.append(Text(f"to take {them} back: onrecord undo {visible(str(path))} {ids}", "dim"))
    return Group(*lines)


def _who(by: str | None) -> str:
    """Who decides: as given, else by the environment, else the user of this machine."""
    name = by or os.environ.get(WHO, "")
    if not name.strip():
        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError):
            raise CannotDecide("nobody is named who decides", fix=f"say who: --by NAME, or set {WHO}") from None
    return name


def decisions(
    story: StoryFile,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV instead.")] = False,
    export: Annotated[Path | None, typer.Option("--export", help="Write the log to this file, as JSON lines.")] = None,
    bring: Annotated[
        Place | None,
        typer.Option(
            "--import",
            metavar="PATH",
            help="Add the lines of such a file, or of another record; known ones are skipped.",
            parser=place_of,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """List what was decided, by whom, when and why, and whether it still holds.

    A decision holds, is already so (the machine says the same), is overruled by a later one, is undone, or no longer
    applies: then it says what is gone. Where two people decide otherwise, the later line counts, whichever file it is
    from.

    Example: **onrecord decisions story.onrecord --export decisions.jsonl**
    """
    if bring is not None:
        new = keep_decisions(_existing(story), decisions_in(bring))
        Console(stderr=True, highlight=False).print(f"{counted(new, 'decision')} added", soft_wrap=True)
    with View(story) as view:
        if export is not None:
            write_file(export, to_lines(view.decisions()).encode())
            return
        # Where nothing is decided there is nothing to lay over the story, which may be large.
        rulings = Story(view).decided.rulings if view.decisions() else ()
    if json:
        print_json([_row(ruling) for ruling in rulings])
    elif as_csv:
        typer.echo(_csv(rulings), nl=False)
    elif not rulings:
        console().print(Text("nothing is decided yet: onrecord decide --help", "dim"))
    else:
        console().print(_listed(rulings))


def decisions_in(path: Place) -> tuple[Decision, ...]:
    """The log in a file of JSON lines or in a record. Raises BadSource for a file that is neither, or a line that is
    none.
    """
    now = datetime.now(UTC)
    if is_record(path):
        with View(path) as view:
            return taken_in(view.decisions(), name=str(path), now=now)
    try:
        return read_lines(Path(str(path)).read_text("utf-8"), name=str(path), now=now)
    except (OSError, UnicodeDecodeError) as error:
        reason = (getattr(error, "strerror", None) or "it is not UTF-8").lower()
        raise BadSource(
            f"{path} cannot be read: {reason}", fix="name a file of onrecord decisions --export, or a record"
        ) from None


def replayed(path: Place) -> Iterator[Text]:
    """What has become of the decisions in a record that was built: how many count, and each that no longer applies."""
    with View(path) as view:
        if not view.decisions():
            return
        rulings = Story(view).rulings
    gone = [ruling for ruling in rulings if ruling.status is DecisionStatus.GONE]
    apply = f", {len(gone)} no longer {'applies' if len(gone) == 1 else 'apply'}" if gone else ""
    yield Text(f"{counted(len(rulings), 'decision')} laid over it{apply}")
    for ruling in gone[:_MOST_CHANGES]:
        yield Text(f"  {ruling.decision.id[:_SHORT]} {visible(ruling.reason)}", "yellow")
    if gone:
        yield Text(f"  try: onrecord decisions {visible(str(path))}", "dim")


def _existing(path: Place) -> Place:
    """The record, opened once, so that what is no record is never written to."""
    with View(path):
        return path


def _row(ruling: Ruling) -> dict[str, Any]:
    decision = msgspec.to_builtins(ruling.decision)
    return {**decision, "status": ruling.status, "reason": ruling.reason, "machine": ruling.machine}


def _cells(ruling: Ruling) -> Mapping[str, str]:
    decision = ruling.decision
    return {
        "id": decision.id,
        "when": decision.when,
        "who": decision.who,
        "decided": in_words(decision),
        "why": decision.why,
        "status": ruling.status.value,
        "reason": ruling.reason,
        "machine": ruling.machine,
    }


def _csv(rulings: Sequence[Ruling]) -> str:
    out = io.StringIO()
    rows = [_cells(ruling) for ruling in rulings]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", "when", "who", "decided", "why", "status", "reason", "machine"])
    writer.writerows([safe_cell(" ".join(value.split())) for value in row.values()] for row in rows)
    return out.getvalue()


def _listed(rulings: Sequence[Ruling]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("id", no_wrap=True)
    for name in ("decided", "by, on, why", "stands"):
        table.add_column(name, overflow="fold")
    for ruling in rulings:
        decision = ruling.decision
        stands = Text(ruling.status.value, _STYLES[ruling.status])
        if ruling.status in {DecisionStatus.GONE, DecisionStatus.OVERRULED, DecisionStatus.UNDONE}:
            stands.append(f": {visible(ruling.reason)}", "dim")
        if ruling.machine:
            stands.append(f"\nthe machine: {visible(ruling.machine)}", "dim")
        by = f"{decision.who}, {decision.when[:10]}: {decision.why}"
        table.add_row(decision.id[:_SHORT], Text(visible(in_words(decision))), Text(visible(by)), stands)
    return table
