"""What questions are understood to ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tell.ask.meaning import root
from onrecord.tell.ask.question import Expect, Role, understand


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Who chairs the harbour board?", Expect.WHO),
        ("Who is Karin Moe?", Expect.DESCRIBE),
        ("Who says the yard will close?", Expect.WHO_SAYS),
        ("How many workers walked out?", Expect.NUMBER),
        ("How much will the repair cost?", Expect.NUMBER),
        ("How long will the closure last?", Expect.DURATION),
        ("When did the strike begin?", Expect.WHEN),
        ("On which day did the strike begin?", Expect.WHEN),
        ("Where was the ship built?", Expect.WHERE),
        ("Why did the union walk out?", Expect.WHY),
        ("Did the company deny the report?", Expect.WHETHER),
        ("What did Ada Lind say about the roster?", Expect.SAYS),
        ("Which ships were diverted?", Expect.WHICH),
        ("How many independent sources say the yard will close?", Expect.ORIGINS),
        ("What has changed since Monday?", Expect.CHANGED),
        ("What is the name of the ferry?", Expect.NAME),
        ("What did the court order?", Expect.WHAT),
    ],
)
def test_the_kind_of_answer_follows_from_the_question(text: str, expect: Expect) -> None:
    assert understand(text).expect is expect


def test_whoever_is_to_have_said_it_is_no_part_of_what_is_looked_for() -> None:
    asked = understand("What does Ada Lind say about the new roster?")
    assert asked.by == "Ada Lind"
    assert {t.word for t in asked.terms} == {"new", "roster"}


def test_what_is_counted_is_known_from_the_rest() -> None:
    roles = {t.word: t.role for t in understand("How many of the workers walked out of the yard?").terms}
    assert roles["workers"] is Role.COUNTED
    assert roles["yard"] is Role.OTHER


def test_a_clause_of_time_is_a_setting_and_not_the_deed() -> None:
    question = understand("Where was the mayor when the vote was taken?")
    assert question.deed == ""
    assert {t.word for t in question.terms if t.role is Role.SETTING} == {"vote"}


def test_the_one_who_says_is_found_behind_what_is_counted() -> None:
    assert understand("How many patients does Ann Lee say have died?").by == "Ann Lee"


def test_a_day_of_the_week_that_is_asked_for_is_a_bound_and_not_a_word() -> None:
    question = understand("On which two Mondays did Ann Lee speak?")
    assert question.weekday == 0
    assert not any("monday" in t.word.casefold() for t in question.terms)


@pytest.mark.parametrize(("one", "other"), [("died", "die"), ("dies", "die"), ("found", "find"), ("tied", "tie")])
def test_forms_of_a_verb_have_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_days_confine_a_question() -> None:
    asked = understand("What did the union want in May 2031?")
    assert (asked.since, asked.until) == ("2031-05-01", "2031-05-31")
    assert understand("Who had left by May 2031?").since is None


def test_one_article_can_be_asked_about() -> None:
    assert understand("What does the Act require, by article 003?").article == "003"


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_be_asked(text: str) -> None:
    asked = understand(text)
    assert all(t.root for t in asked.terms)


def test_what_is_asked_to_be_in_a_state_is_the_subject() -> None:
    assert understand("Is the bridge open?").subject == {root("bridge")}


def test_a_day_without_a_year_is_a_time_that_is_asked_about_and_no_word() -> None:
    asked = understand("How many people were hurt on 27 October?")
    assert asked.yearly == "10-27"
    assert {t.word for t in asked.terms} == {"people", "hurt"}


def test_who_is_asked_for_as_anybody_is_nobody_to_look_for() -> None:
    assert understand("Was anybody arrested?").subject == frozenset()


def test_how_large_asks_for_a_number_and_not_for_what_is_large() -> None:
    asked = understand("How large is the rescue loan?")
    assert {t.word for t in asked.terms} == {"rescue", "loan"}


@pytest.mark.parametrize(("one", "other"), [("quite", "quit"), ("officer", "office"), ("suite", "suit")])
def test_words_that_only_look_akin_have_roots_of_their_own(one: str, other: str) -> None:
    assert root(one) != root(other)
