"""Make the article of a capture, whatever it came in."""

from dataclasses import replace

from onrecord.clean.opening import Opened, Said, open_capture
from onrecord.clean.pasted.page import read_paste
from onrecord.clean.pasted.published import find_day
from onrecord.clean.web.page import read_page
from onrecord.errors import NotAnArticle, TooLarge
from onrecord.model import Article, Capture, Evidence, Stated
from onrecord.settings import Settings
from onrecord.text import fold, one_line

_DEFAULTS = Settings()


def clean(capture: Capture, *, settings: Settings = _DEFAULTS) -> Article:
    """The article in a capture, by its media type or name: a page, plain text, a saved page, a message, a JSON record.

    Raises NotAnArticle for bytes without text, TooLarge for more than the settings allow.
    """
    opened = open_capture(capture, settings=settings)
    if opened.is_page:
        address = opened.said.address or capture.address
        article = read_page(opened.text, capture_id=capture.id, address=address, settings=settings)
    else:
        article = _read_text(opened, capture, settings)
    return _legible(_with_day(_with_said(article, opened), opened.said.address or capture.address or ""))


def _legible(article: Article) -> Article:
    """The article with each detail on one line, without what shows nothing; its text stays, for offsets count in it."""
    return replace(
        article,
        title=_shown(article.title),
        publisher=_shown(article.publisher),
        authors=tuple(shown for author in article.authors if (shown := _shown(author)) is not None),
        credits=tuple(replace(credit, name=one_line(credit.name)) for credit in article.credits),
        posts=tuple(replace(post, author=one_line(post.author)) for post in article.posts),
    )


def _shown(detail: Stated | None) -> Stated | None:
    value = "" if detail is None else one_line(detail.value)
    return replace(detail, value=value) if detail is not None and value else None


def _with_day(article: Article, address: str) -> Article:
    """The article with the day of its dateline, where nothing else says when it was put out."""
    if article.dated:
        return article
    return replace(article, published=find_day(article.text, article.blocks, address=address) or article.published)


def _read_text(opened: Opened, capture: Capture, settings: Settings) -> Article:
    if len(opened.text) > settings.max_article_chars:
        raise TooLarge(
            f"its text has {len(opened.text):,} characters, more than the {settings.max_article_chars:,} allowed",
            fix="set ONRECORD_MAX_ARTICLE_CHARS higher, or split the file",
        )
    if not any(c.isalnum() for c in opened.text):
        raise NotAnArticle("there is not a word in it", fix="give a file that has text in it")
    return read_paste(opened.text, capture_id=capture.id, name=capture.name)


def _with_said(article: Article, opened: Opened) -> Article:
    """The article with what stands around it, in a header or in the fields of a record."""
    said, certain = opened.said, opened.certain
    title, published, publisher, authors = article.title, article.published, article.publisher, article.authors
    if said.title and (certain or title is None):
        title = _stated(article, said.title, said, what="title")
    if said.published and (certain or not article.dated):
        kept = published if published is not None and published.value == said.published else None
        published = kept or Stated(said.published, (), _evidence(said, "date"))
    if said.publisher and (certain or publisher is None):
        publisher = _stated(article, said.publisher, said, what="publisher")
    if said.authors and (certain or not authors):
        authors = tuple(_stated(article, name, said, what="author") for name in said.authors)
    code = said.language.lower()[:2]
    language = code if certain and code.isascii() and code.isalpha() else article.language
    return replace(article, title=title, published=published, publisher=publisher, authors=authors, language=language)


def _stated(article: Article, value: str, said: Said, *, what: str) -> Stated:
    """A detail from around the article, with the line of the article that says the same, if one does."""
    folded = fold(value)
    for block in article.blocks:
        if len(block.span) < 2 * len(value) + 20 and fold(block.span.cut(article.text)) == folded:
            return Stated(value, (block.span,), _evidence(said, what))
    return Stated(value, (), _evidence(said, what))


def _evidence(said: Said, what: str) -> Evidence:
    return Evidence("container", 0.9, f"{what} in the {said.where}")
