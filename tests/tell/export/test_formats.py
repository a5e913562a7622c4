"""What holds for every format."""

import io
import re
from pathlib import Path

import pytest

from onrecord.record import View
from onrecord.tell.export import export, to_json
from onrecord.tell.export.crate import bundle
from onrecord.tell.export.format_names import FormatName
from onrecord.tell.export.formats import FORMATS
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import into_zip
from onrecord.tell.story import Story
from tests.tell.export.making import made, packed

NAMES = [format_.name for format_ in FORMATS]
MADE = [format_.name for format_ in FORMATS if not format_.raw]


def test_the_list_of_names_is_that_of_the_formats() -> None:
    assert [name.value for name in FormatName] == NAMES
    assert len({format_.suffix for format_ in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("name", MADE)
def test_equal_articles_give_equal_bytes_in_any_order(ground: Ground, backwards: Path, name: str) -> None:
    with View(backwards) as view, Ground(Story(view)) as other:
        assert packed(other, name) == packed(ground, name)


def test_a_bundle_is_the_same_in_any_order(ground: Ground, backwards: Path) -> None:
    with View(backwards) as view, Ground(Story(view)) as other:
        one, two = io.BytesIO(), io.BytesIO()
        into_zip(bundle(ground).package, one)
        into_zip(bundle(other).package, two)
    assert one.getvalue() == two.getvalue()


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_record_gives_a_file_that_is_whole(tmp_path: Path, name: str) -> None:
    from tests.tell.export.conftest import built

    record = built(tmp_path, ["e empty.txt"])
    with View(record) as view, Ground(Story(view)) as empty:
        assert made(empty, name) or name in {"jsonl", "ftm"}  # a line for each thing there is
        assert packed(empty, name)


def test_the_whole_record_in_pieces_is_the_whole_record(ground: Ground) -> None:
    assert made(ground, "json").decode() == to_json(export(ground.story)) + "\n"


def test_progress_is_told_while_articles_are_read(record: Path) -> None:
    told: list[tuple[str, int, int]] = []
    with View(record) as view, Ground(Story(view), lambda *step: told.append(step)) as watched:
        made(watched, "json")
    assert [(done, of) for doing, done, of in told if doing.startswith("writing")] == [(n, 4) for n in range(4)]


@pytest.mark.parametrize("name", NAMES)
def test_no_verdict_is_in_it(ground: Ground, name: str) -> None:
    if name not in {"xlsx", "parquet"}:
        told = packed(ground, name) if name in {"csv", "jsonl"} else made(ground, name)
        assert not re.search(
            rb"\b(verdict|truthRating|reviewRating|is_true|credibility)\b", told.replace(b"No verdict", b"")
        )
