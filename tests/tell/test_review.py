from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from onrecord.errors import CannotDecide
from onrecord.record import View
from onrecord.tell.deciding import VERBS, outcome, undoing
from onrecord.tell.questioned import Sort
from onrecord.tell.review import review
from onrecord.tell.story import Story

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
