"""Opening the file: connection settings, migrations, and plain errors instead of SQLite's."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from onrecord.errors import NotARecord, OnRecordError, RecordBusy, RecordDamaged

APPLICATION_ID = 0x6F6E7265  # "onre", so that file(1) and we can tell a record from any other SQLite file
_BUSY_SECONDS = 10
_MAGIC = b"SQLite format 3\0"


def _migrations() -> list[str]:
    """SQL of the migrations, in order; the n-th brings a record to format n."""
    folder = files("onrecord.record") / "migrations"
    return [f.read_text("utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".sql")]


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to a record in the newest format.

    Raises NotARecord when the file is missing (unless ``create``), is something else, or comes from a newer onrecord;
    RecordBusy when another process keeps it locked.
    """
    if not path.exists() and not create:
        raise NotARecord(f"there is no record at {path}", fix=f"make one: onrecord build FOLDER -o {path}")
    if path.is_dir():
        raise NotARecord(f"{path} is a folder", fix="name a file, such as story.onrecord")
    if not _may_be_record(path, create=create):
        raise NotARecord(f"{path} is not a record", fix="name a file that onrecord build made")
    with plain_errors(path):
        try:
            # A server may open a record in one thread and read it in another; one at a time, which SQLite allows.
            db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise NotARecord(f"{path} cannot be opened: {error}", fix="check the folder and its permissions") from None
        db.row_factory = sqlite3.Row
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
        return db


def is_record(path: Path) -> bool:
    """Whether a file begins as a record does. What does not is never opened: SQLite writes over short files."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def _may_be_record(path: Path, *, create: bool) -> bool:
    if not path.exists() or not os.access(path, os.R_OK):
        return True  # SQLite says what is wrong with it
    return is_record(path) or (create and not path.stat().st_size)


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise NotARecord(f"{path} is a database, but no record", fix="name a file that onrecord build made")
    steps = _migrations()
    at = db.execute("PRAGMA user_version").fetchone()[0]
    if at > len(steps):
        raise NotARecord(
            f"{path} was written by a newer onrecord (format {at}; this one knows {len(steps)})",
            fix="upgrade: pip install --upgrade onrecord",
        )
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")  # in WAL mode a crash can lose the last article, never damage the file
    if at < len(steps):
        db.execute("PRAGMA journal_mode = WAL")
    for number, sql in enumerate(steps[at:], start=at + 1):
        with transaction(db):
            if db.execute("PRAGMA user_version").fetchone()[0] >= number:
                continue  # another process was faster
            for statement in _statements(sql):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")


def _statements(sql: str) -> Iterator[str]:
    """Statements one by one: ``executescript`` would commit before it starts, and a migration must be whole or not."""
    pending = ""
    for line in sql.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


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
                f"{path} may not be written to", fix="check the file's and the folder's permissions"
            ) from None
        if "full" in str(error):
            raise NotARecord(
                f"no space left to write {path}", fix="free some space; the same command resumes"
            ) from None
        raise RecordDamaged(f"{path}: {error}", fix="run: onrecord check; or build it anew from its articles") from None
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise NotARecord(f"{path} is not a record", fix="name a file that onrecord build made") from None
        raise RecordDamaged(f"{path}: {error}", fix="build it anew from its articles") from None
