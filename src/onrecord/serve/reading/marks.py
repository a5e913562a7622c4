"""An article's text cut at every edge of a source, cue, content or cited stretch, so that a template can mark it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import OWN_KINDS, Attribution, Block, Post, Span
from onrecord.record import Recorded

CITED = "here"
"""The role of characters that the address asks for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters under the same marks. ``roles`` are source, cue, content; ``depth`` counts contents around it.

    ``ids`` are the attributions it belongs to, innermost last; ``begins`` those whose first piece it is; ``heads``
    those whose source or content begins here, with which. ``here`` are spans asked for that begin here; ``cited`` says
    that the piece lies in one. ``start`` is in code points of the article's text.
    """

    text: str
    start: int
    roles: tuple[str, ...]
    depth: int
    ids: tuple[str, ...]
    begins: tuple[str, ...]
    heads: tuple[tuple[str, str], ...]
    cited: bool = False
    here: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock:
    """A block of the page; ``own`` is False for what is not the article's own text. ``post`` is the one it is in."""

    block: Block
    own: bool
    pieces: tuple[Piece, ...]
    post: Post | None = None


Mark = tuple[Span, str, str]


def marked_blocks(recorded: Recorded, cited: Sequence[Span] = ()) -> tuple[MarkedBlock, ...]:
    """The blocks of an article in order, in pieces; ``cited`` are stretches to be marked besides."""
    marks = [*_marks(recorded.attributions), *((span, CITED, "") for span in cited)]
    sweep = _Sweep(sorted(marks, key=lambda m: (m[0].start, -m[0].end, m[1], m[2])))
    seen: set[str] = set()
    return tuple(
        MarkedBlock(
            block,
            block.kind in OWN_KINDS and block.repeats is None,
            tuple(_pieces(recorded.article.text, block.span, sweep=sweep, seen=seen)),
            next((p for p in recorded.article.posts if p.span.overlaps(block.span)), None),
        )
        for block in recorded.article.blocks
    )


class _Sweep:
    """Marks in text order, asked for from left to right, so that a long page costs what it is long."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks, self._next = marks, 0
        self._open: list[Mark] = []

    def at(self, start: int) -> list[Mark]:
        """The marks on the character at ``start``; never asked for one before the last."""
        while self._next < len(self._marks) and self._marks[self._next][0].start <= start:
            self._open.append(self._marks[self._next])
            self._next += 1
        self._open = [m for m in self._open if m[0].end > start]
        return self._open

    def edge(self, start: int, end: int) -> int:
        """The first place after ``start`` at which a mark begins or ends, ``end`` at the latest."""
        ends = [m[0].end for m in self.at(start)]
        begins = [self._marks[self._next][0].start] if self._next < len(self._marks) else []
        return min([*ends, *begins, end])


def numbered(recorded: Recorded) -> Mapping[str, int]:
    """A number for each attribution, in the order in which they begin in the text."""

    def begins(said: Attribution) -> tuple[int, str]:
        return min((s.start for s in (*said.source, *said.cue, *said.content)), default=0), said.id

    return {said.id: n for n, said in enumerate(sorted(recorded.attributions, key=begins), start=1)}


def _marks(attributions: tuple[Attribution, ...]) -> Iterator[Mark]:
    for said in attributions:
        yield from ((span, "source", said.id) for span in said.source)
        yield from ((span, "cue", said.id) for span in said.cue)
        yield from ((span, "content", said.id) for span in said.content)


def _pieces(text: str, block: Span, *, sweep: _Sweep, seen: set[str]) -> Iterator[Piece]:
    start = block.start
    while start < block.end:
        here = sweep.at(start)
        end = sweep.edge(start, block.end)
        said = [m for m in here if m[1] != CITED]
        ids = tuple(dict.fromkeys(owner for _, _, owner in said))
        begins = tuple(i for i in ids if i not in seen)
        seen.update(begins)
        yield Piece(
            text=text[start:end],
            start=start,
            roles=tuple(dict.fromkeys(role for _, role, _ in said)),
            depth=sum(role == "content" for _, role, _ in said),
            ids=ids,
            begins=begins,
            heads=tuple((owner, role) for span, role, owner in said if span.start == start and role != "cue"),
            cited=len(said) < len(here),
            here=tuple(span for span, role, _ in here if role == CITED and max(span.start, block.start) == start),
        )
        start = end
