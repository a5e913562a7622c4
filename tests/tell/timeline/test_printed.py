"""What of an event's telling is printed on the timeline, and what tells no event by itself."""

from pathlib import Path

from onrecord.tell.timeline import timeline
from tests.tell.stories import news, story_of


def test_a_question_that_somebody_asks_is_no_event(tmp_path: Path) -> None:
    told = news(
        "Marchers reach the Wend works",
        "May 21, 2031",
        "Marchers blocked the gate of the Wend works on Wednesday 21 May 2031.",
        '"How many jobs did you cut today," the marchers shouted on Wednesday 21 May 2031.',
    )
    with story_of(tmp_path, {"a.txt": told}) as story:
        words = [e.words for e in timeline(story)]
        assert any("blocked the gate" in w for w in words)
        assert not any(w.casefold().startswith("how many") for w in words)


def test_two_deeds_told_in_the_very_same_words_of_one_day_are_one_line(tmp_path: Path) -> None:
    told = news(
        "Board condemns the Wend raids",
        "May 30, 2031",
        "The raid, one of three raids on May 27 that killed two guards of the Wend works, was condemned by the Harbour "
        "Board.",
    )
    with story_of(tmp_path, {"a.txt": told}) as story:
        lines = [(e.day, e.speaker, e.words) for e in timeline(story)]
        assert len(lines) == len(set(lines))
        assert [day for day, _, _ in lines].count("2031-05-27") == 1


def test_what_is_so_under_a_condition_alone_is_told_with_its_day_and_its_condition(tmp_path: Path) -> None:
    told = "Brayford council will sell the mill on 3 December provided that the bank agrees."
    with story_of(tmp_path, {"a.txt": news("The mill", "20 November 2031", told)}) as story:
        entries = [(e.day, e.status.words, e.words) for e in timeline(story)]
    assert entries == [("2031-12-03", "conditional", told.rstrip("."))]


def test_what_an_article_asks_and_the_end_of_a_clause_are_no_events(tmp_path: Path) -> None:
    asked = "Will the council close the bridge on 20 May 2031?"
    cut = "Jo Field said the guild used it to open the gate on 19 May 2031."
    kept = "The council, critics say, sold the ferry on 18 May 2031, and who knows for how much?"
    with story_of(tmp_path, {"a.txt": news("The mill", "May 21, 2031", asked, cut, kept)}) as story:
        assert [e.day for e in timeline(story)] == ["2031-05-18"]


def test_who_speaks_of_themselves_tells_no_event_by_it(tmp_path: Path) -> None:
    told = news(
        "Marchers reach the Wend works",
        "May 21, 2031",
        "Marchers blocked the gate of the Wend works on Wednesday 21 May 2031.",
        "Ana Ruiz, who leads the marchers, said: We left the Wend works on Wednesday 21 May 2031.",
    )
    with story_of(tmp_path, {"a.txt": told}) as story:
        words = [e.words for e in timeline(story)]
    assert any("blocked the gate" in w for w in words)
    assert not any(w.startswith(("We ", "I ")) for w in words)


def test_a_name_stands_before_what_a_pronoun_is_drawn_together_with(tmp_path: Path) -> None:
    told = news(
        "Ruiz at the Wend works",
        "May 21, 2031",
        "Ana Ruiz, the mayor of Wend, opened the works. She’s meeting the marchers on Friday 23 May 2031.",
    )
    with story_of(tmp_path, {"a.txt": told}) as story:
        words = [e.words for e in timeline(story)]
    assert "[Ana Ruiz]’s meeting the marchers on Friday 23 May 2031" in words
