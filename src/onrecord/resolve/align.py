"""Shared passages of two texts: longest common runs of words, seeded by short ones and carried over small edits."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


def are_inside(words: Sequence[Span], spans: Sequence[Span]) -> list[bool]:
    """For each word, whether it begins inside one of the spans; both in text order."""
    marks, at = [], 0
    for word in words:
        while at < len(spans) and spans[at].end <= word.start:
            at += 1
        marks.append(at < len(spans) and spans[at].start <= word.start)
    return marks


Places = Mapping[tuple[str, ...], Sequence[int]]
"""Where each run of SEED words stands."""


def places_of(words: Sequence[str]) -> Places:
    """The first places of each run of SEED words."""
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, seed in enumerate(zip(*(words[n:] for n in range(SEED)), strict=False)):
        found = places[seed]
        if len(found) < _PLACES:
            found.append(at)
    return dict(places)


def align(one: Sequence[str], other: Sequence[str], places: Places | None = None) -> Aligned:
    """Passages that both have, in the order of ``one``; no word of ``one`` is in two. Linear in both lengths.

    ``places`` is ``places_of(other)``, for whoever holds many texts against one.
    """
    places = places_of(other) if places is None else places
    seeds = list(zip(*(one[n:] for n in range(SEED)), strict=False))
    passages: Aligned = []
    i = 0
    while i < len(seeds):
        starts = places.get(seeds[i])
        if not starts:
            i += 1
            continue
        best = max((_run(one, other, (i, j)) for j in starts), key=lambda run: (run.length, -run.j))
        passage = [best, *_carried(one, other, best)]
        passages.append(passage)
        i = passage[-1].i + passage[-1].length
    return passages


def _run(one: Sequence[str], other: Sequence[str], at: tuple[int, int]) -> Run:
    i, j = at
    most = min(len(one) - i, len(other) - j)
    length = 0
    while length < most and one[i + length] == other[j + length]:
        length += 1
    return Run(i, j, length)


def _carried(one: Sequence[str], other: Sequence[str], run: Run) -> Iterator[Run]:
    """The runs that follow behind small changes."""
    while True:
        i, j = run.i + run.length, run.j + run.length
        for left_out, put_in in _SKIPS:
            following = _run(one, other, (i + left_out, j + put_in))
            if following.length >= _RESUME:
                break
        else:
            return
        run = following
        yield run
