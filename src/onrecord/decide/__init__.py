"""What people have settled, laid over what the machine found: a pure function, applied where a story is opened."""

from onrecord.decide.claims import Groups, grouped
from onrecord.decide.log import (
    check_no_later,
    fault_of,
    from_far_ahead,
    identified,
    later_than,
    live,
    read_lines,
    taken_in,
    to_lines,
)
from onrecord.decide.pins import Pins, named_of, page_of, quotation_of
from onrecord.decide.replay import Decided, Found, decide
from onrecord.decide.rulings import Tried

__all__ = [
    "Decided",
    "Found",
    "Groups",
    "Pins",
    "Tried",
    "check_no_later",
    "decide",
    "fault_of",
    "from_far_ahead",
    "grouped",
    "identified",
    "later_than",
    "live",
    "named_of",
    "page_of",
    "quotation_of",
    "read_lines",
    "taken_in",
    "to_lines",
]
