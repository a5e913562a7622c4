"""The days of a sentence: told in brackets, left to the day of the report, or open."""

from pathlib import Path

import pytest

from onrecord.model import Span
from onrecord.tell.brief.when import moments
from tests.tell.stories import news, story_of

CLOSING = "The ferry will close on Monday night and a bus will run from the next morning until 30 June."
LAST_WEEK = "Ana Ruiz said the flood of last week took two of the piers."
THEN = "The pumps failed the following day, said Ana Ruiz of the harbour board."
HOUR = "Order 7 shuts the quay from 10 p.m. on March 8, said Ana Ruiz of the board."
OFF = "Ana Ruiz of the harbour board said the sailing of 20 March was cancelled."
UNTIL = "The licence of the yard runs until 31 December, said Ana Ruiz of the harbour board."


@pytest.mark.parametrize(
    ("sentence", "shown", "is_open"),
    [(CLOSING, ["8 March 2027"], False), (LAST_WEEK, [], True), (HOUR, ["2027"], False), (OFF, ["2027"], False)],
)
def test_a_day_is_told_in_brackets_once_or_left_to_the_day_of_the_report(
    tmp_path: Path, sentence: str, shown: list[str], is_open: bool
) -> None:
    with story_of(tmp_path, {"a.txt": news("Quay to close", "March 4, 2027", sentence)}) as story:
        recorded = story.articles[0]
        at = recorded.article.text.index(sentence)
        found = moments(story, recorded, span=Span(at, at + len(sentence)), words=sentence)
        assert found is not None
        assert [insert.words for _, _, insert in found.brackets] == shown
        assert found.open is is_open


def test_a_day_counted_from_another_sentence_stays_open(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": news("Pumps fail", "March 4, 2027", THEN)}) as story:
        recorded = story.articles[0]
        at = recorded.article.text.index(THEN)
        assert moments(story, recorded, span=Span(at, at + len(THEN)), words=THEN) is None


@pytest.mark.parametrize("hour", ["6 a.m.", "10:35", "midnight"])
def test_an_hour_of_a_day_that_the_sentence_does_not_tell_is_given_none(tmp_path: Path, hour: str) -> None:
    found_at = "Divers found the anchor on Monday, Ana Ruiz of the harbour board said."
    sentence = f"A jogger had seen the boat at {hour} near the pier, Ana Ruiz said."
    with story_of(tmp_path, {"a.txt": news("Anchor found", "March 4, 2027", found_at, sentence)}) as story:
        recorded = story.articles[0]
        at = recorded.article.text.index(sentence)
        found = moments(story, recorded, span=Span(at, at + len(sentence)), words=sentence)
        assert found is not None
        assert not found.brackets
        assert found.open


def test_no_year_is_told_of_an_end_to_come_that_was_read_as_past(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": news("Yard stays", "July 4, 2027", UNTIL)}) as story:
        recorded = story.articles[0]
        at = recorded.article.text.index(UNTIL)
        found = moments(story, recorded, span=Span(at, at + len(UNTIL)), words=UNTIL)
        assert found is not None
        assert not any("2026" in insert.words for _, _, insert in found.brackets)


def test_the_first_day_of_what_the_sentence_names_is_no_day_of_another_sentence(tmp_path: Path) -> None:
    ends = "The lease of the Tarn pool ends on 31 May 2027, the harbour board said."
    term = "Buses will be free for all pupils from the first day of the new term, Ana Ruiz said."
    with story_of(tmp_path, {"a.txt": news("Pool to shut", "March 4, 2027", ends, term)}) as story:
        recorded = story.articles[0]
        at = recorded.article.text.index(term)
        found = moments(story, recorded, span=Span(at, at + len(term)), words=term)
        assert found is not None
        assert found.brackets == ()
