from datetime import date

import pytest

from onrecord.relate.times import days, edtf


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("2031-05-04", "2031-05-04", "2031-05-04"),
        ("2031-05-01", "2031-05-31", "2031-05"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-05-04", "2031-05-09", "2031-05-04/2031-05-09"),
        ("2031-12-01", "2031-12-31", "2031-12"),
        (None, None, ""),
        ("2031-05-09", "2031-05-04", ""),
    ],
)
def test_a_stretch_of_days_has_its_shortest_edtf(first: str | None, last: str | None, value: str) -> None:
    assert edtf(first, last) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-04", (date(2031, 5, 4), date(2031, 5, 4))),
        ("2031-02", (date(2031, 2, 1), date(2031, 2, 28))),
        ("2031-12", (date(2031, 12, 1), date(2031, 12, 31))),
        ("2031", (date(2031, 1, 1), date(2031, 12, 31))),
        ("2031-05-04/2031-05-09", (date(2031, 5, 4), date(2031, 5, 9))),
        ("[2031-05-04..2031-05-09]", (date(2031, 5, 4), date(2031, 5, 9))),
        ("", None),
        ("soon", None),
    ],
)
def test_edtf_reads_back_as_first_and_last_day(value: str, expected: tuple[date, date] | None) -> None:
    assert days(value) == expected
