"""``python -m bench NAME --data PATH [--split S] --json``: take one measurement."""

import argparse
import importlib
from pathlib import Path
from typing import Protocol, cast

from bench.result import Result

NAMES = sorted(
    p.stem for p in Path(__file__).parent.glob("*.py") if p.stem not in {"__init__", "__main__", "gate", "result"}
)


class Bench(Protocol):
    """A module of this folder."""

    def run(self, data: Path, *, split: str | None) -> Result: ...


def taken(name: str, data: Path, split: str | None) -> Result:
    """One measurement, by the name of its module. Raises whatever that raises."""
    return cast("Bench", importlib.import_module(f"bench.{name}")).run(data, split=split)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Take one measurement.")
    parser.add_argument("name", choices=[n.replace("_", "-") for n in NAMES])
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpus; its shape is in the module")
    parser.add_argument("--split", help="part of the corpus, where it has parts")
    parser.add_argument("--json", action="store_true", help="print only the line of JSON")
    asked = parser.parse_args()
    result = taken(asked.name.replace("-", "_"), asked.data, asked.split)
    if asked.json:
        result = Result(result.name, result.figures, result.published)
    result.show()


if __name__ == "__main__":
    main()
