"""Events of single articles: what is one, how it is put, when, who, and on whose word."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Attribution, Event, EventKind, EventStatus, Part, Reading, Stance
from onrecord.relate.events import find_events
from onrecord.text import joined
from tests.relate.pages import page, resolved, said

PRINTED = "2031-05-07"  # a Wednesday


def events(reading: Reading, *attributions: Attribution) -> list[Event]:
    return list(find_events(attributions, resolved(reading)))


def the(deed: str, found: list[Event]) -> Event:
    (event,) = [e for e in found if e.deed == deed]
    return event


def words(reading: Reading, event: Event) -> str:
    return joined(event.wording, reading.article.text)


def test_a_deed_has_its_day_its_clause_and_its_people() -> None:
    reading = page("Jo Field resigned on Monday. It was the end of a long dispute.", published=PRINTED)
    event = the("resign", events(reading))
    assert (event.when, event.status, event.kind) == ("2031-05-05", EventStatus.HAPPENED, EventKind.DEED)
    assert words(reading, event) == "Jo Field resigned on Monday"
    assert [(p.part, reading.mentions[0].entity) for p in event.participants] == [(Part.ACTOR, 0)]
    assert event.attribution is None
    assert event.main


def test_a_clause_does_not_end_inside_a_written_word_that_the_parse_parts() -> None:
    reading = page("Pirates seized a tanker loaded with e75m worth of oil on 15 November 2031.")
    assert words(reading, the("seize", events(reading))).startswith("Pirates seized a tanker loaded with e75m … on 15")


def test_the_day_of_saying_never_becomes_the_day_of_what_is_said() -> None:
    reading = page("Jo Field said on Monday that the harbour had sold the ferry.", published=PRINTED)
    attribution = said(reading, "Jo Field", "said", "the harbour had sold the ferry")
    found = events(reading, attribution)
    sale = the("sell", found)
    assert (sale.when, sale.said, sale.attribution) == ("", "2031-05-05", attribution.id)
    assert words(reading, sale) == "the harbour had sold the ferry"
    saying = the("say", found)
    assert (saying.kind, saying.when) == (EventKind.SAYING, "2031-05-05")


@pytest.mark.parametrize(
    ("text", "deed", "status"),
    [
        ("The council closed the bridge on Monday.", "close", EventStatus.HAPPENED),
        ("The council is closing the bridge.", "close", EventStatus.ONGOING),
        ("The council will close the bridge on Friday.", "close", EventStatus.PLANNED),
        ("The council plans to close the bridge on Friday.", "close", EventStatus.PLANNED),
        ("The bridge is scheduled to close on 9 June 2031.", "close", EventStatus.PLANNED),
        ("The council may close the bridge on Friday.", "close", EventStatus.POSSIBLE),
        ("The closure would violate the treaty of 9 June 2031.", "violate", EventStatus.CONDITIONAL),
        ("The council is expected to close the bridge on Friday.", "close", EventStatus.PREDICTED),
        ("The council did not close the bridge on Monday.", "close", EventStatus.DENIED),
        ("The council refused to close the bridge on Monday.", "close", EventStatus.DENIED),
        ("If the council closes the bridge on Friday, nobody will come.", "close", EventStatus.CONDITIONAL),
        ("If the bill passes, the council will close the bridge by Friday.", "close", EventStatus.CONDITIONAL),
        ("The council will close the bridge on Friday even if the bill fails.", "close", EventStatus.PLANNED),
        ("The minister ordered the council to close the bridge on Friday.", "close", EventStatus.DEMANDED),
        ("The ferry begins service on 9 June 2031.", "begin service", EventStatus.PLANNED),
        ("The bridge was to have closed in April.", "close", EventStatus.PLANNED),
        ("The bridge was meant to close in April.", "close", EventStatus.PLANNED),
        ("The ferry appears to have closed its doors in April.", "close", EventStatus.HAPPENED),
        ("The vote, first planned for April, was pushed back to June.", "vote", EventStatus.PLANNED),
        ("The raid planned by two brothers in April killed nine people.", "attack", EventStatus.HAPPENED),
        ("The court allowed the bridge to close on Monday.", "close", EventStatus.POSSIBLE),
        ("It was the worst storm to flood the port since 2019.", "flood", EventStatus.HAPPENED),
        ("It was the latest firm to close its gates in April.", "close", EventStatus.HAPPENED),
        ("It will be the first firm to close its gates in June.", "close", EventStatus.PLANNED),
        ("It was the first step to close the yard in June.", "close", EventStatus.PLANNED),
        ("Following the raid on Monday, the police said nothing.", "attack", EventStatus.HAPPENED),
        ("The council decided to meet following the raid on Monday.", "attack", EventStatus.HAPPENED),
    ],
)
def test_how_an_event_is_put_follows_from_the_words(text: str, deed: str, status: EventStatus) -> None:
    found = [e for e in events(page(text, published=PRINTED)) if e.deed in {deed, deed.split(maxsplit=1)[0]}]
    assert [e.status for e in found] == [status]


def test_what_a_source_denies_is_denied() -> None:
    reading = page("The Harbour Board denied that it had sold the ferry in April.", published=PRINTED)
    content = "it had sold the ferry in April"
    attribution = said(reading, "The Harbour Board", "denied", content, stance=Stance.DENIES)
    event = the("sell", events(reading, attribution))
    assert (event.status, event.when) == (EventStatus.DENIED, "2031-04")


@pytest.mark.parametrize(
    "text", ["The hearing was scheduled for Monday.", "The hearing, scheduled for Monday, was put off."]
)
def test_what_was_scheduled_for_a_weekday_lies_ahead(text: str) -> None:
    event = the("schedule", events(page(text, published=PRINTED)))
    assert (event.status, event.when) == (EventStatus.PLANNED, "2031-05-12")


def test_what_was_approved_from_a_day_on_was_not_approved_on_that_day() -> None:
    reading = page("It was cold. The council approved a ban from 9 June.", published=PRINTED)
    event = the("approve", events(reading))
    assert (event.status, event.when) == (EventStatus.HAPPENED, "")


@pytest.mark.parametrize(
    ("text", "deed", "status", "day"),
    [
        ("It rained. The vote was postponed from Monday to Friday.", "delay", EventStatus.HAPPENED, ""),
        ("It rained. The vote was postponed to Monday.", "delay", EventStatus.PLANNED, "2031-05-12"),
        ("The ferry will not sail before Friday.", "sail", EventStatus.DENIED, ""),
        ("The bridge will not reopen until 9 June.", "reopen", EventStatus.PLANNED, "2031-06-09"),
        ("No bridge will reopen until 9 June.", "reopen", EventStatus.PLANNED, "2031-06-09"),
        ("If the tax is passed on Monday, he will go.", "approve", EventStatus.CONDITIONAL, "2031-05-12"),
        ("The bridge will stay shut and reopen by 9 June.", "reopen", EventStatus.PLANNED, "2031-05-07/2031-06-09"),
    ],
)
def test_a_day_to_which_something_is_put_off_is_not_the_day_of_putting_it_off(
    text: str, deed: str, status: EventStatus, day: str
) -> None:
    event = the(deed, events(page(text, published=PRINTED)))
    assert (event.status, event.when) == (status, day)


@pytest.mark.parametrize("text", ["Jo Field resigned.", "The council is closing the bridge."])
def test_an_opening_is_of_no_day_where_the_article_may_be_of_any_day_after_one(text: str) -> None:
    (event,) = events(page(text, published="[2031-05-07..]"))
    assert event.when == ""


def test_what_is_put_off_was_not_put_off_on_the_day_it_was_scheduled_for() -> None:
    reading = page("The hearing, scheduled for Monday, was put off.", published=PRINTED)
    assert the("put_off", events(reading)).when != "2031-05-12"


def test_what_others_claim_is_denied_on_the_word_of_who_denies_the_claims() -> None:
    reading = page("Norland denied reports that Jo Field said the ferry had sunk in April.", published=PRINTED)
    content = "reports that Jo Field said the ferry had sunk in April"
    denial = said(reading, "Norland", "denied", content, stance=Stance.DENIES)
    inner = said(reading, "Jo Field", "said", "the ferry had sunk in April", via=denial.id)
    event = the("sink", events(reading, denial, inner))
    assert (event.status, event.when, event.attribution) == (EventStatus.DENIED, "2031-04", denial.id)
    assert words(reading, event) == "the ferry had sunk in April"


def test_what_is_only_declined_to_be_said_tells_no_event() -> None:
    reading = page("Jo Field declined to say who had sunk the ferry on Monday.", published=PRINTED)
    attribution = said(reading, "Jo Field", "declined to say", "who had sunk the ferry", stance=Stance.DECLINES)
    assert [e.deed for e in events(reading, attribution) if e.kind is not EventKind.SAYING] == []


def test_states_and_habits_are_no_events() -> None:
    reading = page(
        "The bridge, which is old, belongs to the island. It carries lorries. People like it.", published=PRINTED
    )
    assert events(reading) == []


def test_a_noun_with_a_day_tells_an_event_under_the_verb_it_comes_down_to() -> None:
    reading = page("It was the worst storm since the explosion of 3 April 2030 in Eastmoor.", published=PRINTED)
    event = the("explode", events(reading))
    assert (event.kind, event.when, event.status) == (EventKind.NAMED, "2030-04-03", EventStatus.HAPPENED)


def test_a_light_verb_leaves_the_telling_to_its_object() -> None:
    reading = page("The navy carried out a raid on Monday.", published=PRINTED)
    (event,) = events(reading)
    assert (event.deed, event.when, event.kind) == ("attack", "2031-05-05", EventKind.NAMED)


def test_words_of_one_meaning_are_one_deed() -> None:
    one = events(page("Gunmen murdered the mayor on Monday.", published=PRINTED))
    two = events(page("The mayor was assassinated on Monday.", published=PRINTED))
    assert [e.deed for e in (*one, *two)] == ["kill", "kill"]


def test_the_day_after_something_gives_the_day_of_that_too() -> None:
    reading = page("On Sunday, the day after the warehouse burned down, the crowd marched.", published=PRINTED)
    found = {e.deed: e.when for e in events(reading)}
    assert found["burn_down"] == "2031-05-03"


def test_two_days_joined_are_told_as_from_the_one_to_the_other() -> None:
    reading = page("The cracks were found on Monday and Tuesday.", published=PRINTED)
    assert the("find", events(reading)).when == "2031-05-05/2031-05-06"


def test_a_paragraph_goes_on_from_its_last_day_and_the_evidence_says_so() -> None:
    reading = page("The ferry sank on 2 May 2031. Divers found the wreck.", published=PRINTED)
    event = the("find", events(reading))
    assert (event.when, event.evidence.method) == ("2031-05-02", "narrative")
    assert event.evidence.score < the("sink", events(reading)).evidence.score


def test_an_opening_without_a_day_is_of_the_day_or_the_day_before_and_weakly_so() -> None:
    reading = page("A ferry has sunk near Eastmoor.", "Its owner blamed the weather.", published=PRINTED)
    event = the("sink", events(reading))
    assert (event.when, event.evidence.method) == ("2031-05-06/2031-05-07", "news-opening")
    assert event.evidence.score <= 0.3


def test_without_a_date_of_publication_no_day_is_made_up() -> None:
    reading = page("A ferry has sunk near Eastmoor. The harbour master resigned on Monday.")
    assert {e.when for e in events(reading)} <= {""}


def test_a_day_that_only_the_date_of_publication_could_place_is_kept_as_it_stands() -> None:
    reading = page("The harbour master resigned on Monday.")
    (event,) = events(reading)
    assert event.when == ""
    assert event.time is not None
    assert event.time.cut(reading.article.text) == "Monday"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rebels to swap prisoners on Monday.", "2031-05-12"),
        ("Rebels swapped prisoners on Monday.", "2031-05-05"),
        ("Rebels will swap prisoners on Friday.", "2031-05-09"),
    ],
)
def test_a_weekday_lies_ahead_of_what_is_planned_and_behind_what_is_past(text: str, day: str) -> None:
    assert [e.when for e in events(page(text, published=PRINTED)) if e.deed == "swap"] == [day]


def test_a_day_past_the_date_of_publication_is_not_told_as_happened() -> None:
    reading = page("The truce ended on 9 May 2031.", published=PRINTED)
    assert {e.status for e in events(reading)} == {EventStatus.PLANNED}


def test_the_words_of_an_attribution_inside_a_clause_are_left_out() -> None:
    reading = page("The bridge, officials said, was closed on Monday.", published=PRINTED)
    attribution = said(reading, "officials", "said", "The bridge", "was closed on Monday")
    event = the("close", events(reading, attribution))
    assert words(reading, event) == "The bridge … was closed on Monday"


def test_two_deeds_of_one_subject_keep_their_subject_and_share_their_day() -> None:
    reading = page("The minister signed the order and left the island on Monday.", published=PRINTED)
    found = events(reading)
    assert {e.deed: e.when for e in found} == {"sign": "2031-05-05", "leave": "2031-05-05"}
    assert words(reading, the("leave", found)).startswith("The minister")


def test_what_is_condemned_is_taken_for_granted_not_told_by_the_one_who_condemns() -> None:
    reading = page("Jo Field condemned the raid of 3 May 2031.", published=PRINTED)
    attribution = said(reading, "Jo Field", "condemned", "the raid of 3 May 2031")
    assert the("attack", events(reading, attribution)).attribution is None


@pytest.mark.parametrize(
    ("text", "deed", "status", "day"),
    [
        ("Jo Field told a hearing on Monday that the dam held.", "hear", EventStatus.HAPPENED, "2031-05-05"),
        ("Ann Lee was tipped on stories about the raid of 3 May 2031.", "attack", EventStatus.HAPPENED, "2031-05-03"),
        ("Friends avoided quarrels during the hearing on Monday.", "hear", EventStatus.HAPPENED, "2031-05-05"),
        ("Jo Field left after serving time on a 2029 conviction.", "convict", EventStatus.HAPPENED, "2029"),
        ("Jo Field called for a strike on 9 May 2031.", "attack", EventStatus.DEMANDED, "2031-05-09"),
        ("The miners fear an attack on 9 May 2031.", "attack", EventStatus.POSSIBLE, "2031-05-09"),
    ],
)
def test_a_verb_tells_how_that_is_put_which_it_is_about_and_nothing_else(
    text: str, deed: str, status: EventStatus, day: str
) -> None:
    found = [e for e in events(page(text, published=PRINTED)) if e.deed == deed and e.kind is EventKind.NAMED]
    assert [(e.status, e.when) for e in found] == [(status, day)]


def test_what_is_the_first_since_a_year_is_not_of_that_year() -> None:
    reading = page("Jo Field mourned the first deaths in a raid in Wend since 1991.", published=PRINTED)
    assert not [e for e in events(reading) if e.when == "1991"]


def test_the_day_of_a_thing_that_opens_a_sentence_is_not_the_day_of_its_verb() -> None:
    found = events(page("Monday's debate moved few minds. On Monday the ferry sank.", published=PRINTED))
    assert (the("move", found).time, the("sink", found).when) == (None, "2031-05-05")


def test_the_words_of_a_season_tell_no_fall() -> None:
    assert [e.deed for e in events(page("The mayor was shot last fall.", published=PRINTED))] == ["shoot"]


def test_the_day_before_a_hearing_is_not_the_day_of_the_hearing() -> None:
    found = events(page("The day before Tuesday's hearing, Jo Field went to the quay.", published=PRINTED))
    assert (the("hear", found).when, the("go", found).when) == ("2031-05-06", "2031-05-05")


def test_what_is_told_as_past_is_not_counted_into_days_to_come() -> None:
    text = "Many attended a service for the mayor, one year after he was killed on 6 May 2031."
    event = the("attend", events(page(text, published=PRINTED)))
    assert (event.when, event.status) == ("", EventStatus.HAPPENED)


def test_a_clause_with_a_subject_of_its_own_has_a_day_of_its_own_but_for_the_harm_that_was_done() -> None:
    told = "Jo Field came home on 2 May 2031. A ferry sank on 3 May 2031, and {}."
    for clause, deed, day in (("nine people died", "die", "2031-05-03"), ("Ann Lee sold the hull", "sell", "")):
        assert the(deed, events(page(told.format(clause), published=PRINTED))).when == day


def test_the_story_goes_on_from_its_last_day_in_one_voice_only() -> None:
    reading = page(
        "The dam broke on 3 May 2031. The bridge fell. Jo Field said that a crane tipped.", published=PRINTED
    )
    found = events(reading, said(reading, "Jo Field", "said", "that a crane tipped"))
    assert (the("fall", found).when, the("tip", found).when) == ("2031-05-03", "")


words_of_news = st.sampled_from(
    "the ferry sank on Monday and in May 2031 , said Jo Field . If it will not close after killing raids begin"
    " to be was has been which that “ ” by until — ( )".split()
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(words_of_news, min_size=1, max_size=40))
def test_whatever_the_text_every_span_lies_in_it_and_every_day_has_its_reason(tokens: list[str]) -> None:
    reading = page(" ".join(tokens), published=PRINTED)
    for event in events(reading):
        assert event.wording
        assert all(0 <= s.start < s.end <= len(reading.article.text) for s in (event.trigger, *event.wording))
        assert list(event.wording) == sorted(event.wording)
        assert bool(event.when) == (event.evidence.score > 0)


def test_a_long_run_of_clauses_takes_time_in_proportion_to_its_length() -> None:
    reading = page(" and ".join(["the ferry sank"] * 400) + ".", published=PRINTED)
    assert len(events(reading)) <= 400


def test_what_is_told_as_past_is_not_put_on_a_day_still_to_come_that_was_told_of_before() -> None:
    reading = page("Jo Field leaves on 30 June. The trade in herring stopped the next morning.", published=PRINTED)
    stop = [e for e in events(reading) if e.deed == "stop"]
    assert all((e.status, e.when) != (EventStatus.PLANNED, "2031-07-01") for e in stop)


def test_the_day_of_a_dateline_is_not_that_of_the_deed_it_stands_before() -> None:
    reading = page("BRAYFORD, May 6 (Unifen) - Jo Field sold the ferry, the harbour said.", published=PRINTED)
    assert all(e.time is None for e in events(reading))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The inspectors will not finish the deck until 19 May.", EventStatus.PLANNED),
        ("The inspectors did not finish the deck until Monday.", EventStatus.HAPPENED),
        ("The inspectors did not finish the deck on Monday.", EventStatus.DENIED),
    ],
)
def test_not_until_a_day_is_not_never(text: str, status: EventStatus) -> None:
    assert the("finish", events(page(text, published=PRINTED))).status is status


def test_what_or_joins_to_a_negated_verb_is_negated_with_it() -> None:
    reading = page("The crew had not damaged the crane or attacked the guards on Monday.", published=PRINTED)
    assert the("attack", events(reading)).status is EventStatus.DENIED


def test_a_clause_that_places_itself_beside_another_event_does_not_share_its_day() -> None:
    text = "Jo Field vanished after the fire, and her boat was found at Wend on Monday."
    found = events(page(text, published=PRINTED))
    assert the("find", found).when == "2031-05-05"
    assert all(e.when != "2031-05-05" for e in found if e.deed == "vanish")


def test_the_day_of_a_noun_is_not_that_of_the_sentence_after_it() -> None:
    text = "The two were charged over the Dec. 21, 2024, bombing of the Wend ferry. They were removed from the list."
    assert all(e.when != "2024-12-21" for e in events(page(text, published=PRINTED)) if e.deed == "remove")


def test_an_hour_without_a_day_dates_nothing_that_may_be_long_past() -> None:
    text = "The Wend mill has new owners.\nJo Field was shot at 10 p.m. as she stood in her kitchen."
    assert [e.when for e in events(page(text, published=PRINTED)) if e.deed == "shoot"] == [""]


def test_a_time_before_that_is_the_one_of_the_noun_it_tells_of() -> None:
    text = "A man was arrested over the bombing of the Wend ferry last year that killed nine people."
    found = {e.deed: e.when for e in events(page(text, published=PRINTED))}
    assert found["attack"] == "2030"
    assert found.get("arrest") != "2030"


def test_a_noun_with_an_owner_tells_of_what_there_was() -> None:
    text = "Jo Field, wanted for questioning in last month's shooting of a guard, may have fled to Norway."
    assert [e.status for e in events(page(text, published=PRINTED)) if e.deed == "attack"] == [EventStatus.HAPPENED]


def test_a_measure_of_time_keeps_what_it_is_counted_from() -> None:
    reading = page("Her car was spotted in Wend in the weeks before Jo Field was killed.", published=PRINTED)
    told = [words(reading, e) for e in events(reading)]
    assert not any(t.endswith("in the weeks") for t in told)


@pytest.mark.parametrize(
    ("text", "deed", "when"),
    [
        ("Jo Field resigned a fortnight after the vote. The vote was held on 2 May.", "resign", "2031-05-16"),
        (
            "The blast killed nine people on 3 April. Three days after the blast Jo Field fled.",
            "evacuate",
            "2031-04-06",
        ),
        ("Jo Field was shot on 14 April. Tom Lee resigned ten days after the shooting.", "resign", "2031-04-24"),
        ("Troops attacked the camp on 3 April. A day after the attack, Jo Field fled.", "evacuate", "2031-04-04"),
        ("Jo Field resigned two days before Christmas in 2030.", "resign", "2030-12-23"),
        ("Jo Field resigned a month after the vote on 2 February.", "resign", "2031-03"),
    ],
)
def test_what_is_told_so_long_after_another_event_is_counted_from_its_day(text: str, deed: str, when: str) -> None:
    assert the(deed, events(page(text, published="2031-05-28"))).when == when


@pytest.mark.parametrize(
    "text",
    [
        "Jo Field resigned a fortnight after the vote.",
        "A month after he left, Jo Field resigned.",
        "Jo Field resigned a week after a vote. The vote on the ferry was on 2 May.",
        "Jo Field resigned a week after the vote. One vote was held on 2 May, the other vote on 9 May.",
    ],
)
def test_what_is_told_so_long_after_an_event_of_no_day_is_left_open(text: str) -> None:
    assert the("resign", events(page(text, published="2031-05-28"))).when == ""


def test_a_length_that_somebody_has_after_an_event_is_no_day() -> None:
    reading = page(
        "The court ruled on 3 May. The firm must appeal within ten days after the ruling.", published=PRINTED
    )
    assert the("appeal", events(reading)).when == ""
