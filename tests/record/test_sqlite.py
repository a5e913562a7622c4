"""A record in a file keeps its locks, whatever else is done with the file."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from onrecord.errors import NotARecord
from onrecord.model import DecisionKind
from onrecord.record import View, audit, keep_decisions, sqlite
from onrecord.record.migrating import migrations
from onrecord.record.sqlite import connect, is_record
from onrecord.record.store import plain_errors, transaction
from tests.decide.articles import Hand

READ = "; ".join(
    (
        "import sys, pathlib",
        "from onrecord.record.sqlite import connect",
        "connect(pathlib.Path(sys.argv[1]), create=False).close()",
    )
)
HOLD = "; ".join(
    (
        "import sys, pathlib",
        "from onrecord.record.sqlite import connect",
        "held = connect(pathlib.Path(sys.argv[1]), create=False)",
        "held.execute('CREATE TABLE earlier (a)')",
        "print('held', flush=True)",
        "sys.stdin.readline()",
        "held.close()",
    )
)


def test_looking_at_a_record_takes_no_lock_from_who_writes_to_it(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    writing = connect(path, create=True)
    assert is_record(path)
    connect(path, create=False).close()
    subprocess.run([sys.executable, "-c", READ, str(path)], check=True)
    # The last one to close clears the log away; another process must not think that it is the last one.
    assert path.with_name("story.onrecord-wal").exists()
    writing.execute("CREATE TABLE later (a)")
    subprocess.run([sys.executable, "-c", READ, str(path)], check=True)
    writing.close()
    assert not path.with_name("story.onrecord-wal").exists()
    again = connect(path, create=False)
    assert again.execute("SELECT count(*) FROM later").fetchone()[0] == 0
    again.close()


def test_a_file_that_is_none_is_told_so_once_the_record_there_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    connect(path, create=True).close()
    path.write_text("no record")
    assert not is_record(path)
    with pytest.raises(NotARecord):
        connect(path, create=False)


def test_a_record_made_anew_where_a_held_one_was_removed_is_not_lost_when_that_is_let_go(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    connect(path, create=True).close()
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=PIPE, stdout=PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        path.unlink()
        anew = connect(path, create=True)
        anew.execute("CREATE TABLE later (a)")
        anew.close()
        holder.communicate(b"\n")
    again = connect(path, create=False)
    assert {"study", "later"} <= set(again.tables())
    assert "earlier" not in again.tables()
    again.close()


def test_a_record_that_two_begin_at_once_is_one(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    one = connect(path, create=True)
    one.execute("CREATE TABLE first (a)")
    other = connect(path, create=True)
    assert "first" in other.tables()
    other.close()
    one.close()


@pytest.fixture
def shut() -> Iterator[Path]:
    """A folder of which everything may be read and nothing written, by whoever runs this, once that is nobody."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere."""
    was = os.geteuid()
    if not was:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(was)


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    """No file grows past so many bytes, as on a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_record_in_a_folder_that_may_not_be_written_to_is_read(sample_file: Path, shut: Path) -> None:
    path = shut / "story.onrecord"
    shutil.copy(sample_file, path)
    path.chmod(0o444)
    shut.chmod(0o555)
    with as_nobody():
        with View(path) as view:
            assert len(view.article_ids()) > 10
            assert list(audit(view)) == []
        with pytest.raises(NotARecord, match="written"):
            keep_decisions(path, [Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")])


def test_a_record_of_an_older_program_is_read_where_nothing_may_be_written(
    shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shut / "story.onrecord"
    monkeypatch.setattr(sqlite, "migrations", lambda: migrations()[:10])
    with closing(connect(path, create=True)) as db:
        db.execute("INSERT INTO capture VALUES ('a', 'text/plain', NULL, x'41')")
        db.execute("INSERT INTO capture_name VALUES ('a', 'a.txt', 'https://eastmoor.example/a', '2031-05-01')")
    monkeypatch.undo()
    held = path.read_bytes()
    path.chmod(0o444)
    shut.chmod(0o555)
    with as_nobody():
        with View(path) as view:
            assert view.sightings() == {"https://eastmoor.example/a": [("2031-05-01", "a")]}
        with pytest.raises(NotARecord, match="written"):
            keep_decisions(path, [Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")])
    assert path.read_bytes() == held
    assert [file.name for file in shut.iterdir()] == [path.name]


def test_a_record_copied_with_its_log_to_where_nothing_may_be_written_is_read_to_its_end(
    tmp_path: Path, shut: Path
) -> None:
    path = shut / "story.onrecord"
    with closing(connect(tmp_path / "story.onrecord", create=True)) as db:
        db.execute("INSERT INTO capture VALUES ('a', 'text/plain', NULL, x'41')")
        for file in (path, path.with_name(path.name + "-wal")):
            shutil.copy(tmp_path / file.name, file)
            file.chmod(0o444)
    shut.chmod(0o555)
    with as_nobody():
        with View(path) as view:
            assert view.capture_ids() == ("a",)
        with pytest.raises(NotARecord, match="written"):
            keep_decisions(path, [Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")])


def test_a_file_that_cannot_be_opened_is_not_told_as_damaged(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "story.onrecord"
    with pytest.raises(NotARecord, match="cannot be opened"), plain_errors(path):
        sqlite3.connect(path)


def test_a_file_that_may_grow_no_further_is_not_damaged(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    db = connect(path, create=True)
    with file_limit(1 << 20), pytest.raises(NotARecord, match="limit"), plain_errors(path), transaction(db):
        db.execute("INSERT INTO capture VALUES ('a', 'text/plain', NULL, ?)", (b"x" * (4 << 20),))
    assert db.execute("SELECT count(*) FROM capture").fetchone()[0] == 0
    db.close()


def test_a_record_on_a_disk_that_is_full_is_read_and_takes_no_decision(sample_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    shutil.copy(sample_file, path)
    with file_limit(1 << 10):
        with View(path) as view:
            assert len(view.article_ids()) > 10
        with pytest.raises(NotARecord, match="written") as told:
            keep_decisions(path, [Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")])
    assert "room" in told.value.fix
    assert keep_decisions(path, [Hand().decides(DecisionKind.SAME, "A. Ruiz", "Ana Ruiz")]) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_nothing_is_read_of_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "story.onrecord"
    os.mkfifo(pipe)
    assert not is_record(pipe)
    for create in (False, True):
        with pytest.raises(NotARecord, match="is a pipe or a device"):
            connect(pipe, create=create)
