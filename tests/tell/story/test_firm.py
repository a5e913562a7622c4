from pathlib import Path

from onrecord.tell.claims import Claims
from onrecord.tell.claims.support import support
from onrecord.tell.story import Story
from onrecord.tell.story.firm import Firmness
from tests.tell.stories import news, story_of

SAID = "The harbour office said on Monday that pier nine at Eastmoor will close to all ships in June."
AGAIN = "Pier nine at Eastmoor will close to all ships in June, the harbour office said on Monday."


def test_what_two_articles_tell_nearly_alike_is_firm(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Pier nine to close", "May 4, 2031", SAID),
        "b.txt": news("Pier nine will close", "May 5, 2031", AGAIN, publisher="The Westmoor Gazette"),
    }
    with story_of(tmp_path, pages) as story:
        (claim,) = [c for c in story.claims if c.articles == 2]
        assert Firmness(story).is_firm(claim)


def test_what_one_article_tells_is_firm_and_loose_claims_stand_behind_those_of_several_origins(
    sample_story: Story,
) -> None:
    firm = Firmness(sample_story)
    assert all(firm.is_firm(c) for c in sample_story.claims if c.articles == 1)
    loose = {c.id for c in sample_story.claims if not firm.is_firm(c)}
    assert loose
    told = Claims(sample_story)
    readable = [c for c in told.asked() if told.wording.stands_alone(c.members)]
    several = [n for n, c in enumerate(readable) if c.count.minimum > 1 and c.id not in loose]
    assert all(n > max(several) for n, c in enumerate(readable) if c.id in loose)
    assert not loose & {row.id for row in support(told, 5).most}
