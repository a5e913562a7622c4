"""Invented web pages, to be read with one thing changed in them."""

import hashlib
import json

from onrecord.clean import clean
from onrecord.model import Article, Block, Capture, Kind

HEADLINE = "Council votes to close the old ferry terminal"
PARAGRAPHS = (
    "The council of Orlin voted on Tuesday evening to close the old ferry terminal after a long debate about its cost.",
    "Members argued for more than four hours about whether the repairs could be put off for another year or two.",
    "“We have run out of time and out of money,” said Mara Venn, who has led the council since the last election here.",
    "Opponents told the meeting that the islands would lose their only link in winter and that fishers would move.",
    "The ferry company said that it would respect the vote, but would ask a court to look at how it had come about.",
    "Residents stood outside the town hall with banners, and dozens of them stayed until the result was read out.",
    "The last boat is expected to leave at the end of the summer, when the lease on the pier runs out at long last.",
)


def page(*inside: str, above: str = "", below: str = "", after: str = "", head: str = "") -> str:
    """A page of an article: ``inside`` stands between its paragraphs, ``above`` and ``below`` before and after them,
    ``after`` outside of the article."""
    said = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    said[3:3] = inside
    return (
        f"<html><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1>{above}"
        f"{''.join(said)}{below}</article>{after}</body></html>"
    )


def schema(**fields: object) -> str:
    """A NewsArticle in JSON-LD with the headline of the page and these fields."""
    told = {"@type": "NewsArticle", "headline": HEADLINE, **fields}
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def read(markup: str, media_type: str = "text/html") -> Article:
    """The article in a page, or in a text of another type."""
    body = markup.encode()
    return clean(Capture(hashlib.sha256(body).hexdigest(), "page", media_type, body, "2027-03-05T00:00:00+00:00"))


def others(article: Article) -> list[tuple[Kind, str]]:
    """Each line besides the headline and the paragraphs of ``page``, with its kind."""
    known = {HEADLINE, *PARAGRAPHS}
    return [(b.kind, said) for b in article.blocks if (said := b.span.cut(article.text)) not in known]


def kind_of(article: Article, said: str) -> Kind:
    """The kind of the line that begins with ``said``."""
    return block_of(article, said).kind


def block_of(article: Article, said: str) -> Block:
    """The block that begins with ``said``."""
    return next(b for b in article.blocks if b.span.cut(article.text).startswith(said))
