import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import View, keep_decisions
from onrecord.serve import make_app
from onrecord.serve.shelf import Edition, Shelf
from onrecord.tell.deciding import VERBS, Outcome, outcome

NOW = datetime(2031, 5, 4, tzinfo=UTC)


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    with View(sample_file):
        return Path(shutil.copy(sample_file, tmp_path / "sample.onrecord"))


def renamed(edition: Edition, number: int) -> Outcome:
    """What comes of giving the actor of this number another name."""
    key = sorted(edition.story.actors)[number]
    drafts = VERBS["rename"].make(edition.story, [key, f"Name {number}"])
    return outcome(edition.story, drafts, who="Ana", why="a test", now=NOW)


def test_of_two_decisions_on_one_edition_neither_is_lost(path: Path) -> None:
    shelf = Shelf(path)
    old = shelf.edition
    both = [renamed(old, 0), renamed(old, 1)]
    for one in both:
        shelf.keep(one.made, one.after, of=old)
    assert {d.id for o in both for d in o.made} <= {r.decision.id for r in shelf.edition.story.rulings}
    shelf.close()


def test_what_somebody_else_decided_meanwhile_is_shown_too(path: Path) -> None:
    shelf = Shelf(path)
    old = shelf.edition
    mine, other = renamed(old, 0), renamed(old, 1)
    keep_decisions(path, other.made)
    shelf.renew()
    shelf.keep(mine.made, mine.after, of=old)
    assert len(shelf.edition.story.rulings) == 2
    shelf.close()


def test_decisions_sent_at_once_are_all_kept_and_shown(path: Path) -> None:
    with TestClient(make_app(path), base_url="http://localhost") as client:
        items = client.get("/api/review", params={"size": 4}).json()["items"]

        def decided(item: dict[str, list[dict[str, object]]]) -> int:
            choice = item["choices"][-1]
            body = {"verb": choice["verb"], "things": choice["things"], "who": "Ana", "why": "a test"}
            return client.post("/api/decisions", json=body).status_code

        with ThreadPoolExecutor() as pool:
            kept = sum(status == 200 for status in pool.map(decided, items))
        assert kept
        assert client.get("/api/decisions").json()["total"] >= kept
