"""``python -m training.happenings.fit --data ECBPLUS``: weigh the signs of ``onrecord.resolve.alike``.

A logistic regression, fitted by Newton's method. A sign that may only speak for one happening and comes out against it,
or the other way round, is left out and the rest fitted again, so that no quirk of a corpus turns evidence around.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.ecb.corpus import load
from bench.ecb.scores import b_cubed
from onrecord.read import read
from onrecord.resolve.alike import AGAINST, NEUTRAL, Judge
from onrecord.resolve.gist import Gist, gist_of
from onrecord.resolve.stories import Pile, joined

Floats = NDArray[np.float64]

_PENALTY = 10.0
_STEPS = 40
_THIN = (0.3, 0.3, 0.12, 0.12)
"""Shares of the articles in the thinned piles: coverage of a happening by one or two outlets looks like these."""
_THIN_WEIGHT = 0.2
_SEED = 7
_PARTS = 4
LEVELS = tuple(x / 100 for x in range(24, 61, 4))
OUT = Path(__file__).parents[2] / "src/onrecord/resolve/weights/same_story.json"


def fit(gists: Sequence[Gist], happening: Mapping[str, str], topic: Mapping[str, int]) -> Judge:
    """A judge from articles whose happening and topic are known, by id. The same articles give the same judge.

    Each part of the topics is held back once to find the mean chance from which groups are joined.
    """
    ordered = sorted(gists, key=lambda g: g.id)
    piles = _piles(ordered)
    scored: dict[float, float] = dict.fromkeys(LEVELS, 0.0)
    for held in parts({topic[g.id] for g in ordered}, _PARTS):
        judge = _weighed(piles, happening, topic, leave_out=held)
        for least, f1 in _by_level(Pile(g for g in ordered if topic[g.id] in held), judge, happening).items():
            scored[least] += f1
    return replace(_weighed(piles, happening, topic), joins_from=max(scored, key=lambda at: (scored[at], -at)))


def parts(topics: Iterable[int], count: int) -> list[frozenset[int]]:
    """The topics dealt out into so many parts."""
    ordered = sorted(topics)
    return [frozenset(ordered[k::count]) for k in range(count)]


def _piles(ordered: Sequence[Gist]) -> list[tuple[Pile, float]]:
    """The whole pile and thinned ones, each with its weight."""
    chance = random.Random(_SEED)  # noqa: S311  # which articles are left out is no secret
    thin = [(Pile(g for g in ordered if chance.random() < share), _THIN_WEIGHT) for share in _THIN]
    return [(Pile(ordered), 1.0), *thin]


def _weighed(
    piles: Iterable[tuple[Pile, float]],
    happening: Mapping[str, str],
    topic: Mapping[str, int],
    *,
    leave_out: frozenset[int] = frozenset(),
) -> Judge:
    rows, same, weights = [], [], []
    names = [*sorted(AGAINST), *sorted(NEUTRAL)]
    for pile, weight in piles:
        for (one, other), signs in pile.pairs():
            if topic[one] not in leave_out and topic[other] not in leave_out:
                names = names if len(names) == len(signs) else sorted(signs)
                rows.append([signs[n] for n in names])
                same.append(float(happening[one] == happening[other]))
                weights.append(weight)
    kept, bias = one_way(
        np.array(rows), np.array(same), weights=np.array(weights), directions=list(map(direction, names))
    )
    return Judge({names[c]: weight for c, weight in kept.items()}, bias, 0.5)


def direction(sign: str) -> int:
    """1 for a sign that may only speak for, -1 against, 0 either way."""
    return -1 if sign in AGAINST else 0 if sign in NEUTRAL else 1


def _by_level(pile: Pile, judge: Judge, happening: Mapping[str, str]) -> dict[float, float]:
    """B³ of the groups of a pile by the level they are joined from."""
    chances = {pair: judge.chance(signs) for pair, signs in pile.pairs()}
    found = {}
    for least in LEVELS:
        number = {article: n for n, group in enumerate(joined(pile.ids(), chances, least=least)) for article in group}
        found[least] = b_cubed([happening[i] for i in pile.ids()], [number[i] for i in pile.ids()]).f1
    return found


def one_way(
    rows: Floats, same: Floats, *, weights: Floats, directions: Sequence[int], penalty: float = _PENALTY
) -> tuple[dict[int, float], float]:
    """Weights by column, and the bias; columns whose weight goes against its direction are left out, worst first."""
    kept = list(range(rows.shape[1]))
    spread = rows.std(axis=0)
    while True:
        fitted, bias = logistic(rows[:, kept], same, weights=weights, penalty=penalty)
        wrong = [(abs(w) * spread[c], c) for c, w in zip(kept, fitted, strict=True) if w * directions[c] < 0]
        if not wrong:
            return dict(zip(kept, (float(w) for w in fitted), strict=True)), bias
        kept.remove(max(wrong)[1])


def logistic(rows: Floats, same: Floats, *, weights: Floats, penalty: float) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression with a quadratic penalty on weights of standardised columns."""
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    table = np.column_stack([(rows - mean) / spread, np.ones(len(rows))])
    ridge = np.diag([penalty] * rows.shape[1] + [1e-6])
    found = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ found, -30, 30)))
        slope = table.T @ (weights * (chance - same)) + ridge @ found
        curve = (table * (weights * chance * (1 - chance))[:, None]).T @ table + ridge
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < 1e-8:
            break
    scaled = found[:-1] / spread
    return scaled, float(found[-1] - scaled @ mean)


def main(say: Callable[[str], None] = print) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="ECB+ folder; every topic in it is trained on")
    documents = load(parser.parse_args().data)
    gists = [gist_of(read(d.article)) for d in documents]
    judge = fit(gists, {d.article.id: d.subtopic for d in documents}, {d.article.id: int(d.topic) for d in documents})
    told: dict[str, object] = {
        "topics": sorted({int(d.topic) for d in documents}),
        "joins_from": judge.joins_from,
        "bias": round(judge.bias, 4),
        "weights": {name: round(weight, 4) for name, weight in judge.weights.items() if round(weight, 4)},
    }
    OUT.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    say(f"{OUT.name}: {len(judge.weights)} weights from {len(gists)} articles, joins from {judge.joins_from}")


if __name__ == "__main__":
    main()
