"""The brief as text, Markdown and HTML: notes for every line, and nothing an article says runs."""

import re
from pathlib import Path

from onrecord.tell.brief import Form, brief, written
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of


def test_every_line_has_a_note_with_its_characters(sample_story: Story) -> None:
    made = brief(sample_story)
    for form in Form:
        text = written(made, sample_story, form)
        for number in made.notes.values():
            assert f"[{number}" in text or f"\\[{number}" in text or f", {number}]" in text
        assert len(re.findall(r"characters \d", text)) >= len(made.notes)


def test_the_page_needs_nothing_from_elsewhere(sample_story: Story) -> None:
    page = written(brief(sample_story), sample_story, Form.HTML)
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|@import|url\(|https?://", page)
    assert "prefers-color-scheme:dark" in page
    assert "@media print" in page
    assert set(re.findall(r'href="#(note-\d+)"', page)) <= set(re.findall(r'id="(note-\d+)"', page))


def test_what_an_article_says_is_never_markup(tmp_path: Path) -> None:
    hostile = (
        "Mayor Ana Ruiz said on Tuesday that <script>alert(1)</script> *boats* of Eastmoor [will] not sail \x1b[31m."
    )
    page = news(
        "Boats <b>stay</b> in the harbour of Eastmoor", "March 4, 2027", hostile, hostile.replace("boats", "ships")
    )
    with story_of(tmp_path, {"a.txt": page}) as story:
        made = brief(story)
        assert "<script>" not in written(made, story, Form.HTML)
        assert "<b>stay" not in written(made, story, Form.HTML)
        assert "\x1b" not in written(made, story, Form.TEXT)
        assert "<script>" not in written(made, story, Form.MARKDOWN).replace(r"\<script\>", "")


def test_plain_text_is_as_wide_as_there_is_room_for(sample_story: Story) -> None:
    made = brief(sample_story)
    wide, narrow = (written(made, sample_story, Form.TEXT, width=width).splitlines() for width in (300, 60))
    assert max(map(len, wide)) <= 100
    assert max(map(len, narrow)) <= 60
    assert " ".join(" ".join(wide).split()).replace("- ", "-") == " ".join(" ".join(narrow).split()).replace("- ", "-")
