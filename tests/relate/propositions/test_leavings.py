"""What attributions leave of a sentence."""

import pytest

from onrecord.model import Span
from onrecord.relate.propositions.leavings import rests, states, told_alone
from tests.relate.pages import page


def test_what_is_left_of_a_whole_lies_between_what_is_taken() -> None:
    assert rests(Span(0, 20), [Span(3, 5), Span(4, 9), Span(15, 20)]) == [Span(0, 3), Span(9, 15)]


@pytest.mark.parametrize(
    ("sentence", "rest", "speaker", "alone"),
    [
        ("The dam broke on Monday, and Jo Field said it was old.", (0, 8), (7, 8), "The dam broke on Monday"),
        ("The vote comes as Jo Field demands a new dam.", (0, 6), (4, 6), "The vote comes"),
        ("He gave the key to Jo Field, who said it was old.", (0, 7), (5, 7), "He gave the key to Jo Field"),
        ("After the dam broke on Monday, Jo Field called for help.", (0, 9), (7, 9), "the dam broke on Monday"),
        ("If the dam breaks, Jo Field said, the town is lost.", (0, 5), (5, 7), ""),
    ],
)
def test_a_clause_is_told_without_its_joint_and_the_next_speaker(
    sentence: str, rest: tuple[int, int], speaker: tuple[int, int], alone: str
) -> None:
    words = page(sentence).words
    first, last = told_alone(words, rest, [speaker])
    assert " ".join(w.span.cut(sentence) for w in words[first:last]) == alone


@pytest.mark.parametrize(
    ("sentence", "rest", "stated"),
    [
        ("The dam broke on Monday.", (0, 5), True),
        ("According to the officials the paper spoke to on Monday, the dam broke.", (2, 10), False),
        ("Police searched the house he had rented on Monday, Jo Field said.", (2, 9), False),
        ("According to the maker that the letter accuses of theft, the dam broke.", (2, 10), True),
        ("The Herald reported on Monday that the dam broke.", (0, 5), False),
        ("The town wrote to Jo Field, whose men hold the dam.", (7, 12), True),
        ("The town wrote to Jo Field, who has eaten nothing for a week.", (7, 14), True),
    ],
)
def test_who_somebody_is_states_nothing_by_itself(sentence: str, rest: tuple[int, int], stated: bool) -> None:
    assert states(page(sentence).words, rest, {"report", "speak"}) is stated
