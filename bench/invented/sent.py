"""Invented articles as the writer gets them: read in a process of its own, packed, and sent over."""

import pickle
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bench.invented.articles import invented
from onrecord.model import Capture
from onrecord.pipeline import seen_in

_TOGETHER = 16
"""Articles in one message."""
_AHEAD = 16
"""Messages that may wait: more articles than the writer takes in at once, so that it never waits for the reader."""


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
    with ThreadPoolExecutor(1) as sender:
        waiting = deque[Future[None]]()
        articles = _made(seed, after)
        while message := list(islice(articles, _TOGETHER)):
            waiting.append(sender.submit(pipe.send, message))
            if len(waiting) > _AHEAD:
                try:
                    waiting.popleft().result()
                except BrokenPipeError:  # nobody takes them any more
                    return


def _made(seed: int, after: int) -> Iterator[Sent]:
    for written in invented(seed, after=after):
        begun = time.thread_time()
        seen = seen_in(written.reading, written.attributions)
        packed = pickle.dumps(seen, protocol=pickle.HIGHEST_PROTOCOL)
        yield Sent(written.capture, packed, (time.thread_time() - begun) * 1000)
