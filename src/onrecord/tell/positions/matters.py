"""Statements brought together by what they have in common: closest pairs first, by the mean over all of both groups.

Two are alike by their words and by their sentences' vectors. Both are products, so that the mean over two groups is
the product of their sums: it is exact, and costs what the smaller holds.
"""

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.tell.story.by_parts import Parts

Vector = dict[str, float]
Directions = NDArray[np.int32]
"""Directions of sentences, one a row, in whole numbers: the product of two is exact, and ``WHOLE`` squared for one."""
Pairs = NDArray[np.int64]
"""Pairs of statements, each as one number: the smaller times how many there are, and the larger."""
Known = dict[tuple[int, int], tuple[int, float]]
"""Products of two matters, by the first statement of each: how many statements both had, and the product."""

WHOLE = 1024
"""Length of a direction."""
_BY_SENTENCE = 0.6
"""How much the directions count, as against the words. Of 122 judged pairs inside one matter of real coverage and of
the sample the words alone told 0.67 apart, directions alone 0.81, both so 0.82."""
_GATHERED, _MOST = 0.48, 0.5
"""How alike a statement that is left alone must be to a matter, and to what share of its statements."""
_CANDIDATES = 48
"""Statements that one is held against."""
_AT_ONCE = 2_000
"""Pairs of statements that are held against each other in one part of the work."""
_MOST_KNOWN = 1 << 20
"""Products of two matters that are kept."""


class Compared(Protocol):
    """What statements are compared by, in their order: the rarest words of each, and each as a matter of its own."""

    rarest: list[list[str]]

    def alone(self, place: int) -> "Matter":
        """A statement as a matter of its own."""

    def least(self, one: int, other: int, *, held: bool) -> float | None:
        """How alike two must be to be on one matter, ``held`` together by the record or not; None for never."""


@dataclass(slots=True)
class Matter:
    """Statements on one matter, by their place in what was given."""

    members: list[int]
    centre: Vector
    direction: Directions


def grown(features: Compared, related: Pairs) -> Parts[list[Matter]]:
    """All statements by their matter, each in one; ``related`` are pairs that the record holds together."""
    size = len(features.rarest)
    matter = {i: features.alone(i) for i in range(size)}
    pairs = np.union1d(related, _candidates(features))
    held = np.isin(pairs, related, assume_unique=True)
    low, high = np.divmod(pairs, max(1, size))
    least, like = np.full((2, len(pairs)), np.nan)
    for first in range(0, len(pairs), _AT_ONCE):
        yield first, 2 * len(pairs)
        part = slice(first, first + _AT_ONCE)
        ends = zip(low[part].tolist(), high[part].tolist(), held[part].tolist(), strict=True)
        for n, (a, b, is_held) in enumerate(ends, start=first):
            alike = features.least(a, b, held=is_held)
            if alike is not None:
                least[n], like[n] = alike, likeness(matter[a], matter[b])
    ranked = np.flatnonzero(~np.isnan(least))
    ranked = ranked[np.argsort(-like[ranked], kind="stable")]  # of equals in order of their statements
    known: Known = {}
    for first in range(0, len(ranked), _AT_ONCE):
        yield len(ranked) + first, 2 * len(ranked)
        some = ranked[first : first + _AT_ONCE]
        for a, b, alike in zip(low[some].tolist(), high[some].tolist(), least[some].tolist(), strict=True):
            _join(matter, matter[a], matter[b], alike=alike, known=known)
        if len(known) > _MOST_KNOWN:
            known.clear()
    _gather(features, matter, low=low, high=high)
    found = {id(m): m for m in matter.values()}.values()
    for m in found:
        m.members.sort()
    return sorted(found, key=lambda m: m.members[0])


def _join(matter: dict[int, Matter], one: Matter, other: Matter, *, alike: float, known: Known) -> None:
    """Make two matters one where they are alike enough in the mean."""
    if one is other or _product(one, other, known) < alike * len(one.members) * len(other.members):
        return
    kept, gone = (one, other) if len(one.members) >= len(other.members) else (other, one)
    kept.members += gone.members
    for feature, weight in gone.centre.items():
        kept.centre[feature] = kept.centre.get(feature, 0.0) + weight
    kept.direction = kept.direction + gone.direction
    matter.update(dict.fromkeys(gone.members, kept))


def _product(one: Matter, other: Matter, known: Known) -> float:
    """The product of two centres; worked out anew only when one of the two matters has grown since."""
    low, high = sorted((one.members[0], other.members[0]))
    key, size = (low, high), len(one.members) + len(other.members)
    if key not in known or known[key][0] != size:
        known[key] = size, likeness(one, other)
    return known[key][1]


def _gather(features: Compared, matter: dict[int, Matter], *, low: Pairs, high: Pairs) -> None:
    """Statements left alone go to the matter they are most like, where most of what is said on it is like them.

    ``low`` and ``high`` are the two of each pair that was held against each other.
    """
    lone = np.array([len(matter[i].members) == 1 for i in range(len(matter))], np.bool_)
    kept = lone[low] | lone[high]
    near: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in zip(low[kept].tolist(), high[kept].tolist(), strict=True):
        near[a].add(b)
        near[b].add(a)
    joins: list[tuple[int, Matter]] = []
    for alone in sorted(i for i, m in matter.items() if len(m.members) == 1):
        fits: list[tuple[float, int, Matter]] = []
        for m in {id(matter[i]): matter[i] for i in near[alone] if len(matter[i].members) > 1}.values():
            like = likeness(matter[alone], m) / len(m.members)
            some = m.members[:_CANDIDATES]
            if like < _GATHERED:
                continue
            if sum(features.least(alone, i, held=False) is not None for i in some) >= _MOST * len(some):
                fits.append((like, -min(m.members), m))
        if fits:
            joins.append((alone, max(fits, key=lambda f: f[:2])[2]))
    for alone, m in joins:
        m.members.append(alone)
        matter[alone] = m


def likeness(one: Matter, other: Matter) -> float:
    """How alike two matters are, summed over all pairs of a statement of each."""
    along = int(one.direction.astype(np.int64) @ other.direction) / WHOLE**2
    return (1 - _BY_SENTENCE) * dot(one.centre, other.centre) + _BY_SENTENCE * along


def dot(one: Vector, other: Vector) -> float:
    """Summed exactly and rounded, so that no order of adding shows in a tie."""
    return round(math.fsum([one[f] * other[f] for f in one.keys() & other.keys()]), 9)


def _candidates(features: Compared) -> Pairs:
    """Pairs that share rare words, for each statement those that share the most of them."""
    with_word: defaultdict[str, list[int]] = defaultdict(list)
    for i, rarest in enumerate(features.rarest):
        for word in rarest:
            with_word[word].append(i)
    pairs = array("q")
    for i, rarest in enumerate(features.rarest):
        shared: Counter[int] = Counter()
        for word in rarest:
            near = with_word[word]
            at = bisect_left(near, i)
            shared.update(near[max(0, at - _CANDIDATES) : at])
        best = sorted(((number, j) for j, number in shared.items()), reverse=True)[:_CANDIDATES]
        pairs.extend(j * len(features.rarest) + i for _, j in best)
    return np.array(pairs, np.int64)
