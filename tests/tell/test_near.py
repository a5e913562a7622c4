from dataclasses import replace
from datetime import UTC, datetime

from onrecord.tell.claims import Claims
from onrecord.tell.deciding import VERBS, outcome
from onrecord.tell.evidence import evidence
from onrecord.tell.near import FIRM, Near
from onrecord.tell.story import Claim, Story


def loose_of(story: Story) -> list[Claim]:
    return [claim for claim in story.claims if claim.count.loose]


def test_near_links_are_those_that_are_sure_by_themselves(sample_story: Story) -> None:
    claim = max(sample_story.claims, key=lambda c: len(c.members))
    ids = [m.assertion.id for m in claim.members]
    near = set(sample_story.once(Near).between(ids))
    assert near
    assert {pair for pair in near if not set(pair) <= set(ids)} == set()
    sure = {(r.one, r.other) for r in sample_story.relations if r.evidence.score >= FIRM}
    assert near <= sure


def test_an_origin_whose_words_are_only_loosely_like_the_others_is_not_counted_for_sure(sample_story: Story) -> None:
    loose = loose_of(sample_story)
    assert loose
    for claim in loose:
        assert claim.least == claim.count.minimum < claim.count.maximum
        found = evidence(Claims(sample_story), claim)
        doubted = [origin for origin in found.origins if origin.loose]
        assert doubted
        assert not any(origin.sure for origin in doubted)
        told = " ".join(found.counted)
        assert any(f"{origin.name} may be saying something else" in told for origin in doubted)


def test_a_claim_is_told_in_words_that_are_surely_of_it(sample_story: Story) -> None:
    wording = Claims(sample_story).wording
    for claim in loose_of(sample_story):
        assert wording.best(claim).assertion not in claim.count.loose


def test_what_a_person_put_together_is_counted_as_one_claim(sample_story: Story) -> None:
    claim = loose_of(sample_story)[0]
    apart = claim.count.loose[0]
    kept = next(m.assertion.id for m in claim.members if m.assertion.id not in claim.count.loose)
    decision = VERBS["belongs"].make(sample_story, (apart, kept))
    after = outcome(
        sample_story, decision, who="Ann Lee", why="seen on paper", now=datetime(2027, 5, 1, tzinfo=UTC)
    ).after
    assert after.claim_of[apart].count == replace(
        after.claim_of[apart].count, minimum=claim.count.minimum + 1, loose=()
    )
