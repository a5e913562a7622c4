"""Findings → one record, append-only, and the nouns back out of it: in a file, or in a database. The only SQL."""

from onrecord.record.audit import Fault, audit
from onrecord.record.decisions import keep_decisions, on_newest_log
from onrecord.record.found import Hit
from onrecord.record.place import Place, place_of
from onrecord.record.recorded import Deed, Pointer, Recorded, Shared, Stretch, shared_in
from onrecord.record.relations import STANDINGS, Relations
from onrecord.record.rows import uncollected
from onrecord.record.store import is_record, remove
from onrecord.record.view import Made, View
from onrecord.record.writer import Making, Writer

__all__ = [
    "STANDINGS",
    "Deed",
    "Fault",
    "Hit",
    "Made",
    "Making",
    "Place",
    "Pointer",
    "Recorded",
    "Relations",
    "Shared",
    "Stretch",
    "View",
    "Writer",
    "audit",
    "is_record",
    "keep_decisions",
    "on_newest_log",
    "place_of",
    "remove",
    "shared_in",
    "uncollected",
]
