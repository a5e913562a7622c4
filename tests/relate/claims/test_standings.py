from dataclasses import replace

import pytest

from onrecord.model import Assertion, Modality
from onrecord.relate.claims.standings import KINDS, Side, chances_of, claim_signs
from onrecord.relate.pairs.facts import Facts
from tests.relate.pairs.test_unlike import facts

CLOSED = facts("The harbour office said 40 berths were closed.", "The harbour office", "said", "40 berths were closed")
MORE = facts("Dockers said 90 berths were closed.", "Dockers", "said", "90 berths were closed")
LATER = facts(
    "The harbour office said 55 berths were closed.",
    "The harbour office",
    "said",
    "55 berths were closed",
    day="2031-05-20",
)
DENIAL = facts("The mayor denied that berths were closed.", "The mayor", "denied", "that berths were closed")
FAR = facts("The bakers said bread got dearer.", "The bakers", "said", "bread got dearer")


def test_the_chances_of_all_standings_make_one() -> None:
    chances = chances_of(Side((CLOSED,)), Side((MORE,)))
    assert set(chances) == set(KINDS)
    assert sum(chances.values()) == pytest.approx(1)


def test_it_does_not_matter_which_claim_comes_first() -> None:
    one, other = Side((CLOSED, LATER), (DENIAL,)), Side((MORE,))
    assert claim_signs(other, one) == pytest.approx(claim_signs(one, other))


def test_what_one_claim_puts_and_the_other_denies_makes_a_contradiction_likelier() -> None:
    alone = chances_of(Side((CLOSED,)), Side((DENIAL,)))
    denied = chances_of(Side((CLOSED,), (DENIAL,)), Side((DENIAL,)))
    assert denied["contradicts"] > alone["contradicts"]


def test_another_figure_of_the_same_source_later_is_sooner_a_revision_than_of_another_at_once() -> None:
    later, at_once = (chances_of(Side((CLOSED,)), Side((other,))) for other in (LATER, MORE))
    assert later["revises"] > at_once["revises"]
    assert at_once["contradicts"] > later["contradicts"]


def test_claims_of_different_things_have_nothing_to_do_with_each_other() -> None:
    chances = chances_of(Side((CLOSED,)), Side((FAR,)))
    assert max(chances, key=lambda kind: chances[kind]) == "nothing"


def test_a_plan_never_contradicts_what_was_done() -> None:
    planned: Facts = replace(CLOSED, known=replace(CLOSED.known, assertion=_planned(CLOSED)))
    assert chances_of(Side((planned,)), Side((MORE,)))["contradicts"] == pytest.approx(0, abs=1e-6)


def _planned(found: Facts) -> Assertion:
    return replace(found.assertion, modality=Modality.PLANNED)
