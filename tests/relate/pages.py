"""Pages and attributions made by hand, read by the real reader."""

import re
from collections.abc import Sequence

from onrecord.model import (
    Article,
    Assertion,
    Attribution,
    Block,
    Credit,
    CreditKind,
    Evidence,
    Kind,
    Manner,
    Naming,
    Reading,
    Relation,
    Resolved,
    Span,
    Stance,
    Stated,
)
from onrecord.read import read
from onrecord.relate import relate
from onrecord.resolve import resolve
from onrecord.text import id_of, line_spans
from tests.known import MemoryKnown

BY_HAND = Evidence("hand", 1.0, "made for a test")


def page(*paragraphs: str, publisher: str = "", published: str = "", agency: str = "") -> Reading:
    """Paragraphs of own text as one article, read."""
    return _read((), paragraphs, publisher=publisher, published=published, agency=agency)


def headed(headline: str, *paragraphs: str) -> Reading:
    """The same under a headline."""
    return _read((headline,), paragraphs)


def _read(
    headlines: Sequence[str], paragraphs: Sequence[str], *, publisher: str = "", published: str = "", agency: str = ""
) -> Reading:
    text = "\n\n".join((*headlines, *paragraphs))
    spans = [s for s in line_spans(text) if len(s)]
    blocks = tuple(Block(s, Kind.TITLE if n < len(headlines) else Kind.TEXT, BY_HAND) for n, s in enumerate(spans))
    credits_ = (Credit(agency, CreditKind.AGENCY, (), BY_HAND),) if agency else ()
    return read(
        Article(
            id=id_of(text, publisher),
            capture=id_of(text),
            text=text,
            language="en",
            title=None,
            publisher=Stated(publisher, (), BY_HAND) if publisher else None,
            published=Stated(published, (), BY_HAND) if published else None,
            authors=(),
            credits=credits_,
            posts=(),
            blocks=blocks,
        )
    )


def said(
    reading: Reading,
    source: str,
    cue: str,
    *content: str,
    naming: Naming = Naming.PERSON,
    stance: Stance = Stance.ASSERTS,
    via: str | None = None,
) -> Attribution:
    """An attribution: source and cue at their first place, content where it stands nearest to the source."""
    text = reading.article.text
    source_span = Span(text.index(source), text.index(source) + len(source)) if source else None
    near = source_span.start if source_span else 0
    at = tuple(min(_places(text, c), key=lambda s: abs(s.start - near)) for c in content)
    entities = [m.entity for m in reading.mentions if source_span and m.span.overlaps(source_span)]
    cue_at = text.index(cue, source_span.end if source_span else 0)
    return Attribution(
        id=id_of(reading.article.id, source, cue, *content),
        source=(source_span,) if source_span else (),
        cue=(Span(cue_at, cue_at + len(cue)),),
        content=at,
        via=via,
        manner=Manner.INDIRECT,
        naming=naming,
        stance=stance,
        entity=entities[-1] if entities and naming in {Naming.PERSON, Naming.ORGANISATION} else None,
        speaker=source,
        count=None,
        evidence=BY_HAND,
    )


def _places(text: str, words: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in re.finditer(re.escape(words), text)]


def resolved(reading: Reading, known: MemoryKnown | None = None) -> Resolved:
    """Resolved by the real stage."""
    return resolve(reading, known or MemoryKnown())


def told(
    readings: Sequence[tuple[Reading, Sequence[Attribution]]],
) -> tuple[list[Assertion], list[Relation]]:
    """The assertions and relations after taking the readings in one after the other."""
    known = MemoryKnown()
    assertions: list[Assertion] = []
    relations: list[Relation] = []
    for reading, attributions in readings:
        here = resolved(reading, known)
        related = relate(attributions, here, known)
        known.add(here, related, attributions)
        assertions += related.assertions
        relations += related.relations
    return assertions, relations
