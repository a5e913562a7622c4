"""The sample story served once for all tests of its pages, a story whose every word is hostile, and a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.record import Making, Writer
from onrecord.serve import make_app
from scripts.screenshots import chromium
from tests.findings import capture_of, findings_of

SLOW = 90_000  # milliseconds that a page may take on a machine with other work
HOSTILE = "Ana <script>alert(1)</script> Ruiz said the “bridge” 🎈 \u202eis <b onload=x>closed</b>."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def sample_pages(sample_file: Path) -> Iterator[TestClient]:
    with TestClient(make_app(sample_file), base_url="http://localhost") as client:
        yield client


@pytest.fixture(scope="session")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("hostile") / "story.onrecord"
    page = capture_of(HOSTILE, "<img src=x>.txt")
    with Writer(path, Making({"clean": 1}, "00000000", "0.0.0")) as writer:
        writer.take_in([page])
        found = findings_of(
            page,
            speaker="Ana <script>alert(1)</script> Ruiz",
            cue="said",
            content="the “bridge” 🎈 \u202eis <b onload=x>closed</b>",
        )
        writer.add(found, at="2027-01-05T00:00:00+00:00")
    with TestClient(make_app(path), base_url="http://localhost") as client:
        yield client
