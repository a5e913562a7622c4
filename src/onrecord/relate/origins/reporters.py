"""Of which house a reporter is who is told of, and what a house has of its own reporter."""

import re

from onrecord.model import Attribution, EntityKind, Evidence, Naming, Origin, Span
from onrecord.relate.origins.background import Background
from onrecord.relate.origins.desk import is_agency, reporting
from onrecord.text import joined

_TOLD_TO = re.compile(
    r"\b(?:(?:quoted|cited|interviewed) (?:[a-z]+ ){0,3}?(?:by|in)"
    r"|who (?:[a-z]+ ){0,2}?(?:spoke|talked|confided) (?:to|with)) (?:the )?((?:[A-Z][\w’.&-]* ?){1,5})$"
)
""" "Officials quoted last month by the Tarn Herald": to whom somebody without a name spoke."""
_NO_HOUSES = frozenset({EntityKind.GROUP, EntityKind.PLACE, EntityKind.PERSON})


def observed(house: str) -> Origin:
    """What a reporter of a house perceived."""
    return Origin(reporting(house), house, True, Evidence("first-hand", 0.7, f"a reporter of {house} tells it"))


def is_house(background: Background, whose: str, source: Span) -> bool:
    """Whether the words that stand with "reporter" name a house: no "star reporter", no "Norlandic journalists"."""
    text = background.reading.article.text
    named = [m for m in background.mentions_at(source) if m.span.cut(text) in whose]
    if is_agency(whose) or any(m.kind is EntityKind.ORGANISATION for m in named):
        return True
    begins = source.cut(text).startswith(whose)  # without an article any word that opens a sentence has a capital
    return whose[0].isupper() and not begins and all(m.kind not in _NO_HOUSES for m in named)


def outlet_before(background: Background, attribution: Attribution) -> str | None:
    """The other outlet whose report an unnamed source is known from: named with it, or the innermost of the chain."""
    source = joined(attribution.source[:1], background.reading.article.text)
    told = _TOLD_TO.search(source)
    if told is not None and is_house(background, told[1], attribution.source[0]):
        return told[1]
    seen = {attribution.id}
    outer = background.said.get(attribution.via) if attribution.via else None
    while outer is not None and outer.id not in seen:
        if outer.naming is Naming.PUBLISHER:
            return outer.speaker or joined(outer.source, background.reading.article.text)
        seen.add(outer.id)
        outer = background.said.get(outer.via) if outer.via else None
    return None
