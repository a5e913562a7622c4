"""Best first: as if all were weighed, whatever is weighed."""

from dataclasses import dataclass
from itertools import islice
from typing import cast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.brief.candidates import Candidate
from onrecord.tell.brief.ranking import Pool, best_first


@dataclass(frozen=True, eq=False)
class Piece:
    """What ranking asks of a sentence: its key and its number; with its scores, each at most the one before."""

    key: tuple[float, str, int]
    number: int
    most: float
    cheap: float
    dear: float
    even: bool

    def __lt__(self, other: "Piece") -> bool:
        return self.key < other.key


LESS = st.integers(0, 3).map(lambda n: n / 2)
PIECES = st.lists(st.tuples(st.integers(0, 6).map(float), LESS, LESS, st.booleans()), max_size=12).map(
    lambda drawn: cast(
        "list[Candidate]",
        [
            Piece((0.0, "a", n), n, most, most - less, most - less - lesser, even)
            for n, (most, less, lesser, even) in enumerate(drawn)
        ],
    )
)


def piece(candidate: Candidate) -> Piece:
    return cast("Piece", candidate)


def by(candidate: Candidate) -> tuple[float, object]:
    return -round(piece(candidate).dear, 6), candidate.key


@given(PIECES)
def test_all_come_in_the_order_of_the_last_score(found: list[Candidate]) -> None:
    bounds = np.array([piece(c).most for c in found])
    scores = (lambda c: piece(c).cheap, lambda c: piece(c).dear)
    taken = best_first(found, bounds, scores, takes=lambda c: piece(c).even)
    assert list(taken) == sorted((c for c in found if piece(c).even), key=by)


@given(PIECES, st.integers(1, 6), st.lists(st.sets(st.integers(0, 11)), max_size=8))
def test_what_is_taken_from_a_pool_is_what_is_best_of_all_its_members(
    found: list[Candidate], size: int, raised: list[set[int]]
) -> None:
    members = sorted(found, key=by)[:size]
    cheapest = sorted(found, key=lambda c: (-round(piece(c).cheap, 6), c.key))
    pool = Pool(
        iter(cheapest),
        lambda c: piece(c).cheap,
        score=lambda c: piece(c).dear,
        best=lambda: islice(sorted(found, key=by), size),
        size=size,
    )
    for liked in raised:
        scores = [(-round(piece(c).dear + 0.5 * (c.number in liked), 6), c.key, c) for c in members]
        best = min(scores, key=lambda s: s[:2], default=None)
        expected = None if best is None or -best[0] < 0 else best[2]
        taken = pool.take(lambda c, liked=liked: piece(c).dear + 0.5 * (c.number in liked), above=0.5, least=0.0)  # type: ignore[misc]
        assert taken is expected
        if expected is None:
            break
        members.remove(expected)
