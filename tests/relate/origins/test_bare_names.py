"""Whom the words of a source name where no name was seen."""

from dataclasses import replace

import pytest

from onrecord.model import Naming
from onrecord.relate.origins.bare_names import by_name
from tests.relate.pages import page, said

READING = page("Field, 39, a clerk, said the ferry had sunk. The nine sailors felt lost.")


@pytest.mark.parametrize(
    ("speaker", "key"),
    [
        ("Field", "person:~field"),
        ("Field, 39, a clerk", "person:~field"),
        ("Jo A. O'Field", "person:jo-a-o'field"),
        ("Norland ISPs", ""),
        ("Norlandish Prime Minister", ""),
        ("three boats", ""),
        ("Police", ""),
        ("Sailors", ""),
        ("Felt", "person:~felt"),
        ("Const", ""),
    ],
)
def test_a_source_that_is_called_by_a_name_is_whoever_bears_it(speaker: str, key: str) -> None:
    origin = by_name(
        replace(said(READING, "Field", "said", "the ferry had sunk"), speaker=speaker), READING.article.text
    )
    assert (origin.key if origin is not None else "") == key


def test_whoever_is_no_person_bears_none() -> None:
    attribution = said(READING, "Field", "said", "the ferry had sunk", naming=Naming.UNNAMED_PERSON)
    assert by_name(attribution, READING.article.text) is None
