from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model import Span
from onrecord.record import Making, Recorded, View, Writer
from onrecord.tell.lines.told import (
    Citation,
    Cited,
    Insert,
    Told,
    cite,
    cue_told,
    date_in_words,
    faults,
    not_apart,
    when_in_words,
)
from onrecord.tell.story import Story
from tests.findings import capture_of, findings_of, span_of

TEXT = "Ana Ruiz said the bridge is closed. She left."


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    path = tmp_path / "s.onrecord"
    page = capture_of(TEXT)
    found = findings_of(page, speaker="Ana Ruiz", cue="said", content="the bridge is closed")
    inner = replace(
        found.attributions[0],
        id="inner",
        source=(span_of(TEXT, "the bridge"),),
        content=(span_of(TEXT, "is closed"),),
        via=found.attributions[0].id,
        speaker="the bridge",
    )
    with Writer(path, Making({"clean": 1}, "", "")) as writer:
        writer.take_in([page])
        writer.add(replace(found, attributions=(*found.attributions, inner)), at="2027-01-05")
    with View(path) as view:
        yield Story(view)


@pytest.mark.parametrize(
    ("text", "cue", "told"),
    [
        ("The raid was condemned by Ana Ruiz.", "was condemned", "condemned"),
        ("The raid has been condemned by Ana Ruiz.", "has been condemned by", "condemned"),
        ("The raid was not condemned by Ana Ruiz.", "was not condemned", "was not condemned"),
        ("Ana Ruiz was quoted as saying it was over.", "was quoted as saying", "was quoted as saying"),
    ],
)
def test_who_stands_behind_by_did_what_was_done(text: str, cue: str, told: str) -> None:
    last = text.rsplit(maxsplit=1)[-1]
    said = findings_of(capture_of(text), speaker="Ana Ruiz", cue=cue, content=last).attributions[0]
    assert cue_told(said, text) == told


def only(story: Story) -> Recorded:
    return story.articles[0]


def line(story: Story, words: str) -> Told:
    return Told((cite(only(story), span_of(TEXT, words)),))


def test_a_whole_sentence_may_be_told(story: Story) -> None:
    told = line(story, "Ana Ruiz said the bridge is closed.")
    assert faults(told, story) == []
    assert told.text == "Ana Ruiz said the bridge is closed."


def test_what_somebody_said_is_not_told_without_them(story: Story) -> None:
    assert any("without saying so" in fault for fault in faults(line(story, "the bridge is closed"), story))


def test_an_inner_source_is_not_told_without_the_outer_one(story: Story) -> None:
    bare = Told((cite(only(story), span_of(TEXT, "the bridge is closed")),))
    assert any("leaves out that Ana Ruiz told it" in fault for fault in faults(bare, story))


def test_a_name_in_brackets_says_whose_words_they_are(story: Story) -> None:
    name = Insert(Citation(only(story).article.id, span_of(TEXT, "Ana Ruiz")), "Ana Ruiz")
    told = Told((name, cite(only(story), span_of(TEXT, "said the bridge is closed."))))
    assert faults(told, story) == []
    assert told.text == "[Ana Ruiz] said the bridge is closed."


def test_a_name_that_the_article_does_not_give_there_is_refused(story: Story) -> None:
    name = Insert(Citation(only(story).article.id, span_of(TEXT, "Ana Ruiz")), "Tom Lee")
    told = Told((name, cite(only(story), span_of(TEXT, "said the bridge is closed."))))
    assert any("neither a name nor a day" in fault for fault in faults(told, story))


@pytest.mark.parametrize("other", ["Ana Ruiz said the bridge is open.", "ana ruiz said the bridge is closed."])
def test_other_words_than_the_cited_ones_are_refused(story: Story, other: str) -> None:
    right = cite(only(story), span_of(TEXT, "Ana Ruiz said the bridge is closed."))
    assert any("is not what it cites" in fault for fault in faults(Told((replace(right, words=other),)), story))


def test_a_word_cut_in_two_is_refused(story: Story) -> None:
    cut = cite(only(story), Span(0, len("Ana Ruiz said the bridge is clo")))
    assert "it cuts a word in two" in faults(Told((cut,)), story)


def test_a_line_without_citation_is_refused(story: Story) -> None:
    assert faults(Told(()), story) == ["it cites nothing"]


def test_a_citation_of_nothing_in_the_record_is_refused(story: Story) -> None:
    gone = Told((Cited(Citation("gone", Span(0, 3)), "Ana"),))
    past = Told((Cited(Citation(only(story).article.id, Span(0, 4000)), TEXT),))
    assert any("not in the record" in fault for fault in faults(gone, story))
    assert any("past the end" in fault for fault in faults(past, story))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2027-03-04", "4 March 2027"),
        ("2027-03", "March 2027"),
        ("2027", "2027"),
        ("[2027-03-04..2027-03-30]", "4 to 30 March 2027"),
        ("2027-03-04/2027-04-04", "4 March to 4 April 2027"),
        ("2027-03/2027-04", "March to April 2027"),
        ("2026-12-30/2027-01-02", "30 December 2026 to 2 January 2027"),
        ("2027-03/2027-04-04", "March 2027 to 4 April 2027"),
        ("[2027-03-04..2027-03-04]", "4 March 2027"),
        ("[2027-03-04..]", "from 4 March 2027"),
        ("[..2027-03-04]", "until 4 March 2027"),
        ("2027-03-04~", "4 March 2027"),
        ("2027-W11", "2027-W11"),
    ],
)
def test_dates_are_told_as_people_read_them(edtf: str, words: str) -> None:
    assert date_in_words(edtf) == words


def test_a_day_whose_year_is_open_is_told_as_such() -> None:
    assert date_in_words("XXXX-09-12") == "12 September (year not stated)"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-04", "on 4 May 2031"),
        ("2031-05", "in May 2031"),
        ("[2031-05..2031-06]", "between May and June 2031"),
        ("[..2031-06]", "on or before June 2031"),
        ("[2031-06..]", "on or after June 2031"),
        ("", "on a day that is not known"),
    ],
)
def test_a_day_is_told_with_the_word_it_needs(edtf: str, words: str) -> None:
    assert when_in_words(edtf) == words


@pytest.mark.parametrize(
    ("first", "last", "both"),
    [
        ("[2031-05-04..2031-05-09]", "[2031-05-06..2031-06-02]", "[2031-05-04..2031-06-02]"),
        ("2031-05-06", "[2031-05-04..2031-06-02]", "[2031-05-04..2031-06-02]"),
        ("2031-05-04/2031-05-09", "2031-05-06", "2031-05-04/2031-05-09"),
        ("2031", "2031-05", "2031"),
        ("2031-05", "2031-05-30/2031-06-02", "[2031-05-01..2031-06-02]"),
        ("[2031-05-04..2031-05-09]", "2031-05-10", ""),
        ("2031-05-04", "2031-05-09", ""),
        ("", "[2031-05-04..2031-06-02]", ""),
    ],
)
def test_two_days_of_saying_that_may_be_one_are_told_as_one_range(first: str, last: str, both: str) -> None:
    assert not_apart(first, last) == both
