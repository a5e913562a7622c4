"""Sentences looked up by their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Making, Place, View, Writer, found
from onrecord.record.found import tokens_of
from tests.findings import capture_of, findings_of

AT = "2027-01-05T00:00:00+00:00"
ONE = capture_of("Ana Ruiz said the bridges are closed.", "one.txt")
TWO = capture_of("Tom Lee said the ferry is open.", "two.txt")


@pytest.fixture
def path(place: Place) -> Place:
    made = place
    for stages in ({"clean": 1}, {"clean": 2}):  # the second making studies both anew
        with Writer(made, Making(stages, "00000000", "0.0.0")) as writer:
            writer.take_in([ONE, TWO])
            writer.add(findings_of(ONE, speaker="Ana Ruiz", cue="said", content="the bridges are closed"), at=AT)
            writer.add(findings_of(TWO, speaker="Tom Lee", cue="said", content="the ferry is open"), at=AT)
    return made


def test_a_sentence_is_found_by_a_word_with_another_ending_once(path: Place) -> None:
    with View(path) as view:
        (hit,) = view.found(["closing", "bridge"], limit=5)
        recorded = view.recorded(hit.article)
        assert "bridges" in recorded.sentences[hit.sentence].span.cut(recorded.article.text)
        assert hit.score > 0


def test_words_that_nobody_wrote_find_nothing(path: Place) -> None:
    with View(path) as view:
        assert view.found(["zeppelin"], limit=5) == ()
        assert view.found([], limit=5) == ()
        assert view.spread(["zeppelin", "ferries"])["zeppelin"] == 0


@given(st.lists(st.text(max_size=20), max_size=5))
def test_no_words_are_read_as_an_operator(words: list[str]) -> None:
    assert all(token.isalnum() for token in tokens_of(words))


@pytest.mark.parametrize("common", [{"the"}, {"the", "bridge"}, set()])
def test_words_that_very_many_sentences_have_are_left_out_where_there_are_rarer_ones(
    path: Place, common: set[str]
) -> None:
    with View(path) as view:
        articles = {study: article for article, study in view._studies.items()}
        many = max(found._COMMON, 1)
        told = found.hits(
            view._db,
            ["the", "bridge"],
            articles=articles,
            limit=5,
            standing=lambda word: many + 1 if word in common else 1,
        )
        words = [view.recorded(h.article).article.text for h in told]
    assert len(told) == (1 if common == {"the"} else 2)
    assert any("bridges" in text for text in words)
