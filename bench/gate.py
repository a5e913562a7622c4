"""``python -m bench.gate --data FOLDER``: take the measurements of baseline.json and fail below any of its floors.

A floor goes down only by an edit of baseline.json, with a note in docs/decisions that says why.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from bench.__main__ import Bench

BASELINE = Path(__file__).parent / "baseline.json"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.gate", description="Hold every figure to its floor.")
    parser.add_argument("--data", type=Path, required=True, help="folder that the paths in baseline.json begin from")
    below = list(measured(parser.parse_args().data))
    if below:
        sys.exit("error: " + "; ".join(below) + "\ntry:   find what made it worse; floors go down only with a decision")


def measured(data: Path) -> Iterator[str]:
    """What is below its floor."""
    for name, asked in json.loads(BASELINE.read_text("utf-8")).items():
        bench = cast("Bench", importlib.import_module(f"bench.{name}"))
        figures = bench.run(data / asked["data"], split=asked.get("split")).figures
        for figure, floor in asked["floors"].items():
            print(f"{name:<12} {figure:<18} {figures[figure]:.4f}  floor {floor}", flush=True)
            if figures[figure] < floor:
                yield f"{name} {figure} is {figures[figure]:.4f}, below {floor}"


if __name__ == "__main__":
    main()
