"""Decoding without the net."""

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.tagger.decode import joined, marginals, ownership, viterbi
from onrecord.attribute.tagger.labels import NUMBER, TAGS, Piece, may_begin, may_end, may_follow

SHUT = -1e4
COUNT = len(TAGS)


def crf() -> dict[str, np.ndarray]:
    step = np.array([[0.0 if may_follow(a, b) else SHUT for b in range(COUNT)] for a in range(COUNT)], np.float32)
    begin, end = (np.array([0.0 if f(t) else SHUT for t in range(COUNT)], np.float32) for f in (may_begin, may_end))
    return {"step": step, "begin": begin, "end": end}


def random_scores(seed: int, words: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(words, COUNT)).astype(np.float32) * 3


@given(st.integers(0, 999), st.integers(1, 12))
def test_the_best_tags_take_only_allowed_steps(seed: int, words: int) -> None:
    (tags,) = viterbi([random_scores(seed, words)], crf())
    assert len(tags) == words
    assert may_begin(tags[0])
    assert may_end(tags[-1])
    assert all(may_follow(a, b) for a, b in itertools.pairwise(tags))


@given(st.integers(0, 999))
def test_probabilities_agree_with_counting_all_ways(seed: int) -> None:
    weights, scores = crf(), random_scores(seed, 2)
    total = np.zeros((2, COUNT))
    for a, b in itertools.product(range(COUNT), repeat=2):
        way = weights["begin"][a] + scores[0, a] + weights["step"][a, b] + scores[1, b] + weights["end"][b]
        total[0, a] += np.exp(way)
        total[1, b] += np.exp(way)
    assert np.allclose(marginals([scores], weights)[0], total / total[0].sum(), atol=1e-4)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_windows_beside_each_other_are_read_as_each_by_itself(lengths: list[int]) -> None:
    windows = [random_scores(n, words) for n, words in enumerate(lengths)]
    together = marginals(windows, crf())
    for n, window in enumerate(windows):
        assert viterbi(windows, crf())[n] == viterbi([window], crf())[0]
        assert np.allclose(together[n], marginals([window], crf())[0], atol=1e-6)


def pairing(width: int) -> dict[str, np.ndarray]:
    zero: dict[str, tuple[int, ...]] = {"cue_w": (4, 2 * width), "child0_w": (4, 2 * width), "child1_w": (4, 2 * width)}
    zero |= {"cue_b": (4,), "child0_b": (4,), "child1_b": (4,), "bilinear0": (4, 4), "bilinear1": (4, 4)}
    found = {name: np.zeros(size, np.float32) for name, size in zero.items()}
    near = np.zeros((2, 13, 3), np.float32)
    near[:, 6, :] = 2.0  # the next cue behind a span
    near[:, 5, :] = 1.0  # the next cue before it
    return found | {"near": near.reshape(-1)}


def test_spans_go_to_the_cue_that_scores_best() -> None:
    cues: list[Piece] = [(2, 3, "cue"), (8, 9, "cue")]
    rest: list[Piece] = [(0, 2, "source"), (3, 5, "content"), (10, 12, "content")]
    votes = ownership(cues, rest, np.zeros((12, 2), np.float32), places_here=[2] + [0] * 11, weights=pairing(2))
    assert votes.argmax(1).tolist() == [0, 1, 1]
    assert np.allclose(votes.sum(1), 1)


def test_a_cue_without_content_says_nothing() -> None:
    pieces: list[Piece] = [(0, 2, "source"), (2, 3, "cue")]
    sure = np.zeros((4, COUNT), np.float32)
    assert list(joined(pieces, sure, np.zeros((4, 2), np.float32), places_here=[2, 0, 0, 0], weights=pairing(2))) == []


def test_an_attribution_has_its_source_and_all_its_contents() -> None:
    pieces: list[Piece] = [(0, 1, "content"), (1, 2, "source"), (2, 3, "cue"), (3, 5, "content")]
    sure = np.zeros((5, COUNT), np.float32)
    sure[2, NUMBER["S-cue"]] = 0.75
    (said,) = joined(pieces, sure, np.zeros((5, 2), np.float32), places_here=[2, 0, 0, 0, 0], weights=pairing(2))
    assert said.source is not None
    assert said.source.piece == (1, 2, "source")
    assert [c.piece for c in said.content] == [(0, 1, "content"), (3, 5, "content")]
    assert said.cue.score == 0.75
    assert said.pairing == 1.0


def test_probabilities_stay_exact_over_a_long_window() -> None:
    (sure,) = marginals([random_scores(5, 160) * 20], crf())
    assert np.isfinite(sure).all()
    assert np.allclose(sure.sum(1), 1, atol=1e-6)


def test_scores_of_any_size_give_probabilities() -> None:
    scores = np.full((6, COUNT), -1e6, np.float32)
    scores[:, NUMBER["I-cue"]] = 1e6  # which no way may begin with
    assert np.allclose(marginals([scores], crf())[0].sum(1), 1, atol=1e-6)
