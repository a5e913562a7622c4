"""Small stories, written as pasted pages and built by the real pipeline."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from onrecord.pipeline import build
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Made, Parts
from onrecord.tell.timeline.sightings import Sighting, sightings_in


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


def at_once(parts: Parts[Made]) -> Made:
    """What work that is done part by part makes in the end."""
    while True:
        try:
            next(parts)
        except StopIteration as done:
            made: Made = done.value
            return made


def all_sightings(story: Story) -> list[Sighting]:
    """Those of every article."""
    return [sighting for recorded in story.articles for sighting in sightings_in(story, recorded)]
