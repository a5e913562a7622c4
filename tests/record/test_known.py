"""What of the record is worth comparing: the best of those that share rare words, however many there are."""

import sqlite3
from collections.abc import Iterator
from math import log2
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record.known import RecordKnown, Rows
from onrecord.record.store import connect

TERMS = [*"abcdefgh", "12", "340"]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    opened = connect(tmp_path / "a.onrecord", create=True)
    opened.execute("PRAGMA foreign_keys = OFF")
    yield opened
    opened.close()


def put(db: sqlite3.Connection, assertions: list[set[str]], *, first: int = 1) -> None:
    """One study for each, with that one assertion."""
    for study, terms in enumerate(assertions, start=first):
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


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(TERMS), min_size=1, max_size=6), min_size=1, max_size=12),
    st.sets(st.sampled_from(TERMS), min_size=1, max_size=6),
)
def test_what_shares_most_of_the_rare_words_comes_first(assertions: list[set[str]], asked: set[str]) -> None:
    db = connect(Path(":memory:"), create=True)
    db.execute("PRAGMA foreign_keys = OFF")
    put(db, assertions)
    assert [study for study, _ in RecordKnown(db)._near(sorted(asked))] == plainly(assertions, asked)
    db.close()


def test_what_was_added_since_is_found(db: sqlite3.Connection) -> None:
    rows = Rows(db)
    put(db, [{"a", "b"}])
    assert [s for s, _ in RecordKnown(db, rows)._near(["a"])] == [1]
    put(db, [{"a", "c"}], first=2)
    rows.added({"a", "c"})
    assert [s for s, _ in RecordKnown(db, rows)._near(["a"])] == [1, 2]


def test_what_another_process_added_is_found(db: sqlite3.Connection, tmp_path: Path) -> None:
    rows = Rows(db)
    put(db, [{"a", "b"}])
    assert len(list(RecordKnown(db, rows)._near(["a"]))) == 1
    other = connect(tmp_path / "a.onrecord", create=False)
    other.execute("PRAGMA foreign_keys = OFF")
    put(other, [{"a", "c"}], first=2)
    other.close()
    assert len(list(RecordKnown(db, rows)._near(["a"]))) == 2


def test_of_a_word_that_stands_everywhere_the_first_places_count(db: sqlite3.Connection) -> None:
    put(db, [{"a", f"own{n}"} for n in range(400)])
    assert len(list(RecordKnown(db)._near(["a"]))) == 128
