"""Small stories, written as pasted pages and built by the real pipeline."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.story import Story


@contextmanager
def story_of(folder: Path, pages: Mapping[str, str]) -> Iterator[Story]:
    """A story of pages by file name, built in this folder."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for name, text in pages.items():
        (articles / name).write_text(text, "utf-8")
    record = folder / "story.onrecord"
    built = build([str(articles)], record, settings=replace(Settings(), workers=1))
    assert built.refused == ()
    with View(record) as view:
        yield Story(view)


def news(title: str, day: str, *paragraphs: str, publisher: str = "The Eastmoor Herald") -> str:
    """A pasted page with title, publisher, date and paragraphs."""
    return "\n\n".join((title, f"By Kim Ash\n{publisher}\n{day}", *paragraphs)) + "\n"
