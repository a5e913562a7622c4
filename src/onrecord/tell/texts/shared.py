"""Which passages of an article stand in which others, article by article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from onrecord.model import Judgement, Passage, Reprint
from onrecord.record import Shared as Common
from onrecord.tell.story import Story
from onrecord.tell.texts.reprints import Copies, Way, way_of


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


def common(story: Story) -> Mapping[tuple[str, str], Common]:
    """The pairs of articles that share passages, the smaller id first, without the passages.

    Where both articles tell of it, as the later one does, as in ``Story.shared_texts``.
    """
    place = {article: n for n, article in enumerate(story.by_id)}
    held = (x for x in story.decided.shared if x.other in place)
    told = sorted(held, key=lambda x: place[x.article])
    return {(min(x.article, x.other), max(x.article, x.other)): x for x in told}


class SharedTexts:
    """What the articles of one story have in common. Passages are read for those that are asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._copies = story.once(Copies)

    @cached_property
    def _beside(self) -> Mapping[str, Sequence[Common]]:
        """By article the pairs of which it is one, those first that share most."""
        found: defaultdict[str, list[tuple[float, str, Common]]] = defaultdict(list)
        for (one, other), shared in self._story.once(common).items():
            found[one].append((-shared.share, other, shared))
            found[other].append((-shared.share, one, shared))
        return {
            article: [shared for *_, shared in sorted(held, key=lambda h: h[:2])] for article, held in found.items()
        }

    def of(self, article: str, most: int | None = None) -> tuple[Shared, ...]:
        """With which others an article shares passages, most first; so many of them."""
        held = self._beside.get(article, ())[:most]
        return tuple(s for x in held if (s := self.between(article, _other(x, article))) is not None)

    def texts(self, article: str) -> tuple[str, ...]:
        """The articles that are held to carry its text, by id, those first that share most."""
        held = self._beside.get(article, ())
        return tuple(_other(x, article) for x in held if x.judgement is Judgement.SAME)

    def between(self, one: str, other: str) -> Shared | None:
        """What the one has in common with the other, None for nothing."""
        told = self._copies.pair(one, other)
        if told is None:
            return None
        return _shared(told) if one < other else _turned(_shared(told), other)


def _other(pair: Common, article: str) -> str:
    return pair.other if pair.article == article else pair.article


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
