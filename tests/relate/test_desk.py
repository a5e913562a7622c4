import pytest

from onrecord.model import Span
from onrecord.relate.desk import desk_of, is_correction, past_dateline, reporting
from tests.relate.pages import page


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("EASTMOOR, Norland (AP) — A ferry sank.", "A ferry sank."),
        ("Eastmoor (AFP) – A ferry sank.", "A ferry sank."),
        ("EASTMOOR — A ferry sank.", "A ferry sank."),
        ("A ferry sank - nobody knows why.", "A ferry sank - nobody knows why."),
        ("NATO ships sailed.", "NATO ships sailed."),
    ],
)
def test_a_dateline_is_no_part_of_a_proposition(text: str, rest: str) -> None:
    assert past_dateline(text, Span(0, len(text))).cut(text) == rest


def test_an_agency_has_one_key_however_it_is_spelled() -> None:
    assert reporting("The Associated Press") == reporting("AP")


def test_a_page_that_opens_as_a_correction_is_one() -> None:
    assert is_correction("Corrections\n\nAn article on Monday gave a wrong name.")
    assert not is_correction("Ferry sinks off Eastmoor\n\nThe board said a correction of the tables was due.")


def test_a_press_release_is_known_by_its_opening() -> None:
    reading = page("The Harbour Board today announced a plan to widen the quay.")
    assert desk_of(reading.article, reading.sentences).release


def test_a_report_is_no_press_release() -> None:
    reading = page("The Harbour Board will widen the quay, Jo Field said.")
    assert not desk_of(reading.article, reading.sentences).release


@pytest.mark.parametrize(
    "head",
    ["PRESS STATEMENT No. 4: The quay", "Joint communiqué", "Report summary, 4 May 2031", "Situation report no. 2"],
)
def test_what_is_headed_as_handed_out_is_its_makers(head: str) -> None:
    reading = page(head, "The quay was widened on Monday.")
    assert desk_of(reading.article, reading.sentences).release


def test_a_report_about_a_statement_is_not_handed_out() -> None:
    reading = page("Harbour Board defends its statement on the quay", "The board stood by it, Jo Field said.")
    assert not desk_of(reading.article, reading.sentences).release


def test_a_correction_is_not_handed_out_by_whom_it_names() -> None:
    reading = page("Corrections", "Statement of the figures", "The Harbour Board today announced nothing.")
    assert not desk_of(reading.article, reading.sentences).release
