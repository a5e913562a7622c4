"""What is known so far, asked of the file. Every query is answered from an index and bounded."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion, Attribution, Kind, Span
from onrecord.record.rows import from_row

_COMMON = 200
"""What stands in this many places tells nothing, and reading all of them would cost more as the pile grows."""

_LEAST_DICE = 0.25
"""Dice coefficient of terms below which two assertions are not worth comparing, unless they share a number."""


class RecordKnown:
    """``onrecord.known.Known`` over an open record, for as long as nothing is added to it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._articles: dict[str, KnownArticle] = {}
        self._current: dict[int, str | None] = {}

    def full_names(self, short: str) -> frozenset[str]:
        """Entity keys the short name key could stand for."""
        rows = self._db.execute(
            "SELECT entity FROM short_name WHERE short = ? ORDER BY entity LIMIT ?", (short, _COMMON)
        )
        return frozenset(row[0] for row in rows)

    def sharing(self, prints: Collection[int], *, at_least: int) -> Mapping[str, int]:
        """Ids of recorded articles that share fingerprints, with how many, most first."""
        shared: dict[int, int] = {}
        for value in sorted(set(prints)):
            rows = self._db.execute(
                "SELECT DISTINCT study FROM fingerprint WHERE value = ? ORDER BY study LIMIT ?", (value, _COMMON)
            )
            for row in rows:
                shared[row[0]] = shared.get(row[0], 0) + 1
        counts = {
            article: count
            for study, count in shared.items()
            if count >= at_least and (article := self._current_article(study)) is not None
        }
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        if article_id not in self._articles:
            self._articles[article_id] = self._article(article_id)
        return self._articles[article_id]

    def _article(self, article_id: str) -> KnownArticle:
        row = self._db.execute(
            "SELECT study, text, publisher ->> '$.value' AS publisher, published ->> '$.value' AS published"
            " FROM article WHERE id = ? ORDER BY study DESC LIMIT 1",
            (article_id,),
        ).fetchone()
        if row is None:
            raise KeyError(article_id)
        own = self._db.execute(
            'SELECT "start", "end" FROM block WHERE study = ? AND kind = ? AND repeats_start IS NULL ORDER BY position',
            (row["study"], Kind.TEXT.value),
        )
        return KnownArticle(
            article_id,
            row["text"],
            row["publisher"] or "",
            row["published"] or "",
            tuple(Span(start, end) for start, end in own),
        )

    def akin(self, terms: Sequence[str], *, limit: int) -> tuple[KnownAssertion, ...]:
        """Recorded assertions that share most of these terms, and of those the ones that share the rarest, first."""
        asked = sorted(set(terms))
        shared: Counter[tuple[int, int]] = Counter()
        rarity: Counter[tuple[int, int]] = Counter()
        sizes: dict[tuple[int, int], int] = {}
        numbered: set[tuple[int, int]] = set()
        for term in asked:
            rows = self._db.execute(
                "SELECT study, assertion, terms FROM term WHERE term = ? LIMIT ?", (term, _COMMON)
            ).fetchall()
            for study, position, size in rows:
                key = study, position
                shared[key] += 1
                rarity[key] -= len(rows)
                sizes[key] = size
                if term[0].isdigit():
                    numbered.add(key)
        near = [k for k in shared if k in numbered or 2 * shared[k] >= _LEAST_DICE * (len(asked) + sizes[k])]
        found = []
        for study, position in sorted(near, key=lambda k: (-shared[k], -rarity[k], k)):
            if self._current_article(study) is not None:
                found.append(self._assertion(study, position))
            if len(found) == limit:
                break
        return tuple(found)

    def _current_article(self, study: int) -> str | None:
        if study not in self._current:
            row = self._db.execute("SELECT article FROM current WHERE id = ?", (study,)).fetchone()
            self._current[study] = None if row is None else str(row[0])
        return self._current[study]

    def _assertion(self, study: int, position: int) -> KnownAssertion:
        row = self._db.execute("SELECT * FROM assertion WHERE study = ? AND position = ?", (study, position)).fetchone()
        assertion = from_row(Assertion, dict(row))
        said = None
        if assertion.attribution is not None:
            found = self._db.execute(
                "SELECT * FROM attribution WHERE study = ? AND id = ?", (study, assertion.attribution)
            ).fetchone()
            said = None if found is None else from_row(Attribution, dict(found))
        article = self.article(str(self._current_article(study)))
        return KnownAssertion(assertion, article, said, assertion.wording.cut(article.text))
