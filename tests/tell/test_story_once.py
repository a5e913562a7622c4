"""What a story keeps of what was told of it."""

from onrecord.tell.brief import Length, brief
from onrecord.tell.claims import Claims
from onrecord.tell.story import Story
from onrecord.tell.timeline import Asked, timeline


def parts(story: Story, *names: str, deep: bool = False) -> list[object]:
    return [story, names, deep]


def test_what_is_worked_out_of_a_story_is_worked_out_once(sample_story: Story) -> None:
    assert sample_story.once(parts, "one") is sample_story.once(parts, "one")
    assert sample_story.once(Claims) is sample_story.once(Claims)
    assert brief(sample_story, Length.TWEET) is brief(sample_story, Length.TWEET)


def test_what_is_given_with_it_tells_one_from_another(sample_story: Story) -> None:
    found = sample_story.once(parts), sample_story.once(parts, "one"), sample_story.once(parts, "one", deep=True)
    assert len({id(f) for f in found}) == 3


def test_the_same_articles_under_another_log_are_told_anew(sample_story: Story) -> None:
    other = sample_story.under(())
    assert other.once(Claims) is not sample_story.once(Claims)


def test_a_list_that_was_told_may_be_changed_without_changing_the_story(sample_story: Story) -> None:
    first = timeline(sample_story)
    first.clear()
    assert timeline(sample_story, Asked())
