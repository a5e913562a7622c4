"""Where the tests keep records: each in a file and in a database."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.record import Place


@pytest.fixture(params=["file", "database"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """A place where no record is yet."""
    if request.param == "file":
        return tmp_path / "story.onrecord"
    in_database: Callable[[], Place] = request.getfixturevalue("in_database")
    return in_database()
