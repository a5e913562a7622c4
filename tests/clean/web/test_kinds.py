"""What each line of a page is, by its containers, its words and its place."""

import pytest

from onrecord.model import Kind
from tests.clean.pages import HEADLINE, PARAGRAPHS, block_of, kind_of, others, page, read


@pytest.mark.parametrize(
    "sentence",
    [
        "The report was published by the Ministry of Health on Monday and covers three years.",
        "Written by Jane Smith in 2019, the report found that 40 percent of bridges were unsafe.",
        "Posted by Carl Orm on Monday, the message drew millions of views within an hour.",
        "As first reported by Orlin Jones, the ministry had been told of the risk a year before.",
        "By signing the agreement, both countries would open their markets to farm goods.",
        "In a post on X, he shared an image of the damaged bridge and blamed the mayor.",
        "Promoted to captain in 2014, she retired last year.",
    ],
)
def test_a_sentence_that_begins_as_other_lines_do_is_text(sentence: str) -> None:
    pasted = "\n\n".join((HEADLINE, *PARAGRAPHS[:3], sentence, *PARAGRAPHS[3:]))
    for article in (read(page(f"<p>{sentence}</p>")), read(pasted, "text/plain")):
        assert kind_of(article, sentence) is Kind.TEXT
        assert (article.authors, article.credits) == ((), ())


LINK = '<a href="/x">Harbour workers vote to strike over pay</a>'


@pytest.mark.parametrize("line", [f"<p>{LINK}</p>", f"<p><strong>{LINK}</strong></p>", f"<p>{LINK}</p>" * 2])
def test_a_headline_between_paragraphs_that_is_nothing_but_a_link_leads_away(line: str) -> None:
    assert kind_of(read(page(line)), "Harbour workers") is Kind.TEASER


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (f"<h3>{LINK}</h3>", Kind.SUBHEAD),
        (f"<p>{LINK}.</p>", Kind.TEXT),
        (f"<p>{LINK}, the union said on its page, and most of them did so.</p>", Kind.TEXT),
        (f"<ul><li>{LINK}</li><li>The pier is to be sold in the autumn of this year.</li></ul>", Kind.TEXT),
        ("".join(f"<p>{LINK.replace('strike', f'strike {n} times')}</p>" for n in range(5)), Kind.TEXT),
    ],
    ids=["heading", "sentence", "part of a sentence", "item", "list"],
)
def test_other_links_belong_to_the_text(line: str, kind: Kind) -> None:
    assert kind_of(read(page(line)), "Harbour workers") is kind


@pytest.mark.parametrize(
    "bio",
    [
        "Ana Ruiz is a reporter covering transport for the Orlin Gazette.",
        "Ana Ruiz covers transport for the Orlin Gazette.",
        "The author is a fellow of the college of Orlin and has written two books on ports.",
    ],
)
def test_a_line_at_the_end_that_describes_the_writer_is_a_byline(bio: str) -> None:
    assert kind_of(read(page(below=f"<p><em>{bio}</em></p>")), bio) is Kind.BYLINE


def test_a_line_at_the_end_about_somebody_of_the_text_is_text() -> None:
    said = "Mara Venn is a former teacher and the author of a book on ports."
    assert kind_of(read(page(below=f"<p>{said}</p>")), said) is Kind.TEXT


SAID = "The pier cannot carry another winter"


def test_a_quotation_that_is_set_as_a_figure_is_text() -> None:
    figure = f"<figure><blockquote><p>{SAID}</p></blockquote><figcaption>Mara Venn, in a letter</figcaption></figure>"
    article = read(page(figure))
    assert (kind_of(article, SAID), kind_of(article, "Mara Venn, in")) == (Kind.TEXT, Kind.CAPTION)


def test_of_a_pull_quote_in_a_figure_nothing_becomes_text() -> None:
    quote = "We have run out of time and out of money"
    figure = f'<figure class="pullquote"><blockquote><p>{quote}</p><cite>Mara Venn</cite></blockquote></figure>'
    assert {kind for kind, _ in others(read(page(figure)))} == {Kind.CAPTION}


def test_a_pull_quote_that_is_taken_for_text_is_told_once() -> None:
    quote = "We have run out of time and out of money"
    assert block_of(read(page(f"<blockquote><p>{quote}.</p></blockquote>")), quote).repeats is not None
