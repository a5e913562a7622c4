import shutil
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.errors import DecidedMeanwhile, OnRecordError, RecordBusy
from onrecord.record import View, keep_decisions
from onrecord.serve import make_app
from onrecord.serve.jobs import Jobs
from onrecord.serve.shelf import Edition, RecordGone, Shelf
from onrecord.settings import read_settings
from onrecord.tell.deciding import VERBS, Outcome, outcome, undoings

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


def test_a_decision_is_kept_on_the_log_that_it_was_made_on_and_on_no_other(path: Path) -> None:
    shelf = Shelf(path)
    old = shelf.edition
    mine, other = renamed(old, 0), renamed(old, 1)
    keep_decisions(path, other.made)
    with pytest.raises(DecidedMeanwhile):
        shelf.keep(mine.made, mine.after, of=old)
    shelf.renew()
    again = renamed(shelf.edition, 0)
    shelf.keep(again.made, again.after, of=shelf.edition)
    assert len(shelf.edition.story.rulings) == 2
    shelf.close()


def test_what_is_decided_on_a_page_comes_after_what_another_process_decided(path: Path) -> None:
    with TestClient(make_app(path), base_url="http://localhost") as client:
        shelf = Shelf(path)
        body = {"who": "Ana", "why": "a test"}
        first, second = renamed(shelf.edition, 0), renamed(shelf.edition, 1)
        keep_decisions(path, first.made)
        key, name = second.made[0].entities[0].key, second.made[0].value
        assert client.post("/api/decisions", json={"verb": "rename", "things": [key, name], **body}).status_code == 200
        undo = f"/api/decisions/{first.made[0].id}/undo"
        shelf.renew()
        back = outcome(
            shelf.edition.story, undoings(shelf.edition.story, [first.made[0].id]), who="Tom", why="a", now=NOW
        )
        keep_decisions(path, back.made)
        answer = client.post(undo, json=body)
        assert answer.status_code == 409
        assert "undone already" in answer.json()["error"]
        shelf.close()
    with View(path) as view:
        assert len(view.decisions()) == 3


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


def taken_away(path: Path) -> None:
    """As somebody does it by hand, whoever has the record open."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def replaced(path: Path, edition: Edition) -> None:
    """Another record in the place of this one: the same articles, and one more line in the log."""
    anew = path.with_name("anew.onrecord")
    shutil.copy(path, anew)
    keep_decisions(anew, renamed(edition, 0).made)
    taken_away(path)
    shutil.copy(anew, path)


def test_a_record_put_in_the_place_of_another_is_shown_and_takes_no_decision_on_that(
    path: Path, tmp_path: Path
) -> None:
    shelf = Shelf(path)
    old = shelf.edition
    mine = renamed(old, 1)
    replaced(path, old)
    with pytest.raises(RecordBusy, match="another record is here"):
        shelf.keep(mine.made, mine.after, of=old)
    shelf.renew()
    with pytest.raises(RecordBusy, match="another record is here"):
        shelf.keep(mine.made, mine.after, of=old)
    with View(path) as view:
        assert len(view.decisions()) == len(shelf.edition.story.rulings) == 1
    shelf.close()


def test_a_record_that_is_gone_is_told_and_nothing_is_begun_in_its_place(path: Path) -> None:
    with TestClient(make_app(path), base_url="http://localhost", headers={"sec-fetch-site": "none"}) as client:
        kept = path.read_bytes()
        taken_away(path)
        for answer in (client.get("/"), client.get("/api/claims"), client.post("/add", data={"text": "A ferry sank."})):
            assert answer.status_code == 503
            assert "sample.onrecord is not there any more" in answer.text
        assert client.get("/health").status_code == client.get("/metrics").status_code == 200
        assert not path.exists()
        path.write_bytes(kept)
        assert client.get("/").status_code == 200


def test_what_is_no_record_in_the_place_of_one_is_told(path: Path) -> None:
    shelf = Shelf(path)
    taken_away(path)
    path.write_text("no record at all")
    shelf._renew_aside()
    with pytest.raises(OnRecordError, match="is not a record"):
        _ = shelf.edition
    shelf.close()


def test_a_job_begins_no_record_where_one_was_taken_away(path: Path, tmp_path: Path) -> None:
    jobs = Jobs(Shelf(path))
    taken_away(path)
    folder = tmp_path / "sent"
    folder.mkdir()
    (folder / "a.txt").write_text("The ferry to Tarn will run until June, the harbour office said.")
    job = jobs.begin(folder, [str(folder / "a.txt")], settings=read_settings())
    jobs.stop()
    assert isinstance(job.error, RecordGone)
    assert not path.exists()


def test_whoever_reads_is_not_held_up_by_a_decision_that_waits_for_another_process(path: Path) -> None:
    shelf = Shelf(path)
    old = shelf.edition
    mine = renamed(old, 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def kept() -> None:
            with old.lock:
                shelf.keep(mine.made, mine.after, of=old)

        waiting = threading.Thread(target=kept)
        waiting.start()
        while not shelf._changing.locked():
            time.sleep(0.01)
        with old.lock:
            assert old.story.articles
        assert waiting.is_alive()
        other.execute("ROLLBACK")
    waiting.join()
    assert len(shelf.edition.story.rulings) == 1
    shelf.close()
