"""JSON-LD is expanded by a JSON-LD processor, PROV read by the prov library; no context is fetched from the network."""

import io
import json
from typing import Any

import pytest
from prov.model import ProvDocument
from pyld import jsonld

from onrecord.tell.export.ground import Ground
from tests.tell.export.making import made, rows

OA = "http://www.w3.org/ns/oa#"
ANNO = {
    # The terms of the W3C's context that are used here, as its recommendation defines them.
    "oa": OA,
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "items": {"@id": "as:items", "@container": "@list", "@type": "@id"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
}
CONTEXTS = {"http://www.w3.org/ns/anno.jsonld": ANNO, "https://schema.org": {"@vocab": "https://schema.org/"}}


def load(url: str, _: Any) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXTS[url]}}


def expanded(data: bytes) -> Any:
    return jsonld.expand(json.loads(data), {"documentLoader": load})


def annotations(ground: Ground) -> list[Any]:
    (page,) = expanded(made(ground, "annotations"))
    (items,) = page["https://www.w3.org/ns/activitystreams#items".replace("https", "http")]
    return list(items["@list"])


def test_each_assertion_is_an_annotation_with_quote_and_position(ground: Ground) -> None:
    found = annotations(ground)
    table = rows(ground)
    assert len(found) == len(table)
    for annotation, row in zip(found, table, strict=True):
        assert annotation["@type"] == [f"{OA}Annotation"]
        (target,) = annotation[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"][0]["@id"] == f"urn:onrecord:article:{row['article_id']}"
        quote, position = target[f"{OA}hasSelector"]
        assert quote[f"{OA}exact"] == [{"@value": row["quotation"]}]
        assert position[f"{OA}start"] == [{"@value": row["start"]}]
        assert position[f"{OA}end"] == [{"@value": row["end"]}]


def test_prefix_and_suffix_stand_beside_the_quotation(ground: Ground) -> None:
    for item in json.loads(made(ground, "annotations"))["items"]:
        target = item["target"]
        text = ground.story.by_id[target["onrecord:article_id"]].article.text
        quote, position = target["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        start = position["start"] - len(quote["prefix"])
        assert text[start : start + len(around)] == around


def test_a_claim_appears_in_each_of_its_assertions_and_has_no_rating(ground: Ground) -> None:
    data = made(ground, "schema-org")
    found = expanded(data)
    claims = [x for x in found if "https://schema.org/Claim" in x.get("@type", [])]
    assert len(claims) == len(ground.claims)
    assert sum(len(c["https://schema.org/appearance"]) for c in claims) == len(rows(ground))
    reviews = [x for x in found if "https://schema.org/ClaimReview" in x.get("@type", [])]
    assert {r["https://schema.org/itemReviewed"][0]["@id"] for r in reviews} == {c["@id"] for c in claims}
    assert not any(word in data for word in (b"reviewRating", b"ratingValue", b"alternateName", b"bestRating"))


def test_every_id_that_is_pointed_to_is_there(ground: Ground) -> None:
    graph = json.loads(made(ground, "schema-org"))["@graph"]
    known = {x["@id"] for x in graph} | {a["@id"] for x in graph for a in x.get("appearance", ())}
    for thing in graph:
        for pointer in (thing.get("firstAppearance"), thing.get("itemReviewed"), *thing.get("citation", ())):
            assert pointer is None or pointer["@id"] in known


@pytest.fixture
def document(ground: Ground) -> Any:
    return ProvDocument.deserialize(io.StringIO(made(ground, "prov").decode()), format="json")


def test_prov_is_read_and_written_again_unchanged(ground: Ground, document: Any) -> None:
    again = ProvDocument.deserialize(content=document.serialize(format="json"), format="json")
    assert again == document
    names = {str(record.identifier) for record in document.get_records() if record.identifier is not None}
    assert {f"onrecord:assertion-{row['id']}" for row in rows(ground)} <= names


def test_every_assertion_is_quoted_from_an_article_and_attributed(ground: Ground, document: Any) -> None:
    entities = {str(r.identifier) for r in document.get_records() if r.get_type().localpart == "Entity"}
    agents = {str(r.identifier) for r in document.get_records() if r.get_type().localpart == "Agent"}
    derived, attributed = 0, 0
    for record in document.get_records():
        kind = record.get_type().localpart
        ends = [str(value) for _, value in record.formal_attributes if value is not None]
        if kind == "Derivation":
            derived += 1
            assert set(ends) <= entities
        elif kind == "Attribution":
            attributed += 1
            assert ends[0] in entities
            assert ends[1] in agents
    assert derived == 2 * len(rows(ground)) + len(ground.story.articles)
    assert attributed == len(rows(ground)) + len(ground.story.articles)
