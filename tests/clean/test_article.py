"""Whatever a page came in, its details are what a person would copy by hand, and its text is what was captured."""

import hashlib
import json
import re
from email.header import Header

import pytest

from onrecord.clean import clean
from onrecord.model import Article, Capture
from onrecord.text import STEERING, one_line

ODD = "\x1b[31m\x07\x9b\u202e\u2066\u200b\U000e0041\ufffe"
MARK = "[31m"  # of which anybody sees so much
WRITTEN = "".join(f"&#x{ord(c):x};" for c in f"\0{ODD}")
BODY = (
    f"<p>The council{WRITTEN} approved the ferry on Monday, Mayor Olga Fenn said.</p><p>It sails in May, she said.</p>"
)
TOLD = {
    "@type": "NewsArticle",
    "headline": f"Ferry{ODD} approved",
    "author": {"@type": "Person", "name": f"Ann{ODD} Lee"},
    "publisher": {"name": f"The Harbour{ODD} Post"},
}
METAS = (
    f"<meta property=og:title content='Ferry{WRITTEN} approved'><meta name=author content='Ann{WRITTEN} Lee'>"
    f"<meta property=og:site_name content='The Harbour{WRITTEN} Post'>"
)
PASTED = f"Ferry{ODD} approved\n\nBy Ann{ODD} Lee\n\nThe council{ODD} approved the ferry, Mayor Olga Fenn said.\n"
RECORD = {"title": f"Ferry{ODD}\0 approved", "authors": [f"Ann{ODD} Lee", ODD], "publisher": f"The Harbour{ODD} Post"}
MAIL = (
    f"From: {Header(f'Ann{ODD} Lee', 'utf-8').encode()} <ann@example.org>\n"
    f"Subject: {Header(f'Ferry{ODD} approved', 'utf-8').encode()}\nContent-Type: text/plain\n\n"
    "The council approved the ferry on Monday, Mayor Olga Fenn said.\n"
)
CAME_IN = {
    "schema.html": f"<script type=application/ld+json>{json.dumps(TOLD)}</script><h1>Ferry</h1>{BODY}",
    "metas.html": f"{METAS}<h1>Ferry{WRITTEN} approved</h1><p class=byline>By Ann{WRITTEN} Lee</p>{BODY}",
    "raw.html": f"<title>Ferry{ODD} approved</title><h1>Ferry{ODD} approved</h1>{BODY.replace(WRITTEN, ODD)}",
    "record.json": json.dumps(
        RECORD | {"text": f"The mayor{ODD} said on Monday that the ferry sails.", "language": "\x1b"}
    ),
    "page.json": json.dumps(RECORD | {"html": BODY}),
    "mail.eml": MAIL,
    "pasted.txt": PASTED,
}


def article_in(name: str) -> Article:
    body = CAME_IN[name].encode()
    return clean(Capture(hashlib.sha256(body).hexdigest(), name, "", body, "2031-05-01T00:00:00Z"))


def details(article: Article) -> list[str]:
    stated = [article.title, article.publisher, article.published, *article.authors]
    return [
        *(detail.value for detail in stated if detail is not None),
        *(credit.name for credit in article.credits),
        *(post.author for post in article.posts),
    ]


@pytest.mark.parametrize("name", CAME_IN)
def test_no_detail_holds_what_shows_nothing(name: str) -> None:
    article = article_in(name)
    assert article.title is not None
    assert MARK in article.title.value
    assert details(article) == [one_line(value) for value in details(article)]
    assert "" not in details(article)


@pytest.mark.parametrize("name", ["schema.html", "metas.html", "raw.html", "page.json"])
def test_no_text_of_a_page_holds_what_shows_nothing(name: str) -> None:
    assert not re.search(f"[{STEERING}]", article_in(name).text)


@pytest.mark.parametrize("name", ["pasted.txt", "record.json"])
def test_a_text_is_as_it_came_in_whatever_it_holds(name: str) -> None:
    text = PASTED if name == "pasted.txt" else json.loads(CAME_IN[name])["text"]
    assert article_in(name).text == text


def test_a_detail_still_leads_to_the_characters_that_show_it() -> None:
    article = article_in("pasted.txt")
    assert article.title is not None
    (span,) = article.title.spans
    assert span.cut(article.text) == f"Ferry{ODD} approved"
    assert article.title.value == f"Ferry{MARK} approved"


def test_a_detail_of_which_nothing_shows_is_not_stated() -> None:
    nothing = {"title": "\0", "publisher": ODD.replace(MARK, ""), "authors": ["\x1b"]}
    body = json.dumps(nothing | {"text": "The mayor of Sundby said that the ferry sails."}).encode()
    article = clean(Capture(hashlib.sha256(body).hexdigest(), "a.json", "", body, "2031-05-01T00:00:00Z"))
    assert details(article) == []
    assert article.title is None


def test_a_language_that_is_none_is_heard_from_the_text() -> None:
    assert article_in("record.json").language == "en"
