import json
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from onrecord.serve import make_app


def counted(page: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(page)
        for sample in family.samples
    }


def test_what_was_answered_is_counted_by_room_and_strangers_make_no_new_labels(sample_file: Path) -> None:
    with TestClient(make_app(sample_file), base_url="http://localhost") as client:
        for address in ("/claims", "/claims", "/claims/none", "/nowhere/at/all", "/nothing"):
            client.get(address)
        shown = client.get("/metrics")
    assert shown.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = counted(shown.text)
    assert found["onrecord_answers_total", "200", "GET", "claims"] == 2
    assert found["onrecord_answers_total", "404", "GET", "claims"] == 1
    assert found["onrecord_answers_total", "404", "GET", "other"] == 2
    assert found["onrecord_articles", "sample"] == 16
    assert found["onrecord_answer_seconds_count", "claims"] == 3


def test_each_answer_is_a_line_of_json_where_that_is_wanted(
    sample_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with TestClient(make_app(sample_file, log=True), base_url="http://localhost") as client:
        client.get("/health?x=%0Aforged")
    (line,) = capsys.readouterr().err.strip().splitlines()
    told = json.loads(line)
    assert (told["method"], told["path"], told["status"]) == ("GET", "/health", 200)
    assert told["ms"] >= 0
