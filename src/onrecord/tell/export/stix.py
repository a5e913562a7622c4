"""The record as a STIX 2.1 bundle: a report for each article, its assertions as notes by those who make them."""

from collections.abc import Iterator
from typing import Any

from onrecord.model import EntityKind
from onrecord.record import Recorded
from onrecord.tell.export.citing import path_of
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.json_pieces import listed, without_empty
from onrecord.tell.export.names import address_of, first_moment, published_of, uuid_of
from onrecord.tell.export.rows import assertion_row
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.story import Located

_NEVER = "1970-01-01T00:00:00.000Z"
"""What stands where the standard asks for a moment and the record has none."""
_CLASSES = {EntityKind.PERSON: "individual", EntityKind.ORGANISATION: "organization", EntityKind.GROUP: "group"}
_EXTENSION = f"extension-definition--{uuid_of('extension', 'citation')}"
_SELF = f"identity--{uuid_of('identity', 'onrecord')}"


def pieces(ground: Ground) -> Iterator[bytes]:
    """Identities, notes and reports. A moment is midnight of a known day; 1970 where no day is known.

    An article without a day is a grouping, since a report must have one. A note carries its citation in an extension.
    Source: STIX 2.1, OASIS Standard of 10 June 2021.
    """
    return listed({"type": "bundle", "id": f"bundle--{uuid_of('bundle', ground.id)}"}, "objects", _objects(ground))


def _objects(ground: Ground) -> Iterator[dict[str, Any]]:
    yield _made("identity", _SELF, _NEVER) | {"name": "onrecord", "identity_class": "system"}
    yield _extension()
    sayers: dict[str, dict[str, Any]] = {}
    notes: dict[str, list[Located]] = {}
    for located in ground.assertions:
        identity = _identity(ground, located)
        sayers.setdefault(identity["id"], identity)
        notes.setdefault(located.recorded.article.id, []).append(located)
    yield from (sayers[key] for key in sorted(sayers))
    for recorded in ground.story.articles:
        said = notes.get(recorded.article.id, [])
        yield from (_note(ground, located) for located in said)
        yield _report(ground, recorded, said)


def _made(kind: str, key: str, moment: str) -> dict[str, Any]:
    made = {"type": kind, "spec_version": "2.1", "id": key, "created": moment, "modified": moment}
    return made if key == _SELF else made | {"created_by_ref": _SELF}


def _extension() -> dict[str, Any]:
    return _made("extension-definition", _EXTENSION, _NEVER) | {
        "name": "onrecord citation",
        "description": "Where a quotation stands: article, characters from start to end, and SHA-256 of the bytes read",
        "schema": "https://json-schema.org/draft/2020-12/schema",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


def _identity(ground: Ground, located: Located) -> dict[str, Any]:
    recorded, attribution = located.recorded, located.attribution
    voice, name = ground.voice(located)
    name = name or NO_SOURCE
    if attribution is None:
        key, kind = f"publisher:{name}", "organization"
    elif voice:
        actor = ground.story.actors[voice]
        key, kind = voice, _CLASSES.get(actor.kind, "unspecified")
    else:
        key, kind = f"{recorded.article.id}:{name}", "unspecified"
    made = _made("identity", f"identity--{uuid_of('identity', key)}", _NEVER)
    return made | {"name": name, "identity_class": kind}


def _note(ground: Ground, located: Located) -> dict[str, Any]:
    row, cited = assertion_row(ground, located), ground.cite(located)
    moment = _moment(located.recorded)
    put = {name: row[name] for name in ("chain", "stance", "modality", "polarity", "said", "about", "claim_id")}
    return _made("note", _note_id(located), moment) | {
        "abstract": f"{row['speaker'] or NO_SOURCE} {row['stance'].replace('_', ' ')} (put as {row['modality']})",
        "content": cited.quotation,
        "authors": [row["speaker"] or NO_SOURCE],
        "object_refs": [_identity(ground, located)["id"]],
        "extensions": {_EXTENSION: {"extension_type": "property-extension", **cited.as_dict(), **without_empty(put)}},
    }


def _note_id(located: Located) -> str:
    return f"note--{uuid_of('note', located.assertion.id)}"


def _report(ground: Ground, recorded: Recorded, said: list[Located]) -> dict[str, Any]:
    article, dated = recorded.article, first_moment(published_of(recorded))
    kind = "report" if dated else "grouping"
    made = _made(kind, f"{kind}--{uuid_of('article', article.id)}", _moment(recorded))
    source: dict[str, Any] = {
        "source_name": ground.story.publisher(recorded),
        "description": path_of(recorded) or article.id,
        "external_id": article.id,
        "url": address_of(recorded),
    }
    if address_of(recorded):
        source["hashes"] = {"SHA-256": article.capture}  # the standard asks for the address of what is hashed
    made |= {"name": ground.headline(recorded), "external_references": [without_empty(source)]}
    made |= {"object_refs": [_note_id(located) for located in said] or [_SELF]}
    return made | ({"report_types": ["observed-data"], "published": dated} if dated else {"context": "unspecified"})


def _moment(recorded: Recorded) -> str:
    found = first_moment(published_of(recorded))
    return found.replace("Z", ".000Z") if found else _NEVER
