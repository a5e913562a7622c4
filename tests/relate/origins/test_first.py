from dataclasses import replace

import pytest

from onrecord.attribute import attribute
from onrecord.model import Assertion, Described, Naming, Stance
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
    assert [a.origin.key for a in assertions] == ["unnamed:sound"]
    assert not assertions[0].origin.certain


def test_unnamed_sources_who_spoke_to_an_outlet_belong_to_its_report() -> None:
    source = "Officials quoted last month by the Tarn Herald"
    reading = page(f"{source} said the ferry had sunk.", publisher="Eastmoor Post")
    quoted = said(reading, source, "said", "the ferry had sunk", naming=Naming.UNNAMED_GROUP)
    assertions, _ = told([(reading, [quoted])])
    assert [a.origin.key for a in assertions] == ["unnamed:tarnherald"]


def test_the_address_of_an_outlet_s_site_is_a_name_of_it() -> None:
    for name in ("The Tarn Herald", "tarnherald.com", "www.tarnherald.co.uk"):
        reading = page(f"{name} reported that the ferry had sunk.", publisher="Eastmoor Post")
        cited = said(reading, name, "reported", "the ferry had sunk", naming=Naming.PUBLISHER)
        assertions, _ = told([(reading, [cited])])
        assert [a.origin.key for a in assertions] == ["reporting:tarnherald"]


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
    assert [(a.origin.key, a.origin.certain) for a in assertions] == [("reporting:eastmoorpost", True)]


def test_two_sources_named_together_put_one_assertion_each() -> None:
    reading = page("A customs officer and a nurse said the ferry had sunk.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, attribute(reading))])
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


def test_a_crowd_is_one_source() -> None:
    reading = page("Some 900 marchers said the ferry had sunk.", publisher="Eastmoor Post")
    crowd = said(reading, "Some 900 marchers", "said", "the ferry had sunk", naming=Naming.UNNAMED_GROUP)
    crowd = replace(crowd, described=(Described(crowd.source[0], 900),), count=900)
    assertions, _ = told([(reading, [crowd])])
    assert len(assertions) == 1


def test_a_few_who_are_counted_are_so_many() -> None:
    reading = page("Two officials said the ferry had sunk.", publisher="Eastmoor Post")
    few = said(reading, "Two officials", "said", "the ferry had sunk", naming=Naming.ANONYMOUS)
    few = replace(few, described=(Described(few.source[0], 2),), count=2)
    assertions, _ = told([(reading, [few])])
    assert [a.origin.people for a in assertions] == [2]


def test_those_of_whom_another_outlet_tells_are_one() -> None:
    reading = page("The Sound reported that two officials said the ferry had sunk.", publisher="Eastmoor Post")
    outer = said(reading, "The Sound", "reported", "two officials said the ferry had sunk", naming=Naming.PUBLISHER)
    inner = said(reading, "two officials", "said", "the ferry had sunk", naming=Naming.ANONYMOUS, via=outer.id)
    inner = replace(inner, described=(Described(inner.source[0], 2),), count=2)
    assertions, _ = told([(reading, [outer, inner])])
    assert [a.origin.people for a in assertions] == [1]


def test_the_nurse_is_the_nurse_who_was_brought_in_before() -> None:
    reading = page("A nurse at the clinic said the ferry had sunk. The nurse said nine had drowned.")
    first = said(reading, "A nurse at the clinic", "said", "the ferry had sunk", naming=Naming.UNNAMED_PERSON)
    again = said(reading, "The nurse", "said", "nine had drowned", naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [first, again])])
    assert len({a.origin.key for a in assertions}) == 1


@pytest.mark.parametrize(
    ("source", "method"),
    [("The owner", "office"), ("The colonel", "office"), ("The nurse", "described"), ("The witness", "described")],
)
def test_the_owner_may_be_anybody_who_is_named_elsewhere_and_a_nurse_may_not(source: str, method: str) -> None:
    reading = page(f"{source} said the ferry had sunk.")
    assertions, _ = told(
        [(reading, [said(reading, source, "said", "the ferry had sunk", naming=Naming.UNNAMED_PERSON)])]
    )
    assert [a.origin.evidence.method for a in assertions] == [method]


def test_a_named_source_keeps_the_title_beside_the_name() -> None:
    reading = page("Police Chief Jo Field said the ferry had sunk.")
    assertions, _ = told([(reading, [said(reading, "Police Chief Jo Field", "said", "the ferry had sunk")])])
    assert "police chief" in assertions[0].origin.title


def test_somebody_who_speaks_for_a_house_is_kept_by_name() -> None:
    reading = page("Jo Field, a spokeswoman for Norland Ports, said the ferry had sunk.")
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", "the ferry had sunk")])])
    assert [(a.origin.name, a.origin.spokesperson) for a in assertions] == [("Norland Ports", "Jo Field")]


@pytest.mark.parametrize(
    ("sentence", "origin"),
    [
        ("On Monday chief executive Jo Field said the ferry had sunk.", "Norland Ports"),
        ("Chief Executive Jo Field said the ferry had sunk.", "Norland Ports"),
        ("On Monday chairwoman Jo Field said the ferry had sunk.", "Jo Field"),
        ("On Monday chief veterinary officer Jo Field said the ferry had sunk.", "Jo Field"),
        ("On Monday QZA chief executive Jo Field said the ferry had sunk.", "QZA"),
    ],
)
def test_only_who_holds_an_office_that_companies_have_is_the_company(sentence: str, origin: str) -> None:
    reading = page(f"Norland Ports has six boats.\n\n{sentence}")
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", "ferry had sunk")])])
    assert of(assertions, reading.article.text, "ferry had sunk").origin.name == origin


def test_a_spokeswoman_without_a_name_is_her_house() -> None:
    reading = page("A hospital spokeswoman said nine had drowned.")
    one = said(reading, "A hospital spokeswoman", "said", "nine had drowned", naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [one])])
    assert [a.origin.key for a in assertions] == ["institution:hospital"]


def test_who_speaks_for_a_body_that_is_called_by_its_kind_is_that_body() -> None:
    speaker = "A spokeswoman for the ministry of ports"
    reading = page(f"{speaker} said nine boats were lost.", publisher="Eastmoor Post")
    one = said(reading, speaker, "said", "nine boats were lost", naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [one])])
    assert of(assertions, reading.article.text, "nine boats were lost").origin.key == "institution:ministry of ports"


@pytest.mark.parametrize(
    ("body", "sure"),
    [
        ("A hospital", False),
        ("A maritime watchdog", False),
        ("A company spokesman", False),
        ("A hospital spokeswoman", False),
        ("The shipping company", False),
        ("Former prosecutors", False),
        ("Police", True),
        ("An army spokesman", True),
        ("The ministry of ports", True),
        ("A ports ministry spokesman", True),
        ("A federal spokesman", False),
        ("A QZA spokesman", True),
        ("Field's spokesman", True),
    ],
)
def test_a_body_that_is_called_by_its_kind_is_sure_only_where_that_tells_which(body: str, *, sure: bool) -> None:
    reading = page(f"{body} said nine had drowned.")
    naming = Naming.UNNAMED_PERSON if "spokes" in body else Naming.ORGANISATION
    one = said(reading, body, "said", "nine had drowned", naming=naming)
    assertions, _ = told([(reading, [one])])
    assert [a.origin.certain for a in assertions] == [sure]


def test_a_bodys_own_paper_is_the_bodys() -> None:
    reading = page("The ministry's calculations show a loss of nine boats.")
    paper = said(reading, "The ministry's calculations", "show", "a loss of nine boats", naming=Naming.DOCUMENT)
    assertions, _ = told([(reading, [paper])])
    assert [a.origin.key for a in assertions] == ["institution:ministry"]


@pytest.mark.parametrize(("paper", "sure"), [("The jail's register", True), ("The company's statement", False)])
def test_the_paper_of_a_business_without_a_name_may_be_of_one_that_is_named(paper: str, *, sure: bool) -> None:
    reading = page(f"{paper} shows a loss of nine boats.")
    one = said(reading, paper, "shows", "a loss of nine boats", naming=Naming.DOCUMENT)
    assertions, _ = told([(reading, [one])])
    assert [a.origin.certain for a in assertions] == [sure]


def test_records_named_in_the_own_voice_are_the_origin() -> None:
    reading = page("Harbour records list nine boats that were lost in May.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, [])])
    assert [a.origin.key for a in assertions] == ["document:harbour records"]


def test_an_agencys_reporter_saw_for_the_agency() -> None:
    reading = page("A Reuters reporter said nine boats were burning.", publisher="Eastmoor Post")
    seen = said(reading, "A Reuters reporter", "said", "nine boats were burning", naming=Naming.PUBLISHER)
    assertions, _ = told([(reading, [seen])])
    assert [(a.origin.key, a.origin.certain) for a in assertions] == [("reporting:reuters", True)]


def test_three_sources_named_together_put_one_assertion_each() -> None:
    reading = page("Jo Field, Sam Roe and Ann Lee said the ferry had sunk.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, attribute(reading))])
    assert sorted(a.origin.name for a in assertions) == ["Ann Lee", "Jo Field", "Sam Roe"]


def test_another_resident_is_not_the_resident_before() -> None:
    reading = page(
        "A resident said the water was brown. Another resident said it was brown.", publisher="Eastmoor Post"
    )
    both = [
        said(reading, "A resident", "said", "the water was brown", naming=Naming.UNNAMED_PERSON),
        said(reading, "Another resident", "said", "it was brown", naming=Naming.UNNAMED_PERSON),
    ]
    assertions, _ = told([(reading, both)])
    assert len({a.origin.key for a in assertions}) == 2


def test_a_title_with_a_hyphen_is_no_given_name() -> None:
    reading = page(
        "Jo Field spoke at noon. Secretary-General Field said the ferry had sunk.", publisher="Eastmoor Post"
    )
    assertions, _ = told([(reading, [said(reading, "Field", "said", "the ferry had sunk")])])
    found = of(assertions, reading.article.text, "the ferry had sunk")
    assert found.origin.key == "person:jo-field"


@pytest.mark.parametrize(
    ("speaker", "origin"),
    [("Harbour Board's lawyers", "Harbour Board"), ("museum officials", "museum officials")],
)
def test_a_house_is_named_in_a_description_by_whole_words(speaker: str, origin: str) -> None:
    reading = page(f"The Harbour Board met the EU on Monday.\n\nThe {speaker} said the ferry had sunk.")
    named = said(reading, f"The {speaker}", "said", "the ferry had sunk", naming=Naming.UNNAMED_GROUP)
    assertions, _ = told([(reading, [named])])
    assert of(assertions, reading.article.text, "the ferry had sunk").origin.name == origin


@pytest.mark.parametrize(
    ("speaker", "naming", "origin"),
    [
        ("Police investigating Norland Ports", Naming.ORGANISATION, "police"),
        ("A lawyer suing Norland Ports", Naming.UNNAMED_PERSON, ""),
        ("Lawyers for fishermen suing Norland Ports", Naming.UNNAMED_GROUP, ""),
        ("Scientists hired by pilots to test Norland Ports ships", Naming.UNNAMED_GROUP, ""),
        ("City officials critical of Norland Ports", Naming.UNNAMED_GROUP, ""),
        ("Officials at the office that licenses Norland Ports", Naming.UNNAMED_GROUP, ""),
        ("A leader of the march against Norland Ports", Naming.UNNAMED_PERSON, ""),
        ("Union leaders at Norland Ports", Naming.UNNAMED_GROUP, ""),
        ("Lawyers for Norland Ports", Naming.UNNAMED_GROUP, "Norland Ports"),
        ("Norland Ports officials", Naming.UNNAMED_GROUP, "Norland Ports"),
        ("An official in the Norland Ports press office", Naming.UNNAMED_PERSON, "Norland Ports"),
        ("The head of safety at Norland Ports", Naming.UNNAMED_PERSON, "Norland Ports"),
    ],
)
def test_only_who_belongs_to_a_house_speaks_for_it(speaker: str, naming: Naming, origin: str) -> None:
    reading = page(f"Norland Ports has six boats.\n\n{speaker} said the ferry had sunk.")
    one = said(reading, speaker, "said", "the ferry had sunk", naming=naming)
    assertions, _ = told([(reading, [replace(one, entity=None)])])
    found = of(assertions, reading.article.text, "the ferry had sunk").origin
    assert found.name == origin if origin else found.key.startswith("unnamed:")


@pytest.mark.parametrize(
    ("speaker", "origin"),
    [("The harbour master, Jo Field,", "Jo Field"), ("A lawyer defending Jo Field", "lawyer defending jo field")],
)
def test_a_name_that_ends_a_description_is_its_bearers(speaker: str, origin: str) -> None:
    reading = page(f"{speaker} said the ferry had sunk.")
    one = said(reading, speaker, "said", "the ferry had sunk", naming=Naming.UNNAMED_PERSON)
    assertions, _ = told([(reading, [one])])
    assert of(assertions, reading.article.text, "the ferry had sunk").origin.name == origin


def test_a_letter_to_a_house_is_not_its_own() -> None:
    reading = page("Norland Ports has six boats.\n\nA letter to Norland Ports says the ferry had sunk.")
    letter = said(reading, "A letter to Norland Ports", "says", "the ferry had sunk", naming=Naming.DOCUMENT)
    assertions, _ = told([(reading, [letter])])
    assert of(assertions, reading.article.text, "the ferry had sunk").origin.key.startswith("document:")


def test_a_leaked_document_is_no_other_for_each_paper_that_has_seen_it() -> None:
    reading = page("A leaked memo seen by the Sound says the ferry had sunk.", publisher="Sound")
    memo = said(reading, "A leaked memo seen by the Sound", "says", "the ferry had sunk", naming=Naming.DOCUMENT)
    assertions, _ = told([(reading, [memo])])
    found = of(assertions, reading.article.text, "the ferry had sunk").origin
    assert (found.key, found.certain) == ("document:leaked memo", False)


@pytest.mark.parametrize(
    ("before", "kind", "content", "origin"),
    [
        ("Norland Ports has six boats.", "company", "the ferry had sunk", "Norland Ports"),
        ("Norland Ports has six boats. It was Norland Ports.", "group", "Norland Ports had lied", "group"),
        ("Norland Ports sold Norland Ports boats. Tarn Lines bought one.", "operator", "it had sunk", "operator"),
    ],
)
def test_the_company_is_none_that_it_speaks_of_or_that_another_stands_before(
    before: str, kind: str, content: str, origin: str
) -> None:
    reading = page(f"{before} The {kind} said {content}.")
    one = said(reading, f"The {kind}", "said", content, naming=Naming.UNNAMED_GROUP)
    assertions, _ = told([(reading, [one])])
    assert of(assertions, reading.article.text, content).origin.name == origin


@pytest.mark.parametrize(
    ("speaker", "naming", "key"),
    [
        ("An AFP reporter at the scene", Naming.PUBLISHER, "reporting:afp"),
        ("A Reuters photographer", Naming.UNNAMED_PERSON, "reporting:reuters"),
        ("A reporter for the Sound", Naming.PUBLISHER, "reporting:sound"),
        ("Reporters from Norland Radio", Naming.PUBLISHER, "reporting:norlandradio"),
        ("A Post reporter", Naming.PUBLISHER, "reporting:eastmoorpost"),
    ],
)
def test_a_reporter_saw_for_the_house_that_is_named(speaker: str, naming: Naming, key: str) -> None:
    reading = page(f"{speaker} said nine boats were burning.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, [said(reading, speaker, "said", "nine boats were burning", naming=naming)])])
    assert of(assertions, reading.article.text, "nine boats were burning").origin.key == key


def test_some_and_others_are_unnamed_people_and_two() -> None:
    reading = page("Some said nine boats were burning, while others said the pier was safe.", publisher="Eastmoor Post")
    some = said(reading, "Some", "said", "nine boats were burning", naming=Naming.UNNAMED_GROUP)
    others = said(reading, "others", "said", "the pier was safe", naming=Naming.UNNAMED_GROUP)
    assertions, _ = told([(reading, [some, others])])
    origins = [of(assertions, reading.article.text, w).origin for w in ("nine boats were burning", "the pier was safe")]
    assert [o.evidence.method for o in origins] == ["unnamed", "unnamed"]
    assert origins[0].key != origins[1].key


@pytest.mark.parametrize("source", ["Some in the party", "Many here", "Those who saw it"])
def test_somebody_who_is_only_told_to_be_somewhere_is_unnamed(source: str) -> None:
    reading = page(f"The Harbour Party met. {source} said nine boats were burning.", publisher="Eastmoor Post")
    assertions, _ = told([(reading, [said(reading, source, "said", "nine", naming=Naming.UNNAMED_GROUP)])])
    origin = of(assertions, reading.article.text, "nine").origin
    assert (origin.evidence.method, origin.certain) == ("unnamed", False)


@pytest.mark.parametrize(("cue", "sure"), [("reported", False), ("saw", True)])
def test_what_a_paper_says_that_it_printed_it_need_not_have_seen(cue: str, sure: bool) -> None:
    reading = page(f"On Monday we {cue} that nine boats were burning.", publisher="Eastmoor Post")
    one = said(reading, "we", cue, "nine boats were burning", naming=Naming.PERSON)
    assertions, _ = told([(reading, [one])])
    assert of(assertions, reading.article.text, "nine boats were burning").origin.certain is sure


@pytest.mark.parametrize(
    ("teller", "naming", "origin"),
    [("Jo Field", Naming.PERSON, "person:jo-field"), ("Norland Ports", Naming.ORGANISATION, "person:kim-lee")],
)
def test_who_goes_on_speaking_is_the_person_who_cited_another_and_not_the_body_that_did(
    teller: str, naming: Naming, origin: str
) -> None:
    again = "She" if naming is Naming.PERSON else "It"
    text = f"{teller} said that Kim Lee had said the ferry had sunk. {again} said nine had drowned."
    reading = page(text)
    outer = said(reading, teller, "said", "Kim Lee had said the ferry had sunk", naming=naming)
    inner = said(reading, "Kim Lee", "had said", "the ferry had sunk", via=outer.id)
    last = replace(said(reading, again, "said", "nine had drowned", naming=naming), entity=outer.entity)
    assertions, _ = told([(reading, [outer, inner, last])])
    assert of(assertions, text, "nine").origin.key == origin


def test_a_body_that_no_list_has_is_one_whoever_tells_of_it() -> None:
    reading = page("The Eastmoor pollution taskforce's panel said nine had died.")
    one = said(reading, "The Eastmoor pollution taskforce", "said", "nine had died", naming=Naming.ORGANISATION)
    assertions, _ = told([(reading, [replace(one, entity=None)])])
    assert [a.origin.key for a in assertions] == ["institution:eastmoor pollution taskforce"]


@pytest.mark.parametrize("told_by", ["I think", "I hope"])
def test_what_a_reporter_only_thinks_was_not_seen(told_by: str) -> None:
    reading = page(f"{told_by} that nine boats were burning.", publisher="Eastmoor Post")
    one = said(reading, "I", told_by.split()[1], "nine boats were burning", naming=Naming.PERSON)
    assertions, _ = told([(reading, [one])])
    assert [a.origin.evidence.method for a in assertions] == ["publisher"]


def test_i_in_somebodys_words_is_who_says_them() -> None:
    text = "Jo Field said the ferry had sunk. “I hope that nobody was hurt.”"
    reading = page(text, publisher="Eastmoor Post")
    first = said(reading, "Jo Field", "said", "the ferry had sunk")
    second = replace(said(reading, "I", "hope", "nobody was hurt", naming=Naming.PERSON), entity=None)
    assertions, _ = told([(reading, [first, second])])
    assert of(assertions, text, "nobody was hurt").origin.key == "person:jo-field"


@pytest.mark.parametrize(
    ("source", "cue", "own"),
    [
        ("Our reporter", "says", True),
        ("A reporter", "counted", True),
        ("Many reporters", "noted", False),
        ("The reporters", "believe", False),
    ],
)
def test_reporters_of_no_house_are_the_papers_own_only_where_it_says_so(source: str, cue: str, *, own: bool) -> None:
    reading = page(f"{source} {cue} nine boats had burned.", publisher="Eastmoor Post")
    one = said(reading, source, cue, "nine boats had burned", naming=Naming.PUBLISHER)
    assertions, _ = told([(reading, [one])])
    assert [a.origin.certain for a in assertions] == [own]


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("A member of the Harbour Board", "member of the harbour board"),
        ("Members of the Harbour Board", "members of the harbour board"),
        ("A retired officer of the Harbour Board", "retired officer of the harbour board"),
        ("A spokeswoman for the Harbour Board", "Harbour Board"),
        ("Harbour Board officials", "Harbour Board"),
    ],
)
def test_a_member_of_a_body_is_not_the_body(source: str, origin: str) -> None:
    reading = page(f"The Harbour Board met on Monday. {source} said the pier would close.")
    assertions, _ = told([(reading, attribute(reading))])
    assert [a.origin.name for a in assertions if a.attribution is not None] == [origin]


def test_the_company_is_the_one_that_was_just_named_and_not_the_one_that_is_named_most() -> None:
    text = (
        "Norland Telecom said four cables were cut. Norland Telecom repaired one. A storm hit Norland Telecom.\n"
        "Brennick Energy Ltd said its traffic was slow. The company said it would repair the line."
    )
    reading = page(text)
    heard = [
        said(reading, "Norland Telecom", "said", "four cables were cut", naming=Naming.ORGANISATION),
        said(reading, "Brennick Energy Ltd", "said", "its traffic was slow", naming=Naming.ORGANISATION),
        said(reading, "The company", "said", "it would repair the line", naming=Naming.ORGANISATION),
    ]
    assertions, _ = told([(reading, heard)])
    assert of(assertions, text, "repair the line").origin.key == "organisation:brennick-energy"
