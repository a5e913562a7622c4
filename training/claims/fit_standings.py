"""The numbers by which ``onrecord.relate.claims.standings`` weighs how two claims stand to each other.

    python -m training.claims.fit_standings STORIES src/onrecord/relate/weights/standing.json --writers LETTERS
        [--hold-out STORIES] [--keep FOLDER]

One row for each pair of claims that the gold relates or says to be unrelated though alike. LETTERS as for
``training.claims.fit``. Multinomial logistic regression on standardised signs, a rarer kind weighing more;
the ridge is strong, since there are hundreds of rows, not thousands. ``--folds`` prints how it does
on stories left out.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.result import f1
from bench.stories.gold import GoldStory
from bench.stories.ours import OurStory
from bench.stories.standings import side_of
from onrecord.relate.claims.standings import KINDS, NOTHING, claim_signs
from training.claims.readings import readings

_KIND_OF = {"repeats": "corroborates", "updates": "revises", "corrects": "revises", "none": NOTHING}
_RIDGE = 600.0
_RARE = 0.65
"""The power of its rarity with which a kind weighs: 0 as often as it is, 1 all kinds alike."""
_CAUTION = 0.3
"""Taken off the log odds of a contradiction: a dispute that is none costs a reader more than one that is not told."""
_STEPS = 400
_RATE = 0.5

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of claims."""

    story: str
    signs: dict[str, float]
    kind: str


def rows_of(read: Iterable[tuple[GoldStory, OurStory]]) -> Iterator[Row]:
    """Every related pair of gold claims whose assertions we have on both sides."""
    for story, ours in read:
        facts = ours.facts()
        claims = {c.id: side_of(ours, facts, c) for c in story.claims}
        for one, other, kind in story.relations:
            if claims[one].put and claims[other].put:
                yield Row(story.id, claim_signs(claims[one], claims[other]), _KIND_OF.get(kind, kind))


def fitted(table: Floats, kinds: NDArray[np.int64]) -> Floats:
    """Weights (signs + 1, kinds), the bias last: gradient descent on a convex loss, to the end; then the caution."""
    wide = np.c_[table, np.ones(len(table))]
    answers = np.eye(len(KINDS))[kinds]
    rare = len(kinds) / (len(KINDS) * np.bincount(kinds, minlength=len(KINDS)).clip(1))
    weigh = (rare**_RARE)[kinds]
    weights = np.zeros((wide.shape[1], len(KINDS)))
    ridge = np.r_[np.full(table.shape[1], _RIDGE), 0.0][:, None]
    for _ in range(_STEPS):
        slope = wide.T @ ((_soft(wide @ weights) - answers) * weigh[:, None]) + ridge * weights
        weights -= _RATE * slope / (len(kinds) * 0.5 + ridge)
    weights[-1, KINDS.index("contradicts")] -= _CAUTION
    return weights


def _soft(totals: Floats) -> Floats:
    powers = np.exp(totals - totals.max(1, keepdims=True))
    return np.asarray(powers / powers.sum(1, keepdims=True))


def report(label: str, truth: NDArray[np.int64], said: NDArray[np.int64]) -> None:
    scores = [
        f1(int(((truth == k) & (said == k)).sum()), int((said == k).sum()), int((truth == k).sum()))
        for k in range(len(KINDS))
    ]
    against = said == KINDS.index("contradicts")
    precision = float((truth[against] == said[against]).mean()) if against.any() else 1.0
    each = ", ".join(f"{k} {s:.2f}" for k, s in zip(KINDS, scores, strict=True))
    print(
        f"{label}: {len(truth)} pairs, macro F1 {np.mean(scores):.3f} ({each}), contradictions precise {precision:.2f}"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--writers", default="")
    asked.add_argument("--hold-out", type=Path)
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--folds", type=int, default=6)
    given = asked.parse_args()
    rows = list(rows_of(readings(given.stories, given.keep, writers=given.writers)))
    names = sorted(rows[0].signs)
    table, kinds = _table(rows, names)
    mean, scale = table.mean(0), np.where(table.std(0) > 0, table.std(0), 1.0)
    table = (table - mean) / scale
    fold = np.array([sorted({r.story for r in rows}).index(r.story) % given.folds for r in rows])
    said = np.zeros(len(rows), np.int64)
    for n in range(given.folds):
        said[fold == n] = _said(table[fold == n], fitted(table[fold != n], kinds[fold != n]))
    report(f"{given.folds} folds by story", kinds, said)
    weights = fitted(table, kinds)
    kept = {
        kind: dict(zip([*names, "bias"], weights[:, k].round(5).tolist(), strict=True)) for k, kind in enumerate(KINDS)
    }
    kept["mean"] = dict(zip(names, mean.round(5).tolist(), strict=True))
    kept["scale"] = dict(zip(names, scale.round(5).tolist(), strict=True))
    given.out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if given.hold_out:
        table, kinds = _table(list(rows_of(readings(given.hold_out, given.keep))), names)
        report("held out", kinds, _said((table - mean) / scale, weights))


def _said(table: Floats, weights: Floats) -> NDArray[np.int64]:
    return np.asarray(np.argmax(np.c_[table, np.ones(len(table))] @ weights, axis=1))


def _table(rows: list[Row], names: list[str]) -> tuple[Floats, NDArray[np.int64]]:
    return np.array([[r.signs[n] for n in names] for r in rows]), np.array([KINDS.index(r.kind) for r in rows])


if __name__ == "__main__":
    main()
