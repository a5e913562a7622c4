from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.printed.dates import find_dates, read_date, says_only_when

DAYS = st.dates(date(1800, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("Aug. 9, 2024, 6:40 p.m.", "2024-08-09"),
        ("Friday, August 9, 2024", "2024-08-09"),
        ("12th May 2024", "2024-05-12"),
        ("Sun, 12 May 2024 09:33 GMT", "2024-05-12"),
        ("Sunday 12.5.2024", "2024-05-12"),
        ("30.5.2024 / 08:15", "2024-05-30"),
        ("30 May 2024 · 08:15", "2024-05-30"),
        ("2024-05-30T10:00:00+00:00", "2024-05-30"),
        ("05/30/2024", "2024-05-30"),
        ("30/05/2024", "2024-05-30"),
        ("Tuesday 03/04/2025", "2025-03-04"),
        ("May 2024", "2024-05"),
        ("May 09,2024", "2024-05-09"),
        ("Posted Jun 2, 2024 by Staff", "2024-06-02"),
        ("June 2, 20243:04 PM", "2024-06-02"),
        ("Publicado el 2 de junio de 2024", "2024-06-02"),
        ("dimanche 2 juin 2024", "2024-06-02"),
        ("2. Juni 2024", "2024-06-02"),
    ],
)
def test_a_whole_string_that_is_a_date_is_read(printed: str, value: str) -> None:
    assert read_date(printed) == value


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "yesterday",
        "3 hours ago",
        "2025",
        "20260115",
        "June 6",
        "April 31, 2025",
        "Monday, August 9, 2024",
        "03/04/2025",
        "The road to June 6, 2026",
        "May 1, 2026 - May 4, 2026",
        "1" * 500,
    ],
)
def test_what_is_no_one_day_is_not_read(printed: str) -> None:
    assert read_date(printed) is None


def test_of_a_published_and_an_updated_date_the_published_one_counts() -> None:
    assert read_date("Posted: Aug 9, 2024 / 04:05 PM | Updated: Aug 10, 2024 / 09:00 AM") == "2024-08-09"
    assert read_date("Updated Aug 10, 2024. Published Aug 9, 2024") == "2024-08-09"
    assert read_date("Last updated on Aug 10, 2024") == "2024-08-10"


def test_dates_in_running_text_are_found_in_order() -> None:
    text = "On Feb. 11, 2024 it was agreed; work runs from March 4 to 28 April 2024, for 12 May flowers."
    assert [(d.span.cut(text), d.value) for d in find_dates(text)] == [
        ("Feb. 11, 2024", "2024-02-11"),
        ("March 4", None),
        ("28 April 2024", "2024-04-28"),
        ("12 May", None),
    ]


def test_a_number_after_a_day_is_no_year_when_no_year_can_be_so() -> None:
    text = "On Feb. 12 1200 people came."
    assert [d.span.cut(text) for d in find_dates(text)] == ["Feb. 12"]


def test_a_month_that_is_also_a_word_needs_a_year_or_a_capital() -> None:
    assert find_dates("you may 3 times march 10 miles") == []


@pytest.mark.parametrize("line", ["3 hours ago", "Updated 6:15 p.m.", "Published 3 hours ago on", "Hace 3 horas"])
def test_a_time_of_publication_without_a_date_is_known(line: str) -> None:
    assert says_only_when(line)


@pytest.mark.parametrize("line", ["Saturday", "The updated plan", "Years ago a bridge stood here"])
def test_other_lines_are_no_time_of_publication(line: str) -> None:
    assert not says_only_when(line)


@given(DAYS, st.sampled_from(["%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%Y-%m-%d", "%a %d %b %Y", "%d.%m.%Y"]))
def test_every_day_is_read_back_from_every_way_of_printing_it(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == day.isoformat()


@given(DAYS)
def test_a_weekday_that_is_not_that_days_is_a_contradiction(day: date) -> None:
    other = (day + timedelta(days=1)).strftime("%A")
    assert read_date(f"{other}, {day.strftime('%B %d, %Y')}") is None


@given(st.text(max_size=120))
def test_any_string_is_read_without_an_error(text: str) -> None:
    value = read_date(text)
    assert value is None or len(value) in {7, 10}
    for one in find_dates(text):
        assert 0 <= one.span.start < one.span.end <= len(text)
