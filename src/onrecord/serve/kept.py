"""Pages kept as they were shown: the same address of the same edition on the same day gives the same bytes."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock

from starlette.responses import Response

MOST = 64_000_000
"""Bytes of pages that are kept of one edition."""
_LARGEST = 4_000_000


class Kept:
    """Pages by what was asked, the least lately asked for leaving first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held = 0
        self._pages: OrderedDict[Hashable, tuple[bytes, dict[str, str]]] = OrderedDict()
        self._lock = Lock()

    def find(self, asked: Hashable) -> Response | None:
        """The page that was shown for it, if it is kept."""
        with self._lock:
            found = self._pages.get(asked)
            if found is None:
                return None
            self._pages.move_to_end(asked)
        body, headers = found
        return Response(body, headers=headers)

    def keep(self, asked: Hashable, page: Response) -> None:
        """Keep a page; what is no success, is large, or is not whole at hand is not kept."""
        body = getattr(page, "body", None)
        if page.status_code != 200 or not isinstance(body, bytes) or len(body) > _LARGEST:
            return
        headers = {name: value for name, value in page.headers.items() if name != "content-length"}
        with self._lock:
            if asked in self._pages:
                return
            self._pages[asked] = body, headers
            self._held += len(body)
            while self._held > self._most:
                _, (gone, _) = self._pages.popitem(last=False)
                self._held -= len(gone)
