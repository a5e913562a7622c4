"""The story as a whole: the order of its articles, and how many origins its claims have."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from onrecord.model import Capture
from onrecord.pipeline import study_all
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.deciding import VERBS, signed
from onrecord.tell.story import UNNAMED_PUBLISHER, Story
from tests.tell.stories import news, story_of

TOLD = "The quarry at Brayford was shut on Monday by order of the court, the county clerk Ana Ruiz said in a letter."


def test_articles_whose_year_is_open_stand_by_their_day_behind_those_with_one(tmp_path: Path) -> None:
    pages = {
        "a.txt": f"Quarry shut\n\n{TOLD} Forty people work there.\n",
        "b.txt": f"Quarry was shut\n\nBRAYFORD, 3 June (Unifen) — {TOLD} Fifty people work there.\n",
        "c.txt": f"Quarry to be shut\n\nBRAYFORD, 14 Jan (Unifen) — {TOLD} Sixty people work there.\n",
        "d.txt": news("Quarry stays shut", "2 December 2031", TOLD, "Seventy people work there."),
    }
    with story_of(tmp_path, pages) as story:
        assert [r.names[0] for r in story.articles] == ["d.txt", "c.txt", "b.txt", "a.txt"]


def test_the_fewest_origins_of_a_claim_are_those_that_its_count_begins_with(sample_story: Story) -> None:
    assert len(sample_story.claims) > 1
    for claim in sample_story.claims:
        assert claim.least == claim.count.minimum
        assert claim.count == sample_story.count(claim.members)


def test_a_surname_that_two_people_have_adds_no_sure_origin_unless_somebody_decides_so(tmp_path: Path) -> None:
    told = "said on Tuesday that nine ferries had sunk off Eastmoor harbour"
    pages = {
        "a.txt": news("Ferries sink", "2026-05-04", f"Jo Field, a pilot, {told}.", publisher="The Eastmoor Herald"),
        "b.txt": news("Ferries lost", "2026-05-05", f"Ann Field, a nurse, {told}.", publisher="The Norland Post"),
        "c.txt": news("Nine ferries", "2026-05-06", f"Dr Field {told}.", publisher="The Tarn Gazette"),
    }
    with story_of(tmp_path, pages) as story:
        claim = next(c for c in story.claims if len(c.members) == 3)
        assert (claim.count.minimum, claim.count.maximum) == (2, 3)
        known, (unsure,) = claim.members[:2], claim.members[2:]
        pairs = [(unsure.assertion.id, m.assertion.id) for m in known]
        drafts = [draft for pair in pairs for draft in VERBS["two-origins"].make(story, pair)]
        log = signed(drafts, (), who="Mia Lund", why="a third one", now=datetime(2031, 1, 1, tzinfo=UTC))
        claim = next(c for c in story.under(log).claims if len(c.members) == 3)
        assert (claim.count.minimum, claim.count.maximum) == (3, 3)
        assert len(claim.count.groups) == 3


def test_an_article_from_an_address_that_is_none_is_told_with_the_others(tmp_path: Path) -> None:
    path, body = tmp_path / "story.onrecord", f"Quarry shut\n\n2 June 2031\n\n{TOLD}\n".encode()
    capture = Capture(hashlib.sha256(body).hexdigest(), "a", "text/plain", body, "2032-01-01T00:00:00Z", "http://[::1")
    study_all([capture], path, settings=replace(Settings(), workers=1))
    with View(path) as view:
        story = Story(view)
        assert [story.publisher(r) for r in story.articles] == [UNNAMED_PUBLISHER]
        assert story.claims
