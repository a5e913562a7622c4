"""The calendar behind the values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.read.times import find_times
from onrecord.read.times.calendar_ranges import at_grain, days_of, grain_of, narrowed, shifted, written_days
from onrecord.read.times.holidays import day_of_holiday
from onrecord.read.times.numbers import clock_of, duration, number_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031", "2031-01-01", "2031-12-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031-06-18", "2031-06-18", "2031-06-18"),
        ("2031-06-18TMO", "2031-06-18", "2031-06-18"),
        ("2031-W25", "2031-06-16", "2031-06-22"),
        ("2031-W25-WE", "2031-06-21", "2031-06-22"),
        ("2031-W25-3", "2031-06-18", "2031-06-18"),
        ("2031-Q2", "2031-04-01", "2031-06-30"),
        ("2031-H2", "2031-07-01", "2031-12-31"),
        ("2031-SP", "2031-03-01", "2031-05-31"),
        ("2031-WI", "2030-12-01", "2032-02-29"),
        ("203", "2030-01-01", "2039-12-31"),
        ("20", "2000-01-01", "2099-12-31"),
        ("2031-02/2031-04", "2031-02-01", "2031-04-30"),
    ],
)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", ["2031-02-30", "2031-13", "XXXX-05", "PAST_REF", "P3M", "BC0312", "0000", "2031-W60", "", "a/b", "2031/b"]
)
def test_what_is_no_place_in_the_calendar_covers_nothing(value: str) -> None:
    assert days_of(value) is None


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "E", "C"]))
def test_a_day_lies_in_its_own_period(day: date, grain: str) -> None:
    value = at_grain(day, grain)
    covered = days_of(value)
    assert covered is not None
    assert covered[0] <= day <= covered[1]
    assert grain_of(value) == grain


@given(st.dates(), st.integers(-(10**9), 10**9), st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C", "L", "h", "?"]))
def test_shifting_never_fails(day: date, count: int, unit: str) -> None:
    moved = shifted(day, count, unit)
    assert moved is None or isinstance(moved, date)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(0, 400), st.sampled_from(["START", "MID", "END", ""]))
def test_a_part_lies_inside_its_period(first: date, length: int, mod: str) -> None:
    days = first, first + timedelta(length)
    part = narrowed(days, mod)
    assert days[0] <= part[0] <= part[1] <= days[1]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2031-06-18", ("2031-06-18", "2031-06-18")),
        ("2031-06", ("2031-06-01", "2031-06-30")),
        ("[2031-06-18..2031-06-20]", ("2031-06-18", "2031-06-20")),
        ("2031-06-18T12:00", ("2031-06-18", "2031-06-18")),
        ("[2031-06-18..]", None),
        ("[2031-06-20..2031-06-18]", None),
        ("soon", None),
        (None, None),
    ],
)
def test_the_article_date_is_read_as_edtf(written: str | None, expected: tuple[str, str] | None) -> None:
    days = written_days(written)
    assert (days and (days[0].isoformat(), days[1].isoformat())) == expected


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2031, "2031-04-13"),
        ("easter monday", 2024, "2024-04-01"),
        ("thanksgiving", 2031, "2031-11-27"),
        ("memorial day", 2031, "2031-05-26"),
        ("labor day", 2031, "2031-09-01"),
        ("election day", 2028, "2028-11-07"),
        ("new year's eve", 2031, "2031-12-31"),
    ],
)
def test_holidays_fall_on_their_days(name: str, year: int, day: str) -> None:
    assert day_of_holiday(name, year) == day


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("twenty - five", 25),
        ("2 1/2", 2.5),
        ("two and a half", 2.5),
        ("a hundred", 100),
        ("3 hundred", 300),
        ("two to three", 2),
        ("5 or 6", 5),
        ("1,200", 1200),
        ("9" * 300, None),
        ("a", None),
    ],
)
def test_numbers_are_read_from_words(words: str, number: float | None) -> None:
    assert number_of(words.split()) == number


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("5 p.m.", "17:00"),
        ("12 a.m.", "00:00"),
        ("12 p.m.", "12:00"),
        ("6.30 pm", "18:30"),
        ("17:45", "17:45"),
        ("five o'clock", "05:00"),
        ("4 in the morning", "04:00"),
        ("9 in the evening", "21:00"),
        ("7", None),
        ("99 pm", None),
    ],
)
def test_clock_times_are_read_on_twenty_four_hours(words: str, clock: str | None) -> None:
    assert clock_of(words.split()) == clock


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (3, "D", "P3D"),
        (2, "E", "P20Y"),
        (1, "C", "P100Y"),
        (2, "F", "P4W"),
        (0.5, "Y", "P6M"),
        (1.5, "h", "PT1H30M"),
        (90, "m", "PT90M"),
        (2, "N", "P2D"),
        (None, "E", "PXDE"),
        (None, "h", "PTXH"),
    ],
)
def test_durations_have_timex3_values(number: float | None, unit: str, value: str) -> None:
    assert duration(number, unit) == value


@pytest.mark.parametrize(
    ("text", "written", "days"),
    [
        ("The ferry must run before Easter.", "2031-03-10", ("2031-04-11", "2031-04-14")),
        ("The harbour office shuts at Christmas.", "2031-11-10", ("2031-12-24", "2031-12-26")),
        ("They meet on Easter Monday.", "2031-03-10", ("2031-04-14", "2031-04-14")),
        ("They meet on Christmas Day.", "2031-11-10", ("2031-12-25", "2031-12-25")),
    ],
)
def test_a_feast_is_some_days_and_a_day_of_it_is_one(text: str, written: str, days: tuple[str, str]) -> None:
    (found,) = find_times(text, written=written, sentences=[Span(0, len(text))])
    assert (found.first, found.last) == days


@pytest.mark.parametrize("text", ["They may lose the Easter market.", "The Christmas holidays were quiet."])
def test_what_is_held_at_a_feast_is_no_day(text: str) -> None:
    assert find_times(text, written="2031-03-10", sentences=[Span(0, len(text))]) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [("He died the day after Christmas.", "2030-12-26"), ("They met the week before Easter 2031.", "2031-W14")],
)
def test_a_day_after_a_feast_is_counted_from_the_feast(text: str, value: str) -> None:
    assert find_times(text, written="2031-05-10", sentences=[Span(0, len(text))])[0].value == value


def test_a_day_told_in_apposition_needs_no_counting() -> None:
    text = "On Sunday, the day after the dam broke, the mayor resigned."
    _, apposed = find_times(text, written="2031-06-17", sentences=[Span(0, len(text))])
    assert (apposed.value, apposed.anchor) == ("2031-06-15", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court had moved the hearing to 9 January.", "2032-01-09"),
        ("A hearing has been set for January 9.", "2032-01-09"),
        ("The vote was postponed from 2 December to 9 January.", "2032-01-09"),
        ("The court had moved the hearing to 9 June.", "2032-06-09"),
        ("The court had heard the case on 9 June.", "2031-06-09"),
    ],
)
def test_a_day_to_which_something_was_moved_lay_ahead_when_it_was(text: str, value: str) -> None:
    assert find_times(text, written="2031-11-20", sentences=[Span(0, len(text))])[-1].value == value
