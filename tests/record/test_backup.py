"""A copy made with the store's own tools while the record is written to is whole, and goes on from where it was."""

import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from onrecord.record import Making, View, Writer, audit
from onrecord.record.place import Database
from tests.findings import capture_of, findings_of
from tests.postgresql import programs

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


def test_what_pg_dump_wrote_in_the_middle_of_writing_opens_elsewhere_and_goes_on(
    server: Path, in_database: Callable[[], Database], tmp_path: Path
) -> None:
    bin_ = programs()
    assert bin_ is not None
    story, dump = in_database(), tmp_path / "story.dump"
    elsewhere = Database(f"postgresql://desk@/restored?host={server}", story.story)
    with Writer(story, MAKING) as writer:
        for number in range(3):
            added(writer, number)
        dumped = [str(bin_ / "pg_dump"), "--format=custom", f"--schema={story.schema}", f"--file={dump}", story.address]
        subprocess.run(dumped, check=True)
        added(writer, 3)
    subprocess.run([bin_ / "createdb", "-h", server, "-U", "desk", "--template=template0", "restored"], check=True)
    subprocess.run([bin_ / "pg_restore", "--exit-on-error", f"--dbname={elsewhere.address}", dump], check=True)
    with View(elsewhere) as view:
        assert len(view.article_ids()) == 3
        assert list(audit(view)) == []
        assert len(view.found(["gates"], limit=9)) == 3
    with Writer(elsewhere, MAKING) as writer:
        added(writer, 3)
    with View(elsewhere) as one, View(story) as other:
        assert one.article_ids() == other.article_ids()
