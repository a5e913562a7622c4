"""Reading many captures at once on one machine: a bounded window of worker processes, results in the order given."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.context import ForkServerContext
from multiprocessing.forkserver import ensure_running
from multiprocessing.synchronize import Event
from threading import Thread

from onrecord.model import Capture, Refusal
from onrecord.pipeline.engines import Fetch, Look, Looked, Seen, died

_POOL_PAYS_FROM = 12
"""Captures from which starting processes, after two seconds for the language model, is worth it."""

_IN_FLIGHT = 8
"""Captures in flight for each worker: enough that none waits, few enough that memory stays bounded."""


_STARTS: list[Event] = []
"""Held until this process ends: a worker asks for its own by name while it starts, also when its pool is given up."""


@dataclass(frozen=True, slots=True)
class Processes:
    """The engine of one machine. ``workers`` 0 means one for each core."""

    workers: int = 0

    def looks(self, look: Look[Seen], ids: Sequence[str], fetch: Fetch) -> Iterator[Looked[Seen]]:
        """As ``Engine`` has it; few captures are read here, without a further process."""
        processes = self.workers or os.cpu_count() or 1
        if processes == 1 or len(ids) < _POOL_PAYS_FROM:
            return (Looked(capture.id, capture.name, look(capture)) for capture in fetch(ids))
        return _pooled(look, fetch(ids), processes)


def _pooled(look: Look[Seen], captures: Iterable[Capture], processes: int) -> Iterator[Looked[Seen]]:
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


def _result(look: Look[Seen], capture: Capture, future: "Future[Seen | Refusal]") -> Looked[Seen]:
    try:
        return Looked(capture.id, capture.name, future.result())
    except BrokenProcessPool:
        return look_apart(look, capture)


def look_apart(look: Look[Seen], capture: Capture) -> Looked[Seen]:
    """One article in a process of its own, after a worker died: was it this one?"""
    with _pool(1) as pool:
        try:
            pool.submit(_live).result()
        except BrokenProcessPool:
            # No process can be started here at all, so it was not this article.
            return Looked(capture.id, capture.name, look(capture))
        try:
            return Looked(capture.id, capture.name, pool.submit(look, capture).result())
        except BrokenProcessPool:
            return Looked(capture.id, capture.name, died(capture))


def _live() -> None:
    """Nothing, by a process that lives."""


def _pool(processes: int) -> ProcessPoolExecutor:
    # forkserver: workers start from a clean process, so the record's connection is never shared with a child.
    context = get_context("forkserver")
    context.set_forkserver_preload(["onrecord.pipeline.warmed"])
    _serve_forks(context)
    with _uninterrupted():
        all_started = context.Event()
        _STARTS.append(all_started)
        pool = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(all_started,))
        # Left to itself, the pool starts a worker when there is work for it, and one that it starts while it puts down
        # the others, because one has died, is never put down: this process then waits for it for ever (CPython 3.11).
        with suppress(BrokenProcessPool):
            for _ in range(processes):
                pool.submit(_live)
        all_started.set()
    return pool


def _serve_forks(context: ForkServerContext) -> None:
    """Start the process that workers are forked from, if none runs; it and they leave interrupts to this one.

    It takes seconds to load what they need. A worker that was asked for meanwhile would look in vain for what it shares
    with this process, were this one interrupted; one that shares nothing is waited for instead.
    """
    resource_tracker.ensure_running()  # it too is started first, and lets interrupts through in the end
    with _uninterrupted():  # it starts as we are: ignoring comes too late
        ensure_running()
    first = context.Process(target=_live)
    first.start()
    first.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave an interrupt for afterwards."""
    was = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, was)


def _begin(all_started: Event) -> None:
    """How a worker starts: it does not outlive the parent, however that ends."""
    Thread(target=_end_with_parent, daemon=True).start()
    all_started.wait()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
