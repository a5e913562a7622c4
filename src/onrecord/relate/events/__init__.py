"""What a text says happened, is planned, possible or denied; when, who, where, and on whose word."""

from onrecord.relate.events.find import find_events
from onrecord.relate.events.times import as_put

__all__ = ["as_put", "find_events"]
