"""Pages that would take for ever are refused with a way out, and others take no longer than their length allows."""

import time
from cProfile import Profile

import pytest

from onrecord.clean.web.kept import kept_text
from onrecord.clean.web.pieces import find_pieces
from onrecord.clean.web.tree import parse_page
from onrecord.errors import TooLarge
from onrecord.model import Kind
from tests.clean.pages import PARAGRAPHS, kind_of, page, read


def test_an_element_with_thousands_of_attributes_is_refused() -> None:
    attributes = " ".join(f'a{n}="{n}"' for n in range(4000))
    with pytest.raises(TooLarge, match="attributes"):
        parse_page(f"<html><body><p {attributes}>Wall falls</p></body></html>")


def test_a_long_attribute_is_no_harm() -> None:
    page = (
        f'<html><body><img alt="{"a long story " * 5000}" src="data:image/png;base64,{"A" * 90_000}"><p>Wall</p></body>'
    )
    assert "Wall" in parse_page(page).text_content()


LINKED_POST = (
    '<blockquote class="twitter-tweet"><p>'
    + "https://a" * 2_000
    + ' x</p>&mdash; Tom Lee (@tomlee) <a href="https://twitter.com/tomlee/status/1">May 4, 2027</a></blockquote>'
)


@pytest.mark.parametrize(
    "markup",
    [
        page(LINKED_POST),
        page(above="".join(f'<h1 itemprop="headline">Wall {n} of {n * 7} falls</h1>' for n in range(1_000))),
        page(head="".join(f'<meta property="og:title" content="Wall {n} | Wall">' for n in range(3_000))),
    ],
    ids=["links in a post", "headings", "titles"],
)
def test_hostile_pages_take_no_longer_than_their_length_allows(markup: str) -> None:
    begun = time.process_time()
    read(markup)
    assert time.process_time() - begun < 8


def test_a_row_of_any_number_of_cells_takes_no_longer_than_its_length_allows() -> None:
    root = parse_page("<table><tr>" + f"<td>{'ab ' * 25}</td>" * 70_000 + "</tr></table>")
    begun = time.process_time()
    pieces, _ = find_pieces(root)
    assert time.process_time() - begun < 8
    assert sum(piece.text.count("ab") for piece in pieces) == 25 * 70_000


@pytest.mark.parametrize(
    "among",
    ["<p><span>so </span></p>" * 8_000, "<table><tr><td>" * 100 + "so" + "</td></tr></table>" * 100],
    ids=["many elements", "tables in tables"],
)
def test_a_page_that_extraction_would_take_minutes_for_is_told_by_its_containers(among: str) -> None:
    markup = page(f"<div>{among}</div>")
    assert kept_text(parse_page(markup)) == ""
    assert all(kind_of(read(markup), paragraph) is Kind.TEXT for paragraph in PARAGRAPHS)


def test_elements_within_elements_cost_no_more_each_the_deeper_they_are() -> None:
    def calls(deep: int) -> int:
        root = parse_page(page("<blockquote>" * deep + "words" + "</blockquote>" * deep))
        profile = Profile()
        profile.runcall(find_pieces, root)
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(800) < 2.5 * calls(400)
