"""Which tellings are of one window."""

from datetime import date
from pathlib import Path

from onrecord.tell.deadlines import deadlines
from tests.tell.deadlines.test_register import added

RULED = """Boy to go home

By Ana Ruiz
May 14, 2031

The Harbour Office ruled on Wednesday that Jo Field must be returned to his father by June 4.

Ann Field said that she would appeal.
"""
MEANT = """Office gives no reason

By Tom Lee
May 15, 2031

The Harbour Office gave no reason for the June 4 deadline, and it is unclear how Jo Field would travel.
"""
SHIPS = """Yards full

By Tom Lee
May 15, 2031

Tidewell said that the first ferry will be delivered by 2033. The Norland Navy expects that its ferry will sail by 2033.
"""


def test_two_deadlines_of_one_day_are_one_where_the_same_are_named(tmp_path: Path) -> None:
    with added(tmp_path, (RULED, MEANT)) as story:
        (entry,) = deadlines(story, on=date(2031, 5, 16))
    assert len(entry.quotes) == 2
    assert entry.end == "2031-06-04"


def test_two_limits_of_one_year_are_two_where_others_are_named(tmp_path: Path) -> None:
    with added(tmp_path, (SHIPS,)) as story:
        assert len(deadlines(story, on=date(2031, 5, 16))) == 2
