"""Reading many captures at once: a bounded window of worker processes, results in the order of the captures."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

from onrecord.model import Capture, Refusal

Seen = TypeVar("Seen")
Look = Callable[[Capture], Seen | Refusal]

DIED = "reader-died"

_POOL_PAYS_FROM = 12
"""Captures from which starting processes, two seconds each for the language model, is worth it."""

_IN_FLIGHT = 8
"""Captures in flight for each worker: enough that none waits, few enough that memory stays bounded."""


def in_order(
    look: Look[Seen], captures: Iterable[Capture], *, total: int, workers: int
) -> Iterator[tuple[Capture, Seen | Refusal]]:
    """Each capture with what ``look`` makes of it, in the given order. ``workers`` 0 means one for each core.

    A worker that dies takes down only the article it was reading, which becomes a Refusal.
    """
    processes = workers or os.cpu_count() or 1
    if processes == 1 or total < _POOL_PAYS_FROM:
        return ((capture, look(capture)) for capture in captures)
    return _pooled(look, captures, processes)


def _pooled(look: Look[Seen], captures: Iterable[Capture], processes: int) -> Iterator[tuple[Capture, Seen | Refusal]]:
    waiting: deque[tuple[Capture, Future[Seen | Refusal]]] = deque()
    pool = _pool(processes)
    try:
        for capture in captures:
            try:
                waiting.append((capture, pool.submit(look, capture)))
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(processes)
                waiting.append((capture, pool.submit(look, capture)))
            if len(waiting) >= processes * _IN_FLIGHT:
                yield _result(look, *waiting.popleft())
        while waiting:
            yield _result(look, *waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(look: Look[Seen], capture: Capture, future: "Future[Seen | Refusal]") -> tuple[Capture, Seen | Refusal]:
    try:
        return capture, future.result()
    except BrokenProcessPool:
        return capture, _look_apart(look, capture)


def _look_apart(look: Look[Seen], capture: Capture) -> Seen | Refusal:
    """One article in a process of its own, after a worker died: was it this one?"""
    with _pool(1) as pool:
        try:
            pool.submit(_live).result()
        except BrokenProcessPool:
            return look(capture)  # no process can be started here at all, so it was not this article
        try:
            return pool.submit(look, capture).result()
        except BrokenProcessPool:
            return Refusal(
                capture.name,
                DIED,
                "the process that read it died, perhaps for want of memory",
                "try it alone on a machine with more memory, or leave it out",
            )


def _live() -> None:
    """Nothing, by a process that lives."""


def _pool(processes: int) -> ProcessPoolExecutor:
    # forkserver: workers start from a clean process, so the record's connection is never shared with a child.
    context = get_context("forkserver")
    context.set_forkserver_preload(["onrecord.pipeline"])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
