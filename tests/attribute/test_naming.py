import pytest

from onrecord.attribute.counting import count_of
from onrecord.model import Naming
from tests.attribute.articles import found, one


@pytest.mark.parametrize(
    ("text", "cue", "naming", "count"),
    [
        ("Two current and two former officials said the mine would close.", "said", Naming.ANONYMOUS, 4),
        ("The mine will close, according to a person familiar with the plan.", "according to", Naming.ANONYMOUS, 1),
        ("Officials who spoke on condition of anonymity said the mine would close.", "said", Naming.ANONYMOUS, None),
        ("Critics said the mine should close.", "said", Naming.UNNAMED_GROUP, None),
        ("A spokesperson said the mine would close.", "said", Naming.UNNAMED_PERSON, 1),
        ("The report said the mine would close.", "said", Naming.DOCUMENT, None),
        ("The newspaper said the mine would close.", "said", Naming.PUBLISHER, None),
        ("The ministry said the mine would close.", "said", Naming.ORGANISATION, None),
        ("The mine will reportedly close.", "reportedly", Naming.NONE, None),
    ],
)
def test_the_kind_of_source(text: str, cue: str, naming: Naming, count: int | None) -> None:
    said = one(text, cue)
    assert (said.naming, said.count) == (naming, count)


def test_officials_who_are_held_back_once_are_held_back_everywhere() -> None:
    text = "Harbour officials who were not authorized to speak said the pier had moved.\nIt will fall, officials said."
    assert {s.naming for s in found(text) if s.cue == "said"} == {Naming.ANONYMOUS}


@pytest.mark.parametrize(
    ("phrase", "plural", "count"),
    [
        ("two current and two former officials", True, 4),
        ("three people familiar with the talks", True, 3),
        ("a diplomat and two aides", True, 3),
        ("a person briefed on the plan", False, 1),
        ("multiple officials", True, None),
        ("a group of officials", True, None),
        ("six officials with knowledge of two programs", True, 6),
        ("one of the two diplomats", True, 1),
    ],
)
def test_people_are_counted_as_the_phrase_states_them(phrase: str, plural: bool, count: int | None) -> None:
    assert count_of(phrase, plural=plural) == count
