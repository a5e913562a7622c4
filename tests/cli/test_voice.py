"""How it is printed on whose word something stands, and when it was said."""

import pytest

from onrecord.cli.voice import framed, reach_told
from onrecord.model import Naming, Span, Stance
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.lines.told import Told
from onrecord.tell.lines.wording import Worded


def worded(speaker: str, cue: str, words: str, stance: Stance = Stance.ASSERTS) -> Worded:
    return Worded(
        assertion="1f",
        article="2e",
        outlet="Sundby Post",
        behind="",
        words=words,
        span=Span(0, len(words)),
        speaker=speaker,
        cue=cue,
        through=("the clerk",),
        said="",
        naming=Naming.PERSON,
        stance=stance,
        line=Told(()),
    )


@pytest.mark.parametrize(
    ("told", "before", "behind"),
    [
        (worded("Ada Lind", "said", "the pier is shut"), "", "Ada Lind, as told by the clerk, Sundby Post"),
        (worded("Ada Lind", "According to", "it is shut"), "", "Ada Lind, as told by the clerk, Sundby Post"),
        (worded("Ada Lind", "rejected", "the offer"), "Ada Lind rejected: ", "as told by the clerk, Sundby Post"),
        (
            worded("Ada Lind", "said", "a vote was held", Stance.DENIES),
            "Ada Lind denied: ",
            "as told by the clerk, Sundby Post",
        ),
        (worded("Lind", "denied", "Lind denied it"), "", "Lind, as told by the clerk, Sundby Post"),
        (
            worded(NO_SOURCE, "allegedly", "sold the pier"),
            "allegedly, no source given: ",
            "as told by the clerk, Sundby Post",
        ),
        (worded("", "", "The pier is shut."), "", "Sundby Post, in its own voice"),
    ],
)
def test_a_deed_stands_before_the_words_so_that_what_is_rejected_is_not_read_as_put(
    told: Worded, before: str, behind: str
) -> None:
    assert framed(told) == (before, behind)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2031-05-04", "2031-06-06"], ", from 4 May to 6 June 2031"),
        (["2031-05-04/2031-05-09", "2031-05-06"], ", from 4 to 9 May 2031"),
        (["2031-05", "", "[..2031-05-04]"], ", from 1 to 31 May 2031"),
        (["", "2031-05-04"], ", on 4 May 2031"),
        ([""], ""),
    ],
)
def test_days_of_which_some_are_ranges_reach_from_the_first_to_the_last(days: list[str], told: str) -> None:
    assert reach_told(days) == told
