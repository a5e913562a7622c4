"""The tables as one spreadsheet (XLSX) that people read: headings in words, a frozen header, filters, links."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import IO, Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from onrecord.tell.export.delimited import guarded
from onrecord.tell.export.dictionary import Column, Kind, Link, Table, as_text
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.tables import TABLES
from onrecord.text import fit

LONGEST = 32_000
"""Characters of a cell: a spreadsheet holds no more than 32,767, and some programs count them in UTF-16."""
CUT = " […]"
_MOST_ROWS = 1_048_575
_MOST_LINKS = 60_000
"""Links of a sheet: past 65,530 of them a file does not open."""
_LONGEST_LINK = 2_000
_ADDRESS = re.compile(r"https?://[^\s]+")
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  # the format has no zone, and a file made from a record has no time


def write(ground: Ground, out: IO[bytes]) -> None:
    """All tables, a sheet each, after one that says how to read them."""
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "in_memory": False})
    book.set_properties({"title": "onrecord", "created": _EPOCH})
    # Rows of links are known before their sheets are written.
    places = {
        Link.CLAIM: {claim.id: n + 2 for n, claim in enumerate(ground.claims)},
        Link.ARTICLE: {r.article.id: n + 2 for n, r in enumerate(ground.story.articles)},
    }
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "cell": book.add_format({"text_wrap": True, "valign": "top"}),
        "link": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0563C1", "underline": 1}),
    }
    _about(book.add_worksheet("Read me"), ground, styles)
    for table in TABLES:
        _Sheet(book.add_worksheet(table.heading), table, styles=styles, places=places).write(ground)
    book.close()


def _about(sheet: Worksheet, ground: Ground, styles: Mapping[str, Format]) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    lines = [
        ("onrecord", "Who said what, on whose word, about when, and what has changed since. No verdicts."),
        ("Articles", str(len(ground.story.articles))),
        ("Citations", "Each row has the quotation, the article it stands in, its characters, and the SHA-256 of the "
         "bytes that were read. Characters are Unicode code points of the article's text, from 0, end excluded."),
        ("Apostrophes", "A cell that begins like a formula has an apostrophe before it, so that nothing runs."),
        ("Long texts", f"A text of more than {LONGEST:,} characters is cut and ends in “{CUT.strip()}”."),
        *((table.heading, table.doc) for table in TABLES),
    ]  # fmt: skip
    for number, (name, words) in enumerate(lines):
        sheet.write_string(number, 0, name, styles["head"])
        sheet.write_string(number, 1, words, styles["cell"])


class _Sheet:
    """One table being written, row after row."""

    def __init__(
        self, sheet: Worksheet, table: Table, *, styles: Mapping[str, Format], places: Mapping[Link, Mapping[str, int]]
    ) -> None:
        self._sheet, self._table, self._styles, self._places = sheet, table, styles, places
        self._links = 0
        self._columns = [c for c in table.columns if c.in_sheet]

    def write(self, ground: Ground) -> None:
        sheet = self._sheet
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(self._columns):
            sheet.write_string(0, number, column.heading, self._styles["head"])
        rows = 0
        for row in self._table.rows(ground):
            if rows == _MOST_ROWS:
                break  # the sheet is full; the other formats have all rows
            rows += 1
            self._row(rows, [row[c.name] for c in self._columns])
        sheet.autofilter(0, 0, rows, len(self._columns) - 1)

    def _row(self, number: int, values: Sequence[Any]) -> None:
        for place, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            if value is None or value in ("", []):
                continue
            if column.kind in {Kind.WHOLE, Kind.NUMBER}:
                self._sheet.write_number(number, place, value, self._styles["cell"])
            elif (target := self._target(column, value)) is not None:
                self._links += 1
                self._sheet.write_url(number, place, target, self._styles["link"], cell(value))
            else:
                self._sheet.write_string(number, place, cell(value), self._styles["cell"])

    def _target(self, column: Column, value: Any) -> str | None:
        """Where a cell leads, None where it leads nowhere."""
        if column.link is None or self._links >= _MOST_LINKS:
            return None
        if column.link is Link.ADDRESS:
            return value if _ADDRESS.fullmatch(value) and len(value) < _LONGEST_LINK else None
        row = self._places[column.link].get(value)
        return f"internal:'{_HEADINGS[column.link]}'!A{row}" if row is not None else None


_HEADINGS = {link: table.heading for table in TABLES for link in Link if link.value == table.name}


def cell(value: Any) -> str:
    """A value as the text of a cell."""
    text = guarded(fit(as_text(value)))
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
