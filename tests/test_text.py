"""What stands before the first word of a report."""

import pytest

from onrecord.text import DATELINE, address_parts


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


@pytest.mark.parametrize("address", ["http://[::1", "https://[bad]/x", "http://℀.example/", "//[", ""])
def test_what_is_no_address_has_no_parts(address: str) -> None:
    assert not any(address_parts(address))
    assert address_parts(address).hostname is None


def test_an_address_has_its_parts() -> None:
    assert address_parts("https://a.example/b?c=1").hostname == "a.example"
