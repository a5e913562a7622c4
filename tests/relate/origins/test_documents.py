"""Which document a description means."""

import pytest

from onrecord.relate.origins.documents import is_told_apart, without_readers


@pytest.mark.parametrize(
    ("described", "read"),
    [
        ("leaked memo seen by the sound", "leaked memo"),
        ("video verified independently by the sound", "video"),
        ("ledger that was leaked to reporters", "ledger"),
        ("emails shared with reporters", "emails"),
        ("audit published by the board", "audit published by the board"),
    ],
)
def test_who_was_shown_a_document_says_nothing_of_which_it_is(described: str, read: str) -> None:
    assert without_readers(described) == read


@pytest.mark.parametrize(
    ("described", "apart"),
    [
        ("school board's audit", True),
        ("memo dated 3 may", True),
        ("study", False),
        ("leaked memo", False),
        ("two internal emails", False),
        ("reports from the scene", False),
        ("media reports", False),
        ("norlandish reporting", False),
        ("sound's reporting", True),
    ],
)
def test_a_document_is_told_apart_by_its_maker_title_or_date(described: str, apart: bool) -> None:
    assert is_told_apart(described) is apart


def test_a_paper_called_by_one_word_may_be_any() -> None:
    assert not is_told_apart("rules")
    assert not is_told_apart("unconfirmed media reports")
    assert is_told_apart("harbour rules")
