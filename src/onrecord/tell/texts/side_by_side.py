"""Two articles held against each other: their paragraphs in rows, what is common marked, who is quoted in which."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import OWN_KINDS, Block, Passage, Span
from onrecord.record import Recorded
from onrecord.tell.lines.quotes import Voice, Wanted, quotes, voices
from onrecord.tell.story import Claim, Story
from onrecord.tell.texts.shared import Shared
from onrecord.text import fold


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of an article; ``passage`` is the number of the passage that both have, 0 for none.

    ``begins`` is False for what goes on with a passage of the paragraph before.
    """

    text: str
    passage: int
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the one beside one of the other; empty where that one has none in its place."""

    one: tuple[Stretch, ...]
    other: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Names of those who are quoted in both, in the one only, in the other only."""

    both: tuple[str, ...]
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles. ``shared`` is None where no passage is common; ``claims`` are those that both carry."""

    rows: tuple[Row, ...]
    shared: Shared | None
    quoted: Quoted
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]


def paired(story: Story, pair: tuple[Recorded, Recorded], shared: Shared | None) -> Pair:
    """The pair, with what the one shares with the other, if anything."""
    one, other = pair
    passages = shared.passages if shared else ()
    return Pair(
        rows=tuple(_rows(pair, passages)),
        shared=shared,
        quoted=_quoted(story, one.article.id, other.article.id),
        claims=_claims(story, one, other),
        passages=passages,
    )


def _rows(pair: tuple[Recorded, Recorded], passages: Sequence[Passage]) -> Iterator[Row]:
    ours, theirs = (_own(r) for r in pair)
    mine = _cut(pair[0], ours, [p.span for p in passages])
    yours = _cut(pair[1], theirs, [p.other_span for p in passages])
    at = 0
    links = _in_order(_links(pair, passages))
    for n, stretches in enumerate(mine):
        beside = links.get(n)
        if beside is None:
            yield Row(stretches, ())
            continue
        yield from (Row((), yours[k]) for k in range(at, beside))
        yield Row(stretches, yours[beside])
        at = beside + 1
    yield from (Row((), yours[k]) for k in range(at, len(yours)))


def _own(recorded: Recorded) -> list[Block]:
    return [b for b in recorded.article.blocks if b.kind in OWN_KINDS and b.repeats is None and len(b.span)]


def _links(pair: tuple[Recorded, Recorded], passages: Sequence[Passage]) -> dict[int, int]:
    """For a paragraph of the one that of the other which has most of its words, where its longest common stretch is."""
    found: dict[int, tuple[int, int]] = {}
    for passage in passages:
        mine, yours = (_words(*side) for side in zip(pair, (passage.span, passage.other_span), strict=True))
        for n, (length, words) in mine.items():
            # Of equal ones the next: what is told over and over is told in the same order.
            least = max((k for m, (_, k) in found.items() if m < n and k in yours), default=-1)
            common = {k: (_alike(words, others), k > least, -k) for k, (_, others) in yours.items()}
            k = max(common, key=common.__getitem__, default=None)
            if k is not None and common[k][0]:
                found[n] = max(found.get(n, (0, 0)), (length, k))
    return {n: k for n, (_, k) in found.items()}


def _words(recorded: Recorded, span: Span) -> dict[int, tuple[int, Counter[str]]]:
    """Of each paragraph that has some of these characters, how many, and their words."""
    found: dict[int, tuple[int, Counter[str]]] = {}
    for n, block in enumerate(_own(recorded)):
        begin, end = max(block.span.start, span.start), min(block.span.end, span.end)
        if begin < end:
            found[n] = end - begin, Counter(fold(recorded.article.text[begin:end]).split())
    return found


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two paragraphs have in common."""
    return (one & other).total() / max(1, one.total() + other.total())


def _in_order(links: dict[int, int]) -> dict[int, int]:
    """The longest run of links that do not cross (patience sorting)."""
    tails: list[int] = []  # the smallest last place of a run of each length
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for n in sorted(links):
        at = bisect_left(tails, links[n])
        before[n] = ends[at - 1] if at else None
        tails[at : at + 1], ends[at : at + 1] = [links[n]], [n]
    kept: dict[int, int] = {}
    last = ends[-1] if ends else None
    while last is not None:
        kept[last] = links[last]
        last = before[last]
    return kept


def _cut(recorded: Recorded, blocks: Sequence[Block], passages: Sequence[Span]) -> list[tuple[Stretch, ...]]:
    """Each paragraph in stretches; passages in text order, of those that overlap the first."""
    ordered = sorted(enumerate(passages, start=1), key=lambda p: (p[1], p[0]))
    text, at = recorded.article.text, 0
    made: list[tuple[Stretch, ...]] = []
    begun: set[int] = set()
    for block in blocks:
        here, done = block.span.start, list[Stretch]()
        while at < len(ordered) and ordered[at][1].end <= here:
            at += 1
        for number, span in ordered[at:]:
            if span.start >= block.span.end:
                break
            begin, end = max(here, span.start), min(span.end, block.span.end)
            if begin >= end:
                continue
            if begin > here:
                done.append(Stretch(text[here:begin], 0))
            done.append(Stretch(text[begin:end], number, begins=number not in begun))
            begun.add(number)
            here = end
        if here < block.span.end:
            done.append(Stretch(text[here : block.span.end], 0))
        made.append(tuple(done))
    return made


def _quoted(story: Story, one: str, other: str) -> Quoted:
    mine, yours = ({v.name: None for v in _voices(story, a)} for a in (one, other))
    folded = {fold(name) for name in yours}
    own = {fold(name) for name in mine}
    return Quoted(
        both=tuple(name for name in mine if fold(name) in folded),
        one=tuple(name for name in mine if fold(name) not in folded),
        other=tuple(name for name in yours if fold(name) not in own),
    )


def _voices(story: Story, article: str) -> Iterator[Voice]:
    yield from (v for v in voices(quotes(story, Wanted(article=article))) if v.name and not v.is_pointing)


def _claims(story: Story, one: Recorded, other: Recorded) -> tuple[Claim, ...]:
    held = [{story.claim_of[a.id].id for a in r.assertions if a.id in story.claim_of} for r in (one, other)]
    both = [story.claims_by_id[i] for i in held[0] & held[1]]
    return tuple(sorted(both, key=lambda c: (-c.count.minimum, -c.articles, -len(c.members), c.id)))
