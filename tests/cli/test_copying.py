"""Commands over a story in a database: the same words, the same bytes."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.record import Place, View


def call(*words: str | Path | Place) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], env={"COLUMNS": "120", "ONRECORD_USER": "mia"})


@pytest.fixture(scope="module")
def copied(sample_file: Path, in_database: Callable[[], Place]) -> Place:
    place = in_database()
    done = call("copy", sample_file, place)
    assert done.exit_code == 0
    assert re.search(r"#story-\d+: [\d,]+ rows copied", done.stderr)
    return place


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["brief"],
        ["claims"],
        ["disputes"],
        ["timeline", "--json"],
        ["ask", "Who will pay for the ferry?"],
        ["sources", "--by", "source"],
        ["check"],
        ["export", "--as", "jsonl"],
        ["export", "--as", "json"],
    ],
    ids=" ".join,
)
def test_a_database_tells_what_the_file_tells(sample_file: Path, copied: Place, words: list[str]) -> None:
    there, here = call(words[0], copied, *words[1:]), call(words[0], sample_file, *words[1:])
    assert there.exception is None
    assert there.stdout == here.stdout
    assert there.stdout


def test_a_story_is_built_decided_on_and_taken_home(tmp_path: Path, in_database: Callable[[], Place]) -> None:
    pages, story, home = tmp_path / "pages", in_database(), tmp_path / "home.onrecord"
    pages.mkdir()
    for name, told in (("one", "Ana Ruiz said on Monday that the ferry will stop."), ("two", "A. Ruiz said no more.")):
        (pages / f"{name}.txt").write_text(f"Ferry to stop\n\nBy Tom Lee\nMay 4, 2031\n\n{told}\n")
    assert call("build", pages / "one.txt", "-o", story, "-w", "1").exit_code == 0
    assert "1 article recorded" in call("add", story, pages / "two.txt", "-w", "1").stderr
    assert "(nothing new)" in call("build", pages, "-o", story, "-w", "1").stderr
    decided = call("decide", story, "same", "A. Ruiz", "Ana Ruiz", "--why", "same desk")
    assert decided.exit_code == 0, decided.output
    (row,) = json.loads(call("decisions", story, "--json").stdout)
    assert call("undo", story, row["id"], "--why", "a slip").exit_code == 0
    assert call("copy", story, home, "-q").stderr == ""
    with View(home) as view:
        assert len(view.decisions()) == 2
        assert len(view.article_ids()) == 2
    assert "is there already" in str(call("copy", home, story).exception)


def test_a_build_of_nothing_leaves_no_story(tmp_path: Path, in_database: Callable[[], Place]) -> None:
    story = in_database()
    (tmp_path / "empty.txt").write_text("")
    assert call("build", tmp_path / "empty.txt", "-o", story, "-w", "1").exit_code != 0
    assert not story.exists()
