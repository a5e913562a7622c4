"""One name read as a person in one article and as an organisation in another."""

from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.model import KIND_SHOWN, EntityKind, Evidence, Judgement
from onrecord.resolve import resolve
from onrecord.resolve.names import key_of, kind_of, short_keys_of
from tests.known import MemoryKnown
from tests.resolve.articles import reading_of

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
AS_PERSON = reading_of("Norland Courant reported it first.", [("Norland Courant", PERSON, ["Norland Courant"])])
AS_HE = reading_of("Norland Courant spoke. Then he left.", [("Norland Courant", PERSON, ["Norland Courant", "he"])])
AS_IT = reading_of(
    "Norland Courant closed its office.", [("Norland Courant", ORGANISATION, ["Norland Courant", "its"])]
)
PUT_OUT = reading_of("A ferry sank.", publisher="Norland Courant")


def record_of(*readings: object) -> MemoryKnown:
    known = MemoryKnown()
    for reading in readings:
        known.add(resolve(reading, known))  # type: ignore[arg-type]
    return known


def test_what_is_plainly_an_organisation_elsewhere_is_no_person() -> None:
    for order in permutations((AS_PERSON, AS_IT)):
        assert record_of(*order).standing_for("person:norland-courant") == "organisation:norland-courant"


def test_a_publisher_is_an_organisation_whatever_pronouns_say() -> None:
    for order in permutations((AS_PERSON, AS_HE, PUT_OUT)):
        known = record_of(*order)
        assert known.standing_for("person:norland-courant") == "organisation:norland-courant"
        assert known.standing_for("organisation:norland-courant") == "organisation:norland-courant"


def test_he_in_one_article_and_it_in_another_are_two() -> None:
    for order in permutations((AS_HE, AS_IT, AS_PERSON)):
        known = record_of(*order)
        assert known.standing_for("person:norland-courant") == "person:norland-courant"
        assert known.standing_for("organisation:norland-courant") == "organisation:norland-courant"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("USS Albion", EntityKind.OTHER),
        ("Port Selwyn", EntityKind.PLACE),
        ("Radio Norland", ORGANISATION),
        ("Marines", ORGANISATION),
        ("Ada Selwyn", PERSON),
    ],
)
def test_ships_bases_and_bodies_are_no_persons(name: str, kind: EntityKind) -> None:
    assert kind_of(name, PERSON) is kind


def test_the_last_words_of_a_long_name_may_stand_for_it() -> None:
    name = "Norland Roads and Crossings Agency"
    assert {"organisation:crossings-agency", "organisation:roads-and-crossings-agency"} <= set(
        short_keys_of(name, ORGANISATION)
    )
    assert "organisation:agency" not in short_keys_of(name, ORGANISATION)
    assert not any(key.endswith(":-agency") for key in short_keys_of("Bank of Norland", ORGANISATION))


def test_an_end_that_two_names_have_stays_unsure() -> None:
    forms = [(name, ORGANISATION, [name]) for name in ("Norland Sea Guard", "Estmark Sea Guard", "Sea Guard")]
    texts = [reading_of(f"{name} answered the call.", [(name, kind, [name])]) for name, kind, _ in forms]
    known = MemoryKnown()
    judged: dict[str, Judgement] = {}
    for reading in texts:
        resolved = resolve(reading, known)
        known.add(resolved)
        judged |= {alias.short: alias.judgement for alias in resolved.aliases}
    assert judged[key_of("Sea Guard", ORGANISATION)] is Judgement.UNSURE


def test_a_publisher_is_short_for_nobody() -> None:
    own = reading_of("Sea Guard spoke.", [("Sea Guard", ORGANISATION, ["Sea Guard"])])
    longer = reading_of("Norland Sea Guard spoke.", [("Norland Sea Guard", ORGANISATION, ["Norland Sea Guard"])])
    outlet = reading_of("A ferry sank.", publisher="Sea Guard")
    for order in permutations((own, longer, outlet)):
        assert record_of(*order).standing_for("organisation:sea-guard") == "organisation:sea-guard"
    for order in permutations((own, longer)):
        assert record_of(*order).standing_for("organisation:sea-guard") == "organisation:norland-sea-guard"


def shown(text: str, name: str, kind: EntityKind) -> object:
    """A reading in which the words beside a name show its kind."""
    reading = reading_of(text, [(name, kind, [name])])
    evidence = Evidence(KIND_SHOWN, 0.95, "as given")
    return replace(reading, mentions=tuple(replace(m, evidence=evidence) for m in reading.mentions))


TOWN = shown("They met in Estmark.", "Estmark", PLACE)
TOWN_AS_HE = reading_of("Estmark lies low. There he slept.", [("Estmark", PERSON, ["Estmark", "he"])])
TOWN_AS_BODY = reading_of("Estmark refused.", [("Estmark", ORGANISATION, ["Estmark"])])


def test_a_town_that_words_show_to_be_one_is_nobody_and_no_body_whatever_pronouns_say() -> None:
    for order in permutations((TOWN, TOWN_AS_HE, TOWN_AS_BODY)):
        known = record_of(*order)
        assert known.standing_for("person:~estmark") == "place:estmark"
        assert known.standing_for("organisation:estmark") == "place:estmark"


def test_a_surname_that_somebody_bears_stays_theirs_though_a_town_has_it() -> None:
    bearer = reading_of("Ada Estmark left.", [("Ada Estmark", PERSON, ["Ada Estmark"])])
    for order in permutations((TOWN, TOWN_AS_HE, bearer)):
        known = record_of(*order)
        assert known.standing_for("person:~estmark") == "person:ada-estmark"
        assert known.standing_for("place:estmark") == "place:estmark"


def test_a_name_read_as_two_kinds_goes_with_the_only_body_it_is_short_for() -> None:
    ferries = reading_of("Estmark Ferries sailed.", [("Estmark Ferries", ORGANISATION, ["Estmark Ferries"])])
    as_place = reading_of("Estmark was late.", [("Estmark", PLACE, ["Estmark"])])
    for order in permutations((ferries, as_place, TOWN_AS_HE)):
        known = record_of(*order)
        assert known.standing_for("person:~estmark") == "organisation:estmark-ferries"
        assert known.standing_for("place:estmark") == "organisation:estmark-ferries"


def test_a_town_shouted_in_a_dateline_is_the_town() -> None:
    town = shown("They met in Orlesk.", "Orlesk", PLACE)
    shouted = reading_of("ORLESK, May 3.", [("ORLESK", ORGANISATION, ["ORLESK"])])
    for order in permutations((town, shouted)):
        assert record_of(*order).standing_for("organisation:~orlesk") == "place:orlesk"


def test_a_paper_goes_by_the_last_word_of_its_name() -> None:
    short = reading_of("The Courant asked.", [("Courant", ORGANISATION, ["Courant"])])
    for order in permutations((PUT_OUT, short)):
        assert record_of(*order).standing_for("organisation:courant") == "organisation:norland-courant"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Estmark Defense Ministry", "Estmark Defence Ministry"), ("Labor Council", "Labour Council")],
)
def test_american_and_british_spellings_are_one_body(one: str, other: str) -> None:
    assert key_of(one, ORGANISATION) == key_of(other, ORGANISATION)


def test_a_double_surname_alone_is_short() -> None:
    assert key_of("Lind-Field", PERSON) == "person:~lind-field"
    assert key_of("Ada Lind-Field", PERSON) == "person:ada-lind-field"


SURNAME_AS_BODY = reading_of("Halver refused.", [("Halver", ORGANISATION, ["Halver"])])


def test_a_bare_surname_of_the_only_one_who_has_it_is_no_body() -> None:
    bearer = reading_of("Ada Halver left.", [("Ada Halver", PERSON, ["Ada Halver"])])
    for order in permutations((SURNAME_AS_BODY, bearer)):
        assert record_of(*order).standing_for("organisation:halver") == "person:ada-halver"
    other = reading_of("Jo Halver came.", [("Jo Halver", PERSON, ["Jo Halver"])])
    for order in permutations((SURNAME_AS_BODY, bearer, other)):
        assert record_of(*order).standing_for("organisation:halver") == "organisation:halver"


def test_a_body_that_words_show_to_be_one_is_nobody_of_that_surname() -> None:
    bearer = reading_of("Ada Halver left.", [("Ada Halver", PERSON, ["Ada Halver"])])
    firm = shown("Halver, a firm, refused.", "Halver", ORGANISATION)
    for order in permutations((SURNAME_AS_BODY, bearer, firm)):
        assert record_of(*order).standing_for("organisation:halver") == "organisation:halver"
