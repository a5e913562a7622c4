"""What outlets changed after publishing: the versions of one address, and whether they say that they changed it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.model import Block, Kind, Span
from onrecord.record import Recorded
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story

_COMPARED = frozenset({Kind.TITLE, Kind.DEK, Kind.SUBHEAD, Kind.TEXT, Kind.CAPTION})
_NOTICE = re.compile(
    r"\W*(?:correction|corrected|clarification|clarified|editor[’']?s[’']? note|an earlier version"
    r"|update(?:d)?\b.{0,40}:"
    r"|this (?:article|story|report) (?:was|has)(?: been)? (?:\w+ )?(?:corrected|amended|updated|changed))",
    re.IGNORECASE,
)
_MOST_PARAGRAPHS = 2_000
"""Paragraphs of one version that are compared."""
_MOST_WORDS = 1_000
"""Words of a paragraph that are compared one by one: that takes time by the square of them where a word comes often."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as one version has them."""

    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that was put in, taken out or put otherwise: None where there is none before, or none after.

    ``pieces`` are its words, each with a sign: " " for what stayed, "-" for what went, "+" for what came.
    """

    before: Passage | None
    after: Passage | None
    pieces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One version of an address against the one before it. Times are ISO 8601 in UTC, when each was captured.

    ``notices`` are words of the later version that say that it was changed; without any it was a stealth edit.
    ``put_back`` is when the words of the later version stood there before, "" where they are new.
    """

    address: str
    publisher: str
    title: str
    earlier: str
    later: str
    earlier_at: str
    later_at: str
    changes: tuple[Change, ...]
    notices: tuple[Passage, ...]
    put_back: str = ""

    @property
    def is_stealth(self) -> bool:
        """Whether its own words were changed and it does not say so."""
        return not self.notices


def edits(story: Story) -> list[Edit]:
    """Every change of an article's own words between two sightings of one address, the latest first.

    Menus and counters that change by themselves are no edits: only what both captures have as the article's own counts.
    """
    by_capture = {recorded.article.capture: recorded for recorded in story.articles}
    found = []
    for address, seen in story.view.sightings().items():
        versions = [_Seen(at, by_capture[capture]) for at, capture in seen if capture in by_capture]
        before: dict[tuple[str, ...], str] = {}
        for one, other in pairwise(versions):
            before.setdefault(_words(one.recorded), one.at)
            made = _edit(story, address, (one, other))
            if made.changes:
                found.append(replace(made, put_back=before.get(_words(other.recorded), "")))
    return sorted(found, key=lambda e: (e.later_at, e.address), reverse=True)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A version, and when it was seen."""

    at: str
    recorded: Recorded


def _words(recorded: Recorded) -> tuple[str, ...]:
    return tuple(p.words for p in _passages(recorded, _COMPARED))


def _edit(story: Story, address: str, pair: tuple[_Seen, _Seen]) -> Edit:
    one, other = (seen.recorded for seen in pair)
    changes = tuple(_changes(one, other))
    new = [change.after for change in changes if change.after]
    return Edit(
        address=address,
        publisher=story.publisher(other),
        title=headline(other.article),
        earlier=one.article.id,
        later=other.article.id,
        earlier_at=pair[0].at,
        later_at=pair[1].at,
        changes=changes,
        notices=tuple(_notices(other, {c.words for c in _passages(one, None)}, new)),
    )


def _notices(other: Recorded, before: set[str], new: Sequence[Passage]) -> Iterator[Passage]:
    """Paragraphs of any kind, new in this version, that say that it was changed."""
    told = {p.words: p for p in (*new, *_passages(other, None)) if p.words not in before}
    yield from (p for words, p in told.items() if _NOTICE.match(words))


def _changes(one: Recorded, other: Recorded) -> Iterator[Change]:
    mine, theirs = (list(_passages(r, _COMPARED))[:_MOST_PARAGRAPHS] for r in (one, other))
    matcher = SequenceMatcher(None, [p.words for p in mine], [p.words for p in theirs], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone, came = mine[a:b], theirs[c:d]
        for number in range(max(len(gone), len(came))):
            before = gone[number] if number < len(gone) else None
            after = came[number] if number < len(came) else None
            yield Change(before, after, tuple(_pieces(before.words if before else "", after.words if after else "")))


def _passages(recorded: Recorded, kinds: frozenset[Kind] | None) -> Iterator[Passage]:
    """The paragraphs of some kinds, None for any, each on one line."""
    for block in recorded.article.blocks:
        if (kinds is None or block.kind in kinds) and block.repeats is None:
            yield _passage(recorded, block)


def _passage(recorded: Recorded, block: Block) -> Passage:
    span: Span = block.span
    words = " ".join(span.cut(recorded.article.text).split())
    return Passage(words, Citation(recorded.article.id, span))


def _pieces(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Word by word what stayed, went and came; of a very long paragraph as a whole."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > _MOST_WORDS:
        yield from ((sign, " ".join(words)) for sign, words in (("-", old), ("+", new)) if words)
        return
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield " ", " ".join(old[a:b])
            continue
        if b > a:
            yield "-", " ".join(old[a:b])
        if d > c:
            yield "+", " ".join(new[c:d])
