"""Quotation marks, read paragraph by paragraph so that a stray one stays a local failure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Block, Span
from onrecord.text import trimmed

_MARK = re.compile(r"[“”„«»\"]|''|``|[‘’]")
_OPENERS = {"“": "”", "„": "”", "«": "»", "``": "''"}
_LONGEST = 20_000
"""Code points after which an open quotation is given up."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. ``mark`` is the length of a mark; ``closed`` is False where it runs on.

    ``continues`` says that the paragraph before was left open, so that this is more of the same quotation.
    """

    span: Span
    mark: int
    closed: bool
    continues: bool
    block: int

    @property
    def inner(self) -> Span:
        """Without the marks."""
        end = self.span.end - self.mark if self.closed else self.span.end
        start = min(self.span.start + self.mark, end)
        return Span(start, end)


def find_quotes(text: str, blocks: Iterable[tuple[int, Block]]) -> tuple[Quote, ...]:
    """The quotations of the given blocks (number, block), in text order; they do not overlap.

    An opening mark that is never closed counts only where the next paragraph opens with a mark too, which is how
    a quotation runs over paragraphs; else it is passed over.
    """
    quotes: list[Quote] = []
    told = list(blocks)
    left_open = False
    for place, (number, block) in enumerate(told):
        found, open_at = _in_block(text, block.span)
        if not found and open_at is None:
            found = _single(text, block.span)
        starts = block.span.start + len(block.span.cut(text)) - len(block.span.cut(text).lstrip())
        for span, mark in found:
            quotes.append(Quote(span, mark, True, left_open and span.start == starts, number))
        runs_on = (
            open_at is not None
            and place + 1 < len(told)
            and told[place + 1][1].kind == block.kind
            and _opens(told[place + 1][1].span.cut(text))
        )
        if open_at is not None and runs_on:
            span = trimmed(text, Span(open_at, block.span.end))
            quotes.append(Quote(span, 1, False, left_open and open_at == starts, number))
        left_open = runs_on
    return tuple(sorted(quotes, key=lambda q: q.span))


def _opens(paragraph: str) -> bool:
    return paragraph.lstrip()[:1] in {"“", '"', "„", "«"}


def _in_block(text: str, block: Span) -> tuple[list[tuple[Span, int]], int | None]:
    """Closed quotations in double marks, and where an open one was left."""
    found: list[tuple[Span, int]] = []
    start: int | None = None
    closer = ""
    size = 1
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        if mark in "‘’":
            continue
        if start is not None and at - start > _LONGEST:
            start = None
        if start is None:
            if mark in _OPENERS or (mark in {'"', "''"} and _could_open(text, match.span(), block)):
                start, size = at, len(mark)
                closer = _OPENERS.get(mark, mark)
        elif mark == closer or (mark == '"' and closer == "”") or (mark == "”" and closer == '"'):
            if mark == '"' and _could_open(text, match.span(), block) and not _could_close(text, match.span(), block):
                start = at  # the earlier mark was never closed
            else:
                found.append((Span(start, match.end()), size))
                start = None
        elif mark in _OPENERS and mark == "“":
            start, size, closer = at, 1, "”"  # likewise
    return found, start


def _could_open(text: str, mark: tuple[int, int], block: Span) -> bool:
    before = text[mark[0] - 1] if mark[0] > block.start else " "
    after = text[mark[1]] if mark[1] < block.end else " "
    return not after.isspace() and (before.isspace() or before in "([{—–-/‘'…:")


def _could_close(text: str, mark: tuple[int, int], block: Span) -> bool:
    before = text[mark[0] - 1] if mark[0] > block.start else " "
    return not before.isspace()


_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[^\W\d_]|\[)([^‘\n]{1,600}?[\w.,?!…\]])[’'](?![\w’'])")


def _single(text: str, block: Span) -> list[tuple[Span, int]]:
    """Quotations in single marks, which count where a paragraph has no double ones."""
    matches = _SINGLE.finditer(text, block.start, block.end)
    return [(Span(*match.span()), 1) for match in matches if len(match.group(1)) > 2]
