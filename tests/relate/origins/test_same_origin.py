"""Which names are one body's, and which are two."""

from dataclasses import replace

import pytest

from onrecord.model import Evidence, Origin
from onrecord.relate.origins.same_origin import same_origin


def origin(name: str, kind: str) -> Origin:
    return Origin(f"{kind}:{'-'.join(name.lower().split())}", name, True, Evidence("named", 0.9, "for a test"))


@pytest.mark.parametrize(
    ("short", "full", "one"),
    [
        ("NPA", "Norland Ports Authority", True),
        ("BOT", "Bank of Tarn", True),
        ("EPA", "US Energy Planning Agency", True),
        ("PA", "Norland Ports Authority", False),
        ("EU", "New Eastmoor Union", False),
        ("UN", "Guild of Upland Nurses", False),
    ],
)
def test_initials_are_those_of_the_whole_name(short: str, full: str, one: bool) -> None:
    assert same_origin(origin(short, "organisation"), origin(full, "organisation")) is one


@pytest.mark.parametrize(
    ("place", "body", "one"),
    [
        ("Norland", "Norland government", True),
        ("Norland", "Foreign Ministry of Norland", True),
        ("Eastmoor", "Eastmoor City Council", True),
        ("Norland", "Norland Airways", False),
        ("Norland", "Free Assembly of Norland", False),
        ("Norland", "Norlandish Navy", True),
        ("Norland", "Norlandish government", True),
        ("Norland", "Norlandish Airways", False),
        ("Sudor", "Norlandish Navy", False),
    ],
)
def test_a_place_speaks_through_its_government_only(place: str, body: str, one: bool) -> None:
    assert same_origin(origin(place, "place"), origin(body, "organisation")) is one


@pytest.mark.parametrize(
    ("shorter", "longer", "one"),
    [
        ("police", "Eastmoor police", True),
        ("Eastmoor Police", "Eastmoor Police Department", True),
        ("Velstad", "Velstad Bank", True),
        ("ministry", "the minister’s department", True),
        ("transport minister's department", "Norland Transport Ministry", True),
        ("transport minister's department", "Norland Health Ministry", False),
        ("police", "military police", False),
        ("Eastmoor University", "Eastmoor University Hospital", False),
        ("Eastmoor University", "Eastmoor University Students Council", False),
    ],
)
def test_a_body_that_another_has_beside_it_is_not_that_one(shorter: str, longer: str, one: bool) -> None:
    assert same_origin(origin(shorter, "organisation"), origin(longer, "organisation")) is one


@pytest.mark.parametrize(
    ("whole", "part", "one"),
    [
        ("Norlandish military", "Norlandish Navy", True),
        ("armed forces", "Norland Air Force", True),
        ("Sudor military", "Norlandish Navy", False),
        ("Norlandish Army", "Norlandish Navy", False),
        ("US government", "White House", True),
        ("Norland government", "White House", False),
        ("Norland government", "Norland White House Hotel", False),
    ],
)
def test_a_part_speaks_for_the_whole_of_its_own_country(whole: str, part: str, one: bool) -> None:
    assert same_origin(origin(whole, "organisation"), origin(part, "organisation")) is one


def test_whoever_speaks_for_a_body_is_it_however_the_name_is_spelled() -> None:
    body = replace(origin("Tarn Roads Agency", "organisation"), spokesperson="Hélène Östlund")
    assert same_origin(body, origin("Helene Ostlund", "person"))
    assert same_origin(body, replace(origin("Roads Office", "organisation"), spokesperson="Helene Ostlund"))
    assert not same_origin(body, origin("Helen Ostlund", "person"))
