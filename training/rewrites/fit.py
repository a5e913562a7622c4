"""``python -m training.rewrites.fit STORIES``: weigh the signs of ``onrecord.resolve.rewrites``.

A row for each way in which an article of a story gives another credit, where the gold calls the two a rewriting with
credit, nothing, or two reports of one quotation; copies and press releases are found in other ways. ``--folds`` parts,
by story, print how it does on what it has not seen.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.reprints import NOTHING, QUOTATION, kinds_of, texts_of
from onrecord.resolve.rewrites import rewriting_signs
from training.happenings.fit import logistic

_REWRITTEN = "rewrite_credited"
_PENALTY = 3.0
OUT = Path(__file__).parents[2] / "src/onrecord/resolve/weights/rewrites.json"

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One way of credit between two articles of a story."""

    story: str
    pair: frozenset[str]
    signs: dict[str, float]
    rewritten: bool


def rows_of(data: Path) -> Iterator[Row]:
    """The rows of all stories in a folder."""
    for folder in sorted(path.parent for path in data.glob("*/gold.json")):
        kinds, texts = kinds_of(folder), texts_of(folder)
        for one, other in combinations(sorted(texts), 2):
            pair = frozenset({one, other})
            kind = kinds.get(pair, NOTHING)
            if kind in {_REWRITTEN, NOTHING, QUOTATION}:
                for signs in rewriting_signs(texts[one], texts[other]):
                    yield Row(folder.name, pair, signs, kind == _REWRITTEN)


def report(rows: list[Row], chances: Floats, *, wanted: int, say: Callable[[str], None]) -> None:
    """How many of the rewritings are found at each level, and how many pairs are told."""
    best: dict[tuple[str, frozenset[str]], tuple[float, bool]] = {}
    for row, chance in zip(rows, chances, strict=True):
        at = row.story, row.pair
        best[at] = max(best.get(at, (0.0, row.rewritten)), (float(chance), row.rewritten))
    for level in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        told = [rewritten for chance, rewritten in best.values() if chance >= level]
        say(f"from {level}: {sum(told)} of {wanted} found, {len(told)} told")


def main(say: Callable[[str], None] = print) -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("--folds", type=int, default=8)
    given = asked.parse_args()
    rows = list(rows_of(given.stories))
    names = sorted(rows[0].signs)
    table = np.array([[row.signs[name] for name in names] for row in rows])
    truth = np.array([float(row.rewritten) for row in rows])
    stories = sorted({row.story for row in rows})
    part = np.array([stories.index(row.story) % given.folds for row in rows])
    chances = np.zeros(len(rows))
    for n in range(given.folds):
        weights, bias = _fitted(table[part != n], truth[part != n])
        chances[part == n] = 1 / (1 + np.exp(-(table[part == n] @ weights + bias)))
    wanted = sum(
        kind == _REWRITTEN for path in given.stories.glob("*/gold.json") for kind in kinds_of(path.parent).values()
    )
    report(rows, chances, wanted=wanted, say=say)
    weights, bias = _fitted(table, truth)
    kept = dict(zip(names, weights.round(4).tolist(), strict=True)) | {"bias": round(bias, 4)}
    OUT.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    say(f"{OUT.name}: {len(names)} weights from {len(rows)} ways of credit in {len(stories)} stories")


def _fitted(table: Floats, truth: Floats) -> tuple[Floats, float]:
    return logistic(table, truth, weights=np.ones(len(truth)), penalty=_PENALTY)


if __name__ == "__main__":
    main()
