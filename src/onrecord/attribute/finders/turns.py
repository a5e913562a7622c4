"""Who speaks in a transcript: paragraphs that begin with a name and a colon, or with "Q:" and "A:"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attribute.page import Draft, Page
from onrecord.model import EntityKind, Kind, Mention, Span, Stance
from onrecord.text import trimmed

_TURN = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<colon>:)\s+(?=\S)")
_ASKS = frozenset({"Q", "QUESTION"})
_ANSWERS = frozenset({"A", "ANSWER"})
_FEWEST = 4
"""Turns from which paragraphs with labels are a transcript."""
_SHORT = 3
"""Words of what is a figure in a list as likely as a turn: "Field: 50 votes"."""


@dataclass(frozen=True, slots=True)
class _Turn:
    label: Span
    colon: Span
    said: Span


def turn_drafts(page: Page) -> Iterator[Draft]:
    """The turns of those who are known; what is asked asserts nothing, and nobody is guessed to answer."""
    turns = list(_turns(page))
    called = [t.label.cut(page.text).upper() for t in turns]
    again = Counter(called)
    sentences = sum(len(page.words_in(t.said)) > _SHORT for t in turns)
    if len(turns) < _FEWEST or max(again.values()) < 2 or 2 * sentences < len(turns):
        return
    people = [m for m in page.reading.mentions if m.kind is EntityKind.PERSON]
    asked = next((t.label.start for t, label in zip(turns, called, strict=True) if label in _ASKS), 0)
    for turn, label in zip(turns, called, strict=True):
        who = _asked(people, asked) if label in _ANSWERS else None if label in _ASKS else _named(people, label)
        if who is not None:
            reason = "the paragraph is a turn of a transcript, with who speaks before a colon"
            last = page.words_in(turn.label).stop - 1
            stance = Stance.ASKS if turn.said.cut(page.text).endswith("?") else Stance.ASSERTS
            yield Draft("turn", reason, (turn.colon,), (turn.label,), (turn.said,), stance, last, last, speaker=who)


def without_turns(drafts: Sequence[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """The drafts that take no label or colon of a turn for their own source or cue."""
    taken = {place.start for t in turns for place in (*t.source, *t.cue)}
    return [d for d in drafts if taken.isdisjoint(s.start for s in (*d.source, *d.cue))]


def _turns(page: Page) -> Iterator[_Turn]:
    for block in page.article.blocks:
        if block.kind is not Kind.TEXT or block.repeats is not None:
            continue
        span = trimmed(page.text, block.span)
        found = _TURN.match(page.text, span.start, span.end)
        if found is not None and len(page.words_in(Span(*found.span("label")))):
            yield _Turn(Span(*found.span("label")), Span(*found.span("colon")), Span(found.end(), span.end))


def _named(people: Sequence[Mention], label: str) -> str | None:
    """The one person of the article who has the name of a label, or the surname."""
    surname = label.rsplit(maxsplit=1)[-1]
    names = {m.name for m in people if m.name.upper() == label or m.name.upper().endswith(f" {surname}")}
    return names.pop() if len(names) == 1 else None


def _asked(people: Sequence[Mention], first: int) -> str | None:
    """Whoever is named more than anybody else before the first question."""
    ranked = Counter(m.name for m in people if m.span.start < first).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None
