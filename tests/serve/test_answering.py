"""Pages that take long, and pages that are made before anybody asks."""

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.serve import reading
from onrecord.serve.ahead import Ahead, Doing
from onrecord.serve.answering import reader
from onrecord.serve.app import PAGES
from onrecord.serve.asked import Site, templates
from onrecord.serve.jobs import Jobs
from onrecord.serve.shelf import Shelf

BROWSER = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def site(sample_file: Path) -> Iterator[Site]:
    shelf = Shelf(sample_file)
    yield Site("sample", "", shelf, templates(), Jobs(shelf))
    shelf.close()


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    answer = reader(site, reading.PAGES["/articles"], keeps=True, patience=0.05)
    with TestClient(Starlette(routes=[Route("/articles", answer)]), base_url="http://localhost") as opened:
        yield opened


def test_a_browser_is_told_that_a_page_takes_long_and_has_it_when_it_asks_again(client: TestClient, site: Site) -> None:
    with site.shelf.edition.lock:  # as if much were being told
        for _ in range(3):
            waiting = client.get("/articles", headers=BROWSER)
            assert waiting.status_code == 503
            assert "Still reading" in waiting.text
            assert 'http-equiv="refresh"' in waiting.text
            assert waiting.headers["retry-after"].isdigit()
        assert len(site.shelf.edition.begun) == 1  # it is worked out once, however often it is asked for
    for _ in range(200):
        shown = client.get("/articles", headers=BROWSER)
        if shown.status_code == 200:
            break
        time.sleep(0.02)
    assert "<h1>Articles</h1>" in shown.text
    assert not site.shelf.edition.begun


def test_a_browser_is_told_what_is_at_work(client: TestClient, site: Site) -> None:
    edition = site.shelf.edition
    edition.ahead, edition.doing = (4, 19), (Doing.TIMELINE.value, 42)
    with edition.lock:
        waiting = client.get("/articles", headers=BROWSER).text
    assert "So far 4 of 19 parts of the story are ready." in waiting
    assert "At work: the timeline, 42 % of it done." in waiting


def test_a_program_waits(client: TestClient, site: Site) -> None:
    lock = site.shelf.edition.lock
    lock.acquire()
    found: list[int] = []
    asking = threading.Thread(target=lambda: found.append(client.get("/articles").status_code))
    asking.start()
    time.sleep(0.2)
    assert not found
    lock.release()
    asking.join()
    assert found == [200]


def test_a_reader_is_answered_while_much_is_worked_out_ahead(site: Site) -> None:
    ahead = Ahead(site, PAGES)
    ahead.begin()
    edition = site.shelf.edition
    with edition.lock:
        assert edition.story.claims
    longest, asked = 0.0, 0
    while (edition.ahead is None or edition.ahead[0] < edition.ahead[1]) and asked < 200:
        begun = time.perf_counter()
        with edition.lock:
            asked += 1
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.01)
    ahead.stop()
    assert asked > 1
    assert longest < 20  # the brief is one part


def test_another_edition_is_worked_out_too(site: Site) -> None:
    ahead = Ahead(site, PAGES)
    ahead.begin()
    for number in (1, 2):
        shown = site.shelf.shown
        assert shown.number == number
        for _ in range(3000):
            if shown.ahead is not None and shown.ahead[0] == shown.ahead[1]:
                break
            time.sleep(0.02)
        assert shown.ahead is not None
        assert shown.ahead[0] == shown.ahead[1]
        site.shelf.keep((), shown.story.under(()), of=shown)
    ahead.stop()


def test_what_was_made_ahead_is_there_when_it_is_asked_for(site: Site) -> None:
    ahead = Ahead(site, PAGES)
    ahead.begin()
    edition, today = site.shelf.edition, datetime.now(UTC).date()
    for _ in range(3000):
        if edition.pages.find(("/claims", "", today)) is not None:
            break
        time.sleep(0.02)
    ahead.stop()
    assert edition.pages.find(("/", "", today)) is not None
    assert edition.ahead is not None
    assert 1 <= edition.ahead[0] <= edition.ahead[1]
