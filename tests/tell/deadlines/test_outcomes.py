"""What later articles say became of a window."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.tell.deadlines import deadlines
from onrecord.tell.deadlines.one_window import groups
from onrecord.tell.deadlines.outcomes import Later, Outcome, is_extended
from onrecord.tell.deadlines.tellings import tellings
from onrecord.tell.story import Story
from onrecord.tell.texts.presumed import presumed_days
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


WEEK = news(
    "The week ahead",
    "May 3, 2031",
    "The Eastmoor council will vote on the harbour bill on Thursday.",
    "The trial of Jo Field will open on 14 May 2031, the court said.",
    "The new ferry will sail on 20 May 2031, the operator said.",
)
DONE = news(
    "Bill passes",
    "May 22, 2031",
    "The Eastmoor council voted on the harbour bill on Thursday, 8 May, and nobody spoke against it.",
    "The trial of Jo Field opened on 14 May 2031, and he denied fraud.",
    "The new ferry sailed on 20 May 2031 with no passengers.",
    publisher="Wend Radio",
)


def test_what_was_done_is_done_whatever_else_is_denied_in_telling_it(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": WEEK, "b.txt": DONE}) as story:
        found = {e.end: [f.outcome for f in e.follow_ups] for e in deadlines(story, on=date(2031, 6, 1))}
    assert found["2031-05-20"] == [Outcome.DONE]
    assert found["2031-05-14"] == [Outcome.DONE]


VOTE = news(
    "Bill goes to a vote", "May 3, 2031", "The Eastmoor council will vote on the harbour bill on Thursday 8 May 2031."
)


@pytest.mark.parametrize(
    ("later", "done"),
    [
        ("The Eastmoor council voted for the harbour bill, and nobody spoke against it.", True),
        ("The harbour bill of the Eastmoor council was passed with one voice.", True),
        ("The harbour party holds 40 seats of the Eastmoor council, so the bill is expected to be passed.", False),
        ("The Eastmoor council sent the harbour board a letter, which ten people signed.", False),
        ("Marchers had waited until the council voted on the harbour bill.", False),
        ("The Eastmoor council had said it would vote on the harbour bill.", False),
        ("Two unions demanded that the harbour bill be passed by the Eastmoor council.", False),
        ("The Eastmoor council read a protest against the harbour bill, filed by shopkeepers.", False),
    ],
)
def test_only_the_deed_itself_or_what_meets_it_is_told_as_done(tmp_path: Path, later: str, *, done: bool) -> None:
    after = news("From the council", "May 12, 2031", later, publisher="Wend Radio")
    with story_of(tmp_path, {"a.txt": VOTE, "b.txt": after}) as story:
        (entry,) = [e for e in deadlines(story, on=date(2031, 6, 1)) if e.end == "2031-05-08"]
        assert (Outcome.DONE in {f.outcome for f in entry.follow_ups}) is done


def test_what_somebody_else_did_is_not_told_of_who_was_to_do_it(tmp_path: Path) -> None:
    due = news("Ware must go home", "May 3, 2031", "Tom Ware must return to Ostrevka by 14 May 2031, the court said.")
    others = "Ole Brandt had fled to Eastmoor in June 2028 and returned to Ostrevka later that year, the clerk said."
    after = news("From the court", "May 24, 2031", others, publisher="Wend Radio")
    late, own = (
        news(title, "May 24, 2031", f"Tom Ware returned to Ostrevka on {day} May, the clerk said.", publisher="Radio")
        for title, day in (("Late home", 23), ("Home again", 13))
    )
    for page, outcomes in ((after, []), (late, [Outcome.MISSED]), (own, [Outcome.DONE])):
        with story_of(tmp_path / page[:4], {"a.txt": due, "b.txt": page}) as story:
            (entry,) = [e for e in deadlines(story, on=date(2031, 6, 1)) if e.end == "2031-05-14"]
            assert [f.outcome for f in entry.follow_ups] == outcomes


@pytest.mark.parametrize(
    ("planned", "later", "day", "outcome"),
    [  # a date decides before words; another thing that is called off, and a denial long after it, are nothing of it
        (
            "The new ferry must sail by 20 May 2031.",
            "The new ferry sailed on 19 May, 18 months behind schedule.",
            22,
            "done",
        ),
        ("The new ferry must sail by 20 May 2031.", "The new ferry sailed on 24 May, to cheers.", 26, "missed"),
        (
            "Jo Field will resume the tour on 20 May 2031.",
            "Five tour parties were cancelled, and Jo Field will be back on 20 May.",
            12,
            "",
        ),
        ("The new ferry must sail by 20 May 2031.", "Jo Field denied that the new ferry had to sail.", 12, "denied"),
        ("The new ferry must sail by 20 May 2031.", "Jo Field denied that the new ferry had to sail.", 30, ""),
    ],
)
def test_what_became_of_a_limit_is_told_by_days_and_by_the_thing_itself(
    tmp_path: Path, planned: str, later: str, day: int, outcome: str
) -> None:
    before = news("The plan", "May 3, 2031", f"{planned} Forty people work on it at Ostrevka.")
    after = news("News of it", f"May {day}, 2031", later, publisher="Wend Radio")
    with story_of(tmp_path, {"a.txt": before, "b.txt": after}) as story:
        (entry,) = [e for e in deadlines(story, on=date(2031, 6, 1)) if e.end == "2031-05-20"]
        assert "".join(f.outcome.value for f in entry.follow_ups) == outcome


@pytest.mark.parametrize(
    ("words", "put_off"),
    [
        ("the hearing was moved to friday", True),
        ("the hearing was moved to early june", True),
        ("the vote was moved to a later date", True),
        ("they have moved to a house by the harbour", False),
    ],
)
def test_what_is_moved_to_a_day_is_put_off(words: str, *, put_off: bool) -> None:
    assert is_extended(words) is put_off
