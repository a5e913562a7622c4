"""What a finder of attributions costs, measured alike for ours and for other tools: each in a process of its own.

Seconds are processor seconds, since others may be using the machine; the process keeps to one core.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.attributions.matching import ROLES, Roles
from onrecord.model import Span

_ROOT = Path(__file__).parents[2]
_FIRST = "The mayor said on Monday that the bridge would reopen in spring."
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Finder = Callable[[str], list[Roles]]


@dataclass(frozen=True, slots=True)
class Run:
    """What one finder made of the texts, and what that took; ``start_up_seconds`` includes a first short paragraph."""

    found: list[list[Roles]]
    words_per_second: float
    start_up_seconds: float
    peak_memory_mib: float


def measured(finder: str, texts: Sequence[str]) -> Run:
    """Run ``module:function`` over the texts in a fresh process. Raises CalledProcessError when it fails."""
    bare = float(_output(["-c", "import time; print(time.process_time())"], ""))
    said = json.loads(_output(["-m", "bench.attributions.cost", finder], json.dumps(texts)).splitlines()[-1])
    words = sum(len(text.split()) for text in texts)
    return Run(
        found=[[{r: tuple(Span(*s) for s in one[r]) for r in ROLES} for one in article] for article in said["found"]],
        words_per_second=words / max(1e-9, said["seconds"]),
        start_up_seconds=max(0.0, said["start_up"] - bare),
        peak_memory_mib=said["peak"],
    )


def _output(arguments: Sequence[str], given: str) -> str:
    environment = os.environ | _ONE_THREAD
    command = [sys.executable, *arguments]
    ended = subprocess.run(  # noqa: S603  # this interpreter, and a module of this folder
        command,
        input=given,
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return ended.stdout


def _peak() -> float:
    """The most memory this process has held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux a process starts with the peak of the one that started it; this line begins anew.
        line = next(x for x in status.read_text("ascii").splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Read the texts as JSON, and write as JSON what was found and what it took."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = json.load(sys.stdin)
    module, _, name = sys.argv[1].partition(":")
    find: Finder = getattr(importlib.import_module(module), name)
    find(_FIRST)
    start_up = time.process_time()
    found = [find(text) for text in texts]
    seconds = time.process_time() - start_up
    plain = [[{r: [(s.start, s.end) for s in one[r]] for r in ROLES} for one in article] for article in found]
    print(json.dumps({"found": plain, "start_up": start_up, "seconds": seconds, "peak": _peak()}))


if __name__ == "__main__":
    main()
