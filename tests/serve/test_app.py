import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from onrecord.model import Kind, Span
from onrecord.record import Making, View, Writer
from onrecord.serve import make_app
from onrecord.serve.reading.marks import marked_blocks
from tests.findings import capture_of, findings_of

MAKING = Making({"clean": 1}, "00000000", "0.0.0")
HOSTILE = "Ana <script>alert(1)</script> Ruiz said the “bridge” 🎈 is <b>closed</b>."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "story.onrecord"
    page = capture_of(HOSTILE, "<img src=x>.txt")
    with Writer(made, MAKING) as writer:
        writer.take_in([page])
        found = findings_of(page, speaker="Ruiz", cue="said", content="the “bridge” 🎈 is <b>closed</b>")
        writer.add(found, at="2027-01-05T00:00:00+00:00")
    return made


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://localhost") as opened:
        yield opened


def article_id(path: Path) -> str:
    with View(path) as view:
        return view.article_ids()[0]


def test_the_front_page_lists_the_articles(client: TestClient, path: Path) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert f"/articles/{article_id(path)}" in page.text


def test_an_article_is_shown_with_its_marks(client: TestClient, path: Path) -> None:
    page = client.get(f"/articles/{article_id(path)}").text
    assert re.search(r'<span class="mark source n1"[^>]*>Ruiz</span>', page)
    assert re.search(r'<span class="mark cue n1"[^>]*>said</span>', page)
    assert 'class="mark content d1"' in page


def test_nothing_that_an_article_says_becomes_markup(client: TestClient, path: Path) -> None:
    for address in ("/", f"/articles/{article_id(path)}"):
        page = client.get(address).text
        assert "<script>alert" not in page
        assert "<img src=x>" not in page
        assert "<b>closed" not in page


@pytest.mark.parametrize(
    "address", ["/", "/timeline", "/positions", "/nowhere", "/static/pages.css", "/health", "/api/articles/none"]
)
def test_every_answer_forbids_scripts_and_frames(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_foreign_name_for_this_machine_is_not_answered(path: Path) -> None:
    with TestClient(make_app(path), base_url="http://rebound.example") as stranger:
        assert stranger.get("/").status_code == 400


def test_an_unknown_page_says_what_to_do(client: TestClient) -> None:
    page = client.get("/articles/none")
    assert page.status_code == 404
    assert "Try:" in page.text
    assert client.get("/nowhere").status_code == 404
    assert client.get("/api/articles/none").json()["code"] == "nothing-found"


def test_no_path_leads_out_of_the_static_files(client: TestClient) -> None:
    for address in ("/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"):
        assert client.get(address).status_code == 404


def test_what_is_added_while_serving_is_shown(client: TestClient, path: Path) -> None:
    assert client.get("/health").json() == {"ok": True, "articles": 1}
    page = capture_of("Tom Lee said the road is open.", "two.txt")
    with Writer(path, MAKING) as writer:
        writer.take_in([page])
        writer.add(findings_of(page, speaker="Tom Lee", cue="said", content="the road is open"), at="2027-01-06")
    assert client.get("/health").json() == {"ok": True, "articles": 2}


def test_the_pieces_of_a_block_make_up_its_text(path: Path) -> None:
    with View(path) as view:
        recorded = view.recorded(article_id(path))
    (marked,) = marked_blocks(recorded)
    assert "".join(piece.text for piece in marked.pieces) == HOSTILE
    assert marked.block.kind is Kind.TEXT
    assert marked.block.span == Span(0, len(HOSTILE))


def test_an_error_has_its_own_title_keeps_names_as_they_are_and_leads_back(sample_pages: TestClient) -> None:
    page = sample_pages.get("/people/organisation:Nobody At All")
    assert page.status_code == 404
    tree = html.fromstring(page.text)
    heading = tree.findtext(".//h1")
    assert heading is not None
    assert "Nobody At All" in heading
    assert str(tree.findtext(".//title")).startswith(heading)
    assert not tree.xpath("//*[@aria-current]")
    assert tree.xpath("//main//a[@href='/people']")


def test_a_question_that_is_settled_leads_back_to_the_queue(sample_pages: TestClient) -> None:
    gone = sample_pages.post("/review/deadbeef", data={"choice": "0"})
    assert gone.status_code == 404
    assert html.fromstring(gone.text).xpath("//main//a[@href='/review']")
    assert "deadbeef" not in sample_pages.get("/review?done=deadbeef").text
