"""What a page says of itself in its markup: JSON-LD, microdata and meta elements. Read, never trusted to be right."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from onrecord.text import one_line, word_set

_TAG = re.compile(r"<[^<>]{0,200}>")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_ARTICLE_TYPES = word_set(
    "article newsarticle reportagenewsarticle opinionnewsarticle analysisnewsarticle backgroundnewsarticle "
    "reviewnewsarticle asknewsarticle askpublicnewsarticle satiricalarticle scholarlyarticle techarticle "
    "advertisercontentarticle blogposting liveblogposting socialmediaposting discussionforumposting report review "
    "medicalscholarlyarticle recipe howto newsreport podcastepisode"
)
_PAGE_TYPES = frozenset(("webpage", "itempage", "medicalwebpage", "aboutpage", "faqpage", "qapage"))
_ORGANISATIONS = word_set(
    "organization newsmediaorganization corporation localbusiness ngo educationalorganization collegeoruniversity "
    "governmentorganization onlinebusiness publisher website brand"
)
_SCHEMAS = 200
"""JSON-LD objects that are looked at in one page."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value and the words for where it was found. ``by_house``: the author is marked as an organisation."""

    value: str
    where: str
    by_house: bool = False


@dataclass(slots=True)
class Markup:
    """Candidates for each detail, the more trustworthy ones first."""

    titles: list[Told] = field(default_factory=list)
    authors: list[Told] = field(default_factory=list)
    published: list[Told] = field(default_factory=list)
    modified: list[Told] = field(default_factory=list)
    publishers: list[Told] = field(default_factory=list)
    languages: list[Told] = field(default_factory=list)
    descriptions: list[Told] = field(default_factory=list)
    body: str = ""
    is_news: bool = False
    address: str = ""


def read_markup(root: HtmlElement) -> Markup:
    """All that the markup of a page tells; nothing is checked against the visible page."""
    markup = Markup()
    _read_schemas(root, markup)
    _read_metas(root, markup)
    _read_microdata(root, markup)
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
    if language:
        markup.languages.insert(0, Told(language, "the lang attribute"))
    return markup


def tidy(value: object) -> str:
    """A value of JSON or of an attribute as one line of plain text; "" for what is no string."""
    if not isinstance(value, str):
        return ""
    plain = value
    for _ in range(2):  # entities are often escaped twice
        plain = unescape(plain)
    return one_line(_TAG.sub("", plain))


# --- JSON-LD -----------------------------------------------------------------------------


def _read_schemas(root: HtmlElement, markup: Markup) -> None:
    nodes = list(_nodes(_loaded(root)))
    by_id = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    article = _article_among(nodes)
    if article is not None:
        _read_article(article, by_id, markup)
    for node in nodes:
        kinds = _types(node)
        if not _PAGE_TYPES.isdisjoint(kinds):
            _read_page(node, by_id, markup, alone=article is None)
        if "website" in kinds and tidy(node.get("name")):
            markup.publishers.append(Told(tidy(node["name"]), "JSON-LD WebSite name"))


def _loaded(root: HtmlElement) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        written = _WRAPPING.sub("", _WRAPPING.sub("", script.text))
        for attempt in (written, _TRAILING_COMMA.sub("", written)):
            try:
                yield json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _nodes(loaded: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Objects at the top, in @graph, and the main entity of a page; not the entries of lists."""
    waiting = list(loaded)[::-1]
    seen = 0
    while waiting and seen < _SCHEMAS:
        value = waiting.pop()
        seen += 1
        if isinstance(value, list):
            waiting.extend(value[::-1])
        elif isinstance(value, dict):
            yield value
            waiting.extend(
                inner
                for key in ("mainEntity", "mainEntityOfPage", "@graph")
                if isinstance(inner := value.get(key), dict | list)
            )


def _types(node: dict[str, Any]) -> set[str]:
    return {str(kind).rsplit("/", 1)[-1].lower() for kind in _listed(node.get("@type"))}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _article_among(nodes: list[dict[str, Any]]) -> dict[str, Any] | None:
    articles = [node for node in nodes if not _ARTICLE_TYPES.isdisjoint(_types(node))]
    # An object that says more of itself is the page's own rather than one of a list of others.
    return max(articles, key=lambda node: sum(bool(node.get(key)) for key in _TELLING), default=None)


_TELLING = ("headline", "author", "datePublished", "articleBody")


def _read_article(node: dict[str, Any], by_id: dict[str, dict[str, Any]], markup: Markup) -> None:
    for key in ("headline", "name"):
        _offer(markup.titles, tidy(node.get(key)), f"JSON-LD {key}")
    for key in ("author", "creator"):
        for value in _listed(node.get(key)):
            markup.authors.extend(_persons(value, by_id, f"JSON-LD {key}"))
    _offer(markup.published, tidy(node.get("datePublished")), "JSON-LD datePublished")
    _offer(markup.published, tidy(node.get("dateCreated")), "JSON-LD dateCreated")
    _offer(markup.modified, tidy(node.get("dateModified")), "JSON-LD dateModified")
    for value in _listed(node.get("publisher")) + _listed(node.get("sourceOrganization")):
        name = value if isinstance(value, str) else _resolved(value, by_id).get("name")
        _offer(markup.publishers, tidy(name), "JSON-LD publisher")
    _offer(markup.languages, tidy(node.get("inLanguage")), "JSON-LD inLanguage")
    _offer(markup.descriptions, tidy(node.get("description")), "JSON-LD description")
    body = node.get("articleBody")
    markup.is_news = any("news" in kind for kind in _types(node))
    markup.body = unescape(body) if isinstance(body, str) else ""


def _read_page(node: dict[str, Any], by_id: dict[str, dict[str, Any]], markup: Markup, *, alone: bool) -> None:
    for key in ("headline", "name"):
        _offer(markup.titles, tidy(node.get(key)), f"JSON-LD WebPage {key}")
    _offer(markup.published, tidy(node.get("datePublished")), "JSON-LD WebPage datePublished")
    _offer(markup.modified, tidy(node.get("dateModified")), "JSON-LD WebPage dateModified")
    _offer(markup.languages, tidy(node.get("inLanguage")), "JSON-LD inLanguage")
    if alone or not markup.authors:
        for value in _listed(node.get("author")):
            markup.authors.extend(_persons(value, by_id, "JSON-LD WebPage author"))


def _resolved(value: Any, by_id: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    named = by_id.get(str(value.get("@id")))
    return named if named is not None and not value.get("name") else value


def _persons(value: Any, by_id: dict[str, dict[str, Any]], where: str) -> Iterator[Told]:
    if isinstance(value, str):
        yield from _told(value, where)
        return
    person = _resolved(value, by_id)
    name = person.get("name")
    house = not _ORGANISATIONS.isdisjoint(_types(person))
    if isinstance(name, dict):
        name = name.get("name") or name.get("@value")
    for one in _listed(name):
        yield from _told(one, where, by_house=house)
    if not name and (person.get("givenName") or person.get("familyName")):
        yield from _told(f"{tidy(person.get('givenName'))} {tidy(person.get('familyName'))}", where)


def _told(value: object, where: str, *, by_house: bool = False) -> Iterator[Told]:
    name = tidy(value)
    if name and not name.lower().startswith(("http", "{", "[")):
        yield Told(name, where, by_house)


def _offer(candidates: list[Told], value: str, where: str) -> None:
    if value:
        candidates.append(Told(value, where))


# --- meta elements and microdata ------------------------------------------------------------

_TITLES = (
    "og:title twitter:title parsely-title sailthru.title dc.title dcterms.title citation_title headline title"
).split()
_AUTHORS = (
    "author article:author byl parsely-author sailthru.author dc.creator dcterms.creator citation_author "
    "og:article:author og:author authors cxenseparse:author rbauthors creator"
).split()
_PUBLISHED = (
    "article:published_time og:article:published_time article:published datepublished parsely-pub-date sailthru.date "
    "cxenseparse:recs:publishtime dc.date.issued dc.date dcterms.created dcterms.date dcterms.issued "
    "citation_publication_date citation_date publish-date publish_date publication_date published_time pubdate "
    "pub_date ptime date displaydate bt:pubdate article.published og:published_time og:pubdate rnews:datepublished "
    "originalpublicationdate"
).split()
_MODIFIED = "article:modified_time og:updated_time lastmod last-modified dcterms.modified dc.date.modified".split()
_PUBLISHERS = (
    "og:site_name dc.publisher dcterms.publisher citation_journal_title application-name publisher "
    "apple-mobile-web-app-title"
).split()
_LANGUAGES = ["og:locale", "content-language", "dc.language", "language"]
_DESCRIPTIONS = ["og:description", "description", "twitter:description"]
_BY = re.compile(r"^(?:written by|author|by|posted by)$", re.IGNORECASE)


def _read_metas(root: HtmlElement, markup: Markup) -> None:
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("http-equiv") or "").lower()
        value = tidy(meta.get("content"))
        if name and value:
            metas.setdefault(name, []).append(value)
    for names, candidates in (
        (_TITLES, markup.titles),
        (_AUTHORS, markup.authors),
        (_PUBLISHED, markup.published),
        (_MODIFIED, markup.modified),
        (_PUBLISHERS, markup.publishers),
        (_LANGUAGES, markup.languages),
        (_DESCRIPTIONS, markup.descriptions),
    ):
        for name in names:
            candidates.extend(
                Told(value, f"meta {name}") for value in metas.get(name, ()) if not value.startswith("http")
            )
    for number in ("1", "2"):  # what WordPress writes for cards
        label = metas.get(f"twitter:label{number}", [""])[0]
        if _BY.match(label):
            markup.authors.extend(Told(v, "meta twitter:data") for v in metas.get(f"twitter:data{number}", ()))
    title = root.find(".//title")
    if title is not None:
        _offer(markup.titles, tidy(title.text_content()), "the title element")


def _read_microdata(root: HtmlElement, markup: Markup) -> None:
    for element in root.iter():
        prop = element.get("itemprop")
        if prop is None:
            continue
        if prop == "datePublished":
            stamp = element.get("datetime") or element.get("content") or element.text_content()
            _offer(markup.published, tidy(stamp)[:60], "itemprop datePublished")
        elif prop == "dateModified":
            stamp = element.get("datetime") or element.get("content") or ""
            _offer(markup.modified, tidy(stamp)[:60], "itemprop dateModified")
        elif prop == "headline":
            _offer(markup.titles, tidy(element.get("content") or element.text_content())[:300], "itemprop headline")
