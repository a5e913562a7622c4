import pytest

from onrecord.relate.windows import Days, at, completed, length_in_days


@pytest.mark.parametrize(
    ("start", "duration", "end"),
    [
        ("2025-10-03", "P30D", "2025-11-02"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2031-05-01", "P2W", "2031-05-15"),
        ("2031-05-01T06:00", "PT72H", "2031-05-04T06:00"),
        ("2031-05-01", "P1Q", "2031-08-01"),
    ],
)
def test_an_end_is_counted_as_a_calendar_counts(start: str, duration: str, end: str) -> None:
    assert completed(start, None, duration) == Days(start, end, duration)


def test_a_start_is_counted_back_from_an_end() -> None:
    assert completed(None, "2031-05-15", "P2W").start == "2031-05-01"


@pytest.mark.parametrize("duration", ["PXD", "P", "", "P99999999999D", "P9999Y", "nonsense"])
def test_a_length_that_cannot_be_counted_gives_no_day(duration: str) -> None:
    assert completed("2031-05-01", None, duration).end is None


@pytest.mark.parametrize("value", ["", "2031", "2031-05", "XXXX-05-01", "2031-13-01", "2031-05-01T24:00"])
def test_what_is_no_day_is_no_moment(value: str) -> None:
    moment = at(value)
    assert moment is None or value.startswith("2031")


def test_lengths_in_other_units_compare() -> None:
    assert length_in_days("P1W") == length_in_days("P7D") == 7
    assert length_in_days("PT72H") == 3
    assert length_in_days(None) is None
