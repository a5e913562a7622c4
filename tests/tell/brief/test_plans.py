"""What is told as planned: what is still to come, and nothing that was dropped, moved or done since."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.tell.brief import Form, brief, written
from onrecord.tell.story import Story
from tests.tell.stories import news, story_of

PLANS = news(
    "What the Tarn harbour office has in hand",
    "May 4, 2031",
    "The Tarn harbour office will hold a regatta on 30 May, Mayor Ann Lee said on Sunday.",
    "The harbour office will close the north lock on 2 June for repairs, Lee said.",
    "The ferry Halma will sail to Norland from 9 June, the operator Lomax Lines said.",
    "The harbour office plans to sell the old lighthouse to Sundby Trust, engineer Jo Field said.",
    "The harbour office plans to paint the signal tower this year, Field said.",
)
NEWS = news(
    "Storm tears boats from Tarn pier",
    "May 14, 2031",
    "A storm tore 14 boats from the Tarn pier on Tuesday, the harbour office said.",
    "The regatta of 30 May has been cancelled because of the storm, Mayor Ann Lee said on Wednesday.",
    "The closing of the north lock was postponed to 16 June, Lee said.",
    "The harbour office sold the old lighthouse to Sundby Trust on Monday, Field said.",
    publisher="Sundby Post",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with story_of(tmp_path_factory.mktemp("plans"), {"a.txt": PLANS, "b.txt": NEWS}) as story:
        yield _told(story)


def _told(story: Story) -> str:
    return " ".join(written(brief(story), story, Form.TEXT).partition("How we know")[0].split())


def test_a_plan_that_was_called_off_is_told_nowhere(told: str) -> None:
    assert "will hold a regatta" not in told


def test_a_plan_that_was_moved_is_told_with_its_new_day_only(told: str) -> None:
    assert "2 June" not in told
    assert "postponed to 16 June" in told


def test_a_plan_that_was_carried_out_is_told_as_done_only(told: str) -> None:
    assert "plans to sell" not in told
    assert "sold the old lighthouse" in told


def test_a_plan_that_nothing_ends_is_told_still(told: str) -> None:
    assert "will sail to Norland" in told


def test_who_may_call_something_off_has_not(tmp_path: Path) -> None:
    maybe = NEWS.replace("has been cancelled because of the storm", "could be cancelled if the storm comes back")
    with story_of(tmp_path, {"a.txt": PLANS, "b.txt": maybe}) as story:
        assert "regatta on 30 May" in _told(story)
