"""Names that what is in a record goes by outside it: URNs, times, and UUIDs that follow from ids."""

import re
import uuid
from urllib.parse import quote

from onrecord.record import Recorded
from onrecord.relate.propositions.times import days
from onrecord.text import address_parts

_SPACE = uuid.UUID("6f6e7265-636f-5264-9000-000000000001")
_LONGEST_ADDRESS = 4_096
"""Characters of an address past which readers of the formats take it for none."""
_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+")

TERMS = "urn:onrecord:terms:"
"""What the prefix ``onrecord:`` stands for in JSON-LD and PROV."""


def urn(kind: str, given: str) -> str:
    """A URN for something in a record, such as ``urn:onrecord:article:00ff``."""
    return f"urn:onrecord:{kind}:{quote(given, safe='-._~:')}"


def uuid_of(*parts: str) -> str:
    """A UUID (version 5) that follows from the parts alone."""
    return str(uuid.uuid5(_SPACE, "\x1f".join(parts)))


def address_of(recorded: Recorded) -> str:
    """The address of an article where it came from the web, "" where it did not."""
    found = (a for a in recorded.addresses if len(a) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(a))
    return next((a for a in found if address_parts(a).hostname), "")


def first_moment(edtf: str) -> str:
    """Midnight UTC of the first day of an EDTF date, for formats that know only moments; "" where there is no day."""
    found = days(edtf) if edtf else None
    return f"{found[0].isoformat()}T00:00:00Z" if found else ""


def published_of(recorded: Recorded) -> str:
    """The day an article gives for itself, EDTF, "" where it gives none or leaves its year open."""
    return recorded.article.dated
