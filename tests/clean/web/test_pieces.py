"""The visible lines of a page."""

import pytest

from onrecord.clean.web.pieces import find_pieces
from onrecord.clean.web.tree import parse_page


def lines_of(inside: str) -> list[str]:
    return [piece.text for piece in find_pieces(parse_page(f"<html><body>{inside}</body></html>"))[0]]


@pytest.mark.parametrize(
    "mark",
    [
        'class="visually-hidden"',
        'class="sr-only"',
        'class="link__visuallyHidden screen-reader-text"',
        'style="position:absolute;clip:rect(0 0 0 0)"',
    ],
)
def test_words_that_are_only_read_aloud_are_no_part_of_a_sentence(mark: str) -> None:
    there = f'<p>The <a href="/r">report<span {mark}>, opens new tab</span></a> by the board was short.</p>'
    assert lines_of(there) == ["The report by the board was short."]


def test_words_that_are_only_read_aloud_are_kept_where_nothing_else_stands() -> None:
    there = '<p><a href="#text"><span class="sr-only">Skip to</span> <span class="sr-only">content</span></a></p>'
    assert lines_of(there) == ["Skip to content"]


def test_a_word_of_the_page_that_is_not_only_read_aloud_stays() -> None:
    assert lines_of('<p>The <span class="not-sr-only">short</span> report</p>') == ["The short report"]
