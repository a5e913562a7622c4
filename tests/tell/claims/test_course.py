"""Words in their context, and how a claim changed over time."""

from collections.abc import Iterator

import pytest

from onrecord.model import Span
from onrecord.tell.claims import Claims
from onrecord.tell.claims.course import Turn, course, in_context
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story, first_day
from tests.tell.stories import news, story_of

LONG = "The pier has stood since 1911 and carries the crane of the lifeboat. " * 12
PAGES = {
    "a.txt": news(
        "Pier shut",
        "May 4, 2031",
        "The harbour board said that 14 piles of the west pier were rotten.",
        f"{LONG}“We will open the west pier in June,” said Ada Lind, chair of the board. {LONG}".strip(),
    ),
    "b.txt": news(
        "More rot found",
        "May 9, 2031",
        "The harbour board said that 22 piles of the west pier were rotten.",
        publisher="The Sundby Herald",
    ),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("course"), PAGES) as made:
        yield made


def test_steps_are_in_order_of_saying_and_the_first_telling_is_the_first(story: Story) -> None:
    claims = Claims(story)
    for claim in story.claims:
        steps = course(evidence(claims, claim))
        days = [first_day(s.day or "9999") for s in steps]
        assert days == sorted(days)
        assert sum(s.turn is Turn.FIRST for s in steps) <= 1
        own = [s for s in steps if s.turn in {Turn.FIRST, Turn.AGAIN}]
        assert all(s.turn is Turn.AGAIN for s in own[1:])


def test_a_newer_figure_is_a_step_that_leads_to_its_claim_and_says_why(story: Story) -> None:
    claims = Claims(story)
    turns = [s for c in story.claims for s in course(evidence(claims, c)) if s.turn is Turn.UPDATED]
    assert turns
    assert all(s.claim and s.reason for s in turns)


def test_context_is_cut_at_words_and_says_that_it_is_cut(story: Story) -> None:
    recorded = story.article("a.txt")
    text = recorded.article.text
    start = text.index("“We will open")
    span = Span(start, start + len("“We will open the west pier in June,”"))
    around = in_context(story, Citation(recorded.article.id, span))
    assert around.words == "“We will open the west pier in June,”"
    assert around.before.startswith("… ")
    assert around.after.endswith(" …")
    whole = around.before.removeprefix("… ") + around.words + around.after.removesuffix(" …")
    assert whole in " ".join(text.split())
    assert {*around.before.split(), *around.after.split()} - {"…"} <= set(text.split())


def test_a_short_paragraph_is_told_whole(story: Story) -> None:
    recorded = story.article("b.txt")
    start = recorded.article.text.index("22 piles")
    around = in_context(story, Citation(recorded.article.id, Span(start, start + len("22 piles"))))
    assert around.before == "The harbour board said that "
    assert around.after == " of the west pier were rotten."
