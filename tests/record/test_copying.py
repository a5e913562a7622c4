"""A record copied from a file to a database, and back, is the same record."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import BadSource, NotARecord
from onrecord.model import DecisionKind, Refusal
from onrecord.model.watched import Watched, WatchedKind
from onrecord.record import Making, Place, View, Writer, audit, keep_decisions, remove
from onrecord.record.copying import _tables, copy
from onrecord.record.store import connect
from onrecord.record.watching import WatchList
from tests.decide.articles import Hand
from tests.findings import capture_of, findings_of

AT = "2031-05-04T00:00:00+00:00"
MAKINGS = [Making({"clean": version}, "00000000", "0.0.0") for version in (1, 2)]


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A record with something in every table that a build, a watch and a person write."""
    made = tmp_path / "full.onrecord"
    pages = [capture_of(f"Ana Ruiz said gate {n} is closed\0.", f"{n}.txt") for n in range(3)]
    for making in MAKINGS:
        with Writer(made, making) as writer:
            writer.take_in([*pages, replace(pages[0], name="copy.txt"), Refusal("x", "empty", "why", "fix")])
            for n, page in enumerate(pages):
                said = f"gate {n} is closed"
                writer.add(findings_of(page, speaker="Ana Ruiz", cue="said", content=said), at=AT)
    mia = Hand()
    first = mia.decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")
    keep_decisions(made, [first, mia.undoes(first)])
    with WatchList(made) as watched:
        watched.add([Watched("https://e.example/rss", WatchedKind.LIST, since=AT, next=AT)], given_up=1)
    return made


def rows_of(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a record but its index of words, in one order."""
    db = connect(place, create=False)
    found = {}
    for table, columns in _tables().items():
        names = ", ".join(f'"{name}"' for name in columns)
        found[table] = sorted(db.stream(f"SELECT {names} FROM {table}"), key=repr)  # noqa: S608  # our own names
    db.close()
    return found


def test_there_and_back_it_is_the_same(full: Path, in_database: Callable[[], Place], tmp_path: Path) -> None:
    there, other, back = in_database(), in_database(), tmp_path / "back.onrecord"
    rows = copy(full, there)
    assert copy(there, other) == copy(other, back) == rows
    assert rows_of(full) == rows_of(there) == rows_of(other) == rows_of(back)
    assert all(rows_of(full)[table] for table in ("capture", "refusal", "study", "decision", "watched", "term"))
    for place in (there, back):
        with View(place) as view, View(full) as before:
            assert list(audit(view)) == []
            assert view.found(["gates", "closing"], limit=9) == before.found(["gates", "closing"], limit=9)
            assert len(view.found(["gates"], limit=9)) == 3
            assert list(view.captures()) == list(before.captures())
            assert view.decisions() == before.decisions()


def test_a_copy_is_gone_on_with_as_its_original(full: Path, in_database: Callable[[], Place]) -> None:
    there = in_database()
    copy(full, there)
    page = capture_of("Tom Lee said the ferry is late.", "late.txt")
    for place in (full, there):
        with Writer(place, MAKINGS[1]) as writer:
            assert writer.pending() == []
            writer.take_in([page])
            writer.add(findings_of(page, speaker="Tom Lee", cue="said", content="the ferry is late"), at=AT)
        keep_decisions(place, [Hand().decides(DecisionKind.SAME, "T. Lee", "Tom Lee")])
    assert rows_of(full) == rows_of(there)  # numbers of studies and of decisions too


def test_what_is_there_is_never_written_over(full: Path, place: Place) -> None:
    with Writer(place, MAKINGS[0]) as writer:
        writer.take_in([capture_of("Tom Lee said so.", "own.txt")])
    before = rows_of(place)
    with pytest.raises(BadSource, match="is there already"):
        copy(full, place)
    assert rows_of(place) == before


def test_what_a_killed_copy_leaves_is_filled(full: Path, place: Place) -> None:
    connect(place, create=True).close()
    copy(full, place)
    assert rows_of(place) == rows_of(full)


def test_what_fails_leaves_nothing(full: Path, place: Place) -> None:
    def stop(_: str, done: int, total: int) -> None:
        if done == total - 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(full, place, progress=stop)
    assert not place.exists()
    with pytest.raises(NotARecord):
        copy(place, full.with_name("none.onrecord"))
    assert not full.with_name("none.onrecord").exists()


def test_it_is_copied_as_it_stood_when_the_copy_began(full: Path, place: Place) -> None:
    before = rows_of(full)

    def write(doing: str, _: int, __: int) -> None:
        if doing == "capture":
            keep_decisions(full, [Hand().decides(DecisionKind.SAME, "T. Lee", "Tom Lee")])

    copy(full, place, progress=write)
    assert rows_of(place) == before


def test_a_word_of_an_older_record_that_is_too_long_is_left_behind(
    full: Path, in_database: Callable[[], Place]
) -> None:
    with sqlite3.connect(full) as db:
        db.execute("INSERT INTO term VALUES (?, 1, 0, 1)", ("".join(chr(97 + n * n % 23) for n in range(9_000)),))
    db.close()
    there = in_database()
    copy(full, there)
    assert len(rows_of(there)["term"]) == len(rows_of(full)["term"]) - 1


def test_of_two_copies_to_one_place_the_later_leaves_the_other_alone(
    full: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    meant = type(place).exists
    monkeypatch.setattr(type(place), "exists", lambda it, *a, **k: it != place and meant(it, *a, **k))
    copy(full, place)  # as if the other one had not been there yet when this one looked
    with pytest.raises(BadSource):
        copy(full, place)
    monkeypatch.undo()
    assert rows_of(place) == rows_of(full)


def test_only_what_was_made_in_vain_is_removed(full: Path, place: Place) -> None:
    page = capture_of("Tom Lee said so.", "own.txt")
    with Writer(place, MAKINGS[0]) as writer:
        writer.take_in([page])
        assert not remove(place)
        if isinstance(place, Path):
            assert not remove(place, captures=1)  # the writer has it open
    keep_decisions(place, [Hand().decides(DecisionKind.SAME, "T. Lee", "Tom Lee")])
    assert not remove(place, captures=1)
    with Writer(place, MAKINGS[0]) as writer:
        assert writer.pending() == [page.id]
    assert remove(place, captures=1, decisions=1)
    assert not place.exists()
    assert not list(full.parent.glob("story*"))
    assert not remove(full, captures=9, decisions=9)
