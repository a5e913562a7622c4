"""The timeline of whole stories: one entry for one event, with its day, its status and everybody who tells it."""

from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.cli.chronicle import day_label
from onrecord.errors import NothingFound
from onrecord.model import EventStatus
from onrecord.tell.lines.told import faults
from onrecord.tell.story import Story
from onrecord.tell.timeline import Asked, Entry, Status, period, timeline
from tests.tell.stories import news, story_of

PLAN = news(
    "Council plans to shut the Wend bridge",
    "May 7, 2031",
    "The island council plans to close the Wend bridge to lorries on 20 May 2031. Its leader, Jo Field, signed the "
    "order on Monday.",
    "The bridge, which is old, belongs to the island.",
)
DEED = news(
    "Lorries kept off the Wend bridge",
    "May 21, 2031",
    "The island council closed the Wend bridge to lorries on 20 May 2031, two weeks after its leader, Jo Field, signed "
    "the order on 5 May 2031.",
    'The Harbour Board said on Tuesday that it had not been asked. "Nobody asked us," the Harbour Board said.',
    publisher="Wend Radio",
)


def entry(entries: list[Entry], *wanted: str) -> Entry:
    (found,) = [e for e in entries if all(w in e.words for w in wanted)]
    return found


def test_an_event_planned_in_one_article_and_told_as_done_in_another_is_one_entry_with_its_history(
    tmp_path: Path,
) -> None:
    with story_of(tmp_path, {"a.txt": PLAN, "b.txt": DEED}) as story:
        entries = timeline(story)
        closing = entry(entries, "close", "Wend bridge")
        assert (closing.day, closing.status, closing.articles) == ("2031-05-20", Status.HAPPENED, 2)
        assert list(dict.fromkeys(s.status for s in closing.history)) == [EventStatus.PLANNED, EventStatus.HAPPENED]
        assert len({p.citation.article for p in closing.line.parts}) == 2


def test_the_day_of_a_plan_is_not_told_as_the_day_it_was_carried_out(tmp_path: Path) -> None:
    done = news(
        "Lorries kept off the Wend bridge",
        "May 28, 2031",
        "Traders are angry.",
        "Some of them talk of leaving.",
        "The island council has closed the Wend bridge to lorries.",
    )
    with story_of(tmp_path, {"a.txt": PLAN, "b.txt": done}) as story:
        closing = entry(timeline(story), "close", "Wend bridge")
        assert (closing.day, closing.status, closing.found) == ("2031-05-20", Status.HAPPENED, "due")


def test_a_time_that_only_lies_somewhere_in_its_days_is_told_in_its_words(tmp_path: Path) -> None:
    told = "Tarn Mills opened three plants in fiscal year 2030. The Tarn council closed the old quay on 2 May 2031."
    with story_of(tmp_path, {"a.txt": news("Mills grow", "May 14, 2031", told)}) as story:
        opened, closed = entry(timeline(story), "plants"), entry(timeline(story), "quay")
    assert (opened.as_told, opened.day) == ("fiscal year 2030", "[2029-02-01..2031-03-31]")
    assert opened.when == "fiscal year 2030, within 1 February 2029 to 31 March 2031"
    assert day_label(opened) == "fiscal year 2030, within 1 Feb 2029 to 31 Mar 2031"
    assert (closed.as_told, closed.when, day_label(closed)) == ("", "2 May 2031", "2 May")


def test_one_event_told_twice_is_entered_once_and_the_order_of_articles_does_not_matter(tmp_path: Path) -> None:
    with story_of(tmp_path / "one", {"a.txt": PLAN, "b.txt": DEED}) as story:
        one = timeline(story)
    with story_of(tmp_path / "two", {"z.txt": PLAN, "y.txt": DEED}) as story:
        assert timeline(story) == one
    signed = entry(one, "signed")
    assert (signed.day, signed.articles) == ("2031-05-05", 2)


def test_what_is_no_event_is_no_entry(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": PLAN}) as story:
        assert not any("which is old" in e.words for e in timeline(story))


def test_what_is_told_without_a_day_stands_on_the_day_of_saying_and_says_so(tmp_path: Path) -> None:
    with story_of(tmp_path, {"b.txt": DEED}) as story:
        asked = [e for e in timeline(story) if "not been asked" in e.words]
        assert [(e.day, e.of_saying, e.status) for e in asked] == [("2031-05-20", True, Status.DENIED)]


def test_a_story_without_dates_still_has_a_timeline_without_made_up_days(tmp_path: Path) -> None:
    undated = "The ferry has sunk\n\nThe ferry sank on Monday near Eastmoor. It had sailed for Wend in 2031.\n"
    with story_of(tmp_path, {"a.txt": undated}) as story:
        assert {e.day for e in timeline(story)} <= {"2031"}


def test_an_article_without_a_date_lends_its_events_the_day_that_the_rest_of_the_story_leaves(tmp_path: Path) -> None:
    text = "The island council closed the Wend bridge to lorries on Tuesday, its leader said."
    common = (
        "The bridge was built for carts and carries four thousand lorries on a working day, most of them with stone "
        "from the quarries behind the town, and its northern pier has sunk by a hand since the flood."
    )
    undated = f"Lorries kept off the Wend bridge\n\n{text}\n\n{common}\n"
    with story_of(tmp_path, {"a.txt": f"{DEED}\n{common}\n", "b.txt": undated}) as story:
        found = [e for e in timeline(story) if "to lorries on" in e.words]
        assert {(e.day, e.articles) for e in found} == {("2031-05-20", 2)}


def test_every_line_cites_what_it_tells_and_whose_words_they_are(sample_story: Story) -> None:
    entries = timeline(sample_story)
    assert [faults(e.line, sample_story) for e in entries if faults(e.line, sample_story)] == []


def test_entries_are_in_order_and_each_has_its_own_id(sample_story: Story) -> None:
    entries = timeline(sample_story)
    assert len({e.id for e in entries}) == len(entries) > 20
    assert all(period(a.day) <= period(b.day) for a, b in pairwise(entries))
    assert {Status.HAPPENED, Status.REPORTED, Status.PLANNED, Status.DENIED} <= {e.status for e in entries}


def test_what_only_somebody_says_is_never_told_as_happened(sample_story: Story) -> None:
    for e in timeline(sample_story):
        own = any(not s.speaker and s.status in {EventStatus.HAPPENED, EventStatus.ONGOING} for s in e.history)
        assert own or e.status not in {Status.HAPPENED, Status.UNDER_WAY}


def test_a_timeline_can_be_cut_down_by_who_what_how_and_when(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": PLAN, "b.txt": DEED}) as story:
        whole = timeline(story)
        assert [e.words for e in timeline(story, Asked(who="field"))] == [e.words for e in whole if "signed" in e.words]
        assert all("bridge" in e.words for e in timeline(story, Asked(about="closing bridge")))
        assert {e.status for e in timeline(story, Asked(status=Status.HAPPENED))} == {Status.HAPPENED}
        assert {e.day for e in timeline(story, Asked(since="2031-05-20", until="2031-05"))} == {"2031-05-20"}
        assert timeline(story, Asked(since="2040")) == []


def test_a_day_that_is_none_is_refused_with_a_way_out(sample_story: Story) -> None:
    with pytest.raises(NothingFound, match="no day"):
        timeline(sample_story, Asked(since="yesterday"))


def test_what_only_goes_with_a_deed_is_no_line_of_its_own_but_a_death_is(tmp_path: Path) -> None:
    text = news(
        "March in Eastmoor",
        "May 21, 2031",
        "Thousands of fishermen marched through Eastmoor on Monday, waving flags.",
        "A wall fell on the quay on Tuesday, killing two dockers.",
    )
    with story_of(tmp_path, {"a.txt": text}) as story:
        told = [e.words for e in timeline(story) if e.day in {"2031-05-19", "2031-05-20"}]
    assert any("marched" in words for words in told)
    assert not any("waving" in words for words in told)
    assert any("killing" in words for words in told)


def test_a_deed_that_is_only_named_on_one_day_is_one_line(tmp_path: Path) -> None:
    one = news("Office shut", "May 21, 2031", "The office was shut in the wake of Monday's attack in Eastmoor.")
    two = news("Rifle found", "May 21, 2031", "Divers found the rifle that was used in the attack on Monday.")
    with story_of(tmp_path, {"a.txt": one, "b.txt": two}) as story:
        assert len([e for e in timeline(story) if "attack" in e.words and e.day == "2031-05-19"]) == 1


def test_a_line_whose_words_are_part_of_another_line_of_its_day_is_left_out(tmp_path: Path) -> None:
    told = "The warrant signed on 19 May 2031 charged Jo Field with arson."
    with story_of(tmp_path, {"a.txt": news("Court", "May 21, 2031", told)}) as story:
        assert [e.words for e in timeline(story) if "warrant" in e.words] == [told.rstrip(".")]


def test_what_is_asked_for_is_one_line_with_who_asks_for_it(tmp_path: Path) -> None:
    told = "Officials said that Jo Field asked the guild on 19 May 2031 to join the hunt for the barge Anna."
    with story_of(tmp_path, {"a.txt": news("Barge", "May 21, 2031", told)}) as story:
        assert len([e for e in timeline(story) if "hunt" in e.words]) == 1
