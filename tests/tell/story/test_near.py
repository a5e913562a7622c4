from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.tell.claims import Claims
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.deciding import VERBS, outcome
from onrecord.tell.story import Claim, Story
from onrecord.tell.story.near import FIRM, Near
from tests.tell.stories import story_of


@pytest.fixture(scope="module")
def loose_story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    """Two who may tell of one thing, or of two."""
    lee = (
        "Ann Lee, the mayor of Eastmoor, said the flood had destroyed the old pier and every boat that was tied to it."
    )
    lind = "Bo Lind, a fisherman, said the water had taken the pier at Eastmoor and his boat with it on Sunday night."
    pages = {
        "herald.txt": f"The Herald\n4 May 2031\n\n{lee}\n\nThe weather was calm on the coast.\n",
        "courier.txt": f"The Courier\n4 May 2031\n\n{lind}\n\nNo ship has left the town since then.\n",
    }
    with story_of(tmp_path_factory.mktemp("loose"), pages) as story:
        yield story


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


def test_an_origin_whose_words_are_only_loosely_like_the_others_is_not_counted_for_sure(loose_story: Story) -> None:
    loose = loose_of(loose_story)
    assert loose
    for claim in loose:
        assert claim.least == claim.count.minimum < claim.count.maximum
        found = evidence(Claims(loose_story), claim)
        doubted = [origin for origin in found.origins if origin.loose]
        assert doubted
        assert not any(origin.sure for origin in doubted)
        told = " ".join(found.counted)
        assert any(f"{origin.name} may be saying something else" in told for origin in doubted)


def test_a_claim_is_told_in_words_that_are_surely_of_it(loose_story: Story) -> None:
    wording = Claims(loose_story).wording
    for claim in loose_of(loose_story):
        assert wording.best(claim).assertion not in claim.count.loose


def test_what_a_person_put_together_is_counted_as_one_claim(loose_story: Story) -> None:
    claim = loose_of(loose_story)[0]
    apart = claim.count.loose[0]
    kept = next(m.assertion.id for m in claim.members if m.assertion.id not in claim.count.loose)
    decision = VERBS["belongs"].make(loose_story, (apart, kept))
    after = outcome(
        loose_story, decision, who="Ann Lee", why="seen on paper", now=datetime(2027, 5, 1, tzinfo=UTC)
    ).after
    assert after.claim_of[apart].count == replace(
        after.claim_of[apart].count, minimum=claim.count.minimum + 1, loose=()
    )
