"""The floors under what is measured, on a tiny corpus."""

import json
from pathlib import Path

import pytest

from bench.gate import measured
from tests.bench.test_time import TIMEML


def test_what_is_below_its_floor_is_told_and_the_rest_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, length in (("one", "P90Y"), ("other", "P9Y")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.tml").write_text(TIMEML.format(length=length), "utf-8")
    baseline = tmp_path / "baseline.json"
    for folder, below in (("one", []), ("other", ["time value_f1 is 0.5000, below 0.9"])):
        floors = {"strict_f1": 0.9, "value_f1": 0.9}
        baseline.write_text(json.dumps({"time": {"data": folder, "floors": floors}}), "utf-8")
        assert list(measured(baseline, tmp_path)) == below
        assert "strict_f1          1.0000  floor 0.9" in capsys.readouterr().out


def test_a_corpus_that_is_not_there_is_no_figure(tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    baseline.write_text(json.dumps({"time": {"data": "none", "floors": {"strict_f1": 0.0}}}), "utf-8")
    with pytest.raises(FileNotFoundError, match="no texts"):
        list(measured(baseline, tmp_path))
