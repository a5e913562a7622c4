"""The evidence tree: origins with reasons, copies, who would not say, what was withdrawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.decide import identified
from onrecord.model import Decision, DecisionKind, DecisionStatus, Named
from onrecord.tell.claims import Claims
from onrecord.tell.claims.evidence import Evidence, evidence
from onrecord.tell.story import Story
from onrecord.tell.texts.reprints import Way
from tests.tell.stories import news, story_of

WIRE = (
    "EASTMOOR (AP) — Inspectors closed the west pier of Eastmoor harbour for the winter after finding rot in its piles,"
    " the harbour board said.",
    "“The west pier will stay shut until we have replaced every pile under it,” said Ada Lind, chair of the board. She"
    " said the work would take the town's two divers about four months, and that the board had set the money aside.",
    "The west pier was built in 1911 and carries the only crane that can lift the lifeboat out of the sea in a storm."
    " Sundby Marine, which surveyed the pier last spring, declined to comment.",
    "The board will meet again in June to hear from the divers and from those who own the boats in the harbour.",
)
PAGES = {
    "a.txt": news("Rot shuts west pier", "May 4, 2031", *WIRE),
    "b.txt": news("West pier shut", "May 5, 2031", *WIRE, publisher="The Sundby Herald"),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("evidence"), PAGES) as made:
        yield made


def found(story: Story, words: str) -> Evidence:
    claims = Claims(story)
    return next(evidence(claims, c) for c in story.claims if any(words in m.words for m in c.members))


def test_a_copy_is_told_under_the_text_it_carries_and_adds_no_origin(story: Story) -> None:
    tree = found(story, "The west pier will stay shut")
    (origin,) = [o for o in tree.origins if o.name == "Ada Lind"]
    (telling,) = origin.tellings
    assert tree.row.articles == 2
    assert telling.told.outlet == "The Eastmoor Herald"
    assert [(c.outlet, c.way) for c in telling.copies] == [("The Sundby Herald", Way.VERBATIM)]


def test_every_origin_says_why_it_is_one(story: Story) -> None:
    claims = Claims(story)
    for claim in story.claims:
        for origin in evidence(claims, claim).origins:
            assert origin.name
            assert origin.why
            assert all(origin.why)


def test_words_stand_where_they_are_cited(story: Story) -> None:
    tree = found(story, "The west pier will stay shut")
    for telling in (t for o in tree.origins for t in o.tellings):
        for citation in (telling.citation, *(c.citation for c in telling.copies)):
            words = " ".join(citation.span.cut(story.by_id[citation.article].article.text).split())
            assert words == telling.told.words


def test_whoever_would_not_say_right_after_it_is_told(story: Story) -> None:
    tree = found(story, "only crane")
    assert {t.told.speaker for t in tree.declined} == {"Sundby Marine"}


def test_nothing_withdrawn_leaves_the_count_as_it_is(story: Story) -> None:
    tree = found(story, "The west pier will stay shut")
    assert tree.withdrawn == 0
    assert tree.still == (tree.row.least, tree.row.most)


def test_every_assertion_of_a_claim_is_told_once(sample_story: Story) -> None:
    claims = Claims(sample_story)
    for claim in sample_story.claims:
        tree = evidence(claims, claim)
        told = [t for o in tree.origins for t in o.tellings] + [*tree.denied, *tree.retracted]
        shown = sum(1 + len(t.copies) for t in told)
        refused = sum(m.declines for m in claim.members)
        places = {(m.recorded.article.id, m.assertion.wording) for m in claim.members}  # two may say one sentence
        assert shown + refused >= len(places), claim.id


def test_what_a_correction_takes_back_no_longer_counts(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = {
        "a.txt": news("Toll", "May 4, 2031", "The coroner said 14 people had died in the Eastmoor ferry fire."),
        "b.txt": news("Correction", "May 6, 2031", "The coroner said 11 people had died in the Eastmoor ferry fire."),
    }
    with story_of(tmp_path_factory.mktemp("corrected"), pages) as story:
        tree = found(story, "14 people")
        assert tree.withdrawn == 1
        assert tree.still == (0, 0)
        assert [a.stands.value for a in tree.against] == ["corrects"]
        assert all(t.withdrawn for o in tree.origins for t in o.tellings)


def test_what_an_article_tells_twice_is_told_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    quote = "“Nobody told us where the lifeboats were,”"
    pages = {
        "a.txt": news(
            "Fire",
            "May 4, 2031",
            f"{quote} said Tom Rask, a passenger. He had been asleep on the car deck when the ferry caught fire.",
            "The operator said the ferry had been inspected in March and that all its alarms had worked that night.",
            f"Survivors were taken to the school in Tarn. {quote} Tom Rask said as he waited for a bus.",
        )
    }
    with story_of(tmp_path_factory.mktemp("twice"), pages) as story:
        tree = found(story, "Nobody told us")
        (origin,) = tree.origins
        assert [t.again for t in origin.tellings] == [False, True]
        assert len({t.citation for t in origin.tellings}) == 2


def test_an_origin_without_a_name_is_called_by_its_outlet_and_doubts_only_where_there_is_another(
    story: Story, sample_story: Story
) -> None:
    for told in (story, sample_story):
        claims = Claims(told)
        for claim in told.claims:
            tree = evidence(claims, claim)
            assert not {o.name.casefold() for o in tree.origins} & {"we", "i", "this article"}
            assert not any("this article" in line for o in tree.origins for line in o.merged)
            if all(o.sure for o in tree.origins):
                assert not any("counted already" in line for o in tree.origins for line in o.why)
            more = [int(line.split(" more if ")[0]) for line in tree.counted if " more if " in line]
            assert not more or len(tree.origins) + sum(more) == tree.row.most


def test_each_origin_that_there_may_be_beyond_those_told_apart_has_its_reason(sample_story: Story) -> None:
    claims = Claims(sample_story)
    found = [line for claim in sample_story.claims for line in evidence(claims, claim).counted]
    assert any(line.endswith("each know it for themselves") for line in found)
    assert any(line.endswith("a source of their own, which no text names") for line in found)


def test_who_may_be_somebody_else_is_named_where_the_count_hangs_on_it(sample_story: Story) -> None:
    told = Claims(sample_story)
    counted = [line for claim in sample_story.claims for line in evidence(told, claim).counted]
    assert any(line.startswith("1 more if ") and line.endswith(" are not the same") for line in counted)


def test_an_origin_has_the_name_that_people_gave_it(story: Story) -> None:
    who = next(m for m in story.assertions.values() if m.assertion.origin.name == "Ada Lind")
    named = Named(who.assertion.origin.key, "Ada Lind")
    day = "2031-05-07T10:00:00.000000+00:00"
    rename = Decision("", DecisionKind.RENAME, "Mia Lund", day, "her card", entities=(named,), value="Ada Lynd")
    renamed = story.under([identified(rename)])
    assert [r.status for r in renamed.rulings] == [DecisionStatus.HOLDS]
    tree = evidence(Claims(renamed), renamed.claim_of[who.assertion.id])
    assert "Ada Lynd" in {o.name for o in tree.origins}
    assert any("Ada Lind" in line for o in tree.origins for line in o.why)


def test_who_is_not_named_is_told_as_an_article_calls_them(tmp_path: Path) -> None:
    pages = {
        "a.txt": news(
            "Pier to close", "May 4, 2031", "Two current U.S. port officials said the west pier of Tarn would close."
        )
    }
    with story_of(tmp_path, pages) as told:
        claims = Claims(told)
        (claim,) = (c for c in told.claims if "would close" in c.wording)
        (origin,) = evidence(claims, claim).origins
    assert origin.name == "Two current U.S. port officials"
    assert origin.why == ("“Two current U.S. port officials” are 2 who are not named",)


def test_a_body_or_a_paper_without_a_name_is_told_in_the_articles_own_words(tmp_path: Path) -> None:
    found = "The E.U. audit found that pier nine at Eastmoor had been rotten for years."
    with story_of(tmp_path, {"a.txt": news("Pier nine is rotten", "May 4, 2031", found)}) as story:
        told = Claims(story)
        origins = [origin for claim in story.claims for origin in evidence(told, claim).origins]
        assert [origin.name for origin in origins] == ["The E.U. audit"]
        assert origins[0].why == ("read from “The E.U. audit”",)
