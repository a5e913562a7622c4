"""Which claims hang together closely: from each article that carries one, near links lead to all the others."""

from onrecord.model import Standing
from onrecord.tell.story import Claim, Story
from onrecord.tell.together import together

FIRM = 0.6
"""Chance of putting one thing, by the link between two assertions alone, from which the link is near."""
_MOST = 24
"""Members of one claim that are looked at, the earliest said."""
_ONE = frozenset({Standing.REPEATS, Standing.CORROBORATES})


class Firmness:
    """How closely the claims of one story hang together."""

    def __init__(self, story: Story) -> None:
        self._links = {(r.one, r.other): r.evidence.score for r in story.relations if r.standing in _ONE}

    def is_firm(self, claim: Claim) -> bool:
        """Whether near links lead from each article that carries it to all others. What one article carries is firm."""
        if claim.articles < 2:
            return True
        members = claim.members[:_MOST]
        near = (
            (one.recorded.article.id, other.recorded.article.id)
            for one in members
            for other in members
            if self._links.get((one.assertion.id, other.assertion.id), 0.0) >= FIRM
        )
        heads = together(near)
        return len({heads.get(m.recorded.article.id, m.recorded.article.id) for m in members}) == 1
