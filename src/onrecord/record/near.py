"""How near sentences lie to others, by the vectors of those on record."""

from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import RecordDamaged
from onrecord.vectors import SIZE

Numbers = NDArray[np.int64]
_KEPT_VECTORS = 1 << 22
"""How many are kept in memory, 384 bytes each: dozens are asked for with each new assertion, of any age."""
_MORE_ROWS = 1 << 16
"""Rows by which the table grows: memory is made longer where it is, so that no moment needs it twice."""


class Vectors:
    """Sentence vectors by the place of an assertion, unit length; the later half is kept when there are too many."""

    def __init__(self, most: int = _KEPT_VECTORS) -> None:
        self._most = most
        self._row_of: dict[int, int] = {}  # in order of rows
        self._table = np.zeros((1 << 10, SIZE), np.int8)
        self._norms = np.zeros(1 << 10, np.float32)

    def missing(self, places: Numbers) -> list[int]:
        """Places whose vectors are not here. There is room for them now, and those that are here stay until then."""
        self._make_room(len(places))
        return [place for place in dict.fromkeys(places.tolist()) if place not in self._row_of]

    def add(self, places: Sequence[int], vectors: Sequence[bytes]) -> None:
        """Put vectors here that will be asked for."""
        self._make_room(len(places))
        self.keep(places, vectors)

    def _make_room(self, count: int) -> None:
        held = len(self._row_of)
        if held + count <= self._most:
            return
        gone = held - held // 2
        self._row_of = {place: row - gone for place, row in islice(self._row_of.items(), gone, None)}
        self._table[: held - gone] = self._table[gone:held].copy()
        self._norms[: held - gone] = self._norms[gone:held].copy()

    def keep(self, places: Sequence[int], vectors: Sequence[bytes]) -> None:
        """Put vectors here."""
        rows = len(self._row_of) + len(places)
        if rows > len(self._table):
            rows = min(2 * rows, rows + _MORE_ROWS)
            self._table.resize((rows, SIZE), refcheck=False)
            self._norms.resize(rows, refcheck=False)
        for place, vector in zip(places, vectors, strict=True):
            row = self._row_of[place] = len(self._row_of)
            if len(vector) not in {0, SIZE}:
                raise RecordDamaged("a sentence's vector has another length", fix="run: onrecord check STORY")
            held = np.frombuffer(vector, np.int8) if vector else np.zeros(SIZE, np.int8)
            self._table[row] = held
            self._norms[row] = max(1.0, float(np.sqrt(np.square(held.astype(np.float32)).sum())))

    def cosines(self, vector: bytes, places: Numbers) -> NDArray[np.float32]:
        """Of one vector with those at places that are here."""
        if not vector or not len(places):
            return np.zeros(len(places), np.float32)
        rows = np.array([self._row_of[place] for place in places.tolist()], np.int64)
        asked = np.frombuffer(vector, np.int8).astype(np.float32)
        length = max(1.0, float(np.sqrt(np.square(asked).sum())))
        # Sums of whole numbers, so that they are the same in any order. Without BLAS, as in ``relate.pairs.screen``.
        both = np.einsum("ij,j->i", self._table[rows].astype(np.float32), asked)
        return np.asarray(both / (self._norms[rows] * length), np.float32)
