"""The register in a terminal and as files."""

import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli.register import deadlines_page
from onrecord.tell.deadlines import deadlines
from onrecord.tell.story import Story


def onrecord(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "COLUMNS": "120"},
    )


def shown_by(out: Console) -> str:
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_the_register_fits_eighty_columns(sample_story: Story) -> None:
    on = date(2027, 4, 20)
    out = Console(width=80, file=io.StringIO())
    out.print(deadlines_page(sample_story, deadlines(sample_story, on=on), on))
    shown = shown_by(out)
    assert max(map(len, shown.splitlines())) <= 80
    assert "as of 20 April 2027" in shown
    assert "no article" in shown


def test_a_story_without_windows_says_so(sample_story: Story) -> None:
    out = Console(width=80, file=io.StringIO())
    out.print(deadlines_page(sample_story, [], date(2027, 4, 20)))
    assert "no windows and no deadlines" in shown_by(out)


def test_the_register_is_printed_for_a_day_as_json_and_as_a_calendar(sample_file: Path, tmp_path: Path) -> None:
    done = onrecord(
        "deadlines", str(sample_file), "--on", "2027-04-20", "--json", "--ics", "register.ics", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["on"] == "2027-04-20"
    assert {"what", "who", "start", "end", "rule", "state", "quotes", "follow_ups"} <= told["deadlines"][0].keys()
    dated = sum(1 for e in told["deadlines"] if e["start"] or e["end"])
    assert (tmp_path / "register.ics").read_bytes().count(b"BEGIN:VEVENT") == dated


@pytest.mark.parametrize("on", ["tomorrow", "2027-13-01"])
def test_a_day_that_is_none_is_a_wrong_call(sample_file: Path, tmp_path: Path, on: str) -> None:
    assert onrecord("deadlines", str(sample_file), "--on", on, cwd=tmp_path).returncode == 2
