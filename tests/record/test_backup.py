"""A copy made with SQLite's own tools while the record is written to is whole, and goes on from where it was."""

import sqlite3
from pathlib import Path

from onrecord.record import Making, View, Writer
from tests.findings import capture_of, findings_of

MAKING = Making({"clean": 1}, "00000000", "0.0.0")


def added(writer: Writer, number: int) -> None:
    page = capture_of(f"Ana Ruiz said gate {number} is closed.", f"{number}.txt")
    writer.take_in([page])
    found = findings_of(page, speaker="Ana Ruiz", cue="said", content=f"gate {number} is closed")
    writer.add(found, at="2031-05-04T00:00:00+00:00")


def test_a_copy_made_in_the_middle_of_writing_opens_and_goes_on(tmp_path: Path) -> None:
    record, copy = tmp_path / "story.onrecord", tmp_path / "backup.onrecord"
    with Writer(record, MAKING) as writer:
        for number in range(3):
            added(writer, number)
        source, target = sqlite3.connect(record), sqlite3.connect(copy)
        source.backup(target)
        source.close()
        target.close()
        added(writer, 3)
    with View(copy) as view:
        assert len(view.article_ids()) == 3
    with Writer(copy, MAKING) as writer:
        added(writer, 3)
    with View(copy) as one, View(record) as other:
        assert one.article_ids() == other.article_ids()
