"""Years that are not the calendar's, and feasts with their year behind them."""

import pytest

from onrecord.model import Span, Timex
from onrecord.read.times import find_times


def times_of(text: str) -> tuple[Timex, ...]:
    return find_times(text, written="2031-11-20", sentences=[Span(0, len(text))])


def told(text: str) -> tuple[str, str]:
    (timex,) = times_of(text)
    return timex.span.cut(text), timex.value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They wed on Valentine's Day in 2031.", "Valentine's Day in 2031", "2031-02-14"),
        ("He left on Easter Sunday of 2030.", "Easter Sunday of 2030", "2030-04-21"),
        ("Christmas in 2029 was cold.", "Christmas in 2029", "2029-12-25"),
    ],
)
def test_a_feast_and_the_year_behind_it_are_one_time(text: str, words: str, value: str) -> None:
    assert told(text) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Fees rise in the 2031-32 school year.", "the 2031-32 school year", "2031/2032"),
        ("He scored twice in the 2031/32 season.", "the 2031/32 season", "2031/2032"),
        ("It is in the 2031–32 budget.", "2031–32", "2031/2032"),
        ("It grew in the financial year 2031-32.", "financial year 2031-32", "2031/2032"),
        ("The winter of 2031-32 was mild.", "The winter of 2031-32", "2031-WI"),
        ("Sales grew in FY26.", "FY26", "2026"),
        ("Sales grew in Q3 of FY2026.", "Q3 of FY2026", "2026-Q3"),
        ("Sales grew in the first half of fiscal 2032.", "the first half of fiscal 2032", "2032-H1"),
        ("Sales grew in the 2030 fiscal year.", "the 2030 fiscal year", "2030"),
    ],
)
def test_a_year_that_is_not_the_calendars_is_one_time(text: str, words: str, value: str) -> None:
    assert told(text) == (words, value)


def test_a_range_of_years_keeps_its_ends() -> None:
    text = "It lasted from 1914-18, they wrote."
    assert [t.span.cut(text) for t in times_of(text)] == ["1914-18", "1914", "18"]


@pytest.mark.parametrize(
    "text", ["Sales grew in fiscal 2032.", "Sales grew in FY2032.", "Sales grow next fiscal year."]
)
def test_a_fiscal_year_may_lie_in_three_years_of_the_calendar(text: str) -> None:
    (timex,) = times_of(text)
    assert (timex.value, timex.first, timex.last, timex.mod) == ("2032", "2031-02-01", "2033-03-31", "APPROX")


def test_a_winter_of_two_years_is_the_one_between_them() -> None:
    (timex,) = times_of("The winter of 2031/32 was mild.")
    assert (timex.first, timex.last) == ("2031-12-01", "2032-02-29")


def test_trees_of_a_feast_are_not_the_feast_of_a_year() -> None:
    text = "Christmas trees in 2031 were dear."
    assert "Christmas trees in 2031" not in [t.span.cut(text) for t in times_of(text)]
