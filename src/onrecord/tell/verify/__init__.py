"""Whether a sentence says only what the words it cites say: names, numbers, dates, quotations, who said it and how."""

from onrecord.tell.verify.faults import Fault, FaultKind
from onrecord.tell.verify.sentence import verify

__all__ = ["Fault", "FaultKind", "verify"]
