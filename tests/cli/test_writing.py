import resource
import sqlite3
from pathlib import Path

import pytest

from onrecord.cli.writing import write_file
from onrecord.errors import BadSource


def test_a_file_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    for data in (b"one", b"two"):
        write_file(path, data)
        assert path.read_bytes() == data


def test_a_record_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "story.onrecord"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE a (x)")
    db.close()
    held = path.read_bytes()
    with pytest.raises(BadSource, match="would be lost"):
        write_file(path, b"{}")
    assert path.read_bytes() == held


def test_where_there_is_no_room_for_a_new_file_the_one_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    write_file(path, b"what was decided before")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
    try:
        with pytest.raises(BadSource, match="cannot be written") as told:
            write_file(path, b"x" * (1 << 20))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "room" in told.value.fix
    assert path.read_bytes() == b"what was decided before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_rights_and_a_link_leads_where_it_led(tmp_path: Path) -> None:
    path, link = tmp_path / "kept" / "brief.md", tmp_path / "brief.md"
    path.parent.mkdir()
    path.write_bytes(b"one")
    path.chmod(0o640)
    link.symlink_to(path)
    write_file(link, b"two")
    assert link.is_symlink()
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("where", ["missing/out.json", ".", "a" * 300])
def test_what_cannot_be_written_is_said_plainly(tmp_path: Path, where: str) -> None:
    with pytest.raises(BadSource, match="cannot be written"):
        write_file(tmp_path / where, b"{}")
