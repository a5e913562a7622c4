"""Tables as JSON Lines: one object a row, lists as lists."""

from collections.abc import Iterator

from onrecord.tell.export.dictionary import Table
from onrecord.tell.export.fitting import safe_json
from onrecord.tell.export.ground import Ground


def pieces(table: Table, ground: Ground) -> Iterator[bytes]:
    """One table, row by row, the columns in their order."""
    names = [c.name for c in table.columns]
    for cells in table.cells(ground):
        yield safe_json(dict(zip(names, cells, strict=True))) + b"\n"
