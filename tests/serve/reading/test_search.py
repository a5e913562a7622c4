"""The search: passages, claims, names, facets, and what to do when nothing is found."""

import pytest
from starlette.testclient import TestClient

from tests.serve.reading.pages import links_of, page_of, words_of


def counts(page: object, name: str) -> dict[str, int]:
    made = {}
    for link in page.xpath(f"//section[@aria-labelledby='h-{name}']//a"):  # type: ignore[attr-defined]  # of lxml
        words, _, number = words_of(link).rpartition(" ")
        made[words.removeprefix("✕ ")] = int(number)
    return made


def test_the_words_are_marked_where_they_stand_whatever_their_ending(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/search?q=cracks")
    marked = {words_of(m).casefold() for m in page.xpath("//ol[@class='hits']//mark")}
    assert {"cracks", "cracked"} & marked
    assert all(m.startswith("crack") for m in marked)
    assert all("#c-" in a for a in page.xpath("//ol[@class='hits']//a/@href"))


def test_a_facet_leads_to_as_many_as_it_says(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/search?q=bridge")
    for name in ("kind", "month", "voice", "publisher", "speaker"):
        links = page.xpath(f"//section[@aria-labelledby='h-{name}']//a")
        assert links, name
        narrowed = page_of(sample_pages, links[0].get("href"))
        assert words_of(narrowed.xpath("//p[@role='status']")[0]).startswith(words_of(links[0]).rsplit(" ", 1)[1])
        (chosen,) = narrowed.xpath(f"//section[@aria-labelledby='h-{name}']//a[@aria-current='true']")
        assert chosen.get("href") == "/search?q=bridge"


def test_all_of_the_words_come_before_some_of_them(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/search?q=bridge+hangers")
    some = ["some of the words" in words_of(hit) for hit in page.xpath("//ol[@class='hits']/li")]
    assert some == sorted(some)


def test_words_in_quotation_marks_are_found_just_so(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/search?q=%22the+bridge%22")
    hits = page.xpath("//ol[@class='hits']/li/p[1]")
    assert hits
    assert all("the bridge" in words_of(hit).casefold() for hit in hits)


def test_claims_and_names_are_found_too(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/search?q=ferry")
    assert links_of(page, "/claims/")
    assert links_of(page_of(sample_pages, "/search?q=harrow"), "/people/")


def test_what_is_misspelt_is_answered_with_a_word_of_the_record(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/search?q=brigde")
    assert "/search?q=bridge" in links_of(page, "/search")


def test_the_question_stands_in_the_box_as_it_was_asked(hostile_pages: TestClient) -> None:
    page = page_of(hostile_pages, "/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.xpath("//input[@id='f-q']/@value") == ['"><script>alert(1)</script>']


@pytest.mark.parametrize("name", ["kind", "voice", "publisher", "month", "speaker"])
def test_no_facet_of_the_address_becomes_markup(sample_pages: TestClient, name: str) -> None:
    page = page_of(sample_pages, f"/search?q=bridge&{name}=%3Cscript%3Ealert(1)%3C/script%3E%25s")
    assert page.xpath("//main//script") == []


@pytest.mark.parametrize("asked", ["", "%20", "%22", "*", "NEAR(", "a%20OR%20b", "🎈", "%00", "(" * 300, "a " * 400])
def test_no_question_breaks_the_page(sample_pages: TestClient, asked: str) -> None:
    page_of(sample_pages, f"/search?q={asked}")
