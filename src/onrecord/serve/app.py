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
from onrecord.serve.axis import drawn
from onrecord.serve.marks import marked_blocks
from onrecord.serve.multiples import SHAPES, shape
from onrecord.serve.multiples import drawn as drawn_positions
from onrecord.tell.brief import Form, brief, written
from onrecord.tell.brief.words import (
    actor_in_words,
    cited_at,
    headline_in_words,
    known_in_words,
    origins_in_words,
)
from onrecord.tell.positions import Wanted as WantedPositions
from onrecord.tell.positions import counts, positions
from onrecord.tell.quiz import letter
from onrecord.tell.quiz import quiz as quiz_of
from onrecord.tell.quiz.formats import answer
from onrecord.tell.quotes import Wanted, quotes
from onrecord.tell.story import Story
from onrecord.tell.timeline import timeline
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
PRINTED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""For the page that is to stand by itself: its one sheet of style is inside it, and nothing else is let in."""


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


class Pages:
    """What each address shows of one story."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._templates = Environment(
            loader=PackageLoader("onrecord.serve"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["date"] = date_in_words

    async def front(self, _: Request) -> Response:
        """The brief, and the list of articles."""
        story = self._shelf.story
        made = brief(story)
        return self._page(
            "front.html",
            story=story,
            brief=made,
            headline=headline_in_words(made),
            known=known_in_words(made),
            cited_at=cited_at,
            origins=origins_in_words,
            times=actor_in_words,
            title="The record",
        )

    async def printed(self, _: Request) -> Response:
        """The brief as one page that prints, and can be saved and sent by itself."""
        story = self._shelf.story
        return HTMLResponse(written(brief(story), story, Form.HTML), headers={"Content-Security-Policy": PRINTED})

    async def timeline(self, _: Request) -> Response:
        """The events of the story: drawn over time, and in a table with their history and citations."""
        story = self._shelf.story
        entries = timeline(story)
        return self._page("timeline.html", story=story, entries=entries, picture=drawn(entries), title="Timeline")

    async def positions(self, request: Request) -> Response:
        """Who stood where on what, and when: a small plot for each question, and a table with every citation."""
        story = self._shelf.story
        asked = request.query_params
        found = positions(story, WantedPositions(asked.get("who"), asked.get("about")))
        return self._page(
            "positions.html",
            story=story,
            questions=found,
            pictures=drawn_positions(found),
            counts=counts(found),
            shapes=SHAPES,
            shape=shape,
            title="Positions over time",
        )

    async def quiz(self, _: Request) -> Response:
        """Questions on the coverage, each with its key and where that stands."""
        story = self._shelf.story
        return self._page("quiz.html", story=story, quiz=quiz_of(story), letter=letter, answer=answer, title="Quiz")

    async def article(self, request: Request) -> Response:
        """One article with its attributions marked, and what was left out, with its kind."""
        story = self._shelf.story
        recorded = story.article(request.path_params["id"])
        title = recorded.article.title
        return self._page(
            "article.html",
            story=story,
            recorded=recorded,
            quotes=quotes(story, Wanted(article=recorded.article.id)),
            blocks=marked_blocks(recorded),
            title=title.value if title else recorded.names[0],
        )

    async def article_json(self, request: Request) -> Response:
        """One article with its findings."""
        recorded = self._shelf.story.article(request.path_params["id"])
        return Response(msgspec.json.encode(recorded), media_type="application/json")

    async def health(self, _: Request) -> Response:
        """Whether the record can be read."""
        return JSONResponse({"ok": True, "articles": len(self._shelf.story.articles)})

    async def plain_error(self, request: Request, error: Exception) -> Response:
        """What happened and what to do, as a page or as JSON."""
        if isinstance(error, OnRecordError):
            status, shown = error.http_status, error.to_json()
        else:
            status = error.status_code if isinstance(error, HTTPException) else 500
            message = "there is no such page" if status == 404 else "this cannot be answered"
            shown = {"ok": False, "error": message, "fix": "begin at the front page", "code": "no-such-page"}
        if request.url.path.startswith("/api/"):
            return JSONResponse(shown, status)
        return self._page("error.html", status, title="Not found", shown=shown)

    def _page(self, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        return HTMLResponse(self._templates.get_template(name).render(**values), status)


def make_app(path: Path, *, hosts: Sequence[str] = ()) -> Starlette:
    """The application over one record. ``hosts`` are names it answers to besides those of this machine."""
    pages = Pages(Shelf(path))
    return Starlette(
        routes=[
            Route("/", pages.front),
            Route("/brief.html", pages.printed),
            Route("/timeline", pages.timeline),
            Route("/positions", pages.positions),
            Route("/quiz", pages.quiz),
            Route("/articles/{id}", pages.article),
            Route("/api/articles/{id}", pages.article_json),
            Route("/health", pages.health),
            Mount("/static", StaticFiles(packages=[("onrecord.serve", "static")])),
        ],
        middleware=[
            # A page elsewhere can point a name of its own at this machine; it is answered only under ours.
            Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", *hosts]),
            Middleware(BaseHTTPMiddleware, dispatch=_guarded),
        ],
        exception_handlers={OnRecordError: pages.plain_error, HTTPException: pages.plain_error},
    )


async def _guarded(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    stricter = {k: v for k, v in HEADERS.items() if k not in response.headers}
    response.headers.update(stricter)
    return response
