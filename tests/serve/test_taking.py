import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import View
from onrecord.serve import make_app

OWN = {"sec-fetch-site": "same-origin"}
PAGE = """Ferry to run until June

By Ana Brandt
The Eastmoor Herald
4 May 2031

The harbour office said the ferry will run until June. "It is paid for," said Tom Lee, who runs the port.
"""


@pytest.fixture
def path(sample_file: Path, tmp_path: Path) -> Path:
    with View(sample_file):
        return Path(shutil.copy(sample_file, tmp_path / "sample.onrecord"))


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with TestClient(make_app(path), base_url="http://localhost", headers=OWN) as opened:
        yield opened


def ended(client: TestClient, address: str) -> str:
    """The page of a job, once it has ended."""
    for _ in range(300):
        page = client.get(address).text
        if "<progress" not in page:
            return page
        time.sleep(0.1)
    raise AssertionError("it never ended")


def test_pasted_text_is_on_record_and_on_the_pages_when_its_job_has_ended(client: TestClient) -> None:
    sent = client.post("/add", data={"text": PAGE}, follow_redirects=False)
    assert sent.status_code == 303
    page = ended(client, sent.headers["location"])
    assert "1 article is new on record" in page
    assert "Ferry to run until June" in client.get("/api/articles?size=200").text


def test_files_are_taken_in_and_what_cannot_be_read_is_told(client: TestClient) -> None:
    files = [
        ("files", ("../../ferry.txt", PAGE.encode(), "text/plain")),
        ("files", ("<script>alert(1)</script>.txt", PAGE.replace("June", "July").encode(), "text/plain")),
        ("files", ("broken.pdf", b"%PDF-1.4 \x00\x01", "application/pdf")),
    ]
    sent = client.post("/add", files=files, follow_redirects=False)
    page = ended(client, sent.headers["location"])
    assert "2 articles are new on record" in page
    assert "broken.pdf" in page
    assert "<script>alert" not in page
    names = [name for row in client.get("/api/articles?size=200").json()["items"] for name in row["files"]]
    assert "ferry.txt" in names
    assert not any("/" in name or "<" in name for name in names)


def test_files_of_any_name_are_taken(client: TestClient) -> None:
    names = ["a." + "b" * 300, "字" * 300 + ".txt", "..", ".txt", "a/../\x00.txt", "same.txt", "same.txt"]
    sent = client.post("/add", files=[("files", (name, b" ", "text/plain")) for name in names], follow_redirects=False)
    assert sent.status_code == 303
    assert ended(client, sent.headers["location"]).count("<li><strong>") == len(names)


def test_the_stream_tells_how_far_it_is_and_ends(client: TestClient) -> None:
    sent = client.post("/add", data={"text": PAGE}, follow_redirects=False)
    told = [
        json.loads(line.removeprefix("data: "))
        for line in client.get(f"{sent.headers['location']}/events").text.splitlines()
        if line
    ]
    assert told[-1]["ended"] is True
    assert all(not step["ended"] for step in told[:-1])


def test_nothing_sent_says_what_to_do(client: TestClient) -> None:
    answer = client.post("/add", data={"text": "  "})
    assert answer.status_code == 400
    assert "paste the text" in answer.text


def test_an_unknown_job_is_not_found(client: TestClient) -> None:
    assert client.get("/add/none").status_code == 404


def test_what_is_served_to_be_read_only_takes_nothing(path: Path) -> None:
    with TestClient(make_app(path, writable=False), base_url="http://localhost", headers=OWN) as reader:
        assert reader.post("/add", data={"text": PAGE}).status_code == 403
        assert re.search("read only", reader.get("/add").text)


def test_a_job_ends_with_the_program_and_leaves_nothing_behind(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files = [("files", (f"{n}.txt", PAGE.replace("June", str(n)).encode(), "text/plain")) for n in range(200)]
    with TestClient(make_app(path), base_url="http://localhost", headers=OWN) as client:
        assert client.post("/add", files=files, follow_redirects=False).status_code == 303
    for _ in range(100):
        if not list(tmp_path.glob("onrecord-*")):
            break
        time.sleep(0.1)
    assert not list(tmp_path.glob("onrecord-*"))
    with View(path) as view:
        assert view.count() < 216


def test_what_is_more_than_is_taken_is_refused_with_how_much_that_is(client: TestClient) -> None:
    form = client.get("/add").text
    assert "256 MB" in form
    assert ".warc .wacz" in form
    long = client.post("/add", files={"text": (None, "a" * 4_000_001)})
    many = client.post("/add", files=[("files", (f"{n}.txt", b"a", "text/plain")) for n in range(1001)])
    for refused in (long, many):
        assert refused.status_code == 413
        assert "1,000 files and 256,000,000 bytes" in refused.text
