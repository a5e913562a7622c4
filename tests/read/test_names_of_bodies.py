"""Names of bodies: those with "and" inside, and those that look like somebody's."""

import pytest

from onrecord.model import EntityKind
from tests.read.test_mentions import Found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Orlesian Weirs and Crossings Agency said the weir was safe.", "Orlesian Weirs and Crossings Agency"),
        ("He asked the Health and Housing Ministry for money.", "Health and Housing Ministry"),
        ("Staff of the Ministry of Ports and Fisheries met on Monday.", "Ministry of Ports and Fisheries"),
    ],
)
def test_a_body_with_and_in_its_name_is_one(text: str, name: str) -> None:
    mention = Found(text).of(name)
    assert (mention.name, mention.kind) == (name, EntityKind.ORGANISATION)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The Army and the Navy Ministry said so.", "Army", "Navy Ministry"),
        ("The Army and Navy Ministry said so.", "Army", "Navy Ministry"),
        ("The Treasury and Health Department agreed.", "Treasury", "Health Department"),
        ("Norway and Housing Ministry staff met.", "Norway", "Housing Ministry"),
    ],
)
def test_two_bodies_beside_each_other_stay_two(text: str, one: str, other: str) -> None:
    found = Found(text)
    assert found.of(one).entity != found.of(other).entity


@pytest.mark.parametrize(("one", "other"), [("Norway", "Peru"), ("New Zealand", "South Korea")])
def test_two_countries_ministries_of_one_name_are_two(one: str, other: str) -> None:
    found = Found(f"{one}'s Defence Ministry denied it. {other}'s Defence Ministry said that 40 had died.")
    assert found.of("Defence Ministry").entity != found.of("Defence Ministry", 1).entity


def test_one_countrys_ministry_is_one_with_and_without_its_country() -> None:
    found = Found("Norway's Defence Ministry denied it. The Defence Ministry said that 40 had died.")
    assert found.of("Defence Ministry").entity == found.of("Defence Ministry", 1).entity


def test_the_initials_of_a_body_with_and_in_its_name_are_its_own() -> None:
    text = "The Orlesian Weirs and Crossings Agency shut the weir. OWCA would not say why, and Mayor Lind asked OWCA."
    assert Found(text).same("Orlesian Weirs and Crossings Agency", "OWCA")


@pytest.mark.parametrize(
    "text",
    [
        "Halvard Docks, which maintains the quay, disputed the count. Halvard Docks said more on Monday.",
        "Halvard Docks is a subsidiary of Brune. Halvard Docks said more on Monday.",
        "Halvard Docks boss Ada Lind disputed the count on Monday.",
        "Halvard Docks disputed the count. Its owner, Halvard Group, did not.",
    ],
)
def test_a_firm_is_nobody(text: str) -> None:
    assert Found(text).of("Halvard Docks").kind is EntityKind.ORGANISATION


def test_a_double_barrelled_surname_is_one_name() -> None:
    text = "Ada Lind, the mayor, met Marta Ruiz-Field, who runs the quay."
    assert Found(text).of("Marta Ruiz-Field").name == "Marta Ruiz-Field"


@pytest.mark.parametrize("name", ["Norland Carters' Union", "Carters' Association", "Carters’ Federation"])
def test_a_body_of_several_keeps_who_they_are(name: str) -> None:
    assert Found(f"Forty people met, the {name} said.").of(name).kind is EntityKind.ORGANISATION


@pytest.mark.parametrize("owner", ["Beavers' Orchard Group", "Netherlands' Government"])
def test_what_somebody_owns_is_no_part_of_their_name(owner: str) -> None:
    assert owner not in Found(f"The {owner} went to court on Monday.").forms


@pytest.mark.parametrize("title", ["Ministers", "Sens.", "Professors", "Lawyers", "Engineers"])
def test_a_title_of_several_is_no_part_of_the_first_ones_name(title: str) -> None:
    found = Found(f"{title} Ada Moen and Paul Rask said the bridge was safe.")
    assert {m.name for m in found.mentions} == {"Ada Moen", "Paul Rask"}
