"""Words that a question can show by themselves, and those that only their context explains."""

import pytest

from onrecord.model import Span
from onrecord.tell.quiz.readable import (
    asks,
    ends_open,
    has_subject,
    is_clause,
    is_loose,
    is_set_aside,
    lacks_object,
    quotation,
    without_lead,
)


@pytest.mark.parametrize(
    ("words", "loose"),
    [
        ("The request was renewed in spring", True),
        ("Ada Lind posted the picture", True),
        ("The first nine came on Saturday", True),
        ("The ferry yard was closed in spring", False),
        ("Ada Lind posted the picture of the crane", False),
        ("The government closed Eastmoor harbour", False),
    ],
)
def test_what_is_named_with_the_alone_is_loose(words: str, loose: bool) -> None:
    assert is_loose(words) is loose


def test_a_fragment_without_a_subject_is_known() -> None:
    assert has_subject("The yard stands ready to reopen in June")
    assert not has_subject("stands ready to reopen the yard in June")
    assert not is_clause("Charge of 95 million crowns in June")


def test_a_clause_of_time_is_not_what_the_source_is_asked_about() -> None:
    assert is_set_aside("The talks were renewed after ")
    assert not is_set_aside("The union said ")


def test_reported_words_lose_their_that() -> None:
    text = "Lind said that the yard was closed, and left."
    span = Span(text.index("that"), text.index(" and left"))
    assert without_lead(text, span).cut(text) == "the yard was closed"


def test_a_long_quotation_is_cut_after_a_whole_sentence() -> None:
    text = "Lind said “The yard is closed. The cranes are sold and nobody has told us where they are going.”"
    span = Span(0, len(text))
    cut = quotation(text, span, most=6)
    assert cut is not None
    assert cut.cut(text) == "The yard is closed."
    whole = quotation(text, span, most=30)
    assert whole is not None
    assert whole.cut(text).endswith("going.")


def test_two_quotations_are_not_taken_for_one() -> None:
    text = "“The yard is closed,” she said, “and the cranes are sold.”"
    assert quotation(text, Span(0, len(text)), most=30) is None


@pytest.mark.parametrize(
    ("words", "lacks"),
    [
        ("The harbour board judged it a success in May", True),
        ("Senator Ada Lind entered them into the record last week", True),
        ("Mayor Ada Lind dismissed that suggestion as a sign of disarray", True),
        ("Mayor Ada Lind closed the yard that night", False),
        ("Mayor Ada Lind thanked those workers who had stayed", False),
        ("The yard was closed after the board judged it unsafe", False),
        ("The harbour board bought two cranes and sold them in May", False),
    ],
)
def test_an_object_that_stands_elsewhere_is_known(words: str, lacks: bool) -> None:
    assert lacks_object(words) is lacks


def test_words_that_stop_before_their_noun_are_known() -> None:
    assert ends_open("The harbour union clinched a majority of regular")
    assert not ends_open("The harbour union clinched a majority of regular delegates")
    assert not ends_open("The harbour of Eastmoor was dead")


def test_a_reported_question_states_nothing() -> None:
    assert asks("why the yard will stay closed")
    assert not asks("the yard will stay closed")
