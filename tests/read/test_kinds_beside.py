"""What a name names, by the nouns, places and datelines beside it."""

import pytest

from onrecord.model import KIND_SHOWN, EntityKind
from tests.read.test_mentions import Found

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
PLACE, OTHER = EntityKind.PLACE, EntityKind.OTHER


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Sales of the vaccine Brontiva rose. Brontiva is sold by Quellmark.", "Brontiva", OTHER),
        ("Divers searched around the ferry Asmund. The Asmund sank at noon.", "Asmund", OTHER),
        ("The Lady Asmund, bound for Ostrevka, sank. Divers saw the Lady Asmund.", "Asmund", OTHER),
        ("Forty people slept aboard the Asmund on Monday.", "Asmund", OTHER),
        ("The company's director, Torvald Eskham, resigned on Monday.", "Torvald Eskham", PERSON),
        ("The head of the roads agency, Torvald Eskham, resigned on Monday.", "Torvald Eskham", PERSON),
        ("Ostrevka, a town of 900 people, was cut off.", "Ostrevka", PLACE),
        ("Ostrevka's energy ministry refused on Monday.", "Ostrevka", PLACE),
        ("They waited in South Ostrevka for the bus on Monday.", "South Ostrevka", PLACE),
        ("Analyst Wim Eskham of Dorne & Co., who has no ties to it, was sceptical.", "Dorne & Co.", ORGANISATION),
        ("Nothing moved off Ostrevka or inside Ostrevka on Monday.", "Ostrevka", PLACE),
    ],
)
def test_the_words_beside_a_name_show_what_it_names(text: str, name: str, kind: EntityKind) -> None:
    assert Found(text).of(name).kind is kind


def test_what_words_show_is_told_from_what_only_a_model_says() -> None:
    found = Found("Ostrevka, a town of 900 people, was cut off.")
    assert found.of("Ostrevka").evidence.method == KIND_SHOWN


def test_a_weekday_is_no_part_of_the_name_behind_it() -> None:
    assert Found("On Sunday Torvald Eskham, the managing director, said no.").of("Torvald Eskham").kind is PERSON


def test_a_surname_that_stands_before_many_nouns_is_still_the_person_named_in_full() -> None:
    found = Found(
        "Howard Stroom, who owns the mill, wants to be mayor. Stroom is investing more in the valley than anyone.\n"
        "The Stroom campaign's director wrote to the Stroom campaign's donors on Monday.\n"
        "Stroom's side is outspending the other. Stroom and his allied groups have the air to themselves.\n"
        "The Stroom camp is well-funded and Stroom allies are many. But the Stroom side lost Stroom's old seat."
    )
    assert {m.kind for m in found.mentions if "Stroom" in found.cut(m)} == {PERSON}


def test_a_bracket_that_closes_the_page_is_no_nickname() -> None:
    assert Found("The ferry, said Torvald Eskham (").of("Torvald Eskham").kind is PERSON
