"""Denials beside what they were grouped with: only what is denied in words counts against it."""

from collections.abc import Iterator

import pytest

from onrecord.decide import identified, quotation_of
from onrecord.model import Decision, DecisionKind
from onrecord.tell.claims import Claims
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.story import Claim, Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Mayor answers", "May 7, 2031", "Ann Lee, the mayor of Tarn, has denied that a warning was set aside."
    ),
    "b.txt": news(
        "The long winter of the pier",
        "May 9, 2031",
        "The Norland Gazette, citing two current officials, reported in March that leaders of Tarn had discussed the"
        " warning and put off a second look.",
        publisher="The Sundby Herald",
    ),
    "c.txt": news(
        "What we know", "May 10, 2031", "Ann Lee denies that a warning was set aside.", publisher="The Sound"
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("denials"), PAGES) as made:
        yield made


def claim_of(story: Story, words: str) -> Claim:
    return next(c for c in story.claims if any(words in m.words for m in c.members))


def test_a_denial_of_something_else_is_a_claim_of_its_own(story: Story) -> None:
    denied, other = claim_of(story, "set aside"), claim_of(story, "put off a second look")
    assert denied.id != other.id
    assert [m.denies for m in denied.members] == [True, True]
    assert (denied.count.minimum, other.count.minimum) == (1, 1)
    assert not evidence(Claims(story), other).denied


def test_what_a_person_put_together_with_it_stays(story: Story) -> None:
    pair = (claim_of(story, "set aside").members[0], claim_of(story, "put off a second look").members[0])
    quoted = tuple((quotation_of(m.recorded, m.assertion),) for m in pair)
    day = "2031-05-11T10:00:00.000000+00:00"
    join = identified(Decision("", DecisionKind.JOIN, "Mia Lund", day, "one matter", quoted=quoted))
    decided = story.under([join])
    assert claim_of(decided, "set aside").id == claim_of(decided, "put off a second look").id


def test_a_claim_is_told_in_words_of_those_who_put_it(sample_story: Story) -> None:
    claims = Claims(sample_story)
    for claim in sample_story.claims:
        assert claims.row(claim).told.assertion in {m.assertion.id for m in claim.putting}
        assert claim.told in claim.putting
