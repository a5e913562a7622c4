"""The command line: each command is one call, an error is two lines, the exit status is its kind."""

import os
import sys
from typing import Annotated

import typer
from rich.console import Console

import onrecord
from onrecord.cli import (
    asking,
    claims,
    deciding,
    disputes,
    exporting,
    making,
    positions,
    quizzing,
    reading,
    reprints,
    sources,
)
from onrecord.errors import OnRecordError

app = typer.Typer(
    name="onrecord",
    help="Keep the record of a developing story: who said what, on whose word, about when, what changed since.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    epilog="Exit status: 0 done · 1 check found faults · 2 wrong call · 3 something could not be read (the rest is"
    " done) · 4 an address was not to be had · 5 not a record · 6 record damaged · 7 record busy · 8 nothing found ·"
    " 9 nothing to decide · 130 interrupted",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {onrecord.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    del version


making.register(app)
reading.register(app)
asking.register(app)
quizzing.register(app)
positions.register(app)
exporting.register(app)
claims.register(app)
disputes.register(app)
reprints.register(app)
sources.register(app)
deciding.register(app)


def main() -> None:
    """Run the command line; turn errors into two lines and an exit status."""
    errors = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        app()
    except OnRecordError as error:
        if os.environ.get("ONRECORD_DEBUG"):
            raise
        errors.print(f"[bold red]error:[/] {_plain(error.message)}")
        errors.print(f"[bold]try:[/]   {_plain(error.fix)}")
        sys.exit(error.exit_status)
    except BrokenPipeError:
        # The reader of our output went away (a pager, head): nothing to say, and nobody to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _plain(text: str) -> str:
    """Text that can neither mark itself up nor steer the terminal."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
    return shown.replace("[", r"\[")
