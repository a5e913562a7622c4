"""The day of publication, where only a dateline or a line without a year gives it."""

import hashlib
import json

import pytest

from onrecord.clean import clean
from onrecord.model import Article, Capture, Kind

BODY = "The old mill at Brayford closed for good, its owner said, and its forty people were sent home. " * 3


def of(text: str, *, media_type: str = "text/plain", address: str | None = None) -> Article:
    body = text.encode()
    capture = Capture(hashlib.sha256(body).hexdigest(), "a", media_type, body, "2032-01-01T00:00:00Z", address)
    return clean(capture)


def day_of(text: str, **given: str) -> str:
    stated = of(text, **given).published
    return stated.value if stated else ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BRAYFORD, 12 Sept (Fenland Wire) — ", "XXXX-09-12"),
        ("BRAYFORD, Sept. 12 (Reuters) - ", "XXXX-09-12"),
        ("Brayford, May 3 (Marrow News Service): ", "XXXX-05-03"),
        ("Brayford, 14 Aug. — ", "XXXX-08-14"),
        ("BRAYFORD, Moss County, 2 March – ", "XXXX-03-02"),
        ("Brayford, 9 May 2031 — ", "2031-05-09"),
    ],
)
def test_a_dateline_gives_the_day_and_leaves_open_the_year_that_nothing_tells(line: str, day: str) -> None:
    assert day_of(f"Mill closes at last\n\n{line}{BODY}\n") == day


def test_the_year_is_taken_from_a_date_near_to_that_of_the_dateline() -> None:
    text = (
        f"Mill closes at last\n\nBRAYFORD, 12 Sept (Fenland Wire) — {BODY}\n\nIt had been sold on 2 September 2031.\n"
    )
    assert day_of(text) == "2031-09-12"


def test_the_year_is_not_taken_from_a_date_of_long_before() -> None:
    text = f"Mill closes at last\n\nBRAYFORD, 12 Sept (Fenland Wire) — {BODY}\n\nIt was built on 1 May 1931, he said.\n"
    assert day_of(text) == "XXXX-09-12"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://courier.example/2031/09/13/mill", "2031-09-12"),
        ("https://courier.example/2031/mill", "2031-09-12"),
        ("https://courier.example/news/mill-20310912", "2031-09-12"),
        ("https://courier.example/2031/03/13/mill", "XXXX-09-12"),
        ("https://courier.example/mill-203112345", "XXXX-09-12"),
    ],
)
def test_the_year_is_taken_from_an_address_that_fits(address: str, day: str) -> None:
    text = f"Mill closes at last\n\nBRAYFORD, 12 Sept (Fenland Wire) — {BODY}\n"
    record = json.dumps({"text": text, "url": address})
    assert day_of(record, media_type="application/json") == day


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://courier.example/2031/09/13/mill", "2031-09-13"),
        ("https://courier.example/2031/sep/13/mill", "2031-09-13"),
        ("https://courier.example/news/20310913-66/mill", "2031-09-13"),
        ("https://courier.example/2031-09-13-mill.htm", "2031-09-13"),
        ("https://courier.example/2031/09/mill", ""),
        ("https://courier.example/2031/13/40/mill", ""),
        ("https://courier.example/mill-203109131", ""),
        ("https://courier.example/2031_09_01_archive.html", ""),
    ],
)
def test_a_page_that_prints_no_day_is_of_the_day_in_its_address(address: str, day: str) -> None:
    text = f"Mill closes at last\n\n{BODY}\n"
    assert day_of(text, address=address) == day
    assert day_of(f"{address}\n\n{text}") == day


def test_the_address_that_a_page_begins_with_says_of_which_year_its_day_is() -> None:
    text = f"https://courier.example/2031/09/13/mill\n\nMill closes at last\n\nBRAYFORD, 12 Sept (Reuters) - {BODY}\n"
    assert day_of(text) == "2031-09-12"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("September 12, 2031 ", "2031-09-12"),
        ("September 12,2031 Brayford — ", "2031-09-12"),
        ("12 September 2031 ", "2031-09-12"),
        ("BRAYFORD Sept 12 ", "XXXX-09-12"),
    ],
)
def test_a_day_that_is_run_into_the_first_sentence_is_the_articles_and_no_part_of_it(head: str, day: str) -> None:
    article = of(f"Mill closes at last\n\n{head}{BODY}\n")
    assert article.published is not None
    assert article.published.value == day
    own = [b.span.cut(article.text) for b in article.blocks if b.kind is Kind.TEXT]
    assert own == [BODY.strip()]


@pytest.mark.parametrize("head", ["On September 12, 2031 ", "September 12, 2031, ", "September 12, 2031 was the day. "])
def test_a_day_that_the_first_sentence_tells_stays_in_it(head: str) -> None:
    article = of(f"Mill closes at last\n\n{head}{BODY}\n")
    assert any(b.span.cut(article.text).startswith(head.strip()) for b in article.blocks if b.kind is Kind.TEXT)


def test_paragraphs_that_each_begin_with_a_day_are_a_chronology() -> None:
    article = of(f"Mill closes at last\n\nSeptember 12, 2031 {BODY}\n\nSeptember 14, 2031 {BODY}It was sold.\n")
    assert [b.span.cut(article.text)[:9] for b in article.blocks if b.kind is Kind.TEXT] == ["September", "September"]


def test_a_day_of_late_december_in_an_address_of_january_is_of_the_year_before() -> None:
    text = f"Mill closes at last\n\nBRAYFORD, Dec. 31 (Fenland Wire) — {BODY}\n"
    record = json.dumps({"text": text, "url": "https://courier.example/2032/01/mill"})
    assert day_of(record, media_type="application/json") == "2031-12-31"


def test_a_web_page_without_any_other_day_has_that_of_its_dateline() -> None:
    page = f"<html><body><h1>Mill closes at last</h1><p>BRAYFORD, 12 Sept (Fenland Wire) — {BODY}</p></body></html>"
    assert day_of(page, media_type="text/html") == "XXXX-09-12"


@pytest.mark.parametrize(
    "told",
    [
        "From 20 June 2031 the firm must keep its books open, the court ruled.",
        "By 1 May 2032 the firm must have left the site, the court said.",
        "The levy is to be ten cents from 1 January 2032, the council decided.",
        "The lease takes effect on 1 July 2031, the owner said.",
        "She said the mill would stay shut until 3 May 2031.",
        "The owner named 3 May 2031 as the deadline.",
    ],
)
def test_a_day_that_may_be_still_to_come_dates_no_article(told: str) -> None:
    assert day_of(f"Mill closes at last\n\n{told}\n\n{BODY}\n") == ""


def test_a_day_told_as_over_is_the_first_on_which_the_article_can_be_of() -> None:
    told = "The owner told his people on 3 May 2031. They had heard it before."
    assert day_of(f"Mill closes at last\n\n{told}\n\n{BODY}\n") == "[2031-05-03..]"


def test_a_day_without_a_year_is_given_none_by_a_year_of_another_sentence() -> None:
    told = "The owner told his people on 1 December. He had bought the mill on 3 May 2031."
    assert day_of(f"Mill closes at last\n\n{told}\n\n{BODY}\n") == "[2031-05-03..]"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The owner told his people on 3 May 2031. They left the mill on 9 May.", "[2031-05-09..]"),
        ("The owner told his people on 3 May 2031. They had been hired on 1 December.", "[2031-05-03..]"),
        (
            "It was sold on 12 May 2031. The sale began on 17 May and will go on until 30 June.",
            "[2031-05-17..2031-06-30]",
        ),
    ],
)
def test_a_day_without_a_year_is_of_that_of_a_day_told_shortly_before_it(told: str, day: str) -> None:
    assert day_of(f"Mill closes at last\n\n{told}\n\n{BODY}\n") == day


def test_what_was_planned_for_a_day_does_not_say_that_the_article_is_older() -> None:
    told = "The mill was sold on 3 May 2030. It was scheduled to close on 9 May 2031."
    assert day_of(f"Mill closes at last\n\n{told}\n\n{BODY}\n") == "[2030-05-03..]"


def test_a_day_in_the_first_sentence_is_no_dateline() -> None:
    assert day_of(f"Mill closes at last\n\nOn Friday, 9 May — the first day of spring — {BODY}\n") == ""


def test_a_day_without_a_year_has_no_place_in_the_calendar() -> None:
    assert of(f"Mill closes at last\n\nBRAYFORD, 12 Sept (Fenland Wire) — {BODY}\n").dated == ""
    assert of(f"Mill closes at last\n9 May 2031\n\n{BODY}\n").dated == "2031-05-09"


@pytest.mark.parametrize("address", ["http://[::1", "https://[bad]/2031/x"])
def test_an_address_that_is_none_takes_nothing_from_the_article(address: str) -> None:
    text = f"Mill closes at last\n\nBRAYFORD, 12 Sept (Fenland Wire) — {BODY}\n"
    assert day_of(text, address=address) == "XXXX-09-12"
    page = (
        f"<html><head><link rel=canonical href='{address}'></head><body><h1>Mill closes</h1><p>{BODY}</p></body></html>"
    )
    assert BODY.strip() in of(page, media_type="text/html", address=address).text
