"""The front page: the brief with its citations, the blocks beside it, and what is new since a time."""

import re
from html import unescape
from pathlib import Path

from starlette.testclient import TestClient

from onrecord.record import Making, Writer
from onrecord.serve import make_app
from onrecord.tell.brief import brief
from onrecord.tell.claims import Claims
from onrecord.tell.claims.support import support
from onrecord.tell.fresh import Arrivals
from onrecord.tell.story import Story
from tests.findings import capture_of, findings_of
from tests.serve.reading.conftest import Look


def test_a_citation_opens_the_quoted_characters_and_leads_to_them(look: Look, sample_story: Story) -> None:
    page = look("/")
    for cite in page.xpath("//span[@class='cite']"):
        (button,) = cite.xpath("./button")
        (note,) = cite.xpath("./span[@popover]")
        assert button.get("popovertarget") == note.get("id")
        (link,) = note.xpath("./a/@href")
        article, _, at = link.removeprefix("/articles/").partition("?at=")
        spans = at.partition("#")[0]
        text = sample_story.by_id[article].article.text
        start, end = map(int, spans.split(",")[0].replace("%2C", ",").split(",")[0].split("-"))
        quoted = " ".join(text[start:end].split())
        assert quoted.startswith(note.xpath("./q")[0].text_content().removesuffix(" …"))


def test_every_line_of_the_brief_is_on_it_with_a_citation(client: TestClient, sample_story: Story) -> None:
    page = unescape(client.get("/").text.replace('<span class="ends">', ""))  # the last word, kept with its number
    made = brief(sample_story)
    for line in (*made.lead, *(x for p in made.parts for e in p.entries for x in e.lines)):
        assert line.text in page


def test_the_blocks_lead_to_their_pages(look: Look) -> None:
    links = {link.partition("?")[0].partition("#")[0] for link in look("/").xpath("//div[@class='rail']//a/@href")}
    assert {"/disputes", "/deadlines", "/people", "/claims"} <= links


def test_claims_of_many_origins_and_of_one_are_told_apart(sample_story: Story) -> None:
    found = support(Claims(sample_story), 3)
    assert all(row.least > 1 for row in found.most)
    assert all(row.most <= 1 < row.articles for row in found.least)
    assert not {r.id for r in found.most} & {r.id for r in found.least}


def test_all_is_new_since_long_ago_and_nothing_since_the_newest(look: Look, sample_story: Story) -> None:
    assert look("/new?since=2000-01-01").xpath("count(//section[@class='fresh']/ul[1]/li)") >= 12
    latest = Arrivals(sample_story).latest
    page = look("/new?since=" + latest.replace("+", "%2B"))
    assert page.xpath("//section[@class='fresh']") == []


def test_a_claim_is_new_only_where_no_article_before_puts_it(sample_story: Story) -> None:
    fresh = Arrivals(sample_story).fresh(Claims(sample_story), "2000-01-01")
    assert {c.id for c in fresh.claims} == {c.id for c in sample_story.claims}
    assert {r.article.id for r in fresh.articles} == set(sample_story.by_id)


def test_nonsense_for_a_time_asks_for_a_day(look: Look) -> None:
    for since in ("", "yesterday", "2000-01-01<script>", "%00"):
        assert look(f"/new?since={since}").xpath("//input[@name='since']")


def test_the_block_for_the_front_page_has_no_frame_of_its_own(client: TestClient) -> None:
    answer = client.get("/new?since=2000-01-01&part=1").text
    assert "<html" not in answer
    assert "New since your last visit" in answer


def test_what_is_new_since_a_chosen_day_is_headed_by_that_day(look: Look) -> None:
    (heading,) = look("/new?since=2000-01-01").xpath("//section[@class='fresh']/h2")
    assert heading.text == "New since 1 January 2000"


def test_a_visit_to_one_record_is_none_to_another(tmp_path: Path) -> None:
    seen = set()
    for name in ("one", "other"):
        path = tmp_path / f"{name}.onrecord"
        page = capture_of(f"Jo Field said the ferry to {name} is late.")
        with Writer(path, Making({"clean": 1}, "00000000", "0.0.0")) as writer:
            writer.take_in([page])
            findings = findings_of(page, speaker="Jo Field", cue="said", content=f"the ferry to {name} is late")
            writer.add(findings, at="2027-01-05T00:00:00+00:00")
        with TestClient(make_app(path), base_url="http://localhost") as client:
            seen |= set(re.findall('data-story="([^"]*)"', client.get("/").text))
    assert len(seen) == 2
