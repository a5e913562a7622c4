"""The forms in which a command prints besides a page: JSON and CSV, one at a time."""

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
import typer

from onrecord.cli.printing import safe_cell

AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV instead.")]


def one_form(*, as_csv: bool, json: bool) -> None:
    """Refuse a call that asks for two forms at once."""
    if as_csv and json:
        raise typer.BadParameter("give --csv or --json, not both")


def one_day(given: str) -> date:
    """A day of the calendar. Refuses a month, a year and what is no day, and says what to give."""
    try:
        return datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007  # a day, no moment in time
    except ValueError:
        raise typer.BadParameter(f"{given!r} is no day: give year, month and day, such as 2025-03-01") from None


def print_json(value: Any) -> None:
    """Nouns as JSON, two spaces to a level."""
    from onrecord.tell.export import to_json  # noqa: PLC0415  # with all that an export tells

    sys.stdout.write(to_json(msgspec.to_builtins(value, enc_hook=_listed)) + "\n")


def _listed(value: Any) -> list[Any]:
    """What is made by need as the list that it stands for."""
    if isinstance(value, Sequence):
        return list(value)
    raise NotImplementedError(f"{type(value).__name__} has no form in JSON")


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """A table; no cell of it is run as a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell("" if value is None else str(value)) for value in row])
    typer.echo(out.getvalue(), nl=False)
