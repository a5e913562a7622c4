"""What claims are marked with, and in which order they come, found without weighing all that stands to them."""

from onrecord.tell.claims import Claims, Order, Wanted
from onrecord.tell.claims.standings import Standings, Stands
from onrecord.tell.story import Story

MARKING = {Stands.CONTRADICTS, Stands.DENIES, Stands.UPDATES, Stands.CORRECTS}
DISPUTING = {Stands.CONTRADICTS, Stands.DENIES, Stands.DENIED}


def test_what_marks_a_claim_is_what_its_ties_show(sample_story: Story) -> None:
    looking, knowing = Standings(sample_story), Standings(sample_story)
    for claim in sample_story.claims:
        ties = knowing.ties(claim)
        assert looking.marking(claim) == {t.stands for t in ties} & MARKING
        assert looking.disputed(claim) == tuple(t for t in ties if t.stands in DISPUTING)


def test_opponents_are_those_that_the_ties_of_a_claim_show(sample_story: Story) -> None:
    standings = Standings(sample_story)
    for claim in sample_story.claims:
        others = {t.other.id for t in standings.disputed(claim)}
        assert standings.opponents.get(claim.id, frozenset()) == others


def test_claims_come_by_how_many_stand_against_them(sample_story: Story) -> None:
    claims = sample_story.once(Claims)
    found = claims.asked(Wanted(order=Order.DISPUTES))
    against = [{t.other.id for t in claims.standings.disputed(c)} for c in found]
    numbers = [len(some) + len(claims.deniers(c)) for c, some in zip(found, against, strict=True)]
    assert numbers == sorted(numbers, reverse=True)
    assert sorted(c.id for c in found) == sorted(c.id for c in claims.asked())
