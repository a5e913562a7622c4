"""The numbers by which ``onrecord.relate.pairs.signs`` weighs whether two assertions put one claim.

    python -m training.claims.fit STORIES src/onrecord/relate/weights/same_claim.json --writers LETTERS
        --real DATA [--hold-out STORIES] [--keep FOLDER]

Pairs are all pairs of assertions of one story of which the gold puts one at least into a claim; one claim or two is the
answer. Gold claims name every place that puts them, so what they leave out is another claim. LETTERS are of writers
whose stories the encoder has not seen: in those that it was trained on, likeness tells more than it will ever tell
again. The pairs of real coverage that a reader judged (`training.claims.real`, the half to learn from) count more each:
an article of theirs tells more things that are somewhat alike. Logistic regression, ridge, Newton's method.
"""

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.stories.gold import GoldStory
from bench.stories.ours import OurStory, find
from onrecord.relate.pairs.signs import signs
from training.claims.readings import readings
from training.claims.real import learned

_RIDGE = 1.0
_REAL = 10.0
"""How often a pair of real coverage counts beside one of the stories, each of which is read twice."""
_STEPS = 40

Floats = NDArray[np.float64]


def pairs(read: Iterable[tuple[GoldStory, OurStory]]) -> Iterator[tuple[dict[str, float], bool]]:
    """Signs and answer of each pair of these readings."""
    for story, ours in read:
        facts = ours.facts()
        claims: dict[str, set[str]] = {}
        for claim in story.claims:
            for assertion in find(ours, claim.assertions).values():
                claims.setdefault(assertion.id, set()).add(claim.id)
        for one, other in combinations(sorted(facts), 2):
            if one in claims or other in claims:
                yield signs(facts[one], facts[other]), bool(claims.get(one, set()) & claims.get(other, set()))


def real_pairs(data: Path, keep: Path) -> Iterator[tuple[dict[str, float], bool]]:
    """Signs and answer of each judged pair of real coverage, of the half to learn from."""
    for ours, found in learned(data, keep):
        facts = ours.facts()
        yield from ((signs(facts[one], facts[other]), pair.same) for one, other, pair in found)


def fitted(rows: Floats, answers: Floats, counts: Floats | None = None) -> Floats:
    """Weights, the bias last; each row counts as often as ``counts`` says."""
    often = np.ones(len(rows)) if counts is None else counts
    table = np.c_[rows, np.ones(len(rows))]
    ridge = np.r_[np.full(rows.shape[1], _RIDGE), 1e-6]
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (often * (chances - answers)) + ridge * np.r_[weights[:-1], 0]
        curve = (table * (often * chances * (1 - chances))[:, None]).T @ table + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def area(chances: Floats, answers: Floats) -> float:
    """How often a pair of one claim has the higher chance than a pair of two."""
    ranks = np.argsort(np.argsort(chances))
    same = answers > 0
    below = ranks[same].sum() - same.sum() * (same.sum() - 1) / 2
    return float(below / (same.sum() * (~same).sum()))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("stories", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--writers", default="")
    asked.add_argument("--real", type=Path, required=True)
    asked.add_argument("--hold-out", type=Path)
    asked.add_argument("--keep", type=Path)
    given = asked.parse_args()
    found = list(pairs(readings(given.stories, given.keep, writers=given.writers)))
    names = sorted(found[0][0])
    rows, answers = _table(found, names)
    with tempfile.TemporaryDirectory() as folder:
        real = _table(list(real_pairs(given.real, given.keep or Path(folder))), names)
    counts = np.concatenate((np.ones(len(rows)), np.full(len(real[0]), _REAL)))
    weights = fitted(np.concatenate((rows, real[0])), np.concatenate((answers, real[1])), counts)
    for name, (some, same) in {"pairs": (rows, answers), "real pairs": real}.items():
        print(f"{len(some)} {name}, {int(same.sum())} of one claim; area {area(some @ weights[:-1], same):.4f}")
    if given.hold_out:
        rows, answers = _table(list(pairs(readings(given.hold_out, given.keep))), names)
        print(f"held out: {len(answers)} pairs, area {area(rows @ weights[:-1], answers):.4f}")
    kept = dict(zip([*names, "bias"], np.round(weights, 4).tolist(), strict=True))
    given.out.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _table(found: list[tuple[dict[str, float], bool]], names: list[str]) -> tuple[Floats, Floats]:
    return np.array([[f[n] for n in names] for f, _ in found]), np.array([float(a) for _, a in found])


if __name__ == "__main__":
    main()
