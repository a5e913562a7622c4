"""``python -m training.happenings.tellings --data ECBPLUS``: weigh the signs of ``bench.ecb.same``.

Pairs of event mentions inside one gold sub-topic, by the logistic regression of ``training.happenings.fit``.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.ecb.corpus import Document, load
from bench.ecb.same import Weights
from bench.ecb.tellings import by_story, compared, tellings_of
from onrecord.model import Reading
from onrecord.read import read
from training.happenings.fit import logistic

_PENALTY = 10.0
_JOINS_FROM = 0.4
"""The mean chance from which tellings are joined; from 0.35 to 0.45 the score hardly changes."""
OUT = Path(__file__).parents[2] / "bench/ecb/weights/same_event.json"


def fit_tellings(documents: Sequence[Document], readings: Mapping[str, Reading]) -> Weights:
    """Weights from the mentions of these articles; ``readings`` by the name of the document."""
    tellings = {d.name: tellings_of(d, readings[d.name]) for d in documents}
    names: list[str] = []
    rows: list[list[float]] = []
    same: list[float] = []
    for told in by_story(documents, tellings, {d.article.id: d.subtopic for d in documents}):
        for _, _, one, found in compared(told):
            names = names or sorted(found)
            rows.append([found[n] for n in names])
            same.append(float(one))
    table = np.array(rows)
    fitted, bias = logistic(table, np.array(same), weights=np.ones(len(table)), penalty=_PENALTY)
    return Weights(dict(zip(names, map(float, fitted), strict=True)), bias, _JOINS_FROM)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="ECB+ folder; every topic in it is trained on")
    documents = load(parser.parse_args().data)
    found = fit_tellings(documents, {d.name: read(d.article) for d in documents})
    told = {
        "topics": sorted({int(d.topic) for d in documents}),
        "joins_from": found.joins_from,
        "bias": round(found.bias, 4),
        "weights": {name: round(weight, 4) for name, weight in found.of.items()},
    }
    OUT.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
