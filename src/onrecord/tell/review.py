"""What a person might settle next: the judgements that are least sure and that most of what is told hangs on."""

from onrecord.model import DecisionStatus, Ruling
from onrecord.tell.by_parts import Parts, whole
from onrecord.tell.claims import Claims
from onrecord.tell.doubts import Doubts
from onrecord.tell.questioned import Open, Queue, Sort
from onrecord.tell.story import Story

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
    decided = {_decided(r) for r in story.rulings if r.status in _COUNTING}
    ranked = sorted(found.values(), key=lambda f: f[:2])
    return Queue([one for *_, one in ranked if not decided or _about(one, story) not in decided])


_COUNTING = frozenset({DecisionStatus.HOLDS, DecisionStatus.ALREADY})
Things = frozenset[tuple[str, str]]
"""What a decision is about, as pages and rebuilds know it: name keys, or pages by their bytes, with words on them."""


def _decided(ruling: Ruling) -> Things:
    decision = ruling.decision
    names = {("", named.key) for named in decision.entities}
    pages = {(page.capture, "") for page in decision.pages}
    words = {(quoted[0].page.capture, quoted[0].words) for quoted in decision.quoted if quoted}
    return frozenset(names | pages | words)


def _about(item: Open, story: Story) -> Things:
    if item.sort is Sort.NAMES:
        return frozenset(("", key) for key in item.about)
    if item.sort is Sort.TEXTS:
        return frozenset((story.by_id[key].article.capture, "") for key in item.about)
    held = (story.assertions[key] for key in item.about)
    return frozenset((m.recorded.article.capture, m.words) for m in held)
