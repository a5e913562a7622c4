"""Lists of addresses: RSS, Atom and JSON Feed, site maps, and OPML, each read as what it is, with bounds."""

import codecs
import gzip
import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
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
"""Characters of an address or a title that are kept."""
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
    """An entry. ``id`` is what its maker knows it by; ``published`` and ``updated`` are ISO 8601 in UTC, "" if unknown.

    ``source`` is the publisher that it says it has the article from ("<source>" of RSS and Atom, the name of a news
    site map), "" where it names none: an aggregator is not the publisher of what it lists.
    """

    address: str
    id: str
    title: str = ""
    published: str = ""
    updated: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class AddressList:
    """A list: what its entries are, what it calls itself, and the entries, each address once."""

    kind: ListKind
    title: str
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
    return AddressList(ListKind.ITEMS, _plain(found.feed.get("title", "")), _once(entries))


def _entry(entry: Any, address: str) -> Item:
    source = entry.get("source") or {}
    return Item(
        address=_resolved(entry.get("link", ""), address),
        id=str(entry.get("id") or entry.get("link", ""))[:_LONGEST],
        title=_plain(entry.get("title", "")),
        published=_moment(entry.get("published_parsed")),
        updated=_moment(dict.get(entry, "updated_parsed")),  # its own get would take the day of publication instead
        source=_plain(source.get("title") or source.get("value") or ""),
    )


def _moment(parsed: Any) -> str:
    """A time that feedparser has brought to UTC; "" for one that is none."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else ""
    except (TypeError, ValueError, OverflowError):
        return ""


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
    items = (
        Item(
            address=_resolved(_text(e, "url") or _text(e, "external_url"), address),
            id=(_text(e, "id") or _text(e, "url"))[:_LONGEST],
            title=_plain(_text(e, "title")),
            published=_iso(_text(e, "date_published")),
            updated=_iso(_text(e, "date_modified")),
        )
        for e in entries
    )
    return AddressList(ListKind.ITEMS, _plain(_text(found, "title")), _once(items))


def _text(held: dict[str, Any], name: str) -> str:
    value = held.get(name)
    return value if isinstance(value, str) else ""


def _iso(stated: str) -> str:
    try:
        moment = datetime.fromisoformat(stated)
        return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")
    except (ValueError, OverflowError):  # a zone can lead beyond the first and the last year
        return ""


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
    root = _tree(body)
    outlines = (o for o in root.iter("{*}outline") if o.get("xmlUrl"))
    items = (
        Item(_resolved(o.get("xmlUrl", ""), address), o.get("xmlUrl", "")[:_LONGEST], _plain(o.get("text") or ""))
        for o in outlines
    )
    return AddressList(ListKind.LISTS, _plain(root.findtext("{*}head/{*}title") or ""), _once(items))


def _site_map(body: bytes, address: str, *, index: bool) -> AddressList:
    entries = _tree(body).iterfind("{*}sitemap" if index else "{*}url")
    items = (
        Item(
            address=_resolved(entry.findtext("{*}loc") or "", address),
            id=(entry.findtext("{*}loc") or "").strip()[:_LONGEST],
            title=_plain(entry.findtext("{*}news/{*}title") or ""),
            published=_iso((entry.findtext("{*}news/{*}publication_date") or "").strip()),
            updated=_iso((entry.findtext("{*}lastmod") or "").strip()),
            source=_plain(entry.findtext(_NEWS) or ""),
        )
        for entry in entries
    )
    return AddressList(ListKind.LISTS if index else ListKind.ITEMS, "", _once(items))


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
