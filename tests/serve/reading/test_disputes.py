"""What is disputed, side by side."""

from pathlib import Path

from starlette.testclient import TestClient

from onrecord.record import View
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.story import Story
from tests.serve.reading.pages import page_of, words_of


def test_both_sides_stand_beside_each_other_with_the_ground(sample_pages: TestClient, sample_file: Path) -> None:
    with View(sample_file) as view:
        found = disputes(Claims(Story(view)))
    page = page_of(sample_pages, "/disputes")
    shown = page.xpath("//section[contains(@class, 'dispute')]")
    assert len(shown) == len(found) > 0
    for section, dispute in zip(shown, found, strict=True):
        sides = section.xpath(".//article")
        assert [words_of(s.xpath(".//*[@class='letter']")[0]) for s in sides] == [s.label for s in dispute.sides]
        for side, told in zip(sides, dispute.sides, strict=True):
            assert all(" ".join(t.words.split()) in words_of(side) for t in told.told)
            assert f"/claims/{told.claim}" in side.xpath(".//a/@href")
        grounds = [words_of(g) for g in section.xpath(".//ul[@class='grounds']/li")]
        assert [" ".join(g.reason.split()) in told for g, told in zip(dispute.grounds, grounds, strict=True)]


def test_what_is_asked_for_and_not_found_leads_on(sample_pages: TestClient) -> None:
    page = page_of(sample_pages, "/disputes?search=zyzzyva")
    assert page.xpath("//section[contains(@class, 'dispute')]") == []
    assert page.xpath("//p[@role='status']//a/@href") == ["/disputes"]


def test_a_day_that_is_none_is_said(sample_pages: TestClient) -> None:
    assert "soon" in words_of(page_of(sample_pages, "/disputes?until=soon", 404).xpath("//*[@role='alert']")[0])
