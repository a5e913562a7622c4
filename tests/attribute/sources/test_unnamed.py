"""How unnamed sources are described, how many they are, and on what terms they speak."""

import pytest

from onrecord.attribute import attribute
from onrecord.attribute.page import page_of
from onrecord.attribute.sources.unnamed import described
from onrecord.model import Attribution, Naming, Span
from tests.attribute.articles import reading_of


def told(text: str, content: str) -> Attribution:
    """The attribution with this content."""
    (found,) = [a for a in attribute(reading_of(text)) if " … ".join(s.cut(text) for s in a.content) == content]
    return found


def groups(said: Attribution, text: str) -> list[tuple[str, int | None]]:
    return [(d.span.cut(text), d.count) for d in said.described]


def withheld(said: Attribution, text: str) -> tuple[list[str], list[str]]:
    return [s.cut(text) for s in said.withheld], [s.cut(text) for s in said.withheld_because]


def test_groups_are_told_apart_where_each_is_counted() -> None:
    text = "Two current and two former harbour officials said the pier had moved."
    said = told(text, "the pier had moved")
    assert said.count == 4
    assert groups(said, text) == [("Two current", 2), ("two former harbour officials", 2)]


@pytest.mark.parametrize(
    ("clause", "terms", "reason"),
    [
        (
            ", who spoke on condition of anonymity because they were not authorized to discuss the plan,",
            ["spoke on condition of anonymity"],
            ["because they were not authorized to discuss the plan"],
        ),
        (" who were not authorised to speak publicly", [], ["were not authorised to speak publicly"]),
        (", granted anonymity to speak candidly,", ["granted anonymity"], ["to speak candidly"]),
        (
            ", who asked not to be named for fear of reprisals,",
            ["asked not to be named"],
            ["for fear of reprisals"],
        ),
        (", who would not give their names,", ["would not give their names"], []),
    ],
)
def test_the_terms_stand_beside_the_source(clause: str, terms: list[str], reason: list[str]) -> None:
    text = f"Two aides{clause} said the pier had moved."
    said = told(text, "the pier had moved")
    assert said.naming is Naming.ANONYMOUS
    assert withheld(said, text) == (terms, reason)


@pytest.mark.parametrize(
    ("sentence", "terms", "reason"),
    [
        (
            "The person asked not to be named, citing the sensitivity of the talks.",
            ["asked not to be named"],
            ["citing the sensitivity of the talks"],
        ),
        (
            "The person spoke on condition of anonymity to discuss internal deliberations.",
            ["spoke on condition of anonymity"],
            ["to discuss internal deliberations"],
        ),
        (
            "Fearing reprisals, the person asked not to be identified.",
            ["asked not to be identified"],
            ["Fearing reprisals"],
        ),
    ],
)
def test_the_terms_stand_in_another_sentence_and_hold_throughout(
    sentence: str, terms: list[str], reason: list[str]
) -> None:
    text = f"The mine will close, according to a person familiar with the plan. {sentence}"
    text += "\nA sale may follow, the person said."
    first, last = told(text, "The mine will close"), told(text, "A sale may follow")
    assert withheld(first, text) == withheld(last, text) == (terms, reason)
    assert first.naming is last.naming is Naming.ANONYMOUS
    assert groups(last, text) == [("a person familiar with the plan", 1)]


def test_what_holds_for_all_of_them_holds_for_one_of_them() -> None:
    text = (
        "Two harbour officials said the pier had moved. They spoke on condition of anonymity to discuss the plan.\n"
        "The pier may fall, one of the officials said."
    )
    assert withheld(told(text, "The pier may fall"), text) == (
        ["spoke on condition of anonymity"],
        ["to discuss the plan"],
    )


def test_what_only_tells_the_terms_is_no_attribution() -> None:
    text = "An engineer said the dam leaked. She asked not to be named."
    assert len(attribute(reading_of(text))) == 1


def test_the_terms_of_one_source_are_not_those_of_another() -> None:
    text = (
        "Two aides, who spoke on condition of anonymity, said the pier had moved.\n"
        "The mayor, Ada Lind, said it had not.\nA fisherman said the boats were gone."
    )
    assert told(text, "it had not").withheld == ()
    assert told(text, "the boats were gone").withheld == ()


def test_a_sentence_about_anonymity_in_general_names_no_terms() -> None:
    text = "Critics said the site hides behind a cloak of anonymity."
    assert all(not a.withheld for a in attribute(reading_of(text)))


@pytest.mark.parametrize(
    "content",
    [
        "The boy, who cannot be named for legal reasons, was hit by a van",
        "Residents were not allowed to go home",
    ],
)
def test_the_terms_of_whoever_is_told_of_are_not_the_speakers(content: str) -> None:
    text = f"{content}, a fire official said."
    said = told(text, content)
    assert withheld(said, text) == ([], [])
    assert said.naming is Naming.UNNAMED_PERSON


def test_a_number_that_differs_points_to_others() -> None:
    text = (
        "Two current and two former officials said the pier would close. The two current officials and one of the "
        "former ones said it would be sold. The two current officials said nothing had been decided."
    )
    assert groups(told(text, "nothing had been decided"), text) == [("The two current officials", 2)]


@pytest.mark.parametrize(("again", "count"), [("The people", 2), ("Sources", None), ("People", None)])
def test_a_word_for_anybody_is_whoever_was_told_of_only_where_it_points_back(again: str, count: int | None) -> None:
    text = f"Two harbour officials said the pier would close. {again} said the pier would be sold."
    assert [n for _, n in groups(told(text, "the pier would be sold"), text)] == [count]


def test_a_source_that_is_nothing_but_a_comma_describes_nobody() -> None:
    page = page_of(reading_of("Nine, they said, had left."))
    assert described(page, Span(4, 5), count=None) == ()
