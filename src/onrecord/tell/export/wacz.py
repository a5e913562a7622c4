"""The captures as a WACZ: the web archive in a ZIP, with an index and a list of pages for viewers of archives."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

import onrecord
from onrecord.tell.export.ground import Ground
from onrecord.tell.export.packing import File, Package, Written, from_bytes, into_zip
from onrecord.tell.export.web_archive import Placed, records

ARCHIVE = "archive/data.warc.gz"
_VERSION = "1.1.1"
_SHOWN = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
"""Types that a viewer shows as a page."""


def write(ground: Ground, out: IO[bytes]) -> None:
    """The archive, its index, its pages, and the hashes of these.

    Source: the WACZ format, 1.1.1, and CDXJ, which it names, both of the Webrecorder project.
    """
    made = _Made(ground)
    archive = File(ARCHIVE, "application/warc", "The captures", made.write)
    into_zip(Package((), made.described, inner=[Package([archive], made.listed)]), out)


@dataclass(slots=True)
class _Made:
    """What the other files tell of the captures, noted as the archive is written."""

    ground: Ground
    index: list[str] = field(default_factory=list)
    pages: list[dict[str, str]] = field(default_factory=list)
    last: str = ""

    def write(self, out: IO[bytes]) -> None:
        """The archive."""
        titles = {r.article.capture: r.article.title.value for r in self.ground.story.articles if r.article.title}
        for placed in records(self.ground, out):
            capture = placed.capture
            self.last = max(self.last, placed.moment)
            self.index.append(_line(placed))
            if capture.media_type in _SHOWN:
                title = titles.get(capture.id) or capture.name
                self.pages.append({"id": placed.id, "url": placed.uri, "ts": placed.moment, "title": title})

    def listed(self, written: Sequence[Written]) -> Iterable[File]:
        """Where each capture lies in the archive, and the pages that a viewer can show."""
        del written
        index = "".join(sorted(self.index)).encode()
        yield File("indexes/index.cdx", "text/x-cdxj", "Where each capture lies in the archive", from_bytes(index))
        yield File("pages/pages.jsonl", "application/jsonl", "What can be shown", from_bytes(b"".join(self._pages())))

    def _pages(self) -> Iterator[bytes]:
        first = {"format": "json-pages-1.0", "id": "pages", "title": "Captures"}
        return (msgspec.json.encode(page) + b"\n" for page in (first, *self.pages))

    def described(self, written: Sequence[Written]) -> Iterable[File]:
        """The files and their hashes, and the hash of that list."""
        package = {
            "profile": "data-package",
            "wacz_version": _VERSION,
            "title": f"What the record onrecord-{self.ground.id} was made from",
            "software": f"onrecord {onrecord.__version__}",
            "created": self.last,
            "resources": [
                {"name": w.name.rpartition("/")[2], "path": w.name, "hash": f"sha256:{w.sha256}", "bytes": w.size}
                for w in written
            ],
        }
        body = msgspec.json.format(msgspec.json.encode(package), indent=2)
        yield File("datapackage.json", "application/json", "The files and their hashes", from_bytes(body))
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(body).hexdigest()}"}
        yield File("datapackage-digest.json", "application/json", "Its hash", from_bytes(msgspec.json.encode(digest)))


def _line(placed: Placed) -> str:
    """A line of the index: by what it is found, its moment, where it lies."""
    told = {
        "url": placed.uri,
        "mime": placed.capture.media_type,
        "digest": f"sha256:{placed.capture.id}",
        "length": str(placed.size),
        "offset": str(placed.start),
        "filename": ARCHIVE.rpartition("/")[2],
    }
    moment = "".join(c for c in placed.moment if c.isdigit())
    return f"{sortable(placed.uri)} {moment} {msgspec.json.encode(told).decode()}\n"


def sortable(uri: str) -> str:
    """An address as indexes of archives sort it: ``https://www.a.example/B?c=1`` as ``example,a)/b?c=1``.

    One that has no host is kept as it is, without spaces. Source: SURT, as the Internet Archive writes it.
    """
    try:
        parts = urlsplit(uri)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:  # no port, no address in brackets
        host, port = "", None
    if not host:
        return "".join(uri.split())
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    place = ",".join(reversed(host.split("."))) + (f":{port}" if port not in (None, usual) else "")
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = parts.path.rstrip("/") or "/"
    return f"{place}){path}{'?' * bool(query)}{query}".lower().replace(" ", "%20")
