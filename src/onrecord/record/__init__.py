"""Findings → one SQLite file, append-only, and the nouns back out of it. The only SQL of the program."""

from onrecord.record.audit import Fault, audit
from onrecord.record.decisions import keep_decisions
from onrecord.record.found import Hit
from onrecord.record.store import is_record
from onrecord.record.view import Made, Recorded, View
from onrecord.record.writer import Making, Writer

__all__ = ["Fault", "Hit", "Made", "Making", "Recorded", "View", "Writer", "audit", "is_record", "keep_decisions"]
