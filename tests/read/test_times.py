"""Time expressions in invented sentences; the article is of Wednesday 18 June 2031 unless said."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span, Timex
from onrecord.read.times import find_times

WRITTEN = "2031-06-18"


def times_in(text: str, written: str | None = WRITTEN) -> list[Timex]:
    return list(find_times(text, written=written, sentences=[Span(0, len(text))]))


def read(text: str, written: str | None = WRITTEN) -> list[tuple[str, str]]:
    return [(t.span.cut(text), t.value) for t in times_in(text, written)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge opened on March 3, 2019.", [("March 3, 2019", "2019-03-03")]),
        ("The bridge opened on 3 March 2019.", [("3 March 2019", "2019-03-03")]),
        ("It was signed Tuesday, Feb. 4, 2025.", [("Tuesday, Feb. 4, 2025", "2025-02-04")]),
        ("The law of 1907 still holds.", [("1907", "1907")]),
        ("The file is dated 2029-11-30.", [("2029-11-30", "2029-11-30")]),
        ("Prices rose in the third quarter of 2028.", [("the third quarter of 2028", "2028-Q3")]),
        ("It began in the summer of 2027.", [("the summer of 2027", "2027-SU")]),
        ("It began in the late 1980s.", [("the late 1980s", "198")]),
        ("It dates from the 18th century.", [("the 18th century", "17")]),
        ("The town was founded in 312 BC.", [("312 BC", "BC0312")]),
        ("Work stopped on Christmas Eve 2029.", [("Christmas Eve 2029", "2029-12-24")]),
        ("Polls opened on Election Day 2028.", [("Election Day 2028", "2028-11-07")]),
        ("Sales fell in Q3 2028.", [("Q3 2028", "2028-Q3")]),
        ("Issued 21.11.2029 in Lerna.", [("21.11.2029", "2029-11-21")]),
        ("He was tried in nineteen ninety-four.", [("nineteen ninety-four", "1994")]),
        ("It was built in the summer of '74.", [("the summer of '74", "1974-SU")]),
    ],
)
def test_what_is_printed_in_full_needs_no_article_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
    assert read(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister resigned on Monday.", "2031-06-16"),
        ("The minister will resign on Monday.", "2031-06-23"),
        ("On Friday, the court will hear the case.", "2031-06-20"),
        ("On Friday, the court heard the case.", "2031-06-13"),
        ("The council met Wednesday.", "2031-06-18"),
        ("The council met last Wednesday.", "2031-06-11"),
        ("The council meets next Wednesday.", "2031-06-25"),
        ("The mill closed in May.", "2031-05"),
        ("The mill will close in November.", "2031-11"),
        ("The mill closed in November.", "2030-11"),
        ("The mill closed last November.", "2030-11"),
        ("The mill is due to close by September.", "2031-09"),
        ("The vote took place on Jan. 3.", "2031-01-03"),
        ("The shares are payable July 15.", "2031-07-15"),
        ("The vote is set for the 25th.", "2031-06-25"),
        ("They spoke yesterday.", "2031-06-17"),
        ("They will speak tomorrow.", "2031-06-19"),
        ("They spoke last week.", "2031-W24"),
        ("They spoke last month.", "2031-05"),
        ("It was first raised early last year.", "2030"),
        ("It was first raised at the end of last year.", "2030"),
        ("They spoke ten days ago.", "2031-06-08"),
        ("They spoke five months ago.", "2031-01"),
        ("They spoke two years ago.", "2029"),
        ("They marched over the weekend.", "2031-W24-WE"),
        ("The firm lost money in the fourth quarter.", "2030-Q4"),
        ("The fair closed last summer.", "2030-SU"),
        ("Posted 3 hours ago", "2031-06-18"),
        ("It will be ready by the end of the month.", "2031-06"),
        ("They met the week before last.", "2031-W23"),
        ("They meet the day after tomorrow.", "2031-06-20"),
        ("They met on Friday of last week.", "2031-06-13"),
        ("Half a century ago the dam broke.", "1981"),
        ("A year and a half ago the dam broke.", "2029-12"),
        ("The house was sold in January of last year.", "2030-01"),
        ("The appeal must be lodged no later than 30 March.", "2032-03-30"),
        ("Rents will rise later this decade.", "203"),
    ],
)
def test_what_is_relative_is_counted_from_the_article_date(text: str, expected: str) -> None:
    found = times_in(text)
    assert [t.value for t in found] == [expected]
    assert found[0].anchor == "published"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke on April 2. Nine days later the mayor resigned.", "2031-04-11"),
        ("The dam broke on April 2. The next day the mayor resigned.", "2031-04-03"),
        ("The dam broke on April 2. The mayor resigned that same day.", "2031-04-02"),
        ("The dam was sold in April 2030. Seven months later it broke.", "2030-11"),
        ("The dam was sold in April 2030. He said at the time that it was safe.", "2030-04"),
        ("The dam was sold in 2020. A year earlier it had been repaired.", "2019"),
        ("The dam was sold in April 2030. Less than a month later it broke.", "[2030-04..2030-05]"),
        ("On Sunday, the day after the dam broke, the mayor resigned.", "2031-06-15"),
        ("On June 3 she spoke at a morning press conference.", "2031-06-03TMO"),
    ],
)
def test_what_follows_in_the_story_is_counted_from_what_was_told(text: str, expected: str) -> None:
    last = times_in(text)[-1]
    assert last.value == expected


def test_an_hour_in_four_figures_is_no_year() -> None:
    for rest in ("(1023 GMT) on Sunday", "local time", ", it said", "on Sunday"):
        assert not [t for t in times_in(f"The quake struck at 1353 {rest}.") if t.value.startswith("1353")]
    assert times_in("Output was at 1998 levels.")[0].value == "1998"


def test_the_halves_of_a_match_and_who_falls_are_no_part_of_a_year() -> None:
    assert not times_in("The keeper held them scoreless in the first half.")
    match = "The coach of the team saw two touchdowns late in the fourth quarter."
    assert not times_in(match)
    assert [t.value for t in times_in(f"{match} Sales of shirts fell.")] == ["2030-Q4"]
    assert not times_in("Climber Killed In Fall")
    assert not times_in("His brother saw the fall and called for help; he had slid around 2000ft.")
    assert [t.value for t in times_in("Sales grew in the first half of 2030.")] == ["2030-H1"]
    assert [t.value for t in times_in("The bridge was shut in fall.")] == ["2030-FA"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They would look for ways to get around Friday's ruling, the family said.", "2031-06-13"),
        ("The city is calm ahead of Friday's ruling, which will be read in court.", "2031-06-20"),
        ("The union planned a march through Lerna on Friday.", "2031-06-20"),
        ("The line failed, but the firm was able to restore it by Friday.", "2031-06-13"),
        ("The crew had to leave the dam by Friday.", "2031-06-20"),
        ("A hearing was penciled in for October.", "2031-10"),
        ("The union had planned a march through Lerna on Friday.", "2031-06-13"),
        ("The court has scheduled a hearing Friday to end the dispute.", "2031-06-20"),
    ],
)
def test_a_deed_lies_behind_its_article_and_what_is_planned_ahead_of_it(text: str, day: str) -> None:
    assert times_in(text)[-1].value == day


def test_the_next_year_from_now_is_not_the_one_after_what_was_told() -> None:
    told = times_in("The record was set in 2008. It will be broken in the next year.")
    assert [(t.type.value, t.value) for t in told] == [("DATE", "2008"), ("DURATION", "P1Y")]


def test_what_points_at_a_day_that_is_not_told_is_not_the_articles_own() -> None:
    for said in ("that night", "that same evening", "the same day", "that day"):
        assert times_in(f"They had offered to pay for the hall {said}.")[-1].first is None
    assert times_in("They met on Saturday and paid for the hall that night.")[-1].value == "2031-06-14TNI"


def test_the_time_of_what_follows_is_not_the_time_last_told_of() -> None:
    for rest in ("it was sent.", "of the crash.", "the dam broke."):
        assert len(times_in(f"The last batch came on Monday. None of it was classified at the time {rest}")) == 1
    assert times_in("He met them on Monday, saying at the time he would leave.")[-1].value == "2031-06-16"


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("The siege lasted three months.", "DURATION", "P3M"),
        ("He has 60 days to answer.", "DURATION", "P60D"),
        ("The strike lasted more than two and a half years.", "DURATION", "P2Y6M"),
        ("The strike lasted half a year.", "DURATION", "P6M"),
        ("A 45-day consultation began.", "DURATION", "P45D"),
        ("They waited for weeks.", "DURATION", "PXW"),
        ("They waited several hours.", "DURATION", "PTXH"),
        ("They waited a couple of days.", "DURATION", "P2D"),
        ("They meet every Thursday.", "SET", "XXXX-WXX-4"),
        ("They meet each month.", "SET", "P1M"),
        ("The list is updated daily.", "SET", "P1D"),
        ("They now agree.", "DATE", "PRESENT_REF"),
        ("They agreed recently.", "DATE", "PAST_REF"),
        ("They will agree in the future.", "DATE", "FUTURE_REF"),
        ("The talks began at 5:30 p.m. Friday.", "TIME", "2031-06-13T17:30"),
        ("The talks will begin at noon Friday.", "TIME", "2031-06-20T12:00"),
        ("The talks ended late on the night of May 4, 2031.", "TIME", "2031-05-04TNI"),
        ("They left at eight this morning.", "TIME", "2031-06-18T08:00"),
        ("They left at 18:45 yesterday.", "TIME", "2031-06-17T18:45"),
        ("They left at 06:00 GMT.", "TIME", "2031-06-18T06:00Z"),
        ("They meet twice a week.", "SET", "P1W"),
        ("They meet every other day.", "SET", "P2D"),
        ("A year-long trial began.", "DURATION", "P1Y"),
        ("They slept 3½ hours.", "DURATION", "PT3H30M"),
    ],
)
def test_each_kind_of_time_has_its_type_and_value(text: str, type_: str, value: str) -> None:
    assert [(t.type, t.value) for t in times_in(text)] == [(type_, value)]


@pytest.mark.parametrize(
    ("text", "mod", "first", "last"),
    [
        ("in early 2030", "START", "2030-01-01", "2030-07-02"),
        ("in late 2030", "END", "2030-07-02", "2030-12-31"),
        ("in mid-April", "MID", "2031-04-08", "2031-04-23"),
        ("by the end of June", "END", "2031-06-16", "2031-06-30"),
        ("during much of 2030", "PART", "2030-01-01", "2030-12-31"),
        ("earlier this month", "", "2031-06-01", "2031-06-18"),
        ("later this year", "", "2031-06-18", "2031-12-31"),
        ("in the past three months", "", "2031-03-18", "2031-06-18"),
        ("in the next two weeks", "", "2031-06-18", "2031-07-02"),
    ],
)
def test_parts_of_periods_are_narrowed_to_the_days_they_can_mean(text: str, mod: str, first: str, last: str) -> None:
    (found,) = times_in(text)
    assert (found.mod, found.first, found.last) == (mod, first, last)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It runs from June 20 to July 4.",
            [("June 20 to July 4", "2031-06-20/2031-07-04"), ("June 20", "2031-06-20"), ("July 4", "2031-07-04")],
        ),
        (
            "It runs June 20-27.",
            [("June 20-27", "2031-06-20/2031-06-27"), ("June 20", "2031-06-20"), ("27", "2031-06-27")],
        ),
        ("The war of 1871–74", [("1871–74", "1871/1874"), ("1871", "1871"), ("74", "1874")]),
        (
            "It ran from November 2029 to February 2030.",
            [
                ("November 2029 to February 2030", "2029-11/2030-02"),
                ("November 2029", "2029-11"),
                ("February 2030", "2030-02"),
            ],
        ),
        (
            "It will run from Dec. 28 to Jan. 3.",
            [("Dec. 28 to Jan. 3", "2031-12-28/2032-01-03"), ("Dec. 28", "2031-12-28"), ("Jan. 3", "2032-01-03")],
        ),
        (
            "The road will be shut from Monday to Thursday.",
            [("Monday to Thursday", "2031-06-23/2031-06-26"), ("Monday", "2031-06-23"), ("Thursday", "2031-06-26")],
        ),
        (
            "It was shut between March and May last year.",
            [("March and May last year", "2030-03/2030-05"), ("March", "2030-03"), ("May last year", "2030-05")],
        ),
        ("In April and June 2029", [("April", "2029-04"), ("June 2029", "2029-06")]),
        ("On April 24 and 25", [("April 24", "2031-04-24"), ("25", "2031-04-25")]),
    ],
)
def test_a_range_is_given_with_its_ends(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march on, and the second man may spring a trap.",
        "Ms. May met April Winter.",
        "It cost $2000 and weighed 1900 pounds.",
        "Jan Novak pays 300 crowns a year.",
        "He owns three quarters of the mill.",
        "The 44-year-old driver was 44 years old.",
        "They will fall back and sound the alarm.",
        "The Lerna Daily is printed on paper.",
        "He played the song from iLife '11 again.",
        "The raid killed 1200 civilians.",
        "The army lost 2000 soldiers.",
        "About 1800 people and around 1200 horses were on the quay.",
        "Jo Field told USA Today and the Sunday Times that it was so.",
        "Jo Field told World News Tonight and the Tonight Show that it was so.",
        "The Mail on Sunday asked Jo Field.",
        "Jo Field is in his early twenties, and Ada Lind in her forties.",
        "Lerna has an Independence Day.",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill was built around 1850.", ("around 1850", "1850")),
        ("Deadly 2018 floods shut the mill.", ("2018", "2018")),
        ("It grew after its 2019 losses.", ("2019", "2019")),
        ("In 1850 mills were rare.", ("1850", "1850")),
        ("The mill was built in the twenties.", ("the twenties", "192")),
        ("Jo Field spoke to the Times on Sunday.", ("Sunday", "2031-06-15")),
        ("In Eastmoor today shops were shut.", ("today", "2031-06-18")),
    ],
)
def test_years_and_days_that_look_like_counts_or_names_are_read(text: str, expected: tuple[str, str]) -> None:
    assert read(text) == [expected]


def test_the_end_of_next_month_is_counted_from_the_article_whatever_was_told() -> None:
    assert read("The dam broke on April 2. It is to be whole by the end of next month.")[-1][1] == "2031-07"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Turnout was low the week before the election.", "XXXX-WXX"),
        ("The day before the vote, Jo Field resigned.", "XXXX-XX-XX"),
        ("The day after its launch the ferry sank.", "XXXX-XX-XX"),
    ],
)
def test_what_is_counted_from_an_event_of_no_known_day_has_no_place(text: str, value: str) -> None:
    (found,) = times_in(text)
    assert (found.value, found.first, found.last) == (value, None, None)


def test_what_is_counted_from_an_event_of_a_day_told_has_its_place() -> None:
    assert read("A storm hit on May 3. The day after the storm, roads were shut.")[-1][1] == "2031-05-04"
    assert read("Jo Field resigned the day after the first Monday of May.")[0][1] == "2031-05-06"


@pytest.mark.parametrize(("later", "value"), [("Two weeks earlier", "2020"), ("Three weeks later", "2020")])
def test_a_few_weeks_from_some_day_of_a_year_are_mostly_in_that_year(later: str, value: str) -> None:
    assert read(f"The firm was sold in 2020. {later} it had lost its head.")[-1] == (later, value)


def test_what_is_to_last_some_days_has_a_length_and_no_place() -> None:
    (found,) = times_in("The truce will last three days.")
    assert (found.span.cut("The truce will last three days."), found.value, found.first) == ("three days", "P3D", None)
    assert [t.first for t in times_in("The last three days were quiet.")] == ["2031-06-15"]


def test_a_clock_time_takes_the_day_that_stands_after_it() -> None:
    assert read("The truce expires at 6 p.m. (1600 GMT) on Sunday.")[0] == ("6 p.m.", "2031-06-22T18:00")


def test_the_following_and_the_previous_are_counted_from_the_story() -> None:
    text = "The dam broke on April 2. It was rebuilt the following Monday, after a test the previous Friday."
    assert [value for _, value in read(text)] == ["2031-04-02", "2031-04-07", "2031-04-04"]


def test_an_article_date_known_as_a_range_gives_ranges() -> None:
    (found,) = times_in("The minister resigned on Monday.", "[2031-06-16..2031-06-24]")
    assert found.value == "[2031-06-16..2031-06-23]"
    assert (found.first, found.last) == ("2031-06-16", "2031-06-23")
    (sure,) = times_in("The minister resigned last month.", "[2031-06-16..2031-06-24]")
    assert (sure.value, sure.first) == ("2031-05", "2031-05-01")


def test_a_month_as_article_date_is_a_range_too() -> None:
    (found,) = times_in("They spoke yesterday.", "2031-06")
    assert found.value == "[2031-05-31..2031-06-29]"


@pytest.mark.parametrize("written", [None, "", "unknown"])
def test_without_an_article_date_no_day_is_invented(written: str | None) -> None:
    found = times_in("The minister resigned on Monday, and in May he said last year was bad.", written)
    assert [(t.value, t.first, t.last) for t in found] == [
        ("XXXX-WXX-1", None, None),
        ("XXXX-05", None, None),
        ("XXXX", None, None),
    ]


def test_without_an_article_date_the_years_told_place_the_months() -> None:
    assert read("The dam was built in 1961. It broke in May.", None)[-1] == ("May", "1961-05")


def test_a_history_is_read_by_its_own_years() -> None:
    text = "Lerna was founded in 1811. It burnt in 1823, 1840 and 1851. In June it was rebuilt."
    assert read(text)[-1] == ("June", "1851-06")


def test_a_year_earlier_means_the_quarter_when_quarters_are_told() -> None:
    text = "Profit fell in the first quarter. A year earlier it had doubled."
    assert [value for _, value in read(text)] == ["2031-Q1", "2030-Q1"]


def test_only_the_sentences_given_are_read() -> None:
    text = "On Monday. On Tuesday. On Friday."
    spans = [Span(0, 10), Span(23, len(text))]
    assert [t.span.cut(text) for t in find_times(text, written=WRITTEN, sentences=spans)] == ["Monday", "Friday"]


def test_an_expression_never_spans_two_sentences() -> None:
    text = "It fell on May. 3 people died."
    spans = [Span(0, 15), Span(16, len(text))]
    assert [t.span.cut(text) for t in find_times(text, written=WRITTEN, sentences=spans)] == ["May"]


def test_the_reason_says_from_what_the_time_was_counted() -> None:
    (found,) = times_in("The minister resigned on Monday.")
    assert found.evidence.reason == "Monday: told as past, the last up to the article's date 2031-06-18"
    assert found.evidence.method == "times/calendar"


_WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "a",
            "last",
            "next",
            "two",
            "3",
            "31",
            "1999",
            "2031",
            "May",
            "Monday",
            "year",
            "years",
            "quarter",
            "of",
            "to",
            "-",
            "–",
            ",",
            ".",
            "and",
            "early",
            "late",
            "end",
            "morning",
            "5",
            "p.m.",
            "EST",
            "ago",
            "later",
            "third",
            "half",
            "century",
            "9/9/99",
            "12:30",
            "'t",
            "'s",
            "day",
            "after",
            "from",
            "between",
            "few",
            "more",
            "than",
            "at",
            "least",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(
    text=st.one_of(st.text(max_size=200), _WORDS), written=st.sampled_from([None, WRITTEN, "[2031-01-01..2031-12-31]"])
)
def test_any_text_gives_ordered_spans_and_days_in_order(text: str, written: str | None) -> None:
    found = times_in(text, written)
    assert found == times_in(text, written)
    assert [(t.span.start, -t.span.end) for t in found] == sorted((t.span.start, -t.span.end) for t in found)
    for timex in found:
        assert timex.span.cut(text).strip()
        assert 0.0 <= timex.evidence.score <= 1.0
        assert (timex.first is None) == (timex.last is None)
        assert timex.first is None or timex.last is None or timex.first <= timex.last
    inner = [t for t in found if "/" not in t.value]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(inner))


@pytest.mark.parametrize(
    "piece", ["May 1, 2, ", "the last two ", "1 and ", "9" * 50 + " ", "the ", "- ", "12:30 a.m. "]
)
def test_hostile_repetition_takes_time_in_proportion(piece: str) -> None:
    def spent(count: int) -> float:
        text = piece * count
        began = time.process_time()
        times_in(text)
        return time.process_time() - began

    spent(100)
    assert spent(4000) < 40 * max(spent(500), 0.005)


def test_the_day_before_a_weekday_of_no_known_week_stays_open() -> None:
    for text in ("He left the day before Monday.", "He left the week after Tuesday."):
        assert all(t.first is None for t in times_in(text, written=None))
