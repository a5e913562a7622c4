"""What a negation negates."""

import pytest

from onrecord.relate.propositions.negations import negated_in, none_of, objects_of


@pytest.mark.parametrize(
    ("wording", "negated"),
    [
        ("The crane was not inspected in May.", ["inspected"]),
        ("She never sent or received a permit", ["sent", "received"]),
        ("There is no evidence that the dam leaked", ["evidence"]),
        ("The yard no longer operates two ships", ["operates"]),
        ("It won't be closed; nobody was hurt", ["closed", "hurt"]),
        ("There is no precedent without evidence", ["precedent"]),
        ("No-bid contracts went to the yard", []),
        ("I have not seen a barge", ["barge"]),
        ("The crane fell", []),
    ],
)
def test_the_first_word_of_content_behind_a_negation_is_negated(wording: str, negated: list[str]) -> None:
    assert list(negated_in(wording)) == negated


@pytest.mark.parametrize(
    ("wording", "none"),
    [
        ("The port has not let in any N.S. ferries since June.", {"ferries"}),
        ("There are no foreign divers in the harbour", {"foreign", "divers"}),
        ("Any ferry may land; the crane was not inspected", set()),
        ("The yard no longer operates two ships", set()),
        ("The yard has never owned any ships", set()),
        ("The crane was not inspected by Ada Lind", set()),
    ],
)
def test_of_what_there_is_none_is_named_behind_no_or_any(wording: str, none: set[str]) -> None:
    assert none_of(wording) & {"ferries", "foreign", "divers", "ferry", "ships", "two", "inspected"} == none


@pytest.mark.parametrize(
    ("wording", "objects"),
    [
        ("They had not received any aid almost a day later", {"received": {"aid"}}),
        (
            "He neither sent nor received letters marked secret",
            {"sent": set(), "received": {"letters", "marked", "secret"}},
        ),
        ("The gate was not closed on Friday", {"closed": set()}),
        ("It didn't point the gun, police said", {"point": {"gun"}}),
        ("It was not a closed yard, nor the reason for the strike", {}),
    ],
)
def test_what_a_verb_is_negated_of_stands_right_behind_it(wording: str, objects: dict[str, set[str]]) -> None:
    assert objects_of(wording) == objects
