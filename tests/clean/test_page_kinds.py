"""What each line of a page is, by its containers, its words and its place."""

import pytest

from onrecord.model import Kind
from tests.clean.pages import HEADLINE, PARAGRAPHS, kind_of, page, read


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
