"""When a deed was done, told by the time that hangs on it, in sentences that hold several deeds."""

from collections.abc import Iterator

import pytest

from onrecord.tell.ask import Answer, Asker, Refused
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Norland: a month of strikes",
        "May 4, 2031",
        "The ferry yard was shut on April 2 and Jo Field resigned on April 9.",
        "The mill, which was bought in 2019, was demolished on April 23.",
        "Jo Field said on April 22 that the museum had burned on April 21.",
        "The council refused on April 14 to sell the pier.",
        "Tarn Ferries denied that it had dismissed the crew on April 20.",
        "The lighthouse will be moved on July 1, the council said on Monday.",
        "Ann Lee hid the ledgers after the police had questioned her on April 27.",
        "Workers walked out in a strike on April 24.",
        "Friday was also the last day to object to the order that barred the lorries.",
        "Order 118 lets Northline ferries call at the pier.",
        "The minister ruled out cutting the grant.",
        "The ministry opened a new hall on May 2.",
        "Judge Rosa Tarn found that the letter had been received on April 25.",
    )
}


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with story_of(tmp_path_factory.mktemp("deeds"), PAGES) as made:
        yield Asker(made)


def asked(answer: Answer) -> set[str]:
    return {p.words for line in answer.lines for p in line.asked}


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("When was the ferry yard shut?", "April 2"),
        ("When did Jo Field resign?", "April 9"),
        ("When was the mill bought?", "2019"),
        ("When was the mill demolished?", "April 23"),
        ("When did the museum burn?", "April 21"),
        ("When did the council refuse to sell the pier?", "April 14"),
        ("When will the lighthouse be moved?", "July 1"),
        ("When was the lighthouse to be moved?", "July 1"),
        ("When did the workers walk out?", "April 24"),
        ("When did the judge find that the letter had been received?", "April 25"),
    ],
)
def test_the_day_is_the_one_that_hangs_on_the_deed(asker: Asker, question: str, day: str) -> None:
    answer = asker.ask(question)
    assert answer.refused is None
    assert asked(answer) == {day}


@pytest.mark.parametrize(
    "question",
    [
        "When did the council sell the pier?",
        "When did Tarn Ferries dismiss the crew?",
        "When was the lighthouse moved?",
    ],
)
def test_what_was_refused_denied_or_planned_is_not_told_as_done(asker: Asker, question: str) -> None:
    assert asker.ask(question).refused is Refused.NOT_TOLD


def test_a_day_outside_of_the_clause_of_the_deed_is_none_of_it(asker: Asker) -> None:
    assert asker.ask("When were the lorries barred?").refused is Refused.NO_DAY


def test_who_only_ruled_a_deed_out_did_not_do_it(asker: Asker) -> None:
    assert asker.ask("Who cut the grant?").refused is Refused.NOT_TOLD


def test_the_number_of_an_order_counts_nothing(asker: Asker) -> None:
    assert "118" not in asked(asker.ask("How many ferries are there?"))


def test_a_minister_is_no_ministry(asker: Asker) -> None:
    assert asker.ask("Did the minister open a hall?").refused is not None


def test_the_day_of_another_deed_is_no_day_of_this_one(asker: Asker) -> None:
    assert asker.ask("When did Ann Lee hide the ledgers?").refused is Refused.NO_DAY
