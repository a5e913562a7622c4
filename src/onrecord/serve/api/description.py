"""The description of the API in OpenAPI 3.1, made from the calls themselves."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

import onrecord
from onrecord.serve.api.call import Call

_PATH = re.compile(r":path\}")
_SAID = {
    400: "What was asked cannot be done as asked",
    403: "This story is only read, or another site's page sent it",
    404: "There is no such thing in the record",
    409: "The decision would not hold, or has no reason",
    413: "More was sent than is read",
    422: "What was asked does not have the shape described here",
    503: "Another process is writing to the record",
}
_ALWAYS = (422,)
_SENT = (413, 503)


class Fault(msgspec.Struct, frozen=True):
    """Every error: what happened, and what to do next."""

    ok: bool
    error: str
    fix: str
    code: str


def described(reads: Sequence[Call], takes: Sequence[Call]) -> dict[str, Any]:
    """The whole document. A type that several calls share is described once."""
    calls = [*reads, *takes]
    types = [*(c.gives for c in calls), *(c.takes for c in calls), Fault]
    schemas, parts = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    gives = dict(zip(map(id, calls), schemas, strict=False))
    takes_ = dict(zip(map(id, calls), schemas[len(calls) :], strict=False))
    paths: dict[str, dict[str, Any]] = {}
    for call in calls:
        verb = "post" if call in takes else "get"
        said = _operation(call, verb, gives=gives[id(call)], takes=takes_[id(call)], parts=parts)
        paths.setdefault("/api" + _PATH.sub("}", call.path), {})[verb] = said
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord",
            "version": onrecord.__version__,
            "summary": "The record of a story: who said what, on whose word, about when, and what has changed since",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": parts},
    }


Schema = dict[str, Any]


def _operation(call: Call, verb: str, *, gives: Schema, takes: Schema, parts: Schema) -> Schema:
    faults = sorted({*call.faults, *_ALWAYS, *(_SENT if verb == "post" else ())})
    made: dict[str, Any] = {
        "summary": call.summary,
        "operationId": "_".join([verb, *re.findall(r"[a-z]+", call.path)]),
        "parameters": list(_parameters(call, parts, takes if verb == "get" else None)),
        "responses": {
            "200": {"description": "Found", "content": {"application/json": {"schema": gives}}},
            **{str(status): _fault(status) for status in faults},
        },
    }
    if verb == "get":
        made["responses"]["304"] = {"description": "Nothing has changed since the ETag that was sent"}
    else:
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": takes}}}
    return made


def _parameters(call: Call, parts: dict[str, Any], query: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    for name in call.parts:
        schema = {"type": "string", "minLength": 1}
        yield {"name": name, "in": "path", "required": True, "schema": schema}
    if query is None:
        return
    held = parts[query["$ref"].rpartition("/")[2]]
    for name, schema in held.get("properties", {}).items():
        yield {"name": name, "in": "query", "required": name in held.get("required", ()), "schema": _bare(schema)}


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    """Without null: what is left out of a query is not there at all."""
    some = [s for s in schema.get("anyOf", ()) if s.get("type") != "null"]
    return some[0] if len(some) == 1 else {k: v for k, v in schema.items() if k != "default" or v is not None}


def _fault(status: int) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
    return {"description": _SAID[status], "content": content}
