"""The days that undated articles are presumed to be of."""

from pathlib import Path

import pytest

from onrecord.tell.presumed import presumed_days
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

CLOSED = "The quarry at Brayford was shut on Monday by order of the court, the county clerk Ana Ruiz said in a letter."
OPENED = "The quarry at Brayford is to reopen after the court lifted its order on Monday, Ana Ruiz said in a letter."


def days_by_name(story: Story) -> dict[str, str]:
    found = presumed_days(story)
    return {r.names[0]: found[r.article.id].day for r in story.articles if r.article.id in found}


def test_a_day_without_a_year_is_of_the_year_nearest_to_the_days_of_the_story(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", CLOSED, "Forty people work there."),
        "b.txt": f"Quarry to reopen\n\nBRAYFORD, 14 Jan (Unifen) — {OPENED}\n\nForty people work there.\n",
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story) == {"b.txt": "2032-01-14"}


def test_an_article_that_prints_its_day_is_given_no_other_by_its_weekdays(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", CLOSED, "Forty people work there."),
        "b.txt": f"Quarry to reopen\n\nBRAYFORD, 3 June (Unifen) — {OPENED}\n\nForty people work there.\n",
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story) == {}


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The pit flooded on Tuesday. On Thursday the owner, Tom Lee, said that it was dry again.", "2031-12-04"),
        ("The council met on Wednesday night, and the clerk Ana Ruiz said that nobody spoke.", "2031-12-04"),
        ("The council met on Wednesday, and the clerk Ana Ruiz said that nobody spoke.", "2031-12-03"),
    ],
)
def test_an_undated_article_is_of_the_latest_day_it_tells_of_and_of_the_morning_after_an_evening(
    tmp_path: Path, told: str, day: str
) -> None:
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", CLOSED, "Forty people work there."),
        "b.txt": f"News from the quarry at Brayford\n\n{told}\n\nForty people work there.\n",
        "c.txt": news("Quarry still shut", "5 December 2031", "Forty people who work at Brayford waited, they said."),
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story) == {"b.txt": day}
