"""What a site permits by its robots.txt (RFC 9309), read with protego."""

from dataclasses import dataclass

import httpx2
from protego import Protego

from onrecord.errors import FetchFailed
from onrecord.ingest.names import shown_address

AGENT = "onrecord"
MAX_BYTES = 512 * 1024  # RFC 9309 asks for at least 500 KiB; what is beyond is not read
MAX_HOPS = 5  # as RFC 9309 asks
MAX_DELAY = 60.0  # seconds; a longer crawl-delay is cut to this

READ_STATUSES = (200, 203)  # the ones that bring a page

BY_HAND = "save the page in a browser, and give the file"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one origin: parsed, or ``closed`` with the reason why nothing may be fetched."""

    parsed: Protego | None = None
    closed: str = ""

    def check(self, url: httpx2.URL) -> None:
        """Raise FetchFailed when the address may not be fetched."""
        if self.closed:
            raise FetchFailed(
                f"{url.host}'s robots.txt could not be read ({self.closed}), so that what it permits is unknown",
                fix=f"try again later, or {BY_HAND}",
            )
        if self.parsed is not None and not self.parsed.can_fetch(str(url), AGENT):
            raise FetchFailed(f"{url.host}'s robots.txt does not permit {shown_address(str(url))}", fix=BY_HAND)

    def delay(self) -> float:
        """Seconds that the site asks to leave between two pages."""
        asked = self.parsed.crawl_delay(AGENT) if self.parsed is not None else None
        return min(max(asked or 0.0, 0.0), MAX_DELAY)


def rules_of(status: int, body: bytes) -> Rules:
    """The rules that an answer to a request for robots.txt sets (RFC 9309, section 2.3.1)."""
    if status in READ_STATUSES:
        return Rules(Protego.parse(body.decode("utf-8-sig", "replace")))
    if 400 <= status < 500 and status != 429:  # 429 says that it is asked too much, not that there is no such file
        return Rules()
    return Rules(closed=f"it answered {status}")
