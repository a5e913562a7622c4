"""Statements brought together by their words and by where their sentences lie."""

import numpy as np
import pytest

from onrecord.tell.positions.matters import WHOLE, Matter, grown
from onrecord.tell.story.by_parts import Parts


class Made:
    """Statements that share one word; each lies in the direction that is given for it."""

    def __init__(self, *towards: tuple[int, int]) -> None:
        self._towards = towards
        self.rarest = [["pier"] for _ in towards]

    def alone(self, place: int) -> Matter:
        return Matter([place], {"pier": 0.8, f"own{place}": 0.6}, np.array(self._towards[place], np.int32))

    def least(self, one: int, other: int, *, held: bool) -> float | None:
        assert one < other
        return 0.3 if held else 0.5


def of(parts: Parts[list[Matter]]) -> list[list[int]]:
    """The members of each matter, once all parts are done."""
    while True:
        try:
            next(parts)
        except StopIteration as done:
            return [matter.members for matter in done.value]


ALONG, ACROSS = (WHOLE, 0), (0, WHOLE)
NONE = np.zeros(0, np.int64)


@pytest.mark.parametrize(
    ("towards", "together"),
    [((ALONG, ALONG), [[0, 1]]), ((ALONG, ACROSS), [[0], [1]]), ((ALONG, (0, 0)), [[0], [1]])],
)
def test_common_words_make_one_matter_only_of_sentences_that_are_alike(
    towards: tuple[tuple[int, int], ...], together: list[list[int]]
) -> None:
    assert of(grown(Made(*towards), NONE)) == together


def test_what_the_record_holds_together_needs_less() -> None:
    slanted = (WHOLE // 4, WHOLE)
    assert of(grown(Made(ALONG, slanted), NONE)) == [[0], [1]]
    assert of(grown(Made(ALONG, slanted), np.array([1]))) == [[0, 1]]


def test_the_mean_over_all_pairs_decides_and_not_the_closest_of_them() -> None:
    half = (WHOLE // 2, WHOLE // 2)
    assert of(grown(Made(ALONG, ALONG, half, ACROSS, ACROSS), NONE)) == [[0, 1, 2], [3, 4]]
