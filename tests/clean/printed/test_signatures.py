"""Lines by which agencies and desks sign a report at its end."""

import pytest

from onrecord.clean.pasted.page import read_paste
from onrecord.clean.printed.signatures import is_signature, signed_by
from onrecord.model import CreditKind, Kind, Span

BODY = "The old mill at Brayford closed for good, its owner said, and its forty people were sent home. " * 3


@pytest.mark.parametrize("line", ["— Fenland Wire", "(Fenland Press Agency)", "- Radio Brayford news desk, 07:00"])
def test_a_house_with_a_mark_before_it_signs(line: str) -> None:
    assert is_signature(line, frozenset())


@pytest.mark.parametrize("line", ["Unifen", "(Unifen)", "— Unifen"])
def test_the_agency_of_the_dateline_signs_with_or_without_a_mark(line: str) -> None:
    assert is_signature(line, frozenset({"unifen"}))


@pytest.mark.parametrize(
    "line", ["Unifen", "— C. Vale", "(Brayford)", "— The Herald said it would close the mill.", ""]
)
def test_other_short_lines_are_no_signature(line: str) -> None:
    assert not is_signature(line, frozenset())


def test_a_desk_of_the_publishers_own_is_no_agency() -> None:
    assert signed_by("— Radio Brayford news desk, 07:00", Span(0, 33)) is None
    assert signed_by("— Fenland Wire", Span(0, 14)) == Span(2, 14)


def test_an_agency_that_signs_is_credited() -> None:
    text = f"Mill closes at last\n\nBRAYFORD, 12 Sept (Unifen) — {BODY}\n\n{BODY}\n\n(Unifen)\n"
    article = read_paste(text, capture_id="c", name="a")
    assert article.blocks[-1].kind is Kind.CREDIT
    assert [(c.name, c.kind, len(c.spans)) for c in article.credits] == [("Unifen", CreditKind.AGENCY, 2)]
