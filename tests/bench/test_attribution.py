import json
from pathlib import Path

import pytest

from bench.attribution import PUBLISHED, run
from bench.attributions.forms import Form
from bench.attributions.matching import agree, manner_of_text, matched, tokens_of
from bench.attributions.ours import find
from bench.attributions.peers import PEERS
from bench.result import Result
from onrecord.model import Span
from tests.bench.attributions.corpora import GOLD, TEXT, polnear, standoff


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Result:
    # What is found is taken as the answer, so that the counting is tested and not the finding.
    return run(polnear(tmp_path_factory.mktemp("polnear"), find(TEXT)), split="dev")


def test_the_bench_gives_every_figure_it_promises(measured: Result) -> None:
    figures = measured.figures
    assert figures["relation_f1"] == figures["source_exact_f1"] == figures["content_partial_f1"] == 1.0
    promised = {"cue_exact_f1", "relation_f1_direct", "relation_f1_indirect", "relation_f1_beyond_clauses"}
    promised |= {"words_per_second", "words_per_second_without_parse", "start_up_seconds", "peak_memory_mib"}
    promised |= {f"relation_recall_{form}" for form in Form} | {"calibration_error", "source_right_given_content"}
    promised |= {f"relation_recall_{name}" for name in ("no_source", "source_elsewhere", "content_over_paragraphs")}
    assert promised <= figures.keys()


def test_what_a_run_cost_is_told(measured: Result) -> None:
    assert measured.figures["words_per_second"] > 0
    assert measured.figures["start_up_seconds"] > 0
    assert measured.figures["peak_memory_mib"] > 10


def test_the_table_has_published_figures_and_says_which_tools_are_not_there(measured: Result) -> None:
    shown = {row[0].strip(): row for row in measured.rows}
    assert PUBLISHED.keys() <= shown.keys()
    assert "0.832" in shown["CofeNet BERT (COLING 2022), PolNeAR test"][-1]
    for peer in PEERS:
        title = next(column for column in measured.columns if column.startswith(peer.name))
        assert (peer.version() or "(not installed)") in title
    assert {len(row) for row in measured.rows} == {len(measured.columns)}


def test_the_table_has_the_bins_of_scores(measured: Result) -> None:
    assert any(row[0].startswith("right of those scored") for row in measured.rows)


def test_brat_files_alone_give_relations_but_no_exact_spans(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dam_a.ann").write_text(standoff(find(TEXT)), encoding="utf-8")
    (tmp_path / "dam_b.ann").write_text(standoff(find(TEXT)), encoding="utf-8")
    figures = run(tmp_path, split=None).figures
    assert figures["relation_f1"] == 1.0
    assert "source_exact_f1" not in figures
    assert figures["people_relation_f1"] == 1.0


def test_figures_go_into_one_line_of_json(measured: Result, capsys: pytest.CaptureFixture[str]) -> None:
    Result(measured.name, measured.figures, measured.published).show()
    assert json.loads(capsys.readouterr().out)["figures"]["relation_f1"] == 1.0


def test_answers_score_full_marks_against_themselves() -> None:
    tokens = tokens_of(TEXT, GOLD)
    assert matched(tokens, tokens) == {0: 0, 1: 1}


def test_roles_agree_when_half_of_both_is_shared() -> None:
    assert agree(frozenset(), frozenset())
    assert agree(frozenset({1, 2}), frozenset({2, 3}))
    assert not agree(frozenset({1}), frozenset({1, 2, 3}))
    assert not agree(frozenset(), frozenset({1}))


def test_manner_is_judged_by_the_share_in_quotation_marks() -> None:
    assert manner_of_text("“It leaks,”", [Span(0, 11)]) == "direct"
    assert manner_of_text("it “leaks” badly", [Span(0, 16)]) == "mixed"
    assert manner_of_text("it leaks", [Span(0, 8)]) == "indirect"
