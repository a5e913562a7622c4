"""Who is shown to speak for a house, and who only works there."""

import pytest

from onrecord.relate.origins.affiliations import affiliations
from tests.relate.pages import page


@pytest.mark.parametrize(
    ("sentence", "speaks"),
    [
        ("Jo Field, a spokeswoman for the Harbour Board, said the quay was rotten.", True),
        ("Professor Jo Field of Eastmoor University said the quay was rotten.", False),
        ("The Harbour Board's director, Jo Field, said the quay was rotten.", True),
        ("The Harbour Board's acting head of works, Jo Field, said the quay was rotten.", True),
        ("The Harbour Board, led by chairman Jo Field, said the quay was rotten.", True),
        ("The Harbour Committee, led by chairman Jo Field, said the quay was rotten.", False),
        ("Jo Field, who chairs the Harbour Committee, said the quay was rotten.", False),
        ("The plan was approved by the Harbour Board and follows talks between Mayor Jo Field and others.", False),
        ("The Harbour Board met on Friday with Governor Jo Field.", False),
        ("Jo Field was deputy director of the Harbour Board when the quay fell.", True),
        ("Jo Field spoke of Kim Lee. He was deputy director of the Harbour Board.", False),
        ("Jo Field announced that the chief of the Harbour Board would stay.", False),
        ("Jo Field, who as secretary of state is the keeper of the Harbour Board papers, said so.", False),
        ("The Harbour Board waited during its talks with Secretary Jo Field.", False),
        ("The Harbour Board director asked for a letter to Jo Field.", False),
        ("Eastmoor Senate Majority Leader Jo Field said the quay was rotten.", False),
        ("Harbour Board Chairman on Jo Field.", False),
        ("Jo Field, an economist at Eastmoor University, said the quay was rotten.", False),
    ],
)
def test_an_expert_does_not_speak_for_the_house(sentence: str, speaks: bool) -> None:
    assert bool(affiliations(page(sentence))) is speaks


def test_an_office_is_that_of_the_person_who_stands_nearest() -> None:
    reading = page("Harbour Board director Kim Lee wrote to Mayor Jo Field, and Jo Field did not reply.")
    people = {m.name: m.entity for m in reading.mentions}
    assert set(affiliations(reading)) == {people["Kim Lee"]}


def test_what_somebody_was_to_another_and_is_now_to_a_house_is_not_the_other_s_office() -> None:
    reading = page("Kim Lee, an aide to Jo Field and now the chairman of the Harbour Board, said the quay was rotten.")
    people = {m.name: m.entity for m in reading.mentions}
    assert set(affiliations(reading)) == {people["Kim Lee"]}
