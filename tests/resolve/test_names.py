import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import EntityKind
from onrecord.resolve.names import initials_of, is_short, key_of, short_keys_of

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sen. Ana Bélanger", "Ana Belanger"),
        ("Prime Minister Tova Lindqvist", "Tova Lindqvist"),
        ("Rear Admiral Tova Lindqvist", "Commodore Tova Lindqvist"),
        ("Supervisor Tova Lindqvist", "Tova Lindqvist"),
        ("Sens. Tova Lindqvist", "Tova Lindqvist"),
        ("Ministers Tova Lindqvist", "Tova Lindqvist"),
        ("Robert Quill Jr.", "Robert Quill"),
        ("J.P. Ottersen", "J. P. Ottersen"),
        ("Inés García-Luna", "Ines Garcia Luna"),
        ("Tova Lindqvist’s", "Tova Lindqvist"),
    ],
)
def test_titles_accents_and_hyphens_do_not_make_another_person(one: str, other: str) -> None:
    assert key_of(one, PERSON) == key_of(other, PERSON)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Harbour Trust, Inc.", "Harbour Trust"),
        ("Fisheries Ministry", "Ministry of Fisheries"),
        ("the Department of Tides", "Tides Department"),
        ("Brandt & Sons", "Brandt and Sons"),
        ("U.N.", "UN"),
        ("United Kingdom Tide Office", "UK Tide Office"),
    ],
)
def test_articles_legal_forms_and_word_order_do_not_make_another_body(one: str, other: str) -> None:
    assert key_of(one, BODY) == key_of(other, BODY)


def test_different_given_names_make_different_people() -> None:
    assert key_of("Ana Belanger", PERSON) != key_of("Mark Belanger", PERSON)


def test_a_person_and_a_body_of_one_name_have_different_keys() -> None:
    assert key_of("Marten Hale", PERSON) != key_of("Marten Hale", BODY)


@pytest.mark.parametrize("form", ["US", "U.S.", "USA", "the United States", "United States of America"])
def test_forms_of_a_country_have_one_key(form: str) -> None:
    assert key_of(form, PLACE) == "place:united-states"


@pytest.mark.parametrize("name", ["Estmark Airlines", "Estmark Newswire", "Estmark Semiconductors", "Estmark Films"])
def test_a_body_goes_by_its_name_without_what_it_does(name: str) -> None:
    assert "organisation:estmark" in short_keys_of(name, BODY)


def test_a_surname_and_an_acronym_are_short() -> None:
    assert is_short(key_of("Belanger", PERSON))
    assert is_short(key_of("Mr. Belanger", PERSON))
    assert is_short(key_of("HTC", BODY))
    assert not is_short(key_of("Harbour Trust", BODY))


def test_a_person_can_be_found_by_surname_and_without_initials() -> None:
    keys = short_keys_of("Ana Q. Belanger", PERSON)
    assert {"person:~belanger", "person:ana-belanger", "person:a-belanger"} <= set(keys)


def test_a_person_with_two_surnames_can_be_found_by_the_first() -> None:
    keys = short_keys_of("Inés García Luna", PERSON)
    assert {"person:~garcia-luna", "person:ines-garcia", "person:ines-luna", "person:~luna"} <= set(keys)


def test_particles_belong_to_the_surname() -> None:
    assert "person:~van-der-meer" in short_keys_of("Joost van der Meer", PERSON)


def test_initials_are_read_with_and_without_small_words() -> None:
    assert initials_of("Bureau of Inland Waters") == {"biw", "boiw"}
    assert initials_of("Harbour Trust") == set()


def test_a_body_can_be_found_by_its_acronym_and_without_its_generic_word() -> None:
    assert "organisation:~hcl" in short_keys_of("Harbour Canal League", BODY)
    assert "organisation:harbour" in short_keys_of("Harbour Airlines", BODY)
    assert "organisation:~hbx" in short_keys_of("HBX News", BODY)


@given(st.text(max_size=60), st.sampled_from(list(EntityKind)))
def test_any_text_has_a_key_and_short_keys_never_hold_it(name: str, kind: EntityKind) -> None:
    key = key_of(name, kind)
    assert key.startswith(f"{kind.value}:")
    assert key not in short_keys_of(name, kind)


def test_a_body_is_not_short_for_one_of_another_rank() -> None:
    assert "organisation:security-council" not in short_keys_of("Norland National Security Council", BODY)
    assert "organisation:naval-commission" in short_keys_of("Senate Naval Commission", BODY)


def test_what_a_firm_sells_is_not_the_firm() -> None:
    assert "organisation:orbit" not in short_keys_of("Orbit TV", BODY)
    assert "organisation:orbit" in short_keys_of("Orbit Energy", BODY)
