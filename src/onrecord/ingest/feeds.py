"""Lists of addresses: RSS, Atom and JSON Feed, site maps, and OPML, each read as what it is, with bounds."""

import codecs
import gzip
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urljoin

import msgspec
from lxml import etree

from onrecord.ingest.bounds import DAMAGE, EXPANSION_START, MAX_EXPANSION
from onrecord.ingest.refusals import UnfitError
from onrecord.settings import Settings

MOST_ITEMS = 50_000
"""Items of one list that are read; a site map has at most as many (sitemaps.org)."""
_LONGEST = 2_000
"""Characters of an address or a name that are kept."""
_HEAD = 4096
_NEWS = "{*}news/{*}publication/{*}name"
_JSON_FEED = "https://jsonfeed.org/version/"
_GZIP = b"\x1f\x8b"
_DEFAULTS = Settings()


class ListKind(StrEnum):
    """What a list of addresses leads to."""

    ITEMS = "items"  # articles
    LISTS = "lists"  # other lists: OPML, an index of site maps


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, by the address that it leads to.

    ``source`` is the publisher that it says it has the article from ("<source>" of RSS and Atom, the name of a news
    site map), "" where it names none: an aggregator is not the publisher of what it lists.
    """

    address: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class AddressList:
    """A list: what its entries are, and the entries, each address once."""

    kind: ListKind
    items: tuple[Item, ...]


def read_list(body: bytes, address: str, *, settings: Settings = _DEFAULTS) -> AddressList:
    """The list in a body that was fetched from ``address``, against which its own addresses are resolved.

    It may be packed with gzip, as large site maps are. Raises UnfitError for what is none of the formats, for packed
    data that is damaged, and for what would unpack to too much.
    """
    if body.startswith(_GZIP):
        body = _unpacked(body, settings.max_capture_bytes)
    head = body[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    if not head:
        raise UnfitError("empty")
    if head.startswith(b"{"):
        return _json_feed(body, address)
    name = _root(body)
    if name == "opml":
        return _opml(body, address)
    if name in {"urlset", "sitemapindex"}:
        return _site_map(body, address, index=name == "sitemapindex")
    return _feed(body, address)


def _unpacked(packed: bytes, limit: int) -> bytes:
    most = EXPANSION_START + MAX_EXPANSION * len(packed)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
            body = stream.read(min(limit, most) + 1)
    except DAMAGE:
        raise UnfitError("broken-gzip") from None
    if len(body) > limit:
        raise UnfitError("too-large", limit=limit)
    if len(body) > most:
        raise UnfitError("gzip-bomb", times=MAX_EXPANSION)
    return body


# --- RSS and Atom ------------------------------------------------------------------------------


def _feed(body: bytes, address: str) -> AddressList:
    import feedparser  # noqa: PLC0415  # a fifth of a second to load, and seldom needed

    # As a stream: bytes it would take for the name of a file of ours, should they be one, and read that.
    found = feedparser.parse(io.BytesIO(body), response_headers={"content-location": address}, sanitize_html=True)
    if not found.version:
        raise UnfitError("not-a-list")
    entries = (_entry(entry, address) for entry in found.entries[:MOST_ITEMS])
    return AddressList(ListKind.ITEMS, _once(entries))


def _entry(entry: Any, address: str) -> Item:
    source = entry.get("source") or {}
    named = _plain(source.get("title") or source.get("value") or "")
    return Item(_resolved(entry.get("link", ""), address), named)


# --- JSON Feed ---------------------------------------------------------------------------------


def _json_feed(body: bytes, address: str) -> AddressList:
    try:
        found = msgspec.json.decode(body.removeprefix(codecs.BOM_UTF8))
    except (msgspec.DecodeError, RecursionError):
        raise UnfitError("not-a-list") from None
    if not isinstance(found, dict) or not str(found.get("version", "")).startswith(_JSON_FEED):
        raise UnfitError("not-a-list")
    listed = found.get("items")
    entries = [e for e in listed[:MOST_ITEMS] if isinstance(e, dict)] if isinstance(listed, list) else []
    items = (Item(_resolved(_text(e, "url") or _text(e, "external_url"), address)) for e in entries)
    return AddressList(ListKind.ITEMS, _once(items))


def _text(held: dict[str, Any], name: str) -> str:
    value = held.get(name)
    return value if isinstance(value, str) else ""


# --- OPML and site maps ------------------------------------------------------------------------


def _root(body: bytes) -> str:
    """The name of the outermost element, "" where there is none."""
    found = re.search(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)", body[:_HEAD])
    return found[2].decode().lower() if found else ""


def _tree(body: bytes) -> "etree._Element":
    # No entity is resolved and nothing is fetched, so that a list cannot grow or read files while it is parsed.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnfitError("not-a-list")
    return root


def _opml(body: bytes, address: str) -> AddressList:
    items = (Item(_resolved(o.get("xmlUrl", ""), address)) for o in _tree(body).iter("{*}outline"))
    return AddressList(ListKind.LISTS, _once(items))


def _site_map(body: bytes, address: str, *, index: bool) -> AddressList:
    entries = _tree(body).iterfind("{*}sitemap" if index else "{*}url")
    items = (
        Item(_resolved(entry.findtext("{*}loc") or "", address), _plain(entry.findtext(_NEWS) or ""))
        for entry in entries
    )
    return AddressList(ListKind.LISTS if index else ListKind.ITEMS, _once(items))


# --- what all share ----------------------------------------------------------------------------


def _once(items: Iterator[Item]) -> tuple[Item, ...]:
    """The items that lead anywhere, each address as it stands first."""
    found: dict[str, Item] = {}
    for item in items:
        if item.address and len(found) < MOST_ITEMS:
            found.setdefault(item.address, item)
    return tuple(found.values())


def _resolved(link: str, base: str) -> str:
    """The whole address of a link without its fragment; "" for one that leads to no page."""
    try:
        whole = urljoin(base, link.strip()).partition("#")[0] if link.strip() else ""
    except ValueError:
        return ""
    return whole if whole.startswith(("http://", "https://")) and len(whole) <= _LONGEST else ""


def _plain(words: object) -> str:
    return " ".join(str(words).split())[:_LONGEST] if isinstance(words, str) else ""
