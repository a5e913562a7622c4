"""What later articles say became of a window."""

import pytest

from onrecord.tell.one_window import groups
from onrecord.tell.outcomes import Later
from onrecord.tell.presumed import presumed_days
from onrecord.tell.story import Story
from onrecord.tell.tellings import tellings


def test_the_passages_with_enough_of_a_tellings_words_are_found_without_looking_at_the_rest(
    sample_story: Story,
) -> None:
    presumed = presumed_days(sample_story)
    later, found = Later(sample_story, presumed), 0
    for group in groups(tellings(sample_story, presumed)):
        expected: dict[int, float] = {}
        for telling in group:
            weighed = {key: later._weight[key] for key in telling.keys if key in later._weight}
            for n, passage in enumerate(later._passages):
                both = weighed.keys() & passage.keys
                share = sum(weighed[key] for key in both) / (sum(weighed.values()) or 1.0)
                if len(both) >= 2 and share >= 0.5:
                    expected[n] = max(share, expected.get(n, 0.0))
        assert later._shares(group) == pytest.approx(expected)
        found += len(expected)
    assert found
