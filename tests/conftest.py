"""The sample story, built once for all tests that read it, and a database server for those that ask for one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from onrecord.pipeline import build
from onrecord.record import Place, View, place_of
from onrecord.settings import Settings
from onrecord.tell.story import Story
from tests.postgresql import programs, running

SAMPLE = Path(__file__).parents[1] / "src" / "onrecord" / "sample" / "articles"
_NUMBERS = count(1)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.onrecord"
    built = build([str(SAMPLE)], path, settings=replace(Settings(), workers=1))
    assert built.refused == ()
    return path


@pytest.fixture
def sample_story(sample_file: Path) -> Iterator[Story]:
    with View(sample_file) as view:
        yield Story(view)


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    """The folder of the socket of a PostgreSQL server."""
    folder = programs()
    if folder is None:
        pytest.skip("no PostgreSQL server is installed: apt-get install postgresql")
    with running(folder) as socket:
        yield socket


@pytest.fixture(scope="session")
def in_database(server: Path) -> Callable[[], Place]:
    """Makes names of stories that nobody has used."""
    return lambda: place_of(f"postgresql://desk@/postgres?host={server}#story-{next(_NUMBERS)}")
