"""What stands before the first word of a report."""

import pytest

from onrecord.text import DATELINE


@pytest.mark.parametrize(
    "head",
    [
        "NEW HARBOUR, Jan. 3 (ABC) — ",
        "NEW HARBOUR, May 3 (Newswise) - ",
        "NEW HARBOUR, 12 Sept (Fenland Wire) – ",
        "NEW HARBOUR (Fenland Wire) — ",
        "ÇANO MAYOR — ",
        "NEW HARBOUR, Kesselland, Nov 21 (Worldwise) - ",
        "NEW HARBOUR, 13 February. ",
        "Brayford, 17 Oct (Fenland Wire) — ",
        "Brayford, Nov 4 (Fenland Wire): ",
        "Brayford, 1 April 2031 — ",
    ],
)
def test_place_day_and_agency_are_a_dateline(head: str) -> None:
    found = DATELINE.match(head + "The road was shut.")
    assert found is not None
    assert found[0] == head


@pytest.mark.parametrize(
    "line",
    ["The council (Labour) - The road", "UNION (Article 5): The road", "On Monday, he said - The road", "Ann, 44 - He"],
)
def test_other_openings_are_none(line: str) -> None:
    assert DATELINE.match(line) is None
