"""Whom "he" and "she" mean over several sentences and paragraphs."""

import pytest

from onrecord.model import EntityKind
from tests.read.test_mentions import Found


def test_a_bare_surname_that_she_goes_on_from_is_a_person() -> None:
    text = (
        "The plan came back after the arrest of Nils Gran, the paper said.\n"
        "Norway has offered to share what it knows, the paper reported.\n"
        "Halden has said that Norway does not need foreign ships. “We say so each year,” she told reporters."
    )
    found = Found(text)
    assert found.of("Halden").kind is EntityKind.PERSON
    assert found.same("Halden", "she")


def test_who_was_mentioned_in_passing_two_paragraphs_before_is_not_meant() -> None:
    text = (
        "The plan came back after the arrest of Nils Gran, the paper said.\n"
        "Norway has offered to share what it knows.\n"
        "The ministry denied it. “We say so each year,” she told reporters."
    )
    assert "she" not in Found(text).forms


def test_who_is_named_in_the_same_paragraph_goes_first() -> None:
    text = (
        "The count is wrong, said Nils Gran, who stood on the quay.\n"
        "Ruvik Sandor sees it otherwise. The crew has forty men and not one more, he says."
    )
    assert Found(text).same("Ruvik Sandor", "he")


@pytest.mark.parametrize("who", ["The owner of the ferry", "Its lawyer"])
def test_who_is_named_behind_what_they_are_is_the_subject(who: str) -> None:
    text = f"Ruvik Sandor blamed the driver.\n{who}, Tamsa Orlen, said the brakes were sound. She would not say more."
    assert Found(text).same("Tamsa Orlen", "She")


def test_somebody_without_a_name_is_nobody_of_the_paragraph_before() -> None:
    text = "Ruvik Sandor blamed the driver.\nA tutor at the school said he had paid for the papers. He gave no name."
    assert not {"he", "He"} & set(Found(text).forms)
