"""Words that say of what somebody else put that it is not so."""

import pytest

from onrecord.relate.propositions.dismissals import answers_blame, dismissed, of_what, points_back, whose


@pytest.mark.parametrize(
    ("wording", "of"),
    [
        ("that \u2018simply untrue\u2019", ""),
        ("\u201cNonsense,\u201d", ""),
        ("this \u201ca fairy tale\u201d", ""),
        ("that the ministry's account is wrong", ""),
        ("that Field's description was \u201cfalse.\u201d", ""),
        ("the claims baseless and misleading", ""),
        ("the charge of paying for the strike \u201ca fairy tale\u201d", "of paying for the strike"),
        ("the Post's report last week of a second leak was mistaken", "last week of a second leak"),
        ("It is not true that the yard was sold", "the yard was sold"),
    ],
)
def test_who_calls_what_was_put_untrue_says_of_what(wording: str, of: str) -> None:
    assert dismissed(wording) == of


@pytest.mark.parametrize(
    "wording",
    [
        "that the story was true",
        "the closure wrong",
        "that the lies would stop",
        "the account of a false witness",
        "I wish it were not true",
        "they lie at anchor",
        "that his contention that the name will only serve as a propaganda tool",
        "Claims of a leak are propaganda; our men closed the valve at nine.",
        "a story of invention and courage",
    ],
)
def test_words_like_these_alone_call_nothing_untrue(wording: str) -> None:
    assert dismissed(wording) is None


def test_what_only_points_to_a_claim_says_nothing_else() -> None:
    pointing = (
        "it",
        "that notion",
        "the union's latest accusations",
        "the claims as \u201cliterature\u201d",
        "both of these",
    )
    assert all(points_back(wording) for wording in pointing)
    assert not any(points_back(wording) for wording in ("the request", "the accusation that it paid", "a newspaper"))


def test_whose_claim_it_is_may_be_told() -> None:
    assert whose("the ministry's account") == "ministry"
    assert whose("that account") == ""


def test_a_denial_may_say_by_a_noun_what_it_is_of() -> None:
    assert of_what("talk of sand-mining") == "of sand-mining"
    assert of_what("the suggestion that the box was opened") == "that the box was opened"
    assert of_what("the charge of a bypass an invention") == "of a bypass"
    assert of_what("the idea of a higher wage") == ""
    assert of_what("an offer of help") == ""


def test_who_denies_any_part_answers_a_blame() -> None:
    assert all(answers_blame(wording) for wording in ("any wrongdoing", "its role in the sale", "everything"))
    assert not any(answers_blame(wording) for wording in ("the role", "any request", "everything else"))
