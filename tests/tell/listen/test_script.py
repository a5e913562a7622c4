from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.tell.brief import brief
from onrecord.tell.lines.told import Told, cite
from onrecord.tell.listen import Chapter, script
from onrecord.tell.listen.script import heard
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Harbour wall of Eastmoor to be rebuilt",
        "3 May 2027",
        "“The wall will stand by winter,” the harbour master, Ann Lee, told the council on Monday.",
        "Workers closed the eastern gate on Saturday.",
    )
}


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    with story_of(tmp_path, PAGES) as made:
        yield made


def line(story: Story, words: str) -> Told:
    recorded = story.articles[0]
    sentence = next(s for s in recorded.sentences if words in s.span.cut(recorded.article.text))
    return Told((cite(recorded, sentence.span),))


def test_whose_words_they_are_is_heard_before_them(story: Story) -> None:
    assert heard(line(story, "The wall will stand"), story).startswith("According to Ann Lee: “The wall will stand")


def test_whose_report_it_is_is_heard_before_what_nobody_else_is_named_for(story: Story) -> None:
    told = heard(line(story, "eastern gate"), story)
    assert told == "The Eastmoor Herald reported on 3 May 2027: Workers closed the eastern gate on Saturday."


def spoken_lines(chapters: tuple[Chapter, ...]) -> list[str]:
    return [u.printed for c in chapters for u in c.utterances if u.cited]


def test_every_line_of_the_brief_is_spoken_and_nothing_else_is_cited(sample_story: Story) -> None:
    made = brief(sample_story)
    said = spoken_lines(script(made, sample_story))
    for told in made.lines:
        assert told.text in said or told.text.rstrip(".") in said
    assert len(said) == len(made.lines) + sum(a.role is not None for a in made.actors)


def test_each_chapter_says_something(sample_story: Story) -> None:
    chapters = script(brief(sample_story), sample_story)
    assert all(c.utterances and all(u.spoken for u in c.utterances) for c in chapters)
    assert len({c.title for c in chapters}) == len(chapters)
