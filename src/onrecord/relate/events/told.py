"""An event as the search for its day sees it, and the day that is found."""

from dataclasses import dataclass

from onrecord.model import EventStatus, Evidence, Kind, Span
from onrecord.relate.events.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Day:
    """EDTF, or "" with the reason why not; ``time`` is the time expression that stands in the clause, if any."""

    when: str
    evidence: Evidence
    time: Span | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A trigger as the search for its day sees it. ``speaker`` is the attribution it stands in, "" for none."""

    trigger: Trigger
    status: EventStatus
    tense: str
    kind: Kind
    block: int
    opening: bool
    speaker: str
