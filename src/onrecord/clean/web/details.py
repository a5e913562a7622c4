"""State a page's details with the characters that show them; what stands only in markup has no span and says so."""

import re
from collections.abc import Iterable, Sequence

from onrecord.clean.printed.language import language_of
from onrecord.clean.printed.publisher import find_publisher
from onrecord.clean.web.authors import Author
from onrecord.clean.web.dates import Published
from onrecord.clean.web.markup import Markup, Told
from onrecord.clean.web.title import Title
from onrecord.model import Block, Evidence, Kind, Span, Stated
from onrecord.text import fold

_METHOD = "markup"
_HOUSE_KINDS = frozenset((Kind.UI_BOILERPLATE, Kind.BYLINE, Kind.CREDIT, Kind.PROMO, Kind.DATE_LINE))
_TELLING_LANGUAGES = frozenset(("en", "es", "fr", "de", "pt", "it"))
_ENOUGH = 600
"""Characters of text whose commonest words tell its language."""
_WEAK_PUBLISHERS = ("meta application-name", "meta apple-mobile-web-app-title", "meta publisher")


def state_title(title: Title | None, spans: Sequence[Span], text: str) -> Stated | None:
    """The title; where a line shows it, its words there."""
    if title is None:
        return None
    if title.line is None:
        return Stated(title.value, (), Evidence(_METHOD, title.score, title.where))
    line = spans[title.line]
    found = line.cut(text).find(title.value)
    if found >= 0:
        span = Span(line.start + found, line.start + found + len(title.value))
        return Stated(title.value, (span,), Evidence(_METHOD, title.score, title.where))
    return Stated(line.cut(text), (line,), Evidence(_METHOD, title.score, title.where))


def state_authors(authors: Iterable[Author], spans: Sequence[Span], text: str) -> tuple[Stated, ...]:
    """The authors, each with where the name stands if it is shown."""
    stated = []
    for author in authors:
        span = _find(author.name, spans[author.line], text) if author.line is not None else None
        stated.append(Stated(author.name, (span,) if span else (), Evidence(_METHOD, author.score, author.where)))
    return tuple(stated)


def state_published(published: Published | None, spans: Sequence[Span]) -> Stated | None:
    """The day of publication; its span is the line that prints it."""
    if published is None:
        return None
    shown = (spans[published.line],) if published.line is not None else ()
    evidence = Evidence(_METHOD, published.score, published.where)
    return Stated(published.value, shown, evidence, inferred=published.inferred)


def state_publisher(markup: Markup, text: str, blocks: Sequence[Block]) -> Stated | None:
    """The outlet as the page's markup names it, else as its text does."""
    told = next((t for t in markup.publishers if _is_name(t)), None)
    if told is None:
        return find_publisher(text, blocks)
    for block in blocks:
        if block.kind in _HOUSE_KINDS and len(block.span) < 400:
            span = _find(told.value, block.span, text)
            if span is not None:
                return Stated(told.value, (span,), Evidence(_METHOD, 0.95, told.where))
    return Stated(told.value, (), Evidence(_METHOD, 0.9, told.where))


def language(markup: Markup, own: str) -> str:
    """The language of the article's own words (ISO 639-1): by its commonest words, else as declared, else "und"."""
    heard = language_of(own)
    if heard != "und":
        return heard
    for told in markup.languages:
        code = re.split(r"[-_,; ]", told.value.strip().lower())[0]
        # A site in one language often declares another for all of its pages.
        if re.fullmatch(r"[a-z]{2,3}", code) and (code not in _TELLING_LANGUAGES or len(own) < _ENOUGH):
            return code
    return "und"


def _is_name(told: Told) -> bool:
    size = len(told.value.split())
    if told.value.startswith(("@", "http", "//")) or len(told.value) > 80:
        return False
    return size <= 3 or (size <= 8 and told.where not in _WEAK_PUBLISHERS)


def _find(name: str, line: Span, text: str) -> Span | None:
    """Where a name stands in a line: as it is, else without regard to case."""
    cut = line.cut(text)
    for where, what in ((cut, name), (cut.lower(), name.lower())):
        if len(where) != len(cut):
            continue
        found = re.search(rf"(?<!\w){re.escape(what)}(?!\w)", where)
        if found:
            return Span(line.start + found.start(), line.start + found.end())
    return line if fold(name) == fold(cut) else None
