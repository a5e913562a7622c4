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


def test_what_one_article_tells_is_firm_and_what_is_loose_is_not_told_as_resting_on_most(sample_story: Story) -> None:
    firm = Firmness(sample_story)
    assert all(firm.is_firm(c) for c in sample_story.claims if c.articles == 1)
    loose = {c.id for c in sample_story.claims if not firm.is_firm(c)}
    assert loose
    assert not loose & {row.id for row in support(Claims(sample_story), 5).most}


def test_loose_claims_stand_behind_those_of_several_origins(tmp_path: Path) -> None:
    bridge = "the new bridge over the harbour at Eastmoor will open to all traffic on 4 June."
    gone = "said the flood had destroyed the old pier and every boat that was tied to it."
    taken = "said the water had taken the pier at Eastmoor and his boat with it on Sunday night."
    pages = {
        "a.txt": news(
            "Bridge to open",
            "May 4, 2031",
            f"Ann Lee, the mayor of Eastmoor, said {bridge}",
            f"Kim Roe, the pilot of Eastmoor, {gone}",
        ),
        "b.txt": news(
            "After the flood",
            "May 5, 2031",
            f"Bo Lind, an engineer, said {bridge}",
            f"Jo Field, a fisherman, {taken}",
            publisher="The Westmoor Gazette",
        ),
    }
    with story_of(tmp_path, pages) as story:
        firm, told = Firmness(story), Claims(story)
        readable = [c for c in told.asked() if told.wording.stands_alone(c.members)]
        loose = [n for n, c in enumerate(readable) if not firm.is_firm(c)]
        several = [n for n, c in enumerate(readable) if c.count.minimum > 1 and n not in loose]
        assert several
        assert loose
        assert max(several) < min(loose)


def test_what_has_a_not_more_is_no_sure_second_origin(sample_story: Story) -> None:
    retort = "do not pay thirty million"
    claim = next(c for c in sample_story.claims if any(retort in m.words for m in c.members))
    assert len({m.assertion.polarity for m in claim.members}) > 1
    assert claim.least == 1
    assert any(m.assertion.id in claim.count.loose for m in claim.members if retort in m.words)
