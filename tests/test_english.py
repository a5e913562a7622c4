"""Words of which English has few: what they stand for."""

import re
from datetime import date

import pytest

from onrecord import english


def test_months_and_days_stand_at_their_places_in_the_year_and_the_week() -> None:
    assert [date(2031, n, 1).strftime("%B") for n in range(1, 13)] == list(english.MONTH_NAMES)
    assert [date(2031, 5, 5 + n).strftime("%A") for n in range(7)] == list(english.WEEKDAY_NAMES)


def test_short_forms_stand_for_the_month_and_the_day_that_they_begin() -> None:
    for short, number in english.MONTH_OF.items():
        assert english.MONTHS[number - 1].startswith(short)
    for short, number in english.WEEKDAY_OF.items():
        assert english.WEEKDAYS[number].startswith(short.removesuffix("s"))


def test_numbers_go_up_by_one_to_twenty_and_by_ten_to_ninety() -> None:
    assert list(english.NUMBER_OF.values()) == [*range(20), *range(20, 100, 10)]
    assert [english.NUMBER_OF[word] for word in english.SPELLED] == list(range(1, 13))


def test_any_of_some_words_is_the_longest_that_stands_there() -> None:
    assert re.match(english.any_of(["six", "sixteen"]), "sixteen boats")[0] == "sixteen"  # type: ignore[index]


@pytest.mark.parametrize(
    "sentence", ["It did not sink.", "It didn’t sink.", "It didn't sink.", "Nobody sank.", "None."]
)
def test_a_negation_is_found_in_running_text_with_either_apostrophe(sentence: str) -> None:
    assert re.search(english.NEGATION, sentence, re.IGNORECASE)


@pytest.mark.parametrize("sentence", ["It was noted in November.", "It knotted.", "The nuncio sank."])
def test_a_word_that_only_holds_a_negation_is_none(sentence: str) -> None:
    assert not re.search(english.NEGATION, sentence, re.IGNORECASE)
