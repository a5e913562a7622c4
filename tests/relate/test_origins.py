from onrecord.model import Assertion, Naming, Stance
from tests.relate.pages import page, said, told


def of(assertions: list[Assertion], text: str, words: str) -> Assertion:
    return next(a for a in assertions if words in a.wording.cut(text))


def test_a_named_person_is_the_origin_of_what_they_say() -> None:
    reading = page("Jo Field said the ferry had sunk off Eastmoor.")
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", "the ferry had sunk off Eastmoor")])])
    assert [a.origin.key for a in assertions] == ["person:jo-field"]
    assert assertions[0].origin.certain


def test_unnamed_sources_belong_to_the_report_they_are_known_from() -> None:
    reading = page("The Sound reported that two officials said the ferry had sunk.", publisher="Eastmoor Post")
    outer = said(reading, "The Sound", "reported", "two officials said the ferry had sunk", naming=Naming.PUBLISHER)
    inner = said(reading, "two officials", "said", "the ferry had sunk", naming=Naming.ANONYMOUS, via=outer.id)
    assertions, _ = told([(reading, [outer, inner])])
    assert [a.origin.key for a in assertions] == ["unnamed:sound:officials"]
    assert not assertions[0].origin.certain


def test_what_an_outlet_reports_without_a_source_rests_on_that_outlet() -> None:
    reading = page("The Sound reported that the ferry had sunk.", publisher="Eastmoor Post")
    outer = said(reading, "The Sound", "reported", "the ferry had sunk", naming=Naming.PUBLISHER)
    assertions, _ = told([(reading, [outer])])
    assert [(a.origin.key, a.origin.certain) for a in assertions] == [("reporting:sound", False)]


def test_own_voice_is_the_credited_agencys() -> None:
    reading = page("A ferry sank off Eastmoor harbour.", publisher="Eastmoor Post", agency="Agence France-Presse")
    assertions, _ = told([(reading, [])])
    assert [(a.origin.key, a.origin.certain) for a in assertions] == [("reporting:afp", False)]


def test_own_voice_that_tells_what_a_reporter_counted_is_an_origin() -> None:
    reading = page("From the quay I counted nine boats on fire.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, [])])
    assert [(a.origin.key, a.origin.certain) for a in assertions] == [("reporting:eastmoor post", True)]


def test_two_sources_named_together_put_one_assertion_each() -> None:
    reading = page("A customs officer and a nurse said the ferry had sunk.", publisher="Eastmoor Post")
    both = said(reading, "A customs officer and a nurse", "said", "the ferry had sunk", naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [both])])
    assert sorted(a.origin.name for a in assertions) == ["customs officer", "nurse"]
    assert len({a.id for a in assertions}) == 2


def test_what_somebody_declines_to_do_is_told_by_who_tells_it() -> None:
    reading = page("Jo Field said two sailors declined to leave the ferry.")
    outer = said(reading, "Jo Field", "said", "two sailors declined to leave the ferry")
    inner = said(
        reading,
        "two sailors",
        "declined",
        "to leave the ferry",
        naming=Naming.UNNAMED_GROUP,
        stance=Stance.PLANS,
        via=outer.id,
    )
    assertions, _ = told([(reading, [outer, inner])])
    whole = of(assertions, reading.article.text, "two sailors declined to leave the ferry")
    assert whole.origin.key == "person:jo-field"
