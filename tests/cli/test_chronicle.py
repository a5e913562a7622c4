"""The timeline as it is printed, and how it is asked for."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli.chronicle import short_days, timeline_page
from onrecord.tell.story import Story
from onrecord.tell.timeline import Asked, timeline

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(sample_file: Path) -> Run:
    def onrecord(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "onrecord", "timeline", str(sample_file), *options]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False)

    return onrecord


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2031-05-04", "4 May"),
        ("2031-05", "May"),
        ("2031", "2031"),
        ("2030-01-01/2031-12-31", "2030 to 2031"),
        ("2031-05-04/2031-05-05", "4 or 5 May"),
        ("2031-05-04/2031-05-09", "4 to 9 May"),
        ("2031-05-04/2031-06-09", "4 May to 9 Jun"),
        ("2030-12-30/2031-01-02", "30 Dec 2030 to 2 Jan 2031"),
    ],
)
def test_days_are_short_and_as_precise_as_they_are_known(edtf: str, shown: str) -> None:
    assert short_days(edtf) == shown


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(sample_story: Story, width: int) -> None:
    out = Console(width=width, record=True, highlight=False, color_system=None)
    with out.capture() as captured:
        out.print(timeline_page(sample_story, timeline(sample_story)))
    lines = captured.get().splitlines()
    assert len(lines) > 50
    assert max(len(line.rstrip()) for line in lines) <= width


def test_an_empty_timeline_says_so(sample_story: Story) -> None:
    out = Console(width=80, highlight=False, color_system=None)
    with out.capture() as captured:
        out.print(timeline_page(sample_story, timeline(sample_story, Asked(since="2999"))))
    assert "no event" in captured.get()


def test_the_page_names_months_statuses_and_articles(run: Run) -> None:
    page = run("--since", "2027-03", "--until", "2027-03")
    assert page.returncode == 0, page.stderr
    assert "March 2027" in page.stdout
    assert "February 2027" not in page.stdout
    assert "[1]" in page.stdout
    assert "Happened: an article tells it in its own voice" in page.stdout


def test_json_has_the_history_and_the_citations(run: Run) -> None:
    found = json.loads(run("--status", "planned", "--json").stdout)
    assert found
    assert all(e["status"] == "planned" and e["history"] and e["line"]["parts"] for e in found)


def test_a_wrong_day_is_answered_with_what_to_do(run: Run) -> None:
    answer = run("--since", "soon")
    assert answer.returncode == 8
    assert "error: " in answer.stderr
    assert "try:" in answer.stderr
