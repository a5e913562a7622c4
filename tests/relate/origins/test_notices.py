"""Notices by which a publisher takes back what it printed."""

import pytest

from onrecord.model import Naming
from onrecord.relate.origins.notices import METHOD, takes_back
from tests.relate.pages import page, said, told


@pytest.mark.parametrize(
    ("source", "cue", "around"),
    [
        (
            "An earlier version of this article",
            "said",
            "An earlier version of this article said that the pier was shut.",
        ),
        ("the article", "said", "Correction: On Monday the article said that the pier was shut."),
        ("An earlier version", "said", "An earlier version said that the pier was shut."),
        ("We", "wrongly reported", "We wrongly reported that the pier was shut."),
        ("A previous report", "incorrectly stated", "A previous report incorrectly stated that the pier was shut."),
        ("This story", "has retracted", "This story has retracted the figure."),
    ],
)
def test_a_notice_of_what_was_printed_is_known(source: str, cue: str, around: str) -> None:
    assert takes_back(source, cue, around)


@pytest.mark.parametrize(
    ("source", "cue", "around"),
    [
        ("The harbour board", "said", "The harbour board said that the pier was shut."),
        ("An earlier report", "said", "An earlier report by the board said that the pier was rotten."),
        ("The report", "found", "The report found that the pier was rotten."),
        (
            "An earlier version of the bill",
            "said",
            "An earlier version of the bill said that the tax would be 12 percent.",
        ),
        ("We", "reported", "We reported on Monday that the pier was shut."),
        ("The board", "wrongly claimed", "The board wrongly claimed that the pier was shut."),
    ],
)
def test_reports_and_speakers_are_no_notices(source: str, cue: str, around: str) -> None:
    assert not takes_back(source, cue, around)


@pytest.mark.parametrize(
    ("publisher", "paragraphs", "cue", "method"),
    [
        ("The Herald", ("Correction: The Herald reported that the pier was shut.",), "reported", METHOD),
        ("The Herald", ("The Herald wrongly reported that the pier was shut.",), "wrongly reported", METHOD),
        ("The Herald", ("The Herald retracts its report that the pier was shut.",), "retracts", METHOD),
        ("The Herald", ("An apology", "The Herald reported that the pier was shut."), "reported", METHOD),
        ("The Herald", ("The Herald reported that the pier was shut. We regret the error.",), "reported", METHOD),
        ("The Herald", ("The Herald reported that the pier was shut. That was wrong.",), "reported", METHOD),
        ("The Herald", ("The Herald reported that it was wrong that the pier was shut.",), "reported", "report"),
        ("The Herald", ("The Herald reported that the pier was shut.",), "reported", "report"),
        ("The Post", ("The Herald wrongly reported that the pier was shut.",), "wrongly reported", "report"),
    ],
)
def test_a_paper_takes_back_by_its_own_name(publisher: str, paragraphs: tuple[str, ...], cue: str, method: str) -> None:
    reading = page(*paragraphs, publisher=publisher, published="2031-05-04")
    told_by = said(reading, "The Herald", cue, "the pier was shut", naming=Naming.PUBLISHER)
    assertions, _ = told([(reading, [told_by])])
    assert [a.origin.evidence.method for a in assertions if a.attribution] == [method]


def test_what_a_notice_takes_back_is_the_publishers_and_known_as_taken_back() -> None:
    text = "Correction: An earlier version of this article said that the mayor had sold the pier."
    reading = page(text, published="2031-05-04")
    assertions, _ = told(
        [(reading, [said(reading, "An earlier version of this article", "said", "the mayor had sold the pier")])]
    )
    (found,) = [a for a in assertions if a.attribution]
    assert found.origin.evidence.method == METHOD
