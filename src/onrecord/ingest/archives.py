"""Web archives → captures: WARC as a stream, record by record, and WACZ, which is a ZIP with those in it."""

import gzip
import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import IO, TYPE_CHECKING, cast
from urllib.parse import unquote

from onrecord.ingest.bounds import CHUNK, EXPANSION_START, MAX_EXPANSION
from onrecord.ingest.formats import HTML, JSON, MARKDOWN, MESSAGE, MHTML, TEXT, capture_of, settled_type
from onrecord.ingest.names import reshown, shown_address
from onrecord.ingest.refusals import UnfitError
from onrecord.model import Capture, Refusal

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it would print addresses of the archive as they stand there

MOST_MEMBERS = 10_000
Stream = IO[bytes] | io.BufferedIOBase
_TYPES = {"text/html": HTML, "application/xhtml+xml": HTML, "text/plain": TEXT, "text/markdown": MARKDOWN}
_OWN_TYPES = _TYPES | {kind: kind for kind in (MHTML, MESSAGE, JSON)}
_OWN_NAME = "Onrecord-Name"
"""The field that an export of ours has for the name under which a capture came in, percent-encoded."""
_LONGEST_NAME = 1 << 14
_PAGES = {"response", "resource"}
"""Records that hold a page as it was served. What was made of pages, and how they were asked for, is left out."""
_OK = "200"


def captures_in_archive(
    stream: Stream, name: str, *, limit: int, now: str, too_far: Callable[[], bool] = lambda: False
) -> Iterator[Capture | Refusal]:
    """The pages in a WARC, named ``name#1``, ``name#2``, … by the place of their record; memory stays flat.

    What an export of ours holds comes back as the captures that it was made from, by the names that they had.

    ``stream`` is unpacked already; ``too_far`` says that more came out of it than any honest file holds. Pictures,
    scripts, redirections and errors that stand in every archive are passed over. Raises UnfitError for what is no
    archive, is damaged, or is a bomb; what came before has been given then.
    """
    # Seldom needed.
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    number = 0
    try:
        for number, record in enumerate(_records(_Bounded(stream, too_far)), 1):
            found = _whole_page(record, f"{name}#{number}", limit=limit, now=now)
            if found is not None:
                yield found
    except (ArchiveLoadFailed, ValueError) as error:
        raise UnfitError("broken-archive", why=_in_words(error)) from None
    if not number:
        raise UnfitError("empty")


def _whole_page(record: "ArcWarcRecord", name: str, *, limit: int, now: str) -> Capture | Refusal | None:
    """The page in a record that is read to its end, and is what its digest says."""
    try:
        found = _page(record, name, limit=limit, now=now)
        _read_out(record)
    except ValueError:  # what the library raises at the end of a record of which the digest is none
        found = _misfit(name) if record.rec_type in _PAGES else None
    return _misfit(name) if isinstance(found, Capture) and _differs(record) else found


def _misfit(name: str) -> Refusal:
    return UnfitError("broken-archive", why="a record is not what its digest says").refusal(name)


def _records(stream: "_Bounded") -> "Iterator[ArcWarcRecord]":
    """The records. Raises ArchiveLoadFailed for what is none."""
    from warcio.archiveiterator import WARCIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    class Strict(WARCIterator):  # type: ignore[misc]  # the library has no types
        """Raises where the library prints the archive's own words on standard error, which all threads share."""

        def _consume_blanklines(self) -> tuple[bytes | None, int]:
            blank = 0
            while line := self.reader.readline():
                if line.strip() and not blank:
                    raise ArchiveLoadFailed("something stands between two records that is none")
                if line.strip():
                    return line, blank
                blank += len(line)
            return None, blank

    try:
        yield from Strict(stream, check_digests=True)
    except (StatusAndHeadersParserException, AttributeError, EOFError, IndexError, KeyError, TypeError):
        # A fault in the library over a record that lacks what all have, such as its address.
        raise ArchiveLoadFailed("a record is not as records are written") from None


def _read_out(record: "ArcWarcRecord") -> None:
    """Read what is left of a record. Raises ArchiveLoadFailed where there is less than it says."""
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    while record.raw_stream.read(CHUNK):
        pass
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise ArchiveLoadFailed("it breaks off within a record")


def _differs(record: "ArcWarcRecord") -> bool:
    """Whether a record that is read out is another than its digest says. That of a page alone is not asked: of a page
    that was sent packed or in chunks, archives take it in several ways."""
    return any(problem.startswith("block digest failed") for problem in record.digest_checker.problems)


def _in_words(error: Exception) -> str:
    return (str(error).strip().splitlines() or ["it cannot be read"])[0].lower()[:200]


def _page(record: "ArcWarcRecord", name: str, *, limit: int, now: str) -> Capture | Refusal | None:
    """The page in a record as it was served; None for a record that holds none."""
    served = record.http_headers
    if record.rec_type not in _PAGES or (served is not None and served.get_statuscode() != _OK):
        return None
    said = (served or record.rec_headers).get_header("Content-Type") or ""
    promised, _, parameters = said.partition(";")
    own = _own_name(record)
    media_type = (_OWN_TYPES if own else _TYPES).get(promised.strip().lower())
    if media_type is None:
        return None
    body = _bounded(record.content_stream(), limit + 1)
    if len(body) > limit:
        return UnfitError("too-large", limit=limit).refusal(name)
    try:
        settled = settled_type(body, media_type)
    except UnfitError as unfit:
        return unfit.refusal(name)
    captured = capture_of(
        body, own or name, media_type=settled, now=_moment(record.rec_headers.get_header("WARC-Date") or "", now)
    )
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    shown = shown_address(address, again=bool(own)) if address.startswith(("http://", "https://")) else None
    return replace(captured, address=shown, charset=_charset(parameters))


def _own_name(record: "ArcWarcRecord") -> str:
    """The name that an export of ours gives the capture in a record, "" where there is none."""
    stated = record.rec_headers.get_header(_OWN_NAME) or ""
    return reshown(unquote(stated)) if len(stated) <= _LONGEST_NAME else ""


def _bounded(stream: IO[bytes], most: int) -> bytes:
    """What is in the stream, as far as ``most`` bytes: a decoding stream gives a piece at a time."""
    parts, room = [], most
    while room > 0 and (part := stream.read(min(CHUNK, room))):
        parts.append(part)
        room -= len(part)
    return b"".join(parts)


def _moment(stated: str, now: str) -> str:
    """When the archive says the page was captured, to the second and in UTC; ``now`` for nonsense."""
    try:
        moment = datetime.fromisoformat(stated)
        return moment.astimezone(UTC).isoformat(timespec="seconds") if moment.tzinfo else now
    except (ValueError, OverflowError):  # a zone can lead beyond the first and the last year
        return now


def _charset(parameters: str) -> str | None:
    for part in parameters.split(";"):
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset" and value.strip(" \"'"):
            return value.strip(" \"'")[:40]
    return None


class _Bounded(io.RawIOBase):
    """A stream that ends in UnfitError when more comes out of it than any honest file holds."""

    def __init__(self, stream: Stream, too_far: Callable[[], bool]) -> None:
        self._stream, self._too_far = stream, too_far

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # of any buffer; this one is what comes
        if self._too_far():
            raise UnfitError("gzip-bomb", times=MAX_EXPANSION)
        part = self._stream.read1(len(buffer)) if hasattr(self._stream, "read1") else self._stream.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


def captures_in_wacz(file: Stream, name: str, *, limit: int, now: str) -> Iterator[Capture | Refusal]:
    """The pages in the archives of a WACZ, by the name of the archive in it. Raises as ``captures_in_archive``."""
    size = file.seek(0, io.SEEK_END)
    try:
        yield from _in_members(zipfile.ZipFile(cast("IO[bytes]", file)), name, limit=limit, now=now, size=size)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError):  # the last two: packed in unknown ways
        raise UnfitError("broken-archive", why="its ZIP cannot be read") from None


def _in_members(packed: zipfile.ZipFile, name: str, *, limit: int, now: str, size: int) -> Iterator[Capture | Refusal]:
    with packed:
        members = sorted(m.filename for m in packed.infolist() if m.filename.startswith("archive/") and not m.is_dir())
        if not members:
            raise UnfitError("empty")
        for member in members[:MOST_MEMBERS]:
            with packed.open(member) as inside:
                # What a member says of its own size may be a lie; it is no larger than the file it stands in.
                most = EXPANSION_START + MAX_EXPANSION * min(packed.getinfo(member).compress_size, size)
                own = f"{name}/{member.removeprefix('archive/')}"
                plain: Stream = gzip.GzipFile(fileobj=inside) if member.endswith(".gz") else inside
                far = partial(_beyond, plain, most)
                yield from captures_in_archive(plain, own, limit=limit, now=now, too_far=far)


def _beyond(stream: Stream, most: int) -> bool:
    return stream.tell() > most
