"""The chain of the net against counting all ways. Needs the training environment."""

import itertools
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
net = pytest.importorskip("training.attribution.net")

from onrecord.attribute.tagger.decode import marginals, viterbi  # noqa: E402
from onrecord.attribute.tagger.labels import TAGS  # noqa: E402

COUNT = len(TAGS)


def chain() -> tuple[Any, Any, dict[str, np.ndarray]]:
    torch.manual_seed(3)
    crf = net.Crf()
    for weight in (crf.step, crf.begin, crf.end):
        torch.nn.init.normal_(weight)
    step, begin, end = (w.detach().numpy() for w in crf.weights())
    return crf, torch.randn(2, 3, COUNT) * 2, {"step": step, "begin": begin, "end": end}


def test_the_loss_is_that_of_counting_all_ways() -> None:
    crf, scores, weights = chain()
    mask = torch.tensor([[True, True, False], [True, True, True]])
    tags = torch.tensor([[0, 0, 0], [0, 0, 0]])
    expected = 0.0
    for row, count in enumerate((2, 3)):
        ways = {}
        for way in itertools.product(range(COUNT), repeat=count):
            score = (
                weights["begin"][way[0]]
                + weights["end"][way[-1]]
                + sum(float(scores[row, i, t]) for i, t in enumerate(way))
            )
            ways[way] = score + sum(weights["step"][a, b] for a, b in itertools.pairwise(way))
        expected += np.logaddexp.reduce(list(ways.values())) - ways[(0,) * count]
    assert crf.loss(scores, tags, mask).item() == pytest.approx(expected, abs=1e-3)


def test_torch_and_numpy_decode_alike() -> None:
    crf, scores, weights = chain()
    mask = torch.ones(2, 3, dtype=torch.bool)
    assert crf.best(scores, mask) == [viterbi(s.numpy(), weights) for s in scores]
    ours = crf.marginals(scores, mask).exp().detach().numpy()
    assert np.allclose(ours, [marginals(s.numpy(), weights) for s in scores], atol=1e-4)


def test_a_teacher_who_agrees_costs_least() -> None:
    crf, scores, _ = chain()
    mask = torch.ones(2, 3, dtype=torch.bool)
    own = crf.marginals(scores, mask).exp()
    other = crf.marginals(-scores, mask).exp()
    assert crf.taught(scores, own, mask).item() < crf.taught(scores, other, mask).item()
