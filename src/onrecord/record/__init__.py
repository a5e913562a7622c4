"""Findings → one SQLite file, append-only, and the nouns back out of it. The only SQL of the program."""

from onrecord.record.audit import Fault, audit
from onrecord.record.store import is_record
from onrecord.record.view import Made, Recorded, View
from onrecord.record.writer import Making, Writer

__all__ = ["Fault", "Made", "Making", "Recorded", "View", "Writer", "audit", "is_record"]
