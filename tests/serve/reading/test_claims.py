"""The claims as rows, and one claim with its evidence."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.record import View
from onrecord.serve.reading.claims import Listed
from onrecord.serve.reading.laid import voice
from onrecord.tell.claims import Claims, Mark, Order, Wanted
from onrecord.tell.claims.evidence import evidence
from onrecord.tell.lines.reasons import plainly
from onrecord.tell.story import Story
from tests.serve.reading.pages import links_of, page_of, words_of

SPANNED = re.compile(r"/articles/(?P<article>\w+)\?at=(?P<a>\d+)-(?P<b>\d+)#c-(?P=a)-(?P=b)")


@pytest.fixture(scope="module")
def story(sample_file: Path) -> Story:
    return Story(View(sample_file))


def test_a_page_has_fifty_claims_in_the_order_of_the_command(sample_pages: TestClient, story: Story) -> None:
    page = page_of(sample_pages, "/claims")
    shown = [a.removeprefix("/claims/") for a in links_of(page, "/claims/")]
    assert shown == [c.id for c in Claims(story).asked()[:50]]
    assert page.xpath("//head/link[@rel='next']/@href") == ["/claims?page=2"]
    assert page.xpath("//head/link[@rel='prev']") == []


def test_the_last_page_has_the_rest_and_nonsense_is_the_first(sample_pages: TestClient, story: Story) -> None:
    last = page_of(sample_pages, "/claims?page=999999")
    assert len(links_of(last, "/claims/")) == (len(story.claims) - 1) % 50 + 1
    assert links_of(page_of(sample_pages, "/claims?page=%2e"), "/claims/") == links_of(
        page_of(sample_pages, "/claims"), "/claims/"
    )


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("single=1", Wanted(single=True)),
        ("unsourced=1", Wanted(unsourced=True)),
        ("search=bridge", Wanted(search="bridge")),
        ("about=council", Wanted(about="council")),
        ("since=2027-04&until=2027-04", Wanted(since="2027-04", until="2027-04")),
        ("order=disputes", Wanted(order=Order.DISPUTES)),
    ],
)
def test_the_form_asks_for_what_the_command_asks(
    sample_pages: TestClient, story: Story, query: str, wanted: Wanted
) -> None:
    page = page_of(sample_pages, f"/claims?{query}")
    expected = [c.id for c in Claims(story).asked(wanted)]
    assert expected
    assert [a.removeprefix("/claims/") for a in links_of(page, "/claims/")] == expected[:50]
    if len(expected) > 50:
        assert query in page.xpath("//head/link[@rel='next']/@href")[0]


def test_a_day_that_is_none_is_said_beside_the_field(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/claims?since=soon", 404)
    assert "soon" in words_of(page.xpath("//*[@id='fault']")[0])
    assert page.xpath("//input[@name='since']/@aria-invalid") == ["true"]
    assert page.xpath("//input[@name='since']/@value") == ["soon"]


def test_nothing_found_is_said_with_what_there_is(sample_pages: TestClient, story: Story) -> None:
    page = page_of(sample_pages, "/claims?search=zyzzyva")
    assert str(len(story.claims)) in words_of(page.xpath("//*[@role='status']")[0])


def test_a_mark_is_a_shape_and_a_word(sample_pages: TestClient, story: Story) -> None:
    claims = Claims(story)
    rows = {c.id: claims.row(c) for c in claims.asked(Wanted(order=Order.DISPUTES))[:50]}
    page = page_of(sample_pages, "/claims?order=disputes")
    for row in page.xpath("//article[contains(@class, 'claim-row')]"):
        marks = rows[row.get("id").removeprefix("claim-")].marks
        told = [words_of(m) for m in row.xpath(".//span[contains(@class, 'claim-mark')]")]
        assert [t.split(" ", 1)[1] for t in told] == [m.value for m in marks]
        assert all(len(t.split(" ", 1)[0]) == 1 for t in told)
    assert any(Mark.DISPUTED in r.marks for r in rows.values())


def test_every_origin_is_told_with_its_reasons_and_every_telling_with_its_characters(
    sample_pages: TestClient, story: Story
) -> None:
    claims = Claims(story)
    for claim in claims.asked(Wanted(order=Order.DISPUTES))[:12]:
        found = evidence(claims, claim)
        page = page_of(sample_pages, f"/claims/{claim.id}")
        told = words_of(page.xpath("//main")[0])
        origins = page.xpath("//ol[@class='tree']/li")
        assert len(origins) == len(found.origins)
        for shown, origin in zip(origins, found.origins, strict=True):
            for reason in (*origin.why, *origin.merged):
                assert " ".join(reason.split()) in words_of(shown)
        for other in found.against:
            assert f"/claims/{other.claim}" in links_of(page, "/claims/")
            assert " ".join(plainly(other.reason).split()) in told
        tellings = [t for o in found.origins for t in o.tellings]
        spots = {f"{t.citation.article}:{t.citation.span.start}-{t.citation.span.end}" for t in tellings}
        linked = {f"{m['article']}:{m['a']}-{m['b']}" for a in links_of(page, "/articles/") if (m := SPANNED.match(a))}
        assert spots <= linked
        assert f"/review?claim={claim.id}" in links_of(page, "/review")


def test_the_marked_words_of_a_passage_are_those_that_are_cited(sample_pages: TestClient, story: Story) -> None:
    claim = Claims(story).asked()[0]
    page = page_of(sample_pages, f"/claims/{claim.id}")
    passages = page.xpath("//figure[@class='passage']")
    assert passages
    for passage in passages:
        (where,) = [m for a in passage.xpath(".//a/@href") if (m := SPANNED.match(a))]
        text = story.by_id[where["article"]].article.text
        assert words_of(passage.xpath(".//mark")[0]) == " ".join(text[int(where["a"]) : int(where["b"])].split())


def test_the_picture_is_told_in_words_as_well(sample_pages: TestClient, story: Story) -> None:
    drawn = 0
    for claim in Claims(story).asked()[:6]:
        page = page_of(sample_pages, f"/claims/{claim.id}")
        for picture in page.xpath("//figure[@class='flows']//*[local-name()='svg']"):
            drawn += 1
            assert picture.get("role") == "img"
            assert picture.get("aria-labelledby") == "chain-title chain-desc"
    assert drawn


def test_a_beginning_of_an_id_will_do_and_an_unknown_one_says_what_to_do(
    sample_pages: TestClient, story: Story
) -> None:
    claims = Claims(story)
    short = claims.short(story.claims[0])
    assert words_of(page_of(sample_pages, f"/claims/{short}").xpath("//title")[0])
    assert "Try:" in sample_pages.get("/claims/zzzz").text


def test_nothing_that_an_article_says_becomes_markup(hostile_pages: TestClient) -> None:
    (address,) = links_of(page_of(hostile_pages, "/claims"), "/claims/")
    for there in ("/claims", address, "/disputes", "/sources", "/sources?by=source", "/people", "/search?q=bridge"):
        page = page_of(hostile_pages, there)
        assert page.xpath("//main//script | //main//b[@onload] | //main//img") == []
    assert "<b onload=x>closed</b>" in words_of(page_of(hostile_pages, address))


def test_rows_and_evidence_are_worked_out_once(sample_file: Path) -> None:
    listed = Listed(Claims(Story(View(sample_file))))
    claim = listed.asked(Wanted())[0].id
    assert listed.row(claim) is listed.row(claim)
    assert listed.evidence(claim) is listed.evidence(claim)
    assert listed.asked(Wanted()) is listed.asked(Wanted())


def test_a_speaker_who_is_named_leads_to_their_page(sample_pages: TestClient, story: Story) -> None:
    page = page_of(sample_pages, "/claims")
    leads = {words_of(a): a.get("href") for a in page.xpath("//a[@class='who']")}
    assert leads
    for name, address in list(leads.items())[:5]:
        assert words_of(page_of(sample_pages, address).xpath("//h1")[0]) == name


def test_how_many_rest_on_what_leads_to_those_that_rest_on_one_and_on_none(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/claims")
    for query in ("single=1", "unsourced=1"):
        (link,) = page.xpath(f"//p[@class='why']/a[@href='/claims?{query}']")
        many = words_of(link).split()[0]
        assert f"of {many}," in words_of(page_of(sample_pages, f"/claims?{query}").xpath("//p[@class='tally']")[0])


def test_what_is_rejected_is_led_by_who_rejects_it(sample_pages: TestClient, story: Story) -> None:
    claims = Claims(story)
    row = next(r for r in map(claims.row, claims.asked()) if (v := voice(r.told)).leads and not v.through)
    page = page_of(sample_pages, f"/claims/{row.id}")
    head = words_of(page.xpath("//h1")[0])
    assert head.startswith(f"{row.told.speaker} ")
    assert row.told.cue in head
    assert row.told.speaker not in words_of(page.xpath("//main/p[@class='on-word']")[0])
