"""Tables as CSV (RFC 4180): UTF-8 with a byte order mark, so that every spreadsheet reads it right."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.tell.export.dictionary import Table, as_text
from onrecord.tell.export.ground import Ground
from onrecord.text import fit

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"''*[=+\-@\t\r]")


def guarded(value: str) -> str:
    """A cell that no spreadsheet runs: one that begins like a formula gets an apostrophe before it.

    So does one that begins with apostrophes and then like a formula, so that ``bare`` always gives back what was there.
    """
    return f"'{value}" if _FORMULA.match(value) else value


def bare(cell: str) -> str:
    """What stood in a cell before ``guarded``."""
    return cell[1:] if _GUARDED.match(cell) else cell


def pieces(table: Table, ground: Ground) -> Iterator[bytes]:
    """One table, row by row."""
    yield b"\xef\xbb\xbf"
    yield from _lines([tuple(c.name for c in table.columns)])
    yield from _lines(table.cells(ground))


def _lines(rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(
            [
                value
                if isinstance(value, int | float) and not isinstance(value, bool)
                else guarded(fit(as_text(value)))
                for value in row
            ]
        )
        yield out.getvalue().encode()
        out.seek(0)
        out.truncate()
