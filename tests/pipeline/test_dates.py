"""Stories whose articles have no dates, or contradictory ones: they build, and no day is told that no text gives."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console, RenderableType
from starlette.testclient import TestClient

from onrecord.cli.briefing import brief_page
from onrecord.cli.chronicle import timeline_page
from onrecord.cli.positions import positions_page
from onrecord.pipeline import build
from onrecord.record import View, audit
from onrecord.serve import make_app
from onrecord.settings import Settings
from onrecord.tell.brief import brief
from onrecord.tell.positions import positions
from onrecord.tell.story import Story
from onrecord.tell.timeline import timeline

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTHS}) (\d{{4}})\b|\b(\d{{4}}-\d{{2}}-\d{{2}})\b")

UNDATED = {
    "a.txt": "Minister rules out closing the Wend bridge\n\n"
    "Transport Minister Jo Field said on Monday that the government would not close the Wend bridge to lorries. "
    "A lorry struck the bridge last week, and the bridge was inspected the day after.\n\n"
    "Mayor Kai Lund called for the Wend bridge to be closed to lorries within 60 days.\n",
    "b.txt": "Bridge to close after all\n\n"
    "Transport Minister Jo Field said on Friday that the government would close the Wend bridge to lorries next "
    "month. The bridge opened in 1957.\n\n"
    "The Harbour Board declined to comment.\n",
}
TWO_DATES = (
    "The Eastmoor Herald\nPublished May 9, 2031\nLast updated: March 2, 2030\n\n"
    "Ferry sinks off Wend\n\n"
    "The ferry Anna sank off Wend on Monday, the Harbour Board said on Tuesday.\n\n"
    "Copyright 2019 The Eastmoor Herald\n"
)
ONE_DAY = (
    "Ferry lost\n\nBy Kim Ash\nWend Radio\nMay 10, 2031\n\n"
    "The ferry Anna sank off Wend on 5 May 2031, the Harbour Board said. It had sailed for Eastmoor on 31 February.\n"
)
OTHER_DAY = (
    "When the ferry sank\n\nBy Ora Vance\nThe Wend Gazette\nMay 12, 2031\n\n"
    "The ferry Anna sank off Wend on 6 May 2031, the Harbour Board said. The Harbour Board denied that the ferry Anna "
    "sank on 5 May 2031.\n"
)


@contextmanager
def built(folder: Path, pages: Mapping[str, str]) -> Iterator[tuple[Path, Story]]:
    articles = folder / "articles"
    articles.mkdir()
    for name, text in pages.items():
        (articles / name).write_text(text, "utf-8")
    record = folder / "story.onrecord"
    assert build([str(articles)], record, settings=replace(Settings(), workers=1)).refused == ()
    with View(record) as view:
        assert list(audit(view)) == []
        yield record, Story(view)


def shown(page: RenderableType) -> str:
    out = Console(width=200, record=True, highlight=False, color_system=None)
    with out.capture() as captured:
        out.print(page)
    return captured.get()


def told(story: Story) -> dict[str, str]:
    return {
        "brief": shown(brief_page(story, brief(story), 100)),
        "timeline": shown(timeline_page(story, timeline(story))),
        "positions": shown(positions_page(story, positions(story))),
    }


def days_in(text: str) -> set[str]:
    return {found.group() for found in DAY.finditer(text)}


def test_a_story_without_dates_tells_no_day_at_all(tmp_path: Path) -> None:
    with built(tmp_path, UNDATED) as (_, story):
        for page in told(story).values():
            assert days_in(page) == set()


def test_a_story_without_dates_says_that_there_is_no_date(tmp_path: Path) -> None:
    with built(tmp_path, UNDATED) as (_, story):
        pages = told(story)
        assert "no date" in pages["positions"]
        assert "none dated" in pages["brief"]
        assert "1957" in pages["timeline"]


def test_a_story_without_dates_marks_no_change_since_nothing_is_known_to_be_later(tmp_path: Path) -> None:
    with built(tmp_path, UNDATED) as (_, story):
        found = positions(story)
        assert {s.said for q in found for s in q.statements} == {""}
        assert [p.changes for q in found for p in q.positions if p.changes] == []


def test_a_story_without_dates_has_its_pages(tmp_path: Path) -> None:
    with (
        built(tmp_path, UNDATED) as (record, _),
        TestClient(make_app(record), base_url="http://localhost") as client,
    ):
        for address in ("/", "/timeline", "/positions"):
            page = client.get(address)
            assert page.status_code == 200
            assert days_in(page.text) == set()


@pytest.mark.parametrize(
    ("pages", "given"),
    [
        ({"a.txt": TWO_DATES}, {"9 May 2031", "2 March 2030", "5 May 2031", "6 May 2031"}),
        (
            {"a.txt": ONE_DAY, "b.txt": OTHER_DAY},
            {"10 May 2031", "12 May 2031", "5 May 2031", "6 May 2031"},
        ),
        (
            {"a.txt": TWO_DATES, "b.txt": ONE_DAY, "c.txt": OTHER_DAY, **{f"u{n}": t for n, t in UNDATED.items()}},
            {"9 May 2031", "2 March 2030", "10 May 2031", "12 May 2031", "5 May 2031", "6 May 2031"},
        ),
    ],
    ids=["two dates on one page", "two days for one event", "both, and pages without dates"],
)
def test_contradictory_dates_build_and_only_days_that_texts_give_are_told(
    tmp_path: Path, pages: Mapping[str, str], given: set[str]
) -> None:
    with built(tmp_path, pages) as (_, story):
        for name, page in told(story).items():
            assert days_in(page) <= given, name


def test_an_event_with_two_days_keeps_both(tmp_path: Path) -> None:
    with built(tmp_path, {"a.txt": ONE_DAY, "b.txt": OTHER_DAY}) as (_, story):
        sinkings = {e.day for e in timeline(story) if "sank off Wend" in e.words}
        assert sinkings == {"2031-05-05", "2031-05-06"}
