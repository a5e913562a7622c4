"""Who rests on whom, as a picture and as a tree."""

from pathlib import Path

from starlette.testclient import TestClient

from onrecord.record import View
from onrecord.serve.reading.sources import picture
from onrecord.tell.story import Story
from onrecord.tell.texts.rests import by_outlet, by_source
from tests.serve.reading.pages import page_of, words_of


def test_the_tree_begins_with_the_outlets_or_with_the_sources(sample_pages: TestClient, sample_file: Path) -> None:
    with View(sample_file) as view:
        story = Story(view)
        outlets, sources = by_outlet(story), by_source(story)
    for query, found in (("", outlets), ("?by=source", sources)):
        heads = page_of(sample_pages, f"/sources{query}").xpath("//ul[@class='rests']/li/a/bdi[@class='head']")
        assert [words_of(h) for h in heads] == [" ".join(r.name.split()) for r in found[:25]]


def test_the_picture_is_beside_the_tree_and_says_so(sample_pages: TestClient) -> None:
    (drawn,) = page_of(sample_pages, "/sources").xpath("//figure//*[local-name()='svg']")
    assert "tree below" in words_of(drawn.xpath("./*[local-name()='desc']")[0])


def test_a_name_narrows_the_tree(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/sources?by=source&q=zyzzyva")
    assert page.xpath("//ul[@class='rests']") == []
    assert page.xpath("//p[@role='status']")


def test_what_is_left_out_of_one_outlet_is_shown_by_itself(sample_pages: TestClient, sample_file: Path) -> None:
    with View(sample_file) as view:
        outlet = max(by_outlet(Story(view)), key=lambda r: len(r.under))
    page = page_of(sample_pages, "/sources")
    (more,) = [
        li.xpath("./p/a/@href")[0]
        for li in page.xpath("//ul[@class='rests']/li")
        if words_of(li.xpath(".//bdi")[0]) == outlet.name
    ]
    alone = page_of(sample_pages, more)
    assert words_of(alone.xpath("//h2")[0]) == outlet.name
    shown = alone.xpath("//ul[@class='rests']/li/descendant::bdi[1]")
    assert [words_of(b) for b in shown] == [" ".join(r.name.split()) for r in outlet.under[:25]]


def test_nobody_who_rests_on_anybody_draws_nothing() -> None:
    assert picture(()) == ""


def test_each_name_in_the_tree_leads_on_to_what_it_is_told_of(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/sources?by=outlet")
    leads = {words_of(a): a.get("href") for a in page.xpath("//ul[@class='rests']//a[@class='reads-on']")}
    sorts = {href.split("/")[1].split("?")[0] for href in leads.values()}
    assert sorts == {"articles", "people", "search"}
    for sort in sorts:
        name, there = next((n, h) for n, h in leads.items() if h.startswith(f"/{sort}"))
        found = sample_pages.get(there)
        assert found.status_code == 200
        assert name.split()[-1] in found.text
    assert not page.xpath("//a[@class='reads-on'][contains(., 'not made out')]")
