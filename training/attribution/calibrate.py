"""Fit how likely a finding of the shipped tagger is to be right, on the dev half of PolNeAR.

``python -m training.attribution.calibrate DATA OUT.json``, in the environment of the package. Prints the reliability in
ten parts of like size, each article scored by weights that were fitted without it; then writes the weights of all.
"""

import json
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.attributions.matching import Roles, matched, tokens_of
from bench.attributions.ours import reading_of
from bench.attributions.polnear import load
from onrecord.attribute.find import ruled_drafts
from onrecord.attribute.finders.combined import marked
from onrecord.attribute.page import page_of

FOLDS = 5
Numbers = NDArray[np.float64]


def fitted(signs: Numbers, right: Numbers, *, decay: float = 1.0) -> Numbers:
    """Weights of a logistic regression (Newton's method); the first sign is the constant, which does not decay."""
    weights = np.zeros(signs.shape[1])
    kept = decay * (np.arange(len(weights)) > 0)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (chance - right) + kept * weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + np.diag(kept + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    return weights


def findings(data: Path) -> tuple[Numbers, Numbers, Numbers]:
    """Signs, whether right, and the number of the article, of every finding in the dev half."""
    signs, right, owner = [], [], []
    for number, article in enumerate(load(data, "dev")):
        page = page_of(reading_of(article.name, article.text))
        found = marked(page, ruled_drafts(page))
        ours: list[Roles] = [{"source": d.source, "cue": d.cue, "content": d.content} for d, _ in found]
        gold = article.annotations[min(article.annotations)]
        hit = set(matched(tokens_of(article.text, ours), tokens_of(article.text, gold)).values())
        signs += [s.row() for _, s in found]
        right += [float(n in hit) for n in range(len(found))]
        owner += [number] * len(found)
    return np.array(signs), np.array(right), np.array(owner)


def main() -> None:
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    signs, right, owner = findings(data)
    chance = np.zeros(len(right))
    for fold in range(FOLDS):
        held = owner % FOLDS == fold
        chance[held] = 1 / (1 + np.exp(-signs[held] @ fitted(signs[~held], right[~held])))
    error = 0.0
    for part in np.array_split(np.argsort(chance), 10):
        said, was = chance[part].mean(), right[part].mean()
        error += abs(said - was) * len(part) / len(right)
        print(f"score {said:.2f}  right {was:.2f}  of {len(part)}")
    print(f"expected calibration error {error:.3f}")
    out.write_text(json.dumps([round(float(w), 4) for w in fitted(signs, right)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
