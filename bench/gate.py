"""``python -m bench.gate --data FOLDER``: take the measurements of baseline.json and fail below any of its floors.

Those of one corpus share what they find there, so they are taken in one process; the corpora in as many processes as
there are cores, the long ones first in baseline.json.
A floor goes down only by an edit of baseline.json, with a note in docs/decisions that says why.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from bench.__main__ import taken

BASELINE = Path(__file__).parent / "baseline.json"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.gate", description="Hold every figure to its floor.")
    parser.add_argument("--data", type=Path, required=True, help="folder that the paths in baseline.json begin from")
    below = list(measured(BASELINE, parser.parse_args().data))
    if below:
        sys.exit("error: " + "; ".join(below) + "\ntry:   find what made it worse; floors go down only with a decision")


def measured(baseline: Path, data: Path) -> Iterator[str]:
    """What is below its floor. Raises whatever a measurement raises."""
    asked = json.loads(baseline.read_text("utf-8"))
    together: dict[str, list[tuple[str, str | None]]] = {}
    for name, one in asked.items():
        together.setdefault(one["data"], []).append((name, one.get("split")))
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), max_tasks_per_child=1) as workers:
        for done in as_completed([workers.submit(_figures, data / corpus, some) for corpus, some in together.items()]):
            for name, figures in done.result().items():
                for figure, floor in asked[name]["floors"].items():
                    print(f"{name:<12} {figure:<18} {figures[figure]:.4f}  floor {floor}", flush=True)
                    if figures[figure] < floor:
                        yield f"{name} {figure} is {figures[figure]:.4f}, below {floor}"


def _figures(data: Path, asked: Sequence[tuple[str, str | None]]) -> dict[str, dict[str, float]]:
    """The figures of measurements of one corpus, each with the part of it that is asked for."""
    return {name: taken(name, data, split).figures for name, split in asked}


if __name__ == "__main__":
    main()
