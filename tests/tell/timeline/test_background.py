"""What a text tells in passing: no timeline enters it."""

from pathlib import Path

from onrecord.tell.timeline import timeline
from tests.tell.stories import news, story_of

PAGE = news(
    "Ferry to stop at Ostrevka",
    "May 7, 2031",
    "The Wend Line will close the Ostrevka ferry on 20 May 2031.",
    "Torvald Eskham was born in Ostrevka in 1987. He painted its hulls from 1990 to 2009.",
    "The line opened a second quay in 2012.",
    "The pilots found the leak on Monday. Two days later, that has not changed.",
    "The order was signed on Tuesday, since the old quay was shut in 2029.",
)


def told(tmp_path: Path) -> list[str]:
    with story_of(tmp_path, {"a.txt": PAGE}) as story:
        return [entry.words for entry in timeline(story)]


def test_lives_and_careers_long_over_are_no_events_of_the_story(tmp_path: Path) -> None:
    words = told(tmp_path)
    assert not any("born" in w or "painted" in w for w in words)
    assert any("second quay" in w for w in words)


def test_a_sentence_that_says_nothing_by_itself_is_left_out(tmp_path: Path) -> None:
    assert not any(w.startswith("that has not") for w in told(tmp_path))


def test_a_clause_is_told_without_the_word_that_ties_it_to_another(tmp_path: Path) -> None:
    words = told(tmp_path)
    assert any(w.startswith("the old quay was shut") for w in words)
    assert not any(w.startswith("since") for w in words)


def test_a_birth_is_news_while_it_is_new(tmp_path: Path) -> None:
    page = news("A calf at Ostrevka", "May 7, 2031", "A white calf was born at Ostrevka zoo on 5 May 2031.")
    with story_of(tmp_path, {"a.txt": page}) as story:
        assert any("born" in entry.words for entry in timeline(story))


def test_for_how_many_years_is_no_event_of_those_years_and_for_how_many_weeks_is_one(tmp_path: Path) -> None:
    years = "The Wend Line will rent the Ostrevka quay to fishermen for the next seven years."
    weeks = "The pilots trained at Ostrevka over the past three weeks."
    with story_of(tmp_path, {"a.txt": news("Quay let", "May 7, 2031", years, weeks)}) as story:
        assert [e.words for e in timeline(story) if e.found == "duration"] == [weeks.rstrip(".")]
