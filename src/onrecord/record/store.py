"""An open record, whatever keeps it: what every store can do, and how one is opened."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, Self

from onrecord.record import sqlite
from onrecord.record.place import Database, Place

__all__ = ["LONGEST_KEY", "Cursor", "Store", "connect", "is_record", "plain_errors", "remove", "transaction"]


LONGEST_KEY = 400
"""Characters of a word or a name key by which anything is looked up. What is longer is no word, and an index of
PostgreSQL holds 2,700 bytes of text at most."""


class Cursor(Protocol):
    """Rows of an answer. A row is read by position and by name; bare tuples come where ``row_factory`` is None."""

    row_factory: Any

    @property
    def rowcount(self) -> int:
        """How many rows were written."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Self:
        """Ask again."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Store(Protocol):
    """A connection to one record. Statements are SQL that both stores read, with ``?`` for each value.

    Everything is written between ``begin`` and ``commit``; see ``transaction``.
    """

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Do one statement."""

    def executemany(self, sql: str, values: Iterable[Sequence[Any]], /) -> Any:
        """Do one statement for each row of values."""

    def cursor(self) -> Cursor:
        """A cursor of its own."""

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Rows as bare tuples, not all of them held at once. Nothing else is asked before the last one has come."""

    def begin(self) -> None:
        """Become the one who writes. Raises RecordBusy when somebody else does for too long."""

    def commit(self) -> None:
        """Keep what was written."""

    def rollback(self) -> None:
        """Forget what was written."""

    def snapshot(self) -> None:
        """From now on read the record as it is now, until ``rollback`` or ``close``."""

    def be_durable(self) -> None:
        """From now on ``commit`` returns when what was written would outlive a loss of power."""

    def written_elsewhere(self) -> int:
        """A number that changes when another connection has written."""

    def index(self, sentences: Iterable[tuple[int, str]]) -> None:
        """Put numbered sentences where they are looked up by their words."""

    def ranked(self, words: Sequence[str], *, most: int) -> list[tuple[int, float]]:
        """Numbers of the sentences that have any of the words, and their BM25, best first."""

    def standing(self, words: Sequence[str]) -> int:
        """How many sentences have all the words."""

    def faults(self) -> list[str]:
        """What the store itself finds wrong with how the record is kept, in its own words."""

    def close(self) -> None:
        """Let go of the record."""


def connect(place: Place, *, create: bool) -> Store:
    """A connection to a record in the newest format.

    Raises NotARecord when it is missing (unless ``create``), is something else, or comes from a newer onrecord;
    RecordBusy when another process keeps it locked; for a database also FetchFailed and MissingPart.
    """
    if isinstance(place, Database):
        from onrecord.record import postgres  # noqa: PLC0415  # the library is an extra

        return postgres.connect(place, create=create)
    return sqlite.connect(Path(str(place)), create=create)


def is_record(place: Place) -> bool:
    """Whether a file begins as a record does, or a story of a database is named."""
    return isinstance(place, Database) or sqlite.is_record(Path(str(place)))


def remove(place: Place, *, captures: int = 0, decisions: int = 0) -> bool:
    """Take away a record that was made in vain: that holds no article, nothing that is watched, and no more captures
    and decisions than these. False, and it stays, where it holds more or another process has it open.
    """

    def is_vain(db: Store) -> bool:
        return not any(
            db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > most  # noqa: S608  # our own names
            for table, most in (("article", 0), ("watched", 0), ("decision", decisions), ("capture", captures))
        )

    if isinstance(place, Database):
        from onrecord.record import postgres  # noqa: PLC0415  # as above

        return postgres.remove(place, is_vain)
    return sqlite.remove(Path(str(place)), is_vain)


@contextmanager
def transaction(db: Store) -> Iterator[None]:
    """All or nothing; takes the write lock at once."""
    db.begin()
    try:
        yield
    except BaseException:
        db.rollback()
        raise
    db.commit()


@contextmanager
def plain_errors(place: Place) -> Iterator[None]:
    """Turns SQLite's errors into ours. The other store raises ours itself."""
    if isinstance(place, Database):
        yield
        return
    with sqlite.plain_errors(Path(str(place))):
        yield
