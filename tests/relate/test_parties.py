import pytest

from onrecord.model import Naming
from tests.relate.pages import page, said, told


def origins(source: str, naming: Naming = Naming.PERSON) -> list[str]:
    reading = page(f"{source} said the ferry had sunk off Eastmoor.")
    assertions, _ = told([(reading, [said(reading, source, "said", "the ferry had sunk off Eastmoor", naming=naming)])])
    return sorted(a.origin.name for a in assertions)


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("Jo Field and Sam Roe", ["Jo Field", "Sam Roe"]),
        ("Jo Field, Sam Roe and Ann Lee", ["Ann Lee", "Jo Field", "Sam Roe"]),
    ],
)
def test_each_of_a_list_is_a_source(source: str, names: list[str]) -> None:
    assert origins(source) == names


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
