"""The days that undated articles are presumed to be of."""

from pathlib import Path

import pytest

from onrecord.tell.story import Story
from onrecord.tell.texts.presumed import presumed_days
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


SHUT = (
    "The quarry at Brayford was shut by order of the court, the county clerk Ana Ruiz said in a letter to its owner, "
    "who employs forty people there and has three weeks in which to answer."
)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("The pit flooded on Monday. On Tuesday Tom Lee said that it was dry again.", "[2031-12-02..2031-12-04]"),
        ("The council met on Monday night, and nobody spoke.", "[2031-12-01..2031-12-03]"),
        ("The council met on Saturday, and nobody spoke.", ""),
        ("The council is to meet on Tuesday, Ana Ruiz said.", ""),
    ],
)
def test_an_undated_article_is_of_the_latest_day_its_lead_tells_of_or_of_the_two_after_it(
    tmp_path: Path, told: str, day: str
) -> None:
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", SHUT),
        "b.txt": f"News from the quarry at Brayford\n\n{told}\n\n{SHUT}\n",
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story).get("b.txt", "") == day


def test_no_day_is_presumed_from_weekdays_that_stand_far_below_or_beside_no_common_text(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", SHUT),
        "b.txt": f"News from Brayford\n\n{SHUT * 3}\n\nThe pit flooded on Tuesday.\n",
        "c.txt": "News from Brayford\n\nThe council met on Tuesday, and it was the clerk who spoke of the pit.\n",
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story) == {}


def test_a_day_below_which_an_article_cannot_be_bounds_those_presumed_for_it(tmp_path: Path) -> None:
    told = "The council met on Monday, and the owner was told of it on 3 December 2031."
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", SHUT),
        "b.txt": f"News from the quarry at Brayford\n\n{told}\n\n{SHUT}\n",
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story) == {"b.txt": "2031-12-03"}


def test_a_limit_at_the_head_of_a_page_is_no_dateline(tmp_path: Path) -> None:
    pages = {
        "a.txt": news("Quarry shut", "2 December 2031", CLOSED),
        "b.txt": "News from Brayford\n\nFrom 3 December the pit is to be empty.\n\nForty people work there.\n",
    }
    with story_of(tmp_path, pages) as story:
        assert days_by_name(story) == {}


def test_in_a_story_of_a_few_days_the_weekday_alone_says_where_an_undated_article_lies(tmp_path: Path) -> None:
    told = ("Tom Lee pumped.", "Ana Ruiz wrote again.", "Forty people met.", "The owner came.")
    dated = {f"{n}.txt": news(f"Quarry {n}", f"{n} December 2031", words) for n, words in enumerate(told, start=1)}
    undated = {"u.txt": "The court's order\n\nThe court in Brayford heard both sides on Wednesday, and said nothing.\n"}
    with story_of(tmp_path / "few", dated | undated) as story:
        assert days_by_name(story) == {"u.txt": "[2031-12-03..2031-12-05]"}
    with story_of(tmp_path / "fewer", {n: dated[n] for n in ("1.txt", "4.txt")} | undated) as story:
        assert days_by_name(story) == {}
