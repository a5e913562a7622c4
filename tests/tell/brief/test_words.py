"""The words around the lines of a brief."""

from dataclasses import replace
from pathlib import Path

from onrecord.tell.brief.candidates import Candidates
from onrecord.tell.brief.lines import Lines
from onrecord.tell.brief.words import label_of, tail_of
from tests.tell.stories import story_of

PAGE = """Harbour Board shuts the Tarn pier

On May 3, 2031, the Harbour Board said that the Tarn pier had been shut after a crane fell into the water.

The Harbour Board rejected all offers to repair the Tarn pier and said that no ship may dock there.
"""


def test_an_article_that_shows_only_from_which_day_it_can_be_is_told_as_from_that_day(tmp_path: Path) -> None:
    with story_of(tmp_path, {"a.txt": PAGE}) as story:
        (recorded,) = story.articles
        assert recorded.article.published is not None
        assert recorded.article.published.value == "[2031-05-03..]"
        held = Candidates(story)
        later = next(c for c in held.all if "rejected" in c.words)
        line = Lines(held).line(later)
        assert line is not None
        assert "on 3 May 2031" not in line.text
        assert label_of(line) == "From 3 May 2031"
        assert tail_of(replace(line, open=True), labelled=False).startswith("told from 3 May 2031")
