"""The brief as a value: what every form of it is made from."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.tell.brief.lines import Line
from onrecord.tell.lines.told import Citation, Told


class Length(StrEnum):
    """How long a brief may be."""

    TWEET = "tweet"  # 280 characters with its citation
    PARAGRAPH = "paragraph"  # 120 words
    PAGE = "page"  # one printed page


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under one bullet: a line, or the two sides of a dispute.

    ``rank`` is its place by weight in its section, 0 first; where room is short what weighs least goes.
    """

    lines: tuple[Line, ...]
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the brief; ``dated`` says that its lines are told with the day of their report before them."""

    heading: str
    entries: tuple[Entry, ...]
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What an article calls somebody, in its words."""

    words: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class KeyActor:
    """Somebody the coverage turns on: in how many articles, how often quoted, and what they did and said."""

    name: str
    role: Role | None
    articles: int
    quoted: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """How the story is known: counts over the record. ``copies`` are articles that carry the text of another.

    The days are those that articles give themselves; ``undated`` is how many give none.
    """

    articles: int
    undated: int
    copies: int
    first_day: str
    last_day: str
    attributions: int
    unnamed: int
    origins: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief. ``matters``, ``disputed`` and so on are among ``parts``, and missing where nothing can be told."""

    length: Length
    headline: Told | None
    lead: tuple[Line, ...]
    parts: tuple[Part, ...]
    actors: tuple[KeyActor, ...]
    known: Known

    @property
    def lines(self) -> tuple[Told, ...]:
        """Every told line."""
        head = (self.headline,) if self.headline else ()
        body = [line.told for line in self.lead]
        body += [line.told for part in self.parts for entry in part.entries for line in entry.lines]
        return (*head, *body, *(line.told for actor in self.actors for line in actor.lines))

    @property
    def notes(self) -> dict[str, int]:
        """The number of each article that is cited, in the order in which they are."""
        numbers: dict[str, int] = {}
        for told in self.lines:
            for citation in told.citations:
                numbers.setdefault(citation.article, len(numbers) + 1)
        for actor in self.actors:
            if actor.role is not None:
                numbers.setdefault(actor.role.citation.article, len(numbers) + 1)
        return numbers
