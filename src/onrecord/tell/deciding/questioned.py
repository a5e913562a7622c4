"""Questions that a person may settle: each as it is shown, and many of them, put into words when they are shown."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import overload

from onrecord.tell.lines.told import Citation
from onrecord.text import id_of

_RESIDUE = 0.1
"""Doubt that is left in what is held for sure."""


class Sort(StrEnum):
    """What is asked about."""

    NAMES = "names"
    TEXTS = "texts"
    CLAIMS = "claims"
    ORIGINS = "origins"
    DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what it says, and the decision it makes, in the words of ``onrecord decide``. ``as_held`` is ours."""

    label: str
    verb: str
    things: tuple[str, ...]
    as_held: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things asked about: whose it is, its words, and where they stand, if they are an article's."""

    who: str
    words: str
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question is about: two things, by id or key.

    ``score`` is how sure the machine is of what it holds. ``articles`` are how many articles carry what may be told
    otherwise, ``claims`` the ids of the claims it touches.
    """

    sort: Sort
    about: tuple[str, str]
    score: float
    articles: int
    claims: tuple[str, ...]

    @property
    def id(self) -> str:
        """Sixteen hexadecimal digits that follow from what it is about."""
        return id_of(self.sort.value, *self.about)

    @property
    def weight(self) -> float:
        """How much hangs on it: articles times doubt. What is held for sure keeps a little."""
        return self.articles * (_RESIDUE + 1 - abs(2 * self.score - 1))


@dataclass(frozen=True, slots=True)
class Item(Asked):
    """One question of the queue in words. ``sides`` show the two things; ``reason`` is why what is held is held."""

    question: str
    reason: str
    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Open(Asked):
    """A question of the queue that is still to be put into words, by ``made``."""

    made: Callable[["Open"], Item]

    def worded(self, question: str, reason: str, *, sides: Sequence[Side], choices: tuple[Choice, ...]) -> Item:
        """The question in words."""
        return Item(
            sort=self.sort,
            about=self.about,
            score=self.score,
            articles=self.articles,
            claims=self.claims,
            question=question,
            reason=reason,
            sides=tuple(sides),
            choices=choices,
        )


class Queue(Sequence[Item]):
    """Questions in their order. Each is put into words when it is asked for: there are many, and few are shown."""

    def __init__(self, open_: Sequence[Open]) -> None:
        self._open = open_

    def __len__(self) -> int:
        return len(self._open)

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> "Queue": ...
    def __getitem__(self, at: int | slice) -> "Item | Queue":
        if isinstance(at, slice):
            return Queue(self._open[at])
        one = self._open[at]
        return one.made(one)

    @cached_property
    def sorts(self) -> Counter[Sort]:
        """How many there are of each sort."""
        return Counter({sort: len(self._of_sort.get(sort.value, ())) for sort in Sort})

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {one.id: place for place, one in enumerate(self._open)}

    def find(self, item: str) -> Item | None:
        """The question with this id; None where it is not open."""
        place = self._places.get(item)
        return None if place is None else self[place]

    def narrowed(self, *, sort: str = "", claim: str = "") -> "Queue":
        """The questions of one sort, or on the claim with this id, in the same order; "" asks for any."""
        some = self._of_claim.get(claim, ()) if claim else self._of_sort.get(sort, ()) if sort else self._open
        return Queue([one for one in some if one.sort.value == sort] if claim and sort else some)

    @cached_property
    def _of_claim(self) -> Mapping[str, Sequence[Open]]:
        found: defaultdict[str, list[Open]] = defaultdict(list)
        for one in self._open:
            for claim in one.claims:
                found[claim].append(one)
        return found

    @cached_property
    def _of_sort(self) -> Mapping[str, Sequence[Open]]:
        found: defaultdict[str, list[Open]] = defaultdict(list)
        for one in self._open:
            found[one.sort.value].append(one)
        return found
