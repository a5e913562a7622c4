from dataclasses import replace
from time import process_time

import pytest

from onrecord.clean import clean
from onrecord.model import Capture, Span
from onrecord.relate.origins.desk import desk_of, is_correction, past_dateline, reporting
from tests.relate.pages import page


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("EASTMOOR, Norland (AP) — A ferry sank.", "A ferry sank."),
        ("Eastmoor (AFP) – A ferry sank.", "A ferry sank."),
        ("EASTMOOR — A ferry sank.", "A ferry sank."),
        ("A ferry sank - nobody knows why.", "A ferry sank - nobody knows why."),
        ("NATO ships sailed.", "NATO ships sailed."),
        ("NATO ships — five or six — sailed.", "NATO ships — five or six — sailed."),
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
    "line",
    [
        "The ministry confirmed the toll in a press release.",
        "Police statement raises doubts",
        "Harbour Board defends its statement on the quay",
    ],
)
def test_a_report_of_what_was_handed_out_is_none(line: str) -> None:
    reading = page(line, "The quay was widened on Monday.")
    assert not desk_of(reading.article, reading.sentences).release


@pytest.mark.parametrize("head", ["Opinion", "Opinion | The quay", "Letters to the editor", "Comment by Jo Field"])
def test_an_opinion_is_known_by_its_head(head: str) -> None:
    reading = page(head, "The quay is too narrow.")
    assert desk_of(reading.article, reading.sentences).opinion


@pytest.mark.parametrize("head", ["Column of smoke rises over the quay", "Letters show what the board knew"])
def test_a_report_is_no_opinion(head: str) -> None:
    reading = page(head, "The quay is too narrow.")
    assert not desk_of(reading.article, reading.sentences).opinion


def test_a_menu_says_nothing_of_the_report_below_it() -> None:
    menu = "".join(f"<li><a href='/{part}'>{part}</a></li>" for part in ("News", "Opinion", "Press releases", "Sport"))
    report = "<h1>Ferry sinks off Eastmoor</h1><p>The ferry sank at noon on Monday off Eastmoor, Jo Field said.</p>"
    body = f"<html><body><nav><ul>{menu}</ul></nav><article>{report}</article></body></html>".encode()
    desk = desk_of(clean(Capture("0", "report.html", "text/html", body, "")), ())
    assert not desk.opinion
    assert not desk.release


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


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Ferry strands 400", "Children cried in the cold. “We apologise to all,” Norland Ferries said."),
        ("Ferry strands 400", "Norland Ferries is pleased to announce a new pier, its director told guests."),
        ("Summary executions in Tarn", "Soldiers shot 11 men on the quay."),
        ("Notice of strike served on Norland Ferries", "The crews will stop work on Monday."),
        ("Preliminary findings blame captain", "The ferry turned too sharply."),
        ("Harbour Board’s press release angers crews", "The crews stopped work on Monday."),
    ],
)
def test_what_others_say_or_a_headline_tells_is_no_opening_of_their_own(paragraphs: tuple[str, ...]) -> None:
    reading = page(*paragraphs)
    assert not desk_of(reading.article, reading.sentences).release


def test_what_a_paper_prints_is_handed_out_only_under_a_label() -> None:
    news = "The Harbour Board today announced a doubling of fees. Crews blocked the quay."
    for publisher, paragraphs, release in (
        ("The Eastmoor Herald", (news,), False),
        ("The Eastmoor Herald", ("Statement on the quay", news), False),
        ("The Eastmoor Herald", ("Press release", news), True),
        ("Harbour Board", (news,), True),
    ):
        reading = page(*paragraphs, publisher=publisher)
        assert desk_of(reading.article, reading.sentences).release is release


def test_a_correction_is_not_handed_out_by_whom_it_names() -> None:
    reading = page("Corrections", "Statement of the figures", "The Harbour Board today announced nothing.")
    assert not desk_of(reading.article, reading.sentences).release


def test_a_long_line_of_dashes_costs_no_more_than_its_length() -> None:
    text = "ABC" + "-" * 200_000 + "x and more"
    started = process_time()
    past_dateline(text, Span(0, len(text)))
    assert process_time() - started < 1


def test_blank_lines_cost_no_more_each_the_more_there_are() -> None:
    reading = page("The Harbour Board closed the quay.")

    def cost(lines: int) -> float:
        article = replace(reading.article, text="Q: Why?" + "\n" * lines + "Q: How?")
        started = process_time()
        assert desk_of(article, ()).spoken
        return process_time() - started

    assert cost(96_000) < 12 * cost(16_000) + 1  # six times as many; two minutes where each is tried with each
