"""Windows and deadlines as a page, and as a calendar."""

from datetime import date
from pathlib import Path

import icalendar
from starlette.testclient import TestClient

from onrecord.record import View
from onrecord.tell.deadlines import State, deadlines
from onrecord.tell.story import Story
from tests.serve.reading.pages import page_of, words_of

_DAY = "2027-04-02"


def test_the_register_is_that_of_the_day_asked_for(sample_pages: TestClient, sample_file: Path) -> None:
    with View(sample_file) as view:
        entries = deadlines(Story(view), on=date.fromisoformat(_DAY))
    rows = page_of(sample_pages, f"/deadlines?on={_DAY}").xpath("//tbody/tr")
    assert [r.get("id") for r in rows] == [f"w-{e.id}" for e in entries][:50]
    for row, entry in zip(rows, entries, strict=False):
        told = words_of(row)
        assert entry.state.value in told
        assert " ".join(entry.what.split()) in told
        assert all(" ".join(f.words.split()) in told for f in entry.follow_ups)


def test_only_those_that_stand_so_are_shown(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, f"/deadlines?on={_DAY}&state=running")
    states = page.xpath("//tbody//span[contains(@class, 'state')]")
    assert states
    assert all(words_of(s).endswith(State.RUNNING.value) for s in states)


def test_each_bar_is_hidden_from_those_who_hear_the_page_since_the_row_tells_it(sample_pages: TestClient) -> None:
    bars = page_of(sample_pages, f"/deadlines?on={_DAY}").xpath("//td[@class='bar']/*[local-name()='svg']")
    assert len(bars) > 5
    assert all(b.get("aria-hidden") == "true" for b in bars)


def test_what_is_no_day_is_said_and_today_is_shown(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/deadlines?on=soon", 400)
    assert page.xpath("//*[@role='alert']")
    assert page.xpath("//tbody/tr")


def test_a_calendar_is_downloaded_under_a_name(sample_pages: TestClient) -> None:
    answer = sample_pages.get("/deadlines.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert 'filename="sample-deadlines.ics"' in answer.headers["content-disposition"]
    assert icalendar.Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_record_without_windows_says_so(hostile_pages: TestClient) -> None:
    assert "no deadlines" in words_of(page_of(hostile_pages, "/deadlines"))
