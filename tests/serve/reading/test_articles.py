"""The list of articles, the reader of one, its capture, and any characters as the target of an address."""

import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.model import Findings, Span
from onrecord.record import Recorded
from onrecord.serve.reading.marks import marked_blocks, numbered
from onrecord.tell.story import Story
from onrecord.tell.texts.shared import SharedTexts, common
from onrecord.text import STEERING
from tests.findings import capture_of, findings_of
from tests.serve.reading.conftest import Look
from tests.serve.reading.pages import links_of, page_of


def test_every_article_is_in_the_list_by_day_and_by_publisher(look: Look, sample_story: Story) -> None:
    ids = {r.article.id for r in sample_story.articles}
    for address in ("/articles", "/articles?by=publisher"):
        links = look(address).xpath("//ol[contains(@class, 'listed')]//p[@class='head']/a/@href")
        assert {link.rpartition("/")[2] for link in links} == ids


def test_asked_for_characters_are_marked_by_the_server_with_no_script(look: Look, sample_story: Story) -> None:
    recorded = sample_story.articles[3]
    span = recorded.sentences[4].span
    page = look(f"/articles/{recorded.article.id}?at={span.start}-{span.end}")
    assert "".join(page.xpath("//mark//*[@data-c]/text()")) == span.cut(recorded.article.text)
    assert len(page.xpath(f"//*[@id='c-{span.start}-{span.end}']")) == 1


def test_nonsense_for_characters_marks_nothing(look: Look, sample_story: Story) -> None:
    article = sample_story.articles[0].article.id
    for at in ("x", "9-3", "99999999-999999999", "1-2-3", "-5", "7"):
        assert look(f"/articles/{article}?at={at}").xpath("//mark") == []


def test_each_attribution_has_a_number_that_ties_its_source_to_its_words(look: Look, sample_story: Story) -> None:
    recorded = sample_story.articles[3]
    page = look(f"/articles/{recorded.article.id}")
    numbers = numbered(recorded)
    assert sorted(numbers.values()) == list(range(1, len(recorded.attributions) + 1))
    for said in recorded.attributions:
        n = numbers[said.id]
        marked = page.xpath(f"//*[contains(concat(' ', @class, ' '), ' mark ') and contains(@class, 'n{n}')]")
        assert marked
        assert page.xpath(f"//a[@href='#said-{n}']")
        assert len(page.xpath(f"//li[@id='said-{n}']")) == 1


def test_the_sheet_of_ties_has_a_rule_for_each_attribution(client: TestClient, sample_story: Story) -> None:
    recorded = sample_story.articles[0]
    sheet = client.get(f"/articles/{recorded.article.id}/ties.css")
    assert sheet.headers["content-type"].startswith("text/css")
    assert len(re.findall(r"^:root:has", sheet.text, re.MULTILINE)) == len(recorded.attributions)


def test_no_two_parts_of_an_article_have_one_id(look: Look, sample_story: Story) -> None:
    for recorded in sample_story.articles:
        ids = look(f"/articles/{recorded.article.id}").xpath("//@id")
        assert len(ids) == len(set(ids)), recorded.names


def test_the_words_of_an_article_are_all_there_in_order(sample_story: Story) -> None:
    for recorded in sample_story.articles:
        for marked in marked_blocks(recorded, [Span(3, 40), Span(30, 90)]):
            assert "".join(p.text for p in marked.pieces) == marked.block.span.cut(recorded.article.text)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 80)), max_size=6))
def test_whatever_is_asked_for_is_what_is_marked(asked: list[tuple[int, int]]) -> None:
    page = capture_of("Ana Ruiz said the 🎈 bridge is closed.\nNobody " + "else said so. " * 30)
    found = findings_of(page, speaker="Ana Ruiz", cue="said", content="the 🎈 bridge is closed")
    recorded = _recorded(found)
    text = recorded.article.text
    spans = [Span(start, min(start + length, len(text))) for start, length in asked if start < len(text)]
    pieces = [p for b in marked_blocks(recorded, spans) for p in b.pieces]
    wanted = {i for s in spans for i in range(s.start, s.end)}
    assert {p.start + n for p in pieces if p.cited for n in range(len(p.text))} == wanted


def test_a_shared_passage_leads_to_the_very_passage_in_the_other_article(look: Look, sample_story: Story) -> None:
    article = next(one for one, _ in common(sample_story))
    shared = SharedTexts(sample_story).of(article)
    page = look(f"/articles/{article}")
    links = page.xpath("//p[@class='elsewhere']/a/@href")
    first = shared[0].passages[0].other_span
    assert any(f"{shared[0].other}?at={first.start}-{first.end}" in link for link in links)


def test_what_articles_share_reads_the_same_from_both_sides(sample_story: Story) -> None:
    found = SharedTexts(sample_story)
    told = {(one, shared.other): shared for one in sample_story.by_id for shared in found.of(one)}
    assert {pair for pair in told if pair[0] < pair[1]} == {(one, s.other) for one, s in sample_story.shared_texts}
    for (article, other), shared in told.items():
        (back,) = [s for s in found.of(other) if s.other == article]
        assert {(p.span, p.other_span) for p in shared.passages} == {(p.other_span, p.span) for p in back.passages}


def test_those_that_share_most_come_first(sample_story: Story) -> None:
    found = SharedTexts(sample_story)
    for article in sample_story.by_id:
        shared = found.of(article)
        assert [(-s.share, s.other) for s in shared] == sorted((-s.share, s.other) for s in shared)
        assert found.of(article, 2) == shared[:2]
        assert found.texts(article) == tuple(s.other for s in shared if s.one_text)


def test_the_capture_is_shown_as_text_and_its_bytes_hash_to_its_id(client: TestClient, sample_story: Story) -> None:
    recorded = next(r for r in sample_story.articles if r.names[0].endswith(".html"))
    page = client.get(f"/articles/{recorded.article.id}/capture").text
    assert "&lt;html" in page.lower()
    assert page.lower().count("<script") == 1  # ours
    answer = client.get(f"/articles/{recorded.article.id}/capture.bin")
    assert hashlib.sha256(answer.content).hexdigest() == recorded.article.capture
    assert answer.headers["content-disposition"].startswith("attachment")


def test_the_claims_of_a_paragraph_stand_below_it(look: Look, sample_story: Story) -> None:
    recorded = sample_story.articles[0]
    links = look(f"/articles/{recorded.article.id}").xpath("//details[@class='carries']//a/@href")
    assert {link.rpartition("/")[2] for link in links} == {sample_story.claim_of[a.id].id for a in recorded.assertions}


def _recorded(found: Findings) -> Recorded:
    return Recorded(
        article=found.reading.article,
        names=("page.txt",),
        addresses=(),
        sentences=found.reading.sentences,
        mentions=found.reading.mentions,
        times=(),
        attributions=found.attributions,
        resolutions=(),
        reprints=(),
        assertions=(),
        relations=(),
    )


def test_no_page_holds_what_a_browser_drops_or_obeys(hostile_pages: TestClient) -> None:
    (address,) = links_of(page_of(hostile_pages, "/articles"), "/articles/")
    for there in ("/", "/articles", address, f"{address}/capture", "/claims", "/search?q=%00%1b", "/claims/%00%1b"):
        shown = hostile_pages.get(there).text
        assert not re.search(f"[{STEERING}]", shown), there
    assert "🎈 �is" in "".join(page_of(hostile_pages, address).xpath("//article//text()"))
