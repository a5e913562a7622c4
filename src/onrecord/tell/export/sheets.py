"""The rows of a spreadsheet (XLSX) by their headings, without a spreadsheet library."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LETTERS = re.compile(r"[A-Z]+")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets(body: IO[bytes]) -> Iterator[tuple[str, dict[str, str]]]:
    """The name of the sheet and the row, for each row below a sheet's first. Source: ECMA-376."""
    with zipfile.ZipFile(body) as book:
        shared = _shared(book)
        targets = {r.get("Id"): r.get("Target") for r in _parse(book, "xl/_rels/workbook.xml.rels")}
        for sheet in _parse(book, "xl/workbook.xml").iter(f"{_MAIN}sheet"):
            target = str(targets.get(sheet.get(_RELATION)))
            name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield from ((str(sheet.get("name")), row) for row in _rows(book, name, shared))


def _rows(book: zipfile.ZipFile, name: str, shared: list[str]) -> Iterator[dict[str, str]]:
    headings: dict[str, str] | None = None
    with book.open(name) as body:
        for _, row in etree.iterparse(
            body, events=("end",), tag=f"{_MAIN}row", resolve_entities=False, no_network=True
        ):
            cells = {_column(c): _text(c, shared) for c in row.iter(f"{_MAIN}c")}
            if headings is None:
                headings = cells
            else:
                yield {headings[place]: value for place, value in cells.items() if place in headings}
            row.clear()


def _column(cell: Any) -> str:
    found = _LETTERS.match(cell.get("r", ""))
    return found.group() if found else ""


def _text(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _plain("".join(t.text or "" for t in cell.iter(f"{_MAIN}t")))
    value = cell.find(f"{_MAIN}v")
    text = (value.text or "") if value is not None else ""
    return shared[int(text)] if cell.get("t") == "s" else text


def _shared(book: zipfile.ZipFile) -> list[str]:
    """Texts that a program which saved the sheet anew may have put in one place."""
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    items = _parse(book, "xl/sharedStrings.xml").iter(f"{_MAIN}si")
    return [_plain("".join(t.text or "" for t in item.iter(f"{_MAIN}t"))) for item in items]


def _parse(book: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(book.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _plain(text: str) -> str:
    """Characters that XML cannot hold, as they were."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
