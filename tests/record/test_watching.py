"""What is watched, as the record holds it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.errors import NotARecord, OnRecordError
from onrecord.record.watching import WatchList

READS: dict[str, Callable[[WatchList], object]] = {
    "due": lambda held: held.due("2031-01-01T00:00:00Z", most=3),
    "all": lambda held: held.all(),
    "lists": lambda held: held.lists(),
    "next": lambda held: held.next_due(),
}


@pytest.mark.parametrize("read", READS.values(), ids=list(READS))
def test_a_fault_of_the_file_is_a_plain_error_when_the_list_is_read(
    read: Callable[[WatchList], object], tmp_path: Path
) -> None:
    path = tmp_path / "a.onrecord"
    with WatchList(path) as held:
        with closing(sqlite3.connect(path)) as other:
            other.execute("DROP TABLE watched")
            other.commit()
        with pytest.raises(OnRecordError):
            read(held)


def test_reading_what_is_watched_makes_no_record(tmp_path: Path) -> None:
    path = tmp_path / "a.onrecord"
    path.write_bytes(b"")
    with pytest.raises(NotARecord):
        WatchList(path, create=False)
    assert path.read_bytes() == b""
