"""On whose word, and what was done: one choice stands in the article, the others can be shown not to."""

from collections.abc import Iterator

import pytest

from onrecord.tell.lines.told import faults
from onrecord.tell.quiz import Sort, quiz
from onrecord.tell.quiz.clozes import days
from onrecord.tell.quiz.deeds import deeds
from onrecord.tell.quiz.items import Item
from onrecord.tell.quiz.making import Making
from onrecord.tell.quiz.sources import on_whose_word
from onrecord.tell.quiz.voices import who_said
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Ferry yard closes",
        "May 4, 2031",
        "Karin Moe, a crane inspector, said that two steel cranes at the Eastmoor yard had cracked in the frost.",
        "Harbour pilots said the old breakwater near Sundby was sinking into the mud.",
        "Per Strand, a welder, said that the ferry company still owed the welders their winter pay.",
        "Ada Lind wrote that “if Sundby wants a ferry in winter, we would be glad to build one here.”",
        "The ferry company denied reports of poisoned soil under the Eastmoor yard.",
        "The yard’s gates were last painted in March 2031, according to a person familiar with the accounts.",
    ),
    "b.txt": news(
        "Sundby waits for a ferry",
        "May 6, 2031",
        "Ingrid Holm, the mayor of Sundby, said that islanders would be carried by bus until the autumn.",
        "“The harbour cannot wait for one company for ever,” said Ingrid Holm.",
        publisher="Sundby Post",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("words"), PAGES) as made:
        yield made


def _key(item: Item) -> str:
    return next(c.words for c in item.choices if c.right)


def test_reported_speech_is_asked_for_by_its_source(story: Story) -> None:
    asked = {_key(i): i for i in on_whose_word(Making(story))}
    assert "Karin Moe" in asked
    item = asked["Karin Moe"]
    assert item.sort is Sort.WORD
    assert item.quoted.startswith("Two steel cranes at the Eastmoor yard had cracked in the frost")
    assert all(faults(line, story) == [] for line in item.lines)
    assert sum(c.right for c in item.choices) == 1
    assert len(item.choices) >= 3


def test_the_source_is_not_named_in_what_is_asked(story: Story) -> None:
    for item in on_whose_word(Making(story)):
        assert not set(_key(item).casefold().split()) & set(item.quoted.casefold().split()) - {"the", "a", "of"}


def test_a_quotation_behind_that_is_asked_for(story: Story) -> None:
    asked = {_key(i): i.quoted for i in who_said(Making(story))}
    assert asked.get("Ada Lind", "").startswith("“if Sundby wants a ferry in winter")


def test_what_was_denied_may_not_have_been_confirmed(story: Story) -> None:
    asked = [i for i in deeds(Making(story)) if _key(i) == "denied"]
    assert asked
    assert "confirmed" in {c.words for c in asked[0].choices if not c.right}


def test_a_month_can_be_left_out(story: Story) -> None:
    assert "March" in {_key(i) for i in days(Making(story)) if "month" in i.prompt}


def test_no_two_questions_on_a_standing_ask_about_one_thing(sample_story: Story) -> None:
    quoted = [i.quoted for i in quiz(sample_story).items if i.sort is Sort.STANDING]
    assert len(quoted) == len(set(quoted))
