"""What is known so far, asked of the file. Every query is answered from an index and bounded."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log2

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion, Attribution, Kind, Span
from onrecord.record.rows import from_row

_COMMON = 200
"""What stands in this many places tells nothing, and reading all of them would cost more as the pile grows."""
_COMMON_TERM = 128
"""The same for a term, of which an assertion has several."""
_READ = 512
"""Places of the rarest terms that are looked at for one assertion; further terms only tell among these."""
_LEAST_DICE, _LEAST_OF_ONE = 0.1, 0.15
"""Dice coefficient of terms below which two assertions are not worth comparing, unless they share a number; of those
that share a single term."""
_COPIES = 12
"""Assertions all whose terms are among those asked for, and equally rare, of which no more are compared: they are
copies of one sentence as a rule, and whoever agrees with one of them is linked to all."""
_KEPT_ASSERTIONS, _KEPT_ARTICLES = 16_384, 2_048
"""How many are kept in memory: what stands in many places is asked for again and again."""

Place = tuple[int, int]
"""A study, and the position of an assertion in it."""


class Rows:
    """Recorded articles and assertions, which never change; those asked for last are kept."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.article = lru_cache(_KEPT_ARTICLES)(self._article)
        self.assertion = lru_cache(_KEPT_ASSERTIONS)(self._assertion)

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

    def _assertion(self, place: Place, article_id: str) -> KnownAssertion:
        row = self._db.execute("SELECT * FROM assertion WHERE study = ? AND position = ?", place).fetchone()
        assertion = from_row(Assertion, dict(row))
        said = None
        if assertion.attribution is not None:
            found = self._db.execute(
                "SELECT * FROM attribution WHERE id = ? AND study = ?", (assertion.attribution, place[0])
            ).fetchone()
            said = None if found is None else from_row(Attribution, dict(found))
        article = self.article(article_id)
        vector = self._db.execute(
            'SELECT vector FROM sentence WHERE study = ? AND "start" <= ? ORDER BY position DESC LIMIT 1',
            (place[0], assertion.wording.start),
        ).fetchone()
        wording = assertion.wording.cut(article.text)
        return KnownAssertion(assertion, article, said, wording, b"" if vector is None else vector[0])


class RecordKnown:
    """``onrecord.known.Known`` over an open record, for as long as nothing is added to it."""

    def __init__(self, db: sqlite3.Connection, rows: Rows | None = None) -> None:
        self._db = db
        self._rows = rows or Rows(db)
        self._plain = db.cursor()
        self._plain.row_factory = None  # bare tuples: of these rows there are many
        self._current: dict[int, str | None] = {}
        self._places: dict[str, dict[Place, int]] = {}

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
            rows = self._plain.execute(
                "SELECT DISTINCT study FROM fingerprint WHERE value = ? ORDER BY study LIMIT ?", (value, _COMMON)
            )
            for (study,) in rows.fetchall():
                shared[study] = shared.get(study, 0) + 1
        counts = {
            article: count
            for study, count in shared.items()
            if count >= at_least and (article := self._current_article(study)) is not None
        }
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        return self._rows.article(article_id)

    def akin(self, terms: Sequence[str], *, limit: int) -> tuple[KnownAssertion, ...]:
        """Recorded assertions that share enough of these terms, those first that share most of the rare ones."""
        found = []
        for place in self._near(sorted(set(terms))):
            article = self._current_article(place[0])
            if article is not None:
                found.append(self._rows.assertion(place, article))
            if len(found) == limit:
                break
        return tuple(found)

    def _near(self, terms: Sequence[str]) -> list[Place]:
        """Places of the assertions worth comparing with one of these terms, best first."""
        shared: dict[Place, int] = {}
        weight: dict[Place, float] = {}
        size: dict[Place, int] = {}
        numbered: set[Place] = set()
        read = 0
        for places, term in sorted(((self._places_of(t), t) for t in terms), key=lambda p: (len(p[0]), p[1])):
            read += len(places)
            whole = read <= _READ or not shared
            met = list(places) if whole else [p for p in shared if p in places]
            rarity = log2(1 + _COMMON_TERM / max(1, len(places)))
            for place in met:
                shared[place] = shared.get(place, 0) + 1
                weight[place] = weight.get(place, 0.0) + rarity
            if whole:
                size.update(places)
            if term[0].isdigit():
                numbered.update(met)
        near = [
            p
            for p, n in shared.items()
            if p in numbered or 2 * n >= (_LEAST_DICE if n > 1 else _LEAST_OF_ONE) * (len(terms) + size[p])
        ]
        best: list[Place] = []
        copies: dict[float, int] = {}
        for place in sorted(near, key=lambda p: (-weight[p], p)):
            if shared[place] == size[place] > 1:
                sort = round(weight[place], 6)
                copies[sort] = copies.get(sort, 0) + 1
                if copies[sort] > _COPIES:
                    continue
            best.append(place)
        return best

    def _places_of(self, term: str) -> dict[Place, int]:
        """Where a term stands, with how many terms each of these assertions has; the first ones, if too many."""
        places = self._places.get(term)
        if places is None:
            rows = self._plain.execute(
                "SELECT study, assertion, terms FROM term WHERE term = ? ORDER BY study, assertion LIMIT ?",
                (term, _COMMON_TERM),
            )
            places = {(study, position): size for study, position, size in rows.fetchall()}
            self._places[term] = places
        return places

    def _current_article(self, study: int) -> str | None:
        if study not in self._current:
            row = self._db.execute("SELECT article FROM current WHERE id = ?", (study,)).fetchone()
            self._current[study] = None if row is None else str(row[0])
        return self._current[study]
