"""Reasons as they are told on a page."""

import pytest

from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.lines.reasons import plainly
from onrecord.tell.story import Story


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (
            "they share “pier”, “shut”; put by Ada Lind, negated by the board",
            "both speak of “pier”, “shut”; put forward by Ada Lind, and said not to be so by the board",
        ),
        (
            "they share “pier”; put by two officials, denied by Ada Lind",
            "both speak of “pier”; put forward by two officials, and denied by Ada Lind",
        ),
        (
            "22 boats against 14 boats; told on 2031-05-30 and on 2031-05-10",
            "22 boats against 14 boats; told on 30 May 2031 and on 10 May 2031",
        ),
        (
            "planned on 2030-11, told as done on [2031-05-04..2031-05-09]: “pier”",
            "planned in November 2030, told as done between 4 and 9 May 2031: “pier”",
        ),
        (
            "“last year” stands in its clause; 1 year(s) before the article's date 2031-05-10",
            "“last year” stands in its clause; 1 year before the article's date 10 May 2031",
        ),
        ("“2031-05-10” stands there; 2 day(s) after 2031-05", "“2031-05-10” stands there; 2 days after 2031-05"),
        ("8 boats against 7 boats; Ada Lind against the board", "8 boats against 7 boats; Ada Lind against the board"),
    ],
)
def test_a_reason_says_who_has_it_so_and_who_not(kept: str, told: str) -> None:
    assert plainly(kept) == told


def test_the_reasons_of_real_disputes_are_told_plainly(sample_story: Story) -> None:
    kept = [g.reason for d in disputes(Claims(sample_story)) for g in d.grounds]
    assert any(r.startswith("they share") for r in kept)
    assert not any(plainly(r).startswith("they share") for r in kept)


def test_how_the_parse_bears_out_the_tagger_is_told_without_the_name_of_a_rule() -> None:
    told = plainly("the trained tagger marks “said” as a cue; the parse agrees (verb clause before)")
    assert told == "the trained tagger marks “said” as a cue; the grammar of the sentence agrees"
