"""What a negation negates."""

import pytest

from onrecord.relate.negations import negated_in


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
