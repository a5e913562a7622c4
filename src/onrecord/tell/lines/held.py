"""Whose words some characters of an article are, found without going through all that the article has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Attribution, Span
from onrecord.tell.story import Story

_PIECE = 256
"""Characters by which contents are looked up."""


class Contents:
    """The attributions of one article, by id and by the characters of their contents."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._all = attributions
        self.by_id: Mapping[str, Attribution] = {a.id: a for a in attributions}
        self._near: defaultdict[int, list[int]] = defaultdict(list)
        for number, attribution in enumerate(attributions):
            for piece in {piece for content in attribution.content for piece in _pieces(content)}:
                self._near[piece].append(number)

    def near(self, spans: Iterable[Span]) -> list[Attribution]:
        """All whose content has a character of one of these, and some that stand near, in their order."""
        pieces = {piece for span in spans for piece in _pieces(span)}
        return [self._all[n] for n in sorted({n for piece in pieces for n in self._near.get(piece, ())})]


def _pieces(span: Span) -> range:
    return range(span.start // _PIECE, span.end // _PIECE + 1)


def contents_of(story: Story, article: str) -> Contents:
    """The same for an article of a story, by its id, laid out once."""
    return story.once(_laid_out, article)


def _laid_out(story: Story, article: str) -> Contents:
    return Contents(story.by_id[article].attributions)
