"""What an article is called in a list."""

from pathlib import Path

from onrecord.tell.export.ground import Ground
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.wording import outlet
from tests.tell.stories import news, story_of

LEAD = "Inspectors closed the west pier of Eastmoor harbour on Wednesday, the harbour master, Jo Field, said."
MORE = "The west pier was built in 1911 and carries the only crane that can lift the lifeboat out of the sea."


def test_a_page_without_a_title_is_known_by_its_first_words(tmp_path: Path) -> None:
    titled = news("Pier closed to all boats", "May 4, 2031", LEAD, MORE)
    with story_of(tmp_path, {"bare.txt": f"{LEAD}\n{MORE}\n", "titled.txt": titled}) as story:
        told = {r.names[0]: headline(r.article) for r in story.articles}
    assert told["titled.txt"] == "Pier closed to all boats"
    assert told["bare.txt"] == "no title: “Inspectors closed the west pier of…”"


def test_a_page_whose_publisher_is_not_known_goes_by_its_title_and_else_by_its_first_words(tmp_path: Path) -> None:
    pages = {"one.txt": f"Pier closed to all boats\nMay 4, 2031\n\n{LEAD}\n\n{MORE}\n", "two.txt": f"{LEAD}\n{MORE}\n"}
    with story_of(tmp_path, pages) as story:
        told = {r.names[0]: outlet(story, r) for r in story.articles}
    assert told == {
        "one.txt": "“Pier closed to all boats” (no publisher)",
        "two.txt": "“Inspectors closed the west pier of…” (no publisher)",
    }


def test_two_pages_that_begin_alike_and_have_no_title_are_told_apart_by_their_files(tmp_path: Path) -> None:
    pages = {"one.txt": f"{LEAD}\n{MORE}\n", "two.txt": f"{LEAD}\nThe board meets in June.\n{MORE}\n"}
    with story_of(tmp_path, pages) as story:
        assert {outlet(story, r) for r in story.articles} == {"one.txt (no publisher)", "two.txt (no publisher)"}


def test_exports_and_pages_call_a_page_without_a_title_by_its_first_words(tmp_path: Path) -> None:
    with story_of(tmp_path, {"000.txt": f"{LEAD}\n{MORE}\n"}) as story, Ground(story) as ground:
        (recorded,) = story.articles
        assert ground.headline(recorded) == "“Inspectors closed the west pier of…”"


def test_two_pages_of_one_title_are_told_apart_by_their_files(tmp_path: Path) -> None:
    pages = {
        f"{name}.txt": f"Pier closed to all boats\nMay {day}, 2031\n\n{LEAD}\n\nThe board meets on {day} June.\n"
        for name, day in (("one", 4), ("two", 5))
    }
    with story_of(tmp_path, pages) as story:
        assert {outlet(story, r) for r in story.articles} == {"one.txt (no publisher)", "two.txt (no publisher)"}
