"""A record in a file: connection settings, migrations, and plain errors instead of SQLite's."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakSet

from onrecord.errors import NotARecord, OnRecordError, RecordBusy, RecordDamaged
from onrecord.record.migrating import for_sqlite, migrations

APPLICATION_ID = 0x6F6E7265  # "onre", so that file(1) and we can tell a record from any other SQLite file
_BUSY_SECONDS = 10
_WRITTEN_KIB = 1 << 20
"""Most memory for pages where a record is written to: words and fingerprints land all over their indexes, which take a
gibibyte at 100,000 articles. As much is taken as the record has."""
_CHECKPOINT_PAGES = 1 << 13
"""Pages in the log from which they go into the file: those that every article touches go there once for many."""
_MOST_FAULTS = 20
_UNWRITABLE = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN})
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_MAGIC = b"SQLite format 3\0"
_OPENING = threading.RLock()
"""Held while a file is looked at or opened, so that none is looked at while another thread opens it."""


class File(sqlite3.Connection):
    """A ``store.Store`` over one file."""

    inode: tuple[int, int] = (-1, -1)
    """Device and number of the file."""

    def close(self) -> None:
        """Give back the file and its locks."""
        with _OPENING:
            super().close()
            _HELD.discard(self)

    def begin(self) -> None:
        """Take the write lock."""
        self.execute("BEGIN IMMEDIATE")

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Row by row, as SQLite finds them."""
        cursor = self.cursor()
        cursor.row_factory = None
        yield from cursor.execute(sql)

    def snapshot(self) -> None:
        """Read the file as it is now; writers are not held up."""
        self.execute("BEGIN")
        self.execute("PRAGMA user_version").fetchone()  # the first look into the file is what settles the state

    def be_durable(self) -> None:
        """Wait for the disk at each commit."""
        self.execute("PRAGMA synchronous = FULL")

    def written_elsewhere(self) -> int:
        """SQLite's own count."""
        return int(self.execute("PRAGMA data_version").fetchone()[0])

    def tables(self) -> dict[str, tuple[str, ...]]:
        """Without those of the index, which is a table with tables of its own."""
        found = self.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        kept = {row[0] for row in found}
        made = self.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").fetchall()
        return {row[0]: self._columns(row[0]) for row in made if row[0] in kept}

    def _columns(self, table: str) -> tuple[str, ...]:
        rows = self.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
        return tuple(row[0] for row in rows)

    def index(self, sentences: Iterable[tuple[int, str]]) -> None:
        """Into FTS5."""
        self.executemany("INSERT INTO found (rowid, words) VALUES (?, ?)", sentences)

    def ranked(self, words: Sequence[str], *, most: int) -> list[tuple[int, float]]:
        """By FTS5's own BM25."""
        rows = self.execute(
            "SELECT rowid, bm25(found) FROM found WHERE found MATCH ? ORDER BY 2, 1 LIMIT ?",
            (" OR ".join(map(_quoted, words)), most),
        )
        return [(row[0], -row[1]) for row in rows]

    def standing(self, words: Sequence[str]) -> int:
        """By FTS5's own reading."""
        query = " AND ".join(map(_quoted, words))
        return int(self.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,)).fetchone()[0])

    def faults(self) -> list[str]:
        """Of pages and indexes, and of rows that belong to others."""
        found = [str(row[0]) for row in self.execute(f"PRAGMA integrity_check({_MOST_FAULTS})") if row[0] != "ok"]
        loose = Counter((row[0], row[2]) for row in self.execute("PRAGMA foreign_key_check"))
        return found + [f"{count} rows of {table} belong to no row of {of}" for (table, of), count in loose.items()]


_HELD: WeakSet[File] = WeakSet()
"""Connections of this process. Whoever closes a file in any other way takes all locks of this process from it: then a
reader elsewhere thinks itself alone, and clears the log away that is still written to."""


def _quoted(word: str) -> str:
    """A word in the index's own language, in which nothing of it is read as an operator."""
    return '"' + word.replace('"', '""') + '"'


def connect(path: Path, *, create: bool) -> File:
    """A connection to a record in the newest format.

    Raises NotARecord when the file is missing (unless ``create``), is something else, or comes from a newer onrecord;
    RecordBusy when another process keeps it locked.
    """
    if not path.exists() and not create:
        raise NotARecord(f"there is no record at {path}", fix=f"make one: onrecord build FOLDER -o {path}")
    if path.is_dir():
        make = "name a file, such as story.onrecord"
        read = f"make a record of what is in it: onrecord build {path} -o story.onrecord"
        raise NotARecord(f"{path} is a folder, not a record", fix=make if create else read)
    if path.exists() and not path.is_file():  # whoever looks into a pipe waits for ever
        raise NotARecord(f"{path} is a pipe or a device", fix="name a file, such as story.onrecord")
    with _OPENING, plain_errors(path):
        if not _may_be_record(path, create=create):
            raise NotARecord(f"{path} is not a record", fix="name a file that onrecord build made")
        if create:
            _without_leftovers(path)
        try:
            return _opened(path, str(path), create=create)
        except sqlite3.OperationalError as error:
            if create or _kind(error) not in _UNWRITABLE | _FULL or not path.exists():
                raise
            return _read_only(path, error)


def _opened(path: Path, named: str, *, create: bool) -> File:
    """A connection to a file, by its path or by an address that says how to open it."""
    db = _connected(path, named, create=create)
    try:
        _made_ready(db, path, create=create)
    except BaseException:
        db.close()
        raise
    return db


def _connected(path: Path, named: str, *, create: bool) -> File:
    is_address = named != str(path)
    try:
        # A server may open a record in one thread and read it in another; one at a time, which SQLite allows.
        return sqlite3.connect(
            named,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            factory=File,
            uri=is_address,
        )
    except sqlite3.OperationalError as error:
        if not is_address and not create:
            raise
        raise NotARecord(f"{path} cannot be opened: {error}", fix="check the folder and its permissions") from None


def _read_only(path: Path, why: sqlite3.OperationalError) -> File:
    """A connection to a file on a disk, or in a folder, that may not be written to, or has no room left.

    SQLite puts its log beside a file even to read it; without one nobody is writing, and the file is read as it stands.
    Of one in an older format, or whose disk may have room again, a copy is read; so it is where there is a log alone.
    """
    log = path.with_name(path.name + "-wal")
    has_log = log.exists() and log.stat().st_size > 0
    address = path.resolve().as_uri() + "?mode=ro" + ("" if has_log else "&immutable=1")
    db = _connected(path, address, create=False)
    try:
        if _kind(why) in _FULL or _format_of(db, path) < len(migrations()):
            with closing(db):
                return _copy_of(db, path)
        _made_ready(db, path, create=False)
    except sqlite3.OperationalError as error:
        db.close()
        if not has_log or _kind(error) not in _UNWRITABLE | _FULL:
            raise
    except BaseException:
        db.close()
        raise
    else:
        return db
    return _moved(path, log, why)


def _moved(path: Path, log: Path, why: sqlite3.OperationalError) -> File:
    """The same with its log, copied to where there is room for what SQLite puts beside it."""
    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            moved = Path(folder) / path.name
            for file in (path, log):
                shutil.copyfile(file, moved.with_name(file.name))
            with closing(_connected(moved, str(moved), create=False)) as db:
                return _copy_of(db, path)
    except OSError:
        raise why from None


def _copy_of(source: File, path: Path) -> File:
    """A copy in a file of SQLite's own, which nobody sees and which is gone when it is closed, in the newest format.

    Nothing can be written to it: it would be gone, too.
    """
    db = _connected(path, "", create=False)
    try:
        db.execute(f"PRAGMA cache_size = -{_WRITTEN_KIB}")  # the disk may be full
        source.backup(db)
        _made_ready(db, path, create=False)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def _made_ready(db: File, path: Path, *, create: bool) -> None:
    db.row_factory = sqlite3.Row
    _prepare(db, path)
    if path.exists():  # else it is in memory
        db.inode = _inode(path)
        _HELD.add(db)
    if create:
        db.execute(f"PRAGMA cache_size = -{_WRITTEN_KIB}")
        db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}")


def is_record(path: Path) -> bool:
    """Whether a file begins as a record does. What does not is never opened: SQLite writes over short files.

    Nothing is read of a pipe: whoever reads it next is to have all of it.
    """
    try:
        if not path.is_file():
            return False
        with _OPENING:
            at = _inode(path)
            if any(held.inode == at for held in _HELD):
                return True
            with path.open("rb") as file:
                return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def _inode(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def remove(path: Path, is_vain: Callable[[File], bool]) -> bool:
    """Take a record away, with the files that SQLite keeps beside it, if it ``is_vain`` and nobody else has it open."""
    db = connect(path, create=False)
    try:
        db.execute("PRAGMA busy_timeout = 0")
        # Without its log only one connection has a file: SQLite gives the log up for the last one.
        if not is_vain(db) or db.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            return False
        db.execute("BEGIN EXCLUSIVE")
        if is_vain(db):
            for file in (path, *_beside(path)):
                file.unlink(missing_ok=True)
            return True
        db.rollback()
        db.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:
        pass  # somebody has it open
    finally:
        db.close()
    return False


def _without_leftovers(path: Path) -> None:
    """Take away what a record left beside it that was removed while a server held it: a new one would be lost in it.

    It is looked for before the file is: what stood there without one is of no record that another process begins.
    """
    left = [file for file in _beside(path) if file.exists()]
    if not path.exists():
        for file in left:
            file.unlink(missing_ok=True)


def _beside(path: Path) -> list[Path]:
    """The files that SQLite keeps beside a record."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal")]


def _may_be_record(path: Path, *, create: bool) -> bool:
    if not path.exists() or not os.access(path, os.R_OK):
        return True  # SQLite says what is wrong with it
    return is_record(path) or (create and not path.stat().st_size)


def _prepare(db: File, path: Path) -> None:
    at, steps = _format_of(db, path), migrations()
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a crash can lose the last article, never damage the file
    if at < len(steps):
        db.execute("PRAGMA journal_mode = WAL")
    for number, step in enumerate(steps[at:], start=at + 1):
        _migrate(db, number, step)


def _format_of(db: File, path: Path) -> int:
    """The format of a record, 0 for a file that holds nothing yet. Raises NotARecord for what is none, or is newer."""
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise NotARecord(f"{path} is a database, but no record", fix="name a file that onrecord build made")
    known = len(migrations())
    at = int(db.execute("PRAGMA user_version").fetchone()[0])
    if at > known:
        raise NotARecord(
            f"{path} was written by a newer onrecord (format {at}; this one knows {known})",
            fix="upgrade: pip install --upgrade onrecord",
        )
    return at


def _migrate(db: File, number: int, step: str) -> None:
    db.begin()
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] < number:  # else another process was faster
            for statement in for_sqlite(step):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
    except BaseException:
        db.rollback()
        raise
    db.commit()


def _kind(error: sqlite3.Error) -> int:
    """Which of SQLite's kinds of errors it is, 0 where it is Python's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turns SQLite's errors into ours."""
    try:
        yield
    except OnRecordError:
        raise
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise RecordBusy(
                f"another process is writing to {path}", fix="wait for it to end, then try again"
            ) from None
        if "readonly" in str(error):
            raise NotARecord(
                f"{path} may not be written to",
                fix="check the permissions of the file and its folder, and that the disk has room",
            ) from None
        if _kind(error) == sqlite3.SQLITE_CANTOPEN:  # on a disk that takes nothing its log cannot be made
            raise NotARecord(
                f"{path} cannot be opened to be written to: {error}",
                fix="check the file's and the folder's permissions",
            ) from None
        if _kind(error) in _FULL:
            raise NotARecord(
                f"{path} could not be written to or read ({error}): a limit, a quota or the disk",
                fix="look how much may be written there; what is recorded stays, and the same command resumes",
            ) from None
        raise RecordDamaged(f"{path}: {error}", fix="run: onrecord check; or build it anew from its articles") from None
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise NotARecord(f"{path} is not a record", fix="name a file that onrecord build made") from None
        raise RecordDamaged(f"{path}: {error}", fix="build it anew from its articles") from None
