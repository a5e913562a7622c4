import pytest

from bench.attributions.partly import Partly
from tests.bench.attributions.corpora import GOLD, TEXT, spans


def test_answers_earn_everything_against_themselves() -> None:
    partly = Partly()
    partly.add(TEXT, GOLD, GOLD)
    assert set(partly.figures().values()) == {1.0}


def test_a_span_earns_its_share_of_the_best_counterpart() -> None:
    partly = Partly()
    half = [{"source": spans("Ilse Brandt"), "cue": spans("said"), "content": spans("the dam")}]
    partly.add(TEXT, half, GOLD[:1])
    # All of the two words found are right, and two of the four given were found.
    assert partly.figures()["content_partial_f1"] == pytest.approx(2 / 3)
    assert partly.figures()["content_f1"] == 1.0


def test_a_wrong_source_does_not_spoil_the_content() -> None:
    partly = Partly()
    partly.add(TEXT, [{**GOLD[0], "source": spans("the union")}], GOLD[:1])
    figures = partly.figures()
    assert (figures["content_f1"], figures["source_right_given_content"], figures["source_partial_f1"]) == (1, 0, 0)


def test_nothing_found_is_nothing_earned() -> None:
    partly = Partly()
    partly.add(TEXT, [], GOLD)
    assert set(partly.figures().values()) == {0.0}
