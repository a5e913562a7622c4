"""Looking things up by words."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.tell.search import NAMED, OWN_VOICE, UNNAMED, Searching, Sought
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Pier shut for winter",
        "May 4, 2031",
        "The west pier was closed on Monday.",
        "“The piles of the pier are rotten,” said Ada Lind, chair of the board.",
        "Two officials who asked not to be named said the pier would stay closed until June.",
    ),
    "b.txt": news("Ferry moved", "June 9, 2031", "The ferry will leave from the pier.", publisher="The Sundby Herald"),
}


@pytest.fixture(scope="module")
def searching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searching]:
    with story_of(tmp_path_factory.mktemp("search"), PAGES) as made:
        yield Searching(made)


def test_a_word_is_found_in_whatever_form_and_marked(searching: Searching) -> None:
    found = searching.found(Sought("closing")).passages
    assert {h.cut(p.text) for p in found for h in p.hits} == {"closed"}
    assert all("".join(text for text, _ in p.pieces) == p.text for p in found)


def test_whose_words_a_passage_is_in_is_told(searching: Searching) -> None:
    voices = {p.text.split()[0]: (p.voice, p.speaker) for p in searching.found(Sought("pier")).passages}
    assert voices["The"][0] == OWN_VOICE
    assert voices["“The"] == (NAMED, "Ada Lind")
    assert voices["Two"][0] == UNNAMED


def test_facets_count_what_each_choice_would_leave(searching: Searching) -> None:
    for name in ("publisher", "month", "voice", "kind"):
        for facet in searching.found(Sought("pier")).facets[name]:
            narrowed = searching.found(Sought("pier", **{name: facet.value}))
            assert len(narrowed.passages) == facet.count
            assert facet in narrowed.facets[name]


def test_claims_have_all_of_the_words_in_one_wording(searching: Searching) -> None:
    claims = searching.found(Sought("rotten piles")).claims
    assert claims
    assert all(any("piles" in m.words and "rotten" in m.words for m in c.members) for c in claims)


def test_a_misspelt_word_is_answered_with_those_of_the_record(searching: Searching) -> None:
    (word,) = searching.instead("fery")
    assert word.sentences == 0
    assert "ferry" in word.alike


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_question_has_an_answer(searching: Searching, asked: str) -> None:
    found = searching.found(Sought(asked))
    assert all(p.hits for p in found.passages)
    searching.instead(asked)


def test_the_same_question_is_worked_out_once(searching: Searching) -> None:
    first = searching.found(Sought("pier")).passages
    (later,) = searching.found(Sought("pier", month="2031-06")).passages
    assert any(later is p for p in first)


def test_a_story_without_words_like_it_finds_nobody(searching: Searching) -> None:
    story: Story = searching._story
    assert list(searching.people("")) == []
    assert {a.key for a in searching.people("lind")} == {k for k, a in story.actors.items() if "Lind" in a.name}
