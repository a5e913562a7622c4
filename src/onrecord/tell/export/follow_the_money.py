"""The record as FollowTheMoney entities, one a line: articles, people and bodies, and what was said as notes."""

from collections.abc import Iterator
from typing import Any

from onrecord.model import EntityKind
from onrecord.record import Recorded
from onrecord.tell.export.citing import path_of
from onrecord.tell.export.fitting import fit_json
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.names import address_of, published_of, uuid_of
from onrecord.tell.export.rows import assertion_row
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.story import Located

_SCHEMAS = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.GROUP: "LegalEntity",
    EntityKind.PLACE: "Address",
}


_LONGEST = {"name": 384}
_LONGEST_LINE, _LONGEST_TEXT = 1024, 65_000
_TEXTS = frozenset({"bodyText", "description", "summary", "notes"})
"""How many characters values have in the model: those of a name, of other lines, and of texts."""
_LANGUAGES = {"en": "eng"}
"""Languages of articles as the model has them, by ISO 639-3; no other is read."""


def pieces(ground: Ground) -> Iterator[bytes]:
    """Entities of the FollowTheMoney model, as ``ftm`` and Aleph read them. Dates are the first day of a range.

    A note holds one assertion: its words, who puts it, and in ``notes`` the citation as JSON.
    """
    for entity in _all(ground):
        yield fit_json(entity) + b"\n"


def _all(ground: Ground) -> Iterator[dict[str, Any]]:
    for recorded in ground.story.articles:
        article = recorded.article
        yield _entity(
            "Article",
            _id("article", article.id),
            title=ground.headline(recorded),
            fileName=path_of(recorded),
            publisher=article.publisher.value if article.publisher else "",
            author=[a.value for a in article.authors],
            publishedAt=_day(published_of(recorded)),
            sourceUrl=address_of(recorded),
            language=_LANGUAGES.get(article.language, ""),
            mimeType="text/plain",
            bodyText=list(_pieces(article.text)),
            notes=_read_from(recorded),
        )
    for key in sorted(ground.tallies):
        first = ground.tallies[key].first
        actor = ground.story.actors.get(key)
        schema = _SCHEMAS.get(actor.kind, "Thing") if actor else "Thing"
        yield _entity(
            schema,
            _id("entity", key),
            name=ground.name_of(key),
            proof=_id("article", first.article_id) if first else "",
            notes=first.as_json() if first else "",
        )
    yield from (_note(ground, located) for located in ground.assertions)


def _read_from(recorded: Recorded) -> str:
    """The bytes of an article, as JSON: the model's own place for a hash takes SHA-1 only."""
    known = {"article_id": recorded.article.id, "path": path_of(recorded), "sha256": recorded.article.capture}
    return fit_json(known).decode()


def _note(ground: Ground, located: Located) -> dict[str, Any]:
    row, cited = assertion_row(ground, located), ground.cite(located)
    source = ground.story.voice_of(located)
    return _entity(
        "Note",
        _id("assertion", located.assertion.id),
        name=f"{row['speaker'] or NO_SOURCE} {row['stance'].replace('_', ' ')}",
        description=cited.quotation,
        summary=f"put as {row['modality']}; through {' → '.join(row['chain'])}",
        entity=_id("entity", source) if source in ground.tallies else "",
        proof=_id("article", cited.article_id),
        publisher=ground.story.publisher(located.recorded),
        keywords=[f"claim {row['claim_id']}", f"origin {row['origin_id']}"],
        notes=cited.as_json(),
    )


def _pieces(text: str) -> Iterator[str]:
    """A text in as many values as the model needs for it."""
    for start in range(0, len(text), _LONGEST_TEXT):
        yield text[start : start + _LONGEST_TEXT]


def _entity(schema: str, key: str, **properties: str | list[str]) -> dict[str, Any]:
    values = {name: [value] if isinstance(value, str) else value for name, value in properties.items()}
    kept = {name: [_cut(name, v) for v in value if v.strip()] for name, value in values.items()}
    return {"id": key, "schema": schema, "properties": {name: value for name, value in kept.items() if value}}


def _cut(name: str, value: str) -> str:
    """A value as long as the model takes it. What is cited is never cut."""
    most = _LONGEST.get(name, _LONGEST_LINE)
    return value if name in _TEXTS or len(value) <= most else value[: most - 1] + "…"


def _id(kind: str, given: str) -> str:
    """Keys of the model take few characters, so ids are made of them."""
    return f"onrecord-{kind}-{uuid_of(kind, given)}"


def _day(edtf: str) -> str:
    """The day, month or year as the model has dates; the first day of a range."""
    return edtf.strip("[]").partition("..")[0].partition("/")[0].rstrip("~?%")
