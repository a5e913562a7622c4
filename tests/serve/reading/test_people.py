"""People and bodies, and one of them."""

from collections import Counter
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord.model import EntityKind
from onrecord.record import View
from onrecord.tell.story import Story
from tests.serve.reading.pages import links_of, page_of, words_of


@pytest.fixture(scope="module")
def story(sample_file: Path) -> Story:
    return Story(View(sample_file))


def address(key: str) -> str:
    return f"/people/{quote(key, safe='')}"


def test_everybody_is_listed_most_mentioned_first(sample_pages: TestClient, story: Story) -> None:
    page = page_of(sample_pages, "/people")
    assert links_of(page, "/people/") == [address(key) for key in story.actors][:50]


def test_a_kind_and_the_beginning_of_a_name_narrow_it(sample_pages: TestClient, story: Story) -> None:
    page = page_of(sample_pages, "/people?kind=person&q=har")
    kept = [k for k, a in story.actors.items() if a.kind is EntityKind.PERSON]
    kept = [k for k in kept if any(w.casefold().startswith("har") for w in story.actors[k].name.split())]
    assert links_of(page, "/people/") == [address(k) for k in kept]
    assert kept


def test_the_facets_count_what_they_lead_to(sample_pages: TestClient, story: Story) -> None:
    counts = Counter(a.kind.value for a in story.actors.values())
    shown = page_of(sample_pages, "/people").xpath("//ul[@class='facet-row']/li/a")
    assert [int(words_of(a).split()[-1]) for a in shown] == [
        len(story.actors),
        *(counts[k.value] for k in EntityKind if counts[k.value]),
    ]


def test_nobody_of_the_name_leads_on_to_the_search(sample_pages: TestClient) -> None:
    assert links_of(page_of(sample_pages, "/people?q=zyzzyva"), "/search") == ["/search?q=zyzzyva"]


def test_one_person_is_told_with_words_names_and_claims(sample_pages: TestClient, story: Story) -> None:
    actor = max(story.actors.values(), key=lambda a: (a.kind is EntityKind.PERSON, len(a.attributions), a.key))
    page = page_of(sample_pages, address(actor.key))
    told = words_of(page.xpath("//main")[0])
    assert words_of(page.xpath("//h1")[0]) == actor.name
    assert f"source of {len(actor.attributions)} statements" in told
    assert page.xpath("//ol[@class='quotations']/li")
    assert links_of(page, "/claims/")
    assert links_of(page, "/review") == ["/review?sort=names"]
    assert f"/decide?verb=same&thing={quote(actor.key, safe='')}" in links_of(page, "/decide")
    assert all("#c-" in a for a in page.xpath("//ol[@class='quotations']//a/@href"))


def test_a_long_list_is_shown_alone_page_by_page(sample_pages: TestClient, story: Story) -> None:
    actor = max(story.actors.values(), key=lambda a: (len(a.attributions), a.key))
    page = page_of(sample_pages, f"{address(actor.key)}?all=quotes&page=2")
    assert page.xpath("//ol[@class='quotations']/@start") == ["21"]
    assert page.xpath("//ol[@class='claim-rows']") == []
    alone = page_of(sample_pages, f"{address(actor.key)}?all=claims")
    assert alone.xpath("//ol[@class='quotations']") == []
    assert alone.xpath("//ol[@class='claim-rows']/li")


def test_everybody_has_a_page(sample_pages: TestClient, story: Story) -> None:
    for key in list(story.actors)[:12]:
        page_of(sample_pages, address(key))


def test_a_key_that_is_nobodys_says_what_to_do(sample_pages: TestClient) -> None:
    assert sample_pages.get("/people/person:nobody%2Fat-all").status_code == 404


def test_a_question_leads_to_where_it_stands_whole(sample_pages: TestClient, story: Story) -> None:
    keys = [a.key for a in story.actors.values() if a.attributions][:8]
    led = [
        href
        for key in keys
        for href in page_of(sample_pages, address(key)).xpath("//h3[@class='question-head']/a/@href")
    ]
    assert led
    assert page_of(sample_pages, led[0]).xpath("//section[starts-with(@id, 'q-')] | //table")
