import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bench.attributions.reliability import bins_of, calibration_error, main, plot
from tests.bench.attributions.corpora import polnear

JUDGED = st.lists(st.tuples(st.sampled_from([0.1, 0.35, 0.5, 0.73, 0.9]), st.booleans()))


@given(JUDGED, st.randoms(use_true_random=False))
def test_bins_hold_everything_once_and_do_not_depend_on_order(
    judged: list[tuple[float, bool]], dice: random.Random
) -> None:
    shuffled = list(judged)
    dice.shuffle(shuffled)
    bins = bins_of(judged)
    assert bins == bins_of(shuffled)
    assert sum(b.size for b in bins) == len(judged)
    assert max((b.size for b in bins), default=0) - min((b.size for b in bins), default=0) <= 1
    assert 0.0 <= calibration_error(bins) <= 1.0


def test_scores_that_hold_what_they_promise_have_no_error() -> None:
    judged = [(0.8, n % 5 != 0) for n in range(100)] + [(0.5, n % 2 == 0) for n in range(100)]
    assert calibration_error(bins_of(judged)) < 1e-9


def test_the_error_is_the_mean_distance_between_score_and_share() -> None:
    assert abs(calibration_error(bins_of([(0.9, False)] * 10)) - 0.9) < 1e-9
    assert abs(calibration_error(bins_of([(0.9, True)] * 10 + [(0.4, True)] * 10)) - 0.35) < 1e-9


def test_the_plot_is_svg_with_a_dot_for_each_bin() -> None:
    bins = bins_of([(n / 20, n % 3 == 0) for n in range(20)])
    drawn = etree.fromstring(plot(bins, "calibration <error>"))
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    assert len(drawn.findall("{*}circle")) == len(bins) == 10


def test_nothing_found_draws_an_empty_plot() -> None:
    assert etree.fromstring(plot(bins_of([]), "")).findall("{*}circle") == []


def test_the_command_writes_the_plot_of_a_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "plot.svg"
    monkeypatch.setattr("sys.argv", ["reliability", "--data", str(polnear(tmp_path)), str(out)])
    main()
    assert etree.fromstring(out.read_bytes()).tag == "{http://www.w3.org/2000/svg}svg"
