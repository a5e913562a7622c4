"""One name read as a person in one article and as an organisation in another."""

from itertools import permutations

import pytest

from onrecord.model import EntityKind, Judgement
from onrecord.resolve import resolve
from onrecord.resolve.names import key_of, kind_of, short_keys_of
from tests.known import MemoryKnown
from tests.resolve.articles import reading_of

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION
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
