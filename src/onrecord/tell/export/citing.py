"""A citation as every export carries it: the characters of an article, and the bytes the article was read from."""

from dataclasses import dataclass
from typing import Any

from onrecord.model import Span
from onrecord.record import Recorded
from onrecord.tell.export.fitting import fit_json

FIELDS = ("article_id", "path", "start", "end", "quotation", "sha256")
"""Names of a citation's parts, in every format."""
PREFIX = "onrecord:"
"""What stands before those names in formats whose names have a namespace."""


@dataclass(frozen=True, slots=True)
class Cite:
    """Characters ``start`` to ``end`` (code points, half open) of an article's text, which are ``quotation``.

    ``path`` is the file as it was given; ``sha256`` is of the bytes that the article was read from.
    """

    article_id: str
    path: str
    start: int
    end: int
    quotation: str
    sha256: str

    def as_dict(self, prefix: str = "") -> dict[str, Any]:
        """The parts by name."""
        return {f"{prefix}{name}": getattr(self, name) for name in FIELDS}

    def as_json(self) -> str:
        """The parts as one line of JSON, for formats that have a place for text only."""
        return fit_json(self.as_dict()).decode()


def path_of(recorded: Recorded) -> str:
    """The file of an article as it was given; of several the first by name."""
    return recorded.names[0] if recorded.names else ""


def cite(recorded: Recorded, span: Span) -> Cite:
    """The citation of a span of an article."""
    article = recorded.article
    return Cite(article.id, path_of(recorded), span.start, span.end, span.cut(article.text), article.capture)


def hull(spans: tuple[Span, ...]) -> Span | None:
    """From the first character of the spans to the last, None where there are none."""
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else None
