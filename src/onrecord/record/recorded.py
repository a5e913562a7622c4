"""One article with all that was found in it: read whole, or held, so that its parts are read as they are asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from onrecord.model import (
    Article,
    Assertion,
    Attribution,
    Block,
    EntityKind,
    Event,
    EventKind,
    EventStatus,
    Judgement,
    Kind,
    Mention,
    Participant,
    Relation,
    Reprint,
    Resolution,
    Sentence,
    Span,
    Timex,
    Window,
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One article with all that was found in it, and under which names its capture came in."""

    article: Article
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]
    resolutions: tuple[Resolution, ...]
    reprints: tuple[Reprint, ...]
    assertions: tuple[Assertion, ...]
    relations: tuple[Relation, ...]
    events: tuple[Event, ...] = ()
    windows: tuple[Window, ...] = ()

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The addresses that no name of it tells, each once."""
        return tuple(dict.fromkeys(address for address in self.addresses if address not in self.names))

    def having(self, **parts: Any) -> "Recorded":
        """The same article with other parts."""
        return replace(self, **parts)


@dataclass(frozen=True, slots=True)
class Shared:
    """That an article has passages in common with ``other``: a Reprint without the passages."""

    article: str
    other: str
    share: float
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a sentence stands: a Sentence without its words and its meaning."""

    span: Span
    kind: Kind
    block: int


@dataclass(frozen=True, slots=True)
class Deed:
    """What an event comes down to: an Event without its words, its times and on whose word it is."""

    kind: EventKind
    deed: str
    trigger_start: int
    status: EventStatus
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A Mention without its name: where it stands, and what it is of by the article's own numbers."""

    start: int
    end: int
    kind: EntityKind
    entity: int


def shared_in(articles: Iterable[Recorded]) -> Iterator[Shared]:
    """What the reprints of these articles come down to, in their order."""
    for recorded in articles:
        for reprint in recorded.reprints:
            yield Shared(recorded.article.id, reprint.other, reprint.share, reprint.judgement)


Ask = Callable[[str], Any]
"""Gives a part of one article by its name."""


class Held(Recorded):
    """An article of a story that is open. A part that it was not made with is read whenever it is asked for.

    Each is itself alone: two are equal when they are one.
    """

    __slots__ = ("_ask", "_given")

    def __init__(self, ask: Ask, **given: Any) -> None:
        object.__setattr__(self, "_ask", ask)
        object.__setattr__(self, "_given", given)
        for part, value in given.items():
            object.__setattr__(self, part, value)

    def __getattr__(self, part: str) -> Any:
        # Called where the slot of a part is empty, and for what is no part.
        if part not in Recorded.__slots__:
            raise AttributeError(part)
        return self._ask(part)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return hash(self.article.id)

    def having(self, **parts: Any) -> Recorded:
        """The same article with other parts, the rest still to be read."""
        return Held(self._ask, **(self._given | parts))


class HeldArticle(Article):
    """An article whose blocks are read whenever they are asked for; all else is there."""

    __slots__ = ("_ask",)

    def __init__(self, article: Article, ask: Ask) -> None:
        for field in fields(Article):
            if field.name != "blocks":
                object.__setattr__(self, field.name, getattr(article, field.name))
        object.__setattr__(self, "_ask", ask)

    def __getattr__(self, name: str) -> tuple[Block, ...]:
        if name != "blocks":
            raise AttributeError(name)
        ask: Ask = object.__getattribute__(self, "_ask")
        found: tuple[Block, ...] = ask(name)
        return found
