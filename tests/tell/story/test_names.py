"""Names looked up by how their words begin."""

import pytest

from onrecord.tell.story import Story
from onrecord.tell.story.names import Names
from onrecord.text import words


@pytest.mark.parametrize("begins", [(), ("b",), ("the",), ("b", "a"), ("zxqv",), ("bridge", "zxqv"), ("",)])
def test_it_finds_whom_a_look_at_every_name_finds(sample_story: Story, begins: tuple[str, ...]) -> None:
    fit = [
        a
        for a in sample_story.actors.values()
        if all(any(part.startswith(b) for part in words(a.name)) for b in begins)
    ]
    assert sample_story.once(Names).beginning(begins) == fit
