"""Whom a word without a name plainly means, and where that stays open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.tell.lines.meant import is_plain
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Quarry shut",
        "May 4, 2031",
        "Greyfell Mining Company shut its quarry at Brayford on Monday. The company will pay forty people.",
        "The county council was told on Sunday. Water in the Tarn stream was brown, and fish died in the Tarn stream.",
        "The Ministry of Mines sent a letter to the Ministry of Health on Tuesday. The ministry did not reply.",
        "Ana Ruiz runs a hospital in Brayford. Doctor Tom Berg, who came to see Ana Ruiz, said her hospital is full.",
    )
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("meant"), PAGES) as made:
        yield made


def plainly(story: Story, printed: str, name: str, *, before: str) -> bool:
    (recorded,) = story.articles
    key = next(k for k, actor in story.actors.items() if actor.name == name)
    return is_plain(story, recorded, place=recorded.article.text.index(before), printed=printed, key=key)


def named(story: Story, part: str) -> str:
    return next(actor.name for actor in story.actors.values() if part in actor.name)


def test_a_body_that_alone_is_named_before_is_meant(story: Story) -> None:
    assert plainly(story, "the company", named(story, "Greyfell"), before="The company will pay")


def test_of_two_that_have_the_noun_in_their_names_neither_is_plainly_meant(story: Story) -> None:
    assert not plainly(story, "the ministry", named(story, "Ministry of Mines"), before="The ministry did not")


def test_what_is_no_person_is_not_meant_by_he(story: Story) -> None:
    assert not plainly(story, "he", named(story, "Greyfell"), before="The company will pay")


def test_a_place_is_not_meant_by_the_company(story: Story) -> None:
    assert not plainly(story, "the company", named(story, "Brayford"), before="The company will pay")


def test_whoever_says_we_is_not_guessed(story: Story) -> None:
    assert not plainly(story, "we", named(story, "Greyfell"), before="The company will pay")


def test_of_two_people_in_reach_neither_is_plainly_meant_by_her(story: Story) -> None:
    assert not plainly(story, "her", named(story, "Ruiz"), before="her hospital")


def test_he_is_nobody_named_before_somebody_without_a_name(tmp_path: Path) -> None:
    text = (
        "The fire chief, Tom Berg, said on Monday that the mill was safe.",
        "A former driver has been arrested. Police said he would be heard in court on Thursday.",
    )
    with story_of(tmp_path, {"a.txt": news("Mill fire", "May 4, 2031", *text)}) as made:
        assert not plainly(made, "he", named(made, "Berg"), before="he would be heard")


def test_what_a_name_is_called_right_behind_it_is_nobody_else(tmp_path: Path) -> None:
    text = "Tom Berg, the doctor, said on Monday that the mill was safe. He left on Tuesday."
    with story_of(tmp_path, {"a.txt": news("Mill fire", "May 4, 2031", text)}) as made:
        assert plainly(made, "he", named(made, "Berg"), before="He left")
