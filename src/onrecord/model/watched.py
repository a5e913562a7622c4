"""What is watched: addresses that are asked for again and again, and what is known of each."""

from dataclasses import dataclass
from enum import StrEnum


class WatchedKind(StrEnum):
    """What an address leads to."""

    LIST = "list"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Watched:
    """An address that is watched. Times are ISO 8601 in UTC, "" for never.

    ``of`` is the list that led to it, ``source`` the publisher that the list gives it. ``etag`` and ``modified`` are
    what its server asks to be asked with again, ``body`` is the SHA-256 of what came last. ``next`` is "" for what is
    asked for no more.
    """

    address: str
    kind: WatchedKind
    of: str = ""
    source: str = ""
    etag: str = ""
    modified: str = ""
    body: str = ""
    since: str = ""
    changed: str = ""
    checked: str = ""
    next: str = ""
    failures: int = 0
    error: str = ""
