"""The watched addresses in the record."""

from collections.abc import Iterable
from dataclasses import replace
from types import TracebackType
from typing import Self

from onrecord.model.watched import Watched, WatchedKind
from onrecord.record.place import Place
from onrecord.record.rows import columns, from_row, to_row
from onrecord.record.store import connect, plain_errors, transaction


class WatchList:
    """What is watched for one record, made if there is none where ``create`` says so. Use as a context manager; raises
    what ``store.connect`` raises."""

    def __init__(self, path: Place, *, create: bool = True) -> None:
        self._path = path
        self._db = connect(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._db.close()

    def due(self, now: str, *, most: int) -> list[Watched]:
        """Addresses that are to be asked for by now, the longest due first."""
        return self._watched(
            "SELECT * FROM watched WHERE next != '' AND next <= ? ORDER BY next, address LIMIT ?", now, most
        )

    def all(self) -> list[Watched]:
        """Everything that is or was watched, by kind and address."""
        return self._watched("SELECT * FROM watched ORDER BY kind, address")

    def lists(self) -> set[str]:
        """Addresses of all lists."""
        with plain_errors(self._path):
            rows = self._db.execute("SELECT address FROM watched WHERE kind = ?", (WatchedKind.LIST,)).fetchall()
        return {row[0] for row in rows}

    def next_due(self) -> str:
        """When the next address is due, "" for never."""
        with plain_errors(self._path):
            found = self._db.execute("SELECT min(next) FROM watched WHERE next != ''").fetchone()[0]
        return found or ""

    def add(self, found: Iterable[Watched], *, given_up: int) -> int:
        """Watch these too; how many were not watched already. A page that failed so often that it was ``given_up`` is
        asked for again."""
        new = 0
        with plain_errors(self._path), transaction(self._db):
            for w in found:
                new += self._insert(w)
                self._db.execute(
                    "UPDATE watched SET next = ?, failures = 0"
                    " WHERE address = ? AND kind = ? AND next = '' AND failures >= ?",
                    (w.next, w.address, WatchedKind.PAGE.value, given_up),
                )
        return new

    def follow(self, lists: Iterable[Watched]) -> int:
        """Watch these lists that a person names; how many were not watched already, or no more, or not as lists."""
        new = 0
        with plain_errors(self._path), transaction(self._db):
            for w in lists:
                if self._insert(w):
                    new += 1
                    continue
                (was,) = self._watched("SELECT * FROM watched WHERE address = ?", w.address)
                new += not was.next or was.kind is not w.kind
                known = replace(was, of="", next=w.next, failures=0, error="") if was.kind is w.kind else w
                self._db.execute("DELETE FROM watched WHERE address = ?", (w.address,))
                self._insert(known)
        return new

    def note(self, found: Iterable[Watched]) -> None:
        """What is now known of these."""
        with plain_errors(self._path), transaction(self._db):
            for w in found:
                self._db.execute("DELETE FROM watched WHERE address = ?", (w.address,))
                self._insert(w)

    def _watched(self, sql: str, *given: str | int) -> list[Watched]:
        with plain_errors(self._path):
            return [from_row(Watched, dict(row)) for row in self._db.execute(sql, given)]

    def _insert(self, one: Watched) -> int:
        names = columns(Watched)
        quoted, marks = ", ".join(f'"{n}"' for n in names), ", ".join("?" * len(names))
        statement = f"INSERT INTO watched ({quoted}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608  # names come from our noun
        return self._db.execute(statement, to_row(one)).rowcount
