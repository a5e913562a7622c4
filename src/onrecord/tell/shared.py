"""Which passages of an article stand in which others, for every article at once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.model import Judgement, Passage, Reprint
from onrecord.tell.reprints import Way, way_of
from onrecord.tell.story import Story


@dataclass(frozen=True, slots=True)
class Shared:
    """What one article has in common with ``other``: spans of the one and of the other, in the one's order.

    ``one_text`` says that they are held to carry one text, ``share`` how much of the shorter one is common.
    """

    other: str
    one_text: bool
    way: Way
    share: float
    reason: str
    passages: tuple[Passage, ...]


def shared_by_article(story: Story) -> Mapping[str, tuple[Shared, ...]]:
    """For each article the others with which it shares passages, most first; articles that share none are left out."""
    found: defaultdict[str, list[Shared]] = defaultdict(list)
    for one, reprint in story.shared_texts:
        found[one].append(_shared(reprint))
        found[reprint.other].append(_turned(_shared(reprint), one))
    return {article: tuple(sorted(held, key=lambda s: (-s.share, s.other))) for article, held in found.items()}


def _shared(reprint: Reprint) -> Shared:
    return Shared(
        reprint.other,
        reprint.judgement is Judgement.SAME,
        way_of(reprint),
        reprint.share,
        reprint.evidence.reason,
        tuple(sorted(reprint.passages, key=lambda p: (p.span, p.other_span))),
    )


def _turned(shared: Shared, article: str) -> Shared:
    """The same, told from the other article."""
    passages = (Passage(p.other_span, article, p.span) for p in shared.passages)
    return replace(shared, other=article, passages=tuple(sorted(passages, key=lambda p: (p.span, p.other_span))))
