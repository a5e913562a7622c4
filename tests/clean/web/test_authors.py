"""The authors of a page, from its byline and its markup."""

import pytest

from onrecord.clean.web.names import names_in
from tests.clean.pages import page, read, schema

CARD = (
    '<section><h2>Elsewhere</h2><div><h3><a href="/a">Fishing guild asks for a refund of harbour fees</a></h3>'
    "<p>By Nils Berg</p></div></section>"
)
LINKED_CARD = '<div><p><a href="/a">Fishing guild asks for a refund of harbour fees</a></p><p>By Nils Berg</p></div>'


def authors(markup: str) -> list[str]:
    return [author.value for author in read(markup).authors]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ana Ruiz, Associated Press", ["Ana Ruiz"]),
        ("By Ana Ruiz and Associated Press", ["Ana Ruiz"]),
        ("By Ana Ruiz and Tom Lee, Orlin Gazette", ["Ana Ruiz", "Tom Lee"]),
        ("By Ana Ruiz, The Orlin Post", ["Ana Ruiz"]),
        ("By Ana Ruiz and Mary Post", ["Ana Ruiz", "Mary Post"]),
        ("By Mary Post, Ana Ruiz and Tom Lee", ["Mary Post", "Ana Ruiz", "Tom Lee"]),
        ("Ana Ruiz Reporter", ["Ana Ruiz"]),
        ("By Ana Ruiz, Home and City Hall Reporter", ["Ana Ruiz"]),
        ("By Ana Ruiz, City Hall Reporter", ["Ana Ruiz"]),
        ("By The Associated Press", ["The Associated Press"]),
    ],
)
def test_the_names_in_a_byline_are_those_of_people_beside_their_house_and_role(written: str, names: list[str]) -> None:
    assert names_in(written, marked=True) == names


def test_a_house_in_the_byline_does_not_overrule_the_markup() -> None:
    head = schema(author={"@type": "Person", "name": "Ana Ruiz"})
    assert authors(page(above='<p class="byline">By Ana Ruiz, Associated Press</p>', head=head)) == ["Ana Ruiz"]


@pytest.mark.parametrize("name", ["admin", "Staff", "Author"])
def test_who_is_nobody_in_the_markup_is_no_author(name: str) -> None:
    head = schema(author={"@type": "Person", "name": name})
    assert authors(page(head=head)) == []
    assert authors(page(above='<p class="author">Ana Ruiz</p>', head=head)) == ["Ana Ruiz"]


@pytest.mark.parametrize("card", [CARD, LINKED_CARD])
def test_an_unsigned_article_has_no_author_from_the_card_of_another(card: str) -> None:
    assert authors(page(after=card)) == []


def test_an_author_may_be_named_below_the_text() -> None:
    assert authors(page(below="<p>By Ana Ruiz</p>", after=CARD)) == ["Ana Ruiz"]
    assert authors(page(after="<div><h3>About the author</h3><p>By Ana Ruiz</p></div>")) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Friday evening the fire was out.",
        "By Thursday, rescuers had reached twelve villages.",
        "By Thursday, rescuers had reached twelve villages in the hills above the town and most of the roads to them.",
        "By Orlin Bridge, the river had risen by two metres.",
        "By March 2026 the pier was shut.",
    ],
)
def test_a_sentence_that_begins_with_by_names_no_author(sentence: str) -> None:
    assert authors(page(f"<p>{sentence}</p>")) == []


@pytest.mark.parametrize(
    "byline",
    [
        "By Reuters",
        "By Ana",
        "By Ana | 5 min read",
        "By Ana March 4, 2027",
        "By Ana Ruiz, staff writer.",
        "By Gull Staff",
    ],
)
def test_a_byline_without_any_mark_names_the_author(byline: str) -> None:
    assert authors(page(above=f"<p>{byline}</p>"))
