"""A whole record from one place to another: every table as it is, the index of words made anew."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from onrecord.errors import BadSource, OnRecordError
from onrecord.model import Span
from onrecord.record import sqlite
from onrecord.record.found import cut_rows
from onrecord.record.place import Place
from onrecord.record.store import LONGEST_KEY, Store, connect, plain_errors, remove, transaction

Progress = Callable[[str, int, int], None]
_INDEX = "found"
_KEYS = {"term": ("term",), "short_name": ("short", "entity")}
"""Columns whose texts are looked up by, and which an older record may have longer than they are now written."""


def copy(one: Place, other: Place, *, progress: Progress = lambda *_: None) -> int:
    """Copy the record at ``one`` to ``other``, all of it or nothing; how many rows it has.

    It is copied as it stands at the beginning, whatever is written to it meanwhile. ``progress`` is told of what is
    copied, and of how many tables that is which. Raises what ``store.connect`` raises, and BadSource when ``other`` is
    there already and holds anything; what a killed copy leaves holds nothing.
    """
    source = connect(one, create=False)
    try:
        with plain_errors(one):
            source.snapshot()
        with _empty(other) as target:
            return _all(_Read(source, one), target, progress)
    finally:
        source.close()


@contextmanager
def _empty(place: Place) -> Iterator[Store]:
    """A record that holds nothing, to be written in one transaction; taken away again when that fails."""
    made = not place.exists()
    target = connect(place, create=True)
    try:
        with plain_errors(place), transaction(target):
            _refuse_to_lose(target, place)
            yield target
    except BaseException:
        target.close()
        if made:
            with suppress(OnRecordError):
                remove(place)
        raise
    target.close()


class _Read:
    """The record that is read, whose errors are told as its own."""

    def __init__(self, db: Store, place: Place) -> None:
        self._db = db
        self._place = place

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """All rows of a table."""
        short = " AND ".join(f"length({key}) <= {LONGEST_KEY}" for key in _KEYS.get(table, ()))
        names = ", ".join(f'"{name}"' for name in columns)
        with plain_errors(self._place):
            yield from self._db.stream(f"SELECT {names} FROM {table}" + (f" WHERE {short}" if short else ""))  # noqa: S608  # our own names

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Number and words of each sentence of each study, for the index."""
        with plain_errors(self._place):
            studies = self._db.execute("SELECT id, article FROM study WHERE article IS NOT NULL ORDER BY id").fetchall()
            for study, article in studies:
                text = self._db.execute("SELECT text FROM article WHERE id = ? AND study = ?", (article, study))
                spans = self._db.execute(
                    'SELECT "start", "end" FROM sentence WHERE study = ? ORDER BY position', (study,)
                ).fetchall()
                yield from cut_rows(study, text.fetchone()[0], (Span(start, end) for start, end in spans))


def _all(source: _Read, target: Store, progress: Progress) -> int:
    tables = _tables()
    copied = 0
    for done, (table, columns) in enumerate(tables.items()):
        progress(table, done, len(tables) + 1)
        names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
        rows = _Counted(source.rows(table, columns))
        target.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608  # our own names
        copied += rows.count
    progress("the words of sentences", len(tables), len(tables) + 1)
    target.index(source.sentences())
    return copied


class _Counted:
    """Rows, and how many of them there were."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for row in self._rows:
            self.count += 1
            yield row


def _tables() -> dict[str, tuple[str, ...]]:
    """What a record consists of, with columns: tables that others refer to come before those. The index is left out."""
    db = sqlite.connect(Path(":memory:"), create=True)
    try:
        return {table: columns for table, columns in db.tables().items() if table != _INDEX}
    finally:
        db.close()


def _refuse_to_lose(db: Store, place: Place) -> None:
    if any(db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in _tables()):  # noqa: S608  # our own names
        raise BadSource(f"{place} is there already", fix="name another place to copy to")
