from dataclasses import replace

from onrecord.model import DecisionKind, DecisionStatus, Origin, Standing
from onrecord.record import Recorded
from onrecord.relate.origins.count import origins_of
from tests.decide.articles import (
    Hand,
    article,
    assertion_of,
    decided,
    groups_of,
    key_of,
    related,
    reprinting,
    statuses,
    with_origin,
)

ONE = article("one.html", "Ana Ruiz", "the bridge is closed", publisher="The Herald")
TWO = article("two.html", "Tom Lee", "the bridge was closed", publisher="The Gazette")
THREE = article("three.html", "Olga Ash", "the bridge is shut", publisher="The Observer")
FOUR = article("four.html", "Ben Fox", "the ferry runs", publisher="The Courier")
LINKED = [
    related(related(ONE, TWO, Standing.REPEATS), THREE, Standing.REPEATS),
    related(TWO, THREE, Standing.REPEATS),
    THREE,
    FOUR,
]


def ids(*articles: Recorded) -> frozenset[str]:
    return frozenset(map(assertion_of, articles))


def count(articles: list[Recorded], log: list[object]) -> tuple[int, int]:
    """Least and most origins of the claim of the first article."""
    found = decided(articles, log)  # type: ignore[arg-type]  # decisions
    home = next(g for g in groups_of(found) if assertion_of(ONE) in g)
    members = [a for r in found.articles for a in r.assertions if a.id in home]
    counted = origins_of(members, {a.id: r.article.id for r in found.articles for a in r.assertions})
    return counted.minimum, counted.maximum


def test_two_claims_are_one() -> None:
    join = Hand().decides(DecisionKind.JOIN, ONE, FOUR)
    found = decided(LINKED, [join])
    assert groups_of(found) == {ids(ONE, TWO, THREE, FOUR)}
    assert found.rulings[0].machine == "two claims"
    assert found.because[assertion_of(FOUR)][0].reason.startswith("decided by Mia Lund")


def test_an_assertion_does_not_belong_to_its_claim() -> None:
    part = Hand().decides(DecisionKind.PART, THREE, ONE)
    found = decided(LINKED, [part])
    assert groups_of(found) == {ids(ONE, TWO), ids(THREE), ids(FOUR)}
    assert found.rulings[0].machine == "one claim"


def test_the_assertion_a_claim_is_named_by_can_leave_it() -> None:
    least = min((ONE, TWO, THREE), key=assertion_of)
    others = [x for x in (ONE, TWO, THREE) if x is not least]
    mia = Hand()
    part = mia.decides(DecisionKind.PART, least, others[0])
    back = mia.decides(DecisionKind.BELONGS, least, others[1])
    assert groups_of(decided(LINKED, [part])) == {ids(least), ids(*others), ids(FOUR)}
    found = decided(LINKED, [part, back])
    assert groups_of(found) == {ids(ONE, TWO, THREE), ids(FOUR)}
    assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.ALREADY]


def test_an_assertion_belongs_to_another_claim() -> None:
    belongs = Hand().decides(DecisionKind.BELONGS, THREE, FOUR)
    assert groups_of(decided(LINKED, [belongs])) == {ids(ONE, TWO), ids(THREE, FOUR)}


def test_a_claim_is_found_by_whichever_of_its_quotations_is_still_there() -> None:
    by_one = Hand().decides(DecisionKind.JOIN, ONE, FOUR)
    by_two = Hand().decides(DecisionKind.JOIN, TWO, FOUR)
    either = replace(by_one, quoted=((*by_one.quoted[0], *by_two.quoted[0]), by_one.quoted[1]))
    from onrecord.decide import identified

    found = decided([TWO, FOUR], [identified(either)])
    assert statuses(found) == [DecisionStatus.HOLDS]
    assert groups_of(found) == {ids(TWO, FOUR)}


def test_the_words_of_a_claim_are_chosen_and_the_later_choice_wins() -> None:
    mia = Hand()
    log = [mia.decides(DecisionKind.REWORD, TWO), mia.decides(DecisionKind.REWORD, THREE)]
    found = decided(LINKED, log)
    assert found.worded == ids(THREE)
    assert statuses(found) == [DecisionStatus.OVERRULED, DecisionStatus.HOLDS]


def test_two_origins_of_a_claim_are_one() -> None:
    assert count(LINKED, [Hand().decides(DecisionKind.REWORD, ONE)]) == (3, 3)
    assert count(LINKED, [Hand().decides(DecisionKind.ONE_ORIGIN, ONE, TWO)]) == (2, 2)


def test_of_an_unsure_and_a_sure_origin_the_sure_one_stays() -> None:
    unnamed = with_origin(THREE, "unnamed:observer:official", "official", certain=False)
    articles = [*LINKED[:2], unnamed, FOUR]
    one = Hand().decides(DecisionKind.ONE_ORIGIN, TWO, unnamed)
    found = decided(articles, [one])
    (assertion,) = (a for r in found.articles for a in r.assertions if a.id == assertion_of(THREE))
    assert (assertion.origin.key, assertion.origin.certain) == (key_of("Tom Lee"), True)
    assert assertion.origin.evidence.method == "decision"
    assert found.rulings[0].machine == "Tom Lee and official: perhaps one"
    assert count(articles, [one]) == (2, 2)


def test_two_unnamed_origins_that_may_be_one_are_two() -> None:
    unnamed = [
        with_origin(LINKED[0], "unnamed:herald:official", "official", certain=False),
        with_origin(LINKED[1], "unnamed:gazette:official", "official", certain=False),
    ]
    articles = [*unnamed, THREE, FOUR]
    nothing = Hand().decides(DecisionKind.REWORD, ONE)
    assert count(articles, [nothing]) == (1, 3)
    assert count(articles, [Hand().decides(DecisionKind.TWO_ORIGINS, *unnamed)]) == (3, 3)


def test_one_name_that_two_people_have_is_two_origins() -> None:
    same = [with_origin(r, "person:ana-ruiz", "Ana Ruiz") for r in LINKED[:3]]
    assert count([*same, FOUR], [Hand().decides(DecisionKind.REWORD, ONE)]) == (1, 1)
    two = Hand().decides(DecisionKind.TWO_ORIGINS, same[0], same[2])
    found = decided([*same, FOUR], [two])
    origins = [a.origin for r in found.articles for a in r.assertions]
    assert origins[0].key == origins[1].key == "person:ana-ruiz"
    assert origins[2].key.startswith("person:ana-ruiz#")
    assert [o.name for o in origins[:3]] == ["Ana Ruiz"] * 3
    assert count([*same, FOUR], [two]) == (2, 2)
    assert statuses(found) == [DecisionStatus.HOLDS]


def test_the_copies_of_a_text_go_with_it() -> None:
    same = [with_origin(r, "person:ana-ruiz", "Ana Ruiz") for r in LINKED[:3]]
    articles = [same[0], reprinting(same[1], same[2], 0.9), same[2], FOUR]
    two = Hand().decides(DecisionKind.TWO_ORIGINS, same[0], same[2])
    keys = [a.origin.key for r in decided(articles, [two]).articles for a in r.assertions]
    assert keys[1] == keys[2] != keys[0]


def test_an_institution_by_two_names_is_two_origins() -> None:
    police = with_origin(LINKED[0], "institution:police", "police")
    harbour = with_origin(LINKED[1], "organisation:harbour-police", "Harbour Police")
    articles = [police, harbour, FOUR]
    two = Hand().decides(DecisionKind.TWO_ORIGINS, police, harbour)
    assert count(articles, [Hand().decides(DecisionKind.REWORD, ONE)]) == (1, 1)
    assert count(articles, [two]) == (2, 2)


def test_an_origin_gets_the_name_of_somebody_known() -> None:
    unnamed = with_origin(LINKED[1], "unnamed:gazette:official", "official", certain=False)
    named = Hand().decides(DecisionKind.ORIGIN, unnamed, value="Olga Ash")
    found = decided([LINKED[0], unnamed, THREE, FOUR], [named])
    assert origin_of(found.articles[1]).key == key_of("Olga Ash")
    assert origin_of(found.articles[1]).certain
    assert found.rulings[0].machine == "official: made for a test"


def test_an_origin_that_is_called_as_an_outlet_is_that_outlets_own_reporting() -> None:
    seen = with_origin(LINKED[0], "reporting:herald", "The Herald")
    unnamed = with_origin(LINKED[1], "unnamed:gazette:official", "official", certain=False)
    named = Hand().decides(DecisionKind.ORIGIN, unnamed, value="The Herald")
    assert count([seen, unnamed, FOUR], [named]) == (1, 1)


def test_of_two_decisions_on_origins_the_later_wins() -> None:
    mia = Hand()
    log = [mia.decides(DecisionKind.ONE_ORIGIN, ONE, TWO), mia.decides(DecisionKind.TWO_ORIGINS, ONE, TWO)]
    found = decided(LINKED, log)
    assert statuses(found)[0] is DecisionStatus.OVERRULED
    assert count(LINKED, list(log)) == (3, 3)


def test_one_origin_of_two_assertions_goes_when_they_are_of_two_claims_again() -> None:
    mia = Hand()
    join = mia.decides(DecisionKind.JOIN, ONE, FOUR)
    one = mia.decides(DecisionKind.ONE_ORIGIN, FOUR, ONE)
    joined = decided(LINKED, [join, one])
    assert statuses(joined) == [DecisionStatus.HOLDS] * 2
    assert origin_of(joined.articles[3]).key == key_of("Ana Ruiz")
    found = decided(LINKED, [join, one, mia.undoes(join)])
    assert statuses(found)[:2] == [DecisionStatus.UNDONE, DecisionStatus.GONE]
    assert found.rulings[1].reason == "the two are of two claims now"
    assert origin_of(found.articles[3]).key == key_of("Ben Fox")


def origin_of(recorded: Recorded) -> Origin:
    return recorded.assertions[0].origin


def test_what_was_two_assertions_and_is_one_now_is_reported() -> None:
    mia = Hand()
    log = [mia.decides(DecisionKind.PART, ONE, ONE), mia.decides(DecisionKind.TWO_ORIGINS, ONE, ONE)]
    assert statuses(decided(LINKED, log)) == [DecisionStatus.GONE] * 2


def test_an_assertion_can_be_parted_again_from_the_claim_that_grew_around_it() -> None:
    mia = Hand()
    log = [
        mia.decides(DecisionKind.PART, THREE, ONE),
        mia.decides(DecisionKind.BELONGS, FOUR, THREE),
        mia.decides(DecisionKind.PART, THREE, FOUR),
    ]
    found = decided(LINKED, log)
    assert groups_of(found) == {ids(ONE, TWO), ids(THREE), ids(FOUR)}
