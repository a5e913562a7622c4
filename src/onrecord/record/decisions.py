"""The log of decisions in the record: only ever added to, and on disk before anybody is told that it is."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import TypeVar

from onrecord.errors import DecidedMeanwhile
from onrecord.model import Decision
from onrecord.record.place import Place
from onrecord.record.rows import columns, to_row
from onrecord.record.store import connect, plain_errors, transaction

T = TypeVar("T")

_TRIES = 8
"""Attempts to decide before others are told to have been faster."""


def on_newest_log(attempt: Callable[[], T], *, renew: Callable[[], object] = lambda: None) -> T:
    """What an attempt to decide comes to; where others decided meanwhile it is made anew, on the log with their lines.

    Raises DecidedMeanwhile where others always were faster.
    """
    for _ in range(_TRIES - 1):
        with suppress(DecidedMeanwhile):
            return attempt()
        renew()
    return attempt()


def keep_decisions(
    path: Place, decisions: Iterable[Decision], *, create: bool = False, onto: Collection[str] | None = None
) -> int:
    """Add to the log what is not in it, all or nothing; how many lines are new.

    With ``onto``, the ids of the lines after which they are to count, nothing is added where the log has others by now.
    Raises what ``store.connect`` raises, RecordBusy when another process writes for too long, and DecidedMeanwhile.
    """
    names = columns(Decision)
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    statement = f"INSERT INTO decision ({quoted}) VALUES ({marks}) ON CONFLICT DO NOTHING"  # noqa: S608  # names come from our noun
    db = connect(path, create=create)
    try:
        with plain_errors(path):
            db.be_durable()  # a person's work is not made again by building again
            with transaction(db):
                if onto is not None and {row[0] for row in db.execute("SELECT id FROM decision")} != set(onto):
                    raise DecidedMeanwhile(
                        "others decided while this was worked out",
                        fix="look at it: onrecord decisions STORY; then try again",
                    )
                return sum(db.execute(statement, to_row(decision)).rowcount for decision in decisions)
    finally:
        db.close()
