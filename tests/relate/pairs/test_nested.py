"""Plans, demands and offers inside words that tell of nothing else."""

import pytest

from onrecord.model import Naming, Stance, Standing
from onrecord.relate import claims_of
from tests.relate.pages import page, said, told


@pytest.mark.parametrize(
    ("words", "one_claim"),
    [
        ("the city is planning a bridge to Eastmoor", True),
        ("the city is planning a bridge to Eastmoor because the old pier is closed to ferries", False),
    ],
)
def test_a_plan_is_one_claim_with_words_that_tell_of_nothing_else(words: str, *, one_claim: bool) -> None:
    reading = page(f"Jo Field said {words}.", published="2031-05-04")
    outer = said(reading, "Jo Field", "said", words)
    plan = said(
        reading,
        *("the city", "is planning", "a bridge to Eastmoor"),
        naming=Naming.ORGANISATION,
        stance=Stance.PLANS,
        via=outer.id,
    )
    assertions, relations = told([(reading, [outer, plan])])
    assert any(r.standing is Standing.REPEATS and r.evidence.method == "nesting" for r in relations) is one_claim
    assert (len(claims_of(assertions, relations)) == 1) is one_claim


def test_what_is_denied_to_be_planned_is_not_the_plan() -> None:
    reading = page("Jo Field denied that the city is planning a bridge to Eastmoor.", published="2031-05-04")
    outer = said(reading, "Jo Field", "denied", "that the city is planning a bridge to Eastmoor", stance=Stance.DENIES)
    plan = said(
        reading,
        *("the city", "is planning", "a bridge to Eastmoor"),
        naming=Naming.ORGANISATION,
        stance=Stance.PLANS,
        via=outer.id,
    )
    _, relations = told([(reading, [outer, plan])])
    assert all(r.evidence.method != "nesting" for r in relations)
