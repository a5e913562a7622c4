"""One record for all formats, built by the real pipeline."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.export.ground import Ground
from onrecord.tell.story import Story
from tests.tell.export.pages import PAGES


def built(folder: Path, names: list[str]) -> Path:
    """A record of the pages, taken in one by one in the order given."""
    (folder / "pages").mkdir()
    for name, text in PAGES.items():
        (folder / "pages" / name).write_text(text, "utf-8")
    record = folder / "story.onrecord"
    for name in names:
        made = build([str(folder / "pages" / name)], record, settings=replace(Settings(), workers=1))
        assert len(made.refused) == (PAGES[name] == ""), made.refused
    return record


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("export"), sorted(PAGES))


@pytest.fixture(scope="session")
def backwards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("backwards"), sorted(PAGES, reverse=True))


@pytest.fixture
def ground(record: Path) -> Iterator[Ground]:
    with View(record) as view, Ground(Story(view)) as made:
        yield made
