"""Sentences that can be read by themselves, those that cannot, and what the brackets of the former say."""

from pathlib import Path

import pytest

from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.lines import Lines
from tests.tell.stories import news, story_of


def line_of(folder: Path, *paragraphs: str, about: str, day: str = "March 4, 2027") -> str | None:
    """The line made of the sentence with these words, None where none is made."""
    with story_of(folder, {"a.txt": news("Boats stay in Eastmoor harbour", day, *paragraphs)}) as story:
        candidates = Candidates(story)
        found = next(c for c in candidates.all if about in c.words)
        line = Lines(candidates).line(found)
        return None if line is None else line.text


def test_the_link_to_the_sentence_before_is_cut(tmp_path: Path) -> None:
    told = line_of(tmp_path, "But the dockers' union said 900 of its members voted for a strike.", about="dockers")
    assert told == "The dockers' union said 900 of its members voted for a strike."


def test_instead_of_is_no_link(tmp_path: Path) -> None:
    told = line_of(tmp_path, "Instead of a strike, the dockers' union said it wants a vote in May.", about="dockers")
    assert told is None or told.startswith("Instead of a strike")


def test_a_reporter_who_counts_is_told_as_the_reporter(tmp_path: Path) -> None:
    told = line_of(tmp_path, "From the east quay I counted thirty-eight boats with their lamps lit.", about="counted")
    assert told is not None
    assert "[the reporter] counted thirty-eight boats" in told


@pytest.mark.parametrize(
    "sentence",
    [
        "I think the boats of Eastmoor should have left the harbour last autumn.",
        "The harbour board of Eastmoor would not say how many.",
        "Seven months later, that has not happened in the harbour of Eastmoor.",
        "The attack was condemned by the harbour board of Eastmoor on Tuesday.",
        "Three boats of the Eastmoor harbour board were lost as a result.",
    ],
)
def test_what_points_elsewhere_is_no_line(tmp_path: Path, sentence: str) -> None:
    assert line_of(tmp_path, "The tide was high.", sentence, about=sentence[:20]) is None


def test_his_excellency_is_nobody_left_open(tmp_path: Path) -> None:
    told = line_of(
        tmp_path, "The order of His Excellency the Governor freed 40 sailors, the ministry said.", about="freed"
    )
    assert told is not None


def test_of_a_surname_that_two_have_the_first_name_stands_before_it(tmp_path: Path) -> None:
    own = "Ann Lee, the mayor, said on Monday that the harbour was full."
    pages = {
        "a.txt": news("Harbour safe", "March 3, 2027", "Tom Lee, a pilot, said on Monday that the harbour was safe."),
        "b.txt": news(
            "Harbour full",
            "March 4, 2027",
            own,
            "Lee said that the boats of the board were sold in May.",
            "An anti-Lee party of fishermen said that the sheds of the board were sold in June.",
        ),
    }
    with story_of(tmp_path, pages) as story:
        candidates = Candidates(story)
        lines = {c.words: Lines(candidates).line(c) for c in candidates.all}
    told = {words: line.text for words, line in lines.items() if line is not None}
    assert next(t for w, t in told.items() if "boats" in w).startswith("[Ann] Lee said that the boats")
    assert not any("[Ann" in t for w, t in told.items() if "sheds" in w)


def test_a_sentence_with_its_own_source_gets_no_other(tmp_path: Path) -> None:
    told = line_of(
        tmp_path, "Harbour Director Ana Ruiz said on Tuesday that 14 boats will not sail.", about="will not sail"
    )
    assert told is not None
    assert "reported" not in told
