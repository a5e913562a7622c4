"""What later articles say became of a window."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.tell.deadlines import deadlines
from onrecord.tell.one_window import groups
from onrecord.tell.outcomes import Later, Outcome
from onrecord.tell.presumed import presumed_days
from onrecord.tell.story import Story
from onrecord.tell.tellings import tellings
from tests.tell.stories import news, story_of


def test_the_passages_with_enough_of_a_tellings_words_are_found_without_looking_at_the_rest(
    sample_story: Story,
) -> None:
    presumed = presumed_days(sample_story)
    later, found = Later(sample_story, presumed), 0
    for group in groups(tellings(sample_story, presumed)):
        expected: dict[int, float] = {}
        for telling in group:
            weighed = {key: later._weight[key] for key in telling.keys if key in later._weight}
            for n, passage in enumerate(later._passages):
                both = weighed.keys() & passage.keys
                share = sum(weighed[key] for key in both) / (sum(weighed.values()) or 1.0)
                if len(both) >= 2 and share >= 0.5:
                    expected[n] = max(share, expected.get(n, 0.0))
        assert later._shares(group) == pytest.approx(expected)
        found += len(expected)
    assert found


PLAN = news(
    "Sailings to resume",
    "May 7, 2031",
    "The Wend Line said sailings to Ostrevka will resume by 20 May 2031 with a relief ship.",
)
LATE = news(
    "Relief ship sails",
    "May 24, 2031",
    "The relief ship began running to Ostrevka on Friday, three days later than promised.",
    publisher="Wend Radio",
)
COMPLAINT = news(
    "Council drops its case",
    "May 24, 2031",
    "The council withdrew a complaint about noise when sailings to Ostrevka were announced.",
    publisher="Wend Radio",
)


def test_what_is_held_against_a_plan_in_other_words_follows_it_up(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": PLAN, "b.txt": LATE}) as story:
        (entry,) = [e for e in deadlines(story, on=date(2031, 6, 1)) if e.end == "2031-05-20"]
        assert entry.follow_ups[0].outcome is Outcome.MISSED
        assert "later than promised" in entry.follow_ups[0].words


def test_what_is_withdrawn_ends_only_what_is_withdrawn(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": PLAN, "b.txt": COMPLAINT}) as story:
        (entry,) = [e for e in deadlines(story, on=date(2031, 6, 1)) if e.end == "2031-05-20"]
        assert Outcome.OVERTAKEN not in {f.outcome for f in entry.follow_ups}
