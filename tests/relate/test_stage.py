from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.attribute import attribute
from onrecord.model import Assertion, Naming, Post, Relation, Span, Stance, Standing
from tests.relate.pages import BY_HAND, headed, page, said, told


def test_relations_do_not_depend_on_the_order_of_articles() -> None:
    texts = [
        ("Jo Field said the fire destroyed 340 boats in Eastmoor harbour.", "Jo Field", "2031-05-04"),
        ("Ann Lee said the fire destroyed 340 boats in Eastmoor harbour.", "Ann Lee", "2031-05-05"),
        ("Jo Field said the fire destroyed 395 boats in Eastmoor harbour.", "Jo Field", "2031-05-08"),
    ]
    pages = []
    for text, speaker, day in texts:
        reading = page(text, published=day)
        content = text.partition(" said ")[2].rstrip(".")
        pages.append((reading, [said(reading, speaker, "said", content)]))

    def related(order: tuple[int, ...]) -> tuple[list[Assertion], list[Relation]]:
        assertions, relations = told([pages[i] for i in order])
        return sorted(assertions, key=lambda a: a.id), sorted(relations, key=lambda r: (r.one, r.other))

    expected = related((0, 1, 2))
    assert {r.standing for r in expected[1]} == {Standing.CORROBORATES, Standing.REVISES}
    assert all(related(order) == expected for order in permutations(range(3)))


def test_own_voice_is_taken_where_no_attribution_covers_it() -> None:
    reading = page("The ferry left Eastmoor at noon. Jo Field said it was full.")
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", "it was full")])])
    assert [a.wording.cut(reading.article.text) for a in assertions] == [
        "The ferry left Eastmoor at noon.",
        "it was full",
    ]


def test_a_wording_that_begins_in_a_headline_is_what_the_text_says() -> None:
    reading = headed("“They were no toys”: drones over Eastmoor", "Five drones crossed Eastmoor, Jo Field said.")
    text = reading.article.text
    content = text[: text.index(", Jo Field")]
    assertions, _ = told([(reading, [said(reading, "Jo Field", "said", content)])])
    assert [a.wording.cut(text) for a in assertions if a.attribution] == ["Five drones crossed Eastmoor"]


def test_the_day_of_saying_and_the_day_spoken_of_are_kept_apart() -> None:
    reading = page("Jo Field said on Monday that the ferry will sail on 20 May 2031.", published="2031-05-07")
    (assertion,), _ = told([(reading, [said(reading, "Jo Field", "said", "the ferry will sail on 20 May 2031")])])
    assert (assertion.said, assertion.about) == ("2031-05-05", "2031-05-20")


def test_a_deed_told_in_somebodys_words_rests_on_them() -> None:
    reading = page("Jo Field said the Harbour Board was considering a new pier.")
    outer = said(reading, "Jo Field", "said", "the Harbour Board was considering a new pier")
    inner = said(
        reading, "the Harbour Board", "was considering", "a new pier",
        naming=Naming.ORGANISATION, stance=Stance.LEAVES_OPEN, via=outer.id,
    )  # fmt: skip
    assertions, _ = told([(reading, [outer, inner])])
    assert {a.origin.name for a in assertions} == {"Jo Field"}


def test_what_two_inner_sources_fill_is_nothing_of_the_outer_one_s() -> None:
    text = "The Herald wrote that Jo Field said the pier was rotten and Ann Lee said it was sound."
    reading = page(text)
    outer = said(reading, "The Herald", "wrote", text[text.index("Jo Field") : -1], naming=Naming.PUBLISHER)
    inner = [
        said(reading, "Jo Field", "said", "the pier was rotten", via=outer.id),
        said(reading, "Ann Lee", "said", "it was sound", via=outer.id),
    ]
    assertions, _ = told([(reading, [outer, *inner])])
    assert {a.origin.name for a in assertions} == {"Jo Field", "Ann Lee"}


def test_a_post_was_published_on_its_own_day() -> None:
    reading = page("The ferry left Eastmoor at noon.", "The quay is full of people tonight.", published="2031-05-07")
    words = "The quay is full of people tonight."
    start = reading.article.text.index(words)
    span = Span(start, start + len(words))
    post = Post(span, span, "Jo Field", "jofield", "2031-05-04", truncated=False, evidence=BY_HAND)
    posted = replace(reading, article=replace(reading.article, posts=(post,)))
    assertions, _ = told([(posted, [])])
    assert [a.said for a in assertions] == ["2031-05-07", "2031-05-04"]


def test_a_figure_given_without_a_verb_of_saying_is_its_givers() -> None:
    reading = page("The dockers' union put the number at 900.")
    (assertion,), _ = told([(reading, [])])
    assert assertion.origin.name == "dockers union"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The mission counted 31 breaches of the truce.", "mission"),
        ("Inspectors found forty crates in the hold.", "inspectors"),
        ("Jo Field heard the first crack at nine.", "Jo Field"),
        ("The cells measured four square metres.", ""),
        ("Eastmoor saw nine storms in May.", ""),
        ("She found nine crates in the hold.", ""),
        ("Nine crates were found in the hold.", ""),
        ("The laboratory has found that the water is clean.", "laboratory"),
        ("The ferry that Jo Field saw at noon sank with nine people aboard.", ""),
        ("Nine boats burned before police counted the crates.", ""),
        ("Police will measure the dam on Monday.", ""),
        ("Did Jo Field see the boat?", ""),
        ("Judge Jo Field heard the case on Monday.", ""),
        ("Jo Field recorded her third album in May.", ""),
        ("The company found a buyer in May.", ""),
        ("The Sound counted nine bodies on the quay.", ""),
    ],
)
def test_what_somebody_counts_finds_or_hears_is_theirs(sentence: str, name: str) -> None:
    (assertion,), _ = told([(page(sentence, publisher="The Sound"), [])])
    assert assertion.origin.name == (name or "The Sound")


def test_two_figures_side_by_side_contradict_when_two_sources_give_them() -> None:
    reading = page("Organisers put the turnout at 9,000. Police gave a figure of 2,500.", published="2031-05-07")
    _, relations = told([(reading, [])])
    assert [r.standing for r in relations] == [Standing.CONTRADICTS]
    assert "2,500 against turnout of 9,000" in relations[0].evidence.reason


def test_a_denial_of_this_contradicts_what_stands_before_it() -> None:
    reading = page("A docker said the quay would close. The Harbour Board denies this.", published="2031-05-07")
    attributions = [
        said(reading, "A docker", "said", "the quay would close", naming=Naming.UNNAMED_PERSON),
        said(reading, "The Harbour Board", "denies", "this", naming=Naming.ORGANISATION, stance=Stance.DENIES),
    ]
    _, relations = told([(reading, attributions)])
    assert [r.standing for r in relations] == [Standing.CONTRADICTS]


@pytest.mark.parametrize("text", ["", "x", "…", "“”", "9" * 400 + " boats sank.", "and " * 3000, "(" * 2000])
def test_odd_text_is_related_without_harm(text: str) -> None:
    reading = page(text or " ")
    assertions, relations = told([(reading, [])])
    assert all(a.wording.end <= len(reading.article.text) for a in assertions)
    assert relations == []


def test_terms_are_few_and_numbers_come_first() -> None:
    reading = page("The Harbour Board said " + "very old grey wooden fishing boats, " * 20 + "some 340, sank.")
    (assertion,), _ = told([(reading, [])])
    assert len(assertion.terms) <= 16
    assert assertion.terms[0] == "340"


def test_what_an_agency_goes_on_to_say_is_still_of_whom_it_cited() -> None:
    reading = page(
        "Fifteen miners were missing on Monday after a pit at Vallemar caved in, the state agency Norpress said, "
        "citing the emergencies ministry.",
        "A total of 46 men were in the pit and 31 got out, it said.",
    )
    put, _ = told([(reading, attribute(reading))])
    assert {a.origin.name for a in put if "46 men" in a.wording.cut(reading.article.text)} == {"emergencies ministry"}


def test_a_notice_of_a_judgment_is_not_the_courts() -> None:
    reading = headed(
        "Regulatory announcement: Vallemar",
        "We note the judgment of the High Court of Norland. An appeal has been lodged today.",
    )
    assertions, _ = told([(reading, [])])
    assert assertions[-1].origin.evidence.method == "press-release"
    assert "High Court" not in assertions[-1].origin.name
