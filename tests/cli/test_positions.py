"""Positions over time as they are printed, as JSON and as CSV."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli.positions import positions_csv, positions_page, quoted
from onrecord.tell.lines.told import Told
from onrecord.tell.positions import NO_POSITION, Position, Question, positions
from onrecord.tell.story import Story

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(sample_file: Path) -> Run:
    def onrecord(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "onrecord", "positions", str(sample_file), *options]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False)

    return onrecord


def printed(story: Story, width: int) -> str:
    out = Console(width=width, record=True, highlight=False, color_system=None)
    with out.capture() as captured:
        out.print(positions_page(story, positions(story)))
    return captured.get()


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(sample_story: Story, width: int) -> None:
    assert max(len(line) for line in printed(sample_story, width).splitlines()) <= width


def test_the_page_ends_with_its_counts_and_the_articles_it_rests_on(sample_story: Story) -> None:
    page = printed(sample_story, 120)
    assert f"{len(positions(sample_story))} questions" in page
    assert "[1]" in page.rpartition("statements")[2]


def test_the_same_is_told_as_a_page_as_json_and_as_csv(run: Run) -> None:
    page, machine, table = run(), run("--json"), run("--csv")
    assert [page.returncode, machine.returncode, table.returncode] == [0, 0, 0]
    found = json.loads(machine.stdout)
    statements = [s for q in found for p in q["positions"] for s in p["statements"]]
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    assert len([r for r in rows if r["words"]]) == len(statements)
    assert f"{len(statements)} statements" in page.stdout


def test_only_one_actor_can_be_asked_for(run: Run) -> None:
    everybody = json.loads(run("--json").stdout)
    name = everybody[0]["positions"][0]["name"]
    only = json.loads(run("--who", name, "--json").stdout)
    found = {p["name"] for q in only for p in q["positions"]}
    assert name in found
    assert all(set(name.split()) <= set(other.split()) for other in found)


def test_asking_for_nobody_is_two_lines_and_a_status(run: Run) -> None:
    done = run("--who", "Nobody Atall")
    assert done.returncode == 8
    assert done.stderr.splitlines()[1].startswith("try:")


def test_a_spreadsheet_never_runs_what_an_article_says() -> None:
    silent = Position("person:x", "=1+1", (), (), NO_POSITION, ())
    (_, row) = positions_csv([Question("q", "=2+2", "x", Told(()), (silent,))]).splitlines()
    assert row.startswith("'=2+2,q,'=1+1,")
    assert row.endswith(NO_POSITION)


def test_a_record_without_questions_says_so(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("The board met on Monday.\n\nIt rained.\n")
    command = [sys.executable, "-m", "onrecord"]
    subprocess.run([*command, "build", "page.txt", "-o", "s.onrecord", "-q"], cwd=tmp_path, check=True)
    done = subprocess.run(
        [*command, "positions", "s.onrecord"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "no question" in done.stdout


def test_words_are_put_in_quotation_marks_once() -> None:
    assert quoted("the bridge is safe") == "“the bridge is safe”"
    assert quoted("“It is safe,”") == "“It is safe,”"
