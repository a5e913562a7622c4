import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.decide import identified
from onrecord.errors import BadSource, CannotDecide, NothingFound, OnRecordError
from onrecord.ingest import gather
from onrecord.model import DecisionKind
from onrecord.pipeline import study_all
from onrecord.record import View, keep_decisions
from onrecord.settings import Settings
from onrecord.tell.deciding import VERBS

ONE = """Cables of the Eastmoor bridge crack

By Kim Ash
The Herald
March 1, 2027

Engineer Anna Kvist said 14 cables of the Eastmoor bridge are cracked.

The mayor said the bridge would be closed on Friday.
"""
TWO = """Bridge stays open

By Sam Roe
The Gazette
March 2, 2027

A. Kvist said 14 cables of the Eastmoor bridge are cracked.

The mayor said the bridge would not be closed on Friday.
"""
WHY = ("--why", "the council's list")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("base")
    (folder / "one.txt").write_text(ONE)
    (folder / "two.txt").write_text(TWO)
    sources = [str(folder / "one.txt"), str(folder / "two.txt")]
    settings = replace(Settings(), workers=1)
    study_all(gather(sources, settings=settings, now="2027-05-01T00:00:00+00:00"), folder / "s", settings=settings)
    return (folder / "s").read_bytes()


@pytest.fixture
def story(base: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("ONRECORD_WHO", "Mia Lund")
    path = tmp_path / "story.onrecord"
    path.write_bytes(base)
    return str(path)


def told(*words: str, env: Mapping[str, str] | None = None) -> str:
    done = CliRunner().invoke(app, list(words), env=env, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def as_json(*words: str) -> Any:
    return json.loads(told(*words, "--json"))


def refused(kind: type[OnRecordError], *words: str) -> OnRecordError:
    with pytest.raises(kind) as caught:
        CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert caught.value.fix
    return caught.value


def test_a_decision_says_what_it_changes_and_how_to_take_it_back(story: str) -> None:
    shown = told("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    assert "“Anna Kvist” is called “Anna M. Kvist”" in shown
    (row,) = as_json("decisions", story)
    assert "".join(shown.split()).endswith(f"onrecordundo{story}{row['id'][:8]}")  # wherever the lines break
    assert (row["who"], row["why"], row["status"]) == ("Mia Lund", "the council's list", "holds")


def test_undoing_gives_back_what_was_told_and_exported(story: str) -> None:
    before = told("export", story), told("brief", story), told("people", story)
    made = as_json("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    assert told("export", story) != before[0]
    told("undo", story, made["decisions"][0]["id"][:6])
    assert (told("export", story), told("brief", story), told("people", story)) == before
    assert [row["status"] for row in as_json("decisions", story)] == ["undone", "holds"]
    error = refused(CannotDecide, "undo", story, made["decisions"][0]["id"])
    assert "undone already: by " in error.message


def test_an_undoing_can_be_undone(story: str) -> None:
    made = as_json("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    after = json.loads(told("export", story))
    undo = as_json("undo", story, made["decisions"][0]["id"])
    told("undo", story, undo["decisions"][0]["id"])
    assert json.loads(told("export", story)) == after


def test_taking_one_back_tells_which_later_ones_rested_on_it(story: str) -> None:
    split = as_json("decide", story, "split", "Anna Kvist", "one.txt", "Ida Kvist", *WHY)
    rename = as_json("decide", story, "rename", "Ida Kvist", "Ida M. Kvist", *WHY)
    first, second = (made["decisions"][0]["id"] for made in (split, rename))
    undone = as_json("undo", story, first)
    told_of = [line for line in undone["changes"] if line.startswith("decision ")]
    assert len(told_of) == 1
    assert told_of[0].startswith(f"decision {second[:8]}, rename “Ida Kvist” → Ida M. Kvist, no longer applies: nobody")
    back = as_json("undo", story, undone["decisions"][0]["id"])["changes"]
    assert any(line.startswith(f"decision {second[:8]}") and line.endswith("holds now") for line in back)


def test_what_one_command_made_is_taken_back_by_one(story: str) -> None:
    before = json.loads(told("export", story))
    for name in ("Dr Kvist", "Dr A. Kvist"):
        told("decide", story, "rename", "Anna Kvist", name, *WHY)
    ids = [row["id"] for row in as_json("decisions", story)]
    shown = told("undo", story, *ids, ids[0])
    undoings = [row["id"][:8] for row in as_json("decisions", story)][2:]
    assert "".join(shown.split()).endswith(f"onrecordundo{story}{''.join(undoings)}")
    assert json.loads(told("export", story)) | {"decisions": []} == before | {"decisions": []}


def test_who_decides_is_named_by_option_by_environment_or_by_the_machine(story: str) -> None:
    told("decide", story, "rename", "Anna Kvist", "A", *WHY, "--by", "Tom  Ash")
    told("decide", story, "rename", "Anna Kvist", "B", *WHY)
    told("decide", story, "rename", "Anna Kvist", "C", *WHY, env={"ONRECORD_WHO": "", "LOGNAME": "kim"})
    rows = as_json("decisions", story)
    assert [row["who"] for row in rows] == ["Tom Ash", "Mia Lund", "kim"]
    assert [row["status"] for row in rows] == ["overruled", "overruled", "holds"]


def test_a_decision_needs_a_reason(story: str) -> None:
    done = CliRunner().invoke(app, ["decide", story, "rename", "Anna Kvist", "A"])
    assert done.exit_code == 2
    refused(CannotDecide, "decide", story, "rename", "Anna Kvist", "A", "--why", "  ")
    assert as_json("decisions", story) == []


@pytest.mark.parametrize(
    "words", [("settle", "x"), ("same", "one"), ("same", "one", "two", "three"), ("reword", "a", "b")]
)
def test_a_wrong_call_says_which_words_are_wanted(story: str, words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(app, ["decide", story, *words, *WHY])
    assert done.exit_code == 2
    assert "no verb" in done.output or "takes" in done.output


def test_what_is_not_there_is_told_with_what_is_near(story: str) -> None:
    error = refused(NothingFound, "decide", story, "rename", "Olof Kvist", "X", *WHY)
    assert "Anna Kvist" in error.fix
    refused(NothingFound, "decide", story, "reword", "ffffffffff", *WHY)
    refused(NothingFound, "decide", story, "reprint", "one.txt", "three.txt", *WHY)
    refused(NothingFound, "undo", story, "abc")


def test_an_assertion_is_named_by_the_beginning_of_its_id_or_by_where_it_stands(story: str) -> None:
    place = next(
        (a["article"]["id"], x["id"], x["wording"])
        for a in json.loads(told("export", story))["articles"]
        for x in a["assertions"]
        if x["origin"]["name"] == "Anna Kvist"
    )
    cited = f"{place[0]}:{place[2]['start']}-{place[2]['end']}"
    named = as_json("decide", story, "origin", place[1][:8], "Olga Ash", *WHY)
    again = as_json("decide", story, "origin", cited, "Olga M. Ash", *WHY)
    assert named["decisions"][0]["quoted"] == again["decisions"][0]["quoted"] or "Olga Ash" in str(again)
    assert named["decisions"][0]["machine"].startswith("Anna Kvist: ")
    error = refused(NothingFound, "decide", story, "reword", f"{place[0]}:900000-900010", *WHY)
    assert "nothing is asserted" in error.message


def test_all_that_stands_between_two_claims_is_accepted_or_rejected_at_once(story: str) -> None:
    claims = json.loads(told("export", story))["claims"]
    ends = {c["id"]: set(c["assertions"]) for c in claims if "closed on Friday" in c["wording"]}
    one, other = ends

    def between() -> list[str]:
        found = json.loads(told("export", story))["relations"]
        across = [x for x in found if {x["one"], x["other"]} & ends[one] and {x["one"], x["other"]} & ends[other]]
        return [x["standing"] for x in across]

    pair = f"{one[:8]}..{other[:8]}"
    told("decide", story, "relation", pair, "contradicts", *WHY)
    assert between() == ["contradicts"]
    accepted = as_json("decide", story, "accept", one, other, *WHY)
    assert [d["value"] for d in accepted["decisions"]] == ["contradicts"]
    assert accepted["changes"] == []
    rejected = as_json("decide", story, "reject", pair, *WHY)
    assert [d["value"] for d in rejected["decisions"]] == ["none"]
    assert between() == []
    refused(CannotDecide, "decide", story, "accept", one, other, *WHY)
    assert "say one of: repeats" in refused(CannotDecide, "decide", story, "relation", pair, "refutes", *WHY).fix


def test_what_would_not_hold_is_not_kept(story: str) -> None:
    refused(CannotDecide, "decide", story, "same", "Anna Kvist", "anna kvist", *WHY)
    refused(CannotDecide, "decide", story, "split", "Anna Kvist", "one.txt", "Anna Kvist", *WHY)
    refused(CannotDecide, "decide", story, "reprint", "one.txt", "one.txt", *WHY)
    assert as_json("decisions", story) == []


def test_the_log_travels_as_a_file_and_from_record_to_record(story: str, base: bytes, tmp_path: Path) -> None:
    told("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    log, other, third = tmp_path / "log.jsonl", tmp_path / "other.onrecord", tmp_path / "third.onrecord"
    told("decisions", story, "--export", str(log))
    other.write_bytes(base)
    third.write_bytes(base)
    told("decisions", str(other), "--import", str(log))
    told("decisions", str(third), "--import", str(other))
    again = CliRunner().invoke(app, ["decisions", str(third), "--import", str(log)])
    assert "0 decisions added" in again.output
    assert told("export", str(other)) == told("export", str(third)) == told("export", story)


def test_a_file_that_is_no_log_is_refused_whole(story: str, tmp_path: Path) -> None:
    told("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    log = tmp_path / "log.jsonl"
    told("decisions", story, "--export", str(log))
    log.write_text(log.read_text() + "{}\n")
    before = as_json("decisions", story)
    assert "line 2" in refused(BadSource, "decisions", story, "--import", str(log)).message
    refused(BadSource, "decisions", story, "--import", str(tmp_path / "none.jsonl"))
    log.write_bytes(b"\xff\xfe")
    refused(BadSource, "decisions", story, "--import", str(log))
    assert as_json("decisions", story) == before


def test_the_list_is_a_page_a_table_and_json(story: str) -> None:
    assert "nothing is decided yet" in told("decisions", story)
    told("decide", story, "rename", "Anna Kvist", "=1+1 [red]", *WHY)
    page = told("decisions", story)
    assert "Mia Lund" in page
    assert "[red]" in page
    (row,) = csv.DictReader(io.StringIO(told("decisions", story, "--csv")))
    assert row["status"] == "holds"
    assert row["machine"] == "called “Anna Kvist”"


def test_a_name_from_a_stranger_s_log_steers_no_terminal(story: str) -> None:
    told("decide", story, "rename", "Anna Kvist", "Ida", *WHY)
    with View(Path(story)) as view:
        (held,) = view.decisions()
    assert keep_decisions(Path(story), [identified(replace(held, value="\x1b[31m[red]"))]) == 1
    page = told("decisions", story)
    assert "\x1b" not in page
    assert "[red]" in page


def test_a_decision_that_was_tampered_with_fails_the_check(story: str) -> None:
    told("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    assert CliRunner().invoke(app, ["check", story]).exit_code == 0
    db = sqlite3.connect(story)
    db.execute("DROP TRIGGER decision_is_never_changed")
    db.execute("UPDATE decision SET who = 'Tom Ash'")
    db.commit()
    db.close()
    done = CliRunner().invoke(app, ["check", story, "--json"])
    assert done.exit_code == 1
    assert "changed since it was written" in done.output
    (row,) = as_json("decisions", story)
    assert row["status"] == "no longer applies"


def test_an_outlet_is_not_split_and_it_is_said_what_to_do(story: str) -> None:
    error = refused(CannotDecide, "decide", story, "split", "The Gazette", "two.txt", "The Post", *WHY)
    assert "is an outlet" in error.message
    assert "origin ASSERTION NAME" in error.fix


def test_what_cannot_be_written_or_seen_is_no_name_and_no_reason(story: str) -> None:
    rename = ("decide", story, "rename", "Anna Kvist")
    for nothing in ("\u200b", "\x00\x1b", "\udce9", "Ida\x1b[31m", "Ida\x00", "\u202eadI"):
        refused(CannotDecide, *rename, nothing, *WHY)
        refused(CannotDecide, *rename, "A", "--why", nothing)
        refused(CannotDecide, *rename, "A", *WHY, "--by", nothing)
    assert as_json("decisions", story) == []


def test_the_machine_s_name_stays_the_machine_s_when_a_new_name_is_changed(story: str) -> None:
    for name in ("Anna M. Kvist", "Dr Kvist"):
        given = as_json("decisions", story)
        told("decide", story, "rename", given[-1]["value"] if given else "Anna Kvist", name, *WHY)
    assert [row["machine"] for row in as_json("decisions", story)] == ["called “Anna Kvist”"] * 2


def test_going_back_to_what_the_machine_says_is_a_change(story: str) -> None:
    told("decide", story, "different", "A. Kvist", "Anna Kvist", *WHY)
    shown = told("decide", story, "same", "A. Kvist", "Anna Kvist", *WHY)
    assert as_json("decisions", story)[-1]["status"] == "already so"
    assert "“A. Kvist” is told as “Anna Kvist”" in shown
    assert "changes nothing" not in shown
    assert "changes nothing now" in told("decide", story, "same", "A. Kvist", "Anna Kvist", *WHY)


def test_the_help_tells_every_verb(story: str) -> None:
    shown = told("decide", "--help")
    assert all(f"{verb.name} {verb.takes.split()[0]}" in shown for verb in VERBS.values())


def test_a_build_takes_decisions_along_and_tells_which_no_longer_apply(story: str, tmp_path: Path) -> None:
    told("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)
    expected = told("export", story)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "two.txt").write_text(TWO)
    new = str(tmp_path / "new.onrecord")
    done = CliRunner().invoke(app, ["build", str(pages), "-o", new, "--decisions", story, "--workers", "1"])
    assert "1 decision laid over it, 1 no longer applies" in done.stderr
    assert "nobody is called “Anna Kvist” in this record" in done.stderr
    (pages / "one.txt").write_text(ONE)
    done = CliRunner().invoke(app, ["build", str(pages), "-o", new, "--workers", "1"])
    assert "1 decision laid over it\n" in done.stderr
    assert told("export", new) == expected


def test_spellings_of_an_outlet_are_joined_and_told_in_one(story: str) -> None:
    done = as_json("decide", story, "same", "The Gazette", "The Herald", *WHY)
    assert "the outlet “The Gazette” is told as “The Herald”" in done["changes"]
    assert "The Gazette" not in told("claims", story)
    assert (
        "one outlet already" in refused(CannotDecide, "decide", story, "same", "the herald", "The Herald", *WHY).message
    )
    told("decide", story, "rename", "The Herald", "Eastmoor Herald", *WHY)
    assert "Eastmoor Herald" in told("claims", story)


def test_splitting_off_tells_how_often_each_is_named_now(story: str) -> None:
    told("decide", story, "same", "A. Kvist", "Anna Kvist", *WHY)
    done = as_json("decide", story, "split", "Anna Kvist", "two.txt", "Bo Kvist", *WHY)
    assert any("“Bo Kvist” is told as an entity of its own" in line for line in done["changes"])
    assert any(line.startswith("“Anna Kvist” is named") for line in done["changes"])


def test_a_relation_is_told_as_a_sentence_in_its_direction(story: str) -> None:
    claims = json.loads(told("export", story))["claims"]
    one, other = (c["id"] for c in claims if "closed on Friday" in c["wording"])
    done = told("decide", story, "relation", one, other, "corrects", *WHY)
    assert "corrects “" in " ".join(done.split())
    assert f"{one[:8]} corrects {other[:8]}" in done


@pytest.mark.parametrize("year", ["9998", "2300"])
def test_a_decision_from_far_ahead_is_taken_back_and_all_goes_on(story: str, tmp_path: Path, year: str) -> None:
    told("decide", story, "same", "A. Kvist", "Anna Kvist", *WHY)
    with View(Path(story)) as view:
        (first,) = view.decisions()
    far = identified(replace(first, kind=DecisionKind.DIFFERENT, when=f"{year}-12-31T23:59:59.999999+00:00"))
    keep_decisions(Path(story), [far])
    error = refused(CannotDecide, "decide", story, "rename", "Anna Kvist", "Anna B. Kvist", *WHY)
    assert error.message == (
        f"decision {far.id[:8]} is dated {year}-12-31, and would count for more than any that is made now"
    )
    assert error.fix.startswith(f"onrecord undo STORY {far.id[:8]}; it stays in the log")
    told("undo", story, far.id[:8])
    told("decide", story, "rename", "Anna Kvist", "Anna B. Kvist", *WHY)
    log = tmp_path / "log.jsonl"
    told("decisions", story, "--export", str(log))
    assert len(log.read_text().splitlines()) == 4
    statuses = {row["id"]: row["status"] for row in as_json("decisions", story)}
    assert statuses[far.id] == "undone"
    assert statuses[first.id] in {"holds", "already so"}
    told("decisions", story, "--import", str(log))


def at_once(*calls: Sequence[str]) -> list[str]:
    """What each of several processes says that are started together."""
    begun = [
        subprocess.Popen(
            [sys.executable, "-m", "onrecord", *call], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for call in calls
    ]
    return [process.communicate()[0] for process in begun]


def test_of_several_who_undo_one_decision_at_once_one_does(story: str) -> None:
    (made,) = as_json("decide", story, "rename", "Anna Kvist", "Anna M. Kvist", *WHY)["decisions"]
    said = at_once(*(("undo", story, made["id"], "--by", who) for who in ("Mia", "Tom", "Kim")))
    assert [row["kind"] for row in as_json("decisions", story)] == ["rename", "undo"]
    assert sum("is undone already" in words for words in said) == 2
    assert sum("to take it back" in words for words in said) == 1


def test_of_several_who_decide_at_once_each_is_kept_and_one_counts(story: str) -> None:
    said = at_once(*(("decide", story, "rename", "Anna Kvist", name, *WHY) for name in ("A. M.", "A. N.", "A. O.")))
    assert all("to take it back" in words for words in said)
    rows = as_json("decisions", story)
    assert len(rows) == len({row["when"] for row in rows}) == 3
    assert [row["status"] for row in rows] == ["overruled", "overruled", "holds"]
