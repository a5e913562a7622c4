"""Which assertions of one claim hang together closely, by the links between two of them alone."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import numpy as np

from onrecord.model import AGREEING_STANDINGS
from onrecord.record import STANDINGS

if TYPE_CHECKING:
    from onrecord.tell.story.story import Story

FIRM = 0.6
"""Chance of putting one thing, by the link between two assertions alone, from which the link is near."""


class Near:
    """The near links of one story."""

    def __init__(self, story: "Story") -> None:
        held = story.relations
        near = np.isin(held.standing, [STANDINGS.index(standing) for standing in AGREEING_STANDINGS]) & (
            held.score >= FIRM
        )
        self._relations, self._one, self._other = held, held.one[near], held.other[near]  # in order of ``one``

    def between(self, ids: Collection[str]) -> Iterator[tuple[str, str]]:
        """The pairs of these assertions between which a link is near."""
        found = ((self._relations.number(name), name) for name in ids)
        numbers = {number: name for number, name in found if number is not None}
        asked = np.fromiter(numbers, np.int32, len(numbers))  # of the column's type: else all of it is copied each time
        firsts, ends = np.searchsorted(self._one, asked), np.searchsorted(self._one, asked, "right")
        for name, first, end in zip(numbers.values(), firsts.tolist(), ends.tolist(), strict=True):
            yield from ((name, numbers[n]) for n in self._other[first:end].tolist() if n in numbers)
