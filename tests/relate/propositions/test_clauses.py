import pytest

from onrecord.relate.propositions.clauses import clauses
from tests.relate.pages import page


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The ferry sank off Eastmoor, and nine sailors were rescued.",
            ["The ferry sank off Eastmoor", "nine sailors were rescued."],
        ),
        ("The ferry sank and burned.", ["The ferry sank and burned."]),
        (
            "Unlike in Eastmoor, where Field is in office and the town could soon vote, the plan is not for sale.",
            ["Unlike in Eastmoor, where Field is in office and the town could soon vote, the plan is not for sale."],
        ),
        ("The ferry sank because it was old.", ["The ferry sank because it was old."]),
    ],
)
def test_clauses_with_subjects_of_their_own_are_apart(sentence: str, expected: list[str]) -> None:
    reading = page(sentence)
    found = clauses(reading.words, (0, len(reading.words)))
    assert [s.cut(sentence) for s in found] == expected


def test_an_empty_range_has_no_clause() -> None:
    assert clauses((), (0, 0)) == ()
