"""One address asked for: redirects, one retry, bounded bodies, and plain errors for all that goes wrong."""

import ssl
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from http import HTTPStatus
from types import MappingProxyType

import httpcore2
import httpx2

from onrecord.errors import BadSource, FetchFailed, TooLarge
from onrecord.ingest import robots
from onrecord.ingest.names import shown, shown_address
from onrecord.ingest.network import Deadline, GuardedClient
from onrecord.settings import Settings

BACKOFF = 0.5  # seconds before the one retry
MAX_RETRY_AFTER = 5.0  # seconds; a site that asks for more is left alone
MAX_ADDRESS_CHARS = 4096
PIECE = 1 << 16  # bytes unpacked at a time

_GZIP = b"\x1f\x8b"

_RESETS = (httpcore2.ReadError, httpcore2.WriteError, httpcore2.RemoteProtocolError)
_TIMEOUTS = (httpcore2.TimeoutException, httpx2.TimeoutException)
FAILURES = (*_TIMEOUTS, httpcore2.NetworkError, httpcore2.ProtocolError, httpx2.HTTPError, httpx2.StreamError)
"""Every error of httpx2 and httpcore2 by which an address is not to be had."""


def checked_url(address: str) -> httpx2.URL:
    """The address, without its fragment. Raises BadSource when it is not one that is fetched."""
    if len(address) > MAX_ADDRESS_CHARS:
        raise BadSource(f"it is longer than {MAX_ADDRESS_CHARS} characters", fix="give a shorter address")
    try:
        url = httpx2.URL(address)
        host = url.raw_host
    except (httpx2.InvalidURL, UnicodeError, ValueError):
        raise BadSource("it is no valid address", fix="copy it again from the browser") from None
    if url.scheme not in ("http", "https") or not host:
        raise BadSource("it is not an http or https address", fix="give one that begins with https://")
    if url.userinfo:
        raise BadSource(
            "it carries a user name or password, which would stay in the record",
            fix="take it out, or save the page in a browser and give the file",
        )
    return url.copy_with(fragment=None)


def origin_of(url: httpx2.URL) -> str:
    """Scheme, host and port."""
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


@contextmanager
def answered(
    client: GuardedClient,
    url: httpx2.URL,
    *,
    hops: int,
    ends: Deadline,
    before: Callable[[httpx2.URL], None],
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[httpx2.Response]:
    """The answer at the end of at most ``hops`` redirects, its body not yet read.

    ``before`` sees each address before it is asked for, and may raise; ``headers`` are sent with each question.
    """
    for _ in range(hops + 1):
        before(url)
        response = _send(client, client.build_request("GET", url, headers=headers), ends)
        if response.next_request is None:
            with closing(response):
                yield response
            return
        response.close()
        url = _redirected(str(response.next_request.url))
    raise FetchFailed(f"it redirects more than {hops} times", fix="give the address that the browser ends up at")


def _redirected(address: str) -> httpx2.URL:
    try:
        return checked_url(address)
    except BadSource as error:
        raise BadSource(f"it redirects to {shown_address(address[:200])}: {error.message}", fix=error.fix) from None


def _send(client: GuardedClient, request: httpx2.Request, ends: Deadline) -> httpx2.Response:
    try:
        response = client.send(request, stream=True)
    except _RESETS:
        pause = BACKOFF
    else:
        pause = _pause_asked(response)
        if response.status_code != HTTPStatus.SERVICE_UNAVAILABLE or pause > min(MAX_RETRY_AFTER, ends.left()):
            return response
        response.close()
    time.sleep(min(pause, ends.left()))
    return client.send(request, stream=True)


def _pause_asked(response: httpx2.Response) -> float:
    after = response.headers.get("Retry-After", "0")
    return max(BACKOFF, float(after)) if after.isascii() and after.isdigit() else MAX_RETRY_AFTER + 1


def body_of(response: httpx2.Response, limit: int, *, cut: bool = False) -> bytes:
    """The body, unpacked, of at most ``limit`` bytes; beyond them it is ``cut``, or TooLarge is raised.

    Raises FetchFailed for a body that is damaged, or packed in a way that was not asked for.
    """
    declared = response.headers.get("Content-Length", "")
    if not cut and declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
        raise _too_large(limit)
    coding = response.headers.get("Content-Encoding", "").strip().lower()
    chunks = response.iter_raw()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise FetchFailed(f"it came packed as {shown(coding)}, which was not asked for", fix=robots.BY_HAND)
    parts: list[bytes] = []
    room = limit
    for part in _unpacked(chunks) if coding.endswith("gzip") else chunks:
        parts.append(part)
        room -= len(part)
        if room < 0 and cut:
            return b"".join(parts)[:limit]
        if room < 0:
            raise _too_large(limit)
    return b"".join(parts)


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Pieces of at most PIECE bytes, so that a bomb is noticed before it goes off. gzip may come in many members."""
    unpacker = None
    for chunk in chunks:
        while chunk:
            if unpacker is None or unpacker.eof:
                if unpacker is not None and not chunk.startswith(_GZIP):
                    break  # padding after the end
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            piece = _piece(unpacker, chunk)
            yield piece
            while len(piece) == PIECE and not unpacker.unconsumed_tail and not unpacker.eof:
                piece = _piece(unpacker, b"")
                yield piece
            chunk = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail  # noqa: PLW2901
    if unpacker is not None and not unpacker.eof:
        raise _damaged()


def _piece(unpacker: "zlib._Decompress", chunk: bytes) -> bytes:
    try:
        return unpacker.decompress(chunk, PIECE)
    except zlib.error:
        raise _damaged() from None


def _damaged() -> FetchFailed:
    return FetchFailed("its compressed data is damaged or cut off", fix=f"try again later, or {robots.BY_HAND}")


def _too_large(limit: int) -> TooLarge:
    return TooLarge(
        f"the page is larger than {limit:,} bytes", fix="raise ONRECORD_MAX_CAPTURE_BYTES if you mean to read it"
    )


@contextmanager
def plain_errors(settings: Settings) -> Iterator[None]:
    """Turn what httpx2 and httpcore2 raise inside into FetchFailed."""
    try:
        yield
    except _TIMEOUTS:
        raise FetchFailed(
            f"it did not answer in full within {settings.fetch_timeout} seconds",
            fix="try again later, or give it more time with ONRECORD_FETCH_TIMEOUT",
        ) from None
    except FAILURES as error:
        raise FetchFailed(
            f"it could not be fetched: {_why(error)}", fix=f"try again later, or {robots.BY_HAND}"
        ) from None


def _why(error: Exception) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate does not prove who it is ({shown(cause.verify_message)})"
    if isinstance(cause, ConnectionRefusedError):
        return "nothing answers there"
    if isinstance(cause, ConnectionResetError):
        return "it broke the connection off"
    return shown(str(error)).rstrip(".") or type(error).__name__
