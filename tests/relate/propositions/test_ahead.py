"""Which weekday is meant by what is to be done: the next one, unless the plan or the deed is past."""

import pytest

from onrecord.relate.events import find_events
from onrecord.relate.windows import find_windows
from tests.relate.pages import page, resolved

FRIDAY = "2031-05-16"


@pytest.mark.parametrize(
    ("sentence", "deed", "day"),
    [
        ("The council agreed to meet on Thursday.", "meet", "2031-05-22"),
        ("The council plans to vote Tuesday.", "vote", "2031-05-20"),
        ("The council voted to meet on Thursday.", "meet", "2031-05-22"),
        ("The mayor decided on Monday to close the bridge on Thursday.", "close", "2031-05-22"),
        ("Protesters planned a large march on Saturday.", "protest", "2031-05-17"),
        ("The council had agreed to meet on Thursday.", "meet", "2031-05-15"),
        ("The council gathered to vote on Thursday.", "vote", "2031-05-15"),
        ("Relatives will look for ways to get around Wednesday's ruling.", "rule", "2031-05-14"),
        ("The board will discuss it at Wednesday's meeting.", "meet", "2031-05-21"),
    ],
)
def test_the_weekday_of_an_infinitive_lies_ahead_where_the_plan_does(sentence: str, deed: str, day: str) -> None:
    reading = page(sentence, published=FRIDAY)
    assert [e.when for e in find_events((), resolved(reading)) if e.deed == deed] == [day]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("The council agreed to meet on Thursday.", ["2031-05-22"]),
        ("The council plans to vote Tuesday.", ["2031-05-20"]),
        ("The council gathered to vote on Thursday.", []),
        ("The council had agreed to meet on Thursday.", []),
    ],
)
def test_the_register_and_the_timeline_mean_the_same_weekday(sentence: str, days: list[str]) -> None:
    reading = page(sentence, published=FRIDAY)
    assert [w.start for w in find_windows(resolved(reading), (), ())] == days
