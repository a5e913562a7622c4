from collections import defaultdict

from onrecord.model import Relation
from onrecord.tell.deciding.pointing import relations_at
from onrecord.tell.story import Story


def test_the_ids_of_two_claims_mean_all_that_stands_between_them_and_places_one_relation(sample_story: Story) -> None:
    between: defaultdict[frozenset[str], list[Relation]] = defaultdict(list)
    for relation in sample_story.relations:
        homes = frozenset(sample_story.claim_of[i].id for i in (relation.one, relation.other))
        between[homes].append(relation)
    heads, all_of = next(
        (homes, some)
        for homes, some in between.items()
        if len(homes) == 2 and len(some) > 1 and any({x.one, x.other} == homes for x in some)
    )
    one, other = heads
    assert set(relations_at(sample_story, (one, other))) == set(all_of)
    assert set(relations_at(sample_story, (f"{one[:10]}..{other[:10]}",))) == set(all_of)
    (alone,) = relations_at(sample_story, (_place(sample_story, one), _place(sample_story, other)))
    assert {alone.one, alone.other} == heads


def _place(story: Story, assertion: str) -> str:
    located = story.assertions[assertion]
    span = located.assertion.wording
    return f"{located.recorded.article.id}:{span.start}-{span.end}"
