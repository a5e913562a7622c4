"""The command that takes a record elsewhere: one format, all its tables, or everything in one bundle."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from onrecord.cli.naming import by_ending
from onrecord.cli.opening import StoryFile, opened
from onrecord.cli.printing import console, counted, escaped, visible
from onrecord.cli.writing import is_there, open_file
from onrecord.errors import BadSource
from onrecord.record import Place, is_record
from onrecord.tell.export.format_names import FormatName
from onrecord.tell.export.ground import Ground

if TYPE_CHECKING:
    from onrecord.tell.export.formats import Format
    from onrecord.tell.export.packing import Package


def register(app: typer.Typer) -> None:
    """Put the command on the app."""
    app.command(rich_help_panel="Audit it, take it elsewhere")(export)


def export(
    story: StoryFile,
    as_: Annotated[
        FormatName | None,
        typer.Option("--as", "--format", help="The format.", show_default="by the file's name, else json"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write; for tables a folder or .zip holds all. Else print."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="The one table to write, of csv, jsonl or parquet.", show_default="assertions")
    ] = None,
    bundle: Annotated[
        Path | None, typer.Option(help="Write all formats into this zip, an RO-Crate with a hash for each file.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
) -> None:
    """Write the record for other programs. Every line carries its article, its characters and the hash of the bytes.

    The same articles give the same bytes, in whatever order they came in. To a name such as claims.csv goes that
    table; to a folder or a zip go all.

    Example: **onrecord export story.onrecord -o story.xlsx**
    """
    with opened(story) as told, _progress(quiet=quiet) as show, Ground(told, show.step) as ground:
        if bundle is not None:
            _bundle(ground, bundle, show)
            return
        # Loads the writers of every format, which no other command needs.
        from onrecord.tell.export.formats import FIRST_TABLE, FORMAT  # noqa: PLC0415

        if as_ is None and output is not None and output.suffix == ".zip":
            raise typer.BadParameter("say with --as of which format the tables are, or take all: --bundle")
        endings = {f.suffix: name for name, f in FORMAT.items()}
        named = as_.value if as_ is not None else by_ending(output, endings)
        if named is None and output is not None and output.suffix and not (is_there(output) and is_record(output)):
            known = " ".join(sorted(ending for ending in endings if ending.count(".") == 1))
            raise typer.BadParameter(
                f"no format ends in {output.suffix}: name the format with --as, or take one of {known}"
            )
        format_ = FORMAT[named or FormatName.JSON.value]
        if table is not None and not format_.tables:
            raise typer.BadParameter(f"{format_.name} has no tables", param_hint="--table")
        if format_.tables and output is not None and table is None and output.suffix != format_.suffix:
            _all_tables(format_, ground, output, show)
        elif output is not None:
            name = table or _named_by(output)
            with open_file(output) as out:
                format_.file(ground, output.name, table=name).write(out)
            show.written(output, f"the table {name or FIRST_TABLE}" if format_.tables else format_.doc)
        elif not format_.text:
            raise typer.BadParameter(f"{format_.name} is not text: name a file to write", param_hint="--output")
        else:
            format_.file(ground, "", table=table).write(sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _named_by(output: Path) -> str | None:
    """The table that a file is named after, None where it is named after none."""
    from onrecord.tell.export.tables import BY_NAME  # noqa: PLC0415  # as above

    return output.stem if output.stem in BY_NAME else None


def _all_tables(format_: "Format", ground: Ground, output: Path, show: "_Shown") -> None:
    _package(format_.package(ground), output, show)


def _bundle(ground: Ground, path: Path, show: "_Shown") -> None:
    from onrecord.tell.export.crate import bundle  # noqa: PLC0415  # loads the writers of every format

    made = bundle(ground)
    if path.suffix != ".zip":
        raise typer.BadParameter("name a file that ends in .zip", param_hint="--bundle")
    _package(made.package, path, show)
    for name, why in made.left_out:
        show.say(f"[yellow]left out:[/] {name}: {escaped(why)}")


def _package(package: "Package", output: Path, show: "_Shown") -> None:
    from onrecord.tell.export.packing import into_zip, to_folder  # noqa: PLC0415  # as above

    if output.suffix == ".zip":
        with open_file(output) as out:
            made = into_zip(package, out, show.file)
    elif is_there(output) and not output.is_dir():
        what = "a record" if is_record(output) else "a file"
        raise BadSource(f"{output} is {what}, and all tables need a folder", fix="name a folder, or a file in .zip")
    else:
        made = to_folder(package, output, opened=lambda path: open_file(path, folders=True), telling=show.file)
    show.written(output, counted(len(made), "file"))


_MOST_FAULTS = 5
"""Faults of an export that are shown, and kinds of them; --json has all."""
_ELSEWHERE = "it is not in the record"


def print_walk(story: Place, exported: Path, *, json: bool) -> None:
    """Walk every citation of an export back, print what was found, and end with status 1 where one is at fault."""
    # Loads the readers of every format.
    from onrecord.tell.export import to_json  # noqa: PLC0415
    from onrecord.tell.export.walk import walk_back  # noqa: PLC0415

    with opened(story) as told:
        walk = walk_back(told.view, exported)
    if json:
        faults = [{"where": fault.where, "what": fault.what} for fault in walk.faults]
        told_of = {"files": walk.files, "citations": walk.citations, "articles": len(walk.articles)}
        sys.stdout.write(to_json({"ok": not faults, **told_of, "faults": faults}) + "\n")
    elif walk.faults:
        what = f"{counted(len(walk.faults), 'fault')} in {counted(walk.citations, 'citation')}"
        kinds = Counter(fault.what for fault in walk.faults)
        console().print(f"[bold red]{escaped(str(exported))}: {what}[/]", soft_wrap=True)
        for said, times in kinds.most_common(_MOST_FAULTS):
            console().print(f"  {times} × {escaped(said)}", soft_wrap=True)
        if len(kinds) == 1 and _ELSEWHERE in kinds:
            console().print("  it looks like the export of another story", soft_wrap=True)
        for fault in walk.faults[:_MOST_FAULTS]:
            console().print(f"[red]{escaped(fault.where)}: {escaped(fault.what)}[/]", soft_wrap=True)
        if len(walk.faults) > _MOST_FAULTS:
            console().print(f"[dim]… and {len(walk.faults) - _MOST_FAULTS} more (see --json)[/]")
    else:
        console().print(
            f"{visible(str(exported))}: {counted(walk.files, 'file')}, {counted(walk.citations, 'citation')} of "
            f"{counted(len(walk.articles), 'article')}, no fault: each stands in the record, the record in its bytes",
            soft_wrap=True,
        )
    if walk.faults:
        raise typer.Exit(1)


class _Shown:
    """What is shown while an export is made."""

    def __init__(self, progress: Progress, *, quiet: bool) -> None:
        self._progress, self._quiet = progress, quiet
        self._task = progress.add_task("reading", total=None)
        self._file = ""

    def file(self, name: str) -> None:
        """The file that is being made."""
        self._file = name
        self._progress.update(self._task, description=f"writing {escaped(name)}", total=None, completed=0)

    def step(self, doing: str, done: int, total: int) -> None:
        """How far it is."""
        words = f"writing {escaped(self._file)}" if self._file and doing == "writing" else doing
        self._progress.update(self._task, description=words, completed=done, total=total)

    def written(self, path: Path, what: str) -> None:
        """That a file, or a folder, is there, and what it holds."""
        if not self._quiet and self._progress.console.is_terminal:
            self.say(f"{escaped(str(path))}: {what}")

    def say(self, words: str) -> None:
        """A line that stays."""
        self._progress.console.print(words, soft_wrap=True)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[_Shown]:
    errors = Console(stderr=True, highlight=False)
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    ) as progress:
        yield _Shown(progress, quiet=quiet)
