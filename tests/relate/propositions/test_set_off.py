"""Numbers that words set off as not the right ones."""

import pytest

from onrecord.relate.propositions.set_off import is_set_off, numbers_denied


@pytest.mark.parametrize(
    ("wording", "denied"),
    [
        ("nine masks, and not seven, were taken", {7.0}),
        ("There are 1,180 boats, not 900, and four cranes", {900.0}),
        ("Not three but seven sailors", {3.0}),
        ("refused 91.2 percent, not the 98.7 it claims", {98.7}),
        ("310 million, as against the 1.4 billion declared", {1.4e9}),
        ("48 hours' notice instead of the 14 days required", {14.0}),
        ("not only five but six", set()),
        ("not more than forty", set()),
        ("not the crew", set()),
        ("nobody counted 40", set()),
    ],
)
def test_a_number_behind_a_not_is_not_the_one(wording: str, denied: set[float]) -> None:
    assert numbers_denied(wording) == denied


def test_a_number_is_set_off_by_the_words_right_before_it() -> None:
    text = "nine masks, and not the seven of before"
    assert is_set_off(text, text.index("seven"))
    assert not is_set_off(text, text.index("nine"))
