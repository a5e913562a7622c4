"""Quizzes: keys that stand in the articles, wrong choices that stand nowhere in their place, the same each time."""

from collections.abc import Iterator

import pytest

from onrecord.tell.lines.told import faults
from onrecord.tell.quiz import Quiz, Sort, quiz
from onrecord.tell.quiz.clozes import BLANK, numbers, value_of
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.near import points_outside
from onrecord.tell.quiz.parties import is_person
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Strike at the ferry yard",
        "May 4, 2031",
        "The union said 340 workers had walked out of the Eastmoor ferry yard on Sunday.",
        "“We will not return to the yard before the end of June,” said Ada Lind, who leads the union.",
        "The cranes failed their inspection on April 28, and Brightwater Ferries shut the yard two days later.",
        "“The repair of the cranes will cost 12 million crowns,” said Karin Moe of Brightwater Ferries.",
    ),
    "b.txt": news(
        "Company disputes strike figure",
        "May 5, 2031",
        "Brightwater Ferries said 90 workers had walked out of the Eastmoor ferry yard.",
        "“Nobody here has been told when the gates will open again,” said Per Strand, a welder at the yard.",
        "“The harbour cannot wait for one company for ever,” said Ingrid Holm, the mayor of Sundby.",
        "The yard has built 48 ships since it opened, and 6 of them still sail.",
        publisher="Sundby Post",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("quiz"), PAGES) as made:
        yield made


@pytest.fixture(scope="module")
def made(story: Story) -> Quiz:
    return quiz(story)


def test_every_key_cites_and_passes_the_check(story: Story, made: Quiz) -> None:
    assert made.items
    for item in made.items:
        assert item.citations
        assert all(faults(line, story) == [] for line in item.lines)


def test_one_choice_is_right_and_no_two_are_alike(made: Quiz) -> None:
    for item in made.items:
        words = [c.words for c in item.choices]
        assert len(set(words)) == len(words) >= 3
        assert sum(c.right for c in item.choices) == (len(words) if item.sort is Sort.ORDER else 1)
        assert sorted(item.shown) == list(range(len(words)))


def test_a_figure_that_another_source_gives_is_never_a_wrong_choice(made: Quiz) -> None:
    asked = [i for i in made.items if i.sort is Sort.NUMBER and "workers had walked out" in i.quoted]
    assert asked
    for item in asked:
        assert not {value_of(c.words) for c in item.choices if not c.right} & {340.0, 90.0}


def test_what_is_left_out_is_not_given_away(made: Quiz) -> None:
    for item in made.items:
        if item.sort in {Sort.NUMBER, Sort.NAME, Sort.DAY}:
            key = next(c.words for c in item.choices if c.right)
            assert BLANK in item.quoted
            assert key not in item.quoted.split()


def test_whoever_said_it_is_told_from_others_who_are_quoted(made: Quiz) -> None:
    asked = {next(c.words for c in i.choices if c.right): i for i in made.items if i.sort is Sort.WHO_SAID}
    assert {"Ada Lind", "Ingrid Holm"} <= set(asked)
    assert all("“" in i.quoted for i in asked.values())


def test_people_stand_beside_people_only(story: Story, made: Quiz) -> None:
    people = {a.name for a in story.actors.values() if is_person(story, a)}
    assert "Ada Lind" in people
    for item in made.items:
        if item.sort in {Sort.WHO_SAID, Sort.NAME}:
            assert {c.words for c in item.choices} <= people or not {c.words for c in item.choices} & people


def test_no_question_answers_another(made: Quiz) -> None:
    for one in made.items:
        for other in made.items:
            if one is not other and other.sort in {Sort.NUMBER, Sort.DAY}:
                key = next(c.words for c in other.choices if c.right)
                assert len(key) < 3 or key not in one.quoted.split()


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("We always say that it is not needed,", True),
        ("They will not come back to the yard,", True),
        ("The company shut the yard before the crane fell on it,", False),
        ("The crane was old,", False),
    ],
)
def test_words_that_only_their_context_explains_are_known(words: str, points: bool) -> None:
    assert points_outside(words) is points


def test_a_share_is_never_more_than_all(sample_story: Story) -> None:
    for item in numbers(Making(sample_story)):
        if f"{BLANK}%" in item.quoted:
            assert all(value_of(c.words) <= 100 for c in item.choices)


def test_the_same_record_gives_the_same_quiz(story: Story, made: Quiz) -> None:
    assert quiz(Story(story.view)) == made


def test_no_more_questions_than_asked_for(story: Story) -> None:
    assert len(quiz(story, most=3).items) == 3


def test_the_sample_makes_a_whole_quiz(sample_story: Story) -> None:
    made = quiz(sample_story)
    assert len(made.items) >= 13
    assert {i.sort for i in made.items} >= set(Sort) - {Sort.STANDING, Sort.DEED}
    order = next(i for i in made.items if i.sort is Sort.ORDER)
    assert sorted(order.key) == [chr(ord("A") + n) for n in range(len(order.choices))]
