"""People whom the words of a source name, though no name was seen there: "Field, 39, a clerk"."""

import re

from onrecord.model import Attribution, Evidence, Naming, Origin
from onrecord.relate.origins.affiliations import OFFICE, SELF
from onrecord.relate.origins.background import INSTITUTIONS
from onrecord.text import fold, word_set, words

_PART = r"[A-Z](?:[^\W\d_A-Z]|[’'][A-Z])[\w’'-]*"
_NAME = re.compile(rf"{_PART}(?: (?:[A-Z]\.|{_PART})){{0,3}}")
"""No word in capitals: "Norland ISPs" are nobody."""


_SHORT_TITLES = word_set("const sgt det rep sen gov lt capt cpl dr mr mrs ms rev sec fr st prof supt insp")
_AS_NOUN = r"(?:\b(?i:the|an?|his|her|its|their|my|our|two|three|some|many)\s(?:\w+\s)?){}\b"


def by_name(attribution: Attribution, text: str) -> Origin | None:
    """Whoever a source is by its words, if those are a name; a bare surname may be that of somebody known."""
    called = attribution.speaker.split(",", maxsplit=1)[0].strip()
    if attribution.naming is not Naming.PERSON or not _NAME.fullmatch(called):
        return None
    parts = words(called.replace("-", " "))
    if OFFICE.search(fold(called)) or SELF.search(fold(called)) or not INSTITUTIONS.isdisjoint(parts):
        return None
    if len(parts) == 1 and (parts[0] in _SHORT_TITLES or re.search(_AS_NOUN.format(re.escape(called.lower())), text)):
        return None  # "Jurors" of a page that has "the jurors"
    key = "-".join(parts) if len(parts) > 1 else f"~{parts[0]}"
    return Origin(f"person:{key}", called, True, Evidence("named", 0.7, f"{called} is named as the source"))
