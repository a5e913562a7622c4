"""The bench of time expressions, on folders of invented texts."""

import json
from pathlib import Path

import pytest

from bench.time import run

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-06-18" functionInDocument="CREATION_TIME">20310618</TIMEX3></DCT>
<TEXT>
The mill <EVENT eid="e1">closed</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2031-06-16">Monday</TIMEX3>.

It had stood for <TIMEX3 tid="t2" type="DURATION" value="{length}">ninety years</TIMEX3>.
</TEXT></TimeML>
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.tml").write_text(TIMEML.format(length="P90Y"), "utf-8")
    (folder / "b.tml").write_text(TIMEML.format(length="P9Y"), "utf-8")
    return folder


def test_a_folder_of_timeml_is_scored_as_tempeval_does(corpus: Path) -> None:
    figures = run(corpus, split=None).figures
    assert figures["gold"] == 4
    assert figures["relaxed_f1"] == figures["strict_f1"] == 1.0
    assert figures["value_f1"] == 0.75


def test_every_second_text_can_be_scored_alone(corpus: Path) -> None:
    assert run(corpus, split="even").figures["value_f1"] == 1.0
    assert run(corpus, split="odd").figures["value_f1"] == 0.5


def test_a_part_of_a_corpus_is_a_folder_in_it(corpus: Path) -> None:
    assert run(corpus.parent, split="corpus").figures["gold"] == 4


def test_the_story_is_scored_on_the_files_that_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "gold" / "story"
    folder.mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    text = "The mill closed on Monday."
    (tmp_path / "seeds" / "007_x.txt").write_text(text, "utf-8")
    times = [
        {"id": "1", "article": "007", "start": 19, "end": 25, "text": "Monday", "value": "2031-06-16", "tier": "core"},
        {"id": "2", "article": "007", "start": 0, "end": 3, "text": "The", "value": "X", "tier": "vague"},
        {"id": "3", "article": "008", "start": 0, "end": 3, "text": "The", "value": "X", "tier": "core"},
    ]
    answers = {"reference_dates": {"007": {"value": "2031-06-18"}}, "times": times}
    (folder / "times.json").write_text(json.dumps(answers), "utf-8")
    figures = run(folder, split=None).figures
    assert figures == {"core_value_right": 1, "vague_value_right": 0, "core_gold": 1, "vague_gold": 1}
