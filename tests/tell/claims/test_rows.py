"""Claims as rows: wording, counts, marks, and how they are asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import NothingFound
from onrecord.model import Modality, Stance, Standing
from onrecord.tell.claims import Claims, Mark, Order, Row, Wanted, is_unsourced
from onrecord.tell.claims.standings import Stands
from onrecord.tell.lines.told import faults
from onrecord.tell.story import Story
from onrecord.tell.story.asserted import opposed
from tests.tell.stories import news, story_of

PAGES = {
    "a.txt": news(
        "Strike at the ferry yard",
        "May 4, 2031",
        "The union said 340 workers had walked out of the Eastmoor ferry yard.",
        "The yard opened in 1962.",
        "“We will not return before June,” said Ada Lind, who leads the union.",
        "The company declined to comment.",
    ),
    "b.txt": news(
        "Company disputes strike figure",
        "May 4, 2031",
        "Brightwater Ferries said 90 workers had walked out of the Eastmoor ferry yard.",
        "Karin Moe, a spokeswoman for Brightwater Ferries, denied that the yard would close.",
        publisher="Sundby Post",
    ),
}


EVERY = Wanted()


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Claims]:
    with story_of(tmp_path_factory.mktemp("claims"), PAGES) as made:
        yield Claims(made)


def rows(claims: Claims, wanted: Wanted = EVERY) -> list[Row]:
    return [claims.row(c) for c in claims.asked(wanted)]


def one(claims: Claims, words: str) -> Row:
    return next(r for r in rows(claims) if words in r.told.words)


def test_a_claim_is_told_in_words_of_an_article_with_their_source(claims: Claims) -> None:
    row = one(claims, "340 workers")
    text = claims.story.by_id[row.told.article].article.text
    assert row.told.span.cut(text) == row.told.words == "340 workers had walked out of the Eastmoor ferry yard"
    assert (row.told.speaker, row.told.cue, row.told.outlet) == ("The union", "said", "The Eastmoor Herald")
    assert (row.least, row.most, row.articles) == (1, 1, 1)


def test_figures_that_differ_are_disputed_on_both_sides(claims: Claims) -> None:
    more, less = one(claims, "340 workers"), one(claims, "90 workers")
    assert more.against == (less.id,)
    assert less.against == (more.id,)
    assert Mark.DISPUTED in more.marks
    assert {r.id for r in rows(claims, Wanted(order=Order.DISPUTES))[:2]} == {more.id, less.id}


def test_what_nobody_is_said_to_have_said_is_unsourced(claims: Claims) -> None:
    told = one(claims, "opened in 1962")
    assert Mark.UNSOURCED in told.marks
    assert Mark.SINGLE not in told.marks
    assert {r.id for r in rows(claims, Wanted(unsourced=True))} == {
        c.id for c in claims.story.claims if is_unsourced(c)
    }
    assert all(r.most == 1 and r.told.speaker for r in rows(claims, Wanted(single=True)))


def test_claims_are_asked_for_by_words_names_and_days(claims: Claims) -> None:
    assert [r.told.words for r in rows(claims, Wanted(search="worker walk 340"))] == [one(claims, "340 w").told.words]
    assert one(claims, "340 workers").id in {r.id for r in rows(claims, Wanted(about="eastmoor"))}
    assert rows(claims, Wanted(about="Nobody Atall")) == []
    assert rows(claims, Wanted(since="2040")) == []
    assert rows(claims, Wanted(until="2031-05")) == rows(claims)
    with pytest.raises(NothingFound, match="is no day"):
        claims.asked(Wanted(since="soon"))


def test_a_denial_says_that_it_is_one(claims: Claims) -> None:
    told = one(claims, "the yard would close").told
    assert told.stance is Stance.DENIES
    assert told.speaker == "Karin Moe"


def test_short_ids_lead_to_their_claim_and_are_of_eight_digits(claims: Claims) -> None:
    for claim in claims.story.claims:
        assert len(claims.short(claim)) >= 8
        assert claims.find(claims.short(claim)) is claim
        assert claims.find(claim.members[-1].assertion.id.upper()) is claim


@pytest.mark.parametrize("given", ["", "zz", "0123456789abcdef0"])
def test_an_id_that_is_none_is_told(claims: Claims, given: str) -> None:
    with pytest.raises(NothingFound, match="no claim"):
        claims.find(given)


def test_every_line_of_the_sample_passes_the_check(sample_story: Story) -> None:
    claims = Claims(sample_story)
    for claim in sample_story.claims:
        row = claims.row(claim)
        assert faults(row.told.line, sample_story) == []
        assert row.told.assertion in {m.assertion.id for m in claim.members}
        assert row.first is None or faults(row.first.line, sample_story) == []


def test_denials_and_refusals_are_no_origins_of_what_others_put(sample_story: Story) -> None:
    for claim in sample_story.claims:
        counted = {i for group in claim.count.groups for i in group}
        against = {m.assertion.id for m in (*opposed(claim.members), *(m for m in claim.members if m.declines))}
        assert not counted & against


def test_plans_against_deeds_are_no_disputes(sample_story: Story) -> None:
    standings = Claims(sample_story).standings
    for relation in standings.contradictions:
        assert relation.standing is Standing.CONTRADICTS
        put = [sample_story.assertions[i].assertion.modality for i in (relation.one, relation.other)]
        assert len({m in {Modality.PLANNED, Modality.PREDICTED} for m in put}) == 1


def test_standings_are_told_from_both_ends(sample_story: Story) -> None:
    standings = Claims(sample_story).standings
    turned = {
        Stands.UPDATES: Stands.UPDATED,
        Stands.CORRECTS: Stands.CORRECTED,
        Stands.DENIES: Stands.DENIED,
        Stands.CONTRADICTS: Stands.CONTRADICTS,
        Stands.SCOPE: Stands.SCOPE,
    }
    turned |= {other: own for own, other in turned.items()}
    found = {(c.id, t.other.id, t.stands) for c in sample_story.claims for t in standings.ties(c)}
    assert found
    assert {(other, own, turned[stands]) for own, other, stands in found} == found


def test_the_same_record_gives_the_same_rows(sample_story: Story) -> None:
    again = Claims(Story(sample_story.view))
    assert rows(Claims(sample_story)) == rows(again)


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Claims]:
    pages = {
        "yard-one-long-file-name.txt": "Welds crack in ferry yard\n\nMay 4, 2031\n\n"
        "Inspectors found cracks in 14 of the yard’s 188 welds, the Harbour Board said on Monday.\n\n"
        "The union has rejected those proposals. The board called for a longer inquiry into welding.\n",
        "yard-two-long-file-name.txt": "Nine welds\n\nMay 9, 2031\n\n"
        "Brightwater Ferries said on Friday that nine welds had cracks.\n\n"
        "The Harbour Board said on Friday that cracks were found in 22 of the yard’s 188 welds.\n",
    }
    with story_of(tmp_path_factory.mktemp("yard"), pages) as made:
        yield Claims(made)


def test_a_whole_is_not_set_against_a_part(yard: Claims) -> None:
    for claim in yard.story.claims:
        for tie in yard.standings.ties(claim):
            assert not any("188" in ground.reason for ground in tie.grounds)


def test_what_is_later_updates_and_what_is_earlier_is_updated(yard: Claims) -> None:
    for claim in yard.story.claims:
        for tie in yard.standings.ties(claim):
            for ground in tie.grounds:
                if tie.stands is Stands.UPDATES:
                    assert ground.other.assertion.said > ground.mine.assertion.said
                if tie.stands is Stands.UPDATED:
                    assert ground.other.assertion.said < ground.mine.assertion.said


def test_what_cannot_stand_alone_is_listed_after_what_can(yard: Claims) -> None:
    alone = [yard.wording.stands_alone(c.members) for c in yard.asked()]
    assert alone == sorted(alone, reverse=True)
    fragments = {c.wording for c, whole in zip(yard.asked(), alone, strict=True) if not whole}
    assert any("those proposals" in words for words in fragments)


def test_the_rest_of_a_sentence_without_who_does_it_is_listed_after_what_can_stand_alone(tmp_path: Path) -> None:
    text = "In a letter, Governor Jo Field condemned the fire on the pier and extended her sympathy to the families."
    with story_of(tmp_path, {"a.txt": news("Pier opens", "May 4, 2031", text)}) as story:
        claims = Claims(story)
        rest = [c for c in story.claims if all(m.attribution is None for m in c.members)]
        told = [m.words for c in rest for m in c.members if not claims.wording.stands_alone([m])]
        assert any(words.startswith("extended her sympathy") for words in told)


def test_a_page_without_a_publisher_is_told_by_its_title(yard: Claims) -> None:
    outlets = {row.told.outlet for row in rows(yard)}
    assert outlets == {"“Nine welds” (no publisher)", "“Welds crack in ferry yard” (no publisher)"}


@pytest.mark.parametrize("original", ["The Eastmoor Herald", "The Sundby Herald"])
def test_of_copies_of_one_day_the_one_that_carries_nobody_else_s_text_tells_it(tmp_path: Path, original: str) -> None:
    text = (
        "Inspectors closed the west pier of Eastmoor harbour on Wednesday, the harbour master, Jo Field, said.",
        "The west pier was built in 1911 and carries the only crane that can lift the lifeboat out of the sea.",
        "The board will meet again in June to hear from those who own the boats in the harbour.",
    )
    pages = {
        "a.txt": news("Rot shuts west pier", "May 7, 2031", *text, publisher=original),
        "b.txt": news(
            "West pier shut",
            "May 7, 2031",
            *text,
            f"This article was first published by {original}.",
            publisher="The Norland Gazette",
        ),
    }
    with story_of(tmp_path, pages) as story:
        claims = Claims(story)
        told = [claims.row(c).told.outlet for c in story.claims if c.articles == 2]
        assert told
        assert set(told) == {original}
        assert {story.publisher(c.told.recorded) for c in story.claims if c.articles == 2} == {original}


@pytest.mark.parametrize(
    ("day", "later", "first"),
    [("May 4, 2031", "May 5, 2031", "Jo Field"), ("May 4, 2031", "May 4, 2031", None), ("", "", None)],
)
def test_nobody_is_first_where_two_are_of_one_day_or_of_none(
    tmp_path: Path, day: str, later: str, first: str | None
) -> None:
    words = "the west pier of Eastmoor collapsed into the harbour at noon"
    pages = {
        "a.txt": news("Pier", day, f"Jo Field, the harbour master, said {words}."),
        "b.txt": news("Pier falls", later, f"Sam Roe, an engineer, said {words}.", publisher="Norland Post"),
    }
    with story_of(tmp_path, pages) as story:
        (claim,) = story.claims
        found = Claims(story).row(claim).first
        assert (found.speaker if found else None) == first


@pytest.mark.parametrize("pier", ["west", "east", "north", "south"])
def test_whoever_tells_what_others_consider_is_first_and_not_those_others(tmp_path: Path, pier: str) -> None:
    told = f"Six officials said the Norland Harbour Board was considering closing the {pier} pier of Eastmoor."
    with story_of(tmp_path, {"a.txt": news("Pier", "May 4, 2031", told)}) as story:
        (claim,) = story.claims
        first = Claims(story).row(claim).first
        assert len(claim.members) == 2
        assert first is not None
        assert first.speaker == "Six officials"
