"""Tables as Parquet, for those who work with data frames. Needs pyarrow, which ``onrecord[tables]`` brings."""

from collections.abc import Iterator
from itertools import islice
from types import ModuleType
from typing import IO, Any

from onrecord.errors import MissingPart
from onrecord.tell.export.dictionary import Kind, Table
from onrecord.tell.export.ground import Ground

_GROUP = 20_000
"""Rows that are held at a time."""


def library() -> tuple[ModuleType, ModuleType]:
    """pyarrow and its Parquet half. Raises MissingPart where they are not installed."""
    try:
        import pyarrow  # noqa: PLC0415  # forty megabytes that only this format needs
        import pyarrow.parquet as files  # noqa: PLC0415
    except ImportError:
        raise MissingPart(
            "Parquet needs pyarrow, which is not installed", fix="install it: pip install 'onrecord[tables]'"
        ) from None
    return pyarrow, files


def write(table: Table, ground: Ground, out: IO[bytes]) -> None:
    """One table, some thousands of rows at a time."""
    arrow, files = library()
    schema = _schema(arrow, table)
    with files.ParquetWriter(out, schema, compression="zstd") as writer:
        for columns in _groups(table, ground):
            writer.write_table(arrow.table(dict(zip(schema.names, columns, strict=True)), schema=schema))


def _groups(table: Table, ground: Ground) -> Iterator[list[list[Any]]]:
    rows = table.cells(ground)
    while group := list(islice(rows, _GROUP)):
        yield [list(column) for column in zip(*group, strict=True)]


def _schema(arrow: ModuleType, table: Table) -> Any:
    kinds = {
        Kind.TEXT: arrow.string(),
        Kind.WHOLE: arrow.int64(),
        Kind.NUMBER: arrow.float64(),
        Kind.TRUTH: arrow.bool_(),
        Kind.SEVERAL: arrow.list_(arrow.string()),
    }
    fields = [arrow.field(c.name, kinds[c.kind], metadata={"description": c.doc}) for c in table.columns]
    return arrow.schema(fields, metadata={"description": table.doc})
