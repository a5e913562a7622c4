"""The articles as references (CSL-JSON), for Zotero, Pandoc and every other program that makes bibliographies."""

from collections.abc import Iterator
from typing import Any

from onrecord.record import Recorded
from onrecord.relate.propositions.times import days
from onrecord.tell.export.citing import path_of
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import array, without_empty
from onrecord.tell.export.names import address_of, published_of


def pieces(ground: Ground) -> Iterator[bytes]:
    """One reference an article, the names of its authors as the page prints them. Source: CSL 1.0.2."""
    return array(_reference(ground, recorded) for recorded in ground.story.articles)


def _reference(ground: Ground, recorded: Recorded) -> dict[str, Any]:
    article = recorded.article
    return without_empty(
        {
            "id": f"onrecord-{article.id}",
            "type": "article-newspaper",
            "title": ground.headline(recorded),
            "container-title": article.publisher.value if article.publisher else "",
            "author": [{"literal": a.value} for a in article.authors],
            "issued": _issued(published_of(recorded)),
            "language": article.language,
            "URL": address_of(recorded),
            "custom": {"article_id": article.id, "path": path_of(recorded), "sha256": article.capture},
        }
    )


def _issued(edtf: str) -> dict[str, Any] | None:
    """A day, month or year as it is; a range as its first and last day; None where there is no day."""
    if days(edtf) is None:
        return None
    first, last = edtf.strip("[]").replace("..", "/").partition("/")[::2]
    return {"date-parts": [_parts(value) for value in (first, last) if value]}


def _parts(value: str) -> list[int]:
    return [int(part) for part in value[:10].rstrip("~?%").split("-") if part.isdigit()]
