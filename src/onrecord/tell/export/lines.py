"""Tables as JSON Lines: one object a row, lists as lists."""

from collections.abc import Iterator

import msgspec

from onrecord.tell.export.dictionary import Table
from onrecord.tell.export.ground import Ground


def pieces(table: Table, ground: Ground) -> Iterator[bytes]:
    """One table, row by row, the columns in their order."""
    names = [c.name for c in table.columns]
    encode = msgspec.json.Encoder().encode
    for cells in table.cells(ground):
        yield encode(dict(zip(names, cells, strict=True))) + b"\n"
