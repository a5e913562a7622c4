"""How it is printed when something was said."""

import pytest

from onrecord.cli.voice import reach_told


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2031-05-04", "2031-06-06"], ", from 4 May 2031 to 6 June 2031"),
        (["2031-05-04/2031-05-09", "2031-05-06"], ", from 4 May 2031 to 9 May 2031"),
        (["2031-05", "", "[..2031-05-04]"], ", from 1 May 2031 to 31 May 2031"),
        (["", "2031-05-04"], ", on 4 May 2031"),
        ([""], ""),
    ],
)
def test_days_of_which_some_are_ranges_reach_from_the_first_to_the_last(days: list[str], told: str) -> None:
    assert reach_told(days) == told
