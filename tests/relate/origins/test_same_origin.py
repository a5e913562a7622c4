"""Which names are one body's, and which are two."""

from dataclasses import replace

import pytest

from onrecord.model import Evidence, Origin
from onrecord.relate.origins.same_origin import is_short_for, same_origin


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
        ("NPA", "Sudor National Ports Authority", True),
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


def test_somebody_called_by_one_name_may_be_whoever_has_that_name_first_or_last() -> None:
    whole = origin("Ada Quill Field", "person")
    assert is_short_for(replace(origin("~Field", "person"), name="Field"), whole)
    assert is_short_for(replace(origin("~Ada", "person"), name="Ada"), whole)
    assert not is_short_for(replace(origin("~Quill", "person"), name="Quill"), whole)
    assert not is_short_for(whole, whole)


def test_those_around_a_leader_are_called_by_the_surname() -> None:
    leader = origin("Ada Field", "person")
    assert same_origin(origin("Field administration", "organisation"), leader)
    assert same_origin(origin("Field White House", "organisation"), leader)
    assert not same_origin(origin("Field Shipping", "organisation"), leader)
    assert not same_origin(origin("Lee administration", "organisation"), leader)


def test_a_post_is_that_of_whoever_it_is_posted_by() -> None:
    post = Origin("post:ada field", "Ada Field", True, Evidence("post", 0.8, "for a test"))
    assert same_origin(post, origin("Ada Field", "person"))
    assert not same_origin(post, origin("Bo Field", "person"))


def test_the_letters_of_a_police_department_are_of_the_police() -> None:
    police, other = origin("police", "institution"), origin("ESPD", "organisation")
    assert same_origin(police, other)
    assert not same_origin(origin("TVPD", "organisation"), other)


def test_an_office_goes_by_initials_without_what_place_it_is_of() -> None:
    office = origin("Tarn district attorney's office", "institution")
    assert same_origin(origin("D.A.", "organisation"), office)
    assert not same_origin(origin("T.A.", "organisation"), office)


@pytest.mark.parametrize(
    ("title", "one"),
    [
        ("police inspector", True),
        ("const.", True),
        ("lt.", True),
        ("navy lt.", False),
        ("harbour inspector", False),
        ("police union president", False),
    ],
)
def test_whoever_has_a_rank_of_the_police_is_the_police(title: str, one: bool) -> None:
    inspector = replace(origin("Ada Field", "person"), title=title)
    assert same_origin(inspector, origin("police", "institution")) is one
