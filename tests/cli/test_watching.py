import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.ingest.formats import capture_of
from onrecord.pipeline import study_all
from onrecord.pipeline.watch import follow
from onrecord.settings import Settings
from tests.tell.texts.test_edits import AT, FIRST, SECOND, page

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line in this process: its exit status, and what it printed."""

    def onrecord(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return onrecord


@pytest.fixture
def story(tmp_path: Path) -> Path:
    record = tmp_path / "story.onrecord"
    versions = (page(FIRST, SECOND), page(FIRST.replace("June", "July"), SECOND))
    captures = (
        replace(capture_of(body, AT, media_type="text/html", now=f"2031-05-0{n}T08:00:00+00:00"), address=AT)
        for n, body in enumerate(versions, 1)
    )
    study_all(captures, record, settings=replace(Settings(), workers=1))
    return record


def test_an_edit_is_told_word_by_word_and_by_stealth_if_so(story: Path, run: Run) -> None:
    status, shown, _ = run("edits", str(story))
    assert status == 0
    assert "[-June-] {+July+}" in " ".join(shown.split())
    assert "without a word about it" in shown


def test_nothing_edited_says_what_to_do(sample_file: Path, run: Run) -> None:
    status, _, told = run("edits", str(sample_file))
    assert status == 8
    assert told.startswith("no article was captured twice")
    assert "try:" in told


def test_where_every_edit_is_owned_to_that_is_said(tmp_path: Path, run: Run) -> None:
    record = tmp_path / "owned.onrecord"
    note = "Correction: an earlier version of this article gave the month of the opening as June."
    versions = (page(FIRST, SECOND), page(FIRST.replace("June", "July"), SECOND, note))
    captures = (
        replace(capture_of(body, AT, media_type="text/html", now=f"2031-05-0{n}T08:00:00+00:00"), address=AT)
        for n, body in enumerate(versions, 1)
    )
    study_all(captures, record, settings=replace(Settings(), workers=1))
    status, _, told = run("edits", str(record), "--stealth")
    assert status == 8
    assert told.startswith("nothing was changed without a word about it")


def test_what_is_followed_is_listed(story: Path, run: Run) -> None:
    assert run("watched", str(story))[0] == 8
    follow(story, ["https://herald.example/rss"], now=datetime(2031, 5, 4, tzinfo=UTC))
    assert "https://herald.example/rss" in run("watched", str(story))[1]
    assert "list,https://herald.example/rss" in run("watched", str(story), "--csv")[1]


def test_one_round_tells_what_failed_and_leaves_the_record_whole(story: Path, run: Run) -> None:
    status, _, told = run("watch", str(story), "http://127.0.0.1:9/rss", "--once")  # private, and so refused
    assert status == 0
    assert f"1 failed (why: onrecord watched {story})" in told


def test_watching_nothing_says_what_to_do(tmp_path: Path, run: Run) -> None:
    status, _, told = run("watch", str(tmp_path / "none.onrecord"), "--once")
    assert status == 5
    assert "name feeds to follow" in told


def test_an_edit_that_puts_a_page_back_says_as_of_when(story: Path, run: Run) -> None:
    back = capture_of(page(FIRST, SECOND), AT, media_type="text/html", now="2031-05-03T08:00:00+00:00")
    study_all([replace(back, address=AT)], story, settings=replace(Settings(), workers=1))
    status, shown, _ = run("edits", str(story))
    assert status == 0
    assert "put back as it was on 2031-05-01 08:00" in " ".join(shown.split())
    assert "{+July+}" in shown


def test_every_address_of_equal_bytes_is_shown(tmp_path: Path, run: Run) -> None:
    record = tmp_path / "story.onrecord"
    addresses = (AT, "https://mirror.example/pier")
    captures = (
        replace(
            capture_of(page(FIRST, SECOND), f"pages.warc#{n}", media_type="text/html", now="2031-05-01T08:00:00+00:00"),
            address=address,
        )
        for n, address in enumerate(addresses, 1)
    )
    study_all(captures, record, settings=replace(Settings(), workers=1))
    shown = " ".join(run("show", str(record))[1].split())
    assert all(part in shown for part in ("pages.warc#1, pages.warc#2", *addresses))
    exported = run("export", str(record), "--as", "jsonl", "--table", "articles")[1]
    assert all(address in exported for address in addresses)
