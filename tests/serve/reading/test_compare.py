"""Two articles side by side."""

from itertools import combinations

import pytest
from starlette.testclient import TestClient

from onrecord.model import OWN_KINDS
from onrecord.tell.story import Story
from onrecord.tell.texts.shared import SharedTexts, common
from onrecord.tell.texts.side_by_side import paired
from tests.serve.reading.conftest import Look


@pytest.fixture
def pair(sample_story: Story) -> tuple[str, str]:
    article = next(one for one, _ in common(sample_story))
    return article, SharedTexts(sample_story).of(article)[0].other


def test_each_passage_has_a_number_on_both_sides_that_leads_to_the_other(look: Look, pair: tuple[str, str]) -> None:
    page = look(f"/compare?one={pair[0]}&other={pair[1]}")
    ids = set(page.xpath("//a[@class='step']/@id"))
    links = {href.removeprefix("#") for href in page.xpath("//a[@class='step']/@href")}
    assert ids == links != set()
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))


def test_every_own_paragraph_of_both_stands_in_a_row_in_its_order(sample_story: Story) -> None:
    shared = SharedTexts(sample_story)
    for one, other in combinations(sample_story.articles[:6], 2):
        found = shared.between(one.article.id, other.article.id)
        rows = paired(sample_story, (one, other), found).rows
        for recorded, side in ((one, "one"), (other, "other")):
            shown = ["".join(s.text for s in getattr(row, side)) for row in rows if getattr(row, side)]
            own = [b for b in recorded.article.blocks if b.kind in OWN_KINDS and b.repeats is None and len(b.span)]
            assert shown == [b.span.cut(recorded.article.text) for b in own]


def test_what_is_common_is_the_same_from_either_side(sample_story: Story, pair: tuple[str, str]) -> None:
    one, other = (sample_story.by_id[a] for a in pair)
    found = SharedTexts(sample_story)
    there = paired(sample_story, (one, other), found.between(*pair))
    back = paired(sample_story, (other, one), found.between(*reversed(pair)))
    assert set(there.quoted.both) == set(back.quoted.both)
    assert there.quoted.one == back.quoted.other
    assert there.claims == back.claims


def test_without_two_articles_pairs_are_offered(look: Look, client: TestClient) -> None:
    assert look("/compare").xpath("//main//li/a[starts-with(@href, '/compare?one=')]")
    assert client.get("/compare?one=none&other=none").status_code == 404
