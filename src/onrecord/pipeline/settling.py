"""Keeps the collector of cycles from going through all that a long build remembers, again and again."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

SETTLED = 256
"""Articles after which what is held by then is set aside. What placing remembers is some millions of small objects that
stay and make no cycles; to look through them takes seconds, and happens whenever a quarter more have come."""

Item = TypeVar("Item")


def settle() -> None:
    """Set aside all that is held now, without cycles. It is still freed when nothing refers to it any more."""
    gc.collect()
    gc.freeze()


@contextmanager
def settled(items: Iterable[Item]) -> Iterator[Iterator[Item]]:
    """The items, with what is held set aside now and then as they are taken; in the end nothing is."""
    try:
        yield _settling(items)
    finally:
        gc.unfreeze()


def _settling(items: Iterable[Item]) -> Iterator[Item]:
    for number, item in enumerate(items, start=1):
        yield item
        if number % SETTLED == 0:
            settle()
