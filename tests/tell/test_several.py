"""What several say together is the saying of each of them."""

from collections.abc import Iterator

import pytest

from onrecord.tell.export.ground import Ground
from onrecord.tell.export.rows import attribution_rows
from onrecord.tell.lines.quotes import quotes, voices
from onrecord.tell.people.appearances import sayings
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import whole
from onrecord.tell.texts.rests import by_source
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Pier to close",
        "May 4, 2031",
        "Ada Lind and Kim Lee said the pier would close for good.",
        "A docker and the Harbour Board said the pier was safe.",
    )
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("several"), PAGES) as made:
        yield made


def test_each_of_them_is_quoted_for_it(story: Story) -> None:
    said = {a.name: len(a.attributions) for a in story.actors.values()}
    assert said == {"Ada Lind": 1, "Kim Lee": 1, "Harbour Board": 1}
    assert set(whole(story, sayings)) == {"person:ada-lind", "person:kim-lee", "organisation:harbour-board"}


def test_a_quote_names_them_all_and_stands_under_each(story: Story) -> None:
    assert [q.speaker for q in quotes(story)] == ["Ada Lind and Kim Lee", "A docker and Harbour Board"]
    assert {v.name: v.is_unnamed for v in voices(quotes(story))} == {
        "Ada Lind": False,
        "Kim Lee": False,
        "A docker": True,
        "Harbour Board": False,
    }


def test_articles_rest_on_each(story: Story) -> None:
    assert {r.name for r in by_source(story)} == {"Ada Lind", "Kim Lee", "A docker", "Harbour Board"}


def test_each_puts_an_assertion_of_their_own(story: Story) -> None:
    with Ground(story) as ground:
        said = {ground.voice(m)[1] for m in ground.assertions if m.attribution}
        rows = [row["entity_ids"] for row in attribution_rows(ground)]
    assert said == {"Ada Lind", "Kim Lee", "docker", "Harbour Board"}
    assert rows == [["person:ada-lind", "person:kim-lee"], ["organisation:harbour-board"]]
