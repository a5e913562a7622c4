"""The watched addresses in the record."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.model.watched import Watched, WatchedKind
from onrecord.record.rows import columns, from_row, to_row
from onrecord.record.store import connect, plain_errors, transaction


class WatchList:
    """What is watched for one record. Use as a context manager; raises what ``store.connect`` raises."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = connect(path, create=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._db.close()

    def due(self, now: str, *, most: int) -> list[Watched]:
        """Addresses that are to be asked for by now, the longest due first."""
        rows = self._db.execute(
            "SELECT * FROM watched WHERE next != '' AND next <= ? ORDER BY next, address LIMIT ?", (now, most)
        )
        return [from_row(Watched, dict(row)) for row in rows]

    def all(self) -> list[Watched]:
        """Everything that is or was watched, by kind and address."""
        rows = self._db.execute("SELECT * FROM watched ORDER BY kind, address")
        return [from_row(Watched, dict(row)) for row in rows]

    def lists(self) -> set[str]:
        """Addresses of all lists."""
        return {row[0] for row in self._db.execute("SELECT address FROM watched WHERE kind = ?", (WatchedKind.LIST,))}

    def next_due(self) -> str:
        """When the next address is due, "" for never."""
        found = self._db.execute("SELECT min(next) FROM watched WHERE next != ''").fetchone()[0]
        return found or ""

    def add(self, found: Iterable[Watched]) -> int:
        """Watch these too; how many were not watched already."""
        return self._write("INSERT OR IGNORE", found)

    def note(self, found: Iterable[Watched]) -> None:
        """What is now known of these."""
        self._write("INSERT OR REPLACE", found)

    def _write(self, how: str, found: Iterable[Watched]) -> int:
        names = columns(Watched)
        quoted, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
        statement = f"{how} INTO watched ({quoted}) VALUES ({marks})"  # names come from our noun
        with plain_errors(self._path), transaction(self._db):
            return sum(self._db.execute(statement, to_row(w)).rowcount for w in found)
