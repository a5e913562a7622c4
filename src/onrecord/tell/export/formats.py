"""The table of formats: what each is called, what it holds, and how it is made."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO

import msgspec

import onrecord
from onrecord.errors import NothingFound
from onrecord.tell.deadlines.calendar_file import calendar
from onrecord.tell.export import (
    annotations,
    csl,
    delimited,
    follow_the_money,
    graphs,
    lines,
    ninjs,
    parquet,
    prov,
    schema_org,
    spreadsheet,
    stix,
    timeline_js,
    wacz,
    web_archive,
    whole,
)
from onrecord.tell.export.dictionary import Table, markdown, schema
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import File, Package, Written, from_bytes, from_pieces
from onrecord.tell.export.rows import cited
from onrecord.tell.export.tables import BY_NAME, TABLES

FIRST_TABLE = "assertions"
"""The table that is written where one is asked for and none is named."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format. ``suffix`` is that of its file; ``tables`` says that each table is a file of its own.

    ``text`` says that it can be shown in a terminal; ``reader`` is what it is for. ``raw`` says that it is what came in
    and when, which no bundle has.
    """

    name: str
    suffix: str
    media_type: str
    doc: str
    reader: str
    write: Callable[[Ground, IO[bytes]], None] | None = None
    table: Callable[[Table, Ground, IO[bytes]], None] | None = None
    text: bool = True
    raw: bool = False

    @property
    def tables(self) -> bool:
        """Whether each table is a file of its own."""
        return self.table is not None

    def file(self, ground: Ground, name: str, *, table: str | None = None) -> File:
        """The one file of the format; of a format of tables the one with this table. Raises NothingFound for none."""
        if self.table is not None:
            asked = BY_NAME.get(table or FIRST_TABLE)
            if asked is None:
                raise NothingFound(f"there is no table {table!r}", fix=f"name one of: {', '.join(BY_NAME)}")
            return File(name, self.media_type, asked.doc, partial(self.table, asked, ground))
        if self.write is None:
            raise TypeError(self.name)
        return File(name, self.media_type, self.doc, partial(self.write, ground))

    def package(self, ground: Ground, folder: str = "") -> Package:
        """All its files: for a format of tables each table, with a data dictionary for people and one for programs."""
        if not self.tables:
            return Package([self.file(ground, f"{folder}story{self.suffix}")])
        files = [self.file(ground, f"{folder}{t.name}{self.suffix}", table=t.name) for t in TABLES]
        return Package(files, partial(self._described, ground.id, folder))

    def _described(self, story: str, folder: str, written: Sequence[Written]) -> Iterable[File]:
        lists = self.name != "csv"
        yield File(f"{folder}dictionary.md", "text/markdown", "What each column means", from_bytes(_dictionary()))
        yield File(
            f"{folder}datapackage.json",
            "application/json",
            "The tables and their columns, as a Frictionless Data Package",
            from_bytes(_data_package(story, [w for w in written if w.name.startswith(folder)], lists=lists)),
        )


def _dictionary() -> bytes:
    return f"# Data dictionary\n\n{markdown(TABLES)}".encode()


def _data_package(story: str, written: Sequence[Written], *, lists: bool) -> bytes:
    """A descriptor as the Data Package standard has it, with the hash of each table."""
    resources = []
    for table in TABLES:
        found = next((w for w in written if w.name.rpartition("/")[2].partition(".")[0] == table.name), None)
        if found is not None:
            resources.append(
                {
                    "name": table.name.replace("_", "-"),
                    "title": table.heading,
                    "description": table.doc,
                    "path": found.name.rpartition("/")[2],
                    "mediatype": found.media_type,
                    "bytes": found.size,
                    "hash": f"sha256:{found.sha256}",
                    "schema": schema(table, lists=lists),
                }
            )
    made = {"name": f"onrecord-{story}", "created_by": f"onrecord {onrecord.__version__}", "resources": resources}
    return msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n"


def _calendar(ground: Ground) -> Iterator[bytes]:
    entries = ground.deadlines
    titles = {r.article.id: r.article.title.value for r in ground.story.articles if r.article.title}
    notes = {e.id: [cited(ground, q.citation).as_json() for q in e.quotes] for e in entries}
    yield calendar(entries, titles, notes)


def _pieces(made: Callable[[Ground], Iterable[bytes]]) -> Callable[[Ground, IO[bytes]], None]:
    def write(ground: Ground, out: IO[bytes]) -> None:
        from_pieces(partial(made, ground))(out)

    return write


def _table(made: Callable[[Table, Ground], Iterable[bytes]]) -> Callable[[Table, Ground, IO[bytes]], None]:
    def write(table: Table, ground: Ground, out: IO[bytes]) -> None:
        from_pieces(partial(made, table, ground))(out)

    return write


_JSON, _JSON_LD = "application/json", "application/ld+json"

FORMATS = (
    Format("json", ".json", _JSON, "the whole record", "any JSON reader", _pieces(whole.pieces)),
    Format(
        "xlsx",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "all tables as a spreadsheet, a sheet each",
        "Excel, LibreOffice, Google Sheets",
        spreadsheet.write,
        text=False,
    ),
    Format(
        "csv", ".csv", "text/csv", "tables, a file each", "any spreadsheet, pandas, R", table=_table(delimited.pieces)
    ),
    Format(
        "jsonl", ".jsonl", "application/jsonl", "tables, a file each", "pandas, DuckDB, jq", table=_table(lines.pieces)
    ),
    Format(
        "parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        "tables, a file each; needs onrecord[tables]",
        "pandas, Polars, DuckDB, R",
        table=parquet.write,
        text=False,
    ),
    Format(
        "annotations",
        ".annotations.jsonld",
        _JSON_LD,
        "assertions as W3C Web Annotations",
        "any reader of Web Annotations or JSON-LD",
        _pieces(annotations.pieces),
    ),
    Format(
        "prov", ".prov.json", _JSON, "what comes from which bytes and whom: PROV-JSON", "prov", _pieces(prov.pieces)
    ),
    Format(
        "ftm",
        ".ftm.json",
        "application/json+ftm",
        "articles, people, bodies and notes as FollowTheMoney entities",
        "Aleph, OpenAleph, ftm",
        _pieces(follow_the_money.pieces),
    ),
    Format("ninjs", ".ninjs.json", _JSON, "articles as IPTC ninjs 3", "newsroom systems", _pieces(ninjs.pieces)),
    Format("ical", ".ics", "text/calendar", "windows and deadlines as iCalendar", "any calendar", _pieces(_calendar)),
    Format(
        "timelinejs", ".timeline.json", _JSON, "the timeline for TimelineJS", "TimelineJS", _pieces(timeline_js.pieces)
    ),
    Format(
        "graphml",
        ".graphml",
        "application/graphml+xml",
        "who rests on whom, and who puts which claim",
        "yEd, Cytoscape, networkx",
        graphs.graphml,
    ),
    Format("gexf", ".gexf", "application/gexf+xml", "the same graph as GEXF", "Gephi, networkx", graphs.gexf),
    Format(
        "schema-org",
        ".schema-org.jsonld",
        _JSON_LD,
        "schema.org Claim and ClaimReview, without a rating",
        "any JSON-LD reader",
        _pieces(schema_org.pieces),
    ),
    Format("stix", ".stix.json", _JSON, "reports and notes as STIX 2.1", "OpenCTI, MISP, stix2", _pieces(stix.pieces)),
    Format(
        "csl",
        ".csl.json",
        "application/vnd.citationstyles.csl+json",
        "articles as references",
        "Zotero, Pandoc, citeproc",
        _pieces(csl.pieces),
    ),
    Format(
        "warc",
        ".warc.gz",
        "application/warc",
        "the captures themselves, byte for byte, as a web archive",
        "onrecord build, warcio, pywb",
        web_archive.write,
        text=False,
        raw=True,
    ),
    Format(
        "wacz",
        ".wacz",
        "application/wacz",
        "the same archive with its index and a list of its pages",
        "ReplayWeb.page, pywb, onrecord build",
        wacz.write,
        text=False,
        raw=True,
    ),
)

FORMAT = {format_.name: format_ for format_ in FORMATS}
