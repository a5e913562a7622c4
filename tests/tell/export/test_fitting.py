"""Characters that XML, RDF and databases refuse: no format for other programs has them, and offsets still count."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from prov.model import ProvDocument

from onrecord.model import Capture
from onrecord.pipeline import study_all
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.export.fitting import fit_id, fit_json, safe_json
from onrecord.tell.export.formats import FORMAT
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.walk import walk_back
from onrecord.tell.story import Story
from onrecord.text import STEERING, fit
from tests.tell.export.making import made

ODD = "\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x9b\u202e\u2066\ufffe\uffff"
TEXTS = st.text() | st.text(alphabet='\\ub01f"\x00\x08\x0c\x1f\n\x7f\x85\x9b\u202a\u202e\u2066\ufffe')
OTHERS = ["annotations", "prov", "ftm", "ninjs", "timelinejs", "schema-org", "stix", "csl", "ical", "csv"]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    record = tmp_path_factory.mktemp("odd") / "story.onrecord"
    captures = []
    for number, odd in enumerate(ODD):
        told = (
            f"The council{odd} of Westmoor approved the new ferry on Monday, Mayor Olga{odd} Fenn said.\n\n"
            f"Residents have until June {number + 1}, 2031 to file{odd} an objection, the ministry said. "
            f"“We will{odd} build it,” Fenn said, and wrote \\u0001 and \\b on the wall."
        )
        page = {"title": f"Ferry{odd} {number}", "publisher": f"House{odd}", "authors": [f"Ann{odd} Lee"], "text": told}
        body = json.dumps(page | {"published": "2031-05-12"}).encode()
        captures.append(
            Capture(
                hashlib.sha256(body).hexdigest(),
                f"{number}{odd}.json",
                "application/json",
                body,
                "2031-05-13T00:00:00Z",
            )
        )
    study_all(captures, record, settings=replace(Settings(), workers=1))
    with View(record) as view, Ground(Story(view)) as ground:
        assert any(odd in r.article.text for r in ground.story.articles for odd in ODD)
        yield ground


def texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from (key, *texts_in(held))
    elif isinstance(value, list):
        for held in value:
            yield from texts_in(held)
    elif isinstance(value, str):
        yield value
        if value.startswith("{"):  # a citation, where a format has a place for text only
            yield from texts_in(json.loads(value))


def texts_of(ground: Ground, name: str) -> Iterator[str]:
    told = made(ground, name).decode()
    if name in {"ical", "csv"}:
        yield told
    else:
        for line in told.split("\n") if name == "ftm" else [told]:
            yield from texts_in(json.loads(line)) if line else ()


@pytest.mark.parametrize("name", OTHERS)
def test_no_text_of_a_format_for_others_has_what_xml_cannot_hold(ground: Ground, name: str) -> None:
    texts = list(texts_of(ground, name))
    assert any("�" in text for text in texts)
    assert all(text == fit(text) for text in texts)


@pytest.mark.parametrize("name", [*OTHERS, "graphml", "gexf", "xlsx", "json", "jsonl", "parquet"])
def test_what_is_cited_still_walks_back(ground: Ground, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"story{FORMAT[name].suffix}"
    path.write_bytes(made(ground, name))
    walk = walk_back(ground.story.view, path)
    assert walk.faults == []
    assert walk.citations


@pytest.mark.parametrize("form", ["json", "xml"])
def test_prov_goes_over_into_json_and_xml_and_comes_back(ground: Ground, form: str) -> None:
    document = ProvDocument.deserialize(content=made(ground, "prov").decode(), format="json")
    again = ProvDocument.deserialize(content=document.serialize(format=form), format=form)
    assert again == document


def test_two_keys_that_differ_in_such_a_character_stay_two() -> None:
    assert len({fit_id(f"publisher:House{odd}") for odd in ODD}) == len(ODD)


@given(st.text())
def test_what_xml_cannot_hold_is_replaced(text: str) -> None:
    element = etree.Element("a", b=fit(text), c=fit_id(text))
    element.text = fit(text)
    assert len(fit(text)) == len(text)
    assert etree.fromstring(etree.tostring(element)).get("b") == fit(text)


@given(st.recursive(TEXTS, st.lists))
def test_json_that_is_fit_holds_the_texts_as_they_are_fit(value: Any) -> None:
    def fitted(held: Any) -> Any:
        return fit(held) if isinstance(held, str) else [fitted(one) for one in held]

    assert json.loads(fit_json(value)) == fitted(value)


@given(st.recursive(TEXTS, st.lists))
def test_json_that_is_safe_holds_every_text_as_it_is_and_steers_no_terminal(value: Any) -> None:
    written = safe_json(value)
    assert json.loads(written) == value
    assert not re.search(f"[{STEERING}]", written.decode())
