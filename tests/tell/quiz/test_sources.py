"""On whose word, and what was done: one choice stands in the article, the others can be shown not to."""

from collections.abc import Iterator

import pytest

from onrecord.tell.lines.told import faults
from onrecord.tell.quiz import Sort, quiz
from onrecord.tell.quiz.clozes import days, numbers
from onrecord.tell.quiz.deeds import deeds
from onrecord.tell.quiz.items import Draft, Item
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
        "The governor said that the long mole at Eastmoor would be rebuilt before the next winter.",
        "Jens Dahl, a clerk of the yard, explained why the slipway at Eastmoor would stay under water for years.",
        "Tora Lund told the council that the quay was to be “for Sundby what the old bridge was for Eastmoor.”",
        "A signalman got a 911 call from the lighthouse keeper at Sundby on the night of the frost.",
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


def test_neither_a_question_nor_a_source_without_a_name_is_asked_about(story: Story) -> None:
    items = list(on_whose_word(Making(story)))
    assert not any("slipway" in i.quoted for i in items)
    assert not any(c.words.casefold() == "the governor" for i in items for c in i.choices)


def test_a_quotation_that_goes_on_with_what_is_not_quoted_is_not_asked_about(story: Story) -> None:
    assert not any("old bridge" in i.quoted for i in who_said(Making(story)))


def test_a_number_that_is_a_name_counts_nothing(story: Story) -> None:
    assert not any("911" in c.words for i in numbers(Making(story)) for c in i.choices if c.right)


def test_of_two_choices_no_question_is_made(story: Story) -> None:
    making = Making(story)
    first = next(days(making))
    line, choices = first.lines, first.choices
    assert making.item(Draft(Sort.DAY, "Which day is left out?", "x", choices[:2], line, "", 1)) is None
    assert making.item(Draft(Sort.DAY, "Which day is left out?", "x", choices[:3], line, "", 1)) is not None


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
