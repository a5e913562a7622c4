"""Watching feeds on a server of our own, over days that pass at once."""

import gzip
import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from onrecord.errors import BadSource
from onrecord.model.watched import Watched
from onrecord.pipeline import watch as watching
from onrecord.pipeline.watch import GIVEN_UP, follow, watch
from onrecord.record import View
from onrecord.record.watching import WatchList
from onrecord.settings import Settings

START = datetime(2031, 5, 4, 8, 0, tzinfo=UTC)
HERE = replace(Settings(), allow_private_addresses=1, workers=1, fetch_timeout=10)


@dataclass
class Site:
    """What is served, by path: pages and feeds, with odd behaviour; and how often each was asked for."""

    bodies: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    broken: dict[str, int] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    tags: dict[str, str] = field(default_factory=dict)
    same: Counter[str] = field(default_factory=Counter)
    address: str = ""

    def feed(self, path: str, *links: str) -> None:
        items = "".join(
            f"<item><title>{link}</title><link>{link}</link><pubDate>never</pubDate></item>" for link in links
        )
        self.bodies[path] = f'<rss version="2.0"><channel><title>{path}</title>{items}</channel></rss>'.encode()

    def page(self, path: str, words: str) -> None:
        self.bodies[path] = (
            f"<!doctype html><html><head><title>Pier {path} to close</title></head><body><article>"
            f"<h1>Pier {path} to close</h1><p>{words} The harbour office said pier {path} closes in June."
            f'</p><p>"It is old," said Tom Lee, who runs the port.</p></article></body></html>'
        ).encode()


@contextmanager
def served(site: Site) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is the library's
            path = self.path
            site.asked[path] += 1
            if path in site.broken:
                self.send_response(site.broken[path])
                self.end_headers()
                return
            if path in site.moved:
                self.send_response(301)
                self.send_header("Location", site.moved[path])
                self.end_headers()
                return
            body = site.bodies.get(path)
            if body is None:
                self.send_response(410 if path in site.asked and path.startswith("/gone") else 404)
                self.end_headers()
                return
            tag = site.tags.get(path) or f'"{hashlib.sha256(body).hexdigest()[:12]}"'
            if self.headers.get("If-None-Match") == tag:
                site.same[path] += 1
                self.send_response(304)
                self.end_headers()
                return
            packed = gzip.compress(body)
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml" if b"<rss" in body else "text/html; charset=utf-8")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("ETag", tag)
            self.send_header("Content-Length", str(len(packed)))
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield site.address
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    with served(made):
        yield made


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "story.onrecord"


def listed(record: Path) -> list[Watched]:
    with WatchList(record) as watched:
        return watched.all()


def names(record: Path) -> set[str]:
    with View(record) as view:
        return {a for r in view.all_recorded() for a in r.addresses}


def test_a_feed_brings_its_pages_once_and_nothing_is_fetched_twice_in_vain(site: Site, record: Path) -> None:
    site.feed("/feed", "/a", "/b", "/a#top")
    site.page("/a", "One.")
    site.page("/b", "Two.")
    follow(record, [f"{site.address}/feed"], now=START)
    first = watch(record, settings=HERE, now=START)
    assert (first.asked, first.new, first.failed) == (3, 2, 0)
    assert names(record) == {f"{site.address}/a", f"{site.address}/b"}
    again = watch(record, settings=HERE, now=START + timedelta(minutes=20))
    assert (again.asked, again.new, again.same) == (1, 0, 1)
    assert site.same["/feed"] == 1
    assert site.asked["/a"] == site.asked["/b"] == 1


def test_a_page_that_was_changed_is_kept_beside_what_it_was(site: Site, record: Path) -> None:
    site.feed("/feed", "/a")
    site.page("/a", "One.")
    follow(record, [f"{site.address}/feed"], now=START)
    watch(record, settings=HERE, now=START)
    site.page("/a", "Another.")
    later = watch(record, settings=HERE, now=START + timedelta(hours=1))
    assert (later.new, later.changed) == (0, 1)
    with View(record) as view:
        texts = [r.article.text for r in view.all_recorded()]
    assert sum("Another." in t for t in texts) == sum("One." in t for t in texts) == 1


def test_errors_wait_longer_each_time_and_what_is_gone_is_asked_for_no_more(site: Site, record: Path) -> None:
    site.feed("/feed", "/a", "/gone")
    site.page("/a", "One.")
    site.broken["/a"] = 500
    follow(record, [f"{site.address}/feed"], now=START)
    watch(record, settings=HERE, now=START)
    waits = []
    for hours in range(1, 100):
        before = site.asked["/a"]
        watch(record, settings=HERE, now=START + timedelta(hours=hours))
        if site.asked["/a"] > before:
            waits.append(hours)
    assert waits
    assert all(b - a >= y - x for x, y, a, b in zip(waits, waits[1:], waits[1:], waits[2:], strict=False))
    assert len(waits) < 12
    assert site.asked["/gone"] == 1
    del site.broken["/a"]
    watch(record, settings=HERE, now=START + timedelta(days=30))
    assert names(record) == {f"{site.address}/a"}


@pytest.mark.parametrize("status", [404, 410])
def test_a_feed_that_is_not_there_for_a_while_is_asked_for_again(site: Site, record: Path, status: int) -> None:
    site.feed("/feed", "/a")
    site.page("/a", "One.")
    feed = f"{site.address}/feed"
    assert follow(record, [feed], now=START) == 1
    watch(record, settings=HERE, now=START)
    site.broken["/feed"] = status
    assert watch(record, settings=HERE, now=START + timedelta(minutes=15)).failed == 1
    del site.broken["/feed"]
    site.feed("/feed", "/a", "/b")
    site.page("/b", "Two.")
    assert watch(record, settings=HERE, now=START + timedelta(hours=1)).new == 1
    site.feed("/feed", "/c")
    site.page("/c", "Three.")
    assert follow(record, [feed], now=START + timedelta(hours=1)) == 0
    assert watch(record, settings=HERE, now=START + timedelta(hours=1)).new == 1  # at once, since a person named it


def test_a_page_that_is_not_there_yet_is_asked_for_again_and_once_more_when_it_is_listed_again(
    site: Site, record: Path
) -> None:
    site.feed("/feed", "/a")
    follow(record, [f"{site.address}/feed"], now=START)
    for hours in range(0, 24 * 60, 12):
        watch(record, settings=HERE, now=START + timedelta(hours=hours))
    assert site.asked["/a"] == GIVEN_UP
    site.page("/a", "One.")
    assert watch(record, settings=HERE, now=START + timedelta(days=90)).new == 0
    site.feed("/feed", "/a", "/b")
    assert watch(record, settings=HERE, now=START + timedelta(days=91)).new == 1


def test_an_address_that_was_a_page_is_followed_as_a_list_when_it_is_named(site: Site, record: Path) -> None:
    site.feed("/feed", "/sub")
    site.feed("/sub", "/c")
    site.page("/c", "Three.")
    follow(record, [f"{site.address}/feed"], now=START)
    watch(record, settings=HERE, now=START)
    assert follow(record, [f"{site.address}/sub"], now=START) == 1
    assert watch(record, settings=HERE, now=START).new == 1


def test_redirections_lead_to_the_page_and_lists_of_lists_to_their_feeds(site: Site, record: Path) -> None:
    site.bodies["/mine.opml"] = (
        f'<opml version="2.0"><body><outline text="x" xmlUrl="{site.address}/feed"/></body></opml>'.encode()
    )
    site.feed("/feed", "/old")
    site.moved["/old"] = "/new"
    site.page("/new", "One.")
    follow(record, [f"{site.address}/mine.opml"], now=START)
    watch(record, settings=HERE, now=START)
    assert names(record) == {f"{site.address}/new"}


def test_what_is_no_feed_is_told_and_the_others_are_read(site: Site, record: Path) -> None:
    site.page("/feed", "This is a page.")
    site.feed("/other", "/a")
    site.page("/a", "One.")
    follow(record, [f"{site.address}/feed", f"{site.address}/other"], now=START)
    found = watch(record, settings=HERE, now=START)
    assert (found.failed, found.new) == (1, 1)
    errors = {w.address: w.error for w in listed(record)}
    assert "neither a feed" in errors[f"{site.address}/feed"]


def test_a_tag_that_cannot_be_sent_back_is_not(site: Site, record: Path) -> None:
    site.feed("/feed", "/a")
    site.page("/a", "One.")
    site.tags = {"/feed": '"\u00e9"', "/a": '"' + "x" * 1000 + '"'}
    follow(record, [f"{site.address}/feed"], now=START)
    for days in (0, 1):
        assert watch(record, settings=HERE, now=START + timedelta(days=days)).failed == 0
    assert {w.etag for w in listed(record)} == {""}


def test_a_server_that_says_nothing_has_changed_before_it_sent_anything_has_failed(site: Site, record: Path) -> None:
    site.feed("/feed", "/a")
    site.broken["/a"] = 304
    follow(record, [f"{site.address}/feed"], now=START)
    assert watch(record, settings=HERE, now=START).failed == 1
    del site.broken["/a"]
    site.page("/a", "One.")
    assert watch(record, settings=HERE, now=START + timedelta(hours=1)).new == 1


def test_a_page_put_back_as_it_was_is_not_counted_as_less_than_nothing(site: Site, record: Path) -> None:
    site.feed("/feed", "/a")
    follow(record, [f"{site.address}/feed"], now=START)
    for hours, words in ((0, "One."), (1, "Another."), (4, "One.")):
        site.page("/a", words)
        assert watch(record, settings=HERE, now=START + timedelta(hours=hours)).new == int(not hours)


def test_lists_that_lead_to_ever_more_lists_come_to_an_end(
    site: Site, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_LISTS", 5)
    for number in range(20):
        site.bodies[f"/map{number}"] = (
            f"<sitemapindex><sitemap><loc>{site.address}/map{number + 1}</loc></sitemap></sitemapindex>".encode()
        )
    follow(record, [f"{site.address}/map0"], now=START)
    assert watch(record, settings=HERE, now=START).asked == 5
    assert sum("more than 5 lists" in w.error for w in listed(record)) == 1


@pytest.mark.parametrize("address", ["herald.example/rss", "file:///etc/passwd", "https://a:b@herald.example/"])
def test_what_is_no_address_is_not_followed(record: Path, address: str) -> None:
    with pytest.raises(BadSource):
        follow(record, [address], now=START)


@pytest.mark.slow
def test_five_hundred_feeds_over_a_month_lose_nothing(site: Site, record: Path) -> None:
    for number in range(500):
        site.feed(f"/feed{number}", f"/p{number % 40}")
    for number in range(40):
        site.page(f"/p{number}", f"Story {number}.")
    site.broken["/feed7"] = 503
    site.moved["/feed9"] = "/feed8"
    site.bodies["/feed11"] = b"<rss><broken"
    follow(record, [f"{site.address}/feed{n}" for n in range(500)], now=START)
    first = watch(record, settings=HERE, now=START)
    assert first.new == 40
    site.page("/p3", "Another story.")
    del site.bodies["/p5"]
    changed = 0
    for hours in (2, 6, 30, 100, 200, 719):
        changed += watch(record, settings=HERE, now=START + timedelta(hours=hours)).changed
    assert changed == 1
    assert len(names(record)) == 40
    assert site.asked["/p1"] <= 7
    assert site.same["/p1"] == site.asked["/p1"] - 1
