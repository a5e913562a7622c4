"""Which claims hang together closely: from each article that carries one, near links lead to all the others."""

from functools import cached_property

import numpy as np

from onrecord.record import STANDINGS
from onrecord.relate.groups import SAME
from onrecord.tell.story import Claim, Story
from onrecord.tell.together import together

FIRM = 0.6
"""Chance of putting one thing, by the link between two assertions alone, from which the link is near."""
_MOST = 24
"""Members of one claim that are looked at, the earliest said."""


class Firmness:
    """How closely the claims of one story hang together."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def _near(self) -> frozenset[tuple[str, str]]:
        """Pairs of assertions, by id, between which a link is near."""
        held = self._story.relations
        near = np.isin(held.standing, [STANDINGS.index(standing) for standing in SAME]) & (held.score >= FIRM)
        named = held.ids.__getitem__
        return frozenset(zip(map(named, held.one[near].tolist()), map(named, held.other[near].tolist()), strict=True))

    def is_firm(self, claim: Claim) -> bool:
        """Whether near links lead from each article that carries it to all others. What one article carries is firm."""
        if claim.articles < 2:
            return True
        members = claim.members[:_MOST]
        near = (
            (one.recorded.article.id, other.recorded.article.id)
            for one in members
            for other in members
            if (one.assertion.id, other.assertion.id) in self._near
        )
        heads = together(near)
        return len({heads.get(m.recorded.article.id, m.recorded.article.id) for m in members}) == 1
