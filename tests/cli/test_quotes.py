"""Quotes as they are printed, and how they are asked for."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli.quotes import nothing_fits, quotes_by_article, quotes_by_source, quotes_csv
from onrecord.tell.lines.quotes import Wanted, quotes
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(sample_file: Path) -> Run:
    def onrecord(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "onrecord", "quotes", str(sample_file), *options]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}, check=False)

    return onrecord


def printed(story: Story, wanted: Wanted, width: int, *, by_article: bool = False) -> list[str]:
    out = Console(width=width, file=io.StringIO(), highlight=False)
    page = quotes_by_article if by_article else quotes_by_source
    out.print(page(story, quotes(story, wanted), width))
    text = out.file.getvalue()  # type: ignore[attr-defined]  # it is a StringIO
    return [line.rstrip() for line in text.splitlines()]


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("by_article", [False, True])
def test_lines_keep_within_the_width_and_runovers_stand_in(sample_story: Story, width: int, by_article: bool) -> None:
    lines = printed(sample_story, Wanted(), width, by_article=by_article)
    assert max(map(len, lines)) <= min(width, 108)
    runovers = [b for a, b in pairwise(lines) if a.startswith("   – ") and b.startswith("     ")]
    assert runovers


def test_sources_come_with_how_often_they_are_given(sample_story: Story) -> None:
    lines = printed(sample_story, Wanted(), 100)
    assert any("attributions in" in line and "articles" in line for line in lines)
    assert lines[-1].endswith("unnamed")
    assert "attributions" in lines[-1]


def test_unnamed_sources_are_printed_with_terms_and_reason(sample_story: Story) -> None:
    lines = printed(sample_story, Wanted(unnamed=True), 100)
    text = "\n".join(lines)
    assert "  terms   " in text
    assert "  reason  " in text
    assert "  through " in text
    assert " people · " in text


def test_a_table_has_every_field_and_no_nested_value(sample_story: Story) -> None:
    rows = list(csv.DictReader(io.StringIO(quotes_csv(quotes(sample_story)))))
    assert len(rows) == len(quotes(sample_story))
    assert {"described", "withheld", "withheld_because", "caveats", "stance", "said", "spans"} <= set(rows[0])
    assert any("[condition]" in row["caveats"] for row in rows)
    assert all(not value.startswith("(") for row in rows for value in (row["described"], row["chain"], row["caveats"]))


def test_json_has_the_same_fields(run: Run) -> None:
    found = json.loads(run("--json", "--unnamed").stdout)
    assert found
    assert all(q["described"] or q["speaker"] for q in found)
    assert {"withheld", "withheld_because", "caveats", "chain", "said"} <= set(found[0])


def test_nothing_found_says_what_was_asked_and_what_there_is(sample_story: Story, run: Run) -> None:
    error = nothing_fits(sample_story, Wanted(by="Zorro"))
    assert "by 'Zorro'" in error.message
    assert f"{len(quotes(sample_story))} attributions" in error.fix
    done = run("--by", "Zorro", "--since", "2027")
    assert done.returncode == 8
    assert done.stderr.startswith("no attribution by 'Zorro', since 2027")
    assert json.loads(run("--by", "Zorro", "--json").stdout) == []


def test_a_day_that_is_none_is_two_lines(run: Run) -> None:
    done = run("--since", "yesterday")
    assert done.returncode == 8
    assert done.stderr.splitlines()[0] == "error: 'yesterday' is no day"
    assert done.stderr.splitlines()[1].startswith("try:")


def test_the_same_story_prints_the_same_page(run: Run) -> None:
    assert run("--kind", "named_person").stdout == run("--naming", "named_person").stdout


def test_a_source_is_told_in_order_of_saying_whatever_form_the_days_have(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Pier opens", "May 9, 2031", "Ada Lind said the pier was open."),
        "b.txt": "Ada Lind said the pier was shut.\n\nThe pier was shut on May 3, 2031.\n",
        "c.txt": news("Pier to open", "May 12, 2031", "According to Ada Lind, the pier is to be sold."),
    }
    with story_of(tmp_path, pages) as story:
        lines = printed(story, Wanted(by="Lind"), 100)
        days = [q.day for q in quotes(story, Wanted(by="Lind"))]
    assert any(day.startswith("[") for day in days)
    told = [line.strip(" –") for line in lines]
    assert [w for w in ("shut", "open", "sold") if w in " ".join(told)] == ["shut", "open", "sold"]
    assert next(n for n, t in enumerate(told) if "shut" in t) < next(n for n, t in enumerate(told) if "was open" in t)
    assert "the pier is to be sold" in told  # "according to" is no deed of theirs


def test_nobody_is_told_as_heard_through_themselves(tmp_path: Path) -> None:
    told = "Port officials want the west pier shut, port officials said. Clerks said the boat owners want it open."
    with story_of(tmp_path, {"a.txt": news("Pier may be shut", "May 9, 2031", told)}) as story:
        assert any(q.chain and q.chain[-1] == "port officials" for q in quotes(story))
        lines = printed(story, Wanted(unnamed=True), 100)
    assert [line.split() for line in lines if line.startswith("  through")] == [["through", "Clerks"]]
