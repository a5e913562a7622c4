"""What of the record is worth comparing: the best of those that share rare words, however many there are."""

from collections.abc import Iterator
from math import log2
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record import Place
from onrecord.record.known import RecordKnown
from onrecord.record.near import Vectors
from onrecord.record.remembered import Rows
from onrecord.record.store import Store, connect, transaction
from onrecord.vectors import SIZE, cosine

TERMS = [*"abcdefgh", "12", "340"]


@pytest.fixture
def db(place: Place) -> Iterator[Store]:
    opened = connect(place, create=True)
    yield opened
    opened.close()


def put(db: Store, assertions: list[set[str]], *, first: int = 1) -> None:
    """One study for each, with that one assertion."""
    with transaction(db):
        db.execute("INSERT INTO making VALUES ('m', '{}', '', '') ON CONFLICT DO NOTHING")
        for study, terms in enumerate(assertions, start=first):
            db.execute("INSERT INTO capture VALUES (?, 'text/plain', NULL, ?)", (str(study), b""))
            db.execute("INSERT INTO study VALUES (?, ?, 'm', NULL, '')", (study, str(study)))
            for term in sorted(terms):
                db.execute("INSERT INTO term VALUES (?, ?, 0, ?)", (term, study, len(terms)))


def plainly(assertions: list[set[str]], asked: set[str]) -> list[int]:
    """The same by the definition: studies of what shares enough, most of the rare terms first."""
    count = {t: sum(t in a for a in assertions) for t in asked}
    weight = {t: log2(1 + 128 / n) for t, n in count.items() if n}
    found = []
    for study, terms in enumerate(assertions, start=1):
        shared = terms & asked
        least = (0.1 if len(shared) > 1 else 0.15) * (len(asked) + len(terms))
        if shared and (2 * len(shared) >= least or any(t[0].isdigit() for t in shared)):
            found.append((-round(sum(weight[t] for t in shared), 9), study))
    return [study for _, study in sorted(found)]


def sharing(known: RecordKnown, asked: set[str], *, most: int = 1000) -> list[int]:
    """Studies of what shares enough."""
    others = sorted({"a", "340"})  # beside which nothing changes
    found = known._sharing([others, sorted(asked), others], most=most)
    return [place >> 24 for place in found.places[found.owners == 1].tolist()]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(TERMS), min_size=1, max_size=6), min_size=1, max_size=12),
    st.sets(st.sampled_from(TERMS), min_size=1, max_size=6),
)
def test_what_shares_most_of_the_rare_words_comes_first(assertions: list[set[str]], asked: set[str]) -> None:
    db = connect(Path(":memory:"), create=True)
    put(db, assertions)
    assert sharing(RecordKnown(db), asked) == plainly(assertions, asked)
    db.close()


def test_what_another_process_added_is_found(db: Store, place: Place) -> None:
    rows = Rows(db)
    put(db, [{"a", "b"}])
    assert len(sharing(RecordKnown(db, rows), {"a"})) == 1
    other = connect(place, create=False)
    put(other, [{"a", "c"}], first=2)
    other.close()
    assert len(sharing(RecordKnown(db, rows), {"a"})) == 2


def test_of_a_word_that_stands_everywhere_the_first_places_count(db: Store) -> None:
    put(db, [{"a", f"own{n}"} for n in range(400)])
    assert len(sharing(RecordKnown(db), {"a"})) == 128


@settings(deadline=None)
@given(st.lists(st.binary(min_size=SIZE, max_size=SIZE) | st.just(b""), min_size=1, max_size=5))
def test_sentences_lie_as_near_as_their_vectors(vectors: list[bytes]) -> None:
    kept = Vectors()
    places = np.arange(len(vectors), dtype=np.int64)
    assert kept.missing(places) == list(range(len(vectors)))
    kept.keep(places.tolist(), vectors)
    assert kept.missing(places) == []
    plain = [0.0 if not any(v) or not any(vectors[0]) else cosine(vectors[0], v) for v in vectors]
    assert kept.cosines(vectors[0], places).tolist() == pytest.approx(plain, abs=1e-6)


def test_of_too_many_vectors_the_later_half_stays_where_it_was() -> None:
    kept = Vectors(most=6)
    dice = np.random.default_rng(7)
    vectors = [dice.integers(-90, 90, SIZE, np.int8).tobytes() for _ in range(9)]
    for n in range(6):
        kept.add([n], [vectors[n]])
    assert kept.missing(np.array([5, 6, 7])) == [6, 7]
    kept.keep([6, 7], vectors[6:8])
    assert kept.missing(np.array([8])) == [8]
    asked = np.array([3, 7, 5, 4, 6])
    plain = [cosine(vectors[7], vectors[n]) for n in asked.tolist()]
    assert kept.cosines(vectors[7], asked).tolist() == pytest.approx(plain, abs=1e-6)
    assert kept.missing(np.array([0, 1, 2])) == [0, 1, 2]
