"""What is told beside an answer: that its claim was taken back, who disputes it, what has replaced its figure."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.tell.ask import Asker
from onrecord.tell.ask.against import Opposition
from onrecord.tell.claims import Mark
from onrecord.tell.claims.standings import Stands
from onrecord.tell.story import Located, Story
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
        "Three rotten piles were replaced, the harbour board said on Monday.",
        publisher="The Sundby Post",
    ),
    "c.txt": news(
        "Eleven piles replaced",
        "May 20, 2031",
        "Eleven rotten piles were replaced, the harbour board said on Monday.",
        "The work has cost 12 million crowns so far, the harbour board said on Monday.",
        publisher="The Sundby Post",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("against"), PAGES) as made:
        yield made


def put(story: Story, words: str) -> Located:
    return next(a for a in story.assertions.values() if words in a.words and not a.retracts)


def test_an_answer_that_was_taken_back_carries_the_mark_of_its_claim(story: Story) -> None:
    answer = Asker(story).ask("When was Tom Berg briefed on the rot?")
    line = next(x for x in answer.lines if "briefed on the rot" in x.told.text and x.outlet == "The Sundby Post")
    assert Mark.CORRECTED in line.marks


def test_what_took_it_back_is_told_with_it(story: Story) -> None:
    told = put(story, "briefed on the rot")
    found = list(Opposition(story).against(told.assertion, ()))
    assert [(a.stands, a.told.outlet) for a in found] == [(Stands.CORRECTS, "The Eastmoor Herald")]


def test_what_another_paper_took_back_corrects_nobody_elses_words(tmp_path: Path) -> None:
    words = "Mayor Tom Berg was briefed on the rot in person in December 2030."
    diary = news("Diary of a mayor", "May 5, 2031", words, publisher="Norland Times")
    with story_of(tmp_path, {"a.txt": PAGES["a.txt"], "d.txt": diary}) as story:
        own = put(story, words.rstrip("."))
        assert any(m.retracts for m in story.claim_of[own.assertion.id].members)
        assert not list(Opposition(story).against(own.assertion, ()))


def test_a_figure_of_something_else_updates_nothing(story: Story) -> None:
    opposition = Opposition(story)
    three, eleven, cost = (put(story, w).assertion for w in ("Three rotten", "Eleven rotten", "12 million"))
    assert opposition._are_of_one_thing(three, eleven)
    assert not opposition._are_of_one_thing(three, cost)


def test_marks_that_count_origins_are_not_told_twice(story: Story) -> None:
    for claim in story.claims:
        assert not {Mark.SINGLE, Mark.UNSOURCED} & set(Opposition(story).marks(claim))
