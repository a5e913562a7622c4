"""Of which house a reporter is who is told of, and what a house has of its own reporter."""

from onrecord.model import EntityKind, Evidence, Origin, Span
from onrecord.relate.origins.background import Background
from onrecord.relate.origins.desk import is_agency, reporting

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
