import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.feeds import Item, ListKind, read_list
from onrecord.ingest.refusals import UnfitError
from onrecord.settings import Settings

AT = "https://eastmoor.example/news/feed.xml"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Eastmoor  Gatherer</title>
<item><title>Dam &lt;b&gt;opened&lt;/b&gt;</title><link>/news/dam?x=1#top</link><guid>a-1</guid>
<pubDate>Sun, 04 May 2031 12:20:30 +0200</pubDate><source url="https://herald.example/rss">The Herald</source></item>
<item><title>Again</title><link>https://eastmoor.example/news/dam?x=1</link></item>
<item><title>Nowhere</title><link>javascript:alert(1)</link></item>
<item><title>Other</title><link>/b</link><pubDate>the 40th of May</pubDate></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>urn:1</id><title>Dam</title>
<link href="dam"/><published>2031-05-04T10:20:30Z</published><updated>2031-05-05T00:00:00Z</updated>
<source><id>urn:wire</id><title>Eastmoor Wire</title></source></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Herald", "items": [
{"id": "1", "url": "/dam", "title": "Dam", "date_published": "2031-05-04T12:20:30+02:00"}, 7, {"id": "2"}]}"""
SITE_MAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://herald.example/dam </loc>
<lastmod>2031-05-05</lastmod><news:news><news:publication><news:name>The Herald</news:name></news:publication>
<news:publication_date>2031-05-04T10:20:30Z</news:publication_date><news:title>Dam</news:title></news:news></url></urlset>"""
INDEX = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://herald.example/map1.xml</loc></sitemap></sitemapindex>"""
OPML = b"""<opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
<outline type="rss" text="Herald" xmlUrl="https://herald.example/rss"/><outline text="no"/></outline></body></opml>"""


def test_an_aggregators_feed_keeps_the_true_publisher_of_each_item() -> None:
    found = read_list(RSS, AT)
    assert found.kind is ListKind.ITEMS
    assert found.items[0] == Item("https://eastmoor.example/news/dam?x=1", "The Herald")


def test_each_address_comes_once_and_what_leads_nowhere_is_left_out() -> None:
    found = [i.address for i in read_list(RSS, AT).items]
    assert found == ["https://eastmoor.example/news/dam?x=1", "https://eastmoor.example/b"]


@pytest.mark.parametrize(
    ("body", "address", "source"),
    [
        (ATOM, "https://eastmoor.example/news/dam", "Eastmoor Wire"),
        (JSON, "https://eastmoor.example/dam", ""),
        (SITE_MAP, "https://herald.example/dam", "The Herald"),
    ],
)
def test_every_format_gives_the_same_shape(body: bytes, address: str, source: str) -> None:
    assert read_list(body, AT).items == (Item(address, source),)


@pytest.mark.parametrize(
    ("body", "address"), [(OPML, "https://herald.example/rss"), (INDEX, "https://herald.example/map1.xml")]
)
def test_lists_of_lists_are_known_as_such(body: bytes, address: str) -> None:
    found = read_list(body, AT)
    assert found.kind is ListKind.LISTS
    assert [i.address for i in found.items] == [address]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"<html><body>a page</body></html>", "not-a-list"),
        (b"{}", "not-a-list"),
        (b'{"version": "1"}', "not-a-list"),
        (b"words", "not-a-list"),
        (b"[" * 100_000, "not-a-list"),
    ],
)
def test_what_is_no_list_says_so(body: bytes, code: str) -> None:
    with pytest.raises(UnfitError) as caught:
        read_list(body, AT)
    assert caught.value.code == code


@pytest.mark.parametrize("body", [SITE_MAP, INDEX, RSS])
def test_a_list_may_come_packed(body: bytes) -> None:
    assert read_list(gzip.compress(body), AT) == read_list(body, AT)


def test_a_packed_list_unpacks_no_further_than_is_allowed() -> None:
    bomb = gzip.compress(SITE_MAP + b" " * 30_000_000)
    with pytest.raises(UnfitError) as caught:
        read_list(bomb, AT)
    assert caught.value.code == "gzip-bomb"
    with pytest.raises(UnfitError) as caught:
        read_list(bomb, AT, settings=Settings(max_capture_bytes=1_000_000))
    assert caught.value.code == "too-large"


def test_a_packed_list_that_breaks_off_says_so() -> None:
    with pytest.raises(UnfitError) as caught:
        read_list(gzip.compress(SITE_MAP)[:-20], AT)
    assert caught.value.code == "broken-gzip"


def test_no_entity_makes_a_list_grow_or_reads_a_file() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    opml = f'<!DOCTYPE o [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{laughs}]>'
    body = f'{opml}<opml><body><outline text="&f;" xmlUrl="https://a.example/&l8;"/></body></opml>'.encode()
    try:
        found = read_list(body, AT)
    except UnfitError:
        return
    assert all("root:" not in i.address and len(i.address) <= 2000 for i in found.items)


@given(st.binary(max_size=300))
def test_no_bytes_are_a_fault(tail: bytes) -> None:
    for body in (tail, RSS[:200] + tail, SITE_MAP[:150] + tail, OPML[:60] + tail):
        try:
            read_list(body, AT)
        except UnfitError:
            continue


def test_a_body_that_is_the_name_of_a_file_is_not_read_from_it(tmp_path: Path) -> None:
    secret = tmp_path / "feed.rss"
    secret.write_bytes(RSS)
    with pytest.raises(UnfitError):
        read_list(str(secret).encode(), AT)
