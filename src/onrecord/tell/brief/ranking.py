"""Best first, of very many, so that what is dear to weigh is weighed only for what comes up."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush, heapreplace
from itertools import islice, takewhile

import numpy as np
from numpy.typing import NDArray

from onrecord.tell.brief.candidates import Candidate

Bounds = NDArray[np.float64]
"""What the score of each sentence cannot exceed."""
Score = Callable[[Candidate], float]

SLACK = 1e-4
"""What sums of the same numbers in another order may differ by, and more."""


def best_first(
    found: Sequence[Candidate],
    bounds: Bounds,
    scores: Sequence[Score],
    *,
    takes: Callable[[Candidate], bool] = lambda _: True,
) -> Iterator[Candidate]:
    """Of what is found that which it ``takes``, best first by the last of the scores, ties as ever.

    ``bounds`` gives for each what none of its scores exceeds. Each score but the last is one that the next cannot
    exceed, and cheaper: those that cost more are worked out only for what comes up by them. The order is the same as if
    all were worked out.
    """
    last = len(scores) - 1
    order = np.argsort(-bounds, kind="stable").tolist()
    most = (-bounds - SLACK).tolist()
    heap: list[tuple[float, Candidate, int]] = []
    waiting = 0
    while True:
        while waiting < len(order) and (not heap or most[order[waiting]] <= heap[0][0]):
            candidate = found[order[waiting]]
            if takes(candidate):
                heappush(heap, (most[order[waiting]], candidate, -1))
            waiting += 1
        if not heap:
            return
        _, candidate, known = heap[0]
        if known == last:
            yield heappop(heap)[1]
        else:
            score = scores[known + 1](candidate)
            least = -round(score, 6) if known + 1 == last else -score - SLACK
            heapreplace(heap, (least, candidate, known + 1))


class Pool:
    """The ``size`` best by a dear score, from which one after another is taken that is best by another one by then.

    ``found`` gives all there are in order of ``most``, which neither score exceeds by much and which is cheap. What is
    taken is what would be if all were scored: only where that is not seen otherwise are the ``best`` asked for.
    """

    def __init__(
        self,
        found: Iterator[Candidate],
        most: Score,
        *,
        score: Score,
        best: Callable[[], Iterable[Candidate]],
        size: int,
    ) -> None:
        self._found, self._most, self._score = found, most, score
        self._best, self._size = best, size
        self._drawn: list[Candidate] = []
        self._taken: set[int] = set()
        self._members: list[Candidate] | None = None

    def take(self, by_then: Score, *, above: float, least: float) -> Candidate | None:
        """The best of those left, which is left no more; None where none has as much as ``least``.

        ``by_then`` is at most ``above`` more than ``most``.
        """
        first = self._first(by_then, above)
        if first is not None and first[0] >= least and not self._is_member(first[1]):
            self._members = list(self._best())
            first = self._first(by_then, above)
        if first is None or first[0] < least:
            return None
        self._taken.add(first[1].number)
        return first[1]

    def _first(self, by_then: Score, above: float) -> tuple[float, Candidate] | None:
        best: tuple[float, Candidate] | None = None
        for candidate in self._drawing() if self._members is None else self._members:
            if self._members is None and best is not None and self._most(candidate) + above + SLACK < best[0]:
                break
            if candidate.number in self._taken:
                continue
            score = round(by_then(candidate), 6)
            if best is None or (-score, candidate) < (-best[0], best[1]):
                best = score, candidate
        return best

    def _is_member(self, candidate: Candidate) -> bool:
        """Whether it is surely one of the pool, as too few can have a higher score."""
        if self._members is not None:
            return True
        score = self._score(candidate) - SLACK
        ahead = takewhile(lambda c: self._most(c) >= score, self._drawing())
        return sum(1 for _ in islice(ahead, self._size + 1)) <= self._size

    def _drawing(self) -> Iterator[Candidate]:
        """All there are in order, as far as they are looked at."""
        yield from self._drawn
        for candidate in self._found:
            self._drawn.append(candidate)
            yield candidate


def ranked(found: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
    """Best first by a score of one's own, ties as ever."""
    return [c for _, c in sorted(found, key=lambda pair: (-round(pair[0], 6), pair[1]))]
