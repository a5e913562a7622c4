"""Relations by the claims between which they stand."""

from collections import defaultdict

import numpy as np

from onrecord.model import Relation
from onrecord.tell.story import Story
from onrecord.tell.story.between import Between, Pair


def test_each_relation_stands_between_the_claims_of_its_ends(sample_story: Story) -> None:
    home, expected = sample_story.claim_of, defaultdict[Pair, list[Relation]](list)
    for relation in sample_story.relations:
        one, other = sorted((home[relation.one].id, home[relation.other].id))
        expected[one, other].append(relation)
    between = Between(sample_story)
    assert {pair: list(between.relations(pair)) for pair in expected} == expected
    assert between.by_pair(np.arange(len(sample_story.relations))).keys() == expected.keys()


def test_a_claim_is_asked_for_with_all_that_it_makes_a_pair_with(sample_story: Story) -> None:
    between = Between(sample_story)
    pairs = {pair for claim in sample_story.claims for pair in between.of(claim)}
    assert pairs == between.by_pair(np.arange(len(sample_story.relations))).keys()
    for claim in sample_story.claims:
        assert all(claim.id in pair and pair[0] <= pair[1] for pair in between.of(claim))


def test_two_claims_that_do_not_stand_to_each_other_have_no_relations(sample_story: Story) -> None:
    between = Between(sample_story)
    claim = sample_story.claims[0]
    beside = {other for pair in between.of(claim) for other in pair}
    apart = next(c.id for c in sample_story.claims if c.id not in beside and c.id != claim.id)
    assert between.relations((min(claim.id, apart), max(claim.id, apart))) == ()
