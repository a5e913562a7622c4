"""A question put to the story: answered in sentences of its articles, each cited, or refused with the reason."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from starlette.responses import Response

from onrecord.serve.asked import Asked, Pages
from onrecord.serve.reading.cites import Cites
from onrecord.serve.reading.claims import HEADS
from onrecord.tell.ask import Answer, Asker, Line
from onrecord.tell.story import Story

_LONGEST = 400
"""Characters of a question that are read."""
_WORDS = 3


class Asking:
    """The asker of one edition, with the answers it gave last."""

    def __init__(self, story: Story) -> None:
        self.answer = lru_cache(maxsize=64)(story.once(Asker).ask)


def ask(asked: Asked) -> Response:
    """The form, and the answer to ``q``."""
    question = " ".join(asked.query.get("q", "").split())[:_LONGEST]
    found: Answer | None = asked.edition.told(Asking).answer(question) if question else None
    return asked.show(
        "ask.html",
        question=question,
        answer=found,
        examples=[] if question else list(_examples(asked.story)),
        pointed=pointed,
        heads=HEADS,
        cites=Cites(asked),
        title=question or "Ask",
    )


def pointed(line: Line) -> list[tuple[str, bool]]:
    """The line in pieces, with whether each is what was asked for."""
    text, at = line.told.text, 0
    made: list[tuple[str, bool]] = []
    for words in _in_order(text, [p.words for p in line.asked]):
        found = text.find(words, at)
        made += [(text[at:found], False), (words, True)]
        at = found + len(words)
    return [piece for piece in (*made, (text[at:], False)) if piece[0]]


def _in_order(text: str, asked: Sequence[str]) -> Iterator[str]:
    """What was asked for in the order in which it stands in the line, without what overlaps another."""
    at = 0
    for words in sorted(dict.fromkeys(" ".join(w.split()) for w in asked), key=lambda w: (text.find(w), -len(w))):
        found = text.find(words, at)
        if words and found >= 0:
            yield words
            at = found + len(words)


def _examples(story: Story) -> Iterator[str]:
    """Questions that can be put to any story, with the names of this one."""
    named = [a.name for a in story.actors.values() if a.attributions][:_WORDS]
    yield from (f"What did {name} say?" for name in named)
    yield "What has changed?"


PAGES: Pages = {"/ask": ask}
