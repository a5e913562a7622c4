"""The application: addresses, what each shows, and the headers that keep hostile article text harmless."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import OnRecordError
from onrecord.record import View
from onrecord.serve.marks import marked_blocks
from onrecord.tell.brief import brief
from onrecord.tell.quotes import Wanted, quotes
from onrecord.tell.story import Story
from onrecord.tell.told import date_in_words

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""No page runs, loads or sends anything that is not ours, whatever an article says."""


class Shelf:
    """The story of a record, worked out once and again when the file has changed."""

    def __init__(self, path: Path) -> None:
        self._view = View(path)
        self._version = self._view.version()
        self._story = Story(self._view)

    @property
    def story(self) -> Story:
        """The story as the file now has it."""
        version = self._view.version()
        if version != self._version:
            self._view.forget()
            self._version, self._story = version, Story(self._view)
        return self._story


def make_app(path: Path, *, hosts: Sequence[str] = ()) -> Starlette:
    """The application over one record. ``hosts`` are names it answers to besides those of this machine."""
    shelf = Shelf(path)
    pages = Environment(
        loader=PackageLoader("onrecord.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["date"] = date_in_words

    def page(name: str, **values: Any) -> HTMLResponse:
        return HTMLResponse(pages.get_template(name).render(**values))

    async def front(_: Request) -> Response:
        story = shelf.story
        return page("front.html", story=story, brief=brief(story), title="The record")

    async def article(request: Request) -> Response:
        story = shelf.story
        recorded = story.article(request.path_params["id"])
        said = quotes(story, Wanted(article=recorded.article.id))
        own = recorded.article.title
        return page(
            "article.html",
            story=story,
            recorded=recorded,
            quotes=said,
            blocks=marked_blocks(recorded),
            title=own.value if own else recorded.names[0],
        )

    async def article_json(request: Request) -> Response:
        recorded = shelf.story.article(request.path_params["id"])
        return Response(msgspec.json.encode(recorded), media_type="application/json")

    async def health(_: Request) -> Response:
        return JSONResponse({"ok": True, "articles": len(shelf.story.articles)})

    async def plain_error(request: Request, error: Exception) -> Response:
        if isinstance(error, OnRecordError):
            status, shown = error.http_status, error.to_json()
        else:
            status = error.status_code if isinstance(error, HTTPException) else 500
            message = "there is no such page" if status == 404 else "this cannot be answered"
            shown = {"ok": False, "error": message, "fix": "begin at the front page", "code": "no-such-page"}
        if request.url.path.startswith("/api/"):
            return JSONResponse(shown, status)
        body = pages.get_template("error.html").render(title="Not found", shown=shown)
        return HTMLResponse(body, status)

    return Starlette(
        routes=[
            Route("/", front),
            Route("/articles/{id}", article),
            Route("/api/articles/{id}", article_json),
            Route("/health", health),
            Mount("/static", StaticFiles(packages=[("onrecord.serve", "static")])),
        ],
        middleware=[
            # A page elsewhere can point a name of its own at this machine; it is answered only under ours.
            Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", *hosts]),
            Middleware(BaseHTTPMiddleware, dispatch=_guarded),
        ],
        exception_handlers={OnRecordError: plain_error, HTTPException: plain_error},
    )


async def _guarded(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    response.headers.update(HEADERS)
    return response
