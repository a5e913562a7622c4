"""Which tellings are of one event."""

from itertools import permutations
from pathlib import Path

from onrecord.tell.story import Story
from onrecord.tell.timeline import Asked, Status, timeline
from onrecord.tell.timeline.happenings import Happening, happenings
from onrecord.tell.timeline.sightings import Sighting
from tests.tell.stories import all_sightings, at_once, news, story_of


def shelf(story: Story, deed: str) -> list[Happening]:
    return at_once(happenings(s for s in all_sightings(story) if s.event.deed == deed))


def ids(found: list[Happening]) -> set[frozenset[str]]:
    return {frozenset(m.event.id for m in h.members) for h in found}


def test_the_same_deed_on_other_days_is_another_event(tmp_path: Path) -> None:
    one = news("Ferry sinks", "May 7, 2031", "The ferry Anna sank off Wend on 5 May 2031.")
    two = news("Another ferry sinks", "June 7, 2031", "The ferry Anna sank off Wend on 5 June 2031.")
    with story_of(tmp_path, {"a.txt": one, "b.txt": two}) as story:
        assert len(shelf(story, "sink")) == 2


def test_the_same_day_and_deed_in_other_words_about_other_things_are_two_events(tmp_path: Path) -> None:
    text = "Gunmen killed two customs officers in Eastmoor on 5 May 2031."
    other = "A falling crane killed a welder at Ostrand on 5 May 2031."
    with story_of(tmp_path, {"a.txt": news("Two news", "May 7, 2031", text, other)}) as story:
        assert len(shelf(story, "kill")) == 2


def test_a_month_joins_the_day_that_lies_in_it(tmp_path: Path) -> None:
    one = news("Bridge opens", "May 21, 2031", "The Wend bridge opened to lorries on 20 May 2031.")
    two = news("A year of the bridge", "May 30, 2032", "The Wend bridge opened to lorries in May 2031.")
    with story_of(tmp_path, {"a.txt": one, "b.txt": two}) as story:
        (opening,) = [h for h in shelf(story, "open") if h.days is not None]
        assert {m.event.when for m in opening.members} >= {"2031-05-20", "2031-05"}


def test_a_plan_without_a_day_is_not_the_like_deed_of_another_season(tmp_path: Path) -> None:
    plan = news("Plan", "April 7, 2031", "The navy plans to board smugglers in the northern strait.")
    boarded = "The navy boarded a smugglers' barge in the southern strait on 20 August 2031."
    deed = news("Deed", "August 21, 2031", boarded)
    with story_of(tmp_path, {"a.txt": plan, "b.txt": deed}) as story:
        assert len(shelf(story, "board")) == 2


def test_two_plans_without_days_of_which_months_apart_is_spoken_are_two(tmp_path: Path) -> None:
    plans = ("the navy planned to board smugglers off Eastmoor.", "the navy planned to board rebels off Eastmoor.")
    spring, autumn = (f"The mayor said {plan}" for plan in plans)
    near = news("One", "April 7, 2031", spring), news("Other", "April 21, 2031", autumn)
    far = news("One", "April 7, 2031", spring), news("Other", "November 3, 2031", autumn)
    for (one, other), happenings_told in ((near, 1), (far, 2)):
        folder = tmp_path / str(happenings_told)
        folder.mkdir()
        with story_of(folder, {"a.txt": one, "b.txt": other}) as story:
            assert len(shelf(story, "board")) == happenings_told


def test_whoever_rejects_an_offer_to_do_it_denies_nothing_that_was_done(tmp_path: Path) -> None:
    done = news(
        "Troops", "April 7, 2031", "Norland troops were sent to Eastmoor on 20 February 2031 to train the guard."
    )
    rejected = "Jo Field said she had rejected an offer by Norland to send troops to Eastmoor."
    offer = news("Offer", "May 21, 2031", rejected)
    with story_of(tmp_path, {"a.txt": done, "b.txt": offer}) as story:
        assert len(shelf(story, "deploy")) == 2
        assert not timeline(story, Asked(status=Status.DISPUTED))
        assert not [e for e in timeline(story) if e.words.startswith("to send")]


def test_happenings_do_not_depend_on_the_order_of_sightings(sample_story: Story) -> None:
    found: list[Sighting] = all_sightings(sample_story)
    whole = ids(at_once(happenings(found)))
    assert ids(at_once(happenings(reversed(found)))) == whole
    for order in permutations(range(3)):
        parts = [found[i::3] for i in order]
        assert ids(at_once(happenings(s for part in parts for s in part))) == whole


def test_every_sighting_belongs_to_one_happening(sample_story: Story) -> None:
    found = all_sightings(sample_story)
    members = [m.event.id for h in at_once(happenings(found)) for m in h.members]
    assert sorted(members) == sorted(s.event.id for s in found)


def test_one_told_as_shot_killed_and_dead_dies_once_on_the_timeline(tmp_path: Path) -> None:
    first = news(
        "News from the quay",
        "May 21, 2031",
        "Jo Field was shot by two men on the quay on Monday 19 May 2031.",
    )
    second = news(
        "Wend mourns",
        "May 22, 2031",
        "Jo Field was killed on 19 May 2031. Ann Lee was killed in a fire on 19 May 2031.",
        publisher="Wend Radio",
    )
    with story_of(tmp_path, {"a.txt": first, "b.txt": second}) as story:
        told = [h for h in at_once(happenings(all_sightings(story))) if {m.shelf for m in h.members} == {"die"}]
        assert sorted(sorted(m.event.deed for m in h.members) for h in told) == [["kill"], ["kill", "shoot"]]


def test_a_blast_is_the_attack_of_its_very_day_and_not_of_another(tmp_path: Path) -> None:
    pages = {
        "a.txt": news(
            "News from Wend", "May 21, 2031", "A bomb exploded outside the customs house of Wend on 19 May 2031."
        ),
        "b.txt": news(
            "Wend mourns",
            "May 22, 2031",
            "The attack on the customs house of Wend on 19 May 2031 was the first in years.",
        ),
        "c.txt": news(
            "Wend again", "May 28, 2031", "The attack on the customs house of Wend on 26 May 2031 was the second."
        ),
    }
    with story_of(tmp_path, pages) as story:
        told = [h for h in at_once(happenings(all_sightings(story))) if h.members[0].shelf == "attack"]
        assert sorted(sorted(m.event.deed for m in h.members) for h in told) == [["attack"], ["attack", "explode"]]
