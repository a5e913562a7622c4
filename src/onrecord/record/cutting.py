"""The words of sentences as SQLite's index cuts them, for a store that has no such index."""

import sqlite3
from collections.abc import Iterable

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""As the index of a file has it, in the migration that makes it."""


class Cutter:
    """An index in memory that is asked for the words of what was put into it, and emptied."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._db.execute(f"CREATE VIRTUAL TABLE cut USING fts5(words, content = '', tokenize = '{TOKENIZER}')")
        self._db.execute("CREATE VIRTUAL TABLE met USING fts5vocab(cut, instance)")

    def words(self, texts: Iterable[tuple[int, str]]) -> list[tuple[str, int, int]]:
        """(word, number, times) for each word of the numbered texts."""
        self._db.execute("BEGIN")
        try:
            self._db.executemany("INSERT INTO cut (rowid, words) VALUES (?, ?)", texts)
            return self._db.execute("SELECT term, doc, count(*) FROM met GROUP BY doc, term").fetchall()
        finally:
            self._db.execute("ROLLBACK")
