"""Disputes: both sides, on whose word, and why."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.decide import identified, quotation_of
from onrecord.model import Decision, DecisionKind, DecisionStatus
from onrecord.tell.claims import Claims, Wanted
from onrecord.tell.claims.disputes import dispute_of, disputes, label
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Strike at the ferry yard",
        "May 4, 2031",
        "The union said 340 workers had walked out of the Eastmoor ferry yard.",
        "Brightwater Ferries said 90 workers had walked out of the Eastmoor ferry yard.",
        "“The yard has been sold to a foreign buyer,” said Tom Rask, a driver. Karin Moe, the manager, denied it.",
    )
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("disputes"), PAGES) as made:
        yield made


def test_two_figures_of_one_thing_stand_against_each_other(story: Story) -> None:
    found = next(d for d in disputes(Claims(story)) if any("340" in s.told[0].words for s in d.sides))
    assert [s.label for s in found.sides] == ["A", "B"]
    assert {s.told[0].speaker for s in found.sides} == {"The union", "Brightwater Ferries"}
    (ground,) = found.grounds
    assert (ground.one, ground.other, ground.stands) == ("A", "B", Stands.CONTRADICTS)
    assert "340" in ground.reason
    assert "90" in ground.reason


def test_the_dispute_of_one_claim_is_found_without_the_others(sample_story: Story) -> None:
    sides = {s.claim: d for d in disputes(Claims(sample_story)) for s in d.sides}
    assert sides
    alone = Claims(sample_story)
    assert all(dispute_of(alone, claim) == sides.get(claim.id) for claim in sample_story.claims)


def test_a_denial_by_a_pointing_word_is_told_with_who_denies(story: Story) -> None:
    found = next(d for d in disputes(Claims(story)) if any("sold" in s.told[0].words for s in d.sides))
    (ground,) = found.grounds
    assert ground.stands is Stands.DENIES
    denial = next(s for s in found.sides if s.label == ground.one)
    assert denial.told[0].words == "Karin Moe, the manager, denied it"


def test_a_person_s_word_that_nothing_stands_between_two_assertions_is_kept(story: Story) -> None:
    pair = next(d for d in disputes(Claims(story)) if any("340" in s.told[0].words for s in d.sides))
    one, other = (story.assertions[s.told[0].assertion] for s in pair.sides)
    quoted = tuple((quotation_of(m.recorded, m.assertion),) for m in (one, other))
    nothing = identified(
        Decision(
            "",
            DecisionKind.RELATION,
            "Mia Lund",
            "2031-05-06T10:00:00.000000+00:00",
            "on paper",
            quoted=quoted,
            value="none",
        )
    )
    decided = story.under([nothing])
    assert [r.status for r in decided.rulings] == [DecisionStatus.HOLDS]
    told = disputes(Claims(decided))
    assert not any("340" in s.told[0].words for d in told for s in d.sides)


def test_disputes_are_asked_for_by_what_their_claims_say(story: Story) -> None:
    claims = Claims(story)
    assert disputes(claims, Wanted(search="walked out")) != disputes(claims)
    assert disputes(claims, Wanted(search="weather")) == []


def test_sides_and_citations_agree_over_the_sample(sample_story: Story) -> None:
    claims = Claims(sample_story)
    for dispute in disputes(claims):
        assert len(dispute.sides) >= 2
        labels = {s.label for s in dispute.sides}
        assert all({g.one, g.other} <= labels and g.one != g.other and g.reason for g in dispute.grounds)
        assert all(len(s.told) == len(s.citations) > 0 for s in dispute.sides)


def test_letters_go_on_after_z() -> None:
    assert [label(n) for n in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_a_denial_in_the_same_words_is_a_dispute_and_each_side_has_its_own_origins(tmp_path: Path) -> None:
    words = "the west pier of Eastmoor collapsed into the harbour at noon"
    pages = {
        "a.txt": news("Pier", "May 4, 2031", f"Jo Field, the harbour master, said {words}."),
        "b.txt": news("Pier falls", "May 4, 2031", f"Sam Roe, an engineer, said {words}.", publisher="Norland Post"),
        "c.txt": news("No fall", "May 5, 2031", f"Ann Lee, the mayor, denied that {words}.", publisher="The Sound"),
    }
    with story_of(tmp_path, pages) as made:
        (found,) = disputes(Claims(made))
    assert sorted((s.least, s.most, s.told[0].speaker) for s in found.sides) == [(1, 1, "Ann Lee"), (2, 2, "Jo Field")]


def test_who_puts_and_who_denies_are_two_sides_when_a_person_makes_them_one_claim(tmp_path: Path) -> None:
    words = "the west pier of Eastmoor collapsed into the harbour at noon"
    pages = {
        "a.txt": news("No fall", "May 4, 2031", f"Ann Lee, the mayor, denied that {words}.", publisher="The Sound"),
        "b.txt": news("Pier", "May 6, 2031", f"Jo Field, the harbour master, said {words}."),
    }
    with story_of(tmp_path, pages) as made:
        put = sorted(made.assertions.values(), key=lambda m: m.recorded.names)
        quoted = tuple((quotation_of(m.recorded, m.assertion),) for m in put)
        day = "2031-05-07T10:00:00.000000+00:00"
        join = identified(Decision("", DecisionKind.JOIN, "Mia Lund", day, "one", quoted=quoted))
        claims = Claims(made.under([join]))
        (claim,) = claims.story.claims
        (found,) = disputes(claims)
        told = sorted((s.least, s.most, s.told[0].speaker) for s in found.sides)
        assert told == [(1, 1, "Ann Lee"), (1, 1, "Jo Field")]
        assert all(g.one != g.other and g.stands is Stands.DENIES for g in found.grounds)
        assert dispute_of(claims, claim) == found
        row = claims.row(claim)
        assert (row.told.speaker, row.first_said) == ("Jo Field", "2031-05-06")
        assert row.first is not None
        assert row.first.speaker == "Jo Field"


def test_what_most_articles_carry_comes_first(sample_story: Story) -> None:
    carried = [
        sum(sample_story.claims_by_id[c].articles for c in {s.claim for s in d.sides})
        for d in disputes(Claims(sample_story))
    ]
    assert carried == sorted(carried, reverse=True)
    assert carried[0] > carried[-1]


def test_where_no_source_is_given_the_outlet_stands_for_a_side(sample_story: Story) -> None:
    told = disputes(Claims(sample_story))[0].sides[0].told[0]
    assert told.who
    assert {replace(told, speaker=speaker).who for speaker in (NO_SOURCE, "")} == {told.outlet}
    assert replace(told, speaker="the board, ").who == "the board"
