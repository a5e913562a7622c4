"""Cutting an article into the windows that the net reads at a time."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from onrecord.attribute.tagger.features import Words


class Cuttable(Protocol):
    """What can be cut into windows: words, and the numbers of each word's pieces."""

    words: Words
    pieces: list[list[int]]


def windows(item: Cuttable, limit: int, first_limit: int | None = None) -> list[tuple[int, int]]:
    """Half-open word ranges of at most ``limit`` word pieces: whole paragraphs, else whole sentences, else words.

    ``first_limit`` makes the first window smaller, so that training sees the borders in other places every time.
    """
    sizes = [len(p) for p in item.pieces]
    found: list[tuple[int, int]] = []
    begin, used, room = 0, 0, first_limit or limit
    for lo, hi in _units(item, sizes, limit):
        size = sum(sizes[lo:hi])
        if used and used + size > room:
            found.append((begin, lo))
            begin, used, room = lo, 0, limit
        used += size
    if used:
        found.append((begin, len(sizes)))
    return found


def _units(item: Cuttable, sizes: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, broken into sentences and then into words where they are longer than a window."""
    for lo, hi in _runs(item.words.block, 0, len(sizes)):
        if sum(sizes[lo:hi]) <= limit:
            yield lo, hi
            continue
        for begin, stop in _runs(item.words.sentence, lo, hi):
            if sum(sizes[begin:stop]) <= limit:
                yield begin, stop
            else:
                yield from ((i, i + 1) for i in range(begin, stop))


def _runs(keys: Sequence[int], lo: int, hi: int) -> Iterator[tuple[int, int]]:
    begin = lo
    for i in range(lo + 1, hi + 1):
        if i == hi or keys[i] != keys[begin]:
            if begin < i:
                yield begin, i
            begin = i
