"""A web archive of a record is read back into the same captures, and these into the same record."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from onrecord.ingest import gather
from onrecord.ingest.names import shown
from onrecord.model import Capture
from onrecord.pipeline import making, study_all
from onrecord.record import View, Writer
from onrecord.settings import Settings
from onrecord.tell.export import export, to_json
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.walk import walk_back
from onrecord.tell.export.web_archive import write
from onrecord.tell.story import Story
from tests.tell.export.making import made

SETTINGS = replace(Settings(), workers=1)
NOW = "2032-01-01T00:00:00+00:00"
PAGE = b"<!doctype html><html><body><p>The dam at Eastmoor opened, the mayor said.</p></body></html>"


def came(record: Path) -> list[Capture]:
    with View(record) as view:
        return [capture for capture_id in view.capture_ids() for capture in view.kept(capture_id)]


def archived(record: Path, path: Path) -> Path:
    with View(record) as view, Ground(Story(view)) as ground, path.open("wb") as out:
        write(ground, out)
    return path


def read_back(path: Path) -> list[Capture]:
    found = list(gather([str(path)], settings=SETTINGS, now=NOW))
    assert all(isinstance(item, Capture) for item in found), found
    return [item for item in found if isinstance(item, Capture)]


def capture(
    body: bytes, name: str, media_type: str, *, address: str | None = None, charset: str | None = None
) -> Capture:
    digest, at = hashlib.sha256(body).hexdigest(), "2031-05-04T10:20:30+00:00"
    return Capture(digest, name, media_type, body, at, address, charset)


def kept(record: Path, captures: list[Capture]) -> Path:
    with Writer(record, making(SETTINGS)) as writer:
        writer.take_in(captures)
    return record


KINDS = [
    capture(PAGE, "a.html", "text/html", address="https://eastmoor.example/a?b=c", charset="windows-1252"),
    capture(PAGE, "https://eastmoor.example/a", "text/html", address="https://***@eastmoor.example/a\\\\b"),
    capture(b"The dam opened.\n", "b.txt", "text/plain"),
    capture(b"# The dam\n\nIt opened.\n", " b \u00fc/\u2014 100%.md", "text/markdown"),
    capture(b"<p>Markup in a text</p>\r\n\r\nWARC/1.1\r\n\r\n", "c\\\\d#2", "text/plain"),
    capture(b'{"title": "The dam", "text": "It opened."}', "d.jsonl#3", "application/json"),
    capture(b"From: a@b.example\r\n\r\nThe dam opened.", "e.eml", "message/rfc822"),
    capture(b"MIME-Version: 1.0\r\n\r\nThe dam.", "f.mhtml", "multipart/related"),
]


def test_every_kind_of_capture_comes_back_as_it_was(tmp_path: Path) -> None:
    record = kept(tmp_path / "s.onrecord", KINDS)
    back = read_back(archived(record, tmp_path / "s.warc.gz"))
    assert back == came(record)
    assert {(c.id, c.name) for c in back} == {(c.id, c.name) for c in KINDS}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(min_size=1, max_size=60),
    body=st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=80).map(str.encode),
)
def test_any_name_and_text_come_back(tmp_path_factory: pytest.TempPathFactory, name: str, body: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    record = kept(folder / "s.onrecord", [capture(b"The dam. " + body, shown(name), "text/plain")])
    assert read_back(archived(record, folder / "s.warc.gz")) == came(record)


def test_what_is_read_back_gives_the_same_record(record: Path, tmp_path: Path) -> None:
    path, straight, again = tmp_path / "story.warc.gz", tmp_path / "straight.onrecord", tmp_path / "again.onrecord"
    archived(record, path)
    study_all(came(record), straight, settings=SETTINGS)
    study_all(gather([str(path)], settings=SETTINGS, now=NOW), again, settings=SETTINGS)
    assert came(again) == came(record)
    assert articles(again) == articles(straight)
    assert archived(again, tmp_path / "again.warc.gz").read_bytes() == path.read_bytes()


def articles(record: Path) -> str:
    """All of a record but what never came in as a capture."""
    with View(record) as view:
        return to_json({name: value for name, value in export(Story(view)).items() if name != "refusals"})


def test_others_read_it_and_its_digests_hold(ground: Ground) -> None:
    def records() -> Iterator[tuple[str, str]]:
        for one in ArchiveIterator(io.BytesIO(made(ground, "warc")), check_digests="raise"):
            yield one.rec_type, one.rec_headers.get_header("WARC-Record-ID")
            one.raw_stream.read()

    found = list(records())
    assert [kind for kind, _ in found] == ["warcinfo", *["resource"] * (len(found) - 1)]
    assert len(found) == len(set(found)) > 3


def test_an_archive_of_another_record_is_found_out(record: Path, tmp_path: Path) -> None:
    other = archived(kept(tmp_path / "o.onrecord", KINDS), tmp_path / "o.warc.gz")
    with View(record) as view:
        faults = walk_back(view, other).faults
    assert len(faults) == len(KINDS)
    assert all("not in the record" in fault.what for fault in faults)


def test_when_a_page_was_put_back_comes_back_too(tmp_path: Path) -> None:
    at = "https://eastmoor.example/a"
    one, other = (capture(body, at, "text/html", address=at) for body in (PAGE, PAGE.replace(b"opened", b"closed")))
    seen = [replace(c, captured_at=f"2031-05-0{n}T10:20:30+00:00") for n, c in enumerate((one, other, one), 1)]
    record = kept(tmp_path / "s.onrecord", seen)
    again = kept(tmp_path / "t.onrecord", read_back(archived(record, tmp_path / "s.warc.gz")))
    with View(record) as view, View(again) as copy:
        assert [capture_id for _, capture_id in view.sightings()[at]] == [one.id, other.id, one.id]
        assert copy.sightings() == view.sightings()
