"""The assertions as W3C Web Annotations (JSON-LD): each a target in an article's text, and what is put there."""

from collections.abc import Iterator
from typing import Any

from onrecord.model import Span
from onrecord.tell.export.citing import PREFIX
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import listed, without_empty
from onrecord.tell.export.names import TERMS, address_of, urn
from onrecord.tell.export.rows import assertion_row
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.story import Located

_AROUND = 32
"""Characters before and after a quotation, by which it is found again in a page that has moved."""
_PUT = ("stance", "modality", "polarity", "said", "about", "source_kind", "origin", "origin_id", "chain")


def pieces(ground: Ground) -> Iterator[bytes]:
    """One annotation page with every assertion. Positions count code points of the article's text, as the W3C has it.

    Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
    """
    head = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"onrecord": TERMS}],
        "id": urn("annotations", ground.id),
        "type": "AnnotationPage",
        "startIndex": 0,
    }
    return listed(head, "items", (_annotation(ground, located) for located in ground.assertions))


def _annotation(ground: Ground, located: Located) -> dict[str, Any]:
    row = assertion_row(ground, located)
    put = without_empty({f"{PREFIX}{name}": row[name] for name in _PUT})
    return {
        "id": urn("assertion", located.assertion.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": _told(row)} | put,
            {"type": "SpecificResource", "purpose": "classifying", "source": urn("claim", row["claim_id"])},
        ],
        "target": _target(ground, located),
    }


def _told(row: Any) -> str:
    """Who does what, in a line: the first thing that a reader of annotations shows."""
    through = " → ".join(row["chain"])
    return f"{row['speaker'] or NO_SOURCE} {row['stance'].replace('_', ' ')} (put as {row['modality']}); {through}"


def _target(ground: Ground, located: Located) -> dict[str, Any]:
    cited, text = ground.cite(located), located.recorded.article.text
    around = Span(max(0, cited.start - _AROUND), min(len(text), cited.end + _AROUND))
    target = {
        "type": "SpecificResource",
        "source": {
            "id": urn("article", cited.article_id),
            "type": "Text",
            "format": "text/plain",
            "language": located.recorded.article.language,
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": cited.quotation,
                "prefix": text[around.start : cited.start],
                "suffix": text[cited.end : around.end],
            },
            {"type": "TextPositionSelector", "start": cited.start, "end": cited.end},
        ],
        **cited.as_dict(PREFIX),
    }
    address = address_of(located.recorded)
    if address:
        target["source"]["via"] = address
    return target
