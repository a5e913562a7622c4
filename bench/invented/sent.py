"""Invented articles as the writer gets them: read in a process of its own, packed, and sent over."""

import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bench.invented.articles import invented
from onrecord.model import Capture
from onrecord.pipeline import seen_in

_AHEAD = 64
"""Articles in one message; the reader makes the next ones while the writer places these."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An article, what a reading worker found in it as the bytes that travel, and how long that took."""

    capture: Capture
    seen: bytes
    beforehand_ms: float


@contextmanager
def sent(seed: int, *, after: int) -> Iterator[Iterator[Sent]]:
    """The articles of ``invented``, ``after`` so many, for as long as the context is open."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    reader = context.Process(target=_read, args=(there, seed, after), daemon=True)
    reader.start()
    there.close()
    try:
        yield _received(here)
    finally:
        reader.terminate()
        reader.join()
        here.close()


def _received(pipe: Connection) -> Iterator[Sent]:
    while True:
        yield from pipe.recv()


def _read(pipe: Connection, seed: int, after: int) -> None:
    waiting = []
    for written in invented(seed, after=after):
        begun = time.process_time()
        seen = seen_in(written.reading, written.attributions)
        packed = pickle.dumps(seen, protocol=pickle.HIGHEST_PROTOCOL)
        waiting.append(Sent(written.capture, packed, (time.process_time() - begun) * 1000))
        if len(waiting) == _AHEAD:
            try:
                pipe.send(waiting)
            except BrokenPipeError:  # nobody takes them any more
                return
            waiting.clear()
