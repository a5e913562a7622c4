"""Which tellings are of one event."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

from onrecord.model import EventStatus
from onrecord.tell.story import Story
from onrecord.tell.timeline import Asked, Status, timeline
from onrecord.tell.timeline.happenings import Happening, happenings
from onrecord.tell.timeline.sightings import Sighting
from tests.tell.stories import all_sightings, at_once, news, story_of

LOSS = {"kill", "die", "shoot"}


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


def test_what_one_demands_is_not_what_another_plans_months_on(tmp_path: Path) -> None:
    demand = news("Order", "August 20, 2031", "Mayor Ana Ruiz urged the navy to board the smugglers off Wend.")
    plan = "The navy plans to board the smugglers off Wend."
    for day, told in (("August 22, 2031", 1), ("November 20, 2031", 2)):
        folder = tmp_path / day[:3]
        folder.mkdir()
        with story_of(folder, {"a.txt": demand, "b.txt": news("Plan", day, plan)}) as story:
            assert len(shelf(story, "board")) == told


def test_a_plan_that_was_carried_out_the_day_after_is_one_line_on_the_day_of_the_deed(tmp_path: Path) -> None:
    texts = {
        "a.txt": news("Ready", "May 5, 2031", "The Wend bridge at Ostrand will open to traffic on 6 May 2031."),
        "b.txt": news("Open", "May 8, 2031", "The Wend bridge at Ostrand opened to traffic on 7 May 2031."),
    }
    with story_of(tmp_path, texts) as story:
        (line,) = (e for e in timeline(story) if "Ostrand" in e.words)
        assert (line.day, line.status) == ("2031-05-07", Status.HAPPENED)


def test_what_opens_an_article_was_done_on_the_day_that_is_told_further_on(tmp_path: Path) -> None:
    lead = "The dock workers' union has filed a lawsuit against the Wend harbour board."
    filed = "It was short. The lawsuit against the harbour board was filed on 5 May 2031 by the union."
    with story_of(tmp_path, {"a.txt": news("Union sues", "May 8, 2031", lead, filed)}) as story:
        (line,) = (e for e in timeline(story) if "lawsuit" in e.words)
        assert line.day == "2031-05-05"


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
        told = [h for h in at_once(happenings(all_sightings(story))) if {m.event.deed for m in h.members} <= LOSS]
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
        told = [
            h for h in at_once(happenings(all_sightings(story))) if h.members[0].event.deed in {"attack", "explode"}
        ]
        assert sorted(sorted(m.event.deed for m in h.members) for h in told) == [["attack"], ["attack", "explode"]]


def deeds_of(story: Story) -> list[set[str]]:
    """The deeds by which each happening of a day is told, where they are several."""
    told = ({m.event.deed for m in h.members} for h in at_once(happenings(all_sightings(story))) if h.days is not None)
    return [deeds for deeds in told if len(deeds) > 1]


def test_what_is_told_by_kindred_verbs_of_one_day_is_one_event_and_of_two_days_two(tmp_path: Path) -> None:
    left = news("Wend", "May 21, 2031", "Divers discovered the hull of the ferry Anna off Wend on 19 May 2031.")
    again = "The hull of the ferry {} was found by divers on {} May 2031."
    for ferry, day, together in (("Anna", 19, [{"discover", "find"}]), ("Anna", 12, []), ("Berta", 19, [])):
        folder = tmp_path / f"{ferry}{day}"
        folder.mkdir()
        other = "The mast of the trawler Berta was found at Ostrand by a walker on 19 May 2031."
        told = again.format(ferry, day) if ferry == "Anna" else other
        with story_of(folder, {"a.txt": left, "b.txt": news("Ferries", "May 22, 2031", told)}) as story:
            assert deeds_of(story) == together


def test_a_plan_and_the_deed_told_by_another_verb_are_one_line_that_tells_both(tmp_path: Path) -> None:
    plan = news("Visit", "May 7, 2031", "Jo Field will travel to Norland on 12 May 2031, her office said.")
    deed = news("Visit", "May 13, 2031", "Jo Field arrived in Norland on 12 May 2031.", publisher="Wend Radio")
    with story_of(tmp_path, {"a.txt": plan, "b.txt": deed}) as story:
        (entry,) = [e for e in timeline(story) if e.day == "2031-05-12"]
        assert entry.status is Status.HAPPENED
        assert [step.status for step in entry.history] == [EventStatus.PLANNED, EventStatus.HAPPENED]


def test_harm_is_told_with_what_did_it_and_harm_of_other_causes_is_not(tmp_path: Path) -> None:
    blast = "A bomb exploded at the customs house of Wend on 19 May 2031."
    nine = "The bomb attack on the customs house of Wend killed nine people on 19 May 2031."
    fire = "A fire in the tannery of Ostrand killed a watchman on 19 May 2031."
    pages = {"a.txt": news("News", "May 21, 2031", blast), "b.txt": news("More", "May 22, 2031", nine, fire)}
    with story_of(tmp_path, pages) as story:
        (whole,) = deeds_of(story)
        assert whole >= {"explode", "kill"}
        assert len(shelf(story, "kill")) == 2


def test_who_is_charged_twice_on_one_day_in_other_words_is_charged_once(tmp_path: Path) -> None:
    one = news("Court", "May 7, 2031", "Jo Field was charged with fraud on 5 May 2031.")
    two = "Jo Field was charged on 5 May 2031 in complaints that speak of forged bills."
    other = "Ann Lee was charged with arson on 5 May 2031."
    with story_of(tmp_path, {"a.txt": one, "b.txt": news("Court again", "May 8, 2031", two, other)}) as story:
        assert sorted(len(h.members) for h in shelf(story, "charge")) == [1, 2]


def test_words_that_are_printed_again_tell_of_the_day_of_their_first_printing(tmp_path: Path) -> None:
    told = "Jo Field opened the rebuilt ferry landing of Wend on Thursday before a crowd of fishermen."
    pages = {"a.txt": news("Ferry", "May 9, 2031", told), "b.txt": news("Ferry again", "May 17, 2031", told)}
    with story_of(tmp_path, pages) as story:
        assert [e.day for e in timeline(story) if "landing" in e.words] == ["2031-05-08"]


def test_the_headline_and_the_first_paragraph_tell_one_event_by_whatever_verbs(tmp_path: Path) -> None:
    lead = "Raiders ploughed a van into the amber store of Wend on Tuesday 20 May 2031."
    later = "Raiders left the amber store with two sacks on Tuesday 20 May 2031."
    with story_of(
        tmp_path, {"a.txt": news("Raiders hit the amber store of Wend", "May 21, 2031", lead, later)}
    ) as story:
        assert deeds_of(story) == [{"attack", "plough"}]


def test_an_event_is_found_however_many_days_before_have_a_like_one(tmp_path: Path) -> None:
    texts = {
        "a.txt": news("Ferry late", "May 7, 2031", "The ferry Anna sailed late from Wend on 5 May 2031."),
        "b.txt": news("Ferry late", "May 8, 2031", "With 40 aboard, the ferry Anna sailed late on 5 May 2031."),
    }
    with story_of(tmp_path, texts) as story:
        one, other = (next(s for s in all_sightings(story) if s.recorded is r) for r in story.articles)
        day = date(2031, 5, 5)
        before = [
            replace(one, event=replace(one.event, id=f"{n:05d}"), days=(day - timedelta(n),) * 2, folded=str(n))
            for n in range(500)
        ]
        made = at_once(happenings([*before, other]))
    assert len(made) == 500
    assert len(next(h for h in made if other in h.members).members) == 2
