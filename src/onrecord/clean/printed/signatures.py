"""Know the line by which an agency or a desk signs a report at its end."""

import re

from onrecord.clean.printed.dates import find_dates, words_beside_dates
from onrecord.clean.printed.outlets import agency_name, is_wire, names_outlet, proper_name
from onrecord.model import Span
from onrecord.text import fold

SIGNED = "signature"
"""The method of the evidence for a line that is a signature."""
_MARKS = "-–—()[]|/ .:*"
_LEAD = re.compile(r"[-–—(\[]{1,3}\s?")
_LONGEST = 100
_MOST_WORDS = 8
_REST = 4


def is_signature(line: str, houses: frozenset[str]) -> bool:
    """Whether a line below the text is a signature: "(Globe Wire)", "— Globe Wire, 07:00".

    ``houses`` are the folded names in the dateline: any of them may also stand without a mark.
    """
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
        return False
    if fold(line.strip(_MARKS)) in houses:
        return True
    lead = _LEAD.match(line)
    name = proper_name(line, lead.end(), len(line)) if lead else None
    if name is None or len(line[name.end :].split()) > _REST or line.rstrip().endswith((".", "!", "?", "”", '"')):
        return False
    return is_wire(name.cut(line)) or names_outlet(name.cut(line))


def signed_by(text: str, span: Span) -> Span | None:
    """The agency that signs in a line found to be a signature; None for a desk of the publisher's own."""
    line = span.cut(text)
    bare = line.strip(_MARKS)
    lead = _LEAD.match(line)
    name = proper_name(line, lead.end(), len(line)) if lead else None
    wire = name is not None and (is_wire(name.cut(line)) or agency_name(name.cut(line)) is not None)
    if name is not None and wire:
        return Span(span.start + name.start, span.start + name.end)
    if name is not None and name.cut(line) != bare:
        return None
    start = span.start + line.index(bare)
    return Span(start, start + len(bare)) if bare and not (lead and names_outlet(bare)) else None


def wire_before_date(text: str, span: Span) -> Span | None:
    """The agency in a line that is nothing but its name and a day: "Globe Wire, 17 May"."""
    name = proper_name(text, span.start, span.end)
    if name is None or len(span) > _LONGEST or not is_wire(name.cut(text)):
        return None
    rest = text[name.end : span.end]
    dates = find_dates(rest)
    return name if dates and not words_beside_dates(rest, dates) else None
