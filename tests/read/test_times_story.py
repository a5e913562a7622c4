"""Which year a month or day without one belongs to; the article is of Wednesday 18 June 2031 unless said."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from nupunkt import sent_spans

import onrecord
from onrecord.model import Span, Timex
from onrecord.read.times import find_times

WRITTEN = "2031-06-18"
SAMPLE = Path(onrecord.__file__).parent / "sample"
EXPECTED: dict[str, Any] = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
PUBLISHED = {article["file"]: article["published"] for article in EXPECTED["articles"]}
RIGHT_IN_THE_SAMPLE = 47  # of 50


def read(text: str, written: str | None = WRITTEN) -> list[tuple[str, str]]:
    sentences = [Span(start, end) for start, end in sent_spans(text)]
    return [(t.span.cut(text), t.value) for t in find_times(text, written=written, sentences=sentences)]


NEWS = (
    "The dam was inspected in November 2029. A second report is dated December 3, 2029. The law is of 1979 and was "
    "last used in 1996. The agency said in a statement of June 11, 2031, that it was safe. It shut on May 12, 2031. "
)
HISTORY = (
    "The siege began in May 1811. The town fell on 3 March 1812. It was retaken in July 1813 and burnt in August 1813. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister spoke on June 2.", ("June 2", "2031-06-02")),
        ("The mayor set a deadline of noon on June 19.", ("June 19", "2031-06-19")),
        ("In March the council objected.", ("March", "2031-03")),
        ("The first report came in 2029. In April the council objected.", ("April", "2031-04")),
    ],
)
def test_news_that_tells_of_past_years_comes_back_to_its_own(text: str, expected: tuple[str, str]) -> None:
    assert read(NEWS + text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In October the town was given up.", ("October", "1813-10")),
        ("They planned to hold it until 1820. In October the town was given up.", ("October", "1813-10")),
        ("A film of it is to be shown next year. In October the town was given up.", ("October", "1813-10")),
        ("The abbot was expected to return in 1816. On 2 September he died.", ("2 September", "1813-09-02")),
    ],
)
def test_a_history_goes_on_in_the_year_it_tells_of(text: str, expected: tuple[str, str]) -> None:
    assert read(HISTORY + text)[-1] == expected


def test_a_story_told_up_to_now_that_looks_ahead_means_the_near_day() -> None:
    told = "It was leased in May 2027. It shut on 3 March 2028. It was let in July 2028. It was sold in August 2029. "
    assert read(told + "The new owner will open it on 2 July.")[-1] == ("2 July", "2031-07-02")
    assert read(told + "The new owner opened it on 2 September.")[-1] == ("2 September", "2029-09-02")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lease was signed in March 2028 and cancelled in November.", "2028-11"),
        ("The lease was signed in March 2028 and cancelled in July.", "2031-07"),  # near: the present may be meant
        ("The lease was signed in March 2028 and will end in November.", "2031-11"),
        ("The lease was signed in November 2028 and cancelled in March.", "2031-03"),
        ("The lease was signed in March 2028. It was cancelled in November.", "2030-11"),
    ],
)
def test_a_later_month_in_the_sentence_shares_a_past_year(text: str, expected: str) -> None:
    assert read(text)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor gave a date: the first week of July.", ("the first week of July", "2031-W27")),
        ("He promised a ferry in the first full week of July.", ("the first full week of July", "2031-W28")),
        ("The fair was on the second weekend in May.", ("the second weekend in May", "2031-W19-WE")),
        ("The fair was on the last Friday of May.", ("the last Friday of May", "2031-05-30")),
        ("It met on the first Tuesday of November 2030.", ("the first Tuesday of November 2030", "2030-11-05")),
        ("It met in the last full week of August 2030.", ("the last full week of August 2030", "2030-W34")),
        ("It met in the last week of May last year.", ("the last week of May last year", "2030-W22")),
        ("It met on the sixth Monday of May.", ("May", "2031-05")),
        ("It was the first dry week of May.", ("May", "2031-05")),
    ],
)
def test_the_weeks_and_weekdays_of_a_month_are_counted(text: str, expected: tuple[str, str]) -> None:
    assert read(text)[-1] == expected


def test_a_week_of_a_month_of_no_known_year_keeps_the_month() -> None:
    assert read("It met in the second week of May.", None) == [("the second week of May", "XXXX-05")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks were held over the disputed levy in early July.", "2031-07"),
        ("It said a still unsigned deal will be paid for in January.", "2032-01"),
        ("The mill closed in May.", "2031-05"),
    ],
)
def test_a_month_that_is_about_to_begin_is_not_the_one_of_a_year_ago(text: str, expected: str) -> None:
    assert read(text)[-1][1] == expected


def test_the_day_after_something_may_explain_a_day_named_before_it() -> None:
    assert read("She resigned on Monday as head of the port, the day after the report was sent.")[-1][1] == "2031-06-16"
    assert read("She resigned on Monday and, the day after, left the port.")[-1][1] == "2031-06-17"


@cache
def shown(name: str) -> tuple[str, tuple[Timex, ...]]:
    """What an article of the sample shows, and its times."""
    text = (SAMPLE / "articles" / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        body = lxml.html.document_fromstring(text).find("body")
        assert body is not None
        for script in list(body.iter("script", "style")):
            script.drop_tree()
        for block in body.iter("p", "h1", "h2", "h3", "h4", "li", "time", "figcaption", "span"):
            block.tail = ("" if block.tag == "span" else "\n") + (block.tail or "")
        text = re.sub(r"[^\S\n]+", " ", str(body.text_content()))
    lines = [found.span() for found in re.finditer(r"[^\n]+", text)]
    sentences = [Span(start + a, start + b) for start, end in lines for a, b in sent_spans(text[start:end])]
    return text, find_times(text, written=PUBLISHED[name], sentences=sentences)


def is_right(date: dict[str, str]) -> bool:
    text, times = shown(date["file"])
    start = text.index(date["context"]) + date["context"].index(date["quote"])
    quoted = Span(start, start + len(date["quote"]))
    told = [t for t in times if t.span.overlaps(quoted)]
    # "the end of the month" is expected as its last day, an hour as the day alone
    return any(date["value"] in {t.value, t.value.split("T")[0], t.last} for t in told)


def test_most_dates_of_the_sample_are_right() -> None:
    right = [is_right(date) for date in EXPECTED["dates"]]
    assert sum(right) >= RIGHT_IN_THE_SAMPLE


@pytest.mark.parametrize("file", [name for name, day in PUBLISHED.items() if day])
def test_no_month_of_the_sample_is_placed_in_a_year_it_only_looks_back_to(file: str) -> None:
    for timex in shown(file)[1]:
        if timex.anchor == "published" and timex.evidence.method in {"times/calendar", "times/part_date"}:
            assert timex.value >= "2026-06"


def test_that_year_is_the_earlier_one_told_of_not_the_articles_own() -> None:
    for between in ("", "He was heard last year. "):
        told = read(f"The report came in November 2029. {between}He answered on Monday. It was one of 400 that year.")
        assert ("that year", "2029") in told
    assert ("that year", "2031") in read("He answered on Monday. It was one of 400 that year.")


@pytest.mark.parametrize("written", [WRITTEN, None])
def test_a_day_of_long_before_is_of_the_year_that_the_text_prints_with_it_elsewhere(written: str | None) -> None:
    told = "The court heard on Monday of the shooting of Oct. 24. He denies that he shot the man on Oct. 24, 2025."
    assert ("Oct. 24", "2025-10-24") in read(told, written)


def test_a_day_of_the_articles_own_weeks_is_not_of_a_year_that_the_text_prints_with_it() -> None:
    told = "The fair opens on June 24. It has been held since June 24, 1925."
    assert ("June 24", f"{WRITTEN[:4]}-06-24") in read(told)


@pytest.mark.parametrize("told", ["He had been held in August 2024.", "He was born on 3 May 1984.", "It ran in 2024."])
def test_a_day_of_undated_news_is_told_without_a_year_rather_than_in_that_of_what_lies_behind(told: str) -> None:
    assert read(f"The court met on Saturday. {told} He was convicted on Nov. 7.", None)[-1] == ("Nov. 7", "XXXX-11-07")


def test_a_bare_year_of_undated_news_places_no_day_that_it_tells_afterwards() -> None:
    told = "The crew was freed on Saturday. The port fell into disorder in 1987. Patrols began on October 23."
    assert read(told, None)[-1] == ("October 23", "XXXX-10-23")
    history = "The port fell into disorder in 1987. Patrols began on October 23."
    assert read(history, None)[-1] == ("October 23", "1987-10-23")
    dated = "The crew was freed on Saturday. It had sailed on September 15, 2028. Patrols began on October 23."
    assert read(dated, None)[-1] == ("October 23", "2028-10-23")
