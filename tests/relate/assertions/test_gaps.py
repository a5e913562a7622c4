"""What two say in one sentence, the second without a verb."""

import pytest

from onrecord.attribute import attribute
from tests.relate.pages import page, told


def put(text: str) -> list[tuple[str, str]]:
    """Who puts what in a text read by the real stages."""
    reading = page(text, publisher="The Eastmoor Herald", published="2031-05-07")
    assertions, _ = told([(reading, attribute(reading))])
    return [(a.origin.name, a.wording.cut(text)) for a in assertions]


def test_a_figure_behind_another_name_is_that_one_s() -> None:
    found = put("Jo Field has said 40 million and the Harbour Board 65 million.")
    assert found == [("Jo Field", "40 million"), ("Harbour Board", "65 million")]


@pytest.mark.parametrize(
    "text",
    [
        "Jo Field said 40 boats and the Harbour Board sank 65 more.",
        "Jo Field said “40 million and the Harbour Board 65 million”.",
        "Jo Field put the damage at 40 million and the number of boats at 65.",
    ],
)
def test_what_has_a_verb_or_stands_in_quotation_marks_is_one_speaker_s(text: str) -> None:
    assert "Harbour Board" not in {name for name, _ in put(text)}
