"""Passages found by their words: those that have enough of the words asked for, by the weight of the words."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

import numpy as np
from numpy.typing import NDArray

_LEAST_WORDS = 2
_NEARLY = 1 - 1e-9
"""Sums of the same weights in another order differ by less."""

Places = NDArray[np.int64]
"""Numbers of passages, in order."""


class Postings:
    """Passages by their words: each given by its number, in order, and what words it has. Words have a weight above 0.

    What is looked for is sought by its rarest words only, so that it costs what is like it, not what there is.
    """

    def __init__(self, passages: Iterable[tuple[int, Set[str]]], weight: Mapping[str, float]) -> None:
        self._weight = weight
        having: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in passages:
            for key in words & weight.keys():
                having[key].append(number)
        self._with = {key: np.array(found, np.int64) for key, found in having.items()}

    def sharing(self, asked: Set[tuple[Set[str], Set[str]]], least: float) -> dict[int, float]:
        """The passages that have at least so much of the words of one asked for, by weight, with how much they have.

        Two words must be there. What is asked for are words and, among them, those by which a passage that has two of
        them counts as having the ``least`` in any case.
        """
        best: dict[int, float] = {}
        for mine, named in asked:
            near, shared = self._sharing(mine, named, least)
            for n, share in zip(near.tolist(), shared.tolist(), strict=True):
                best[n] = max(share, best.get(n, 0.0))
        return best

    def _sharing(self, mine: Set[str], named: Set[str], least: float) -> tuple[Places, NDArray[np.float64]]:
        """The passages that have enough of one asked for, and how much."""
        weighing = sorted(mine & self._weight.keys())
        whole = sum(self._weight[key] for key in weighing) or 1.0
        near = self._reaching(weighing, named, least * whole)
        shared, words, naming = np.zeros((3, len(near)))
        for key in weighing:  # in order, so that sums of the same words are the same to the last bit
            if key in self._with:
                has = _are_in(near, self._with[key])
                shared[has] += self._weight[key]
                words += has
                naming += has & (key in named)
        shared[words < _LEAST_WORDS] = 0.0
        shared /= whole
        np.maximum(shared, least, out=shared, where=naming >= _LEAST_WORDS)
        enough = shared >= least
        return near[enough], shared[enough]

    def _reaching(self, words: Iterable[str], named: Set[str], least: float) -> Places:
        """The passages that can have words of so much weight, or two of those named, in order.

        They have one of the rarest: the others do not weigh enough together, or are one of the named alone.
        """
        rarest = sorted((key for key in words if key in self._with), key=lambda key: (len(self._with[key]), key))
        left = math.fsum(self._weight[key] for key in rarest)
        looked: list[Places] = []
        for key in rarest:
            if left < least * _NEARLY:
                break
            looked.append(self._with[key])
            left -= self._weight[key]
        looked += [self._with[key] for key in [key for key in rarest[len(looked) :] if key in named][:-1]]
        return np.unique(np.concatenate(looked)) if looked else np.zeros(0, np.int64)


def _are_in(some: Places, held: Places) -> NDArray[np.bool_]:
    """Which of some places are among those held; both in order."""
    at = np.searchsorted(held, some)
    return np.asarray(held[np.minimum(at, len(held) - 1)] == some, np.bool_)
