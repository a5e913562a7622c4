"""What was taken back, in all that is told of a story."""

from collections.abc import Iterator

import pytest

from onrecord.tell.ask import Asker
from onrecord.tell.brief import brief
from onrecord.tell.quiz import quiz
from onrecord.tell.story import Story
from onrecord.tell.withdrawn import withdrawn
from tests.tell.stories import all_sightings, news, story_of

PAGES = {
    "a.txt": news(
        "Tram derails",
        "May 3, 2031",
        "Three people were hurt when a tram left the rails in Tarn on Friday, the tram board said.",
        "The tram was carrying 40 nurses. The line was built in 1974.",
    ),
    "b.txt": news(
        "Tram driver heard",
        "May 6, 2031",
        "The tram board heard the driver, Lou Birch, on Monday.",
        "Correction: An article on Saturday said that the tram was carrying 40 nurses. It was carrying 22 pupils.",
        "Correction: An article on Saturday said that the line was built in 1974. It was built in 1979.",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("withdrawn"), PAGES) as made:
        yield made


def test_what_was_taken_back_and_the_notice_of_it_are_found(story: Story) -> None:
    gone = withdrawn(story)
    told = {s.cut(story.by_id[a].article.text) for a, spans in gone.items() for s in spans}
    assert any("The line was built in 1974" in words for words in told)
    assert any(words.startswith(("that the line", "the line")) for words in told)


def test_the_brief_tells_no_sentence_that_takes_something_back(story: Story) -> None:
    text = " ".join(line.text for line in brief(story).lines)
    assert "said that" not in text
    assert "1974" not in text


def test_no_event_is_told_that_was_taken_back(story: Story) -> None:
    assert not [s for s in all_sightings(story) if "1974" in s.words]


def test_nothing_is_asked_of_what_was_taken_back(story: Story) -> None:
    asked = " ".join(f"{item.prompt} {item.quoted}" for item in quiz(story).items)
    assert "An article on" not in asked
    assert "line was built" not in asked


def test_an_answer_puts_what_is_right_in_the_place_of_what_was_taken_back(story: Story) -> None:
    answer = Asker(story).ask("When was the line built?")
    assert "1979" in answer.lines[0].told.text
    assert not any("An article on" in line.told.text for line in answer.lines)
    assert all("1979" in a.told.words for line in answer.lines for a in line.against if a.label == "corrected by")
