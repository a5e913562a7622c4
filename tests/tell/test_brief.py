from onrecord.tell.brief import brief
from onrecord.tell.story import Story
from onrecord.tell.told import faults


def test_every_line_of_the_brief_cites_and_passes_the_check(sample_story: Story) -> None:
    lines = brief(sample_story).lines
    assert len(lines) >= 8
    for line in lines:
        assert line.citations
        assert faults(line, sample_story) == []


def test_the_brief_fits_on_a_page(sample_story: Story) -> None:
    words = sum(len(line.text.split()) for line in brief(sample_story).lines)
    assert 150 <= words <= 600


def test_the_same_record_gives_the_same_brief(sample_story: Story) -> None:
    assert brief(sample_story) == brief(Story(sample_story.view))


def test_no_line_is_told_twice(sample_story: Story) -> None:
    lines = [line.text for line in brief(sample_story).lines]
    assert len(lines) == len(set(lines))


def test_no_line_begins_with_somebody_unknown(sample_story: Story) -> None:
    for line in brief(sample_story).lines:
        assert line.text.split()[0] not in {"He", "She", "They", "It", "His", "Her", "Their", "However,", "But"}
