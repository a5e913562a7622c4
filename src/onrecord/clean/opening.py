"""Open a capture: its container, its encoding, and what the container says of the article in it."""

import codecs
import json
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from charset_normalizer import from_bytes

from onrecord.clean.printed.dates import read_date
from onrecord.clean.printed.outlets import is_person_name
from onrecord.errors import NotAnArticle, TooLarge
from onrecord.model import Capture
from onrecord.settings import Settings
from onrecord.text import one_line

PAGE_TYPES = frozenset(("text/html", "application/xhtml+xml"))
MESSAGE_TYPES = frozenset(("multipart/related", "message/rfc822", "multipart/mixed", "multipart/alternative"))
_TEXT_TYPES = frozenset(("text/plain", "text/markdown", "text/x-markdown"))
_JSON_TYPES = frozenset(("application/json", "text/json"))
_BY_SUFFIX = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".mhtml": "multipart/related",
    ".mht": "multipart/related",
    ".eml": "message/rfc822",
    ".json": "application/json",
}

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_META_LOOK = 16_384
# https://encoding.spec.whatwg.org/#names-and-labels: what these labels stand for on the web
_WEB_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_ESCAPED = ("iso2022", "hz", "utf-7")
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\b\f\x1b\0") + b"\x7f"
_HIGH_RUN = re.compile(rb"[^\n]{0,80}[\x80-\xff][^\n]{0,80}")
_SAMPLE = 65_536
_TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """What stands around an article and not in it: in a message header or in a field of a record."""

    where: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    language: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a capture, a page if ``is_page``. ``certain`` details go before what the article says."""

    text: str
    is_page: bool
    said: Said = Said()
    certain: bool = False


def open_capture(capture: Capture, *, settings: Settings) -> Opened:
    """The decoded article of a capture. Raises NotAnArticle or TooLarge."""
    if len(capture.body) > settings.max_capture_bytes:
        raise TooLarge(
            f"{len(capture.body):,} bytes are more than the {settings.max_capture_bytes:,} allowed",
            fix="set ONRECORD_MAX_CAPTURE_BYTES higher, or paste the text of the article instead",
        )
    if not capture.body.strip():
        raise _empty()
    kind = media_type_of(capture)
    if kind in _JSON_TYPES:
        return _open_record(capture)
    if kind in MESSAGE_TYPES:
        return _open_message(capture)
    is_page = kind in PAGE_TYPES
    text = decoded(capture.body, charset=capture.charset, is_page=is_page)
    if not text.strip():
        raise _empty()
    return Opened(text, is_page)


def media_type_of(capture: Capture) -> str:
    """The media type of a capture: as it says, else by its name, else by what its first bytes look like."""
    said = capture.media_type.split(";")[0].strip().lower()
    if said in _TEXT_TYPES | PAGE_TYPES | _JSON_TYPES | MESSAGE_TYPES:
        return said
    suffix = re.search(r"\.[a-z0-9]{2,5}$", capture.name.lower().removesuffix(".gz"))
    named = _BY_SUFFIX.get(suffix[0]) if suffix else None
    if named:
        return named
    return "text/html" if _TAGS.search(capture.body[:_META_LOOK]) else "text/plain"


# --- encodings -------------------------------------------------------------------------------


def decoded(body: bytes, *, charset: str | None = None, is_page: bool = False) -> str:
    """The text that the bytes stand for; a byte-order mark is left out, nothing else is changed.

    Looked at in turn: byte-order mark, UTF-8 without a mistake (which no other encoding looks like by chance), the
    declared encoding, what charset-normalizer detects. Raises NotAnArticle for bytes that are no text.
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace")
    declared = _known(charset) or (_declared(body) if is_page else None)
    if declared and declared.startswith(("utf-16", "utf-32")):
        if charset is None:  # a declaration that could be read as ASCII is wrong about itself
            declared = "utf-8"
        else:
            return body.decode(declared, "replace")
    _refuse_binary(body, is_page=is_page)
    if declared is None or not declared.startswith(_ESCAPED):
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for guess in (declared, _detected(body)):
        if guess and guess not in ("utf-8", "utf_8"):
            try:
                return body.decode(guess)
            except (UnicodeDecodeError, LookupError):
                continue
    # A few broken bytes in a page that is UTF-8 otherwise do less harm than reading all of it as something else.
    lost = body.decode("utf-8", "replace")
    return lost if lost.count("\ufffd") * 200 < len(lost) else body.decode(declared or "cp1252", "replace")


def _refuse_binary(body: bytes, *, is_page: bool) -> None:
    head = body[:_META_LOOK]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    zeros = head.count(b"\0")
    if controls * 20 > len(head) or (zeros and not is_page) or zeros * 4 > len(head):
        raise NotAnArticle("it is binary data, not text", fix="give a page, a text file or an e-mail")


def _known(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return _WEB_NAMES.get(name, name)


def _declared(body: bytes) -> str | None:
    head = body[:_META_LOOK]
    found = _XML_CHARSET.search(head) or _META_CHARSET.search(head)
    return _known(found[1].decode("ascii")) if found else None


def _detected(body: bytes) -> str | None:
    # ASCII says nothing of the encoding, so that only what lies around other bytes is looked at.
    sample = bytearray()
    for found in _HIGH_RUN.finditer(body):
        sample += found[0] + b"\n"
        if len(sample) > _SAMPLE:
            break
    best = from_bytes(bytes(sample)).best()
    return best.encoding if best else None


# --- messages and saved pages --------------------------------------------------------------------


def _open_message(capture: Capture) -> Opened:
    try:
        message = message_from_bytes(capture.body)
        part = _main_part(message)
        raw = part.get_payload(decode=True) if part is not None else None
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotAnArticle(f"it is no readable message: {error}", fix="save the page or the message again") from None
    if part is None or not isinstance(raw, bytes) or not raw.strip():
        raise NotAnArticle("the message holds no text", fix="paste the text of the article instead")
    is_page = part.get_content_type() in PAGE_TYPES
    charset = part.get_param("charset")
    text = decoded(raw, charset=charset if isinstance(charset, str) else None, is_page=is_page)
    if not text.strip():
        raise _empty()
    return Opened(text, is_page, _said_by_header(message))


def _main_part(message: Message) -> Message | None:
    """The page of a saved page or message; else its plain text."""
    texts: dict[str, list[Message]] = {}
    for part in message.walk():
        if not part.is_multipart() and part.get_filename() is None:
            texts.setdefault(part.get_content_type(), []).append(part)
    start = message.get_param("start")
    for kind in ("text/html", "application/xhtml+xml", "text/plain"):
        parts = texts.get(kind, [])
        named = [part for part in parts if isinstance(start, str) and part.get("Content-ID") == start]
        if parts:
            return (named or parts)[0]
    return None


def _said_by_header(message: Message) -> Said:
    address = _header(message, "Snapshot-Content-Location")
    if message.get("Snapshot-Content-Location") or _header(message, "From").startswith("<Saved by"):
        # A page saved by a browser: the header tells when and by what it was saved, not who wrote it when.
        return Said("header of the saved page", title=_header(message, "Subject"), address=address)
    name = _sender(message)
    try:
        published = parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        published = ""
    return Said(
        "header of the message", title=_header(message, "Subject"), authors=(name,) if name else (), published=published
    )


def _sender(message: Message) -> str:
    """The name in the From header, "Ruiz, Ana" as "Ana Ruiz". An encoded name may hold the comma that parts two."""
    try:
        name = _plain_header(parseaddr(" ".join(str(message.get("From", "")).split()))[0])
    except RecursionError:  # comments in comments
        return ""
    last, comma, first = name.partition(", ")
    turned = f"{first} {last}"
    return turned if comma and is_person_name(turned) else name


def _header(message: Message, name: str) -> str:
    value = message.get(name)
    return "" if value is None else _plain_header(value)


def _plain_header(value: object) -> str:
    try:
        value = str(make_header(decode_header(str(value))))
    except (MessageError, ValueError, LookupError, TypeError):
        value = str(value)
    return one_line(value)[:1000]


# --- records -----------------------------------------------------------------------------------


def _open_record(capture: Capture) -> Opened:
    """An article given as one JSON object; the fields are described in ``onrecord.clean``."""
    try:
        record = json.loads(decoded(capture.body, charset=capture.charset), strict=False)
    except (ValueError, RecursionError) as error:
        raise NotAnArticle(f"it is no JSON: {error}", fix="give one JSON object with a field text or html") from None
    if not isinstance(record, dict):
        raise NotAnArticle("it is not one JSON object", fix="give one JSON object with a field text or html")
    said = Said(
        "field of the record",
        title=_line(record, "title"),
        authors=tuple(name for value in _many(record.get("authors")) if (name := _plain(value))),
        published=read_date(_line(record, "published")) or read_date(_line(record, "published")[:10]) or "",
        publisher=_line(record, "publisher"),
        language=_line(record, "language"),
        address=_line(record, "url"),
    )
    html, text = record.get("html"), record.get("text")
    if isinstance(html, str) and html.strip():
        return Opened(_sound(html), is_page=True, said=said, certain=True)
    if isinstance(text, str) and text.strip():
        return Opened(_sound(text), is_page=False, said=said, certain=True)
    short = "\n\n".join(line for line in (said.title, _line(record, "description")) if line)
    if not _line(record, "description"):
        raise NotAnArticle("the record has neither text nor html nor description", fix="give the field text or html")
    return Opened(_sound(short), is_page=False, said=said, certain=True)


def _line(record: dict[str, Any], name: str) -> str:
    return _plain(record.get(name))


def _plain(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _sound(text: str) -> str:
    r"""JSON can write half a surrogate pair ("\ud83d"), which no text can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _empty() -> NotAnArticle:
    return NotAnArticle("it is empty", fix="give a file or page that has text in it")
