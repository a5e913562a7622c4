from dataclasses import replace

import pytest

from onrecord.model import Naming, Reading, Relation, Stance, Standing
from onrecord.relate.pairs.judge import judge
from onrecord.relate.pairs.unlike import HARDLY
from onrecord.vectors import packed, vectors_of
from tests.relate.pages import page, said, told
from tests.relate.pairs.test_signs import facts


def standings(relations: list[Relation]) -> list[Standing]:
    return [r.standing for r in relations]


def told_of(relations: list[Relation]) -> list[Relation]:
    """Those that are more than a faint likeness, of which many must come together to make one claim."""
    return [r for r in relations if r.evidence.score >= 0.3]


def as_read(reading: Reading) -> Reading:
    """A page whose sentences have the vectors that reading gives them."""
    vectors = packed(vectors_of([s.span.cut(reading.article.text) for s in reading.sentences]))
    told_apart = (replace(s, vector=v) for s, v in zip(reading.sentences, vectors, strict=True))
    return replace(reading, sentences=tuple(told_apart))


def test_two_sources_who_give_one_number_corroborate() -> None:
    one = page("Jo Field said the fire destroyed 340 boats in Eastmoor harbour.", published="2031-05-04")
    other = page("Ann Lee said 340 boats were destroyed by a harbour fire in Eastmoor.", published="2031-05-04")
    _, relations = told(
        [
            (as_read(one), [said(one, "Jo Field", "said", "the fire destroyed 340 boats in Eastmoor harbour")]),
            (
                as_read(other),
                [said(other, "Ann Lee", "said", "340 boats were destroyed by a harbour fire in Eastmoor")],
            ),
        ]
    )
    assert standings(relations) == [Standing.CORROBORATES]
    assert "340 boats" in relations[0].evidence.reason


def test_one_source_who_says_it_again_repeats() -> None:
    one = page("Jo Field said the fire destroyed 340 boats in Eastmoor harbour.", published="2031-05-04")
    other = page("Jo Field said 340 boats were destroyed by the harbour fire in Eastmoor.", published="2031-05-05")
    _, relations = told(
        [
            (one, [said(one, "Jo Field", "said", "the fire destroyed 340 boats in Eastmoor harbour")]),
            (other, [said(other, "Jo Field", "said", "340 boats were destroyed by the harbour fire in Eastmoor")]),
        ]
    )
    assert standings(relations) == [Standing.REPEATS]


def test_two_sources_with_different_numbers_of_one_thing_contradict() -> None:
    reading = page(
        "Jo Field said the fire destroyed 340 boats in Eastmoor harbour.",
        "Ann Lee said the fire destroyed 90 boats in Eastmoor harbour.",
        published="2031-05-04",
    )
    _, relations = told(
        [
            (
                reading,
                [
                    said(reading, "Jo Field", "said", "the fire destroyed 340 boats in Eastmoor harbour"),
                    said(reading, "Ann Lee", "said", "the fire destroyed 90 boats in Eastmoor harbour"),
                ],
            )
        ]
    )
    assert standings(relations) == [Standing.CONTRADICTS]
    assert "against" in relations[0].evidence.reason


def test_what_is_told_of_then_is_compared_with_what_was_said_then() -> None:
    then = facts("The Eastmoor mill will cut 340 jobs.", "2031-01-20")
    assert judge(facts("In January 2031, the Eastmoor mill put the losses at 340.", "2031-07-04"), then)
    assert not judge(facts("The Eastmoor mill puts the losses at 340.", "2031-07-04"), then)


def test_at_least_thirty_does_not_contradict_thirty_five() -> None:
    reading = page(
        "Jo Field said the fire destroyed at least thirty boats in Eastmoor harbour.",
        "Ann Lee said the fire destroyed thirty-five boats in Eastmoor harbour.",
        published="2031-05-04",
    )
    _, relations = told(
        [
            (
                reading,
                [
                    said(reading, "Jo Field", "said", "the fire destroyed at least thirty boats in Eastmoor harbour"),
                    said(reading, "Ann Lee", "said", "the fire destroyed thirty-five boats in Eastmoor harbour"),
                ],
            )
        ]
    )
    assert not told_of(relations)


def test_a_later_number_revises_an_earlier_one() -> None:
    one = page("Jo Field said the fire destroyed 90 boats in Eastmoor harbour.", published="2031-05-04")
    other = page("Jo Field said the fire destroyed 340 boats in Eastmoor harbour.", published="2031-05-06")
    pair = [
        (one, [said(one, "Jo Field", "said", "the fire destroyed 90 boats in Eastmoor harbour")]),
        (other, [said(other, "Jo Field", "said", "the fire destroyed 340 boats in Eastmoor harbour")]),
    ]
    _, forwards = told(pair)
    _, backwards = told(pair[::-1])
    assert standings(forwards) == [Standing.REVISES]
    assert forwards == backwards


def test_what_is_planned_and_what_is_done_do_not_contradict() -> None:
    one = page("Jo Field said the Eastmoor ferry will stop on Friday.", published="2031-05-04")
    other = page("Ann Lee said the Eastmoor ferry did not stop on Friday.", published="2031-05-12")
    _, relations = told(
        [
            (one, [said(one, "Jo Field", "said", "the Eastmoor ferry will stop on Friday")]),
            (other, [said(other, "Ann Lee", "said", "the Eastmoor ferry did not stop on Friday")]),
        ]
    )
    assert Standing.CONTRADICTS not in standings(relations)


def test_a_denial_contradicts_what_it_denies() -> None:
    reading = page(
        "Jo Field said dockers burned the harbour office in Eastmoor.",
        "Ann Lee denied that dockers burned the harbour office in Eastmoor.",
        published="2031-05-04",
    )
    denial = said(reading, "Ann Lee", "denied", "dockers burned the harbour office in Eastmoor", stance=Stance.DENIES)
    _, relations = told(
        [(reading, [said(reading, "Jo Field", "said", "dockers burned the harbour office in Eastmoor"), denial])]
    )
    assert standings(relations) == [Standing.CONTRADICTS]


def test_who_does_not_say_stands_to_nothing() -> None:
    reading = page(
        "Jo Field did not say whether 40 crates of tea were lost.", "Ann Lee said 40 crates of tea were lost."
    )
    _, relations = told(
        [
            (
                reading,
                [
                    said(
                        reading, "Jo Field", "did not say", "whether 40 crates of tea were lost", stance=Stance.SILENT
                    ),
                    said(reading, "Ann Lee", "said", "40 crates of tea were lost."),
                ],
            )
        ]
    )
    assert not told_of(relations)


def test_unrelated_propositions_have_no_standing() -> None:
    reading = page(
        "Police said 40 bicycles were stolen in Northgate.", "The council said 40 trees were planted along the river."
    )
    _, relations = told(
        [
            (
                reading,
                [
                    said(reading, "Police", "said", "40 bicycles were stolen in Northgate", naming=Naming.ORGANISATION),
                    said(
                        reading,
                        "The council",
                        "said",
                        "40 trees were planted along the river",
                        naming=Naming.ORGANISATION,
                    ),
                ],
            )
        ]
    )
    assert not told_of(relations)


def test_a_part_does_not_go_against_the_whole_it_is_of() -> None:
    one = page("Jo Field said 22 cables of the Eastmoor bridge are cracked.", published="2031-05-04")
    other = page("Ann Lee said 11 of the 22 cracked cables of the bridge are replaced.", published="2031-05-20")
    _, relations = told(
        [
            (one, [said(one, "Jo Field", "said", "22 cables of the Eastmoor bridge are cracked")]),
            (other, [said(other, "Ann Lee", "said", "11 of the 22 cracked cables of the bridge are replaced")]),
        ]
    )
    assert not {Standing.REVISES, Standing.CONTRADICTS, Standing.DIFFERENT_SCOPE} & set(standings(relations))


def said_on(*days: str) -> list[Relation]:
    """The same words of Jo Field, printed on each of the days."""
    words = "Prices in Eastmoor harbour rose by 3 percent in January"
    readings = [page(f"Jo Field said {words}.", f"Edition of {day}.", published=day) for day in days]
    _, relations = told([(reading, [said(reading, "Jo Field", "said", words)]) for reading in readings])
    return [r for r in relations if "same words" in r.evidence.reason]


def test_the_same_words_of_another_year_are_of_another_scope() -> None:
    assert standings(said_on("2031-02-04", "2032-02-04")) == [Standing.DIFFERENT_SCOPE]


def test_the_same_words_printed_again_the_day_after_are_one() -> None:
    assert standings(said_on("2031-02-04", "2031-02-05")) == [Standing.REPEATS]


@pytest.mark.parametrize(
    ("paper", "speaker", "standing"),
    [
        ("Eastmoor Post", "Jo Field", Standing.CORRECTS),
        ("Norland Herald", "Jo Field", Standing.CORRECTS),  # her own word, whoever prints it
        ("Norland Herald", "Ann Lee", Standing.REVISES),
    ],
)
def test_a_paper_corrects_itself_and_not_another_paper(paper: str, speaker: str, standing: Standing) -> None:
    first = "the fire destroyed 340 boats in Eastmoor harbour"
    then = "the fire destroyed 90 boats in Eastmoor harbour"
    one = page(f"Jo Field said {first}.", publisher="Eastmoor Post", published="2031-05-04")
    note = "An earlier version of this article gave their number as 340."
    other = page(f"{speaker} said {then}.", note, publisher=paper, published="2031-05-06")
    spoken = [(one, [said(one, "Jo Field", "said", first)]), (other, [said(other, speaker, "said", then)])]
    put, relations = told(spoken)
    attributed = {a.id for a in put if a.attribution is not None}
    assert standings([r for r in relations if {r.one, r.other} <= attributed]) == [standing]


@pytest.mark.parametrize(
    ("note", "standing"),
    [
        ("An earlier version of this article misspelled the name of the captain.", Standing.REVISES),
        ("An earlier version of this article gave the number of boats as 340.", Standing.CORRECTS),
    ],
)
def test_a_note_at_the_end_corrects_only_what_it_names(note: str, standing: Standing) -> None:
    pages = []
    for day, boats, notes in (("2031-05-04", 340, ()), ("2031-05-08", 395, (note,))):
        text = f"Jo Field said the fire destroyed {boats} boats in Eastmoor harbour."
        reading = page(text, *notes, published=day, publisher="Eastmoor Post")
        pages.append((reading, [said(reading, "Jo Field", "said", text.partition(" said ")[2].rstrip("."))]))
    assert standing in standings(told(pages)[1])
    assert not {Standing.REVISES, Standing.CORRECTS} - {standing} & set(standings(told(pages)[1]))


@pytest.mark.parametrize(("other", "one_claim"), [("Ann Lee", False), ("Jo Field", True)])
def test_who_each_vowed_the_same_did_not_put_one_thing(other: str, *, one_claim: bool) -> None:
    put = []
    for source, end, day in (("Jo Field", ".", "2031-05-04"), (other, " at last.", "2031-05-05")):
        reading = page(f"{source} vowed to close the Eastmoor pier{end}", published=day)
        put.append((reading, [said(reading, source, "vowed", "to close the Eastmoor pier")]))
    _, relations = told(put)
    assert [r.evidence.score > HARDLY for r in relations] == [one_claim]
