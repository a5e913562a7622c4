"""Whose turn it is to work out what is told of a story: one thread at a time, those who read before who works ahead."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self


class Turns:
    """A lock. A thread that has it may take it again; ``aside`` takes it only while nobody who reads wants it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._quiet = threading.Condition()
        self._readers = 0
        """How many have it for a reader, or wait for it."""
        self._mine = threading.local()
        """How many times the thread that asks has it."""

    def acquire(self) -> None:
        """Take it for a reader."""
        with self._quiet:
            self._readers += 1
        self._lock.acquire()
        self._mine.times = self._times + 1

    def release(self) -> None:
        """Give it back."""
        self._mine.times = self._times - 1
        self._lock.release()
        with self._quiet:
            self._readers -= 1
            if not self._readers:
                self._quiet.notify_all()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.release()

    @property
    def _times(self) -> int:
        return getattr(self._mine, "times", 0)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Let others have it while this thread waits for something else."""
        times = self._times
        for _ in range(times):
            self.release()
        try:
            yield
        finally:
            for _ in range(times):
                self.acquire()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Take it for a little work ahead of readers, once none of them wants it. Not for who has it already."""
        with self._quiet:
            self._quiet.wait_for(lambda: not self._readers)
        with self._lock:
            yield
