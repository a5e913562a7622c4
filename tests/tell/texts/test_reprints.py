"""Reprints: groups of one text, what they share, and passages printed twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import NothingFound
from onrecord.model import Span
from onrecord.tell.story import Story
from onrecord.tell.texts.reprints import Way, marked, reprints
from tests.tell.claims.test_evidence import WIRE
from tests.tell.stories import news, story_of

PAGES = {
    "late.txt": news("Pier closes", "May 5, 2031", *WIRE[:3], publisher="The Sundby Herald"),
    "early.txt": news("Rot shuts west pier", "May 4, 2031", *WIRE),
    "other.txt": news("Dredging", "May 4, 2031", "The channel will be dredged in June, the harbour master said."),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story_of(tmp_path_factory.mktemp("reprints"), PAGES) as made:
        yield made


def test_the_earliest_is_first_and_the_cut_one_follows(story: Story) -> None:
    (group,) = reprints(story).groups
    assert [c.outlet for c in group.carriers] == ["The Eastmoor Herald", "The Sundby Herald"]
    assert group.why == "it has the earliest date"
    first, second = group.carriers
    assert first.way is None
    assert second.of == first.article
    assert second.way in {Way.CUT, Way.VERBATIM}
    assert second.share > 0.9


def test_spans_that_are_aligned_cut_out_the_same_words(story: Story) -> None:
    (group,) = reprints(story).groups
    second = group.carriers[1]
    here, there = story.by_id[second.article].article.text, story.by_id[second.of].article.text
    assert second.passages
    for passage in second.passages:
        assert passage.span.cut(here).split()[:3] == passage.other_span.cut(there).split()[:3]


def test_only_one_article_can_be_asked_for(story: Story) -> None:
    assert reprints(story, "late.txt").groups == reprints(story).groups
    assert reprints(story, "other.txt").groups == ()
    with pytest.raises(NothingFound):
        reprints(story, "nowhere.txt")


def test_what_is_printed_twice_is_told_with_both_places(sample_story: Story) -> None:
    for reuse in reprints(sample_story).reused:
        text = sample_story.by_id[reuse.again.article].article.text
        assert reuse.first.span < reuse.again.span
        assert reuse.first.span.cut(text).split()[:5] == reuse.again.span.cut(text).split()[:5]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6))
def test_a_marked_text_is_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, len(text)), min(a + n, len(text))) for a, n in places]
    pieces = list(marked(text, spans))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(0 <= number <= len(spans) for _, number in pieces)


@pytest.mark.parametrize(
    ("days", "credit", "why"),
    [
        (("May 4, 2031", "May 4, 2031"), "The Eastmoor Herald", "others have the same date; it is given credit for it"),
        (("May 4, 2031", "May 4, 2031"), "Coast Wire", "others have the same date; it says whose text it is"),
        (("", ""), "The Eastmoor Herald", "none of them has a full date; it is given credit for it"),
    ],
)
def test_why_one_was_first_is_what_decided_it(tmp_path: Path, days: tuple[str, str], credit: str, why: str) -> None:
    text = (
        "The west pier was built in 1911 and carries the only crane that can lift the lifeboat out of the sea.",
        "“The west pier will stay shut until we have replaced every pile under it,” said Jo Field, the harbour master.",
        "The board will meet again in June to hear from the divers and from those who own the boats in the harbour.",
    )
    pages = {
        "a.txt": news("Pier", days[0], *text),
        "b.txt": news(
            "Pier shut", days[1], *text, f"This story was first published by {credit}.", publisher="The Sundby Herald"
        ),
    }
    with story_of(tmp_path, pages) as made:
        (group,) = reprints(made).groups
        assert group.why == why
