"""An address → one capture: politely, with bounds on size, time and redirects, and never inside a private network."""

import re
import time
from dataclasses import dataclass, replace

import httpx2

from onrecord.errors import BadSource, FetchFailed, OnRecordError
from onrecord.ingest.exchange import FAILURES, answered, body_of, checked_url, origin_of, plain_errors
from onrecord.ingest.formats import HTML, JSON, MARKDOWN, MESSAGE, MHTML, TEXT, capture_of, settled_type
from onrecord.ingest.names import shown, shown_address
from onrecord.ingest.network import Deadline, GuardedClient, deadline
from onrecord.ingest.refusals import UnfitError
from onrecord.ingest.robots import BY_HAND, MAX_BYTES, MAX_HOPS, READ_STATUSES, Rules, rules_of
from onrecord.model import Capture, Refusal
from onrecord.settings import Settings

_TYPES = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/plain": TEXT,
    "text/markdown": MARKDOWN,
    "text/x-markdown": MARKDOWN,
    "multipart/related": MHTML,
    "application/x-mimearchive": MHTML,
    "message/rfc822": MESSAGE,
    "application/json": JSON,
    "text/json": JSON,
}
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)


def fetch(address: str, *, settings: Settings, now: str, client: GuardedClient | None = None) -> Capture:
    """The page at an address. ``Capture.address`` is where the redirects ended, without the fragment.

    Pass one ``client`` for many addresses; its own settings say whether private addresses may be called.
    Raises BadSource for what is not to be fetched or is no text, TooLarge, and FetchFailed for all else.
    """
    try:
        return _fetch(address, settings=settings, now=now, client=client)
    except OnRecordError as error:
        raise type(error)(f"{shown_address(address)}: {error.message}", fix=error.fix) from None


def try_fetch(address: str, *, settings: Settings, now: str, client: GuardedClient) -> Capture | Refusal:
    """The page at an address, or the refusal that says why not."""
    try:
        return _fetch(address, settings=settings, now=now, client=client)
    except OnRecordError as error:
        return Refusal(shown_address(address), error.code, error.message, error.fix)


def _fetch(address: str, *, settings: Settings, now: str, client: GuardedClient | None) -> Capture:
    """The page; the messages of its errors are clauses about ``it``, the address."""
    url = checked_url(address)
    if client is None:
        with GuardedClient(settings) as own:
            return _fetch(address, settings=settings, now=now, client=own)
    with plain_errors(settings), deadline(settings.fetch_timeout) as ends:
        visit = Visit(client, ends)
        with answered(client, url, hops=settings.max_redirects, ends=ends, before=visit.before) as response:
            check_status(response)
            promised = promised_type(response.headers.get("Content-Type", ""))
            charset = charset_of(response)
            body = body_of(response, settings.max_capture_bytes)
            final = str(response.url.copy_with(fragment=None))
    try:
        media_type = settled_type(body, promised)
    except UnfitError as unfit:
        raise BadSource(unfit.reason(), fix=BY_HAND) from None
    capture = capture_of(body, shown(address), media_type=media_type, now=now)
    return replace(capture, address=final, charset=charset)


@dataclass(frozen=True, slots=True)
class Visit:
    """Manners towards the hosts that one fetch calls at: their robots.txt, and the pause they ask for."""

    client: GuardedClient
    ends: Deadline

    def before(self, url: httpx2.URL) -> None:
        """Wait as long as the host asks. Raises FetchFailed when it does not permit the address."""
        origin = origin_of(url)
        if origin not in self.client.rules:
            self._read_rules(origin)
        rules = self.client.rules[origin]
        rules.check(url)
        pause = self.client.asked_at.get(origin, float("-inf")) + rules.delay() - time.monotonic()
        if pause > 0:
            self.ends.extend(pause)
            time.sleep(pause)
        self.client.asked_at[origin] = time.monotonic()

    def _read_rules(self, origin: str) -> None:
        url = httpx2.URL(f"{origin}/robots.txt")
        try:
            with answered(self.client, url, hops=MAX_HOPS, ends=self.ends, before=lambda _: None) as response:
                body = body_of(response, MAX_BYTES, cut=True) if response.status_code in READ_STATUSES else b""
                self.client.rules[origin] = rules_of(response.status_code, body)
        except FAILURES:
            # Remembered, so that a list of many addresses does not wait for a dead host again and again.
            self.client.rules[origin] = Rules(closed="it did not answer")
            raise


def check_status(response: httpx2.Response) -> None:
    """Raise FetchFailed for an answer that brings no page."""
    status = response.status_code
    if status in READ_STATUSES:
        return
    phrase = httpx2.codes.get_reason_phrase(status) or "a status without a name"
    said = f"it answers {status} ({phrase})"
    if status in (401, 402, 403, 451):
        raise FetchFailed(said, fix=f"if you may read it, {BY_HAND}")
    if status == 429 or status >= 500:
        raise FetchFailed(said, fix=f"try again later, or {BY_HAND}")
    raise FetchFailed(said, fix="check the address in a browser")


def promised_type(stated: str) -> str | None:
    """The media type in a Content-Type, None where there is none. Raises BadSource for what is no text."""
    declared = stated.partition(";")[0].strip().lower()
    if not declared:
        return None
    if declared.endswith("+json"):
        return JSON
    if declared not in _TYPES:
        raise BadSource(f"it is {shown(declared[:80])}, not text or HTML", fix="give the address of an article's page")
    return _TYPES[declared]


def charset_of(response: httpx2.Response) -> str | None:
    """The charset that the server declares, lower case, when it is an encoding of text that Python knows."""
    found = _CHARSET.search(response.headers.get("Content-Type", ""))
    if found is None:
        return None
    name = found.group(1).lower()
    try:
        b"    ".decode(name)  # four bytes are whole characters in every encoding; codecs that are not for text refuse
    except (LookupError, ValueError):
        return None
    return name
