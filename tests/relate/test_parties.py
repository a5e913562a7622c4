"""The single sources in a source that is several."""

import pytest

from onrecord.model import Naming
from tests.relate.pages import page, said, told


def origins(source: str, naming: Naming = Naming.PERSON, before: str = "") -> list[str]:
    """The names of those who are the origin of what a source says."""
    reading = page(f"{before}{source} said the ferry had sunk off Eastmoor.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, [said(reading, source, "said", "the ferry had sunk off Eastmoor", naming=naming)])])
    return sorted(a.origin.name for a in assertions if "the ferry" in a.wording.cut(reading.article.text))


@pytest.mark.parametrize(
    "source",
    [
        "Jo Field, Sam Roe's father",
        "Captain Jo Field, Chief Relations Officer, Defence",
        "Eastmoor President and General Manager Jo Field",
    ],
)
def test_who_somebody_is_told_to_be_is_no_second_source(source: str) -> None:
    assert len(origins(source)) == 1


def test_one_of_two_is_not_whoever_they_only_belong_to() -> None:
    names = origins("a friend of Jo Field and a docker", Naming.UNNAMED_PERSON)
    assert names == ["docker", "friend of jo field"]


def test_two_names_of_one_paper_are_one_source() -> None:
    names = origins("The Wave, or the Tide, a weekly owned by the Harbour Party", Naming.ORGANISATION)
    assert len(names) == 1


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Jo Field and Kim Lee", ["Jo Field", "Kim Lee"]),
        ("Jo Field, Sam Roe and Ann Lee", ["Ann Lee", "Jo Field", "Sam Roe"]),
        ("Jo Field and Kim Lee and Ann Marlow all", ["Ann Marlow", "Jo Field", "Kim Lee"]),
        ("Senators Jo Field and Kim Lee", ["Jo Field", "Kim Lee"]),
        ("The three skippers — Jo Field, Kim Lee and Ann Marlow —", ["Ann Marlow", "Jo Field", "Kim Lee"]),
    ],
)
def test_each_of_those_who_are_named_is_one(source: str, expected: list[str]) -> None:
    assert origins(source, Naming.PERSON) == expected


def test_what_is_said_of_the_second_is_no_source() -> None:
    assert origins("Jo Field and Kim Lee, a Norland engineer,", Naming.PERSON) == ["Jo Field", "Kim Lee"]


def test_two_offices_of_one_are_one() -> None:
    assert origins("Harbour Board President and General Manager Jo Field", Naming.PERSON) == ["Harbour Board"]


def test_he_and_another_are_two() -> None:
    assert origins("he and Kim Lee", Naming.PERSON, "Bob Marlow went home. At noon ") == ["Bob Marlow", "Kim Lee"]


def test_who_speaks_for_either_of_two_houses_speaks_for_neither_alone() -> None:
    found = origins("officials at the Harbour Board and the Norland Bank", Naming.UNNAMED_GROUP)
    assert not set(found) & {"Harbour Board", "Norland Bank"}
