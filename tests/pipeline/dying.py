"""Captures of which some are deadly to whoever reads them, told of on every engine."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from onrecord.model import Capture, Refusal
from onrecord.pipeline.engines import Engine
from onrecord.pipeline.on_ray import OnRay


def look_or_die(capture: Capture) -> str | Refusal:
    if capture.body == b"deadly":
        os._exit(1)
    return capture.name


def captures(deadly: Iterable[str], ids: Sequence[str]) -> Iterator[Capture]:
    for n in ids:
        yield Capture(n, f"{n}.txt", "text/plain", b"deadly" if n in deadly else b"harmless", "")


def refused(engine: Engine, deadly: tuple[str, ...], ids: Sequence[str]) -> list[str]:
    """The names of what was refused, all having come back in order."""
    looked = list(engine.looks(look_or_die, ids, partial(captures, deadly)))
    assert [found.capture for found in looked] == list(ids)
    assert all(found.seen == found.name or isinstance(found.seen, Refusal) for found in looked)
    return [found.name for found in looked if isinstance(found.seen, Refusal)]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(refused(OnRay(1, sys.argv[1]), ("3",), [str(n) for n in range(20)])))
