"""What is to be read beside the evidence for a claim: words in their context, and how the claim changed over time."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.tell.claims.evidence import Against, Evidence, Tellings
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.told import Citation
from onrecord.tell.lines.wording import Worded, readable
from onrecord.tell.story import Located, Story, first_day
from onrecord.tell.story.by_need import ByNeed

_BLANK = re.compile(r"\s+")
_MOST_BESIDE = 320
"""Characters of context on either side of the words; more is read in the article."""


@dataclass(frozen=True, slots=True)
class Context:
    """Words of an article with what stands around them in its paragraph, on one line; "…" where that is cut."""

    before: str
    words: str
    after: str


class Turn(StrEnum):
    """What a step of a claim's course is."""

    FIRST = "first told"
    AGAIN = "told again"
    DENIED = "denied"
    DECLINED = "would not say"
    CONTRADICTED = "contradicted"
    UPDATES = "updates an earlier claim"
    UPDATED = "updated"
    CORRECTS = "corrects an earlier claim"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Step:
    """What was said on a day (EDTF, "" where unknown). ``claim`` is the other claim of it, "" for this claim's own.

    ``reason`` says by what an other claim is held to stand to this one, or why the words were withdrawn.
    """

    day: str
    turn: Turn
    told: Worded
    claim: str
    reason: str
    copies: int


_TURNS = {
    Stands.CONTRADICTS: Turn.CONTRADICTED,
    Stands.DENIES: Turn.DENIED,
    Stands.UPDATES: Turn.UPDATED,
    Stands.UPDATED: Turn.UPDATES,
    Stands.CORRECTS: Turn.CORRECTED,
    Stands.CORRECTED: Turn.CORRECTS,
}
"""What is made of the standing of another claim; one that this denies, or of another scope, changes nothing of it."""


Place = tuple[str, bool, str, int, str]
"""Where a step stands in the course: by day, own words before other claims', then by place."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A step before it is put into words: the number of what it tells of among all such."""

    place: Place
    day: str
    turn: Turn
    among: Tellings | Sequence[Against]
    number: int


def course(found: Evidence) -> ByNeed[_Found, Step]:
    """How a claim was told, denied, updated and corrected, in order of saying; what has no day comes last."""
    steps = [step for origin in found.origins for step in _own(origin.tellings, Turn.AGAIN)]
    steps += [*_own(found.denied, Turn.DENIED), *_own(found.declined, Turn.DECLINED), *_others(found)]
    ordered = sorted(steps, key=lambda s: s.place)
    first = next((n for n, s in enumerate(ordered) if s.turn is Turn.AGAIN), None)
    if first is not None:
        ordered[first] = replace(ordered[first], turn=Turn.FIRST)
    return ByNeed(ordered, _step)


def _own(tellings: Tellings, turn: Turn) -> Iterator[_Found]:
    for number, heard in enumerate(tellings.keys):
        published = heard.head.recorded.article.published
        day = heard.head.assertion.said or (published.value if published else "")
        yield _Found(_place(heard.head, day, other=False), day, turn, tellings, number)


def _others(found: Evidence) -> Iterator[_Found]:
    for number, tie in enumerate(found.against.keys):
        turn = _TURNS.get(tie.stands)
        if turn is not None:
            other = tie.grounds[0].other
            day = other.assertion.said
            yield _Found(_place(other, day, other=True), day, turn, found.against, number)


def _place(told: Located, day: str, *, other: bool) -> Place:
    return first_day(day or "9999"), other, told.recorded.article.id, readable(told).start, told.assertion.id


def _step(found: _Found) -> Step:
    told = found.among[found.number]
    if isinstance(told, Against):
        return Step(found.day, found.turn, told.told, told.claim, told.reason, 0)
    return Step(found.day, found.turn, told.told, "", told.withdrawn, len(told.copies))


def in_context(story: Story, citation: Citation) -> Context:
    """The words of a citation, with the sentences of their paragraph that stand beside them.

    Raises KeyError for an article that is not in the story.
    """
    recorded = story.by_id[citation.article]
    text, span = recorded.article.text, citation.span
    home = _paragraph(recorded, span)
    start, end = max(home.start, span.start - _MOST_BESIDE), min(home.end, span.end + _MOST_BESIDE)
    if start > home.start:  # no word is cut in two
        start = min(_after_blank(text, start), span.start)
    if end < home.end:
        end = max(text.rfind(" ", span.end, end), span.end)
    before, after = _on_one_line(text[start : span.start]), _on_one_line(text[span.end : end])
    return Context(
        f"… {before}" if start > home.start else before.lstrip(),
        _on_one_line(span.cut(text)),
        f"{after.rstrip()} …" if end < home.end else after.rstrip(),
    )


def _paragraph(recorded: Recorded, span: Span) -> Span:
    """From the beginning of the block in which the span begins to the end of the one in which it ends."""
    blocks = [b.span for b in recorded.article.blocks]
    first = bisect_right(blocks, span.start, key=lambda b: b.start) - 1
    last = bisect_right(blocks, span.end - 1, key=lambda b: b.start) - 1
    if first < 0:
        return span
    return Span(min(span.start, blocks[first].start), max(span.end, blocks[last].end))


def _after_blank(text: str, start: int) -> int:
    space = text.find(" ", start)
    return start if space < 0 else space + 1


def _on_one_line(text: str) -> str:
    """Runs of white space as one blank, also at both ends."""
    return _BLANK.sub(" ", text)
