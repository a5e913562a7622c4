"""The relations of a story by the claims between which they stand, found in columns: only what is asked for is made."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Relation
from onrecord.tell.story.story import Claim, Story

Pair = tuple[str, str]
"""Two claims by their ids, the smaller first; twice the same one for what stands inside a claim."""
Rows = NDArray[np.int64]
"""Numbers of relations, in their order."""


class Between:
    """For each claim, how it stands to others. What is asked of one claim costs what that claim has."""

    def __init__(self, story: Story) -> None:
        self._story, self._held = story, story.relations
        self._by_other = np.argsort(self._held.other, kind="stable")
        self._others = self._held.other[self._by_other]
        self._of: dict[str, Mapping[Pair, Sequence[int]]] = {}

    def of(self, claim: Claim) -> Mapping[Pair, Sequence[int]]:
        """The relations between this claim and others, or inside it, by their numbers, in order."""
        if claim.id not in self._of:
            self._of[claim.id] = self.by_pair(self._touching(claim))
        return self._of[claim.id]

    def by_pair(self, rows: Rows) -> Mapping[Pair, Sequence[int]]:
        """These relations by the two claims between which they stand."""
        home, found = self._home, defaultdict[Pair, list[int]](list)
        ends = zip(self._held.one[rows].tolist(), self._held.other[rows].tolist(), strict=True)
        for row, (one, other) in zip(rows.tolist(), ends, strict=True):
            a, b = home[one], home[other]
            found[(a, b) if a < b else (b, a)].append(row)
        return found

    @cached_property
    def _home(self) -> list[str]:
        """The claim of each assertion."""
        return [self._story.claim_of[assertion].id for assertion in self._held.ids]

    def rows(self, pair: Pair) -> Sequence[int]:
        """The relations between two claims by their numbers, in order of their assertions and standings."""
        asked = next((claim for claim in pair if claim in self._of), pair[0])  # of which more is known already
        return self.of(self._story.claims_by_id[asked]).get(pair, ())

    def relations(self, pair: Pair) -> tuple[Relation, ...]:
        """The same as nouns."""
        return self._held.at(self.rows(pair))

    def _touching(self, claim: Claim) -> Rows:
        """The relations that begin or end with an assertion of the claim."""
        ends = [bisect_left(self._held.ids, m.assertion.id) for m in claim.members]
        bounds = np.array([ends, [n + 1 for n in ends]], np.int32)
        begin, end = np.searchsorted(self._held.one, bounds), np.searchsorted(self._others, bounds)
        rows = [np.arange(first, last) for first, last in begin.T]
        return np.unique(np.concatenate([*rows, *(self._by_other[first:last] for first, last in end.T)]))
