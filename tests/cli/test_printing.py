"""How an article looks in a terminal."""

import io
from pathlib import Path

from rich.console import Console

from onrecord.cli.printing import article_card
from tests.tell.stories import story_of


def test_a_day_that_follows_from_the_text_is_told_in_words_with_its_reason(tmp_path: Path) -> None:
    page = "Ada Lind said the west pier was shut.\n\nThe west pier was shut on May 3, 2031.\n"
    with story_of(tmp_path, {"a.txt": page}) as story:
        out = Console(width=400, file=io.StringIO(), highlight=False)
        out.print(article_card(story, story.articles[0]))
    shown = out.file.getvalue()  # type: ignore[attr-defined]  # it is a StringIO
    (line,) = (ln for ln in shown.splitlines() if ln.startswith("  published"))
    assert "from 3 May 2031  inferred: " in line
    assert "2031-05" not in line
    assert shown.startswith("no title: “Ada Lind said the west pier was shut.”")
