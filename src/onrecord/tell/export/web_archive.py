"""The captures themselves as a web archive (WARC 1.1), which ``onrecord build`` reads back into the same record."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

import onrecord
from onrecord.model import Capture
from onrecord.tell.export.ground import Ground

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord
    from warcio.warcwriter import WARCWriter

CAPTURE_NAME = "Onrecord-Name"
"""The field under which a capture's name stands, percent-encoded; ``ingest`` reads it back."""
_VERSION = "WARC/1.1"
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Placed:
    """A capture in an archive: the record's id, address and moment, and the bytes that it takes up, packed."""

    capture: Capture
    id: str
    uri: str
    moment: str
    start: int
    size: int


def write(ground: Ground, out: IO[bytes]) -> None:
    """One record for each capture and each name that it came in under, and each time that it was put back at an
    address, packed one by one.

    They are of the type "resource": bytes without the answer of a server around them, which is not kept. The moment is
    that of the capture, so that two builds of the same files differ in it. Source: ISO 28500:2017.
    """
    for _ in records(ground, out):
        pass


def records(ground: Ground, out: IO[bytes]) -> Iterator[Placed]:
    """The same, telling where each capture was put."""
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415  # that few exports need

    writer = WARCWriter(out, gzip=True, warc_version=_VERSION)
    view = ground.story.view
    writer.write_record(_about(writer, ground.id, max(view.captured().values(), default="")))
    for capture in view.came_in(view.capture_ids()):
        record, start = _record(writer, capture), out.tell()
        writer.write_record(record)
        headers = record.rec_headers
        record_id, uri, moment = map(headers.get_header, ("WARC-Record-ID", "WARC-Target-URI", "WARC-Date"))
        yield Placed(capture, record_id, uri, moment, start, out.tell() - start)


def _about(writer: "WARCWriter", story: str, last: str) -> "ArcWarcRecord":
    fields = (
        ("software", f"onrecord {onrecord.__version__}"),
        ("format", "WARC File Format 1.1"),
        ("conformsTo", "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
        ("description", f"What the record onrecord-{story} was made from"),
    )
    body = "".join(f"{name}: {value}\r\n" for name, value in fields).encode()
    headers = {"WARC-Record-ID": _id("about", story), "WARC-Date": _moment(last)}
    return writer.create_warc_record(
        "", "warcinfo", payload=io.BytesIO(body), length=len(body), warc_headers_dict=headers
    )


def _record(writer: "WARCWriter", capture: Capture) -> "ArcWarcRecord":
    name = quote(capture.name)
    charset = f"; charset={capture.charset}" if capture.charset else ""
    headers = {
        "WARC-Record-ID": _id(capture.id, capture.name, capture.captured_at),
        "WARC-Date": _moment(capture.captured_at),
        "WARC-Payload-Digest": f"sha256:{capture.id}",
        "WARC-Block-Digest": f"sha256:{capture.id}",
        CAPTURE_NAME: name,
        "Content-Type": f"{capture.media_type}{charset}",
    }
    uri, body = capture.address or f"urn:x-onrecord:{name}", capture.body
    return writer.create_warc_record(
        uri, "resource", payload=io.BytesIO(body), length=len(body), warc_headers_dict=headers
    )


def _id(*parts: str) -> str:
    """An id that follows from the parts, as the format wants it."""
    return f"<{uuid5(NAMESPACE_URL, 'urn:x-onrecord:' + ' '.join(parts)).urn}>"


def _moment(at: str) -> str:
    """A moment as the format wants it: in UTC, to the second."""
    return f"{datetime.fromisoformat(at).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if at else _NEVER


def captures_in(body: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each capture in an archive that ``write`` wrote. Raises ValueError for one that is damaged."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  # as above
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        for record in ArchiveIterator(body):
            name = record.rec_headers.get_header(CAPTURE_NAME)
            if name is not None:
                yield name, record.raw_stream.read()
    except ArchiveLoadFailed as error:
        raise ValueError(str(error)) from None
