"""Looking sentences up by their words: what goes into the index, and what is asked of it."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Reading

_SHIFT = 24
"""Bits of a row's number that hold the position of the sentence."""
_POSITIONS = (1 << _SHIFT) - 1
_TOKEN = re.compile(r"[^\W_]+")
_MOST_TERMS = 64


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence by its article and its number there; ``score`` is BM25, more is better."""

    article: str
    sentence: int
    score: float


def rows_of(study: int, reading: Reading) -> Iterator[tuple[int, str]]:
    """Number and words of each sentence, for the index."""
    text = reading.article.text
    for position, sentence in enumerate(reading.sentences[:_POSITIONS]):
        yield study << _SHIFT | position, sentence.span.cut(text)


def query_of(words: Iterable[str]) -> str:
    """A question in the index's own language: any of the words. Nothing in them is read as an operator."""
    tokens = dict.fromkeys(t for w in words for t in _TOKEN.findall(w.casefold()) if len(t) > 1 or t.isdigit())
    return " OR ".join(f'"{t}"' for t in list(tokens)[:_MOST_TERMS])


def hits(db: sqlite3.Connection, words: Sequence[str], *, articles: dict[int, str], limit: int) -> list[Hit]:
    """The sentences that have any of the words, best first, of the studies in ``articles`` alone."""
    query = query_of(words)
    if not query:
        return []
    # Older studies of the same articles stand in the index too: ask for more than is wanted, and again if need be.
    asked = limit * 2
    while True:
        rows = db.execute(
            "SELECT rowid, bm25(found) FROM found WHERE found MATCH ? ORDER BY 2, 1 LIMIT ?", (query, asked)
        ).fetchall()
        kept = [r for r in rows if r[0] >> _SHIFT in articles]
        if len(kept) >= limit or len(rows) < asked:
            return [Hit(articles[r[0] >> _SHIFT], r[0] & _POSITIONS, -r[1]) for r in kept[:limit]]
        asked *= 4


def spread(db: sqlite3.Connection, words: Iterable[str]) -> dict[str, int]:
    """In how many sentences each word stands, whatever its ending."""
    found = {}
    for word in words:
        query = " AND ".join(f'"{t}"' for t in _TOKEN.findall(word.casefold()))
        row = db.execute("SELECT count(*) FROM found WHERE found MATCH ?", (query,)).fetchone() if query else (0,)
        found[word] = int(row[0])
    return found
