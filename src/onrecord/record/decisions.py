"""The log of decisions in the record: only ever added to, and on disk before anybody is told that it is."""

from collections.abc import Iterable

from onrecord.model import Decision
from onrecord.record.place import Place
from onrecord.record.rows import columns, to_row
from onrecord.record.store import connect, plain_errors, transaction


def keep_decisions(path: Place, decisions: Iterable[Decision], *, create: bool = False) -> int:
    """Add to the log what is not in it, all or nothing; how many lines are new.

    Raises what ``store.connect`` raises, and RecordBusy when another process writes for too long.
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
                return sum(db.execute(statement, to_row(decision)).rowcount for decision in decisions)
    finally:
        db.close()
