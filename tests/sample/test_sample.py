"""The sample story agrees with its own ground truth."""

import datetime
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import lxml.html
import pytest

import onrecord

SAMPLE = Path(onrecord.__file__).parent / "sample"
ARTICLES = SAMPLE / "articles"
EXPECTED: dict[str, Any] = json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))
FILES = sorted(path.name for path in ARTICLES.iterdir())

INLINE = {"a", "span", "em", "strong", "cite", "b", "i"}
WEEKDAY = re.compile(
    r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? "
    r"(?:(\d{1,2}) (March|April|May) (2027)|(March|April|May) (\d{1,2})(?:, (2027))?)"
)


@cache
def read(name: str) -> str:
    """The text of an article: of a page, what its body shows, with white space collapsed."""
    raw = (ARTICLES / name).read_text(encoding="utf-8")
    if not name.endswith(".html"):
        return raw
    body = lxml.html.document_fromstring(raw).find("body")
    assert body is not None
    for element in list(body.iter("script", "style")):
        element.drop_tree()
    for element in body.iter():
        if element.tag not in INLINE:
            element.tail = " " + (element.tail or "")
    return re.sub(r"\s+", " ", str(body.text_content())).strip()


def quotations() -> Iterator[tuple[str, str]]:
    for article in EXPECTED["articles"]:
        yield from ((article["file"], line) for line in article["left_out"])
        yield article["file"], article["title"]
    for attribution in EXPECTED["attributions"]:
        for role in ("source", "cue", "content"):
            if attribution[role] is not None:
                yield attribution["file"], attribution[role]
    for claim in EXPECTED["claims"]:
        yield from ((quote["file"], quote["quote"]) for quote in claim["quotes"])
    for window in EXPECTED["windows"]:
        yield window["file"], window["quote"]
    for date in EXPECTED["dates"]:
        yield date["file"], date["quote"]
        yield date["file"], date["context"]


def test_every_article_is_listed_once() -> None:
    assert [article["file"] for article in EXPECTED["articles"]] == FILES
    assert len(FILES) >= 14


def test_at_least_seven_publishers_are_named() -> None:
    assert len({article["publisher"] for article in EXPECTED["articles"]} - {None}) >= 7


@pytest.mark.parametrize("name", FILES)
def test_every_quotation_stands_in_its_article(name: str) -> None:
    missing = [quote for file, quote in quotations() if file == name and quote not in read(name)]
    assert missing == []


def test_lines_left_out_of_pasted_text_are_whole_lines() -> None:
    for article in EXPECTED["articles"]:
        assert len(article["left_out"]) == len(article["left_out_kinds"])
        if article["file"].endswith(".txt"):
            assert set(article["left_out"]) <= set(read(article["file"]).split("\n"))


def test_a_date_stands_in_its_context() -> None:
    assert all(date["quote"] in date["context"] for date in EXPECTED["dates"])


def test_chains_lead_to_an_outer_attribution_of_the_same_article() -> None:
    attributions = EXPECTED["attributions"]
    for number, attribution in enumerate(attributions):
        if attribution["via"] is not None:
            outer = attributions[attribution["via"]]
            assert attribution["via"] != number
            assert outer["file"] == attribution["file"]


def test_relations_and_reprints_point_at_what_exists() -> None:
    count = len(EXPECTED["claims"])
    for relation in EXPECTED["relations"]:
        assert {relation["a"], relation["b"]} <= set(range(count))
        assert relation["a"] != relation["b"]
    for one, other, _ in EXPECTED["reprints"]:
        assert {one, other} <= set(FILES)


def test_the_wire_story_is_carried_word_for_word_and_cut() -> None:
    (wire, whole, _), (_, cut, _), _ = EXPECTED["reprints"]
    paragraphs = [p for p in read(whole).split("\n\n") if p in read(wire)]
    assert len(paragraphs) == 13
    assert [p in read(cut) for p in paragraphs].count(True) == 7


@pytest.mark.parametrize("name", FILES)
def test_weekdays_agree_with_the_calendar(name: str) -> None:
    for weekday, day_1, month_1, _, month_2, day_2, _ in WEEKDAY.findall(read(name)):
        month = ["March", "April", "May"].index(month_1 or month_2) + 3
        assert datetime.date(2027, month, int(day_1 or day_2)).strftime("%A") == weekday


def test_pages_ask_for_nothing_from_outside() -> None:
    for name in FILES:
        raw = (ARTICLES / name).read_text(encoding="utf-8")
        assert not re.search(r'(?:src|srcset)="(?!data:)', raw)
        assert "stylesheet" not in raw
        hosts = set(re.findall(r"https?://([^/\"'\s<>#]+)", raw)) - {"schema.org", "ogp.me"}
        assert all(host.endswith(".example") for host in hosts)


def test_it_says_that_it_is_invented() -> None:
    assert "invented" in (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert "invented" in EXPECTED["note"]
    for name in FILES:
        if name.endswith(".html"):
            assert "invented" in (ARTICLES / name).read_text(encoding="utf-8")
