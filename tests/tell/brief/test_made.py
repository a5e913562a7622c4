"""The brief: what goes where, how long it may be, and that the order of articles does not matter."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.tell.brief import Form, Length, brief, written
from onrecord.tell.brief.made import PARAGRAPH_WORDS, TWEET_CHARACTERS, _page, tweet_citation
from onrecord.tell.brief.nouns import KeyActor, Role
from onrecord.tell.lines.told import Cited, Told, faults
from onrecord.tell.story import Story
from onrecord.tell.verify import verify
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Eastmoor ferry to stop for repairs in May",
        "March 4, 2027",
        "The Eastmoor ferry will stop on 3 May for repairs, Harbour Director Ana Ruiz said on Tuesday.",
        "Ruiz said cracks had been found in 14 of the 60 plates of the Eastmoor ferry's hull.",
        "A stop of the ferry would mean that 900 islanders lose their only way to the hospital, Ruiz warned.",
        "The shipping company Norrland Lines declined to comment on the cracks in the ferry.",
    ),
    "b.txt": news(
        "Union disputes number of cracks in Eastmoor ferry",
        "March 6, 2027",
        "The dockers' union said on Friday that cracks had been found in 31 plates of the Eastmoor ferry's hull.",
        "Union leader Tom Lee denied that the repairs of the Eastmoor ferry could wait until May.",
        "“She told nobody,” he said. The union has four hundred members.",
        publisher="The Westmoor Gazette",
    ),
    "c.txt": news(
        "Opinion: Sell the ferry",
        "March 7, 2027",
        "Commentary by Jo Park",
        "The Eastmoor ferry is a shameful wreck and the harbour should sell it at once.",
        publisher="The Northmoor Post",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("brief"), PAGES) as told:
        yield told


def test_every_line_of_the_brief_cites_and_passes_both_checks(sample_story: Story) -> None:
    lines = brief(sample_story).lines
    assert len(lines) >= 10
    for line in lines:
        assert line.citations
        assert faults(line, sample_story) == []
        assert verify(line.text, line.citations, sample_story) == ()


def test_the_brief_fits_on_a_page(sample_story: Story) -> None:
    assert sum(len(line.text.split()) for line in brief(sample_story).lines) <= 540


def test_a_paragraph_and_a_tweet_keep_to_their_length(sample_story: Story) -> None:
    paragraph = brief(sample_story, Length.PARAGRAPH)
    assert 0 < sum(len(line.text.split()) for line in paragraph.lines) <= PARAGRAPH_WORDS
    tweet = brief(sample_story, Length.TWEET)
    assert len(tweet.lead) == 1
    assert len(f"{tweet.lead[0].text} {tweet_citation(sample_story, tweet.lead[0].told)}") <= TWEET_CHARACTERS
    assert len(written(tweet, sample_story, Form.TEXT).strip()) <= TWEET_CHARACTERS


def test_an_actor_whose_line_has_no_room_keeps_a_role_or_goes(story: Story) -> None:
    whole = brief(story)
    line = whole.lead[0]
    place = line.told.citations[0]
    role = Role("Harbour Director", place)
    wordy = replace(line, told=Told((Cited(place, "word " * 300),)))
    actors = tuple(KeyActor(f"Ann Lee {n}", role if n % 2 else None, 1, 3, (wordy,)) for n in range(6))
    kept = _page(replace(whole, actors=actors)).actors
    assert kept
    assert len(kept) < len(actors)
    assert all(actor.lines or actor.role for actor in kept)


def test_a_bare_name_stands_only_where_few_actors_are_told_of(story: Story) -> None:
    whole = brief(story)
    role = Role("Harbour Director", whole.lead[0].told.citations[0])
    bare = KeyActor("Tom Lee", None, 1, 3, ())
    told = tuple(KeyActor(f"Ann Lee {n}", role, 1, 3, ()) for n in range(3))
    assert bare in _page(replace(whole, actors=(*told[:2], bare))).actors
    assert bare not in _page(replace(whole, actors=(*told, bare))).actors


def test_nothing_is_told_twice(sample_story: Story) -> None:
    told = [line.text for line in brief(sample_story).lines]
    assert len(told) == len(set(told))


def test_a_commentators_opinion_is_not_told(story: Story) -> None:
    assert not any("shameful" in line.text or "should sell" in line.text for line in brief(story).lines)


def test_a_pronoun_without_a_name_is_not_told(story: Story) -> None:
    assert not any("She told nobody" in line.text for line in brief(story).lines)


def test_what_somebody_would_not_answer_stands_under_its_own_heading(story: Story) -> None:
    parts = {part.heading: part for part in brief(story).parts}
    unanswered = [line.text for entry in parts["What nobody has answered"].entries for line in entry.lines]
    assert any("declined to comment" in text for text in unanswered)


def test_the_order_of_articles_does_not_matter(story: Story, tmp_path: Path) -> None:
    turned = dict(reversed(list(PAGES.items())))
    with story_of(tmp_path, turned) as other:
        assert written(brief(other), other, Form.TEXT) == written(brief(story), story, Form.TEXT)


def test_a_story_of_nothing_tellable_still_has_a_page(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": "Weather\n\nWind and rain. More rain.\n"}) as empty:
        made = brief(empty)
        assert made.lead == ()
        for form in Form:
            assert "1 article" in written(made, empty, form)
