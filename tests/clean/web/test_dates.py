"""The day of publication, from what a page prints and what its markup says."""

import pytest

from onrecord.model import Stated
from tests.clean.pages import page, read, schema


def published(markup: str) -> Stated:
    found = read(markup).published
    assert found is not None
    return found


def day(*inside: str, above: str, stamp: str = "") -> str:
    return published(page(*inside, above=above, head=schema(datePublished=stamp) if stamp else "")).value


def test_a_time_in_the_container_of_a_line_is_not_of_that_line() -> None:
    there = "<div>By Ana Ruiz<p>March 4, 2027</p><p><time datetime='2026-01-02'>January 2, 2026</time></p></div>"
    article = read(page(above=there))
    assert article.published is not None
    assert article.published.value == "2027-03-04"
    assert [span.cut(article.text) for span in article.published.spans] == ["March 4, 2027"]


@pytest.mark.parametrize(
    "above",
    [
        '<p class="dek">Trial of the ferry company begins on June 3, 2029</p>',
        "<ul><li>Terminal opened on June 1, 1964</li><li>Lease ends in September</li></ul>",
        '<div class="img"><img src="x"><p>The ferry terminal on June 1, 2019.</p></div>',
    ],
    ids=["dek", "list", "caption"],
)
def test_a_day_that_is_told_of_below_the_headline_is_not_that_of_publication(above: str) -> None:
    assert day(above=above, stamp="2027-03-04T09:30:00Z") == "2027-03-04"
    assert day(above=above + "<p>March 4, 2027</p>") == "2027-03-04"


def test_a_day_printed_alone_goes_before_a_stamp_of_long_before() -> None:
    assert day(above="<p>March 4, 2027</p>", stamp="2021-01-01T09:30:00+01:00") == "2027-03-04"


@pytest.mark.parametrize(
    "above",
    [
        '<time datetime="2027-03-05T01:30:00Z">March 4, 2027 9:30 PM EST</time>',
        '<p class="date">March 4, 2027, 9:30 p.m. EST</p>',
    ],
)
@pytest.mark.parametrize("stamp", ["2027-03-05T01:30:00Z", "2027-03-05T01:30:00.000+00:00"])
def test_of_a_stamp_in_utc_the_printed_day_is_that_of_the_readers(above: str, stamp: str) -> None:
    assert day(above=above, stamp=stamp) == "2027-03-04"


def test_a_stamp_with_its_own_zone_is_right_about_the_day() -> None:
    assert day(above="<p>March 4, 2027</p>", stamp="2027-03-05T01:30:00+02:00") == "2027-03-05"


def test_of_two_days_in_a_line_with_times_the_one_of_publication_counts() -> None:
    above = (
        "<p>Published <time datetime='2027-03-04'>March 4, 2027</time> "
        "Updated <time datetime='2027-03-06'>March 6, 2027</time></p>"
    )
    assert day(above=above) == "2027-03-04"


def test_a_time_that_prints_no_day_says_it_in_its_stamp() -> None:
    assert day(above="<p><time datetime='2027-03-04T10:00'>3 hours ago</time></p>") == "2027-03-04"


def test_milliseconds_are_no_year() -> None:
    article = read(page(head=schema(datePublished="1712041234567")))
    assert article.published is None or not article.published.value.startswith("1712")
    assert day(above="", stamp="20270304093000") == "2027-03-04"
