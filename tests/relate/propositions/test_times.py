from dataclasses import replace
from datetime import date

import pytest

from onrecord.model import Evidence, Span, Timex, TimexType
from onrecord.relate.propositions.times import days, days_at_most, edtf, said_on, when_of
from tests.relate.pages import page, said


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


def saying(sentence: str, *parts: str, published: str = "2031-05-15") -> str:
    """The day of saying of an attribution given by source, cue and content, in an article of a Thursday."""
    reading = page(sentence, published=published)
    made = said(reading, *parts)
    return said_on(reading.times, attribution=made, published=published, words=reading.words)


@pytest.mark.parametrize(
    ("sentence", "parts", "day"),
    [
        (
            "Ada Lind said on Monday that the weir was safe.",
            ("Ada Lind", "said", "that the weir was safe"),
            "2031-05-12",
        ),
        (
            "In a letter dated May 2, 2031, the council demanded that the weir be closed.",
            ("the council", "demanded", "that the weir be closed"),
            "2031-05-02",
        ),
        (
            "Ada Lind resigned on Monday, saying that the weir was safe.",
            ("Ada Lind", "saying", "that the weir was safe"),
            "2031-05-12",
        ),
        (
            "Asked on Tuesday whether it would hold, a spokesman said that nothing had changed.",
            ("a spokesman", "said", "that nothing had changed"),
            "2031-05-13",
        ),
    ],
)
def test_a_day_that_hangs_on_the_cue_is_the_day_of_saying(sentence: str, parts: tuple[str, ...], day: str) -> None:
    assert saying(sentence, *parts) == day


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Weir Works, which has kept the weir since 2016, disputed the count.",
            ("Weir Works", "disputed", "the count"),
        ),
        (
            "Ada Lind, who took office in March 2030, said that the weir was safe.",
            ("Ada Lind", "said", "that the weir was safe"),
        ),
        (
            "The annual report, which came out last month, says that the weir was shut in March 2030.",
            ("The annual report", "says", "that the weir was shut in March 2030"),
        ),
        ("The ministry has promised a boat in the second week of June.", ("The ministry", "has promised", "a boat")),
        (
            "The ministry will end the toll from June 1, when it hopes to open the weir.",
            ("it", "hopes", "to open the weir"),
        ),
    ],
)
def test_a_day_that_is_spoken_of_is_no_day_of_saying(sentence: str, parts: tuple[str, ...]) -> None:
    assert saying(sentence, *parts) == "2031-05-15"


def test_what_is_said_in_a_saying_was_said_by_then() -> None:
    sentence = "In March, Ada Lind revealed that she had refused an offer of money."
    assert saying(sentence, "she", "had refused", "an offer of money") == "2031-03"


def test_what_was_said_before_something_else_has_no_day() -> None:
    sentence = "Before she left office in January, Ada Lind said that the weir was safe."
    assert saying(sentence, "Ada Lind", "said", "that the weir was safe") == ""


def test_a_day_or_any_after_it_is_no_one_day() -> None:
    assert days("[2031-06-20..]") is None
    assert days_at_most("[2031-06-20..]") == (date(2031, 6, 20), date.max)
    assert days_at_most("2031-06") == days("2031-06")
    assert days("[2031-06-20..2031-07-01]") == (date(2031, 6, 20), date(2031, 7, 1))


def test_a_fiscal_year_is_one_of_the_days_it_can_lie_in() -> None:
    evidence = Evidence("times/fiscal", 0.9, "")
    fiscal = Timex(Span(0, 11), TimexType.DATE, "2032", "2031-02-01", "2033-03-31", "", "APPROX", evidence)
    assert when_of(fiscal) == "[2031-02-01..2033-03-31]"
    assert when_of(replace(fiscal, first="2032-01-01", last="2032-12-31")) == "2032"
