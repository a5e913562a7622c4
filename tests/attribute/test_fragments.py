"""Sayings without a verb of their own, before who says them."""

import pytest

from tests.attribute.articles import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Twenty-two thousand, say the police. Sixty thousand, say the organisers.",
            [("the police", "say", "Twenty-two thousand"), ("the organisers", "say", "Sixty thousand")],
        ),
        ("Until Friday, said the mayor.", [("the mayor", "said", "Until Friday")]),
        ("Nine dead, say police.", [("police", "say", "Nine dead")]),
        ("It is a bad plan. Impossible, says the builder.", [("the builder", "says", "Impossible")]),
        ("Some 300 people, say the police, were there.", [("the police", "say", "Some 300 people … were there")]),
        ("In the morning, says Jo Field, it was open.", [("Jo Field", "says", "In the morning … it was open")]),
        ("The minister, however, said little.", []),
        ("Field, who is 40, told police.", []),
    ],
)
def test_short_sayings_before_an_inverted_verb(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert roles(text) == expected


def test_a_short_saying_does_not_begin_in_the_sentence_before() -> None:
    assert roles("The plan has been changed. Too late, said the union.") == [("the union", "said", "Too late")]


def test_who_says_it_is_no_day() -> None:
    said = roles("The sum of 4 million stated on 25 August referred to the whole of private sponsorship.")
    assert "25 August" not in {source for source, _, _ in said}


def test_what_goes_on_behind_a_short_saying_is_another() -> None:
    text = "Twenty-two thousand, say the police, and sixty thousand, say the organisers."
    assert roles(text) == [
        ("the police", "say", "Twenty-two thousand"),
        ("the organisers", "say", "sixty thousand"),
    ]
