"""Commands on whose word something stands: as they are printed, as JSON and CSV, and how they end."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from onrecord.cli import main
from onrecord.cli.claims import claims_page
from onrecord.cli.disputes import disputes_page
from onrecord.cli.evidence import evidence_page
from onrecord.cli.reprints import reprints_page
from onrecord.cli.sources import By, sources_page
from onrecord.cli.voice import KINDS
from onrecord.model import Naming
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.lines.quotes import quotes, voices
from onrecord.tell.story import Story
from onrecord.tell.texts.reprints import Way, reprints
from onrecord.tell.texts.rests import by_outlet, by_source

COMMANDS = ("claims", "disputes", "reprints", "sources")


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture
def run(sample_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line, called in this process: starting one for each call would take most of the time."""

    def onrecord(command: str, *options: str, columns: int | None = None) -> Done:
        monkeypatch.setenv("NO_COLOR", "1")
        monkeypatch.delenv("COLUMNS", raising=False)
        if columns is not None:
            monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "argv", ["onrecord", command, str(sample_file), *options])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    return onrecord


def pages(story: Story, *, drawn: bool) -> dict[str, RenderableType]:
    claims = Claims(story)
    asked = claims.asked()
    most = max(asked, key=lambda c: (len(claims.standings.ties(c)), len(c.members), c.id))
    return {
        "claims": claims_page(story, [claims.row(c) for c in asked[:60]], claims.tally(asked), found=len(asked)),
        "claim": evidence_page(story, evidence(claims, most), drawn=drawn),
        "disputes": disputes_page(disputes(claims)),
        "reprints": reprints_page(story, reprints(story), show=True),
        "by outlet": sources_page(by_outlet(story), By.OUTLET, drawn=drawn),
        "by source": sources_page(by_source(story), By.SOURCE, drawn=drawn),
    }


def printed(page: RenderableType, width: int) -> list[str]:
    out = Console(width=width, file=io.StringIO(), highlight=False)
    out.print(page)
    return [line.rstrip() for line in out.file.getvalue().splitlines()]  # type: ignore[attr-defined]  # a StringIO


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("drawn", [False, True])
def test_no_line_is_wider_than_it_may_be(sample_story: Story, width: int, drawn: bool) -> None:
    for name, page in pages(sample_story, drawn=drawn).items():
        assert max(map(len, printed(page, width))) <= width, name


def test_without_lines_drawn_there_are_only_words_and_dashes(sample_story: Story) -> None:
    for name, page in pages(sample_story, drawn=False).items():
        assert not re.search("[─-╿]", "\n".join(printed(page, 100))), name


@pytest.mark.parametrize("command", COMMANDS)
def test_piped_lines_end_without_spaces_and_keep_to_columns(run: Run, command: str) -> None:
    done = run(command, columns=70)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines
    assert max(map(len, lines)) <= 70
    assert not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize("command", [*COMMANDS, "quotes", "positions"])
def test_two_forms_at_once_are_refused(run: Run, command: str) -> None:
    done = run(command, "--csv", "--json")
    assert done.returncode == 2
    assert "give --csv or --json, not both" in " ".join(done.stderr.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_csv_has_a_head_and_rows_of_its_width_and_json_reads(run: Run, command: str) -> None:
    rows = list(csv.reader(io.StringIO(run(command, "--csv").stdout)))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert json.loads(run(command, "--json").stdout)


def test_a_claim_is_found_by_the_short_id_of_the_list(run: Run) -> None:
    (row,) = json.loads(run("claims", "--json", "--limit", "1").stdout)
    done = run("claim", row["short"])
    assert f"claim {row['id']}" in done.stdout
    assert "Origin 1: " in done.stdout
    assert "- because " in done.stdout
    found = json.loads(run("claim", row["short"], "--json").stdout)
    assert found["row"]["id"] == row["id"]
    assert all(o["why"] for o in found["origins"])


def test_every_span_of_the_list_cuts_out_its_words(run: Run, sample_story: Story) -> None:
    for row in csv.DictReader(io.StringIO(run("claims", "--csv").stdout)):
        start, _, end = row["span"].partition("-")
        text = sample_story.by_id[row["article"]].article.text
        told = " ".join(text[int(start) : int(end)].split())
        assert told == row["words"].removeprefix("'") or told == row["words"]


@pytest.mark.parametrize(
    "call",
    [
        ("claims", "--about", "Nobody Atall"),
        ("claims", "--since", "2090"),
        ("claims", "--since", "soon"),
        ("claim", "zz"),
        ("disputes", "--search", "zeppelin"),
        ("reprints", "--article", "nowhere.txt"),
        ("timeline", "--who", "Nobody Atall"),
        ("timeline", "--since", "2090"),
        ("positions", "--about", "zeppelin"),
    ],
)
def test_nothing_found_is_two_lines_and_a_status_and_an_error_only_where_the_call_was_wrong(
    run: Run, call: tuple[str, ...]
) -> None:
    done = run(*call)
    assert done.returncode == 8, done.stdout
    assert done.stderr.startswith("error: ") == (call[-1] in {"soon", "zz", "nowhere.txt"})
    assert done.stderr.splitlines()[-1]
    assert "try:" in done.stderr


def test_two_orders_at_once_are_refused(run: Run) -> None:
    assert run("claims", "--most-origins", "--most-disputed").returncode == 2


def test_a_month_is_no_day_for_the_register(run: Run) -> None:
    done = run("deadlines", "--on", "2027-03")
    assert done.returncode == 2
    assert "'2027-03' is no day: give year, month and day" in " ".join(done.stderr.replace("│", " ").split())


def test_the_same_record_prints_the_same_page(run: Run) -> None:
    assert run("claims").stdout == run("claims", "--most-origins").stdout
    assert run("sources").stdout == run("sources", "--by", "outlet", "--plain").stdout


def test_plain_claims_stand_one_below_the_other_with_their_ids_before_them(run: Run) -> None:
    plain = run("claims", "--plain", "--limit", "2", columns=400).stdout.splitlines()
    columns = run("claims", "--limit", "2", columns=400).stdout.splitlines()
    number, words = columns[0].split(maxsplit=1)
    assert plain[:2] == [f"claim {number}", words]
    assert plain[3:5] == ["", f"claim {columns[2].split(maxsplit=1)[0]}"]


def test_a_range_of_origins_is_explained_and_no_origin_is_told_as_one_of_itself(run: Run) -> None:
    rows = json.loads(run("claims", "--json").stdout)
    row = next(r for r in rows if r["least"] < r["most"])
    page = " ".join(run("claim", row["short"]).stdout.split())
    assert f": at least {row['least']}, at most {row['most']}." in page
    assert "Possible origin 1" not in page
    assert "counted already" not in page.replace("who is counted already", "")


def test_the_foot_says_how_many_claims_rest_on_what(run: Run, sample_story: Story) -> None:
    told = " ".join(run("claims").stdout.split())
    foot = re.search(
        r"Of (\d+): (\d+) on two origins or more, (\d+) perhaps on more than one, (\d+) on one, (\d+) unsourced,"
        r" (\d+) only denied or left unsaid",
        told,
    )
    assert foot
    every, *parts = map(int, foot.groups())
    assert every == len(sample_story.claims) == sum(parts)
    assert all(parts[1:])  # nothing in the sample is put by two who are sure to be two


def test_the_disputed_are_counted_where_they_are_asked_for(run: Run) -> None:
    assert "of them disputed" not in run("claims").stdout
    listed = run("claims", "--most-disputed").stdout
    assert re.search(r"\d+\s+of\s+them\s+disputed,\s+or\s+a\s+denial\s+of\s+another", listed)
    none = run("claims", "--most-disputed", "--search", "hospital").stdout
    assert re.search(r"None\s+of\s+them\s+disputed", none)


def test_who_disputes_and_who_denies_a_claim_stands_in_its_line(run: Run, sample_story: Story) -> None:
    claims = Claims(sample_story)
    listed = [claims.row(c) for c in claims.asked()]
    told = " ".join(run("claims", "--most-disputed", columns=400).stdout.split())
    for row in [r for r in listed if r.denied_by or r.disputed_by][:4]:
        (by, *_), how = (row.denied_by, "denied") if row.denied_by else (row.disputed_by, "disputed")
        assert f"{how} by {by}" in told
    assert any(r.denied_by for r in listed)
    assert any(r.disputed_by for r in listed)


def test_no_dispute_leads_on_to_what_there_is(run: Run) -> None:
    done = run("disputes", "--about", "nobody at all")
    assert done.returncode == 8
    assert done.stderr.endswith("try:   ask for less: onrecord disputes STORY\n")


def test_what_only_tells_the_same_is_not_called_one_text(run: Run, sample_story: Story) -> None:
    told = run("reprints").stdout
    rewritten = [g for g in reprints(sample_story).likely if all(c.way is Way.REWRITTEN for c in g.carriers[1:])]
    assert rewritten
    assert told.count("Perhaps a rewrite in 2 articles") == len(rewritten)


def test_a_source_that_is_heard_in_one_way_only_has_one_line(run: Run, sample_story: Story) -> None:
    lines = run("sources", "--by", "source", columns=400).stdout.splitlines()
    alone = [r for r in by_source(sample_story) if len(r.under) == 1 and not r.under[0].under]
    assert alone
    for rest in alone[:10]:
        (line,) = [ln for ln in lines if ln.startswith(f"{rest.name}  ") and ln.endswith(f"in {rest.under[0].name}")]
        assert lines[lines.index(line) + 1][:2] != "- "


def test_sources_and_quotes_call_a_kind_of_source_the_same(run: Run, sample_story: Story) -> None:
    told = run("sources").stdout
    kinds = {v.naming for v in voices(quotes(sample_story)) if v.name and not v.is_pointing}
    assert {Naming.PERSON, Naming.ANONYMOUS, Naming.UNNAMED_GROUP} <= kinds
    assert all(f"  {KINDS[kind]}, " in told for kind in (Naming.PERSON, Naming.ANONYMOUS, Naming.UNNAMED_GROUP))
