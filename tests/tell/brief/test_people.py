"""What stands beside a name and says an office."""

from pathlib import Path

import pytest

from onrecord.model import Span
from onrecord.tell.brief import brief
from onrecord.tell.brief.people import roles_at, roles_beside
from tests.tell.stories import news, story_of


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("A spokesman for Ann Lee said the pier was shut.", []),
        ("The harbour office asked Dr. Ann Lee about the pier.", []),
        ("Chief engineer Ann Lee said the pier was shut.", ["Chief engineer"]),
        (
            "Ann Lee, a spokeswoman for St. Brannock Harbour, said the pier was shut.",
            ["a spokeswoman for St. Brannock Harbour"],
        ),
        ("Ann Lee, the mayor of Eastmoor, said the pier was shut.", ["the mayor of Eastmoor"]),
        ("The pier was shut, said navy spokesman Commander Ann Lee.", ["navy spokesman"]),
        ("The pier was shut, said Harbour Committee Chairwoman Rep. Ann Lee.", ["Harbour Committee Chairwoman"]),
        ("The pier was shut by former Harbour Secretary Ann Lee.", ["former Harbour Secretary"]),
        ("The pier was shut by then-Eastmoor Gov. Ann Lee.", ["then-Eastmoor Gov."]),
        ("Harbour Party presidential nominee Ann Lee saw the pier.", ["Harbour Party presidential nominee"]),
        ("Ann Lee, the Harbour Party candidate for mayor, saw the pier.", ["the Harbour Party candidate for mayor"]),
        ("The pier was shut, Secretary Ann Lee said.", []),
        ("Then the doors opened. Enter President Ann Lee, who shut the pier.", []),
        ("Maybe Mayor Ann Lee will shut the pier.", ["Mayor"]),
        ("The board met Ann Lee, saying she lacks the patience of a mayor, and left.", []),
    ],
)
def test_a_role_is_an_office_of_hers_told_whole(tmp_path: Path, sentence: str, roles: list[str]) -> None:
    with story_of(tmp_path, {"a.txt": news("Pier shut", "May 7, 2031", sentence)}) as story:
        (recorded,) = story.articles
        text = recorded.article.text
    start = text.index(sentence)
    name = text.index("Ann Lee", start)
    found = roles_beside(recorded, Span(name, name + len("Ann Lee")), Span(start, start + len(sentence)))
    assert [role.words for role in found] == roles


def test_a_headline_in_capitals_gives_nobody_an_office(tmp_path: Path) -> None:
    page = news("Maybe President Ann Lee Shuts Pier", "May 7, 2031", "The pier was shut by Mayor Ann Lee on Monday.")
    with story_of(tmp_path, {"a.txt": page}) as story:
        (recorded,) = story.articles
        found = [role.words for mention in recorded.mentions for role in roles_at(recorded, mention)]
    assert "Mayor" in found
    assert not any("President" in words for words in found)


def test_who_is_only_written_about_is_no_key_actor(tmp_path: Path) -> None:
    days = ("May 7, 2031", "May 8, 2031", "May 9, 2031")
    pages = {
        f"{n}.txt": news(
            f"Crane falls at Eastmoor, day {n + 1}",
            day,
            f"Nora Hill was killed by a falling crane on Monday, police inspector Tom Ware said on day {n + 1}.",
            "The crane hit Nora Hill on the quay. Rescuers found Nora Hill under it and took Hill to hospital.",
            f"Harbour director Ana Ruiz said that {n + 2} more cranes would be looked at.",
        )
        for n, day in enumerate(days)
    }
    pages["0.txt"] += "\n“That crane is not safe,” Nora Hill told the harbour board last week.\n"
    with story_of(tmp_path, pages) as story:
        told = {actor.name for actor in brief(story).actors}
        assert any(a.name == "Nora Hill" and len(a.attributions) == 1 for a in story.actors.values())
    assert {"Tom Ware", "Ana Ruiz"} <= told
    assert "Nora Hill" not in told


def test_an_office_beside_a_surname_that_two_share_is_nobodys(tmp_path: Path) -> None:
    pages = {
        f"{n}.txt": news(
            f"Pier shut, day {n + 1}",
            day,
            f"Ann Lee said on day {n + 1} that the pier was rotten. Tom Lee said on day {n + 1} that it was sound.",
            f"Ann Lee asked for {n + 2} more planks.",
            "President Lee built the pier in 1990, the board said.",
        )
        for n, day in enumerate(("May 7, 2031", "May 8, 2031", "May 9, 2031"))
    }
    with story_of(tmp_path, pages) as story:
        actors = brief(story).actors
    assert {a.name for a in actors} >= {"Ann Lee", "Tom Lee"}
    assert all(a.role is None for a in actors if a.name.endswith("Lee"))


def test_who_is_named_throughout_and_hardly_quoted_is_none_either(tmp_path: Path) -> None:
    hit = " ".join(f"The crane hit Nora Hill at pier {n}, and rescuers found Nora Hill." for n in range(9))
    pages = {
        f"{n}.txt": news(
            f"Crane falls at Eastmoor, day {n + 1}",
            day,
            f"{hit} Nora Hill had said in letter {n + 1} that she feared the crane.",
            f"Harbour director Ana Ruiz said that {n + 2} more cranes would be looked at.",
        )
        for n, day in enumerate(("May 7, 2031", "May 8, 2031", "May 9, 2031"))
    }
    with story_of(tmp_path, pages) as story:
        names = {a.name for a in brief(story).actors}
    assert "Ana Ruiz" in names
    assert "Nora Hill" not in names
