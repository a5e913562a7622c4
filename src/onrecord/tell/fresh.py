"""What has come into a record since a time: articles, claims that only they put, disputes they touch, decisions."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Decision
from onrecord.record import Recorded
from onrecord.tell.claims import Claims
from onrecord.tell.disputes import Dispute, disputes
from onrecord.tell.story import Claim, Story


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new; ``claims`` are those that no article before puts, most told first."""

    since: str
    articles: tuple[Recorded, ...]
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    decisions: tuple[Decision, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing has come in."""
        return not (self.articles or self.decisions)


class Arrivals:
    """When what stands in a record came into it."""

    def __init__(self, story: Story) -> None:
        self._story = story
        came = story.view.arrived()
        self._at = {r.article.id: came.get(r.article.capture, "") for r in story.articles}

    @property
    def latest(self) -> str:
        """When the newest article or decision came in, ISO 8601 in UTC; "" for an empty record."""
        return max([*self._at.values(), *(r.decision.when for r in self._story.rulings)], default="")

    def articles(self, since: str) -> tuple[Recorded, ...]:
        """Articles that came in after that time, newest first."""
        new = [r for r in self._story.articles if self._at[r.article.id] > since]
        return tuple(sorted(new, key=lambda r: (self._at[r.article.id], r.article.id), reverse=True))

    def fresh(self, claims: Claims, since: str) -> Fresh:
        """All that is new since a time, given as ISO 8601 in UTC."""
        articles = self.articles(since)
        new = {r.article.id for r in articles}
        carried = _carried(self._story, articles)
        own = [c for c in carried if all(m.recorded.article.id in new for m in c.members)]
        touched = {c.id for c in carried}
        return Fresh(
            since=since,
            articles=articles,
            claims=tuple(own),
            disputes=tuple(d for d in disputes(claims) if touched & {s.claim for s in d.sides}) if articles else (),
            decisions=tuple(r.decision for r in self._story.rulings if r.decision.when > since),
        )


def _carried(story: Story, articles: Sequence[Recorded]) -> list[Claim]:
    """The claims that these articles carry, those of most origins first."""
    ids = [a.id for r in articles for a in r.assertions]
    held = {story.claim_of[i].id: story.claim_of[i] for i in ids if i in story.claim_of}
    return sorted(held.values(), key=lambda c: (-c.count.minimum, -c.articles, -len(c.members), c.id))
