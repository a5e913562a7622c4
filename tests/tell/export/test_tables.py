"""Tables are read back by the programs people read them with: pandas and pyarrow, and the CSV reader of Python."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NothingFound
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.export.delimited import bare, guarded
from onrecord.tell.export.dictionary import Kind, Table, markdown
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.tables import TABLES
from onrecord.tell.story import Story
from onrecord.text import fit
from tests.tell.export.making import made, packed, rows
from tests.tell.stories import news, story_of

NAMES = [table.name for table in TABLES]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab\n"), max_size=6) | st.text())
def test_a_guarded_cell_runs_nothing_and_gives_back_what_it_held(text: str) -> None:
    assert not guarded(text).startswith(FORMULAS)
    assert bare(guarded(text)) == text


@pytest.mark.parametrize("table", NAMES)
def test_pandas_reads_a_table_of_csv(ground: Ground, table: str) -> None:
    frame = pd.read_csv(io.BytesIO(made(ground, "csv", table=table)), keep_default_na=False)
    assert len(frame) == len(rows(ground, table))
    assert list(frame.columns) == [c.name for t in TABLES if t.name == table for c in t.columns]


def test_no_cell_of_csv_begins_like_a_formula(ground: Ground) -> None:
    cells = 0
    for table in NAMES:
        text = made(ground, "csv", table=table).decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            cells += len(row)
            assert not any(cell.startswith(FORMULAS) for cell in row), row
    assert cells > 100


def test_a_quotation_of_csv_is_the_one_of_json_lines_but_for_what_no_reader_takes(ground: Ground) -> None:
    text = made(ground, "csv").decode("utf-8-sig")
    read = [bare(row["quotation"]) for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert read == [fit(row["quotation"]) for row in rows(ground)]


@pytest.mark.parametrize("table", NAMES)
def test_pandas_reads_a_table_of_json_lines(ground: Ground, table: str) -> None:
    data = made(ground, "jsonl", table=table)
    if data:
        frame = pd.read_json(io.BytesIO(data), lines=True, dtype=False)
        assert len(frame) == data.count(b"\n")


@pytest.mark.parametrize("table", NAMES)
def test_parquet_holds_what_json_lines_hold(ground: Ground, table: str) -> None:
    read = pq.read_table(io.BytesIO(made(ground, "parquet", table=table)))
    assert read.to_pylist() == rows(ground, table)
    columns = next(t.columns for t in TABLES if t.name == table)
    for column, field in zip(columns, read.schema, strict=True):
        assert field.name == column.name
        assert field.metadata[b"description"].decode() == column.doc


def test_pandas_reads_parquet(ground: Ground) -> None:
    frame = pd.read_parquet(io.BytesIO(made(ground, "parquet")))
    assert frame["start"].dtype == "int64"
    assert frame["counts"].dtype == "bool"
    assert list(frame["chain"].iloc[0])


@pytest.mark.parametrize("table", TABLES, ids=NAMES)
def test_values_are_of_the_kind_the_dictionary_says(ground: Ground, table: Table) -> None:
    kinds = {Kind.TEXT: str, Kind.WHOLE: int, Kind.NUMBER: (int, float), Kind.TRUTH: bool, Kind.SEVERAL: list}
    columns = {c.name: c for c in table.columns}
    for row in rows(ground, table.name):
        assert list(row) == list(columns)
        for name, value in row.items():
            assert value is None or isinstance(value, kinds[columns[name].kind]), name  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["csv", "jsonl", "parquet"])
def test_a_zip_of_tables_describes_itself(ground: Ground, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(ground, name))) as archive:
        described = json.loads(archive.read("datapackage.json"))
        assert len(described["resources"]) == len(TABLES)
        for resource in described["resources"]:
            data = archive.read(resource["path"])
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert resource["bytes"] == len(data)
        assert archive.read("dictionary.md").decode().endswith(markdown(TABLES))


def test_every_column_is_explained_and_headings_are_told_apart() -> None:
    for table in TABLES:
        assert all(c.doc and c.heading for c in table.columns)
        assert len({c.name for c in table.columns}) == len(table.columns)
        shown = [c.heading for c in table.columns if c.in_sheet]
        assert len(set(shown)) == len(shown), table.name


def test_an_unknown_table_is_said_plainly(ground: Ground) -> None:
    with pytest.raises(NothingFound, match="no table 'nothing'"):
        made(ground, "csv", table="nothing")


def test_a_likeness_that_makes_no_two_assertions_one_claim_is_not_told(ground: Ground) -> None:
    claim_of = {row["id"]: row["claim_id"] for row in rows(ground)}
    found = rows(ground, "relations")
    likenesses = [row for row in found if row["standing"] in {"repeats", "corroborates"}]
    assert {row["told"] for row in likenesses} == {True, False}
    for row in likenesses:
        assert row["told"] == (claim_of[row["one"]] == claim_of[row["other"]])


def test_what_disputes_tell_is_told_in_the_export(sample_story: Story) -> None:
    with Ground(sample_story) as sample:
        claim_of = {row["id"]: row["claim_id"] for row in rows(sample)}
        told = [row for row in rows(sample, "relations") if row["standing"] == "contradicts" and row["told"]]
    sides = [{side.claim for side in dispute.sides} for dispute in disputes(Claims(sample_story))]
    assert told
    assert all(any({claim_of[row["one"]], claim_of[row["other"]]} <= of for of in sides) for row in told)


def test_the_whole_record_says_of_each_relation_whether_it_is_told(ground: Ground) -> None:
    whole = json.loads(made(ground, "json"))
    assert [r["told"] for r in whole["relations"]] == [row["told"] for row in rows(ground, "relations")]


NOTICE = (
    "Correction: An earlier version of this article said that Mayor Tom Berg was briefed on the rot in person in"
    " December 2030. The Eastmoor Herald retracts that statement."
)
TAKEN_BACK = {
    "a.txt": news("Mayor was told of the rot", "May 4, 2031", "The town was warned of rot, Ada Lind said.", NOTICE),
    "b.txt": news(
        "Pier: what the mayor knew",
        "May 5, 2031",
        "The Eastmoor Herald reported that Mayor Tom Berg was briefed on the rot in person in December 2030.",
        publisher="The Sundby Post",
    ),
}


def test_a_claim_that_was_taken_back_is_exported_as_one_that_no_longer_stands(tmp_path: Path) -> None:
    with story_of(tmp_path, TAKEN_BACK) as story, Ground(story) as ground:
        (row,) = (row for row in rows(ground, "claims") if row["retracted"] and row["articles"] == 2)
        assert "corrected" in row["marks"]
        assert (row["still_at_least"], row["still_at_most"]) == (0, 0)
        fallen = {a["id"]: a["withdrawn"] for a in rows(ground) if a["claim_id"] == row["id"] and a["withdrawn"]}
        whole = {claim["id"]: claim for claim in json.loads(made(ground, "json"))["claims"]}
        held = whole[row["id"]]
    assert fallen
    assert (held["marks"], held["retracted"], held["withdrawn"]) == (row["marks"], True, fallen)
    assert held["still"] == {"minimum": 0, "maximum": 0}


def test_a_day_of_saying_has_its_bounds_as_days_and_a_row_what_is_done_with_the_words(tmp_path: Path) -> None:
    pages = {
        "a.txt": news(
            "Pier sold",
            "May 9, 2031",
            "The board approved the sale of the west pier in April.",
            "Ada Lind, the mayor, denied on Monday that the west pier was unsafe.",
        ),
        "b.txt": "Ada Lind said the west pier was shut.\n\nThe west pier was shut on May 3, 2031.\n",
    }
    with story_of(tmp_path, pages) as story:
        found = {row["quotation"]: row for row in rows(Ground(story))}
    day = "said_from", "said_until"
    sale = found["the sale of the west pier"]
    assert (sale["cue"], sale["put"]) == ("approved", "approves or orders it")
    assert [sale[name] for name in day] == ["2031-04-01", "2031-04-30"]
    denied = next(row for words, row in found.items() if "unsafe" in words)
    assert (denied["put"], [denied[name] for name in day]) == ("denies it, or says not", ["2031-05-05", "2031-05-05"])
    open_ended = next(row for row in found.values() if str(row["said"]).endswith("..]"))
    assert open_ended["said_from"]
    assert open_ended["said_until"] == ""
    assert all(row["claim_origins_at_least"] <= row["claim_origins_at_most"] for row in found.values())
    own = {row["path"]: row["speaker"] for row in found.values() if row["own_voice"]}
    assert (
        own["b.txt"] == "“Ada Lind said the west pier was shut.” (no publisher)"
    )  # and no “publisher not stated” that is the speaker of many articles
