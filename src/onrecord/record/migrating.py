"""The migrations: numbered files of SQL, one set for both stores.

Most statements are the same for both but for the names of types. What is not stands between lines ``-- only sqlite``,
``-- only postgresql`` and ``-- both``.
"""

import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_TURN = re.compile(r"-- (?:only (sqlite|postgresql)|both)\s*")
_COMMENT = re.compile(r"--.*")
_MEANT = {
    # Letters sort as SQLite sorts them, by code point, whatever the language of the server.
    "TEXT": 'TEXT COLLATE "C"',
    "INTEGER": "BIGINT",
    "REAL": "DOUBLE PRECISION",
    "BLOB": "BYTEA",
    "x''": "''",
}
_TYPES = re.compile(r"\b(?:TEXT|INTEGER|REAL|BLOB)\b|\bx''")
_KINDS = re.compile(r"\)\s*STRICT(?:\s*,\s*WITHOUT ROWID)?\s*;")


def migrations() -> list[str]:
    """The texts of the migrations, in order; the n-th brings a record to format n."""
    folder = files("onrecord.record") / "migrations"
    return [f.read_text("utf-8") for f in sorted(folder.iterdir(), key=lambda f: f.name) if f.name.endswith(".sql")]


def for_sqlite(text: str) -> Iterator[str]:
    """Statements one by one: ``executescript`` would commit before it starts, and a migration must be whole or not."""
    pending = ""
    for line in _part(text, SQLITE):
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def for_postgresql(text: str) -> Iterator[str]:
    """Pieces of one statement or several, which the server takes apart, in its own names of types.

    What is meant for PostgreSQL alone is left as it is.
    """
    for own, lines in groupby(_sorted(text, POSTGRESQL), key=lambda line: line[0]):
        piece = _COMMENT.sub("", "\n".join(line for _, line in lines))
        if not own:
            piece = _TYPES.sub(lambda found: _MEANT[found[0]], _KINDS.sub(");", piece))
        if piece.strip():
            yield piece


def _part(text: str, store: str) -> Iterator[str]:
    return (line for _, line in _sorted(text, store))


def _sorted(text: str, store: str) -> Iterator[tuple[bool, str]]:
    """The lines for one store, each with whether it is for that store alone."""
    only = None
    for line in text.splitlines():
        turn = _TURN.fullmatch(line)
        if turn:
            only = turn[1]
        elif only in {None, store}:
            yield only is not None, line
