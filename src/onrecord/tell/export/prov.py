"""The record as PROV-JSON: what was derived from which bytes, and to whom it is attributed."""

from collections.abc import Iterator
from typing import Any

from onrecord.tell.export.citing import PREFIX, path_of
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import mapping, without_empty
from onrecord.tell.export.names import TERMS, published_of, urn
from onrecord.tell.export.rows import assertion_row
from onrecord.tell.story import Located

Entries = Iterator[tuple[str, Any]]


def pieces(ground: Ground) -> Iterator[bytes]:
    """Captures, articles, assertions, origins and claims as entities; publishers and speakers as agents.

    An assertion is a quotation from its article, is attributed to its speaker, and has its origin as primary source.
    Whoever passes on words acts on nobody's behalf, so PROV has no relation for a chain: it is an attribute.
    Source: PROV-DM, W3C Recommendation of 30 April 2013; PROV-JSON, W3C Member Submission of 24 April 2013.
    """
    return mapping(
        {"prefix": {"onrecord": TERMS}},
        (
            ("entity", _entities(ground)),
            ("agent", _agents(ground)),
            ("wasDerivedFrom", _derived(ground)),
            ("wasAttributedTo", _attributed(ground)),
            ("hadMember", _members(ground)),
        ),
    )


def _entities(ground: Ground) -> Entries:
    for recorded in ground.story.articles:
        article = recorded.article
        yield (
            _name("article", article.id),
            without_empty(
                {
                    "prov:label": ground.headline(recorded),
                    "onrecord:published": published_of(recorded),
                    "onrecord:path": path_of(recorded),
                    "onrecord:sha256": article.capture,
                    "onrecord:article_id": article.id,
                }
            ),
        )
    for capture in sorted({r.article.capture for r in ground.story.articles}):
        yield _name("capture", capture), {"prov:type": "onrecord:Capture", "onrecord:bytes_sha256": capture}
    for located in ground.assertions:
        yield _name("assertion", located.assertion.id), _assertion(ground, located)
    for claim in ground.claims:
        yield (
            _name("claim", claim.id),
            {
                "prov:type": {"$": "prov:Collection", "type": "prov:QUALIFIED_NAME"},
                "prov:label": claim.wording,
                "onrecord:origins_at_least": claim.count.minimum,
                "onrecord:origins_at_most": claim.count.maximum,
            },
        )
    labels = {ground.origins[m.assertion.id]: ground.origin(m) for m in reversed(ground.assertions)}
    yield from ((_name("origin", origin), {"prov:label": labels[origin]}) for origin in sorted(labels))


def _assertion(ground: Ground, located: Located) -> dict[str, Any]:
    row = assertion_row(ground, located)
    attributes = {f"{PREFIX}{name}": row[name] for name in ("stance", "modality", "polarity", "said", "about")}
    attributes[f"{PREFIX}chain"] = " → ".join(row["chain"])
    return without_empty(attributes) | ground.cite(located).as_dict(PREFIX)


def _agents(ground: Ground) -> Entries:
    yield from ((name, {"prov:label": label}) for name, label in sorted(_labels(ground).items()))


def _labels(ground: Ground) -> dict[str, str]:
    found: dict[str, str] = {}
    for recorded in ground.story.articles:
        publisher = ground.story.publisher(recorded)
        found.setdefault(_name("publisher", publisher), publisher)
    for located in ground.assertions:
        found.setdefault(_speaker(ground, located), ground.voice(located)[1])
    return found


def _speaker(ground: Ground, located: Located) -> str:
    """An agent for the speaker: one for a named entity, one for each article that tells of somebody unnamed."""
    attribution = located.attribution
    if attribution is None:
        return _name("publisher", ground.story.publisher(located.recorded))
    key, name = ground.voice(located)
    return _name("entity", key) if key else _name("speaker", f"{located.recorded.article.id}:{name}")


def _derived(ground: Ground) -> Entries:
    for recorded in ground.story.articles:
        article = recorded.article
        yield (
            f"_:read-{article.id}",
            {
                "prov:generatedEntity": _name("article", article.id),
                "prov:usedEntity": _name("capture", article.capture),
            },
        )
    for located in ground.assertions:
        assertion = located.assertion
        here = _name("assertion", assertion.id)
        yield f"_:quoted-{assertion.id}", _from(here, _name("article", located.recorded.article.id), "prov:Quotation")
        origin = _name("origin", ground.origins[assertion.id])
        yield f"_:rests-{assertion.id}", _from(here, origin, "prov:PrimarySource")


def _from(made: str, used: str, kind: str) -> dict[str, Any]:
    return {
        "prov:generatedEntity": made,
        "prov:usedEntity": used,
        "prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"},
    }


def _attributed(ground: Ground) -> Entries:
    for recorded in ground.story.articles:
        article = recorded.article.id
        publisher = _name("publisher", ground.story.publisher(recorded))
        yield f"_:by-{article}", {"prov:entity": _name("article", article), "prov:agent": publisher}
    for located in ground.assertions:
        here = located.assertion.id
        yield f"_:said-{here}", {"prov:entity": _name("assertion", here), "prov:agent": _speaker(ground, located)}


def _members(ground: Ground) -> Entries:
    for claim in ground.claims:
        for member in claim.members:
            here = member.assertion.id
            yield (
                f"_:in-{here}",
                {"prov:collection": _name("claim", claim.id), "prov:entity": _name("assertion", here)},
            )


def _name(kind: str, given: str) -> str:
    """A qualified name: ``onrecord:article-00ff`` is the URN of the terms with that after it."""
    return f"{PREFIX}{urn(kind, given).removeprefix('urn:onrecord:').replace(':', '-')}"
