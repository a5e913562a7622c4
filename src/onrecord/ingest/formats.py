"""What a body is: its media type by name and by content, whether it is text at all, and the articles in JSON."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from onrecord.ingest.refusals import UnfitError
from onrecord.model import Capture

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
MHTML = "multipart/related"
MESSAGE = "message/rfc822"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"  # never the type of a capture: each line is one, of type JSON
WARC = "application/warc"  # nor is this, or the next: each page in it is one, of the type it was served with
WACZ = "application/wacz"

SUFFIXES = {
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".eml": MESSAGE,
    ".json": JSON,
    ".jsonl": JSON_LINES,
    ".ndjson": JSON_LINES,
    ".warc": WARC,
    ".wacz": WACZ,
}

MAX_ELEMENTS = 2_000_000  # of a JSON array, counted by commas; 64 MB of English has some 700,000 of these
MAX_BUILT_BYTES = 1 << 22  # JSON that is built in memory to check it may take 25 times its size
HEAD_BYTES = 8192  # as far as git looks to tell text from binary

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
)
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # longest first
_WIDE_NAMES = ("utf-32", "utf-32", "utf-16", "utf-16")
# Bytes that no text encoding in use for news puts into text; backspace, form feed and escape do occur.
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r\b\f\x1b") + b"\x7f"
_TAG = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|link|script|style|main|header|footer|article|section|aside|nav|div|p|span"
    rb"|h[1-6]|a|br|hr|img|figure|table|ul|ol|li|blockquote|strong|em|b|i)(?=[\s/>])",
    re.IGNORECASE,
)
_ESCAPE = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>\\u[dD][89a-fA-F]..)|\\.", re.DOTALL)
_HEADER = re.compile(rb"\s*(?:From [^\n]*\n)?[!-9;-~]+[ \t]*:")


def format_of(file_name: str) -> tuple[str | None, bool]:
    """The media type that the suffix promises (None: unknown), and whether gzip is packed around it."""
    path = PurePath(file_name)
    suffixes = [s.lower() for s in path.suffixes[-2:]]
    packed = suffixes[-1:] == [".gz"]
    if packed:
        suffixes.pop()
    return SUFFIXES.get(suffixes[-1]) if suffixes else None, packed


def settled_type(body: bytes, promised: str | None) -> str:
    """The media type of a body, which its name or its server promised to be ``promised`` (None: nothing said).

    Raises UnfitError when it is empty or is not text.
    """
    if not body.strip(b" \t\r\n\f\xef\xbb\xbf") or body in _WIDE_MARKS:
        raise UnfitError("empty")
    if promised in (MHTML, MESSAGE) and _HEADER.match(body[:HEAD_BYTES]):
        return promised  # its parts may be sent as raw bytes, so that the rest is no sign of anything
    check_is_text(body[:HEAD_BYTES])
    if promised in (TEXT, MARKDOWN, JSON):
        return promised
    # Without the zero bytes, UTF-16 and UTF-32 show their tags too.
    return HTML if _TAG.search(body.replace(b"\0", b"")) else TEXT


def check_is_text(head: bytes) -> None:
    """Raise UnfitError when the first HEAD_BYTES of a body are not text in any encoding."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise UnfitError("binary", what=what)
    wide = next((n for n, mark in zip(_WIDE_NAMES, _WIDE_MARKS, strict=True) if head.startswith(mark)), None)
    if wide:
        head = _narrowed(head, wide)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    # One in twenty is far more than text has, and half of what random bytes have; two may stray into a short text.
    if b"\0" in head or controls > max(2, len(head) // 20):
        raise UnfitError("binary", what="binary data")


def _narrowed(head: bytes, encoding: str) -> bytes:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(head).encode()
    except UnicodeError:
        raise UnfitError("binary", what="binary data") from None


def capture_of(body: bytes, name: str, *, media_type: str, now: str) -> Capture:
    """The capture of a body that came in at ``now`` under a name that is safe to print."""
    return Capture(hashlib.sha256(body).hexdigest(), name, media_type, body, now)


def json_bodies(body: bytes) -> Iterator[tuple[int | None, bytes | UnfitError]]:
    """The articles of a JSON file: one object (number None), or the elements of an array, numbered from 1.

    A file of JSON lines under the name of JSON is read as what it is. An element that is no object comes as the
    UnfitError that refuses it. Raises UnfitError when the whole is no JSON.
    """
    settled_type(body, JSON)
    bare = body.removeprefix(codecs.BOM_UTF8)
    start = bare.lstrip()[:1]
    if start == b"[":
        for number, element in enumerate(_elements(bare), 1):
            yield number, json_object(element)
        return
    whole = json_object(bare)
    if isinstance(whole, UnfitError) and start == b"{" and b"\n" in bare:
        lines = [(n, line.strip()) for n, line in enumerate(bare.split(b"\n"), 1) if line.strip()]
        if not isinstance(json_object(lines[0][1]), UnfitError):
            yield from ((n, json_object(line)) for n, line in lines)
            return
    if isinstance(whole, UnfitError):
        raise whole
    yield None, body


def _elements(array: bytes) -> Iterator[bytes]:
    if array.count(b",") >= MAX_ELEMENTS:  # before they are made: two bytes of hostile JSON become seventy of Python
        raise UnfitError("too-many-articles", limit=MAX_ELEMENTS)
    whole = _whole(array)
    try:
        raws = msgspec.json.decode(whole, type=list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        raise _broken(error) from None
    at = 0
    for raw in map(bytes, raws):
        at = whole.index(raw, at)
        yield array[at : at + len(raw)]
        at += len(raw)


class _AnyObject(msgspec.Struct):
    """An object whose fields are passed over."""


def json_object(raw: bytes) -> bytes | UnfitError:
    """The bytes, when they are one JSON object in UTF-8; else what is wrong with them.

    Half of a character ("\\ud83d"), which programs write that cut texts short, is no reason to lose the rest.
    """
    try:
        if len(raw) <= MAX_BUILT_BYTES:
            return raw if isinstance(msgspec.json.decode(_whole(raw)), dict) else UnfitError("not-an-object")
        # A large body is passed over, not built, and that leaves the text in it unread.
        raw.decode()
        msgspec.json.decode(raw, type=_AnyObject)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return UnfitError("not-an-object") if "Expected `object`" in str(error) else _broken(error)
    return raw


def _whole(raw: bytes) -> bytes:
    """As many bytes with no halves of characters, of which the decoder takes none."""
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found["half"] else found[0], raw) if b"\\u" in raw else raw


def _broken(error: Exception) -> UnfitError:
    if isinstance(error, RecursionError):
        return UnfitError("broken-json", why="it is nested too deep")
    if isinstance(error, UnicodeDecodeError):
        return UnfitError("broken-json", why="it is not UTF-8")
    if "truncated" in str(error):
        return UnfitError("broken-json", why="it breaks off, or half of a character is missing")
    return UnfitError("broken-json", why=str(error).removeprefix("JSON is malformed: "))
