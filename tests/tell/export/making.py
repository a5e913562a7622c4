"""Making an export in memory."""

import io
from typing import Any

import msgspec

from onrecord.tell.export.formats import FORMAT
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import into_zip


def made(ground: Ground, name: str, *, table: str | None = None) -> bytes:
    """The one file of a format."""
    out = io.BytesIO()
    FORMAT[name].file(ground, f"story{FORMAT[name].suffix}", table=table).write(out)
    return out.getvalue()


def rows(ground: Ground, table: str = "assertions") -> list[dict[str, Any]]:
    """The rows of a table, as JSON Lines have them."""
    return [msgspec.json.decode(line, type=dict[str, Any]) for line in made(ground, "jsonl", table=table).splitlines()]


def packed(ground: Ground, name: str) -> bytes:
    """Everything a format writes, in a zip."""
    out = io.BytesIO()
    into_zip(FORMAT[name].package(ground), out)
    return out.getvalue()
