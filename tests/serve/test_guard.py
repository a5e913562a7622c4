import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.serve import app, make_app
from onrecord.serve.guard import HEADERS, KEY, Bounded

SECRET = "k" * 32


@pytest.fixture
def locked(sample_file: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_file, key=SECRET), base_url="http://localhost", follow_redirects=False) as opened:
        yield opened


def test_nobody_reads_without_the_key(locked: TestClient) -> None:
    for address in ("/", "/claims", "/api/claims", "/articles/none"):
        refused = locked.get(address)
        assert refused.status_code == 401
        assert refused.json()["code"] == "needs-key"
    assert locked.get("/", params={KEY: "wrong"}).status_code == 401
    assert locked.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_the_key_in_the_address_becomes_a_cookie_and_leaves_the_address(locked: TestClient) -> None:
    admitted = locked.get("/claims", params={KEY: SECRET, "search": "bridge"})
    assert (admitted.status_code, admitted.headers["location"]) == (303, "/claims?search=bridge")
    cookie = admitted.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert locked.get("/claims").status_code == 200


def test_programs_send_the_key_as_a_bearer(locked: TestClient) -> None:
    assert locked.get("/api/claims", headers={"authorization": f"Bearer {SECRET}"}).status_code == 200


def test_whether_it_is_up_can_be_seen_without_the_key(locked: TestClient) -> None:
    assert locked.get("/health").json() == {"ok": True, "articles": 16}


async def echoed(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def test_more_than_is_read_is_refused_whether_or_not_it_says_how_long_it_is() -> None:
    app = Starlette(routes=[Route("/", echoed, methods=["POST"])], middleware=[Middleware(Bounded, most=100)])
    client = TestClient(app)
    assert client.post("/", content=b"x" * 100).text == "100"
    assert client.post("/", content=b"x" * 101).status_code == 413
    assert client.post("/", content=(b"x" * 10 for _ in range(50))).status_code == 413


def test_several_stories_stand_side_by_side(sample_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.onrecord"
    other.write_bytes(sample_file.read_bytes())
    with TestClient(make_app([sample_file, other]), base_url="http://localhost") as client:
        listed = client.get("/").text
        assert "/stories/sample/" in listed
        assert "/stories/other/" in listed
        page = client.get("/stories/other/").text
        assert "/stories/other/claims" in page
        assert 'href="/claims' not in page
        lost = client.get("/stories/none/")
        assert lost.status_code == 404
        assert "/stories/sample/" not in lost.text
        assert 'href="/"' in lost.text
        inside = client.get("/stories/other/nowhere").text
        assert "/stories/other/" in inside
        assert "/stories/sample/" not in inside


@pytest.mark.parametrize(
    "sent",
    [
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": "http://elsewhere.example"},
        {"origin": "http://localhost.elsewhere.example"},
        {"origin": "file://localhost"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost"},
        {"sec-fetch-site": ""},
    ],
)
def test_what_a_page_of_somebody_else_sends_is_refused(sample_file: Path, sent: dict[str, str]) -> None:
    with TestClient(make_app(sample_file, writable=False), base_url="http://localhost") as client:
        for address in ("/decide", "/add", "/api/decisions"):
            refused = client.post(address, headers=sent)
            assert (refused.status_code, refused.json()["code"]) == (403, "not-ours")


@pytest.mark.parametrize("sent", [{"origin": "http://localhost"}, {"sec-fetch-site": "none"}, {}])
def test_our_own_forms_are_answered(sample_file: Path, sent: dict[str, str]) -> None:
    with TestClient(make_app(sample_file, writable=False), base_url="http://localhost") as client:
        assert client.post("/api/decisions", headers=sent, content=b"{").status_code == 422


def test_browsers_may_say_to_us_that_a_form_is_ours(sample_pages: TestClient) -> None:
    assert sample_pages.get("/health").headers["referrer-policy"] == "same-origin"


def test_the_key_leads_to_no_other_site(locked: TestClient) -> None:
    admitted = locked.get("http://localhost//elsewhere.example/x", params={KEY: SECRET})
    assert admitted.headers["location"] == "/elsewhere.example/x"


def test_only_the_one_address_of_health_is_open(locked: TestClient) -> None:
    assert locked.get("/healthy").status_code == 401


def test_a_fault_of_ours_is_told_under_the_same_headers(sample_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> Response:
        raise ZeroDivisionError

    monkeypatch.setitem(app.PAGES, "/fails", fails)
    made = make_app(sample_file)
    with TestClient(made, base_url="http://localhost", raise_server_exceptions=False) as client:
        answer = client.get("/fails")
    assert answer.status_code == 500
    assert answer.headers.items() >= HEADERS.items()


def test_a_story_is_found_whatever_its_file_is_called(sample_file: Path, tmp_path: Path) -> None:
    names = ["a b", "{x}", "50%25?", "..", "é"]
    paths = []
    for number, name in enumerate(names):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths.append(folder / f"{name}.onrecord")
        paths[-1].write_bytes(sample_file.read_bytes())
    with TestClient(make_app(paths), base_url="http://localhost") as client:
        led = set(re.findall(r'href="(/stories/[^"]*)"', client.get("/").text))
        assert len(led) == len(names)
        assert {client.get(address).status_code for address in led} == {200}


def test_under_an_address_of_ipv6_it_answers(sample_file: Path) -> None:
    with TestClient(make_app(sample_file, hosts=["[fe80::1]"]), base_url="http://localhost") as client:
        for host, status in (("[::1]:8080", 200), ("[fe80::1]:80", 200), ("[fe80::2]", 400), ("elsewhere", 400)):
            assert client.get("/health", headers={"host": host}).status_code == status


def test_a_key_of_any_letters_lets_in_and_two_servers_on_a_machine_keep_apart(sample_file: Path) -> None:
    jar: dict[str, str] = {}
    for key in ("ключ +&%#é", "another"):
        made = make_app(sample_file, key=key)
        with TestClient(made, base_url="http://localhost", follow_redirects=False, cookies=jar) as client:
            assert client.get("/claims").status_code == 401
            assert client.get("/claims", params={KEY: key}).status_code == 303
            assert client.get("/claims").status_code == 200
            assert key not in client.cookies.values()
            jar = dict(client.cookies)
            bearer = {b"authorization": f"Bearer {key}".encode()}
            client.cookies.clear()
            assert client.get("/claims", headers=bearer).status_code == 200
    assert len(jar) == 2


def test_without_a_key_nobody_is_let_in_for_whom_a_proxy_asks(sample_file: Path, locked: TestClient) -> None:
    with TestClient(make_app(sample_file), base_url="http://localhost") as client:
        for header in ("X-Forwarded-For", "Forwarded"):
            passed_on = {header: "for=203.0.113.9"}
            refused = client.get("/api/claims", headers=passed_on)
            assert refused.status_code == 403
            assert "ONRECORD_KEY" in refused.json()["fix"]
            assert client.post("/decide", headers=passed_on).status_code == 403
            assert client.get("/health", headers=passed_on).status_code == 200
            held = {"authorization": f"Bearer {SECRET}"}
            assert locked.get("/claims", headers={**passed_on, **held}).status_code == 200


def test_a_browser_is_told_of_a_refusal_on_a_page(sample_file: Path, locked: TestClient) -> None:
    page = {"accept": "text/html,*/*"}
    with TestClient(make_app(sample_file), base_url="http://localhost", headers=page) as client:
        for answer, told in (
            (locked.get("/", headers=page), "This needs the key"),
            (client.post("/add", headers={"origin": "http://elsewhere.example"}), "sent by another site"),
            (client.post("/add", headers={"content-length": "999999999999"}), "bytes were sent"),
        ):
            assert answer.headers["content-type"].startswith("text/html")
            assert told in answer.text
