"""The nouns of a quiz: questions with choices, each key with what it is cut from."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.tell.lines.told import Citation, Told


class Sort(StrEnum):
    """What a question asks."""

    WHO_SAID = "who said it"
    WORD = "on whose word"
    NUMBER = "which number"
    NAME = "which name"
    DAY = "which day"
    DEED = "what was done"
    ORDER = "in what order"
    STANDING = "how it is told"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice. ``why`` says by what it is right or wrong; ``citation`` is where the record has it, if it does."""

    words: str
    right: bool
    why: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before it is checked, in the words of ``Item``; ``choices`` in the right order, the key first."""

    sort: Sort
    prompt: str
    quoted: str
    choices: tuple[Choice, ...]
    lines: tuple[Told, ...]
    explanation: str
    difficulty: int


@dataclass(frozen=True, slots=True)
class Item:
    """One question. Of ``choices`` one is right; of an order all are, and they stand in the right order in ``order``.

    ``shown`` is the order in which the choices of an ORDER are shown, by their number in ``choices``. ``line`` is what
    the key is cut from, ``lines`` all that the explanation rests on; ``difficulty`` is from 1 to 3.
    """

    id: str
    sort: Sort
    prompt: str
    quoted: str
    choices: tuple[Choice, ...]
    shown: tuple[int, ...]
    explanation: str
    lines: tuple[Told, ...]
    difficulty: int

    @property
    def key(self) -> str:
        """The right answer: the letter of a choice, or the letters of all in their order."""
        if self.sort is Sort.ORDER:
            return "".join(letter(self.shown.index(n)) for n in range(len(self.choices)))
        return letter(next(place for place, n in enumerate(self.shown) if self.choices[n].right))

    @property
    def in_order_shown(self) -> tuple[Choice, ...]:
        """The choices as they are shown."""
        return tuple(self.choices[n] for n in self.shown)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All that the key rests on."""
        return tuple(dict.fromkeys(c for line in self.lines for c in line.citations))


@dataclass(frozen=True, slots=True)
class Quiz:
    """Questions on one story, the easier first."""

    title: str
    items: tuple[Item, ...]


def letter(place: int) -> str:
    """The letter of a choice by its place."""
    return "ABCDEFGH"[place]
