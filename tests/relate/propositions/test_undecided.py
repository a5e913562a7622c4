"""What words do not put as so."""

import pytest

from onrecord.relate.propositions.undecided import is_open, is_to_do


@pytest.mark.parametrize(
    ("wording", "asked"),
    [
        ("What is a crane doing there?", True),
        ("“How did that come about?’”", True),
        ("whether the dam leaks", True),
        ("“Whether it leaks is not known", True),
        ("the dam leaks", False),
        ("the question of whether it leaks was settled", False),
    ],
)
def test_a_question_is_open_as_it_is_put_or_as_it_is_told_of(wording: str, asked: bool) -> None:
    assert is_open(wording) is asked


@pytest.mark.parametrize(
    ("wording", "cue", "ahead"),
    [
        ("to open the gate", "refused", True),
        ("to go home", "persuaded", True),
        ("to have seen the barge", "denied", False),
        ("to own the yard", "claims", False),
        ("to leak", "is said", False),
        ("the gate was opened", "refused", False),
    ],
)
def test_an_infinitive_is_of_what_is_to_be_done_but_for_what_is_told_of(wording: str, cue: str, ahead: bool) -> None:
    assert is_to_do(wording, cue) is ahead
