"""What a person might settle next: the judgements that are least sure and that most of what is told hangs on."""

from collections.abc import Iterable

from onrecord.decide import Tried
from onrecord.model import COUNTING_STATUSES, DecisionKind
from onrecord.tell.claims import Claims
from onrecord.tell.deciding.doubts import Doubts
from onrecord.tell.deciding.questioned import Open, Queue, Sort
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Parts, whole

_AT_ONCE = 500
"""Questions that are found in one part of the work."""


def review(story: Story) -> Queue:
    """The queue, what would change most first. What a person has decided is not asked again."""
    return whole(story, queue)


def queue(story: Story) -> Parts[Queue]:
    """The same, part by part."""
    asked = Doubts(story, story.once(Claims))
    found: dict[str, tuple[float, str, Open]] = {}
    for made in (asked.names, asked.texts, asked.ties, asked.claims, asked.origins):
        for one in made():
            if not isinstance(one, Open):
                yield one
                continue
            found[one.id] = -one.weight, one.id, one
            if len(found) % _AT_ONCE == 0:
                yield 0, 1
    answered = Answered(story)
    ranked = sorted(found.values(), key=lambda f: f[:2])
    return Queue([one for *_, one in ranked if one not in answered])


class Answered:
    """What people have settled, by the ids under which the replay found it in this record."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._pairs: set[frozenset[str]] = set()
        self._belonging: set[str] = set()
        self._parted: set[frozenset[str]] = set()
        for ruling in story.rulings:
            if ruling.status in COUNTING_STATUSES and ruling.decision.id in story.decided.settled:
                self._take(story.decided.settled[ruling.decision.id])

    def _take(self, tried: Tried) -> None:
        self._pairs |= tried.pairs
        if tried.decision.kind is DecisionKind.BELONGS:
            self._belonging.update(tried.found[0])
        elif tried.decision.kind is DecisionKind.PART:
            self._parted |= {self._homes(pair) for pair in tried.pairs}

    def __contains__(self, one: Open) -> bool:
        """Whether a question is answered; of claims whichever of their assertions it is put by."""
        if frozenset(one.about) in self._pairs:
            return True
        if one.sort is not Sort.CLAIMS:
            return False
        homes = self._homes(one.about)
        return homes in self._parted if len(homes) > 1 else one.about[1] in self._belonging

    def _homes(self, assertions: Iterable[str]) -> frozenset[str]:
        return frozenset(self._story.claim_of[i].id for i in assertions)
