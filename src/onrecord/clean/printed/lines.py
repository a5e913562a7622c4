"""The visible lines of a pasted page, and what can be told of a line by its looks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Evidence, Kind, Span
from onrecord.text import fold, word_set

_HIDDEN = "".join(c for c in map(chr, range(0x10000)) if c.isspace()) + "\u200b\u200c\u2060\ufeff\xad"
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.){2,4}$")
_TAGGED = re.compile(r"(?<=[.!?…\"”’])\s*\([^()]{1,40}\)$")
_CLOSERS = "\"'”’»)]}*†"
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_BULLET = re.compile(r"^(?:[•▪●◦‣·►▶»*–-])\s+\S")
_MARKDOWN = re.compile(r"^(#{1,6})\s+(?=\S)")

_ENDED = re.compile(r"[.!?…][\"”’)]*\s*$")
_NARROWEST, _WIDEST = 50, 100
"""Characters of the width at which texts are broken: 65 to 80, and what quoting adds."""
_FEWEST = 6
"""Broken rows by which it shows that a text was broken at a width."""

LOOK_AT = 4000
"""Looks are judged on this many characters of a line, so that a line of any length costs the same."""

FUNCTION_WORDS = word_set(
    "a about after again all also an and any are as at be been before being but by can could did do does during "
    "each for from had has have he her here his how i if in into is it its just may more most my new no not now "
    "of off on one only or other our out over own s said say says she should so some such t than that the their "
    "them then there these they this those through to too two under until up us very was we were what when where "
    "which while who why will with would you your amid says"
)


class Verdict(NamedTuple):
    """What a line is held to be, and why."""

    kind: Kind
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: ``span`` has no white space at its ends; ``tight`` means no blank line stands above it."""

    index: int
    span: Span
    text: str
    tight: bool
    words: int
    terminated: bool
    stems: frozenset[str]

    @property
    def look(self) -> str:
        """The beginning of the line, which is enough to know it by."""
        return self.text[:LOOK_AT]

    @property
    def bullet(self) -> bool:
        """Whether it begins with a list mark."""
        return _BULLET.match(self.text) is not None

    @property
    def heading_level(self) -> int:
        """How many Markdown number signs it begins with."""
        found = _MARKDOWN.match(self.text)
        return len(found[1]) if found else 0

    @property
    def bare(self) -> Span:
        """The span without Markdown number signs."""
        found = _MARKDOWN.match(self.text)
        return Span(self.span.start + (found.end() if found else 0), self.span.end)

    @property
    def prose(self) -> bool:
        """Whether it reads as a running sentence, not as a heading, a label or a link."""
        if self.heading_level or self.words < 12:
            return False
        if self.words >= 40:
            return True
        end = self.text.rstrip(_CLOSERS)[-1:]
        return self.terminated and (end not in "?!" or self.words >= 25 or ". " in self.look)


def find_lines(text: str, *, joined: bool = False) -> tuple[Line, ...]:
    """The lines that show anything, in order; ``joined``: the rows of a text broken at a width are one line again."""
    lines: list[Line] = []
    above = -1
    rows = list(_numbered(text))
    for number, span in _joined(text, rows) if joined else rows:
        right = span.cut(text).rstrip(_HIDDEN)
        cut = right.lstrip(_HIDDEN)
        if not cut:
            continue
        look = cut[:LOOK_AT]
        words = len(look.split())
        lines.append(
            Line(
                index=len(lines),
                span=Span(span.start + len(right) - len(cut), span.start + len(right)),
                text=_BREAKS.sub(lambda found: " " * len(found[0]), cut),
                tight=number == above + 1,
                words=words,
                terminated=is_terminated(cut, words),
                stems=stems_of(look),
            )
        )
        above = number + sum(1 for _ in _BREAKS.finditer(cut))
    return tuple(lines)


def _numbered(text: str) -> Iterable[tuple[int, Span]]:
    start = 0
    number = 0
    for found in _BREAKS.finditer(text):
        yield number, Span(start, found.start())
        start = found.end()
        number += 1
    yield number, Span(start, len(text))


def _joined(text: str, rows: Sequence[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
    """The rows, those of one paragraph as one where the text was broken at a width as e-mails and old files are.

    It was if nearly every row that has another below it had no room for the first word of that.
    """
    above: list[Span] = []
    broken: set[int] = set()
    ended = 0
    width = max((len(span) for _, span in rows if len(span.cut(text).split(maxsplit=1)) > 1), default=0)
    for (_, one), (_, other) in pairwise(rows):
        first = other.cut(text).split(maxsplit=1)
        if not first or not one.cut(text).strip():
            continue
        above.append(one)
        if len(one) + 1 + len(first[0]) > width:
            broken.add(one.start)
            ended += _ENDED.search(one.cut(text)) is not None
    if not _NARROWEST <= width <= _WIDEST or len(broken) < max(_FEWEST, 0.8 * len(above)) or ended * 2 > len(broken):
        yield from rows
        return
    begun: tuple[int, int] | None = None
    for number, span in rows:
        begun = begun or (number, span.start)
        if span.start not in broken:
            yield begun[0], Span(begun[1], span.end)
            begun = None


def is_terminated(line: str, words: int) -> bool:
    """Whether the line ends as a sentence or a lead-in does."""
    bare = _TAGGED.sub("", line[-100:]).rstrip(_CLOSERS)
    if words < 25 and _INITIALS.search(bare):
        return False  # a headline may end in "the U.S."
    return bare.endswith(_ENDS)


def tokens(line: str) -> list[str]:
    """Folded words and numbers, taken apart where a page glues a word to a number."""
    return _TOKEN.findall(fold(line))


def stems_of(line: str) -> frozenset[str]:
    """The beginnings of the content words: enough to see that two lines speak of one thing."""
    found = set()
    for token in tokens(line):
        word = token.removesuffix("'s")
        if len(word) > 1 and word not in FUNCTION_WORDS:
            found.add(word[:5])
    return frozenset(found)


def share_known(line: Line, known: frozenset[str] | set[str]) -> float:
    """The share of the line's content words that are among ``known``."""
    return len(line.stems & known) / len(line.stems) if line.stems else 0.0


def stems_in(lines: Sequence[Line]) -> set[str]:
    """The content words of several lines."""
    found: set[str] = set()
    for line in lines:
        found |= line.stems
    return found


def is_spaced(lines: Sequence[Line]) -> bool:
    """Whether the page sets its paragraphs apart with blank lines."""
    paragraphs = [line for line in lines[1:] if line.prose] or lines
    return sum(not line.tight for line in paragraphs) * 2 >= len(paragraphs)
