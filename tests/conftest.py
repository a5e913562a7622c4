"""The sample story, built once for all tests that read it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.story import Story

SAMPLE = Path(__file__).parents[1] / "src" / "onrecord" / "sample" / "articles"


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
