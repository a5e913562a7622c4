from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from onrecord.ingest import gather
from onrecord.model import Capture, DecisionStatus
from onrecord.pipeline import study_all
from onrecord.record import View
from onrecord.settings import Settings
from onrecord.tell.deciding import VERBS, Outcome, outcome
from onrecord.tell.story import Story
from tests.tell.stories import news

NOW = datetime(2027, 1, 5, tzinfo=UTC)
SETTINGS = replace(Settings(), workers=1)
COUNT = "Fourteen cables of the Eastmoor bridge are cracked, engineer Jo Field said."
PAGES = {
    "one.txt": news("Cables crack", "March 1, 2027", COUNT),
    "again.txt": news("Cables crack", "March 1, 2027", COUNT, "The ferry runs on Sunday, the mayor said."),
    "two.txt": news("Bridge", "March 2, 2027", COUNT.replace("engineer", "the engineer"), publisher="The Tarn Post"),
}


@contextmanager
def fetched(folder: Path, pages: Mapping[str, str], addresses: Mapping[str, str]) -> Iterator[Story]:
    """A story of pages, some of which came from these addresses."""
    (folder / "pages").mkdir()
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, "utf-8")
    found = gather([str(folder / "pages")], settings=SETTINGS, now="2027-05-01T00:00:00+00:00")
    captures = [replace(c, address=addresses.get(c.name)) for c in found if isinstance(c, Capture)]
    study_all(captures, folder / "story.onrecord", settings=SETTINGS)
    with View(folder / "story.onrecord") as view:
        yield Story(view)


def made(story: Story, verb: str, *things: str) -> Outcome:
    return outcome(story, VERBS[verb].make(story, things), who="Ann Lee", why="seen on paper", now=NOW)


def test_an_assertion_of_a_page_that_was_captured_twice_is_parted_with_its_copy(tmp_path: Path) -> None:
    address = "https://herald.example/cables"
    with fetched(tmp_path, PAGES, {"one.txt": address, "again.txt": address}) as story:
        said = {m.recorded.names[0]: m.assertion.id for m in story.assertions.values() if "Fourteen" in m.words}
        assert len({story.claim_of[i].id for i in said.values()}) == 1
        parted = made(story, "part", said["one.txt"])
        assert [r.status for r in parted.rulings] == [DecisionStatus.HOLDS]
        homes = {name: parted.after.claim_of[i].id for name, i in said.items()}
        assert homes["one.txt"] == homes["again.txt"] != homes["two.txt"]
        moved = made(parted.after, "belongs", said["one.txt"], said["two.txt"])
        assert len({moved.after.claim_of[i].id for i in said.values()}) == 1
