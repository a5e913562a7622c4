"""Looking sentences up by their words in PostgreSQL: the words and the ranks that SQLite's FTS5 would give.

PostgreSQL's own search has other stems and another rank, so equal questions would get other answers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from math import log
from typing import TYPE_CHECKING

from onrecord.record.cutting import Cutter
from onrecord.record.store import LONGEST_KEY

if TYPE_CHECKING:
    from onrecord.record.postgres import PostgresStore

_BATCH = 10_000
_K1, _B = 1.2, 0.75
"""Those of FTS5's bm25()."""
_LEAST_IDF = 1e-6
"""Of a word that stands in more than half of the sentences; FTS5's too."""


class Words:
    """The words of a story's sentences."""

    def __init__(self, store: "PostgresStore") -> None:
        self._store = store
        self._cutter: Cutter | None = None

    def add(self, sentences: Iterable[tuple[int, str]]) -> None:
        """Add numbered sentences."""
        left = iter(sentences)
        while batch := list(islice(left, _BATCH)):
            found = self._cut(batch)
            lengths: defaultdict[int, int] = defaultdict(int)
            for _, number, times in found:
                lengths[number] += times
            self._store.executemany(
                "INSERT INTO found (word, sentence, times, length) VALUES (?, ?, ?, ?)",
                ((word, number, times, lengths[number]) for word, number, times in found if len(word) <= LONGEST_KEY),
            )
            self._store.execute(
                "UPDATE found_total SET sentences = sentences + ?, words = words + ?",
                (len(batch), sum(lengths.values())),
            )

    def ranked(self, words: Sequence[str], *, most: int) -> list[tuple[int, float]]:
        """Numbers of the sentences that have any of the words, and their BM25, best first.

        The sums are made in the order of FTS5, so that equal ranks stay equal: bm25() of SQLite's fts5_aux.c.
        """
        asked = self._stems(words)
        sentences, total = self._store.execute("SELECT sentences, words FROM found_total").fetchone()
        if not asked or not total:
            return []
        counts = self._counts(asked)
        weights = [log((sentences - counts[word] + 0.5) / (counts[word] + 0.5)) for word in asked]
        rows = self._store.execute(
            "SELECT f.sentence, sum(a.weight * ((f.times * ?::float8) / (f.times + ?::float8 *"
            " (?::float8 + ?::float8 * f.length / ?::float8))) ORDER BY a.place) AS score"
            " FROM unnest(?::text[], ?::float8[]) WITH ORDINALITY AS a (word, weight, place)"
            ' JOIN found f ON f.word = a.word COLLATE "C" GROUP BY f.sentence ORDER BY score DESC, f.sentence LIMIT ?',
            (
                *(_K1 + 1, _K1, 1 - _B, _B, total / sentences),
                asked,
                [weight if weight > 0 else _LEAST_IDF for weight in weights],
                most,
            ),
        )
        return [(row[0], row[1]) for row in rows]

    def standing(self, words: Sequence[str]) -> int:
        """How many sentences have all the words."""
        asked = sorted(set(self._stems(words)))
        if len(asked) == 1:
            return self._counts(asked)[asked[0]]
        row = self._store.execute(
            "SELECT count(*) FROM (SELECT sentence FROM found WHERE word = ANY(?::text[])"
            " GROUP BY sentence HAVING count(*) = ?) AS met",
            (asked, len(asked)),
        ).fetchone()
        return int(row[0]) if asked else 0

    def _counts(self, asked: Sequence[str]) -> defaultdict[str, int]:
        rows = self._store.execute(
            "SELECT word, count(*) FROM found WHERE word = ANY(?::text[]) GROUP BY word", (sorted(set(asked)),)
        )
        return defaultdict(int, ((row[0], row[1]) for row in rows))

    def _stems(self, words: Sequence[str]) -> list[str]:
        """Each word as the index has it; what falls into several, as all of these."""
        found = self._cut(list(enumerate(words)))
        return [word for word, _, _ in sorted(found, key=lambda row: row[1])]

    def _cut(self, texts: list[tuple[int, str]]) -> list[tuple[str, int, int]]:
        if self._cutter is None:
            self._cutter = Cutter()
        return self._cutter.words(texts)
