"""Reading an export again: every citation that is in a file, whatever its format."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

import icalendar
import msgspec
from lxml import etree

from onrecord.errors import BadSource
from onrecord.tell.export.citing import PREFIX
from onrecord.tell.export.delimited import bare
from onrecord.tell.export.parquet import library
from onrecord.tell.export.sheets import sheets
from onrecord.tell.export.tables import TABLES
from onrecord.tell.export.web_archive import captures_in

_BEFORE = ("", "other_", "cited_")
"""What may stand before the names of a citation's parts: a row can have two."""
_INSIDE = '{"article_id"'
"""How a citation begins that stands in a text."""
_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Found:
    """What an export says of an article: that these bytes are behind it, and these characters in it, if any.

    ``text`` is all of its text, where the export has that. What is not given is None. ``article`` is "" where an export
    has the bytes themselves, of whatever article they are.
    """

    article: str
    sha256: str | None = None
    start: int | None = None
    end: int | None = None
    quotation: str | None = None
    text: str | None = None


def in_value(value: Any) -> Iterator[Found]:
    """Every citation inside a value of JSON, without recursion."""
    stack = [value]
    while stack:
        here = stack.pop()
        if isinstance(here, dict):
            yield from _in_object(here)
            stack.extend(here.values())
        elif isinstance(here, list):
            stack.extend(here)
        elif isinstance(here, str) and here.startswith(_INSIDE):
            stack.append(_decoded(here.encode()))


def _in_object(here: Mapping[str, Any]) -> Iterator[Found]:
    named = {key.removeprefix(PREFIX): value for key, value in here.items()}
    for before in _BEFORE:
        article = named.get(f"{before}article_id")
        if article:
            parts = [named.get(f"{before}{name}") for name in ("sha256", "start", "end", "quotation")]
            yield Found(article, *parts)
            if "selector" in named:
                yield from _in_selectors(article, parts[0], named["selector"])
    if "text" in named and ("capture" in named or "characters" in named):  # an article with its text
        yield Found(named["id"], named.get("capture", named.get("sha256")), text=named["text"])


def _in_selectors(article: str, sha256: Any, selectors: Any) -> Iterator[Found]:
    """The quotation and the position of a Web Annotation's target, as one citation."""
    merged: dict[str, Any] = {}
    for selector in selectors if isinstance(selectors, list) else []:
        merged |= selector if isinstance(selector, dict) else {}
    yield Found(article, sha256, merged.get("start"), merged.get("end"), merged.get("exact"))


def _decoded(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise BadSource(f"it is not JSON: {error}", fix="export it anew") from None


def _json(body: IO[bytes]) -> Iterator[Found]:
    return in_value(_decoded(body.read()))


def _json_lines(body: IO[bytes]) -> Iterator[Found]:
    for line in body:
        if line.strip():
            yield from in_value(_decoded(line))


def _csv(body: IO[bytes]) -> Iterator[Found]:
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(body, "utf-8-sig", newline="")
    try:
        for row in csv.DictReader(text):
            yield from _in_object(_numbered({str(k): bare(v or "") for k, v in row.items()}))
    except (csv.Error, UnicodeDecodeError) as error:
        raise BadSource(f"it is not CSV: {error}", fix="export it anew") from None
    finally:
        text.detach()


def _numbered(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose numbers came as text."""
    return {
        key: int(value) if key.endswith(("start", "end")) and str(value).isdigit() else value
        for key, value in row.items()
    }


def _xlsx(body: IO[bytes]) -> Iterator[Found]:
    names = {table.heading: {c.heading: c.name for c in table.columns} for table in TABLES}
    for sheet, row in sheets(body):
        known = names.get(sheet, {})
        yield from _in_object(_numbered({known.get(k, k): bare(v) for k, v in row.items()}))


def _parquet(body: IO[bytes]) -> Iterator[Found]:
    _, files = library()
    for batch in files.ParquetFile(body).iter_batches(batch_size=2_000):
        for row in batch.to_pylist():
            yield from _in_object(row)


def _calendar(body: IO[bytes]) -> Iterator[Found]:
    for event in icalendar.Calendar.from_ical(body.read()).walk("VEVENT"):
        held = event.get("x-onrecord-citation", [])
        for citation in held if isinstance(held, list) else [held]:
            yield from in_value(str(citation))


def _graph(body: IO[bytes]) -> Iterator[Found]:
    """Nodes and edges of GraphML and GEXF, one at a time."""
    for _, element in etree.iterparse(body, events=("end",), resolve_entities=False, no_network=True):
        if etree.QName(element).localname in {"node", "edge"}:
            values: dict[str, Any] = {}
            for child in element.iter():
                kind = etree.QName(child).localname
                if kind == "data":
                    values[str(child.get("key")).partition(".")[2]] = child.text or ""
                elif kind == "attvalue":
                    values[str(child.get("for"))] = child.get("value")
            yield from _in_object(_numbered(values))
            element.clear()


def _archive(body: IO[bytes]) -> Iterator[Found]:
    return (Found("", sha256=hashlib.sha256(held).hexdigest()) for _, held in captures_in(body))


_READERS: dict[str, Callable[[IO[bytes]], Iterator[Found]]] = {
    ".ftm.json": _json_lines,
    ".jsonl": _json_lines,
    ".json": _json,
    ".jsonld": _json,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
    ".ics": _calendar,
    ".graphml": _graph,
    ".gexf": _graph,
    ".warc.gz": _archive,
}
_ODD = (ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile, etree.LxmlError)


def is_read(name: str) -> bool:
    """Whether a file of this name is one that an export can be."""
    return any(name.endswith(suffix) for suffix in _READERS)


def citations(name: str, body: IO[bytes]) -> Iterator[Found]:
    """Every citation of a file. Raises BadSource for one that is not what its name says."""
    reader = next((_READERS[suffix] for suffix in _READERS if name.endswith(suffix)), None)
    if reader is None:
        raise BadSource(f"{name} is no export: it ends in none of {', '.join(_READERS)}", fix="name a file of export")
    try:
        yield from reader(body)
    except _ODD as error:
        raise BadSource(f"{name} cannot be read: {error}", fix="export it anew") from None
    except BadSource as error:
        raise BadSource(f"{name}: {error.message}", fix=error.fix) from None
