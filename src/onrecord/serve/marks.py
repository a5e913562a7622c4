"""An article's text cut at every edge of a source, cue or content, so that a template can mark the pieces."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import OWN_KINDS, Attribution, Block, Span
from onrecord.record import Recorded


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks. ``roles`` are source, cue, content; ``depth`` counts contents around it.

    ``ids`` are the attributions it belongs to, innermost last; ``begins`` those whose first piece it is.
    """

    text: str
    roles: tuple[str, ...]
    depth: int
    ids: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the page; ``own`` is False for what is not the article's own text."""

    block: Block
    own: bool
    pieces: tuple[Piece, ...]


def marked_blocks(recorded: Recorded) -> tuple[MarkedBlock, ...]:
    """The blocks of an article in order, in pieces."""
    marks = sorted(_marks(recorded.attributions), key=lambda m: (m[0].start, -m[0].end, m[1], m[2]))
    text = recorded.article.text
    seen: set[str] = set()
    made = []
    for block in recorded.article.blocks:
        inside = [m for m in marks if m[0].overlaps(block.span)]
        pieces = tuple(_pieces(text, block.span, marks=inside, seen=seen))
        made.append(MarkedBlock(block, block.kind in OWN_KINDS and block.repeats is None, pieces))
    return tuple(made)


Mark = tuple[Span, str, str]


def _marks(attributions: tuple[Attribution, ...]) -> Iterator[Mark]:
    for said in attributions:
        yield from ((span, "source", said.id) for span in said.source)
        yield from ((span, "cue", said.id) for span in said.cue)
        yield from ((span, "content", said.id) for span in said.content)


def _pieces(text: str, block: Span, *, marks: list[Mark], seen: set[str]) -> Iterator[Piece]:
    edges = {block.start, block.end}
    edges |= {e for span, _, _ in marks for e in (span.start, span.end) if block.start < e < block.end}
    for start, end in pairwise(sorted(edges)):
        here = [m for m in marks if m[0].start <= start and end <= m[0].end]
        ids = tuple(dict.fromkeys(owner for _, _, owner in here))
        begins = tuple(i for i in ids if i not in seen)
        seen.update(begins)
        yield Piece(
            text[start:end],
            tuple(dict.fromkeys(role for _, role, _ in here)),
            sum(role == "content" for _, role, _ in here),
            ids,
            begins,
        )
