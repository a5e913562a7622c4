"""Watching: feeds and the pages they led to are asked for again when they are due, and what is new is put on record."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from onrecord.errors import BadSource, OnRecordError
from onrecord.ingest.exchange import checked_url
from onrecord.ingest.feeds import ListKind, read_list
from onrecord.ingest.names import shown_address
from onrecord.ingest.network import GuardedClient
from onrecord.ingest.refusals import UnfitError
from onrecord.ingest.revisit import Came, Reply, capture_in, revisit
from onrecord.model import Capture, Refusal
from onrecord.model.watched import Watched, WatchedKind
from onrecord.pipeline import Step, study_all
from onrecord.record import Place
from onrecord.record.watching import WatchList
from onrecord.settings import Settings

_BATCH = 200
"""Addresses that are asked for before what they gave is studied: a killed process loses no more than these."""
LISTS_EVERY = timedelta(minutes=15)
PAGES_AT = (1, 4, 12, 24, 72, 168, 720)
"""Hours after it was first heard of at which a page is asked for again. News changes most in its first hours."""
_LONGEST_WAIT = timedelta(days=7)
MOST_LISTS = 5_000
"""Lists that are followed for one record. Lists that lead to ever more lists would keep a round from ending."""
GIVEN_UP = 12
"""Failures in a row after which a page is asked for no more, unless a list names it again; a list always is, once a
week at last."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round of watching did: addresses asked for, articles new, pages that had changed, and what failed."""

    asked: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    failed: int = 0
    refused: tuple[Refusal, ...] = ()


def follow(record: Place, addresses: Sequence[str], *, now: datetime) -> int:
    """Watch these feeds, site maps or OPML files from now on; how many were not watched already.

    They are asked for at once, whatever became of them before.

    Raises BadSource for what is no address that is fetched, and watches none of them then.
    """
    for address in addresses:
        try:
            checked_url(address)
        except BadSource as error:
            raise BadSource(f"{shown_address(address)}: {error.message}", fix=error.fix) from None
    at = _stamp(now)
    with WatchList(record) as watched:
        return watched.follow(Watched(a, WatchedKind.LIST, since=at, next=at) for a in addresses)


def watch(
    record: Place,
    *,
    settings: Settings,
    now: datetime,
    progress: Callable[[Step], None] = lambda _: None,
    client: GuardedClient | None = None,
) -> Round:
    """One round: ask for all that is due by ``now``, and put on record what is new or has changed.

    Lists come before the pages they lead to, so that one round brings what a new feed lists. Nothing is asked for twice
    in a round, and a server that says that nothing has changed sends nothing.
    """
    if client is None:
        with GuardedClient(settings) as own:
            return watch(record, settings=settings, now=now, progress=progress, client=own)
    total = Round()
    with WatchList(record) as watched:
        while batch := watched.due(_stamp(now), most=_BATCH):
            found = _Batch(watched, settings, now)
            for number, one in enumerate(batch, 1):
                progress(Step("asking", number, len(batch), one.address))
                found.take(
                    one, revisit(one.address, etag=one.etag, modified=one.modified, settings=settings, client=client)
                )
            total = _added(total, found.kept(record, progress))
    return total


class _Batch:
    """Some addresses with what came of asking for them; kept all together, captures first."""

    def __init__(self, watched: WatchList, settings: Settings, now: datetime) -> None:
        self._watched, self._settings, self._now = watched, settings, now
        self._known: list[Watched] = []
        self._heard: list[Watched] = []
        self._captures: list[Capture | Refusal] = []
        self._round = Round()

    def take(self, one: Watched, reply: Reply) -> None:
        """Note what came."""
        asked = replace(self._round, asked=self._round.asked + 1)
        one = replace(one, checked=_stamp(self._now))
        # A feed that is said to be gone may be a mistake of its site, and nothing else would ask for it again.
        if reply.came is Came.FAILED or (reply.came is Came.GONE and one.kind is WatchedKind.LIST):
            self._round = replace(asked, failed=asked.failed + 1)
            self._known.append(_later(one, self._now, pause=reply.pause, error=reply.error))
            return
        if reply.came is Came.GONE:
            self._round = replace(asked, failed=asked.failed + 1)
            self._known.append(replace(one, error=reply.error, failures=one.failures + 1, next=""))
            return
        digest = hashlib.sha256(reply.body).hexdigest() if reply.came is Came.BODY else one.body
        if digest == one.body:
            self._round = replace(asked, same=asked.same + 1)
            held = replace(one, etag=reply.etag, modified=reply.modified, failures=0, error="")
            self._known.append(self._next(held))
            return
        try:
            self._read(one, reply)
        except (UnfitError, OnRecordError) as error:
            why = error.reason() if isinstance(error, UnfitError) else error.message
            self._round = replace(asked, failed=asked.failed + 1)
            self._known.append(_later(one, self._now, pause=0, error=why))
            return
        self._round = replace(asked, changed=asked.changed + bool(one.body and one.kind is WatchedKind.PAGE))
        at = _stamp(self._now)
        new = replace(one, body=digest, changed=at, etag=reply.etag, modified=reply.modified, failures=0, error="")
        self._known.append(self._next(new))

    def _read(self, one: Watched, reply: Reply) -> None:
        if one.kind is WatchedKind.PAGE:
            self._captures.append(capture_in(reply, one.address, now=_stamp(self._now)))
            return
        found = read_list(reply.body, reply.address or one.address, settings=self._settings)
        kind = WatchedKind.LIST if found.kind is ListKind.LISTS else WatchedKind.PAGE
        if kind is WatchedKind.LIST:
            lists = {w.address for w in self._heard if w.kind is kind} | {item.address for item in found.items}
            if len(lists | self._watched.lists()) > MOST_LISTS:
                raise BadSource(f"with what it leads to there are more than {MOST_LISTS:,} lists", fix="follow fewer")
        at = _stamp(self._now)
        self._heard += [
            Watched(item.address, kind, of=one.address, source=item.source, since=at, next=at) for item in found.items
        ]

    def _next(self, one: Watched) -> Watched:
        if one.kind is WatchedKind.LIST:
            return replace(one, next=_stamp(self._now + LISTS_EVERY))
        since = datetime.fromisoformat(one.since)
        visits = (since + timedelta(hours=hours) for hours in PAGES_AT)
        return replace(one, next=next((_stamp(v) for v in visits if v > self._now), ""))

    def kept(self, record: Place, progress: Callable[[Step], None]) -> Round:
        """Put the pages on record, then what is known of the addresses: killed in between, they are asked for again."""
        built = study_all(self._captures, record, settings=self._settings, progress=progress)
        self._watched.note(self._known)
        self._watched.add(self._heard, given_up=GIVEN_UP)
        return replace(self._round, new=max(0, built.studied - self._round.changed), refused=built.refused)


def _later(one: Watched, now: datetime, *, pause: float, error: str) -> Watched:
    """Asked for again after a wait that doubles with each failure, or as long as its server asks."""
    failures = one.failures + 1
    wait = max(min(LISTS_EVERY * 2 ** min(failures, 20), _LONGEST_WAIT), timedelta(seconds=pause))
    gone = one.kind is WatchedKind.PAGE and failures >= GIVEN_UP
    return replace(one, failures=failures, error=error[:300], next="" if gone else _stamp(now + wait))


def _added(one: Round, other: Round) -> Round:
    return Round(
        one.asked + other.asked,
        one.new + other.new,
        one.changed + other.changed,
        one.same + other.same,
        one.failed + other.failed,
        (*one.refused, *other.refused),
    )


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
