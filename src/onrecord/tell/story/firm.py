"""Which claims hang together closely: from each article that carries one, near links lead to all the others."""

from onrecord.tell.story.near import Near
from onrecord.tell.story.story import Claim, Story
from onrecord.tell.story.together import together

_MOST = 24
"""Members of one claim that are looked at, the earliest said."""


class Firmness:
    """How closely the claims of one story hang together."""

    def __init__(self, story: Story) -> None:
        self._near = story.once(Near)

    def is_firm(self, claim: Claim) -> bool:
        """Whether near links lead from each article that carries it to all others. What one article carries is firm."""
        if claim.articles < 2:
            return True
        homes = {m.assertion.id: m.recorded.article.id for m in claim.members[:_MOST]}
        heads = together((homes[one], homes[other]) for one, other in self._near.between(homes))
        return len({heads.get(article, article) for article in homes.values()}) == 1
