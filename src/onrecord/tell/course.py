"""What is to be read beside the evidence for a claim: words in their context, and how the claim changed over time."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.tell.evidence import Evidence, Telling
from onrecord.tell.standings import Stands
from onrecord.tell.story import Story, first_day
from onrecord.tell.told import Citation
from onrecord.tell.wording import Worded

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


def course(found: Evidence) -> tuple[Step, ...]:
    """How a claim was told, denied, updated and corrected, in order of saying; what has no day comes last."""
    own = [t for o in found.origins for t in o.tellings]
    steps = [*_own(own, Turn.AGAIN), *_own(found.denied, Turn.DENIED), *_own(found.declined, Turn.DECLINED)]
    for other in found.against:
        turn = _TURNS.get(other.stands)
        if turn is not None:
            steps.append(Step(other.told.said, turn, other.told, other.claim, other.reason, 0))
    ordered = sorted(steps, key=_place)
    first = next((n for n, s in enumerate(ordered) if s.turn is Turn.AGAIN), None)
    if first is not None:
        at = ordered[first]
        ordered[first] = Step(at.day, Turn.FIRST, at.told, at.claim, at.reason, at.copies)
    return tuple(ordered)


def _own(tellings: Iterable[Telling], turn: Turn) -> Iterator[Step]:
    for telling in tellings:
        day = telling.told.said or telling.published
        yield Step(day, turn, telling.told, "", telling.withdrawn, len(telling.copies))


def _place(step: Step) -> tuple[str, bool, str, int, str]:
    return first_day(step.day or "9999"), bool(step.claim), step.told.article, step.told.span.start, step.told.assertion


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
