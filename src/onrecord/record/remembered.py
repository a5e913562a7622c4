"""What is on record, as the sequential stages look it up; of what was asked for last much is kept in memory."""

import json
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion, Attribution, Findings, Kind, Span
from onrecord.record.near import Numbers, Vectors
from onrecord.record.rows import columns, from_rows
from onrecord.record.store import LONGEST_KEY, Store

COMMON = 200
"""What stands in this many places tells nothing, and reading all of them would cost more as the pile grows."""
COMMON_TERM = 128
"""The same for a term, of which an assertion has several."""
BITS = 24
"""A place as one number: the study, and in its last bits the position."""
POSITIONS = (1 << BITS) - 1
_KEPT_ASSERTIONS, _KEPT_ARTICLES, _KEPT_TERMS, _KEPT_STUDIES = 1 << 19, 1 << 17, 1 << 17, 1 << 18
_KEPT_PRINTS, _KEPT_NAMES = 1 << 16, 1 << 16
"""How many are kept in memory: what stands in many places is asked for again and again."""
_SOME_STUDIES = 4
"""Studies that have a fingerprint from which they are kept in memory."""
_TOGETHER = (64, 16, 4, 1)
"""Keys that one question asks for. Of few different lengths, since a store keeps questions that it has read before."""


def _named(noun: type[Any], table: str) -> str:
    return ", ".join(f'{table}."{name}"' for name in columns(noun))


_FIND = "SELECT a.study, a.position, "
_VECTOR = """(
    SELECT s.vector FROM sentence s WHERE s.study = a.study AND s."start" <= a.wording_start
    ORDER BY s.position DESC LIMIT 1
)"""
_AT = "WHERE a.study = ? AND a.position = ?"
_ASSERTION = (
    f"{_FIND}{_VECTOR}, {_named(Assertion, 'a')}, {_named(Attribution, 'd')}"
    f" FROM assertion a LEFT JOIN attribution d ON d.study = a.study AND d.id = a.attribution {_AT}"
)
_DONE = "EXISTS (SELECT 1 FROM study n WHERE n.capture = c.capture AND n.making = ?)"
"""Whether a making has studied a capture."""
_VECTOR_ALONE = f"{_FIND}{_VECTOR} FROM assertion a {_AT}"
_OWN = len(columns(Assertion))

Key = TypeVar("Key", str, int)
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """Values by key, those asked for last, up to a bound."""

    def __init__(self, most: int) -> None:
        # No plain dict: to find its first key it walks over all that were taken from its front.
        self._held: OrderedDict[Key, Value] = OrderedDict()
        self._most = most

    def get(self, key: Key) -> Value | None:
        """The value, if it is here."""
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
        return found

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, in place of that which was asked for longest ago where there are too many."""
        self._held[key] = value
        self._held.move_to_end(key)
        if len(self._held) > self._most:
            self._held.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        self._held.clear()


class Rows:
    """What is on record, of which that asked for last is kept in memory.

    Articles and assertions never change. Which study of a capture is the latest, and where a term stands, do: whoever
    adds a study says so to ``added``, and what another process writes is noticed by ``refresh``.

    What a ``making`` has not studied yet is not known to it: while a record is read again it sees what a new one would.
    """

    def __init__(self, db: Store, making: str = "") -> None:
        self._db = db
        self._making = making
        self._known = ""
        self._plain = db.cursor()
        self._plain.row_factory = None  # bare tuples: of these rows there are many
        self._version = -1
        self._current: dict[int, str | None] = {}
        self._places: dict[str, tuple[Numbers, Numbers]] = {}
        self._names: Kept[str, frozenset[str]] = Kept(_KEPT_NAMES)
        self._prints: Kept[int, Numbers] = Kept(_KEPT_PRINTS)
        self._articles: Kept[str, KnownArticle] = Kept(_KEPT_ARTICLES)
        self._assertions: Kept[int, KnownAssertion] = Kept(_KEPT_ASSERTIONS)
        self._vectors = Vectors()

    def refresh(self) -> None:
        """Forget what may have changed if another process has written to the file."""
        if not self._known:
            self._known = f"study >= {self._first_study()}"
        version = self._db.written_elsewhere()
        if version != self._version:
            self._version = version
            self._current.clear()
            self._places.clear()
            self._names.clear()
            self._prints.clear()

    def _first_study(self) -> int:
        """The first study that this making may know of: whatever came before it takes up no room among the first places
        of a term. It stays the first, since each later study has a higher number."""
        if not self._making:
            return 0
        asked = f"SELECT c.id FROM current c WHERE {_DONE} ORDER BY c.id LIMIT 1"  # noqa: S608  # our own words
        row = self._plain.execute(asked, (self._making,)).fetchone()
        row = row or self._plain.execute("SELECT coalesce(max(id), 0) + 1 FROM study").fetchone()
        return int(row[0])

    def added(self, study: int, findings: Findings) -> None:
        """Learn what a study found that was added through this connection, once that is sure to stay."""
        article = findings.reading.article
        self.studied(study, article.capture, article.id)
        for name, entity in findings.resolved.short_names:
            held = self._names.get(name)
            if held is not None and max(len(name), len(entity)) <= LONGEST_KEY:
                self._names.put(name, frozenset(sorted(held | {entity})[:COMMON]))
        for value in {value for value, _ in findings.resolved.prints}:
            studies = self._prints.get(value)
            if studies is not None and len(studies) < COMMON:
                self._prints.put(value, np.append(studies, study))
        self._add_terms(study, findings.related.assertions)
        self._add_assertions(study, findings)

    def studied(self, study: int, capture: str, article: str | None) -> None:
        """Learn that this study of a capture is now the latest."""
        for (earlier,) in self._plain.execute("SELECT id FROM study WHERE capture = ?", (capture,)).fetchall():
            self._current[earlier] = None
        self._current[study] = article

    def _add_terms(self, study: int, assertions: Sequence[Assertion]) -> None:
        places: dict[str, list[int]] = {}
        for position, assertion in enumerate(assertions):
            for term in dict.fromkeys(assertion.terms):
                places.setdefault(term, []).append(position)
        for term, positions in places.items():
            held = self._places.get(term)
            if held is None or len(held[0]) >= COMMON_TERM or len(term) > LONGEST_KEY:
                continue  # the first places stay the first ones
            new = [study << BITS | position for position in positions]
            sizes = [len(assertions[position].terms) for position in positions]
            self._places[term] = (
                np.append(held[0], np.array(new, np.int64))[:COMMON_TERM],
                np.append(held[1], np.array(sizes, np.int64))[:COMMON_TERM],
            )

    def _add_assertions(self, study: int, findings: Findings) -> None:
        article, sentences = KnownArticle.of(findings.reading.article), findings.reading.sentences
        self._articles.put(article.id, article)
        said: dict[str, Attribution] = {}
        for attribution in findings.attributions:
            said.setdefault(attribution.id, attribution)
        starts = [sentence.span.start for sentence in sentences]
        places, vectors = [], []
        for position, assertion in enumerate(findings.related.assertions):
            at = bisect_right(starts, assertion.wording.start) - 1
            vector = sentences[at].vector if at >= 0 else b""
            place = study << BITS | position
            self._assertions.put(
                place,
                KnownAssertion(
                    assertion,
                    article,
                    said.get(assertion.attribution or ""),
                    assertion.wording.cut(article.text),
                    vector,
                ),
            )
            places.append(place)
            vectors.append(vector)
        self._vectors.add(places, vectors)

    def current_article(self, study: int) -> str | None:
        """The article of a study; None where a later study of the same capture has taken its place, or will."""
        if study not in self._current:
            asked, keys = "SELECT c.article FROM current c WHERE c.id = ?", (study, self._making)
            done = (f"{asked} AND {_DONE}", keys) if self._making else (asked, keys[:1])
            row = self._plain.execute(*done).fetchone()
            if len(self._current) >= _KEPT_STUDIES:
                self._current.clear()
            self._current[study] = None if row is None else str(row[0])
        return self._current[study]

    def full_names(self, short: str) -> frozenset[str]:
        """Entity keys that a short name key could stand for, the first ones, if many."""
        found = self._names.get(short)
        if found is None:
            rows = self._plain.execute(
                "SELECT entity FROM short_name WHERE short = ? ORDER BY entity LIMIT ?", (short, COMMON)
            )
            found = frozenset(row[0] for row in rows.fetchall())
            self._names.put(short, found)
        return found

    def studies_with(self, prints: Iterable[int]) -> Numbers:
        """The studies that have each of these fingerprints, the first ones, if many, one after another."""
        found: list[Numbers] = []
        asked: list[int] = []
        for value in prints:
            held = self._prints.get(value)
            if held is None:
                asked.append(value)
            else:
                found.append(held)
        rows = self._of_each(
            f"SELECT DISTINCT value, study FROM fingerprint WHERE value = ? AND {self._known} ORDER BY study",  # noqa: S608  # ours
            asked,
            most=COMMON,
        )
        values, studies = np.array(rows, np.int64).reshape(len(rows), 2).T
        self._keep_prints(values, studies)
        return np.concatenate([studies, *found])

    def _keep_prints(self, values: Numbers, studies: Numbers) -> None:
        """Keep where the commoner fingerprints stand; most stand in one study, and are not asked for again."""
        order = np.lexsort((studies, values))
        values, studies = values[order], studies[order]
        starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])) if len(values) else order
        for start, end in pairwise([*starts.tolist(), len(values)]):
            if end - start >= _SOME_STUDIES:
                self._prints.put(int(values[start]), studies[start:end].copy())

    def places_of(self, terms: Collection[str]) -> Mapping[str, tuple[Numbers, Numbers]]:
        """Where each term stands, in order, with how many terms each of these assertions has; the first, if many."""
        missing = sorted(term for term in terms if term not in self._places)
        if missing:
            if len(self._places) + len(missing) > _KEPT_TERMS:
                self._places = dict(islice(self._places.items(), _KEPT_TERMS // 2, None))  # the later half
                missing = sorted(term for term in terms if term not in self._places)
            self._read_places(missing)
        return self._places

    def _read_places(self, terms: Sequence[str]) -> None:
        rows = self._of_each(
            f"SELECT term, study << 24 | assertion, terms FROM term WHERE term = ? AND {self._known}"  # noqa: S608  # ours
            " ORDER BY study, assertion",
            terms,
            most=COMMON_TERM,
        )
        by_term: dict[str, list[tuple[int, int]]] = {term: [] for term in terms}
        for term, place, size in rows:
            by_term[term].append((place, size))
        for term, found in by_term.items():
            table = np.array(found, np.int64).reshape(len(found), 2)
            self._places[term] = (table[:, 0].copy(), table[:, 1].copy())

    def _of_each(self, sql: str, keys: Sequence[Any], *, most: int) -> list[tuple[Any, ...]]:
        """The first rows of a question that asks by one key, for each of several: a server is asked once for many."""
        rows: list[tuple[Any, ...]] = []
        for some in _together(keys):
            asked = " UNION ALL ".join([f"SELECT * FROM ({sql} LIMIT {most}) AS found"] * len(some))  # noqa: S608  # ours
            rows += self._plain.execute(asked, some).fetchall()
        return rows

    def _at_each(self, sql: str, places: Sequence[int]) -> Iterator[tuple[int, *tuple[Any, ...]]]:
        """The rows of a question that asks by study and position, for each of several: the place, and the rest."""
        for some in _together(places):
            asked = " UNION ALL ".join([sql] * len(some))
            keys = [key for place in some for key in (place >> BITS, place & POSITIONS)]
            for study, position, *rest in self._plain.execute(asked, keys).fetchall():
                yield (study << BITS | position, *rest)

    def cosines(self, vectors: Sequence[bytes], bounds: Sequence[int], places: Numbers) -> NDArray[np.float32]:
        """How near the sentences at places lie to one with a vector; 0 where either has none.

        Each vector has those places that stand from its bound to the next one.
        """
        missing = self._vectors.missing(places)
        if missing:
            read = dict(self._at_each(_VECTOR_ALONE, missing))
            self._vectors.keep(missing, [bytes(read.get(place) or b"") for place in missing])
        found = np.zeros(len(places), np.float32)
        for vector, (first, end) in zip(vectors, pairwise(bounds), strict=True):
            found[first:end] = self._vectors.cosines(vector, places[first:end])
        return found

    def article(self, article_id: str) -> KnownArticle:
        """A recorded article. Raises KeyError for an unknown id."""
        found = self._articles.get(article_id)
        if found is None:
            found = self._article(article_id)
            self._articles.put(article_id, found)
        return found

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

    def assertions(self, articles: Mapping[int, str]) -> Mapping[int, KnownAssertion]:
        """The assertions at these places, each with the article of its study."""
        held = {place: found for place in articles if (found := self._assertions.get(place)) is not None}
        read = self._read_assertions([place for place in articles if place not in held], articles)
        for place, assertion in read.items():
            self._assertions.put(place, assertion)
        return held | read

    def _read_assertions(self, places: Sequence[int], articles: Mapping[int, str]) -> dict[int, KnownAssertion]:
        rows: dict[int, tuple[Any, ...]] = {}
        for row in self._at_each(_ASSERTION, places):
            rows.setdefault(row[0], row)
        assertions = from_rows(Assertion, [row[2 : 2 + _OWN] for row in rows.values()])
        attributed = [row[2 + _OWN :] for row in rows.values() if row[2 + _OWN] is not None]
        said = iter(from_rows(Attribution, attributed))
        found = {}
        for (place, row), assertion in zip(rows.items(), assertions, strict=True):
            article = self.article(articles[place])
            attribution = None if row[2 + _OWN] is None else next(said)
            wording = assertion.wording.cut(article.text)
            found[place] = KnownAssertion(assertion, article, attribution, wording, bytes(row[1] or b""))
        return found


def _stated(detail: str | None) -> str:
    """The value of a detail as it is kept."""
    return str(json.loads(detail)["value"]) if detail else ""


def _together(keys: Iterable[Any]) -> Iterator[list[Any]]:
    """The keys, as many together as one question asks for."""
    left = list(keys)
    rest = iter(left)
    remain = len(left)
    for size in _TOGETHER:
        while remain >= size:
            yield list(islice(rest, size))
            remain -= size
