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


@pytest.mark.parametrize("where", ["missing/out.json", "."])
def test_what_cannot_be_written_is_said_plainly(tmp_path: Path, where: str) -> None:
    with pytest.raises(BadSource, match="cannot be written"):
        write_file(tmp_path / where, b"{}")
