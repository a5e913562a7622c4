"""Hedges and conditions inside what is said."""

import pytest

from onrecord.attribute import attribute
from onrecord.model import CaveatKind
from tests.attribute.articles import reading_of


def caveats(text: str) -> list[tuple[str, CaveatKind]]:
    """Those of the outermost attribution."""
    (said,) = [a for a in attribute(reading_of(text)) if a.via is None]
    return [(c.span.cut(text), c.kind) for c in said.caveats]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said the dam may burst if the rain goes on.",
            [("may", CaveatKind.POSSIBLE), ("if the rain goes on", CaveatKind.CONDITION)],
        ),
        ("The mayor said in May that the dam was safe.", []),
        ("The pier opened in May, providing jobs for 300 people, the mayor said.", []),
        ("The mayor said the work took as long as two years.", []),
        (
            "The mayor said about 40 boats could be seized.",
            [("about", CaveatKind.APPROXIMATE), ("could", CaveatKind.POSSIBLE)],
        ),
        ("The mayor said the boats could not be found.", []),
        ("The mayor said the plan was likely to fail.", [("likely", CaveatKind.PROBABLE)]),
        ("The mayor said likely voters were few.", []),
        ("The mayor said the ship is believed to have sunk.", [("is believed to", CaveatKind.HEARSAY)]),
        ("The mayor said the pier is expected to open.", [("is expected to", CaveatKind.EXPECTED)]),
        ("The mayor said the ship reportedly sank.", [("reportedly", CaveatKind.HEARSAY)]),
        (
            "The pier will open subject to approval by the board, the mayor said.",
            [("subject to approval by the board", CaveatKind.CONDITION)],
        ),
        (
            "The union said it would strike unless wages rose.",
            [("unless wages rose", CaveatKind.CONDITION)],
        ),
        ("The mayor asked if the dam was safe.", []),
        ("The mayor did not say if the dam was safe.", []),
        ("“Could you help us?” the mayor asked.", []),
        ("The mayor said the dam would be mended as soon as possible.", []),
    ],
)
def test_caveats_are_read_from_the_parse(text: str, expected: list[tuple[str, CaveatKind]]) -> None:
    assert caveats(text) == expected
