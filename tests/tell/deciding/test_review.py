from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.decide import identified
from onrecord.errors import CannotDecide
from onrecord.model import Decision
from onrecord.record import View
from onrecord.tell.deciding import VERBS, outcome, undoing
from onrecord.tell.deciding.questioned import Open, Sort
from onrecord.tell.deciding.review import Answered, review
from onrecord.tell.story import Story
from tests.tell.stories import story_of

NOW = datetime(2027, 1, 5, tzinfo=UTC)


def test_what_most_hangs_on_comes_first(sample_story: Story) -> None:
    queue = review(sample_story)
    assert {item.sort for item in queue} >= {Sort.NAMES, Sort.CLAIMS, Sort.ORIGINS, Sort.DISPUTES}
    assert all(one.weight >= other.weight for one, other in pairwise(queue))
    assert len({item.id for item in queue}) == len(queue)


def test_the_queue_is_the_same_each_time(sample_file: Path) -> None:
    with View(sample_file) as one, View(sample_file) as other:
        assert tuple(review(Story(one))) == tuple(review(Story(other)))


def test_the_words_of_each_side_stand_where_it_says(sample_story: Story) -> None:
    shown = [s for item in review(sample_story) for s in item.sides if s.citation]
    assert shown
    for side in shown:
        assert side.citation is not None
        text = sample_story.by_id[side.citation.article].article.text
        assert " ".join(side.citation.span.cut(text).split()) == " ".join(side.words.split())


@pytest.mark.parametrize("sort", list(Sort))
def test_what_is_answered_is_not_asked_again_until_it_is_undone(sample_story: Story, sort: Sort) -> None:
    items = [item for item in review(sample_story) if item.sort is sort]
    if not items:
        pytest.skip(f"the sample raises no question of {sort}")
    for choice in items[0].choices:
        drafts = VERBS[choice.verb].make(sample_story, choice.things)
        after = outcome(sample_story, drafts, who="A. Reader", why="both read", now=NOW).after
        assert items[0].id not in {item.id for item in review(after)}
        last = after.decided.rulings[-1].decision.id
        back = outcome(after, [undoing(after, last)], who="A. Reader", why="taken back", now=NOW).after
        if len(drafts) == 1:
            assert tuple(review(back)) == tuple(review(sample_story))


def test_a_decision_without_a_reason_is_not_kept(sample_story: Story) -> None:
    choice = review(sample_story)[0].choices[0]
    with pytest.raises(CannotDecide):
        outcome(sample_story, VERBS[choice.verb].make(sample_story, choice.things), who="A", why=" ", now=NOW)


def asked_of(story: Story) -> set[tuple[str, frozenset[str]]]:
    """Each question on two claims, by them."""
    return {(item.question, frozenset(item.claims)) for item in review(story) if len(item.claims) > 1}


def test_two_claims_that_are_two_are_not_asked_about_again_by_another_link(sample_story: Story) -> None:
    for item in [item for item in review(sample_story) if item.choices[-1].label == "Two claims"]:
        drafts = VERBS[item.choices[-1].verb].make(sample_story, item.choices[-1].things)
        assert len(drafts) == 1
        after = outcome(sample_story, drafts, who="A. Reader", why="both read", now=NOW).after
        assert asked_of(sample_story) - asked_of(after) == {(item.question, frozenset(item.claims))}


def test_two_claims_that_do_not_contradict_each_other_are_not_asked_about_again_by_another_pair(
    sample_story: Story,
) -> None:
    lines = []
    for item in [item for item in review(sample_story) if item.sort is Sort.DISPUTES]:
        (no,) = (choice for choice in item.choices if choice.verb == "no-dispute")
        drafts = VERBS[no.verb].make(sample_story, no.things)
        lines.append(len(drafts))
        after = outcome(sample_story, drafts, who="A. Reader", why="both read", now=NOW).after
        assert (item.question, frozenset(item.claims)) not in asked_of(after)
        with pytest.raises(CannotDecide, match="not told to contradict"):
            VERBS[no.verb].make(after, no.things)
    assert max(lines) > 1  # of two claims several pairs of assertions may be told to


def test_whoever_belongs_to_a_claim_is_not_asked_about_however_the_claim_is_worded(sample_story: Story) -> None:
    members = next(claim.members for claim in sample_story.claims if len(claim.members) > 2)
    _, told, loosest = (m.assertion.id for m in members[:3])
    asked = Open(Sort.CLAIMS, (told, loosest), 0.3, 2, (), lambda one: one.worded("", "", sides=(), choices=()))
    assert asked not in Answered(sample_story)
    drafts = VERBS["belongs"].make(sample_story, (loosest, told))
    after = outcome(sample_story, drafts, who="A. Reader", why="both read", now=NOW).after
    assert asked in Answered(after)
    assert replace(asked, about=(loosest, told)) not in Answered(after)


def of_other_bytes(decision: Decision) -> Decision:
    """The decision as it was made on the same pages, before they were fetched again."""
    quoted = tuple(
        tuple(replace(q, page=replace(q.page, capture="0" * 64)) for q in quotations) for quotations in decision.quoted
    )
    pages = tuple(replace(page, capture="0" * 64) for page in decision.pages)
    return identified(replace(decision, quoted=quoted, pages=pages))


@pytest.mark.parametrize("sort", [Sort.TEXTS, Sort.CLAIMS, Sort.ORIGINS])
def test_what_was_answered_is_not_asked_of_pages_that_were_fetched_again(sample_story: Story, sort: Sort) -> None:
    for item in [item for item in review(sample_story) if item.sort is sort][:1]:
        for choice in item.choices:
            drafts = VERBS[choice.verb].make(sample_story, choice.things)
            log = outcome(sample_story, drafts, who="A. Reader", why="both read", now=NOW).made
            assert not review(sample_story.under(map(of_other_bytes, log))).find(item.id)


def test_a_question_says_which_article_it_is_that_shows_no_source(tmp_path: Path) -> None:
    pages = {
        f"{name}.txt": f"The west pier of Tarn was shut for the winter on May {day}, 2031.\n\n{also}\n"
        for name, day, also in (
            ("one", 4, "Boats now lie at the east pier, which is shorter."),
            ("two", 4, "The lifeboat was lifted out by the crane of the yard."),
        )
    }
    with story_of(tmp_path, pages) as story:
        asked = [item for item in review(story) if item.sort is Sort.ORIGINS]
    assert asked
    assert all("this article" not in item.reason for item in asked)
    assert any("(no publisher) shows no source of its own" in item.reason for item in asked)
