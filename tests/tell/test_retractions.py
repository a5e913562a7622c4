"""What a publisher takes back: no origin, told as taken back, and withdrawn wherever it stands on its word."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model import Stance
from onrecord.tell.claims import Claims, Mark
from onrecord.tell.claims.evidence import Evidence, evidence
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Mayor was told of the rot",
        "May 4, 2031",
        "The town’s divers warned of rot under the west pier in March, Ada Lind said on Monday.",
        "Correction: An earlier version of this article said that Mayor Tom Berg was briefed on the rot in person in"
        " December 2030. The Eastmoor Herald retracts that statement.",
    ),
    "b.txt": news(
        "Pier: what the mayor knew",
        "May 5, 2031",
        "The Eastmoor Herald reported that Mayor Tom Berg was briefed on the rot in person in December 2030.",
        "The mayor’s office declined to comment on Tuesday.",
        publisher="The Sundby Post",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("retractions"), PAGES) as made:
        yield made


@pytest.fixture(scope="module")
def tree(story: Story) -> Evidence:
    claims = Claims(story)
    claim = next(c for c in story.claims if sum("briefed on the rot" in m.words for m in c.members) > 1)
    return evidence(claims, claim)


def test_who_takes_it_back_is_no_origin_of_it(tree: Evidence) -> None:
    assert [o.name.removeprefix("The ") for o in tree.origins] == ["Eastmoor Herald"]
    assert "correction" not in " ".join(o.name.casefold() for o in tree.origins)


def test_it_is_told_as_taken_back(tree: Evidence) -> None:
    (telling,) = tree.retracted
    assert telling.told.outlet == "The Eastmoor Herald"
    assert Mark.CORRECTED in tree.row.marks


def test_who_told_it_on_the_word_of_that_publisher_tells_what_is_withdrawn(tree: Evidence) -> None:
    (origin,) = tree.origins
    assert [(t.told.outlet, bool(t.withdrawn)) for t in origin.tellings] == [("The Sundby Post", True)]
    assert tree.still == (0, 0)


def test_it_is_told_in_the_words_of_whoever_puts_it(tree: Evidence) -> None:
    assert tree.row.told.outlet == "The Sundby Post"


def test_the_notice_is_told_as_its_publisher_s(tree: Evidence) -> None:
    (telling,) = tree.retracted
    assert (telling.told.speaker, telling.told.cue) == ("The Eastmoor Herald", "takes it back")
    assert telling.told.stance is not Stance.DENIES


def test_what_others_put_is_not_corrected_by_a_notice_of_what_another_printed(tmp_path: Path) -> None:
    pages = PAGES | {
        "b.txt": news(
            "Pier: what the mayor knew",
            "May 5, 2031",
            "Jo Field, a diver, said Mayor Tom Berg was briefed on the rot in person in December 2030.",
            publisher="The Sundby Post",
        ),
    }
    with story_of(tmp_path, pages) as story:
        claims = Claims(story)
        claim = next(c for c in story.claims if sum("briefed on the rot" in m.words for m in c.members) > 1)
        assert not evidence(claims, claim).withdrawn
        assert Mark.CORRECTED not in claims.row(claim).marks
