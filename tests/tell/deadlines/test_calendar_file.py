"""The calendar is read back by two readers: the library that is not the one that wrote it is a dozen lines of ours."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from onrecord.model import Span, WindowKind
from onrecord.tell.deadlines import Entry, Quoted, State
from onrecord.tell.deadlines.calendar_file import calendar
from onrecord.tell.lines.told import Citation

TITLES = {"a1": "Board sets a date; “at last”"}


def entry(start: str | None, end: str | None, kind: WindowKind = WindowKind.TERM, **more: object) -> Entry:
    values: dict[str, object] = {
        "id": "00ff",
        "kind": kind,
        "what": "Closure of the harbour, all of it; trawlers too",
        "who": "the board",
        "instrument": "",
        "rule": "from June 2 to June 20",
        "start": start,
        "end": end,
        "duration": None,
        "presumed": None,
        "state": State.RUNNING,
        "why": "",
        "quotes": (
            Quoted(
                Citation("a1", Span(0, 5)), "The Example", "2031-05-14", "It will be closed, “all of it”; " * 8, "", ""
            ),
        ),
        "follow_ups": (),
    }
    return Entry(**(values | more))  # type: ignore[arg-type]


def lines(made: bytes) -> list[str]:
    """Unfolded content lines, as RFC 5545 section 3.1 has them."""
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    return re.sub(r"\r\n[ \t]", "", made.decode()).split("\r\n")


def events(made: bytes) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    inside: list[str] = []
    for line in lines(made):
        name, _, value = line.partition(":")
        if name == "BEGIN":
            inside.append(value)
            if value == "VEVENT":
                found.append({})
        elif name == "END":
            assert inside.pop() == value
        elif "VEVENT" in inside:
            prefix = "ALARM " if "VALARM" in inside else ""
            found[-1].setdefault(prefix + name, value)
    assert inside == []
    return found


def read_back(made: bytes) -> list[Any]:
    """The events as the library reads them."""
    return list(icalendar.Calendar.from_ical(made).walk("VEVENT"))


def plain(value: str) -> str:
    return re.sub(r"\\([\\;,])", r"\1", value.replace("\\n", "\n"))


def test_whole_days_end_on_the_day_after_the_last() -> None:
    (event,) = events(calendar([entry("2031-06-02", "2031-06-20")], TITLES))
    assert event["DTSTART;VALUE=DATE"] == "20310602"
    assert event["DTEND;VALUE=DATE"] == "20310621"


def test_a_deadline_is_on_its_day_with_an_alarm_the_day_before() -> None:
    (event,) = events(calendar([entry("2031-05-01", "2031-05-28", WindowKind.DEADLINE)], TITLES))
    assert event["DTSTART;VALUE=DATE"] == "20310528"
    assert event["ALARM TRIGGER;RELATED=START"] == "-P1D"
    assert plain(event["SUMMARY"]) == "Due: Closure of the harbour, all of it; trawlers too"


def test_a_clock_time_is_kept_without_a_zone() -> None:
    (event,) = events(calendar([entry("2031-05-16T06:00", "2031-05-19T06:00")], TITLES))
    assert (event["DTSTART"], event["DTEND"]) == ("20310516T060000", "20310519T060000")


def test_the_quotation_and_its_article_stand_in_the_description() -> None:
    (event,) = events(calendar([entry("2031-06-02", None)], TITLES))
    told = plain(event["DESCRIPTION"])
    assert "It will be closed, “all of it”;" in told
    assert "Board sets a date; “at last”, The Example, 14 May 2031" in told
    assert "Since then: no article follows it up" in told


def test_what_is_presumed_is_tentative_and_says_why() -> None:
    (event,) = events(calendar([entry("2031-06-02", None, presumed="it tells of Monday")], TITLES))
    assert event["STATUS"] == "TENTATIVE"
    assert "The day is presumed: it tells of Monday" in plain(event["DESCRIPTION"])


def test_what_has_no_day_is_left_out() -> None:
    assert events(calendar([entry(None, None), entry("2031", "nonsense")], TITLES)) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2031-06-20", "2031-06-02"),
        ("2031-06-02", "2031-06-20T12:00"),
        ("9999-12-31", "9999-12-31"),
        ("2031-06-02T12:00", "2031-06-02T12:00"),
        (None, "0001-01-01"),
    ],
)
def test_odd_days_make_no_event_that_ends_before_it_begins(start: str | None, end: str | None) -> None:
    for event in read_back(calendar([entry(start, end)], TITLES)):
        assert "DTEND" not in event or event["DTEND"].dt > event["DTSTART"].dt


def test_the_library_reads_back_what_was_written() -> None:
    made = calendar([entry("2031-06-02", "2031-06-20"), entry(None, "2031-05-23T12:00", WindowKind.DEADLINE)], TITLES)
    first, second = read_back(made)
    assert first["DTSTART"].dt == date(2031, 6, 2)
    assert [a["TRIGGER"].dt for a in first.walk("VALARM")] == [timedelta(days=-2), timedelta()]
    assert second["DTSTART"].dt == datetime(2031, 5, 23, 12, 0)  # noqa: DTZ001  # the article gives no zone
    assert second["UID"] == "00ff@onrecord"


def test_the_same_entries_give_the_same_bytes() -> None:
    entries = [entry("2031-06-02", "2031-06-20")]
    assert calendar(entries, TITLES) == calendar(entries, TITLES)


def test_a_title_or_a_clause_from_a_page_adds_no_line_to_the_calendar() -> None:
    hostile = "Closure\rBEGIN:VEVENT\r\nSUMMARY:not ours\x00\x1b[31m\u2028BEGIN:VALARM"
    made = calendar([entry("2031-06-02", None, what=hostile, who=hostile, rule=hostile)], {"a1": hostile})
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", made)
    assert len(made.decode().splitlines()) == made.count(b"\r\n")
    assert len(read_back(made)) == 1
    (event,) = events(made)
    assert event["SUMMARY"].startswith("Closure")
