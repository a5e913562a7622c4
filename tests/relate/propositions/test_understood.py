"""What numbers count that stand without a noun of their own."""

import pytest

from onrecord.relate.propositions.quantities import quantities_of
from tests.relate.pages import page


def quantities(*paragraphs: str) -> list[tuple[float, str]]:
    return [(q.value, q.unit) for q in quantities_of(page(*paragraphs))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eighty thousand people came. Police insist there were only 22,000.", (22_000, "people")),
        ("Eighty thousand people came, say the marshals. Twenty-two thousand, say the police.", (22_000, "people")),
        ("The rebels hold 400 soldiers. The government has put the number at 110.", (110, "soldiers")),
        ("The marshals put the turnout at 9,000. Police gave a figure of 2,500.", (2_500, "turnout")),
        ("Nineteen pupils came forward. The archdiocese knows of seven.", (7, "pupils")),
        ("The bridge cost 37 million florins. In 2021 it was 19 million.", (19e6, "florins")),
        ("Police put the crowd at 800; marshals counted 2,000.", (2_000, "crowd")),
    ],
)
def test_what_another_gives_right_after_is_of_what_was_counted(text: str, expected: tuple[float, str]) -> None:
    assert expected in quantities(text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bill is 37 million florins, against 41 million the year before.", (41e6, "florins")),
        ("Four people have fallen ill, up from two in January.", (2, "people")),
        ("The government gave eight zones, when it had offered five.", (5, "zones")),
        ("Output fell to 35m tollars a day, down from 40m.", (40e6, "tollars")),
        ("The cost is put at 35m to 40m tollars a day.", (35e6, "tollars")),
    ],
)
def test_what_it_is_held_against_in_its_sentence_says_what_it_counts(
    sentence: str, expected: tuple[float, str]
) -> None:
    assert expected in quantities(sentence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five boats came near. Two of them managed to flee.", (2, "of the boats")),
        ("The office looked at 22 coaches. Nine had bad brakes.", (9, "of the coaches")),
        ("The agency got 235,000 letters, at least 208,000 of which were copies.", (208_000, "of the letters")),
    ],
)
def test_a_part_is_told_as_a_part(text: str, expected: tuple[float, str]) -> None:
    assert expected in quantities(text)


def test_a_question_says_what_the_answers_count() -> None:
    found = quantities("HOST: How many people?", "REPORTER: I'd say six hundred. The mayor said two hundred.")
    assert found == [(600, "people"), (200, "people")]


def test_of_many_told_beside_how_many_they_are_it_is_they_that_are_counted() -> None:
    assert (37_000, "depositors") in quantities(
        "The bank owes 40,000 pesos. Its depositors, some 37,000 of them, wait."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Twelve boats and 40 men came. The ministry says 30.",
        "The march passed off calmly. The ministry says 30.",
        "Twelve boats came. Rain fell. Fog came. Snow lay. The ministry says 30.",
        "The strike lasted 12 hours. The ministry says 30.",
    ],
)
def test_where_nothing_or_two_things_may_be_meant_it_is_left_open(text: str) -> None:
    assert (30, "") in quantities(text)
