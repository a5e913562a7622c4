"""Values on their way to PostgreSQL and back, in the forms SQLite has: rows by name, text with any character."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from psycopg.abc import Buffer
from psycopg.types.numeric import NumericBinaryLoader

_MARK = "\ufdd0"
"""A code point that stands for no character. It marks a NUL, which articles may have and PostgreSQL's text may not."""


class Row(tuple[Any, ...]):
    """Values by position and by name, as ``sqlite3.Row`` has them."""

    __slots__ = ()
    names: dict[str, int] = {}  # noqa: RUF012  # each kind of row has its own

    def keys(self) -> list[str]:
        """Names of the columns, in order; with these ``dict(row)`` works."""
        return list(self.names)

    def __getitem__(self, key: Any) -> Any:
        return tuple.__getitem__(self, self.names[key] if isinstance(key, str) else key)


@lru_cache(maxsize=512)
def kind_of(names: tuple[str, ...]) -> type[Row]:
    """The kind of rows that have these columns."""
    return type("Row", (Row,), {"__slots__": (), "names": {name: n for n, name in enumerate(names)}})


def sent(values: Iterable[Any]) -> list[Any]:
    """Values as the server takes them."""
    return [_marked(v) if type(v) is str and ("\0" in v or _MARK in v) else v for v in values]


def came(rows: Sequence[tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    """Rows as they were before ``sent``."""
    return [_bare(row) if any(type(v) is str and _MARK in v for v in row) else row for row in rows]


def _marked(text: str) -> str:
    return text.replace(_MARK, _MARK + "1").replace("\0", _MARK + "0")


def _bare(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(v.replace(_MARK + "0", "\0").replace(_MARK + "1", _MARK) if isinstance(v, str) else v for v in row)


class WholeNumbers(NumericBinaryLoader):
    """A sum of whole numbers is a whole number here too, not a Decimal."""

    def load(self, data: Buffer) -> Any:
        """An int, or a float where there is a fraction."""
        number = super().load(data)
        return int(number) if number == number.to_integral_value() else float(number)
