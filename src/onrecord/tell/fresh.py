"""What has come into a record since a time: articles, claims that only they put, disputes they touch, decisions."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Decision
from onrecord.record import Recorded
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import Dispute, disputes
from onrecord.tell.story import Claim, Story
from onrecord.text import id_of

Numbers = NDArray[np.int64]


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
    """When what stands in a record came into it, looked up by time."""

    def __init__(self, story: Story) -> None:
        self._story = story
        came = story.view.arrived()
        self.record = id_of(*min(((at, capture) for capture, at in came.items()), default=()))
        """What tells this record from others as long as it grows: what came in first, and when."""
        self._at = {r.article.id: came.get(r.article.capture, "") for r in story.articles}
        self._times = sorted(set(self._at.values()))
        """The different times; what came in at each is known by its number."""
        self._last_of: list[tuple[Dispute, int]] | None = None

    @property
    def latest(self) -> str:
        """When the newest article or decision came in, ISO 8601 in UTC; "" for an empty record."""
        return max([*self._times[-1:], *(r.decision.when for r in self._story.rulings)], default="")

    def articles(self, since: str) -> tuple[Recorded, ...]:
        """Articles that came in after that time, newest first."""
        return tuple(takewhile(lambda r: self._at[r.article.id] > since, self._newest))

    def fresh(self, claims: Claims, since: str) -> Fresh:
        """All that is new since a time, given as ISO 8601 in UTC."""
        articles = self.articles(since)
        new = bisect_right(self._times, since)
        first, _ = self._claims
        return Fresh(
            since=since,
            articles=articles,
            claims=tuple(map(self._story.claims.__getitem__, np.flatnonzero(first >= new).tolist())),
            disputes=tuple(d for d, last in self._disputes(claims) if last >= new) if articles else (),
            decisions=tuple(r.decision for r in self._story.rulings if r.decision.when > since),
        )

    @cached_property
    def _newest(self) -> Sequence[Recorded]:
        return sorted(self._story.articles, key=lambda r: (self._at[r.article.id], r.article.id), reverse=True)

    @cached_property
    def _claims(self) -> tuple[Numbers, Numbers]:
        """Of each claim, those of most origins first, when its first and when its last article came in."""
        number = {time: n for n, time in enumerate(self._times)}
        came = {article: number[time] for article, time in self._at.items()}
        all_ = [[came[m.recorded.article.id] for m in claim.members] for claim in self._story.claims]
        return np.array([min(c) for c in all_], np.int64), np.array([max(c) for c in all_], np.int64)

    def _disputes(self, claims: Claims) -> Sequence[tuple[Dispute, int]]:
        """Each dispute, and when the last article came in that carries a claim of it."""
        if self._last_of is None:
            place = {claim.id: n for n, claim in enumerate(self._story.claims)}
            _, last = self._claims
            self._last_of = [(d, int(max(last[place[s.claim]] for s in d.sides))) for d in disputes(claims)]
        return self._last_of
