"""What keeps hostile text harmless and strangers out: headers, own forms only, a key, a bound on what is sent."""

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serve.asked import templates

HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'",
    # Not "no-referrer": with that a browser sends Origin: null with our own forms, which OwnForms could not tell apart.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
"""No page runs, loads or sends anything that is not ours, whatever an article says."""
PRINTED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For the page that is to stand by itself: its one sheet of style is inside it, and nothing else is let in."""

KEY = "key"
"""Name of the key in an address, and what the names of cookies begin with that stand for one."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})
"""What a browser says of a request that our own page made, or the reader by hand."""
_SCHEMES = frozenset({"http", "https"})
_STATIC, _HEALTH = "/static/", "/health"
_PASSED_ON = frozenset({"forwarded", "x-forwarded-for"})
"""What a proxy says of whom it asks for."""


class Guarded:
    """Adds ``HEADERS`` to every answer, but those that an answer sets itself."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                held = {name.lower() for name, _ in message["headers"]}
                added = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in held]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self._app(scope, receive, guarded if scope["type"] == "http" else send)


class OwnForms:
    """Refuses whatever would change something and was sent by a page of somebody else.

    Browsers say so themselves, in Sec-Fetch-Site or Origin, and no page can make them lie. What says neither is no
    browser, and cannot be led astray by a page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] == "http" and scope["method"] not in _SAFE and not _is_ours(Headers(scope=scope)):
            refused = _refusal(
                scope, 403, "this was sent by another site's page", fix="send it from a page of this story"
            )
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_ours(headers: Mapping[str, str]) -> bool:
    told = headers.get("sec-fetch-site")
    if told is not None:
        return told in _OURS
    origin = headers.get("origin")
    if origin is None:
        return True
    scheme, _, host = origin.partition("://")
    return scheme in _SCHEMES and host == headers.get("host")


class Direct:
    """Without a key only who is on this machine is let in: nobody for whom a proxy asks, who may be anybody."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if (
            scope["type"] == "http"
            and scope["path"] != _HEALTH
            and _PASSED_ON.intersection(Headers(scope=scope).keys())
        ):
            fix = "set ONRECORD_KEY, serve again, and open the address that onrecord serve prints"
            await _refusal(scope, 403, "a proxy asks for others, and no key is set", fix=fix)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class Keyed:
    """Lets nobody in without the key: in the address once, then in a cookie; or as ``Authorization: Bearer``.

    The cookie has a hash of the key, which may have any letters, and is named by another: browsers send the cookies of
    one server to every other on that machine.
    """

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app, self._key = app, key.encode()
        self._cookie = f"{KEY}-{_hash(b'name', self._key)[:8]}"
        self._stands = _hash(b"value", self._key)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http" or scope["path"].startswith(_STATIC) or scope["path"] == _HEALTH:
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if _fits(request.query_params.get(KEY, ""), self._key):
            await self._admitted(request)(scope, receive, send)
            return
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
        told = bearer.encode("latin-1")  # as headers are read
        if hmac.compare_digest(told, self._key) or _fits(request.cookies.get(self._cookie, ""), self._stands.encode()):
            await self._app(scope, receive, send)
            return
        refused = _refusal(scope, 401, "this needs the key", fix="open the address that onrecord serve printed")
        await refused(scope, receive, send)

    def _admitted(self, request: Request) -> Response:
        """To the same page without the key in its address, where others would see it."""
        left = [(name, value) for name, value in parse_qsl(request.url.query) if name != KEY]
        # Two slashes would lead to another site.
        page = "/" + request.url.path.lstrip("/\\")
        answer = RedirectResponse(page + (f"?{urlencode(left)}" if left else ""), 303)
        secure = request.url.scheme == "https"
        answer.set_cookie(self._cookie, self._stands, httponly=True, samesite="strict", secure=secure)
        return answer


def is_keyed(cookies: Mapping[str, str]) -> bool:
    """Whether somebody came with a key."""
    return any(name.startswith(f"{KEY}-") for name in cookies)


def _fits(given: str, held: bytes) -> bool:
    return hmac.compare_digest(given.encode(), held)


def _hash(what_for: bytes, key: bytes) -> str:
    return hmac.new(key, what_for, hashlib.sha256).hexdigest()


class Bounded:
    """Refuses a request with more bytes than ``most``, before the rest of it is read."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        stated = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if stated.isdecimal() and int(stated[:20]) > self._most:
            await self._refused(scope)(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise _TooLong
            return message

        try:
            await self._app(scope, counted, send)
        except _TooLong:
            await self._refused(scope)(scope, receive, send)

    def _refused(self, scope: Scope) -> Response:
        return _refusal(scope, 413, f"more than {self._most:,} bytes were sent", fix="send fewer files at a time")


class _TooLong(Exception):
    """More was sent than is read."""


def _refusal(scope: Scope, status: int, message: str, *, fix: str) -> Response:
    """As a page to a browser that asks for one, else as JSON; it knows of no story."""
    code = {401: "needs-key", 403: "not-ours", 413: "too-large"}[status]
    body = {"ok": False, "error": message, "fix": fix, "code": code}
    if "text/html" not in Headers(scope=scope).get("accept", ""):
        return JSONResponse(body, status)
    page = templates().get_template("error.html")
    return HTMLResponse(page.render(here=None, shown=body, at=lambda *_: "/", sections=(), section=None), status)
