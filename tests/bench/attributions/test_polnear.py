from pathlib import Path

import pytest

from bench.attributions.polnear import exact_counts, load
from onrecord.model import Span
from tests.bench.attributions.corpora import GOLD, TEXT, polnear, standoff


def test_the_annotations_are_read_as_they_were_written(tmp_path: Path) -> None:
    (article,) = load(polnear(tmp_path), "dev")
    assert article.annotations == {"ab12": GOLD}


def test_answers_score_full_marks_against_themselves(tmp_path: Path) -> None:
    (article,) = load(polnear(tmp_path), "dev")
    for role in ("source", "cue", "content"):
        assert exact_counts(article.labelled[0], GOLD, role) == (2, 2, 2)


@pytest.mark.parametrize(("texts", "answers"), [("text", "attributions"), ("", ""), ("dev", "dev")])
def test_brat_files_are_found_beside_the_texts_or_in_a_folder_of_their_own(
    tmp_path: Path, texts: str, answers: str
) -> None:
    (tmp_path / texts).mkdir(exist_ok=True)
    (tmp_path / answers).mkdir(exist_ok=True)
    (tmp_path / texts / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / answers / "dam.ann").write_text(standoff(GOLD), encoding="utf-8")
    (article,) = load(tmp_path, "dev")
    assert article.answers == GOLD
    assert article.labelled == []


def test_a_name_that_begins_another_takes_none_of_its_annotations(tmp_path: Path) -> None:
    for name in ("dam", "dam_two"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam_two.ann").write_text(standoff(GOLD), encoding="utf-8")
    (tmp_path / "dam_two_b.ann").write_text(standoff(GOLD[:1]), encoding="utf-8")
    one, two = load(tmp_path, "dev")
    assert one.answers == []
    assert two.annotations == {"": GOLD, "b": GOLD[:1]}


def test_relations_join_spans_where_there_are_no_events(tmp_path: Path) -> None:
    lines = ["T1\tSource 0 3\tDam", "T2\tCue 4 9\ttalks", "T3\tContent 11 15;17 20\tx", "T4\tCue 30 33\tx"]
    lines += ["R1\tSaid Arg1:T1 Arg2:T2", "R2\tOf Arg1:T2 Arg2:T3"]
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam.ann").write_text("\n".join(lines), encoding="utf-8")
    (article,) = load(tmp_path, "dev")
    content = (Span(11, 15), Span(17, 20))
    assert article.answers == [{"source": (Span(0, 3),), "cue": (Span(4, 9),), "content": content}]


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no texts"):
        load(tmp_path, "dev")
