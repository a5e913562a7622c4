"""The single sources in a source that is several."""

import pytest

from onrecord.attribute import attribute
from onrecord.model import Attribution, Naming
from tests.attribute.articles import reading_of


def said_by(source: str, before: str = "") -> Attribution:
    """What a source says, read by the real reader."""
    reading = reading_of(f"{before}{source} said the ferry had sunk off Eastmoor.")
    return next(a for a in attribute(reading) if "sunk" in a.content[-1].cut(reading.article.text))


def parties(source: str, before: str = "") -> list[str]:
    """The names of those who say it, none where the source is one."""
    return [p.speaker for p in said_by(source, before).parties]


@pytest.mark.parametrize(
    "source",
    [
        "Jo Field, Sam Roe's father,",
        "Eastmoor President and General Manager Jo Field",
        "The mine's founder and owner",
        "Her husband and manager, Jo Field,",
        "The Department of Parks and Gardens",
        "The company president and CEO Jo Field",
        "Officials at the Harbour Board and the Norland Bank",
        "The Wave, or the Tide, a weekly owned by the Harbour Party,",
    ],
)
def test_who_somebody_is_told_to_be_is_no_second_source(source: str) -> None:
    assert parties(source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Jo Field and Kim Lee", ["Jo Field", "Kim Lee"]),
        ("Jo Field, Sam Roe and Ann Lee", ["Jo Field", "Sam Roe", "Ann Lee"]),
        ("Senators Jo Field and Kim Lee", ["Jo Field", "Kim Lee"]),
        ("The three skippers — Jo Field, Kim Lee and Ann Marlow —", ["Jo Field", "Kim Lee", "Ann Marlow"]),
        ("Jo Field and her deputy, Kim Lee,", ["Jo Field", "Kim Lee"]),
        ("Mayor Jo Field and the dockers' union", ["Jo Field", "the dockers' union"]),
        ("A friend of Jo Field and a docker", ["A friend of Jo Field", "a docker"]),
        ("Police and the Harbour Board", ["Police", "Harbour Board"]),
    ],
)
def test_each_of_those_who_say_it_is_one(source: str, expected: list[str]) -> None:
    assert parties(source) == expected


def test_he_and_another_are_two_each_with_who_they_are() -> None:
    assert parties("he and Kim Lee", "Bob Marlow went home. At noon ") == ["Bob Marlow", "Kim Lee"]


def test_each_party_has_its_own_kind_and_entity() -> None:
    said = said_by("A docker and the Harbour Board")
    assert [p.naming for p in said.parties] == [Naming.UNNAMED_PERSON, Naming.ORGANISATION]
    assert said.entity is None
    assert [p.entity is None for p in said.parties] == [True, False]


def test_what_several_say_is_each_ones_saying() -> None:
    said = said_by("Jo Field and Kim Lee")
    one, other = said.by_each()
    assert (one.speaker, other.speaker) == ("Jo Field", "Kim Lee")
    assert one.content == other.content == said.content
    assert (one.id, one.parties) == (said.id, ())


def test_what_one_says_is_that_ones() -> None:
    said = said_by("Jo Field")
    assert said.by_each() == (said,)
