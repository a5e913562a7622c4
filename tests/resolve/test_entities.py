from dataclasses import replace
from itertools import permutations

from onrecord.model import SURNAME_FIRST, EntityKind, Evidence, Judgement, Reading
from onrecord.resolve import resolve
from tests.known import MemoryKnown
from tests.resolve.articles import bodies, people, reading_of


def record_of(*readings: Reading) -> MemoryKnown:
    known = MemoryKnown()
    for reading in readings:
        known.add(resolve(reading, known))
    return known


def test_a_full_name_resolves_to_its_own_key() -> None:
    (resolution,) = resolve(people("Ana Belanger"), MemoryKnown()).resolutions
    assert (resolution.entity, resolution.judgement) == ("person:ana-belanger", Judgement.SAME)


def test_a_surname_alone_stays_unsure_until_the_record_knows_one_full_name() -> None:
    known = record_of(people("Belanger"))
    assert known.standing_for("person:~belanger") == "person:~belanger"
    known.add(resolve(people("Ana Belanger"), known))
    assert known.standing_for("person:~belanger") == "person:ana-belanger"


def test_two_people_of_one_surname_leave_the_surname_open() -> None:
    known = record_of(people("Ana Belanger"), people("Belanger"), people("Mark Belanger"))
    assert known.aliases["person:~belanger"] == ""


def surname_first(name: str) -> Reading:
    """An article that calls somebody by the first word of their name as by a surname."""
    first = name.partition(" ")[0]
    reading = reading_of(f"{name} met Mr {first}.", [(name, EntityKind.PERSON, (name, f"{first}."))])
    whole, surname = reading.mentions
    span = replace(surname.span, end=surname.span.end - 1)
    evidence = Evidence(SURNAME_FIRST, 0.85, "as given")
    return replace(reading, mentions=(whole, replace(surname, span=span, evidence=evidence)))


def test_a_surname_that_stands_first_is_known_by_an_article_that_uses_it() -> None:
    known = record_of(people("Lee"), people("Lee Mingsu"))
    assert known.standing_for("person:~lee") == "person:~lee"
    known.add(resolve(surname_first("Lee Mingsu"), known))
    assert known.standing_for("person:~lee") == "person:lee-mingsu"


def test_a_surname_that_stands_first_and_one_that_stands_last_leave_it_open() -> None:
    for readings in permutations((surname_first("Lee Mingsu"), people("Ann Lee"), people("Lee"))):
        assert record_of(*readings).aliases["person:~lee"] == ""


def test_the_reason_for_an_open_surname_names_the_candidates() -> None:
    known = record_of(people("Ana Belanger"))
    aliases = {a.short: a for a in resolve(people("Mark Belanger"), known).aliases}
    reason = aliases["person:~belanger"].evidence.reason
    assert "Ana Belanger" in reason
    assert "Mark Belanger" in reason


def test_a_name_without_its_initial_is_the_same_person() -> None:
    known = record_of(people("Ana Belanger"), people("Ana Q. Belanger"), people("Belanger"))
    assert known.standing_for("person:ana-belanger") == "person:ana-q-belanger"
    assert known.standing_for("person:~belanger") == "person:ana-q-belanger"


def test_two_middle_initials_leave_the_plain_name_open() -> None:
    known = record_of(people("Ana Q. Belanger"), people("Ana T. Belanger"), people("Ana Belanger"))
    assert known.aliases["person:ana-belanger"] == ""


def test_the_first_of_two_surnames_is_enough_with_a_given_name_and_not_alone() -> None:
    known = record_of(people("Inés García Luna"), people("Inés García"), people("García"))
    assert known.standing_for("person:ines-garcia") == "person:ines-garcia-luna"
    assert known.standing_for("person:~garcia-luna") == "person:ines-garcia-luna"


def test_one_wrong_letter_in_a_long_surname_is_a_slip() -> None:
    known = record_of(people("Tova Lindqwist Hollander"), people("Ana Vandermeren"), people("Ana Vandermaren"))
    assert known.standing_for("person:ana-vandermeren") == known.standing_for("person:ana-vandermaren")


def test_an_acronym_stands_for_the_body_whose_initials_it_has() -> None:
    known = record_of(bodies("HCL"), bodies("Harbour Canal League"))
    assert known.standing_for("organisation:~hcl") == "organisation:harbour-canal-league"


def test_an_acronym_that_an_article_states_needs_no_initials() -> None:
    text = "The Harbour Canal League (ZKV) met. ZKV said no."
    named = [("Harbour Canal League", EntityKind.ORGANISATION, ["Harbour Canal League", "ZKV"])]
    known = record_of(reading_of(text, named), bodies("ZKV"))
    assert known.standing_for("organisation:~zkv") == "organisation:harbour-canal-league"


def test_a_broadcaster_is_known_by_its_letters() -> None:
    known = record_of(bodies("HBX"), bodies("HBX News"))
    assert known.standing_for("organisation:~hbx") == "organisation:hbx-news"
    known.add(resolve(bodies("HBX Sports Network"), known))
    known.add(resolve(bodies("HBX Radio"), known))
    assert known.aliases["organisation:~hbx"] == ""


def test_the_order_of_articles_changes_nothing() -> None:
    readings = [
        people("Belanger"),
        people("Ana Belanger"),
        people("Ana Q. Belanger"),
        people("Inés García Luna", "Vandermaren"),
        people("Inés García", "Ana Vandermeren"),
        bodies("HCL"),
    ]
    answers = set()
    for order in permutations(readings):
        known = record_of(*order)
        answers.add(tuple(sorted((key, known.standing_for(key)) for key in known.aliases)))
    assert len(answers) == 1


def test_aliases_never_lead_back() -> None:
    known = record_of(people("Ana Vandermeren"), people("Ana Vandermaren"), people("Ana Q. Vandermaren"))
    for key in known.aliases:
        seen = {key}
        while known.aliases.get(key):
            key = known.aliases[key]  # noqa: PLW2901  # walks on
            assert key not in seen
            seen.add(key)


def test_a_longer_name_that_ends_with_a_whole_one_is_that_one_in_any_order() -> None:
    for readings in permutations((people("GM Ana Belanger"), people("Ana Belanger"), people("Belanger"))):
        known = record_of(*readings)
        assert known.standing_for("person:gm-ana-belanger") == "person:ana-belanger"
        assert known.standing_for("person:~belanger") == "person:ana-belanger"


def test_a_longer_name_is_the_fuller_form_of_the_one_it_ends_with() -> None:
    for readings in permutations((people("Asked Ana Belanger"), people("Ana Belanger"), people("Ana Q. Belanger"))):
        known = record_of(*readings)
        assert known.standing_for("person:asked-ana-belanger") == "person:ana-q-belanger"


def test_a_letter_that_is_doubled_makes_no_other_person() -> None:
    known = record_of(people("Greg Millote"), people("Gregg Millotte"))
    assert known.standing_for("person:greg-millote") == known.standing_for("person:gregg-millotte")


def test_what_tells_a_son_from_a_father_is_no_surname() -> None:
    known = record_of(people("Ana Q. Belanger II"), people("Belanger"), people("Ana Belanger"))
    assert known.standing_for("person:~belanger") == "person:ana-q-belanger-ii"
    assert known.standing_for("person:ana-belanger") == "person:ana-q-belanger-ii"


def test_an_acronym_stands_for_what_spells_it_out_and_not_for_a_part_of_that() -> None:
    known = record_of(bodies("NPA"), bodies("NPA Council"), bodies("Norland Ports Authority"), bodies("NPA N.V."))
    assert known.standing_for("organisation:~npa") == "organisation:norland-ports-authority"


def test_a_team_goes_by_the_plural_that_its_name_ends_with() -> None:
    named = ("Eastmoor Rovers", "Rovers", "United and Rovers", "Tarn Airlines", "Airlines")
    known = record_of(*map(bodies, named))
    assert known.standing_for("organisation:rovers") == "organisation:eastmoor-rovers"
    assert known.standing_for("organisation:airlines") == "organisation:airlines"


def test_a_ministry_goes_by_what_it_is_for_where_there_is_one_of_that() -> None:
    known = record_of(bodies("Fisheries Ministry"), bodies("Fisheries"))
    assert known.standing_for("organisation:fisheries") == "organisation:ministry-of-fisheries"
