"""Limits in time as one article states them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Polarity, Reading, Stance, Window, WindowKind
from onrecord.relate.windows import find_windows
from tests.relate.pages import page, resolved, said

WEDNESDAY = "2031-05-14"


def windows(reading: Reading) -> tuple[Window, ...]:
    return find_windows(resolved(reading), (), ())


def only(*paragraphs: str, published: str = WEDNESDAY) -> tuple[Window, str]:
    reading = page(*paragraphs, published=published)
    (window,) = windows(reading)
    return window, reading.article.text


@pytest.mark.parametrize(
    ("sentence", "kind", "start", "end"),
    [
        ("The ban runs until 30 June.", "term", None, "2031-06-30"),
        ("The licence is valid through 30 June.", "term", None, "2031-06-30"),
        ("The permit expires on Friday.", "term", None, "2031-05-16"),
        ("The tender closes on 9 June.", "term", None, "2031-06-09"),
        ("Registration closes on 9 June.", "term", None, "2031-06-09"),
        (
            "The curfew will be in force from 9 p.m. Friday to 6 a.m. Monday.",
            "term",
            "2031-05-16T21:00",
            "2031-05-19T06:00",
        ),
        ("The museum will be shut from 3 to 17 June.", "term", "2031-06-03", "2031-06-17"),
        ("The offer is open until 5 p.m. on 30 May.", "term", None, "2031-05-30T17:00"),
        ("The road will stay closed until at least Friday.", "term", None, "2031-05-16"),
        ("The pier will be shut for three weeks from 3 June.", "term", "2031-06-03", "2031-06-24"),
        ("The strike will go on for six weeks beginning 2 June.", "term", "2031-06-02", "2031-07-14"),
        ("Trains will be replaced by buses for two weeks from 9 June.", "term", "2031-06-09", "2031-06-23"),
        ("Dockers will walk out starting Monday for two weeks.", "term", "2031-05-19", "2031-06-02"),
        ("The exemption lasts three years from 1 July.", "term", "2031-07-01", "2034-07-01"),
        ("The board must decide by 3 June.", "deadline", None, "2031-06-03"),
        ("The harbour is to submit a plan no later than 1 July.", "deadline", None, "2031-07-01"),
        ("Bids are due on 1 June.", "deadline", None, "2031-06-01"),
        ("The deadline to file claims is 12 June.", "deadline", None, "2031-06-12"),
        ("The deadline was extended to 5 June.", "deadline", None, "2031-06-05"),
        ("The budget must be passed before 1 October.", "deadline", None, "2031-10-01"),
        ("The council has until noon on Friday to respond.", "deadline", None, "2031-05-16T12:00"),
        ("The regulator has asked for comments by 7 June.", "deadline", None, "2031-06-07"),
        ("The report would be on her desk by the end of the month.", "deadline", None, "2031-05-31"),
        ("The court ordered the firm to pay within 14 days.", "clock", None, None),
        ("The firm has 30 days to appeal.", "clock", None, None),
        ("The port will publish its figures within two weeks.", "clock", "2031-05-14", "2031-05-28"),
        ("The agency took the file on 5 May, which starts a 90-day clock.", "clock", "2031-05-05", "2031-08-03"),
        ("The law takes effect on 1 July.", "scheduled", "2031-07-01", "2031-07-01"),
        ("A second boat is planned for the second half of 2032.", "scheduled", "2032-07-01", "2032-12-31"),
        ("The vote has been postponed to 12 October.", "scheduled", "2031-10-12", "2031-10-12"),
        ("The vote was postponed from Monday to Friday.", "scheduled", "2031-05-16", "2031-05-16"),
        ("The deadline was extended from 1 to 15 June.", "deadline", None, "2031-06-15"),
        ("The pool is shut from Monday to Friday.", "term", "2031-05-12", "2031-05-16"),
        ("The budget for 2032 takes effect on 1 July.", "scheduled", "2031-07-01", "2031-07-01"),
        ("The port was closed for 30 days on Monday.", "term", "2031-05-12", "2031-06-11"),
        ("A 48-hour strike began on Tuesday.", "term", "2031-05-13", "2031-05-15"),
        ("The curfew runs from 10 p.m. to 5 a.m.", "term", "2031-05-14T22:00", "2031-05-15T05:00"),
        ("Talks resume on 20 May.", "scheduled", "2031-05-20", "2031-05-20"),
        ("The deadline for claims was moved back by a month to 30 June.", "deadline", None, "2031-06-30"),
        ("The ballot opens on Friday and closes at noon on 23 May.", "term", "2031-05-16", "2031-05-23T12:00"),
        ("From 1 June, the bowl is to be on view again.", "scheduled", "2031-06-01", None),
        ("They will answer within ten working days.", "clock", "2031-05-14", "2031-05-28"),
        ("Also out: the northern cable, until 31 May.", "term", None, "2031-05-31"),
        ("The exercise finishes on 23 May.", "term", None, "2031-05-23"),
        ("The injunction, granted on Monday, stands until 4 June.", "term", "2031-05-12", "2031-06-04"),
        ("The new term is twelve years and begins on 1 January 2032.", "term", "2032-01-01", "2044-01-01"),
        ("The town council votes on 24 June.", "scheduled", "2031-06-24", "2031-06-24"),
        ("She travels to the island on Friday.", "scheduled", "2031-05-16", "2031-05-16"),
        ("The closing will be on 15 October.", "scheduled", "2031-10-15", "2031-10-15"),
        ("The ban stands until a hearing on 4 June.", "term", None, "2031-06-04"),
        ("The board must decide before the vote on 4 June.", "deadline", None, "2031-06-04"),
        ("The law allows 72 hours.", "clock", None, None),
        ("The contract has been terminated with effect from 30 June.", "term", None, "2031-06-30"),
        ("The inquiry is due to end by Christmas.", "deadline", None, "2031-12-25"),
        ("The swap has been put off by a week, to 16 June.", "scheduled", "2031-06-16", "2031-06-16"),
        (
            "The conference has been put off by a week and is now to begin on the 27th.",
            "scheduled",
            "2031-05-27",
            "2031-05-27",
        ),
        ("The opening is to be on 1 June, not 1 May.", "scheduled", "2031-06-01", "2031-06-01"),
        ("The fair will be held on 24 and 25 May.", "scheduled", "2031-05-24", "2031-05-25"),
        ("The court will sit Monday and Tuesday.", "scheduled", "2031-05-19", "2031-05-20"),
        ("The jet is expected to fly in August or September.", "scheduled", "2031-08-01", "2031-09-30"),
        ("The firm must answer by Monday or Tuesday.", "deadline", None, "2031-05-19"),
        ("He will not be sent home between now and 10 June.", "term", None, "2031-06-10"),
        ("All sailings will be cancelled up to and including Sunday.", "term", None, "2031-05-18"),
        ("The crossing will be shut until 20 June, two weeks longer than announced.", "term", None, "2031-06-20"),
        (
            "The ship is due to sail on Friday at 12:30 EST (16:30 UTC).",
            "scheduled",
            "2031-05-16T12:30",
            "2031-05-16T12:30",
        ),
        ("The act requires a vote for closures beyond 60 days.", "limit", None, None),
        ("A closure may be ordered for no more than 90 days.", "limit", None, None),
    ],
)
def test_a_limit_is_found_with_its_days(sentence: str, kind: str, start: str | None, end: str | None) -> None:
    window, _ = only(sentence)
    assert (window.kind.value, window.start, window.end) == (kind, start, end)


@pytest.mark.parametrize(
    "sentence",
    [
        "The strike lasted 12 days.",
        "He lived there for 12 years.",
        "The school was closed for five months in 2029.",
        "By Monday evening, 12 boats had sunk.",
        "She worked at the mill from 1999 to 2011.",
        "The police held him for 14 days.",
        "The truce collapsed within hours.",
        "Ice covers the bay for weeks.",
        "They met on Monday and parted on Tuesday.",
        "The mood could change in June.",
        "The baker had flour until Saturday.",
        "They would lose the Easter market.",
        "The port was closed for 30 days on 1 March.",
        "People wait for the bridge to open on Monday.",
        "By the weekend they were dead.",
        "The vaccine keeps for six months.",
        "Through Monday, funds had lost 3 crowns a share.",
        "They met for a talk lasting nearly a day.",
        "The offer, which was due to lapse last Thursday, found no takers.",
        "The firm expects earnings of 3 million crowns in 2033.",
        "The ferry will not sail before Friday.",
        "The shops were busy in the week before Christmas.",
        "The airport closes from 11 p.m. to 5 a.m. on weekdays.",
        "The president will be in the capital on Friday.",
        "She watched it go up shortly before midnight on Friday.",
        "The office put four per cent on the table, backdated to June.",
        "They demanded a fine, saying that a trial lasting eleven weeks had proved it.",
        "The first flight was on Friday.",
        "She will testify before the committee of the house.",
        "The plane left four hours after its scheduled departure.",
        "He faces up to 75 years to life in prison.",
        "Until this week.",
        "If the sale had gone through last year, the ship would have been scrapped.",
        "A man who worked at the plant as a fitter until 2030 told this station that a valve was opened.",
        "The bishop was warned and left him in his post until 2029.",
        "He put the leak at about six hours.",
        "More telling are the accounts for the past year.",
        "Parliament extended the lease after a debate of fourteen hours.",
        "Boats that would have come in on Friday did not come.",
        "Everybody had been allowed to return by Monday evening.",
        "No more are expected this year.",
        "The line will run no ships before 4 June.",
        "Five engineers held for 61 days were found on Monday.",
        "The engineers were set free early Tuesday.",
        "The bank expects house prices to fall by next summer.",
    ],
)
def test_a_time_that_merely_passed_is_no_limit(sentence: str) -> None:
    assert windows(page(sentence, published=WEDNESDAY)) == ()


def test_a_term_begins_when_its_article_says_that_the_same_thing_began() -> None:
    found = windows(
        page(
            "The manoeuvres began on 4 May.",
            "They said that the manoeuvres will run until 25 May.",
            published=WEDNESDAY,
        )
    )
    assert [(w.start, w.end) for w in found] == [("2031-05-04", "2031-05-25")]


def test_the_time_for_an_appeal_is_counted_from_the_ruling() -> None:
    found = windows(
        page("The court jailed him on Monday.", "An appeal may be lodged within fifteen days.", published=WEDNESDAY)
    )
    assert [(w.start, w.end) for w in found] == [("2031-05-12", "2031-05-27")]


def test_what_is_moved_is_named_where_it_stands_behind_its_new_day() -> None:
    window, text = only("Officials postponed until Tuesday any action on the permit.")
    assert window.what.cut(text) == "Officials postponed until Tuesday any action on the permit"


def test_two_days_that_do_not_follow_on_each_other_are_two() -> None:
    found = windows(page("The court will sit on Monday and on Friday next week.", published=WEDNESDAY))
    assert len(found) == 2


def test_a_length_is_counted_from_the_signature_its_sentence_dates() -> None:
    window, text = only("The emergency order, which Governor Field signed on Monday, runs for 30 days unless extended.")
    assert (window.start, window.end, window.duration) == ("2031-05-12", "2031-06-11", "P30D")
    assert window.rule.cut(text) == "for 30 days unless extended"
    assert window.grantor is not None
    assert window.grantor.cut(text) == "Governor Field"


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("If the bill passes, the mill will move by 1 June.", "If the bill passes, the mill will move"),
        ("The mill will move by 1 June if the bill passes.", "The mill will move by 1 June if the bill passes"),
        (
            "Unless the court acts, the pier will be shut from 3 to 9 June.",
            "Unless the court acts, the pier will be shut",
        ),
        ("If the bill passes by 1 June, the mill will move.", "If the bill passes by 1 June"),
        ("If approved, the permit will run until 30 June.", "If approved, the permit"),
        ("The mill will move by 1 June, even if the bill fails.", "The mill will move"),
        ("The pier will be shut from 3 to 9 June unless the court acts.", "The pier will be shut"),
    ],
)
def test_what_hangs_on_a_condition_is_told_with_it(sentence: str, what: str) -> None:
    window, text = only(sentence)
    assert window.what.cut(text) == what


def test_a_particle_at_the_end_of_what_lasts_stays_with_its_verb() -> None:
    window, text = only("The strike will go on until 2 June.")
    assert window.what.cut(text) == "The strike will go on"


def test_what_others_report_is_denied_where_the_reports_are() -> None:
    reading = page("Norland denied reports that the pier will be shut from 3 to 9 June.", published=WEDNESDAY)
    content = "reports that the pier will be shut from 3 to 9 June"
    denial = said(reading, "Norland", "denied", content, stance=Stance.DENIES)
    inner = said(reading, "", "reports", "the pier will be shut from 3 to 9 June", via=denial.id)
    (window,) = find_windows(resolved(reading), (denial, inner), ())
    assert window.polarity is Polarity.NEGATIVE


def test_a_length_is_counted_from_the_publication_another_sentence_dates() -> None:
    window, _ = only(
        "The order was printed in the gazette on 7 May.", "Residents may object within 30 days of publication."
    )
    assert (window.start, window.end) == ("2031-05-07", "2031-06-06")


def test_no_day_is_invented_for_a_length_whose_beginning_is_not_told() -> None:
    window, _ = only("The council has asked the yard for a clean-up plan within 90 days.")
    assert (window.start, window.end, window.duration) == (None, None, "P90D")


def test_what_is_promised_under_a_condition_is_not_counted_from_the_promise() -> None:
    window, _ = only("If the vote fails, the port will publish its figures within two weeks.")
    assert (window.start, window.end, window.duration) == (None, None, "P2W")


def test_no_day_is_invented_in_an_article_without_a_date() -> None:
    window, _ = only("The permit expires on Friday.", published="")
    assert (window.start, window.end) == (None, None)


def test_a_least_length_has_no_end() -> None:
    window, _ = only("The bridge will be shut for at least six weeks from 3 June.")
    assert (window.start, window.end, window.duration) == ("2031-06-03", None, "P6W")


def test_hours_are_counted_by_the_clock() -> None:
    window, _ = only("The sides agreed to a 72-hour truce starting on Friday at 6:00 am.")
    assert (window.start, window.end) == ("2031-05-16T06:00", "2031-05-19T06:00")


def test_an_extension_is_counted_from_the_old_end_and_the_old_term_is_kept() -> None:
    reading = page("The pause, which expires at 6 a.m. Monday, was prolonged by a week.", published=WEDNESDAY)
    days = {(w.kind, w.start, w.end) for w in windows(reading)}
    assert days == {
        (WindowKind.TERM, None, "2031-05-19T06:00"),
        (WindowKind.TERM, "2031-05-19T06:00", "2031-05-26T06:00"),
    }


def test_a_day_without_a_year_that_is_still_to_come_is_the_next_one() -> None:
    window, _ = only("The site licence runs until 31 January.")
    assert window.end == "2032-01-31"


def test_what_runs_is_named_through_the_clause_on_it() -> None:
    window, text = only("The city gave out a permit for a camp on the square, which runs until 30 June.")
    assert window.what.cut(text) == "a permit for a camp on the square"


def test_a_paper_is_named_as_the_instrument() -> None:
    window, text = only("The ferry will run until 30 June under a government order.")
    assert window.instrument is not None
    assert window.instrument.cut(text) == "a government order"


def test_one_sentence_can_set_two_limits() -> None:
    reading = page(
        "The licence runs until 31 December and the yard must file a plan within 90 days.", published=WEDNESDAY
    )
    assert {(w.kind.value, w.end, w.duration) for w in windows(reading)} == {
        ("term", "2031-12-31", None),
        ("clock", None, "P90D"),
    }


_PIECES = st.sampled_from(
    "the deadline by until from to within for of no later than 30 days June 2031 Friday noon 6 a.m. truce 90-day "
    "extended expires will must has is was unless , . and which order “ ” - – ( ) \n".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(_PIECES, max_size=60), st.sampled_from(["", WEDNESDAY, "[2031-05-01..2031-06-30]", "2031", "0001-01-01"])
)
def test_any_text_is_read_and_every_span_lies_in_it(pieces: list[str], published: str) -> None:
    text = " ".join(pieces) or "."
    reading = page(text, published=published)
    found = windows(reading)
    assert len({w.id for w in found}) == len(found)
    for window in found:
        spans = (window.what, window.wording, window.rule, window.begins, window.ends, window.lasts)
        for span in (*spans, window.grantor, window.instrument):
            assert span is None or 0 <= span.start < span.end <= len(reading.article.text)
        assert window.what.cut(reading.article.text).strip()
        assert window.rule in window.wording


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_hostile_text_does_no_harm(text: str) -> None:
    windows(page(text or ".", published=WEDNESDAY))


def test_a_long_list_costs_no_more_than_its_length() -> None:
    sentence = "The board must decide by 3 June, within 30 days, until Friday, for 60 days, " * 40
    assert windows(page(sentence + ".", published=WEDNESDAY)) == ()


def test_the_day_of_a_dateline_limits_nothing() -> None:
    window, text = only("BRAYFORD, May 13 (Unifen) - The firm will hand over six boats by 3 June.")
    assert window.rule.cut(text) == "by 3 June"
    assert window.wording.cut(text).endswith("The firm will hand over six boats by 3 June.")


def test_how_things_stood_on_a_day_is_no_start() -> None:
    assert windows(page("The ledger shows assets of 310 million crowns as of May 12.", published=WEDNESDAY)) == ()
    (fee,) = windows(page("The fee applies as of 1 June.", published=WEDNESDAY))
    assert fee.start == "2031-06-01"


@pytest.mark.parametrize(
    "sentence",
    [
        "Only five of the twelve boats promised to the town have left the yard, a week after the deadline.",
        "Neighbours put the time between the bang and the end of the roar at well over an hour.",
    ],
)
def test_how_long_something_took_or_how_late_it_was_limits_nothing(sentence: str) -> None:
    assert windows(page(sentence, published=WEDNESDAY)) == ()


def test_what_was_over_before_the_first_day_an_article_can_be_of_is_no_limit() -> None:
    reading = page("The last war over the island dates to the 1916-17 campaign.", published="[2031-05-07..]")
    assert windows(reading) == ()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The state ran the dairy until economic pressures forced it to close in December 2027.", ""),
        ("The family had him treated at a hospital until about two weeks ago.", WEDNESDAY),
        ("Jo Field's been at the plant for 37 years.", WEDNESDAY),
        ("The page shows a photograph and the text Jo Field 1955-2011.", ""),
        ("The phone has seven hours of talk time, up two hours from the older model.", WEDNESDAY),
        ("Jo Field, who runs a workshop out of a house at 2032 Ontario Street, was there.", WEDNESDAY),
    ],
)
def test_what_is_past_or_measured_is_no_limit(text: str, published: str) -> None:
    assert windows(page(text, published=published)) == ()
