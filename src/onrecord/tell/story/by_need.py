"""Many things of which few are looked at: each is made when it is first asked for, and kept."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Key = TypeVar("Key")
Made = TypeVar("Made")


class ByNeed(Sequence[Made], Generic[Key, Made]):
    """What ``make`` makes of each of the ``keys``, in their order. It equals what has the same things in that order."""

    def __init__(self, keys: Sequence[Key], make: Callable[[Key], Made]) -> None:
        self.keys = keys
        self._make = make
        self._made: dict[int, Made] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> Made: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Made]: ...
    def __getitem__(self, at: int | slice) -> Made | Sequence[Made]:
        places = range(len(self.keys))[at]
        return [self._at(place) for place in places] if isinstance(places, range) else self._at(places)

    def _at(self, place: int) -> Made:
        if place not in self._made:
            self._made[place] = self._make(self.keys[place])
        return self._made[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # what it holds need not have one
