"""An address asked for again: only what has changed is sent, and what went wrong is an answer too."""

from dataclasses import dataclass, replace
from enum import StrEnum

import httpx2

from onrecord.errors import OnRecordError
from onrecord.ingest.exchange import answered, body_of, checked_url, plain_errors
from onrecord.ingest.fetch import Visit, charset_of, check_status, promised_type
from onrecord.ingest.formats import capture_of, settled_type
from onrecord.ingest.names import shown
from onrecord.ingest.network import GuardedClient, deadline
from onrecord.model import Capture
from onrecord.settings import Settings

_SAME, _GONE = 304, 410
_MOST_PAUSE = 7 * 24 * 3600
_LONGEST_TAG = 300


class Came(StrEnum):
    """What came of asking."""

    BODY = "body"
    SAME = "same"  # nothing has changed since
    GONE = "gone"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of a server. ``pause`` is how many seconds it asks to be left alone; ``error`` is a clause."""

    came: Came
    body: bytes = b""
    address: str = ""
    declared: str = ""
    charset: str | None = None
    etag: str = ""
    modified: str = ""
    pause: float = 0.0
    error: str = ""


def revisit(address: str, *, etag: str, modified: str, settings: Settings, client: GuardedClient) -> Reply:
    """Ask for an address, and say what is held of it already. Never raises for what a server does."""
    headers = {k: v for k, v in (("If-None-Match", etag), ("If-Modified-Since", modified)) if v}
    pause = 0.0
    try:
        url = checked_url(address)
        with plain_errors(settings), deadline(settings.fetch_timeout) as ends:
            visit = Visit(client, ends)
            with answered(
                client, url, hops=settings.max_redirects, ends=ends, before=visit.before, headers=headers
            ) as response:
                pause = _pause(response)
                if response.status_code == _SAME and headers:  # else there is nothing it could be the same as
                    return Reply(Came.SAME, etag=etag, modified=modified)
                if response.status_code == _GONE:
                    return Reply(Came.GONE, error=f"it answers {response.status_code}")
                check_status(response)
                return Reply(
                    Came.BODY,
                    body=body_of(response, settings.max_capture_bytes),
                    address=str(response.url.copy_with(fragment=None)),
                    declared=response.headers.get("Content-Type", ""),
                    charset=charset_of(response),
                    etag=_sendable(response, "ETag"),
                    modified=_sendable(response, "Last-Modified"),
                )
    except OnRecordError as error:
        return Reply(Came.FAILED, pause=pause, error=error.message)


def capture_in(reply: Reply, address: str, *, now: str) -> Capture:
    """The page in a reply. Raises UnfitError or BadSource for what is no text."""
    media_type = settled_type(reply.body, promised_type(reply.declared))
    capture = capture_of(reply.body, shown(address), media_type=media_type, now=now)
    return replace(capture, address=reply.address or address, charset=reply.charset)


def _sendable(response: httpx2.Response, name: str) -> str:
    """A header to be sent back as it came; "" for one that cannot be, cut or with letters that no header has."""
    value = response.headers.get(name, "")
    return value if len(value) <= _LONGEST_TAG and value.isascii() and value.isprintable() else ""


def _pause(response: httpx2.Response) -> float:
    after = response.headers.get("Retry-After", "")
    return min(float(after), _MOST_PAUSE) if after.isascii() and after.isdigit() else 0.0
