"""What is known so far, asked of the file. Every query is answered from an index and bounded."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion, Attribution, Kind, Span
from onrecord.record.rows import from_row
from onrecord.record.store import Store
from onrecord.vectors import SIZE

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
"""Assertions all whose terms are among those asked for, and equally alike, of which no more are compared: they are
copies of one sentence as a rule, and whoever agrees with one of them is linked to all."""
_KEPT_ASSERTIONS, _KEPT_ARTICLES, _KEPT_TERMS, _KEPT_STUDIES = 1 << 17, 1 << 13, 1 << 17, 1 << 18
_KEPT_VECTORS = 1 << 20
"""How many are kept in memory: what stands in many places is asked for again and again."""

Place = tuple[int, int]
"""A study, and the position of an assertion in it."""
_BITS = 24
"""A place as one number: the study, and in its last bits the position."""
_POSITIONS = (1 << _BITS) - 1
Numbers = NDArray[np.int64]


class Rows:
    """What is on record, of which that asked for last is kept in memory.

    Articles and assertions never change. Which study of a capture is the latest, and where a term stands, do: whoever
    adds a study says so to ``added``, and what another process writes is noticed by ``refresh``.
    """

    def __init__(self, db: Store) -> None:
        self._db = db
        self._plain = db.cursor()
        self._plain.row_factory = None  # bare tuples: of these rows there are many
        self._version = -1
        self._current: dict[int, str | None] = {}
        self._places: dict[str, tuple[Numbers, Numbers]] = {}
        self._vectors = _Vectors()
        self.article = lru_cache(_KEPT_ARTICLES)(self._article)
        self.assertion = lru_cache(_KEPT_ASSERTIONS)(self._assertion)

    def refresh(self) -> None:
        """Forget what may have changed if another process has written to the file."""
        version = self._db.written_elsewhere()
        if version != self._version:
            self._version = version
            self._current.clear()
            self._places.clear()

    def added(self, terms: Iterable[str]) -> None:
        """Forget what a study changes that was added through this connection, and in which these terms stand."""
        self._current.clear()
        for term in terms:
            places = self._places.get(term)
            if places is not None and len(places[0]) < _COMMON_TERM:  # the first ones stay the first ones
                del self._places[term]

    def current_article(self, study: int) -> str | None:
        """The article of a study; None where a later study of the same capture has taken its place."""
        if study not in self._current:
            row = self._plain.execute("SELECT article FROM current WHERE id = ?", (study,)).fetchone()
            if len(self._current) >= _KEPT_STUDIES:
                self._current.clear()
            self._current[study] = None if row is None else str(row[0])
        return self._current[study]

    def places_of(self, term: str) -> tuple[Numbers, Numbers]:
        """Where a term stands, in order, with how many terms each of these assertions has; the first ones, if many."""
        found = self._places.get(term)
        if found is None:
            rows = self._plain.execute(
                "SELECT study << 24 | assertion, terms FROM term WHERE term = ? ORDER BY study, assertion LIMIT ?",
                (term, _COMMON_TERM),
            ).fetchall()
            table = np.array(rows, np.int64).reshape(len(rows), 2)
            if len(self._places) >= _KEPT_TERMS:
                self._places.clear()
            found = self._places[term] = (table[:, 0].copy(), table[:, 1].copy())
        return found

    def cosines(self, vector: bytes, places: Numbers) -> NDArray[np.float32]:
        """How near the sentences at these places lie to one with this vector; 0 where either has none."""
        missing = self._vectors.missing(places)
        if missing:
            self._vectors.keep(missing, [self._vector(place >> _BITS, place & _POSITIONS) for place in missing])
        return self._vectors.cosines(vector, places)

    def _vector(self, study: int, position: int) -> bytes:
        row = self._plain.execute(
            'SELECT s.vector FROM assertion a JOIN sentence s ON s.study = a.study AND s."start" <= a.wording_start'
            " WHERE a.study = ? AND a.position = ? ORDER BY s.position DESC LIMIT 1",
            (study, position),
        ).fetchone()
        return b"" if row is None else bytes(row[0])

    def _article(self, article_id: str) -> KnownArticle:
        row = self._db.execute(
            "SELECT study, text, publisher, published FROM article WHERE id = ? ORDER BY study DESC LIMIT 1",
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
            _stated(row["publisher"]),
            _stated(row["published"]),
            tuple(Span(start, end) for start, end in own),
        )

    def _assertion(self, place: Place, article_id: str) -> KnownAssertion:
        row = self._db.execute("SELECT * FROM assertion WHERE study = ? AND position = ?", place).fetchone()
        assertion = from_row(Assertion, dict(row))
        said = None
        if assertion.attribution is not None:
            found = self._db.execute(
                "SELECT * FROM attribution WHERE study = ? AND id = ?", (place[0], assertion.attribution)
            ).fetchone()
            said = None if found is None else from_row(Attribution, dict(found))
        article = self.article(article_id)
        vector = self._db.execute(
            'SELECT vector FROM sentence WHERE study = ? AND "start" <= ? ORDER BY position DESC LIMIT 1',
            (place[0], assertion.wording.start),
        ).fetchone()
        wording = assertion.wording.cut(article.text)
        return KnownAssertion(assertion, article, said, wording, b"" if vector is None else vector[0])


def _stated(detail: str | None) -> str:
    """The value of a detail as it is kept."""
    return str(json.loads(detail)["value"]) if detail else ""


class RecordKnown:
    """``onrecord.known.Known`` over an open record, for as long as nothing is added to it."""

    def __init__(self, db: Store, rows: Rows | None = None) -> None:
        self._db = db
        self._rows = rows or Rows(db)
        self._rows.refresh()
        self._plain = db.cursor()
        self._plain.row_factory = None

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
            if count >= at_least and (article := self._rows.current_article(study)) is not None
        }
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        return self._rows.article(article_id)

    def akin(self, terms: Sequence[str], *, vector: bytes, limit: int, nearest: int) -> tuple[KnownAssertion, ...]:
        """Recorded assertions that share enough of these terms: all, or of more than ``limit`` the ``nearest``.

        The most alike first, in words and in meaning to a sentence with this vector: that follows from the assertions
        alone. What is laid beside each other at all, where there is more than that, the rarest terms decide.
        """
        places, alike, whole = self._sharing(sorted(set(terms)), most=limit + 1)
        near = np.rint(1000 * (alike + self._rows.cosines(vector, places))).astype(np.int64)
        order = np.lexsort((places, -near))
        most = nearest if len(places) > limit else limit
        found: list[KnownAssertion] = []
        copies: dict[int, int] = {}
        for place, sort, is_whole in zip(*(x[order].tolist() for x in (places, near, whole)), strict=True):
            copies[sort] = copies.get(sort, 0) + is_whole
            article = self._rows.current_article(place >> _BITS) if copies[sort] <= _COPIES or not is_whole else None
            if article is not None:
                found.append(self._rows.assertion((place >> _BITS, place & _POSITIONS), article))
            if len(found) == most:
                break
        return tuple(found)

    def _sharing(self, terms: Sequence[str], *, most: int) -> tuple[Numbers, NDArray[np.float64], NDArray[np.bool_]]:
        """What of the record shares enough with one of these terms, as ``_Met.best`` gives it."""
        by_rarity = sorted(((self._rows.places_of(t), t) for t in terms), key=lambda p: (len(p[0][0]), p[1]))
        met = _Met([(*places, term[0].isdigit()) for places, term in by_rarity if len(places[0])])
        return met.best(len(terms), most=most)


class _Vectors:
    """Sentence vectors by the place of an assertion, unit length, those asked for first kept until there are many."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._row_of: dict[int, int] = {}
        self._table = np.zeros((1 << 10, SIZE), np.int8)
        self._norms = np.ones(1 << 10, np.float32)

    def missing(self, places: Numbers) -> list[int]:
        """Places whose vectors are not here; where there are many, none is, rather than some in the middle."""
        if len(self._row_of) + len(places) > _KEPT_VECTORS:
            self._clear()
        return [place for place in places.tolist() if place not in self._row_of]

    def keep(self, places: Sequence[int], vectors: Sequence[bytes]) -> None:
        """Put vectors here."""
        while len(self._row_of) + len(places) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._norms = np.concatenate([self._norms, np.ones_like(self._norms)])
        for place, vector in zip(places, vectors, strict=True):
            row = self._row_of[place] = len(self._row_of)
            held = np.frombuffer(vector, np.int8) if vector else np.zeros(SIZE, np.int8)
            self._table[row] = held
            self._norms[row] = max(1.0, float(np.sqrt(np.square(held.astype(np.float32)).sum())))

    def cosines(self, vector: bytes, places: Numbers) -> NDArray[np.float32]:
        """Of one vector with those at places that are here."""
        if not vector or not len(places):
            return np.zeros(len(places), np.float32)
        rows = np.array([self._row_of[place] for place in places.tolist()], np.int64)
        asked = np.frombuffer(vector, np.int8).astype(np.float32)
        length = max(1.0, float(np.sqrt(np.square(asked).sum())))
        # Sums of whole numbers, so that they are the same in any order. Without BLAS, as in ``relate.screen``.
        both = np.einsum("ij,j->i", self._table[rows].astype(np.float32), asked)
        return np.asarray(both / (self._norms[rows] * length), np.float32)


class _Met:
    """The assertions in which some of several terms stand: how many, how rare they are, whether one is a number.

    Only in what the rarest terms lead to are the others looked for.
    """

    def __init__(self, terms: Sequence[tuple[Numbers, Numbers, bool]]) -> None:
        read, wide = 0, 0
        while wide < len(terms) and (not wide or read + len(terms[wide][0]) <= _READ):
            read += len(terms[wide][0])
            wide += 1
        lengths = [len(places) for places, _, _ in terms]
        rarity = [log2(1 + _COMMON_TERM / length) for length in lengths]
        met = np.concatenate([places for places, _, _ in terms[:wide]]) if wide else np.empty(0, np.int64)
        self._places, first, at = np.unique(met, return_index=True, return_inverse=True)
        sizes = np.concatenate([sizes for _, sizes, _ in terms[:wide]]) if wide else met
        self._size = sizes[first]
        self._shared = np.bincount(at, minlength=len(self._places))
        self._weight = np.bincount(at, np.repeat(rarity[:wide], lengths[:wide]), minlength=len(self._places))
        numbers = np.repeat([float(number) for _, _, number in terms[:wide]], lengths[:wide])
        self._numbered = np.bincount(at, numbers, minlength=len(self._places)) > 0
        for (places, _, number), rare in zip(terms[wide:], rarity[wide:], strict=True):
            found = places[np.minimum(np.searchsorted(places, self._places), len(places) - 1)] == self._places
            self._shared += found
            self._weight += rare * found
            self._numbered |= found & number

    def best(self, asked: int, *, most: int) -> tuple[Numbers, NDArray[np.float64], NDArray[np.bool_]]:
        """Those that share enough with an assertion of so many terms, of many those that share most of the rare ones.

        The places, how like they are (the Dice coefficient of the terms), and of each whether all its terms are shared.
        """
        alike = 2 * self._shared / (asked + self._size)
        least = np.where(self._shared > 1, _LEAST_DICE, _LEAST_OF_ONE)
        enough = np.flatnonzero(self._numbered | (alike >= least))
        best = enough[np.lexsort((self._places[enough], -self._weight[enough]))][:most]
        whole = (self._shared[best] == self._size[best]) & (self._size[best] > 1)
        return self._places[best], alike[best], whole
