"""How the assertions of a story stand to one another, in columns: there are more relations than anything else."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat
from operator import itemgetter
from typing import Self, overload

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Evidence, Relation, Standing
from onrecord.record.rows import uncollected

Row = tuple[str, str, str, float]
"""One, other, standing and score of a relation."""
Pair = tuple[str, str]
Why = tuple[str, str]
"""Method and reason of a relation."""

STANDINGS = tuple(sorted(Standing))
"""What the numbers in the column of standings mean."""
_NUMBER = {standing.value: number for number, standing in enumerate(STANDINGS)}
_MADE = 1 << 19
"""As many relations as are kept as nouns, once they have been asked for; of more, each is made anew each time."""
_SOME = 1 << 14
_SHARE = 16
"""Of so many rows the reasons of one are looked up singly; as soon as more are asked for, all are read."""

WhyFew = Callable[[Sequence[int]], Sequence[Why]]
"""Looks up why the relations of some rows stand."""


class Reasons:
    """Why relations stand as they do, by the number of their rows; read when first asked for.

    ``few`` looks up a few of the ``rows`` that there are: most tellings ask for the reasons of hardly any.
    """

    def __init__(
        self, read: Callable[[], Iterable[Sequence[Why]]], few: WhyFew | None = None, *, rows: int = 0
    ) -> None:
        self._read, self._few = read, few
        self._left = rows // _SHARE
        self._all_read = False

    @cached_property
    def _told(self) -> tuple[NDArray[np.int32], list[Why]]:
        self._all_read = True
        numbers: dict[Why, int] = {}
        found = [
            np.fromiter((numbers.setdefault(why, len(numbers)) for why in some), np.int32, len(some))
            for some in self._read()
        ]
        return np.concatenate([np.empty(0, np.int32), *found]), list(numbers)

    def of(self, rows: NDArray[np.int32]) -> Iterator[Why]:
        """Method and reason of each of these rows. A row below 0 has none here, and gets any."""
        if self._few is not None and not self._all_read and len(rows) <= self._left:
            self._left -= len(rows)
            return iter(self._few(np.maximum(rows, 0).tolist()))
        codes, told = self._told
        return map(told.__getitem__, codes[np.maximum(rows, 0)].tolist()) if told else repeat(("", ""), len(rows))


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """``one`` and ``other`` number the assertions in order of their ids, ``row`` says where the reason is found."""

    one: NDArray[np.int32]
    other: NDArray[np.int32]
    standing: NDArray[np.int8]
    score: NDArray[np.float64]
    row: NDArray[np.int32]

    def at(self, where: NDArray[np.bool_] | NDArray[np.int64] | slice) -> "_Columns":
        return _Columns(self.one[where], self.other[where], self.standing[where], self.score[where], self.row[where])


_Whole = tuple[Sequence[str], _Columns, Reasons]


class Relations(Sequence[Relation]):
    """Relations between assertions that are all still held, by their ends and their standing, each once.

    ``ids`` are the assertions, sorted. The columns ``one`` and ``other`` number them, ``standing`` numbers
    ``STANDINGS``. About thirty bytes a relation; the nouns are made when they are asked for. Nothing is read before
    something is asked for: of a large story that takes longer than many a telling that needs none of it.
    """

    def __init__(self, read: Callable[[], _Whole], *, decided: Sequence[Evidence] = ()) -> None:
        self._read = read
        self._decided = decided  # why a relation stands whose row is -1, -2, …

    @classmethod
    def read(
        cls,
        ids: Iterable[str],
        rows: Callable[[], Iterable[Sequence[Row]]],
        reasons: Callable[[], Iterable[Sequence[Why]]],
        *,
        few: WhyFew | None = None,
    ) -> Self:
        """Of rows that stand in the record; of equal ones the last. ``reasons`` gives why, row by row, ``few`` for a
        few of the rows by their numbers.
        """

        def whole() -> _Whole:
            held = sorted(set(ids))
            numbers = {name: number for number, name in enumerate(held)}
            found, first = [], 0
            for some in rows():
                found.append(_numbered(some, numbers, first))
                first += len(some)
            return held, _joined(found), Reasons(reasons, few, rows=first)

        return cls(whole)

    @cached_property
    def _whole(self) -> _Whole:
        with uncollected():
            ids, columns, reasons = self._read()
            return ids, _in_order(columns, len(ids)), reasons

    @property
    def ids(self) -> Sequence[str]:
        """The assertions, sorted."""
        return self._whole[0]

    @property
    def _columns(self) -> _Columns:
        return self._whole[1]

    @property
    def _reasons(self) -> Reasons:
        return self._whole[2]

    @classmethod
    def of(cls, ids: Iterable[str], relations: Iterable[Relation]) -> Self:
        """Of relations that are there as nouns."""
        held = list(relations)
        rows = [(r.one, r.other, r.standing.value, r.evidence.score) for r in held]
        why = [(r.evidence.method, r.evidence.reason) for r in held]
        return cls.read(ids, lambda: [rows], lambda: [why])

    @property
    def one(self) -> NDArray[np.int32]:
        """The first of each two."""
        return self._columns.one

    @property
    def other(self) -> NDArray[np.int32]:
        """The second of each two."""
        return self._columns.other

    @property
    def standing(self) -> NDArray[np.int8]:
        """How the first stands to the second."""
        return self._columns.standing

    @property
    def score(self) -> NDArray[np.float64]:
        """How sure that is."""
        return self._columns.score

    def __len__(self) -> int:
        return len(self._columns.one)

    @overload
    def __getitem__(self, at: int) -> Relation: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Relation]: ...
    def __getitem__(self, at: int | slice) -> Relation | Sequence[Relation]:
        if isinstance(at, slice):
            return tuple(self._nouns(self._columns.at(at)))
        number = range(len(self))[at]
        return next(self._nouns(self._columns.at(slice(number, number + 1))))

    def __iter__(self) -> Iterator[Relation]:
        if len(self) <= _MADE:
            yield from self._made
            return
        for first in range(0, len(self), _SOME):
            yield from self._nouns(self._columns.at(slice(first, first + _SOME)))

    @cached_property
    def _made(self) -> tuple[Relation, ...]:
        return tuple(self._nouns(self._columns))

    def at(self, rows: Sequence[int]) -> tuple[Relation, ...]:
        """These relations, by their numbers, made at once."""
        return tuple(self._nouns(self._columns.at(np.array(rows, np.int64)))) if len(rows) else ()

    def _nouns(self, columns: _Columns) -> Iterator[Relation]:
        named = self.ids.__getitem__
        for one, other, standing, score, row, why in zip(
            map(named, columns.one.tolist()),
            map(named, columns.other.tolist()),
            map(STANDINGS.__getitem__, columns.standing.tolist()),
            columns.score.tolist(),
            columns.row.tolist(),
            self._reasons.of(columns.row),
            strict=True,
        ):
            yield Relation(one, other, standing, Evidence(why[0], score, why[1]) if row >= 0 else self._decided[~row])

    def between(self, one: str, other: str) -> list[Relation]:
        """How two assertions stand to each other, whichever of them comes first."""
        ways = sorted({(one, other), (other, one)})
        return [relation for way in ways for relation in self._from(*way)]

    def _from(self, one: str, other: str) -> Sequence[Relation]:
        first, second = self.number(one), self.number(other)
        if first is None or second is None:
            return ()
        start, end = np.searchsorted(self._columns.one, np.array((first, first + 1), np.int32))
        inner = start + np.searchsorted(self._columns.other[start:end], np.array((second, second + 1), np.int32))
        return self[int(inner[0]) : int(inner[1])]

    def number(self, assertion: str) -> int | None:
        """Of an assertion among ``ids``; None for one that is not of them."""
        at = bisect_left(self.ids, assertion)
        return at if at < len(self.ids) and self.ids[at] == assertion else None

    def settled(self, pairs: Mapping[Pair, Relation | None]) -> "Relations":
        """With these relations between the assertions of these pairs, or none, instead of what stood between them."""
        number = self.number
        gone = {(number(a), number(b)) for pair in pairs for a, b in (pair, pair[::-1])}
        keys = np.array([a * len(self.ids) + b for a, b in gone if a is not None and b is not None], np.int64)
        kept = self._columns.at(~np.isin(_ends(self._columns, len(self.ids)), keys))
        new = [relation for relation in pairs.values() if relation is not None]
        rows = [(r.one, r.other, r.standing.value, r.evidence.score) for r in new]
        more = _numbered(rows, {name: n for n, name in enumerate(self.ids)}, -len(self._decided) - len(rows))
        evidence = (*self._decided, *(r.evidence for r in reversed(new)))
        return Relations(lambda: (self.ids, _joined([kept, more]), self._reasons), decided=evidence)


def _joined(some: Sequence[_Columns]) -> _Columns:
    if not some:
        return _numbered((), {}, 0)
    return _Columns(
        np.concatenate([columns.one for columns in some]),
        np.concatenate([columns.other for columns in some]),
        np.concatenate([columns.standing for columns in some]),
        np.concatenate([columns.score for columns in some]),
        np.concatenate([columns.row for columns in some]),
    )


def _numbered(rows: Sequence[Row], numbers: Mapping[str, int], first: int) -> _Columns:
    """The rows in columns, as far as both of their ends are known; ``first`` is the number of the first row."""
    size = len(rows)
    one, other, standing, score = (map(itemgetter(column), rows) for column in range(4))
    found = _Columns(
        np.fromiter(map(numbers.get, one, repeat(-1)), np.int32, size),
        np.fromiter(map(numbers.get, other, repeat(-1)), np.int32, size),
        np.fromiter(map(_NUMBER.__getitem__, standing), np.int8, size),
        np.fromiter(score, np.float64, size),
        np.arange(first, first + size, dtype=np.int32),
    )
    return found.at((found.one >= 0) & (found.other >= 0))


def _ends(columns: _Columns, size: int) -> NDArray[np.int64]:
    """Both ends as one number, in order of the ends."""
    return columns.one.astype(np.int64) * size + columns.other


def _in_order(columns: _Columns, size: int) -> _Columns:
    """By ends and standing; of relations that are equal in these the last."""
    keys = _ends(columns, size) * len(STANDINGS) + columns.standing
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    last = np.append(keys[1:] != keys[:-1], np.ones(min(1, len(keys)), np.bool_))
    return columns.at(order[last])
