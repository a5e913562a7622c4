"""Which days are named on an axis, and where they stand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.serve.drawing.days import Scale, aired, day_number, ticks

DAYS = st.dates()


@given(DAYS, DAYS, st.integers(1, 12))
def test_no_more_days_are_named_than_there_is_room_for(one: date, other: date, most: int) -> None:
    first, last = min(one, other), max(one, other)
    named = list(ticks(first, last, most))
    assert len(named) <= most
    assert all(first <= day <= last for day, _ in named)
    assert len({words for _, words in named}) == len(named)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (date(2031, 5, 30), date(2031, 6, 2), ["30 May 2031", "31 May", "1 Jun", "2 Jun"]),
        (date(2030, 12, 20), date(2031, 1, 10), ["20 Dec 2030", "27 Dec", "3 Jan 2031", "10 Jan"]),
        (date(2031, 1, 5), date(2031, 5, 4), ["Feb 2031", "Mar 2031", "Apr 2031", "May 2031"]),
        (date(1911, 4, 1), date(2031, 5, 4), ["1920", "1940", "1960", "1980", "2000", "2020"]),
    ],
)
def test_days_are_named_as_calendars_begin_them(first: date, last: date, named: list[str]) -> None:
    assert [words for _, words in ticks(first, last, max(4, len(named)))] == named


@given(DAYS, DAYS)
def test_every_day_stands_on_the_line(one: date, other: date) -> None:
    ends = sorted((day_number(one), day_number(other)))
    scale = Scale(*aired(ends[0], ends[1], 1 / 40), 90, 950)
    assert scale.first <= min(one, other)
    assert max(one, other) <= scale.last
    assert 90 <= scale.place(ends[0]) <= scale.place(ends[1]) <= 950
