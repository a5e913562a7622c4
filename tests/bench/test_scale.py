"""The run over invented articles goes on where it was cut short."""

import csv
import sqlite3
from contextlib import closing
from itertools import islice
from pathlib import Path

from bench import scale
from bench.invented import invented


def test_articles_after_the_first_ones_are_those_that_would_have_followed() -> None:
    whole = [w.capture.id for w in islice(invented(5), 6)]
    assert [w.capture.id for w in islice(invented(5, after=4), 2)] == whole[4:]


def test_a_run_goes_on_where_it_was_cut_short(tmp_path: Path) -> None:
    scale.run(tmp_path, split="3")
    result = scale.run(tmp_path, split="5")
    with (tmp_path / "scale.csv").open(newline="") as file:
        assert [row["articles"] for row in csv.DictReader(file)] == ["3", "5"]
    with closing(sqlite3.connect(tmp_path / "scale.onrecord")) as db:
        placed = [row[0] for row in db.execute("SELECT capture FROM study ORDER BY id")]
    assert placed == [w.capture.id for w in islice(invented(scale.SEED), 5)]
    assert result.figures["articles"] == 5
