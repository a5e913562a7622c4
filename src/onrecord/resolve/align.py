"""Shared passages of two texts: longest common runs of words, seeded by short ones and carried over small edits."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Span

SEED = 6
"""Equal words that begin a passage."""
_PLACES = 8
"""Places of one seed that are tried; a run of words that stands more often is a refrain."""
_GAP = 3
"""Words that an editor may have changed between two equal runs of one passage."""
_RESUME = 4
"""Equal words that must follow such a change."""
_SKIPS = sorted(((a, b) for a in range(_GAP + 1) for b in range(_GAP + 1)), key=lambda s: (sum(s), s))
"""Words that such a change may have on either side, small changes first."""

_QUOTED = re.compile(
    r"“[^”\n]*(?:”|(?=\n)|\Z)"  # an opening quotation mark closes at the end of its paragraph at the latest
    r"|(?<![^\s(\[—–-])\"[^\"\n]*(?:\"|(?=\n)|\Z)"
    r"|(?<![^\s(\[—–-])[‘'](?=\w)[^\n]{1,600}?[,.?!…][’'](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words ``one[i : i + length]`` and ``other[j : j + length]``."""

    i: int
    j: int
    length: int


Aligned = list[list[Run]]
"""Passages, each as the equal runs it is made of."""


def quoted_spans(text: str) -> list[Span]:
    """Where somebody's words are given in quotation marks."""
    return [Span(*found.span()) for found in _QUOTED.finditer(text)]


def are_inside(starts: Sequence[int], spans: Sequence[Span]) -> bytes:
    """For each word, by where it begins, 1 if that is inside one of the spans, else 0; both in text order."""
    marks = bytearray(len(starts))
    for span in spans:
        first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        marks[first:end] = b"\x01" * (end - first)
    return bytes(marks)


Seeds = NDArray[np.int64]
"""A number for each run of SEED words, by where it begins, equal for equal ones in one process. Whether two runs are
equal the words tell."""


def seeds_of(words: Sequence[str]) -> Seeds:
    """The runs of SEED words, by where they begin."""
    runs = zip(*(words[n:] for n in range(SEED)), strict=False)
    return np.fromiter(map(hash, runs), np.int64, max(0, len(words) - SEED + 1))


def align(
    one: Sequence[str], other: Sequence[str], *, seeds: Seeds | None = None, other_seeds: Seeds | None = None
) -> Aligned:
    """Passages that both have, in the order of ``one``; no word of ``one`` is in two. Nearly linear in both lengths.

    ``seeds`` are those of ``one``, ``other_seeds`` those of ``other``: for whoever holds a text against many.
    """
    one, other = tuple(one), tuple(other)
    passages: Aligned = []
    end = 0
    met = _met(seeds_of(one) if seeds is None else seeds, seeds_of(other) if other_seeds is None else other_seeds)
    for i, places in met:
        if i < end:
            continue
        best = max((_run(one, other, (i, j)) for j in places), key=lambda run: (run.length, -run.j))
        if best.length >= SEED:
            passage = [best, *_carried(one, other, best)]
            passages.append(passage)
            end = passage[-1].i + passage[-1].length
    return passages


def _met(seeds: Seeds, others: Seeds) -> Iterator[tuple[int, list[int]]]:
    """Where runs stand that are among the others, in order, each with the first places that it has there."""
    order = np.argsort(others, kind="stable")
    ordered = others[order]
    firsts = np.searchsorted(ordered, seeds)
    ends = np.searchsorted(ordered, seeds, side="right")
    found = np.flatnonzero(ends > firsts)
    for i, first, end in zip(found.tolist(), firsts[found].tolist(), ends[found].tolist(), strict=True):
        yield i, order[first : min(end, first + _PLACES)].tolist()


def _run(one: tuple[str, ...], other: tuple[str, ...], at: tuple[int, int]) -> Run:
    i, j = at
    length, step = 0, _RESUME
    while step:  # by stretches, which are compared whole, and of the first one that differs by its words
        mine, theirs = one[i + length : i + length + step], other[j + length : j + length + step]
        if len(mine) == step and mine == theirs:
            length += step
            step *= 2
        elif step > 1:
            step = 1 if step <= _RESUME else step // 4
        else:
            step = 0
    return Run(i, j, length)


def _carried(one: tuple[str, ...], other: tuple[str, ...], run: Run) -> Iterator[Run]:
    """The runs that follow behind small changes."""
    while True:
        i, j = run.i + run.length, run.j + run.length
        for left_out, put_in in _SKIPS:
            a, b = i + left_out, j + put_in
            if len(one) >= a + _RESUME and one[a : a + _RESUME] == other[b : b + _RESUME]:
                following = _run(one, other, (a, b))
                break
        else:
            return
        run = following
        yield run
