"""Formats of investigators: FollowTheMoney read by its own library, STIX by stix2.

The validator of OASIS comes without its schemas, so what stix2 does not ask for is written out here.
"""

import json
import re
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import stix2

from onrecord.model import Capture
from onrecord.pipeline import study_all
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.export.ground import Ground
from onrecord.tell.story import Story
from tests.tell.export.making import made, rows

# Needs libicu and a compiler to install, so `make test` goes on where it cannot be had.
model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model


def proxies(ground: Ground) -> list[Any]:
    return [model.get_proxy(json.loads(line)) for line in made(ground, "ftm").splitlines()]


def levelled(values: list[str]) -> set[str]:
    """Values as they are compared: the library tidies white space."""
    return {"".join(c for c in " ".join(v.split()) if c.isprintable()) for v in values}


def test_the_library_takes_every_entity_as_it_is(ground: Ground) -> None:
    for line in made(ground, "ftm").splitlines():
        given = json.loads(line)
        proxy = model.get_proxy(given, cleaned=False)
        proxy.schema.validate({"properties": given["properties"]})
        for name, values in given["properties"].items():
            assert levelled(proxy.get(name)) == levelled(values), name


def test_each_assertion_is_a_note_on_its_article(ground: Ground) -> None:
    found = proxies(ground)
    ids = {proxy.id for proxy in found}
    notes = [proxy for proxy in found if proxy.schema.name == "Note"]
    assert [n.first("description") for n in notes] == [row["quotation"] for row in rows(ground)]
    for note in notes:
        assert set(note.get("proof")) | set(note.get("entity")) <= ids


def test_every_entity_is_there_once(ground: Ground) -> None:
    ids = [proxy.id for proxy in proxies(ground)]
    assert len(ids) == len(set(ids))
    assert {"Article", "Note", "Person"} <= {proxy.schema.name for proxy in proxies(ground)}


@pytest.fixture
def bundle(ground: Ground) -> Any:
    return stix2.parse(made(ground, "stix").decode(), version="2.1")


MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def test_every_object_has_what_the_standard_requires(ground: Ground) -> None:
    told = json.loads(made(ground, "stix"))
    assert set(told) == {"type", "id", "objects"}
    assert len({thing["id"] for thing in told["objects"]}) == len(told["objects"])
    for thing in told["objects"]:
        assert thing["spec_version"] == "2.1"
        assert thing["id"].startswith(f"{thing['type']}--")
        assert MOMENT.fullmatch(thing["created"])
        assert thing["modified"] >= thing["created"]
        assert all(value not in ("", [], None) for value in thing.values())  # empty values are not allowed
        for reference in thing.get("external_references", ()):
            assert reference["source_name"]
            assert "hashes" not in reference or "url" in reference


def test_stix2_reads_reports_with_their_notes(ground: Ground, bundle: Any) -> None:
    kinds = [thing.type for thing in bundle.objects]
    dated = [r for r in ground.story.articles if r.article.published]
    assert kinds.count("note") == len(rows(ground))
    assert kinds.count("report") == len(dated)
    assert kinds.count("grouping") == len(ground.story.articles) - len(dated) == 1
    known = {thing.id for thing in bundle.objects}
    for thing in bundle.objects:
        assert set(thing.get("object_refs", ())) <= known
        assert uuid.UUID(thing.id.partition("--")[2]).version == 5


def test_a_note_carries_its_citation(ground: Ground, bundle: Any) -> None:
    notes = {thing.content: thing for thing in bundle.objects if thing.type == "note"}
    for row in rows(ground):
        (extension,) = notes[row["quotation"]].extensions.values()
        assert extension["quotation"] == row["quotation"]


def test_what_is_longer_than_the_model_takes_is_cut_or_told_in_pieces(tmp_path: Path) -> None:
    told = "Chairman Tom Lee said that the harbour of Eastmoor would be closed. "
    text = told + "\n\n" + ("The boats lay still in the north channel all that week.\n\n" * 1_300)
    page = {"title": "Harbour " * 300, "publisher": "The Herald of " * 200, "authors": ["Ana " * 400], "text": text}
    body = json.dumps(page | {"url": "https://herald.example/" + "a" * 5_000}).encode()
    capture = Capture("0" * 64, "a.json", "application/json", body, "2031-05-12T00:00:00Z", "http://[::1")
    study_all([capture], tmp_path / "story.onrecord", settings=replace(Settings(), workers=1))
    with View(tmp_path / "story.onrecord") as view, Ground(Story(view)) as ground:
        (held,) = ground.story.articles
        for line in made(ground, "ftm").splitlines():
            given = json.loads(line)
            model.get_proxy(given, cleaned=False).schema.validate({"properties": given["properties"]})
            if given["schema"] == "Article":
                assert "".join(given["properties"]["bodyText"]) == held.article.text
                assert "sourceUrl" not in given["properties"]
