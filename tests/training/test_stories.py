"""The invented stories: what their gold quotes stands in their articles."""

import json
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[2] / "training"
LEARNED, UNSEEN = (sorted((TRAINING / name).glob("*/gold.json")) for name in ("stories", "unseen"))
RELATIONS = {"contradicts", "updates", "corrects", "different_scope", "corroborates", "repeats", "none"}


def test_there_are_stories() -> None:
    assert len(LEARNED) >= 130
    assert len(UNSEEN) >= 32


def test_no_story_is_learned_from_and_measured_on() -> None:
    assert {p.parent.name for p in LEARNED}.isdisjoint(p.parent.name for p in UNSEEN)


@pytest.fixture(params=[*LEARNED, *UNSEEN], ids=lambda p: p.parent.name)
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    path: Path = request.param
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    found["texts"] = {a["file"]: (path.parent / a["file"]).read_text("utf-8") for a in found["articles"]}
    return found


def test_every_quotation_stands_in_its_article(gold: dict[str, Any]) -> None:
    missing = [
        a["id"] for c in gold["claims"] for a in c["assertions"] if a["quote"] not in gold["texts"][a["article"]]
    ]
    assert not missing


def test_origins_are_those_that_assertions_name(gold: dict[str, Any]) -> None:
    for claim in gold["claims"]:
        used = {a["origin"] for a in claim["assertions"] if a["stance"] == "support"}
        assert used == {o["id"] for o in claim["origins"]}, claim["id"]
        count = claim["independent_origins"]
        most = count["max"] if isinstance(count, dict) else count
        assert most == len(used), claim["id"]


def test_relations_are_between_claims_of_the_story(gold: dict[str, Any]) -> None:
    claims = {c["id"] for c in gold["claims"]}
    for relation in gold["relations"]:
        assert {relation["a"], relation["b"]} <= claims
        assert relation["type"] in RELATIONS
