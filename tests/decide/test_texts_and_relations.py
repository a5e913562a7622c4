from dataclasses import replace
from itertools import permutations

import pytest

from onrecord.model import DecisionKind, DecisionStatus, Judgement, Standing
from onrecord.record import Recorded
from tests.decide.articles import (
    Hand,
    article,
    assertion_of,
    decided,
    refetched,
    related,
    reprinting,
    statuses,
    texts_of,
)

ONE = article("one.html", "Ana Ruiz", "the bridge is closed", publisher="The Herald")
TWO = article("two.html", "Tom Lee", "the bridge is open", publisher="The Gazette")
THREE = article("three.html", "Olga Ash", "the ferry runs", publisher="The Observer")
PAIRS = {
    name: frozenset({a.article.id, b.article.id})
    for name, a, b in (("12", ONE, TWO), ("13", ONE, THREE), ("23", TWO, THREE))
}


def test_two_pages_carry_one_text_although_the_machine_saw_nothing() -> None:
    one_text = Hand().decides(DecisionKind.REPRINT, ONE, TWO)
    found = decided([ONE, TWO, THREE], [one_text])
    assert texts_of(found) == {PAIRS["12"]}
    assert found.rulings[0].machine == "nothing that both have"
    (reprint,) = (x for r in found.articles for x in r.reprints)
    assert reprint.evidence.method == "decision"


def test_two_pages_do_not_carry_one_text_and_what_they_share_stays() -> None:
    apart = Hand().decides(DecisionKind.NOT_REPRINT, TWO, ONE)
    articles = [reprinting(ONE, TWO, 0.8), reprinting(TWO, ONE, 0.8), THREE]
    found = decided(articles, [apart])
    assert texts_of(found) == set()
    assert {x.judgement for r in found.articles for x in r.reprints} == {Judgement.DIFFERENT}
    assert {x.share for r in found.articles for x in r.reprints} == {0.8}
    assert found.rulings[0].machine == "one text: made for a test"


def test_what_is_not_one_text_is_not_one_by_way_of_a_third_either() -> None:
    apart = Hand().decides(DecisionKind.NOT_REPRINT, ONE, TWO)
    articles = [reprinting(reprinting(ONE, TWO, 0.9), THREE, 0.6), reprinting(TWO, THREE, 0.8), THREE]
    found = decided(articles, [apart])
    assert statuses(found) == [DecisionStatus.HOLDS]
    assert texts_of(found) == {PAIRS["23"]}  # the weaker of the two links gave way, and says so
    (weak,) = (x for x in found.articles[0].reprints if x.other == THREE.article.id)
    assert weak.judgement is Judgement.UNSURE
    assert "a person decided" in weak.evidence.reason


THREE_PAIRS = [
    (DecisionKind.NOT_REPRINT, ONE, THREE),
    (DecisionKind.REPRINT, ONE, TWO),
    (DecisionKind.REPRINT, TWO, THREE),
]


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("turned", list(permutations((ONE, TWO, THREE))))
def test_of_three_decisions_that_cannot_all_be_the_earliest_gives_way_to_the_latest(
    order: tuple[int, ...], turned: tuple[Recorded, ...]
) -> None:
    mia, named = Hand(), dict(zip(map(assertion_of, (ONE, TWO, THREE)), turned, strict=True))
    told = [THREE_PAIRS[n] for n in order]
    log = [mia.decides(kind, *(named[assertion_of(r)] for r in pair)) for kind, *pair in told]
    found = decided([ONE, TWO, THREE], log)
    assert found.rulings[0].status is DecisionStatus.OVERRULED
    assert found.rulings[0].reason.startswith(f"by {log[2].id[:8]}, decided by Mia Lund")
    assert DecisionStatus.OVERRULED not in statuses(found)[1:]
    assert len(texts_of(found)) == sum(kind is DecisionKind.REPRINT for kind, *_ in told[1:])


def test_a_decision_that_gave_way_leaves_the_machine_s_link_unsure() -> None:
    mia = Hand()
    log = [mia.decides(DecisionKind.REPRINT, ONE, TWO), mia.decides(DecisionKind.NOT_REPRINT, ONE, TWO)]
    log += [mia.decides(DecisionKind.REPRINT, ONE, THREE), mia.decides(DecisionKind.REPRINT, TWO, THREE)]
    found = decided([reprinting(ONE, TWO, 0.9), TWO, THREE], log)
    assert statuses(found)[:2] == [DecisionStatus.ALREADY, DecisionStatus.OVERRULED]
    assert texts_of(found) == set(PAIRS.values())


def test_texts_that_the_machine_is_unsure_of_are_two_by_decision() -> None:
    likely = reprinting(ONE, TWO, 0.4)
    likely = replace(likely, reprints=(replace(likely.reprints[0], judgement=Judgement.UNSURE),))
    found = decided([likely, TWO], [Hand().decides(DecisionKind.NOT_REPRINT, ONE, TWO)])
    assert statuses(found) == [DecisionStatus.HOLDS]
    assert found.articles[0].reprints[0].judgement is Judgement.DIFFERENT


def test_of_two_decisions_on_one_pair_of_texts_the_later_wins() -> None:
    mia = Hand()
    log = [mia.decides(DecisionKind.REPRINT, ONE, TWO), mia.decides(DecisionKind.NOT_REPRINT, ONE, TWO)]
    assert statuses(decided([ONE, TWO], log)) == [DecisionStatus.OVERRULED, DecisionStatus.ALREADY]
    assert texts_of(decided([ONE, TWO], log)) == set()


def test_a_page_that_is_gone_is_reported_with_its_title() -> None:
    apart = Hand().decides(DecisionKind.NOT_REPRINT, ONE, TWO)
    found = decided([reprinting(ONE, TWO, 0.8), THREE], [apart])
    assert statuses(found) == [DecisionStatus.GONE]
    assert found.rulings[0].reason == "the page “A day at the harbour” (The Gazette) is not in this record"


def test_a_decision_on_texts_holds_for_a_page_that_was_fetched_again() -> None:
    apart = Hand().decides(DecisionKind.NOT_REPRINT, ONE, TWO)
    again = refetched(TWO, "Most read: ten bridges")
    assert again.article.capture != TWO.article.capture
    found = decided([reprinting(ONE, again, 0.8), again], [apart])
    assert statuses(found) == [DecisionStatus.HOLDS]
    assert texts_of(found) == set()


@pytest.mark.parametrize("swapped", [False, True])
def test_a_relation_is_as_it_was_decided_the_first_named_to_the_second(swapped: bool) -> None:
    pair = (TWO, ONE) if swapped else (ONE, TWO)
    revises = Hand().decides(DecisionKind.RELATION, *pair, value="revises")
    found = decided([related(ONE, TWO, Standing.CONTRADICTS), TWO], [revises])
    (relation,) = (x for r in found.articles for x in r.relations)
    assert (relation.one, relation.other) == (assertion_of(pair[0]), assertion_of(pair[1]))
    assert relation.standing is Standing.REVISES
    assert relation.evidence.reason.startswith("decided by Mia Lund")
    assert found.rulings[0].machine == "contradicts: made for a test"


def test_a_relation_turned_round_is_not_what_the_machine_holds() -> None:
    turned = Hand().decides(DecisionKind.RELATION, TWO, ONE, value="corrects")
    found = decided([related(ONE, TWO, Standing.CORRECTS), TWO], [turned])
    assert statuses(found) == [DecisionStatus.HOLDS]
    (relation,) = (x for r in found.articles for x in r.relations)
    assert relation.one == assertion_of(TWO)


def test_a_relation_without_a_direction_keeps_the_machine_s() -> None:
    both = Hand().decides(DecisionKind.RELATION, TWO, ONE, value="contradicts")
    found = decided([related(ONE, TWO, Standing.CORROBORATES), TWO], [both])
    (relation,) = (x for r in found.articles for x in r.relations)
    assert relation.one == assertion_of(ONE)


def test_a_relation_that_a_person_rejects_is_not_told_and_the_machine_s_stays_beside() -> None:
    nothing = Hand().decides(DecisionKind.RELATION, ONE, TWO, value="none")
    found = decided([related(ONE, TWO, Standing.CONTRADICTS), TWO], [nothing])
    assert [x for r in found.articles for x in r.relations] == []
    assert found.rulings[0].machine == "contradicts: made for a test"
    assert statuses(found) == [DecisionStatus.HOLDS]


def test_a_relation_that_the_machine_did_not_see_goes_from_the_later_to_the_earlier() -> None:
    later = replace(TWO, assertions=tuple(replace(a, said="2027-02-01") for a in TWO.assertions))
    contradicts = Hand().decides(DecisionKind.RELATION, ONE, later, value="contradicts")
    found = decided([ONE, later], [contradicts])
    (relation,) = (x for r in found.articles for x in r.relations)
    assert (relation.one, relation.other) == (assertion_of(later), assertion_of(ONE))


def test_accepting_what_the_machine_found_keeps_it_should_the_machine_change_its_mind() -> None:
    accepted = Hand().decides(DecisionKind.RELATION, ONE, TWO, value="contradicts")
    assert statuses(decided([related(ONE, TWO, Standing.CONTRADICTS), TWO], [accepted])) == [DecisionStatus.ALREADY]
    found = decided([ONE, TWO], [accepted])
    assert statuses(found) == [DecisionStatus.HOLDS]
    assert [x.standing for r in found.articles for x in r.relations] == [Standing.CONTRADICTS]


def test_of_two_decisions_on_one_relation_the_later_wins() -> None:
    mia = Hand()
    log = [
        mia.decides(DecisionKind.RELATION, ONE, TWO, value="contradicts"),
        mia.decides(DecisionKind.RELATION, TWO, ONE, value="different_scope"),
    ]
    found = decided([ONE, TWO], log)
    assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.HOLDS]
    assert [x.standing for r in found.articles for x in r.relations] == [Standing.DIFFERENT_SCOPE]


@pytest.mark.parametrize("value", ["corrects", "revises"])
def test_of_two_decisions_which_of_two_assertions_corrects_the_other_the_later_wins(value: str) -> None:
    mia = Hand()
    there = mia.decides(DecisionKind.RELATION, ONE, TWO, value=value)
    back = mia.decides(DecisionKind.RELATION, TWO, ONE, value=value)
    found = decided([ONE, TWO], [there, back])
    assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.HOLDS]
    assert found.rulings[0].reason.startswith(f"by {back.id[:8]}")
    assert [x.one for r in found.articles for x in r.relations] == [assertion_of(TWO)]


def test_two_decisions_that_say_the_same_of_two_assertions_both_hold() -> None:
    mia = Hand()
    log = [mia.decides(DecisionKind.RELATION, *pair, value="contradicts") for pair in ((ONE, TWO), (TWO, ONE))]
    assert statuses(decided([ONE, TWO], log)) == [DecisionStatus.HOLDS] * 2


def test_a_standing_that_this_onrecord_does_not_know_is_reported() -> None:
    odd = Hand().decides(DecisionKind.RELATION, ONE, TWO, value="refutes")
    assert statuses(decided([ONE, TWO], [odd])) == [DecisionStatus.GONE]
