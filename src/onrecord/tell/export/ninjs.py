"""The articles as one IPTC ninjs 3 object, each with its text and what is said in it."""

from collections.abc import Iterator
from typing import Any

from onrecord.model import EntityKind
from onrecord.record import Recorded
from onrecord.tell.export.citing import cite, path_of
from onrecord.tell.export.fitting import fit_json
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import listed, without_empty
from onrecord.tell.export.names import address_of, first_moment, published_of, urn
from onrecord.tell.export.rows import assertion_row
from onrecord.tell.story import Located

_LISTS = {EntityKind.PERSON: "people", EntityKind.ORGANISATION: "organisations", EntityKind.PLACE: "places"}


def pieces(ground: Ground) -> Iterator[bytes]:
    """A composite news object; its associations are the articles.

    The standard has no place for assertions, so each is a description in JSON, with its citation. It knows moments
    only: a day is its midnight, and the day as the page has it is an alternative id.
    Source: IPTC ninjs 3.1.
    """
    head = {
        "uri": urn("story", ground.id),
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "type": "composite",
        "representationType": "full",
        "profile": "onrecord",
        "title": f"A story in {len(ground.story.articles)} articles",
    }
    said: dict[str, list[Located]] = {}
    for located in ground.assertions:
        said.setdefault(located.recorded.article.id, []).append(located)
    items = (_article(ground, recorded, said.get(recorded.article.id, [])) for recorded in ground.story.articles)
    return listed(head, "associations", items)


def _article(ground: Ground, recorded: Recorded, said: list[Located]) -> dict[str, Any]:
    article, title = recorded.article, ground.headline(recorded)
    publisher = article.publisher
    made = {
        "name": title,
        "rel": "member",
        "uri": urn("article", article.id),
        "type": "text",
        "title": title,
        "language": article.language,
        "contentCreated": first_moment(published_of(recorded)),
        "by": ", ".join(a.value for a in article.authors),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": title}] if article.title else [],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "charCount": len(article.text), "value": article.text}
        ],
        "descriptions": [_description(ground, located) for located in said],
        "infoSources": _sources(publisher.value if publisher else "", [c.name for c in article.credits]),
        "altIds": _ids(recorded),
        **_entities(ground, recorded),
    }
    return without_empty(made)


def _description(ground: Ground, located: Located) -> dict[str, str]:
    row = assertion_row(ground, located)
    put = {name: row[name] for name in ("speaker", "chain", "stance", "modality", "said", "about", "claim_id")}
    value = cite(located.recorded, located.assertion.wording).as_dict() | put
    return {"role": "onrecord:assertion", "contentType": "application/json", "value": fit_json(value).decode()}


def _sources(publisher: str, credited: list[str]) -> list[dict[str, str]]:
    found = [{"name": publisher, "role": "publisher"}] if publisher else []
    return found + [{"name": name, "role": "credit"} for name in dict.fromkeys(credited)]


def _ids(recorded: Recorded) -> list[dict[str, str]]:
    values = {
        "onrecord:sha256": recorded.article.capture,
        "onrecord:path": path_of(recorded),
        "onrecord:published": published_of(recorded),
        "onrecord:address": address_of(recorded),
    }
    return [{"role": role, "value": value} for role, value in values.items() if value]


def _entities(ground: Ground, recorded: Recorded) -> dict[str, list[dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for resolution in recorded.resolutions:
        key = ground.story.entity(resolution.entity)
        place = _LISTS.get(resolution.kind, "objects")
        found.setdefault(place, {})[key] = {"name": ground.name_of(key), "rel": "mentioned", "uri": urn("entity", key)}
    return {place: [found[place][key] for key in sorted(found[place])] for place in sorted(found)}
