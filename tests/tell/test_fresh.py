"""What came in since a time, looked up by when each article came."""

from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.fresh import Arrivals
from onrecord.tell.story import Story


def test_what_is_new_is_what_a_look_at_every_claim_finds(sample_story: Story) -> None:
    arrivals, claims = Arrivals(sample_story), sample_story.once(Claims)
    came = sample_story.view.arrived()
    for since in ["", *sorted(set(came.values())), "2999"]:
        new = {r.article.id for r in sample_story.articles if came[r.article.capture] > since}
        fresh = arrivals.fresh(claims, since)
        assert {r.article.id for r in fresh.articles} == new
        own = [c for c in sample_story.claims if all(m.recorded.article.id in new for m in c.members)]
        assert list(fresh.claims) == own
        touched = {c.id for c in sample_story.claims if any(m.recorded.article.id in new for m in c.members)}
        assert list(fresh.disputes) == [d for d in disputes(claims) if touched & {s.claim for s in d.sides}]


def test_the_newest_articles_come_first(sample_story: Story) -> None:
    came = sample_story.view.arrived()
    found = Arrivals(sample_story).articles("")
    assert [came[r.article.capture] for r in found] == sorted(came.values(), reverse=True)[: len(found)]
