"""What a table is made of, and the data dictionary that says so to people and to programs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.tell.export.ground import Ground

BETWEEN = " | "
"""What stands between several values in one cell of a table that has no lists."""

Row = Mapping[str, Any]


class Kind(StrEnum):
    """What a column holds, by the names of the Frictionless Table Schema."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    TRUTH = "boolean"
    SEVERAL = "array"


class Link(StrEnum):
    """Where a cell of a spreadsheet leads."""

    ARTICLE = "articles"
    CLAIM = "claims"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, its heading for people, what it says. ``width`` is in characters."""

    name: str
    heading: str
    doc: str
    kind: Kind = Kind.TEXT
    width: int = 14
    link: Link | None = None
    in_sheet: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name for programs, its heading for people, what one row is, and how rows are made."""

    name: str
    heading: str
    doc: str
    columns: tuple[Column, ...]
    rows: Callable[[Ground], Iterable[Row]]

    def cells(self, ground: Ground) -> Iterator[tuple[Any, ...]]:
        """The rows, each as its values in the order of the columns."""
        names = [c.name for c in self.columns]
        for row in self.rows(ground):
            yield tuple(row[name] for name in names)


def citation(prefix: str = "", *, of: str, before: str = "") -> tuple[Column, ...]:
    """The six columns that walk a row back to bytes; ``of`` is what is cited, ``before`` begins each heading."""

    def head(words: str) -> str:
        return f"{before} {words}".strip().capitalize()

    return (
        Column(f"{prefix}quotation", head("quotation"), f"{of}, as it stands there", width=60),
        Column(f"{prefix}article_id", head("article"), "id of the article it stands in", width=18, link=Link.ARTICLE),
        Column(f"{prefix}path", head("file"), "the article's file, as it was given to onrecord", width=28),
        Column(f"{prefix}start", head("from character"), "its first character in the text", Kind.WHOLE, 10),
        Column(f"{prefix}end", head("to character"), "the character after its last", Kind.WHOLE, 10),
        Column(f"{prefix}sha256", head("sha-256"), "SHA-256 of the bytes the article was read from", width=18),
    )


def as_text(value: Any) -> str:
    """A value as a cell of text: nothing for None, several values in one cell, true and false in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return BETWEEN.join(str(v) for v in value)
    return str(value)


def markdown(tables: Sequence[Table]) -> str:
    """The data dictionary as people read it."""
    return "\n".join(_markdown(tables))


def _markdown(tables: Sequence[Table]) -> Iterator[str]:
    for table in tables:
        yield f"## {table.name}\n"
        yield f"{table.doc}\n"
        yield "| column | in the spreadsheet | holds | meaning |"
        yield "|---|---|---|---|"
        for column in table.columns:
            heading = column.heading if column.in_sheet else "—"
            yield f"| `{column.name}` | {heading} | {_IN_WORDS[column.kind]} | {column.doc} |"
        yield ""


_IN_WORDS = {
    Kind.TEXT: "text",
    Kind.WHOLE: "whole number",
    Kind.NUMBER: "number",
    Kind.TRUTH: "true or false",
    Kind.SEVERAL: "several texts",
}


def schema(table: Table, *, lists: bool) -> dict[str, Any]:
    """The columns as a Frictionless Table Schema; without ``lists`` several values are one text."""
    return {
        "fields": [
            {
                "name": c.name,
                "title": c.heading,
                "type": c.kind.value if lists or c.kind is not Kind.SEVERAL else Kind.TEXT.value,
                "description": c.doc
                if lists or c.kind is not Kind.SEVERAL
                else f"{c.doc}; several are parted by “{BETWEEN.strip()}”",
            }
            for c in table.columns
        ]
    }
