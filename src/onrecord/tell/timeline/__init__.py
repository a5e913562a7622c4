"""The timeline: one entry for one event, however often it is told."""

from onrecord.tell.timeline.dated import Asked, Entry, Status, Step, entries, period, statuses, timeline

__all__ = ["Asked", "Entry", "Status", "Step", "entries", "period", "statuses", "timeline"]
