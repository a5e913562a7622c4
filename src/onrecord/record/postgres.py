"""A record in a PostgreSQL server: each story a schema of its own, whose tables have the names they have in a file.

Whoever opens one sets the search path, so that no statement names the schema. Needs the extra ``postgres``.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, Self, TypeVar

from onrecord.errors import MissingPart, NotARecord
from onrecord.record.migrating import for_postgresql, migrations
from onrecord.record.place import Database
from onrecord.record.postgres_words import Words
from onrecord.record.store import transaction

try:
    import psycopg

    from onrecord.record.postgres_errors import of_asking, of_connecting
    from onrecord.record.postgres_rows import WholeNumbers, came, kind_of, sent
except ImportError:
    raise MissingPart("the part for PostgreSQL is not installed", fix="pip install 'onrecord[postgres]'") from None

_BUSY_SECONDS = 10
_REACH_SECONDS = 10
_OLDEST = 12
_STREAMED = 1_000
_PLACES = re.compile(r"""'[^']*'|"[^"]*"|\?""")
_PLAIN_INSERT = re.compile(r"INSERT INTO (\w+) ?(\([^()]*\))? VALUES \([?, ]+\)")
Answer = TypeVar("Answer")


class PostgresCursor:
    """Rows of an answer, as SQLite's cursor gives them."""

    def __init__(self, store: "PostgresStore") -> None:
        self._store = store
        self._cursor: psycopg.Cursor[Any] | None = None
        self.row_factory: Any = kind_of

    @property
    def rowcount(self) -> int:
        """How many rows were written."""
        return -1 if self._cursor is None else self._cursor.rowcount

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Self:
        """Ask."""
        self._cursor = self._store.ask(sql, values)
        return self

    def fetchone(self) -> Any:
        """The next row, or None."""
        row = None if self._cursor is None else self._cursor.fetchone()
        return None if row is None else self._shaped([row])[0]

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        return [] if self._cursor is None else self._shaped(self._cursor.fetchall())

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())

    def _shaped(self, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
        rows = came(rows)
        answer = self._cursor.pgresult if self._cursor is not None else None
        if self.row_factory is None or answer is None:
            return list(rows)
        # Names alone: ``description`` makes an object of each column, a third of the time of a short question.
        return list(map(kind_of(tuple((answer.fname(n) or b"").decode() for n in range(answer.nfields))), rows))


class PostgresStore:
    """A ``store.Store`` over one schema. ``place`` is only told of in errors, once it is connected to."""

    def __init__(self, place: Database) -> None:
        self._place = place
        self._db = _connected(place)
        self._words = Words(self)
        self._within = False
        self._own_writes = 0

    def execute(self, sql: str, values: Sequence[Any] = ()) -> PostgresCursor:
        """Do one statement."""
        return self.cursor().execute(sql, values)

    def cursor(self) -> PostgresCursor:
        """A cursor of its own."""
        return PostgresCursor(self)

    def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Do one statement for each row. What only adds rows is sent as one stream, a tenth of the time."""
        plain = _PLAIN_INSERT.fullmatch(sql)
        if plain is None:
            self._done(lambda: self._db.cursor().executemany(_numbered(sql), map(sent, values)))
        else:
            self._done(lambda: self._copy(f"COPY {plain[1]} {plain[2] or ''} FROM STDIN", values))

    def _copy(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        with self._db.cursor().copy(statement) as stream:
            for row in rows:
                stream.write_row(sent(row))

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Some thousand rows at a time."""
        try:
            rows = self._db.cursor(binary=True).stream(sql, size=_STREAMED)
            while batch := list(islice(rows, _STREAMED)):
                yield from came(batch)
        except psycopg.Error as error:
            raise of_asking(self._place, error) from None

    def script(self, sql: str) -> None:
        """Do several statements without values."""
        self._done(lambda: self._db.execute(sql))

    def ask(self, sql: str, values: Sequence[Any]) -> "psycopg.Cursor[Any]":
        """The library's own cursor over an answer."""
        return self._done(lambda: self._db.cursor(binary=True).execute(_numbered(sql), sent(values)))

    def _done(self, work: Callable[[], Answer]) -> Answer:
        try:
            try:
                return work()
            except psycopg.OperationalError:
                if not self._db.closed or self._within:
                    raise
                # The server was started anew, or ended what was idle for long. Nothing was half done: ask again.
                self._db = _connected(self._place)
                return work()
        except psycopg.Error as error:
            raise of_asking(self._place, error) from None

    def begin(self) -> None:
        """Begin to write, as the only one who writes to this story."""
        self.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
        self._within = True
        try:
            self.execute("SELECT pg_advisory_xact_lock(?)", (_lock_of(self._place),))
            self.execute("UPDATE keeping SET writes = writes + 1")
        except BaseException:
            self.rollback()
            raise

    def commit(self) -> None:
        """Keep what was written."""
        self.execute("COMMIT")
        self._within = False
        self._own_writes += 1

    def rollback(self) -> None:
        """Forget what was written, or let go of a snapshot."""
        self._within = False
        if not self._db.closed:
            self.execute("ROLLBACK")

    def snapshot(self) -> None:
        """Read the story as it is now; writers are not held up."""
        self.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        self._within = True
        self.execute("SELECT 1 FROM keeping")  # the first look is what settles the state

    def be_durable(self) -> None:
        """Wait for the disk at each commit, whatever the server does by itself."""
        self.execute("SET synchronous_commit = on")

    def written_elsewhere(self) -> int:
        """Writes that were not ours."""
        return int(self.execute("SELECT writes FROM keeping").fetchone()[0]) - self._own_writes

    def index(self, sentences: Iterable[tuple[int, str]]) -> None:
        """Put numbered sentences where they are looked up by their words."""
        self._words.add(sentences)

    def ranked(self, words: Sequence[str], *, most: int) -> list[tuple[int, float]]:
        """Numbers of the sentences that have any of the words, and their BM25, best first."""
        return self._words.ranked(words, most=most)

    def standing(self, words: Sequence[str]) -> int:
        """How many sentences have all the words."""
        return self._words.standing(words)

    def faults(self) -> list[str]:
        """None: a server looks after its pages and keys itself."""
        return []

    def close(self) -> None:
        """Let go of the story."""
        self._db.close()

    def __del__(self) -> None:
        # A server lets go of an edition when the last page of it is answered, and nobody can say when that is.
        if "_db" in self.__dict__:
            self.close()


def connect(place: Database, *, create: bool) -> PostgresStore:
    """A connection to a story in the newest format.

    Raises NotARecord when the story is missing (unless ``create``), the schema is something else, comes from a newer
    onrecord, or is not for this user; FetchFailed when the server is not to be reached.
    """
    store = PostgresStore(place)
    try:
        _prepare(store, place, create=create)
    except BaseException:
        store.close()
        raise
    return store


def has_story(place: Database) -> bool:
    """Whether the database has a story of this name. Raises what ``connect`` raises."""
    store = PostgresStore(place)
    try:
        return _format(store, place) is not None
    finally:
        store.close()


def remove(place: Database, is_vain: Callable[[PostgresStore], bool]) -> bool:
    """Take a story away with all that is in it, if it ``is_vain``; nobody writes to it meanwhile."""
    store = PostgresStore(place)
    try:
        with transaction(store):
            if not is_vain(store):
                return False
            store.script(f'DROP SCHEMA "{place.schema}" CASCADE')
            return True
    finally:
        store.close()


def _connected(place: Database) -> "psycopg.Connection[Any]":
    try:
        given: dict[str, Any] = {"connect_timeout": _REACH_SECONDS, "application_name": "onrecord"}
        given |= psycopg.conninfo.conninfo_to_dict(place.address)
        address = psycopg.conninfo.make_conninfo(**{**given, "client_encoding": "utf-8"})
        db = psycopg.connect(address, autocommit=True, cursor_factory=psycopg.RawCursor)
        try:
            _set_up(db, place)
        except BaseException:
            db.close()
            raise
    except psycopg.Error as error:
        raise of_connecting(place, error) from None
    return db


def _set_up(db: "psycopg.Connection[Any]", place: Database) -> None:
    if db.info.server_version < _OLDEST * 10_000:
        raise NotARecord(f"the server of {place} is older than PostgreSQL {_OLDEST}", fix="take a newer one")
    if db.info.parameter_status("server_encoding") != "UTF8":
        raise NotARecord(
            f"the database of {place} does not keep UTF-8", fix="createdb --encoding UTF8 --template template0"
        )
    db.adapters.register_loader("numeric", WholeNumbers)
    db.execute(
        "SELECT set_config('search_path', $1, false), set_config('lock_timeout', $2, false)",
        [f'"{place.schema}"', f"{_BUSY_SECONDS}s"],
    )


def _format(store: PostgresStore, place: Database) -> int | None:
    """The number of the last migration, None where there is no such story. Raises NotARecord."""
    found = store.execute(
        "SELECT c.oid IS NOT NULL FROM pg_namespace n"
        " LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = 'keeping' WHERE n.nspname = ?",
        (place.schema,),
    ).fetchone()
    if found is None:
        return None
    if not found[0]:
        raise NotARecord(f"{place}: the schema {place.schema} is no record", fix="name another story")
    return int(store.execute("SELECT format FROM keeping").fetchone()[0])


def _prepare(store: PostgresStore, place: Database, *, create: bool) -> None:
    steps = migrations()
    at = _format(store, place)
    if at is None and not create:
        where = str(place).rpartition("#")[0]
        raise NotARecord(f"there is no story {place.story} in {where}", fix=_others(store, place))
    if at is not None and at > len(steps):
        raise NotARecord(
            f"{place} was written by a newer onrecord (format {at}; this one knows {len(steps)})",
            fix="upgrade: pip install --upgrade onrecord",
        )
    if at is None or at < len(steps):
        _migrate(store, place, steps)


def _migrate(store: PostgresStore, place: Database, steps: Sequence[str]) -> None:
    """All the steps that are missing, or none; of several that open a story at once, one takes them."""
    store.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    try:
        store.execute("SELECT pg_advisory_xact_lock(?)", (_lock_of(place),))
        at = _format(store, place)
        if at is None:
            store.script(f'CREATE SCHEMA "{place.schema}"')
            store.script("CREATE TABLE keeping (format BIGINT NOT NULL, writes BIGINT NOT NULL)")
            store.script("INSERT INTO keeping VALUES (0, 0)")
        for step in steps[at or 0 :]:
            for piece in for_postgresql(step):
                store.script(piece)
        store.execute("UPDATE keeping SET format = ?", (len(steps),))
    except BaseException:
        store.rollback()
        raise
    store.execute("COMMIT")


def _others(store: PostgresStore, place: Database) -> str:
    """What to do where a story is missing: name one of those that are there, or make it."""
    rows = store.execute(
        "SELECT substr(nspname, 7) FROM pg_namespace WHERE nspname LIKE 'story\\_%' ORDER BY 1 LIMIT 5"
    )
    names = ", ".join(row[0] for row in rows)
    make = f"make it: onrecord build FOLDER -o {place}"
    return f"name one that is there: {names}; or {make}" if names else make


def _lock_of(place: Database) -> int:
    """The number under which one writer at a time holds a story; a server's locks are apart for each database."""
    digest = hashlib.sha256(f"onrecord {place.schema}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


@lru_cache(maxsize=512)
def _numbered(sql: str) -> str:
    """A statement with $1, $2, … in place of each ?, but not in what is quoted."""
    count = 0

    def place(found: re.Match[str]) -> str:
        nonlocal count
        if found[0] != "?":
            return found[0]
        count += 1
        return f"${count}"

    return _PLACES.sub(place, sql)
