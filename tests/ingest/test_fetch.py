import gzip
import hashlib
import shutil
import socket
import ssl
import struct
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from onrecord import __version__
from onrecord.errors import BadSource, FetchFailed, OnRecordError, TooLarge
from onrecord.ingest import GuardedClient, fetch, gather
from onrecord.model import Capture, Refusal
from onrecord.settings import Settings
from tests.ingest.local_site import LocalSite, Page, page, redirect

NOW = "2030-05-04T03:02:01Z"
BODY = "<p>Die Fähre fährt.</p>".encode("latin-1")


def failing(address: str, settings: Settings) -> OnRecordError:
    with pytest.raises(OnRecordError) as failed:
        fetch(address, settings=settings, now=NOW)
    assert failed.value.fix
    return failed.value


def test_a_page_becomes_a_capture_with_its_declared_charset(site: LocalSite, at_home: Settings) -> None:
    site.pages["/ferry"] = page(BODY, content_type='Text/HTML; Charset="ISO-8859-1"')
    address = site.at("/ferry#comments")
    assert fetch(address, settings=at_home, now=NOW) == Capture(
        hashlib.sha256(BODY).hexdigest(), address, "text/html", BODY, NOW, site.at("/ferry"), "iso-8859-1"
    )
    assert site.asked == ["/robots.txt", "/ferry"]
    assert site.headers["/ferry"]["User-Agent"] == f"onrecord/{__version__}"


@pytest.mark.parametrize(
    ("declared", "charset"),
    [
        ("text/html", None),
        ("text/html; charset=x-no-such", None),
        ("text/html; charset=zip", None),
        ("text/html; charset=../../etc", None),
        ("text/html;charset=utf-16", "utf-16"),
        ("text/html; charset='windows-1252'", "windows-1252"),
    ],
)
def test_only_a_charset_that_can_be_used_is_kept(
    site: LocalSite, at_home: Settings, *, declared: str, charset: str | None
) -> None:
    site.pages["/"] = page(content_type=declared)
    assert fetch(site.at("/"), settings=at_home, now=NOW).charset == charset


@pytest.mark.parametrize(
    ("declared", "body", "media_type"),
    [
        ("text/html", b"Fares rise", "text/plain"),
        ("application/xhtml+xml", b"<p>Fares", "text/html"),
        ("text/plain", b"<p>Fares", "text/plain"),
        (None, b"<p>Fares", "text/html"),
        ("application/ld+json", b"{}", "application/json"),
    ],
)
def test_the_media_type_is_what_the_server_says_and_the_body_shows(
    site: LocalSite, at_home: Settings, *, declared: str | None, body: bytes, media_type: str
) -> None:
    site.pages["/"] = page(body, content_type=declared)
    assert fetch(site.at("/"), settings=at_home, now=NOW).media_type == media_type


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (page(status=404), FetchFailed, "404 (Not Found)"),
        (page(status=403), FetchFailed, "403"),
        (page(status=500), FetchFailed, "500"),
        (page(status=777), FetchFailed, "777"),
        (page(b""), BadSource, "nothing in it"),
        (page(b"Fares\0"), BadSource, "binary data"),
        (page(content_type="image/png"), BadSource, "image/png"),
        (page(content_type="application/octet-stream"), BadSource, "octet-stream"),
        (page(content_encoding="br"), FetchFailed, "br, which was not asked for"),
        (page(content_encoding="gzip, gzip"), FetchFailed, "not asked for"),
        (page(content_encoding="gzip"), FetchFailed, "damaged"),
        (page(gzip.compress(BODY)[:-9], content_encoding="gzip"), FetchFailed, "damaged"),
        (page(content_length="99"), FetchFailed, "could not be fetched"),
        (page(content_length="many"), FetchFailed, "could not be fetched"),
        (page(content_length="-1"), FetchFailed, "could not be fetched"),
    ],
)
def test_what_cannot_be_had_is_told_plainly(
    site: LocalSite, at_home: Settings, *, answer: Page, error: type[OnRecordError], words: str
) -> None:
    site.pages["/"] = answer
    failed = failing(site.at("/"), at_home)
    assert type(failed) is error
    assert words in failed.message
    assert failed.message.startswith(site.at("/"))


@pytest.mark.parametrize(
    "address", ["ftp://quay.example/", "quay.example", "http://", "http://[::1/", "https://a:b@q.example/"]
)
def test_what_is_no_address_to_fetch_is_refused(address: str) -> None:
    assert isinstance(failing(address, Settings()), BadSource)


def test_a_body_longer_than_declared_is_read_as_far_as_declared(site: LocalSite, at_home: Settings) -> None:
    site.pages["/"] = page(b"<p>Fares rise</p>", content_length="12")
    assert fetch(site.at("/"), settings=at_home, now=NOW).body == b"<p>Fares ris"


def test_a_page_is_unpacked_as_it_comes(site: LocalSite, at_home: Settings) -> None:
    text = b"".join(b"<p>%d</p>" % (n * n) for n in range(50_000))
    packed = gzip.compress(text[:300_000]) + gzip.compress(text[300_000:]) + b"\0" * 9
    site.pages["/"] = page(packed, content_encoding="gzip")
    assert fetch(site.at("/"), settings=at_home, now=NOW).body == text


def test_nothing_larger_than_the_limit_is_read_packed_or_not(site: LocalSite, at_home: Settings) -> None:
    small = replace(at_home, max_capture_bytes=100_000)
    sent: list[int] = []

    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while not site.over.is_set():
            request.wfile.write(b"<p>" * 10_000)
            sent.append(30_000)

    site.pages["/declared"] = page(b"<p>", content_length="100001")
    site.pages["/endless"] = endless
    site.pages["/bomb"] = page(gzip.compress(b"<p>" * 40_000_000, 1), content_encoding="gzip")
    site.pages["/fits"] = page(b"<p>" + b"x" * 99_997)
    site.pages["/over"] = page(gzip.compress(b"<p>" + b"x" * 99_998), content_encoding="gzip")
    for path in ("/declared", "/endless", "/bomb", "/over"):
        assert isinstance(failing(site.at(path), small), TooLarge), path
    assert sum(sent) < 20_000_000
    assert len(fetch(site.at("/fits"), settings=small, now=NOW).body) == 100_000


@pytest.mark.parametrize("part", ["headers", "body"])
def test_a_server_that_drips_is_left_when_the_time_is_up(site: LocalSite, part: str) -> None:
    def drip(request: BaseHTTPRequestHandler) -> None:
        if part != "headers":
            request.send_response(200)
            request.send_header("Content-Type", "text/html")
            request.end_headers()
        else:
            request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        while not site.over.wait(0.05):
            request.wfile.write(b"x")
            request.wfile.flush()

    site.pages["/"] = drip
    began = time.monotonic()
    failed = failing(site.at("/"), Settings(allow_private_addresses=1, fetch_timeout=1))
    assert "within 1 seconds" in failed.message
    assert time.monotonic() - began < 5


def test_redirects_are_followed_and_the_last_address_is_kept(site: LocalSite, at_home: Settings) -> None:
    site.pages |= {"/a": redirect("/b"), "/b": redirect(site.at("/c?x=1#top"), 308), "/c?x=1": page(BODY)}
    capture = fetch(site.at("/a"), settings=at_home, now=NOW)
    assert (capture.name, capture.address) == (site.at("/a"), site.at("/c?x=1"))
    assert site.asked == ["/robots.txt", "/a", "/b", "/c?x=1"]


def test_redirects_are_bounded(site: LocalSite, at_home: Settings) -> None:
    site.pages["/round"] = redirect("/round")
    assert "more than 5 times" in failing(site.at("/round"), at_home).message
    assert site.asked.count("/round") == 6


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://quay.example/", "http://ann:secret@quay.example/", "http://["]
)
def test_a_redirect_to_what_is_not_fetched_is_refused(site: LocalSite, at_home: Settings, to: str) -> None:
    site.pages["/"] = redirect(to)
    assert "secret" not in failing(site.at("/"), at_home).message


def test_a_redirect_into_a_private_network_is_refused(site: LocalSite) -> None:
    # Here this machine counts as the open internet: nothing else can be called in a test.
    site.pages["/"] = redirect("http://inside.quay.example/admin")
    at = {"news.quay.example": ["127.0.0.1"], "inside.quay.example": ["10.0.0.7"]}
    settings = Settings(fetch_timeout=3)
    with (
        GuardedClient(settings, look_up=lambda host, _port: at[host], permitted=lambda ip: ip == "127.0.0.1") as client,
        pytest.raises(BadSource, match=r"inside\.quay\.example is at 10\.0\.0\.7, which is inside"),
    ):
        fetch(site.at("/", "news.quay.example"), settings=settings, now=NOW, client=client)
    assert site.asked == ["/robots.txt", "/"]


def test_each_host_of_a_chain_of_redirects_is_asked_for_its_rules(site: LocalSite, at_home: Settings) -> None:
    with LocalSite() as other:
        other.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /private/")
        other.pages["/private/x"] = page()
        site.pages["/"] = redirect(other.at("/private/x"))
        assert "does not permit" in failing(site.at("/"), at_home).message
        assert other.asked == ["/robots.txt"]


def test_what_robots_txt_forbids_is_not_fetched_and_it_is_asked_for_once(site: LocalSite, at_home: Settings) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /private/", content_type="text/plain")
    site.pages["/a"] = page()
    found = list(gather([site.at("/private/x"), site.at("/a"), site.at("/a?2")], settings=at_home, now=NOW))
    assert [f.code if isinstance(f, Refusal) else f.name for f in found] == [
        "fetch-failed",
        site.at("/a"),
        "fetch-failed",
    ]
    assert site.asked == ["/robots.txt", "/a", "/a?2"]


def test_a_robots_txt_that_fails_closes_the_site(site: LocalSite, at_home: Settings) -> None:
    site.pages["/robots.txt"] = page(status=503)
    site.pages["/"] = page()
    failed = failing(site.at("/"), at_home)
    assert "robots.txt could not be read (it answered 503)" in failed.message
    assert site.asked == ["/robots.txt"] * 2


def test_an_endless_robots_txt_is_read_as_far_as_needed(site: LocalSite, at_home: Settings) -> None:
    site.pages["/robots.txt"] = page(b"User-agent: *\nDisallow: /x\n" + b"#" * 3_000_000)
    site.pages["/"] = page()
    assert fetch(site.at("/"), settings=at_home, now=NOW).body
    assert "does not permit" in failing(site.at("/x"), at_home).message


def test_a_site_is_given_the_pause_it_asks_for(site: LocalSite) -> None:
    site.pages |= {"/robots.txt": page(b"User-agent: *\nCrawl-delay: 1"), "/": page()}
    settings = Settings(allow_private_addresses=1, fetch_timeout=1)
    began = time.monotonic()
    found = list(gather([site.at("/")] * 2, settings=settings, now=NOW))
    assert all(isinstance(f, Capture) for f in found)
    assert 1 <= time.monotonic() - began < 5


def reset(request: BaseHTTPRequestHandler) -> None:
    """Break the connection off with a TCP reset."""
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.shutdown(socket.SHUT_RD)
    request.connection.close()


@pytest.mark.parametrize("first", [reset, page(status=503)])
def test_a_site_that_stumbles_is_asked_once_more(site: LocalSite, at_home: Settings, first: Page) -> None:
    answers = iter([first, page(BODY)])

    def answer(request: BaseHTTPRequestHandler) -> None:
        next(answers)(request)

    site.pages["/"] = answer
    assert fetch(site.at("/"), settings=at_home, now=NOW).body == BODY


@pytest.mark.parametrize("always", [reset, page(status=503)])
def test_a_site_that_is_down_is_asked_no_more_than_twice(site: LocalSite, at_home: Settings, always: Page) -> None:
    site.pages["/"] = always
    failing(site.at("/"), at_home)
    assert site.asked.count("/") == 2


@pytest.mark.parametrize("after", ["3600", "Wed, 04 May 2033 03:02:01 GMT"])
def test_a_site_that_asks_for_more_patience_is_left_alone(site: LocalSite, at_home: Settings, after: str) -> None:
    site.pages["/"] = page(status=503, retry_after=after)
    failing(site.at("/"), at_home)
    assert site.asked.count("/") == 1


def test_a_dead_host_is_waited_for_once(at_home: Settings) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = list(gather([f"http://127.0.0.1:{port}/{n}" for n in range(3)], settings=at_home, now=NOW))
    assert [f.code for f in found if isinstance(f, Refusal)] == ["fetch-failed"] * 3
    assert isinstance(found[0], Refusal)
    assert "nothing answers there" in found[0].reason


def test_json_from_an_address_is_taken_apart_like_a_file(site: LocalSite, at_home: Settings) -> None:
    site.pages["/feed"] = page(b'[{"t": 1}, 2]', content_type="application/json")
    site.pages["/bad"] = page(b"{", content_type="application/json")
    found = list(gather([site.at("/feed"), site.at("/bad")], settings=at_home, now=NOW))
    assert [(f.name, f.body if isinstance(f, Capture) else f.code) for f in found] == [
        (site.at("/feed") + "#1", b'{"t": 1}'),
        (site.at("/feed") + "#2", "not-an-object"),
        (site.at("/bad"), "broken-json"),
    ]
    assert isinstance(found[0], Capture)
    assert found[0].address == site.at("/feed")


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command to make a certificate")
    file = tmp_path / "cert.pem"
    asked = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=quay.example"
    files = ["-keyout", str(tmp_path / "key.pem"), "-out", str(file)]
    names = ["-addext", "subjectAltName=DNS:news.quay.example"]
    subprocess.run([*asked.split(), *names, *files], check=True, capture_output=True)
    return file


def test_a_certificate_is_held_against_the_name_of_the_host(
    certificate: Path, at_home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))

    def look_up(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    def tried(host: str) -> Capture:
        with GuardedClient(at_home, look_up=look_up) as client:
            return fetch(f"https://{host}:{site.port}/", settings=at_home, now=NOW, client=client)

    with LocalSite(tls=context) as site:
        site.pages["/"] = page(BODY)
        with pytest.raises(FetchFailed, match="certificate"):
            tried("news.quay.example")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert tried("news.quay.example").body == BODY
        with pytest.raises(FetchFailed, match="certificate"):
            tried("other.quay.example")
