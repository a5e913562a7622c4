"""Work that is done part by part: gone on with by whoever needs it, and done once."""

import pytest

from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Parts, begun, in_parts, whole
from tests.tell.stories import at_once

DONE: list[int] = []


def counted(_: Story, most: int) -> Parts[int]:
    for number in range(most):
        DONE.append(number)
        yield number, most
    return sum(range(most))


def doubled(story: Story, most: int) -> Parts[int]:
    found = yield from in_parts(story, counted, most)
    yield most, most
    return 2 * found


def breaking(_: Story) -> Parts[int]:
    yield 0, 1
    DONE.append(-1)
    if len(DONE) < 2:
        raise ValueError("not yet")
    return 7


@pytest.fixture
def story(sample_story: Story) -> Story:
    DONE.clear()
    return Story(sample_story.view)


def test_the_parts_say_how_far_it_is_and_end(story: Story) -> None:
    work = begun(story, counted, 3)
    assert [work.part() for _ in range(5)] == [(0, 3), (1, 3), (2, 3), None, None]
    assert work.all() == 3


def test_who_needs_the_whole_goes_on_with_what_is_begun(story: Story) -> None:
    begun(story, counted, 4).part()
    assert whole(story, counted, 4) == 6
    assert whole(story, counted, 4) == 6
    assert DONE == [0, 1, 2, 3]


def test_work_inside_of_other_work_is_shared(story: Story) -> None:
    outer = begun(story, doubled, 3)
    assert outer.part() == (0, 3)
    assert whole(story, counted, 3) == 3  # somebody else is faster
    assert outer.part() == (3, 3)
    assert outer.all() == 6
    assert DONE == [0, 1, 2]


def test_what_is_given_is_part_of_the_key(story: Story) -> None:
    assert (whole(story, counted, 2), whole(story, counted, 3)) == (1, 3)


def test_work_that_broke_off_is_begun_anew(story: Story) -> None:
    with pytest.raises(ValueError, match="not yet"):
        whole(story, breaking)
    assert whole(story, breaking) == 7


def test_work_can_be_done_without_a_stop(story: Story) -> None:
    assert at_once(counted(story, 4)) == 6
