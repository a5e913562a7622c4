"""Draw the curves of runs: ``python -m training.attribution.plot OUT.svg RUN_DIR...``."""

import csv
import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt


def main() -> None:
    out, *runs = (Path(a) for a in sys.argv[1:])
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4), layout="constrained")
    for run in runs:
        with (run / "curve.csv").open(encoding="utf-8") as source:
            rows = list(csv.DictReader(source))
        losses = [(float(r["step"]), float(r["tag_loss"])) for r in rows if r["tag_loss"]]
        left.plot(*zip(*losses, strict=True), label=run.name)
        looks = [(float(r["step"]), json.loads(r["figures"])) for r in rows if r["figures"]]
        for name in ("source_exact_f1", "cue_exact_f1", "content_exact_f1", "relation_f1"):
            right.plot([e for e, _ in looks], [f[name] for _, f in looks], marker="o", label=f"{run.name} {name[:-3]}")
    left.set(xlabel="step", ylabel="tag loss a word", yscale="log")
    right.set(xlabel="step", ylabel="dev F1")
    left.legend(fontsize=7)
    right.legend(fontsize=7)
    figure.savefig(out, metadata={"Date": None} if out.suffix == ".svg" else None)


if __name__ == "__main__":
    main()
