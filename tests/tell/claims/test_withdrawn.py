"""What was taken back, in all that is told of a story."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.tell.ask import Asker
from onrecord.tell.brief import brief
from onrecord.tell.claims.withdrawn import withdrawn
from onrecord.tell.quiz import quiz
from onrecord.tell.story import Story
from onrecord.tell.timeline import timeline
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


HURT = "Forty nurses were hurt when a tram left the rails in Tarn on Friday, the tram board said."
HEADED = news("Forty nurses hurt as tram leaves rails in Tarn", "May 3, 2031", HURT)
SHUT = news(
    "Tram line shut",
    "May 4, 2031",
    "The tram line in Tarn was shut on Saturday, the tram board said.",
    publisher="Sundby Post",
)


def test_a_paper_takes_back_what_it_printed_before_on_whosever_word(tmp_path: Path) -> None:
    notice = news(
        "Tram driver heard",
        "May 6, 2031",
        "The tram board heard the driver, Lou Birch, on Monday.",
        "Correction: An article on Saturday said that forty nurses were hurt when a tram left the rails. It was 14.",
    )
    with story_of(tmp_path, {"a.txt": HEADED, "b.txt": SHUT, "c.txt": notice}) as story:
        first = next(r for r in story.articles if "Forty nurses hurt as" in r.article.text)
        gone = {s.cut(first.article.text) for s in withdrawn(story).get(first.article.id, ())}
        told = [e.words for e in timeline(story)]
    assert any(words.startswith("Forty nurses were hurt") for words in gone)
    assert "Forty nurses hurt as tram leaves rails in Tarn" in gone
    assert any("line" in words for words in told)
    assert not any("orty nurses" in words for words in told)


def test_nothing_happened_that_only_an_article_tells_which_was_taken_back_whole(tmp_path: Path) -> None:
    notice = news(
        "Correction",
        "May 6, 2031",
        "The Eastmoor Herald withdraws its report of Saturday, “Forty nurses hurt as tram leaves rails in Tarn”, which "
        "was wrong.",
    )
    hit = HEADED + "\nThe tram hit a wall in Tarn on Friday at noon.\n"
    with story_of(tmp_path, {"a.txt": hit, "b.txt": SHUT, "c.txt": notice}) as story:
        told = [e.words for e in timeline(story)]
    assert any("line" in words for words in told)
    assert not any("hit a wall" in words or "left the rails" in words for words in told)
