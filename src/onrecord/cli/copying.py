"""The command that takes a whole record from a file to a database, and back."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from onrecord.cli.opening import StoryFile
from onrecord.cli.printing import escaped
from onrecord.record import Place, place_of
from onrecord.record.copying import copy as copy_record

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")]


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Audit it, take it elsewhere")(copy)


def copy(
    story: StoryFile,
    other: Annotated[
        Place, typer.Argument(metavar="OTHER", help="The record to make.", show_default=False, parser=place_of)
    ],
    quiet: Quiet = False,
) -> None:
    """Copy a record, whole, from a file to a database, or back, or to another file.

    Either is a file or **postgresql://USER@HOST/DATABASE#STORY**; a password is best kept in ~/.pgpass. All of it is
    copied or nothing, as it stands when the copy begins; what is there already is never written over.

    Example: **onrecord copy story.onrecord postgresql://desk@localhost/news#harbour**
    """
    errors = Console(stderr=True, highlight=False)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    ) as progress:
        task = progress.add_task("starting", total=None)

        def show(doing: str, done: int, total: int) -> None:
            progress.update(task, description=f"copying {escaped(doing)}", completed=done, total=total)

        rows = copy_record(story, other, progress=show)
    if not quiet:
        errors.print(f"{escaped(str(other))}: {rows:,} rows copied", soft_wrap=True)
        errors.print(f"[dim]next: onrecord check {escaped(str(other))}[/]", soft_wrap=True)
