"""Scores of one clustering against another: B³, MUC, CEAF-e, and their mean, which CoNLL-2012 ranks by.

Bagga and Baldwin 1998 (B³); Vilain et al. 1995 (MUC); Luo 2005 (CEAF, entity-based, with φ4); Pradhan et al. 2012.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall, and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(gold: Labels, found: Labels) -> Score:
    """Of each item, the share of its group that belongs with it, and of what belongs with it the share in its group."""
    together = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    count = max(1, len(gold))
    precision = sum(n * n / founds[f] for (_, f), n in together.items()) / count
    recall = sum(n * n / golds[g] for (g, _), n in together.items()) / count
    return Score(precision, recall)


def muc(gold: Labels, found: Labels) -> Score:
    """Links that are kept, of those needed to hold the groups together."""
    return Score(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(groups: Labels, others: Labels) -> float:
    parts: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    sizes = Counter(groups)
    for group, other in zip(groups, others, strict=True):
        parts[group].add(other)
    needed = sum(n - 1 for n in sizes.values())
    return sum(sizes[g] - len(parts[g]) for g in sizes) / needed if needed else 0.0


def ceaf_e(gold: Labels, found: Labels) -> Score:
    """How alike groups are that are matched one to one in the best way, by the share of items they have in common."""
    golds, founds = Counter(gold), Counter(found)
    if not golds:
        return Score(0.0, 0.0)
    together = Counter(zip(gold, found, strict=True))
    like = {(g, f): 2 * n / (golds[g] + founds[f]) for (g, f), n in together.items()}
    total = sum(best_match(table) for table in _parts(like))
    return Score(total / len(founds), total / len(golds))


def _parts(like: Mapping[tuple[Hashable, Hashable], float]) -> Iterator[NDArray[np.float64]]:
    """Tables of the groups that have to do with each other, directly or through others; each can be matched apart."""
    of_gold: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
    of_found: defaultdict[Hashable, list[Hashable]] = defaultdict(list)
    for g, f in like:
        of_gold[g].append(f)
        of_found[f].append(g)
    seen: set[Hashable] = set()
    for start in of_gold:
        if start in seen:
            continue
        seen.add(start)
        rows, columns = [start], dict[Hashable, None]()
        for row in rows:  # grows while it is gone through
            for f in of_gold[row]:
                columns[f] = None
                fresh = [g for g in of_found[f] if g not in seen]
                seen.update(fresh)
                rows += fresh
        yield np.array([[like.get((g, f), 0.0) for f in columns] for g in rows])


def best_match(worth: NDArray[np.float64]) -> float:
    """The highest sum of entries of which no two share a row or a column: the Hungarian method, O(rows² · columns)."""
    table = worth if worth.shape[0] <= worth.shape[1] else worth.T
    rows, columns = table.shape
    cost = np.zeros((rows + 1, columns + 1))
    cost[1:, 1:] = table.max(initial=0.0) - table
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        row_of[0], at = row, 0
        least = np.full(columns + 1, np.inf)
        came_from = np.zeros(columns + 1, dtype=np.int64)
        used = np.zeros(columns + 1, dtype=bool)
        while row_of[at] != 0:
            used[at] = True
            here = row_of[at]
            over = cost[here] - row_price[here] - column_price
            better = ~used & (over < least)
            better[0] = False
            least[better], came_from[better] = over[better], at
            open_ = np.where(used, np.inf, least)
            open_[0] = np.inf
            nearest = int(open_.argmin())
            step = open_[nearest]
            row_price[row_of[used]] += step
            column_price[used] -= step
            least[~used] -= step
            at = nearest
        while at != 0:
            row_of[at] = row_of[came_from[at]]
            at = int(came_from[at])
    return float(sum(table[row_of[c] - 1, c - 1] for c in range(1, columns + 1) if row_of[c]))


def conll(gold: Labels, found: Labels) -> float:
    """The mean of the F1 of MUC, B³ and CEAF-e."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3
