"""The application: addresses, what answers each, and what stands between it and the network."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.errors import BadSource, OnRecordError, TooLarge
from onrecord.record import Place, on_newest_log
from onrecord.serve import api, deciding, reading, taking
from onrecord.serve.ahead import Ahead
from onrecord.serve.answering import answered, reader
from onrecord.serve.asked import SECTIONS, Answer, Asked, Site, templates
from onrecord.serve.guard import HEADERS, Bounded, Direct, Guarded, Keyed, OwnForms
from onrecord.serve.jobs import Jobs
from onrecord.serve.shelf import Shelf
from onrecord.serve.taking import MOST_FILES, MOST_PASTED, MOST_SENT
from onrecord.serve.watched import Watched
from onrecord.tell.brief import brief
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import disputes
from onrecord.tell.story import Story

PAGES = {**reading.PAGES, **deciding.PAGES, **taking.PAGES, **api.PAGES}
ACTIONS = {**deciding.ACTIONS, **taking.ACTIONS, **api.ACTIONS}

_LIMITS = (
    f"send {MOST_FILES:,} files and {MOST_SENT:,} bytes at a time at most, and paste {MOST_PASTED:,}; "
    "a longer text as a file"
)
_UNSAFE = re.compile(r"[^\w.-]+")
"""What would have a meaning of its own in an address."""


def make_app(
    paths: Place | Sequence[Place],
    *,
    hosts: Sequence[str] = (),
    key: str = "",
    writable: bool = True,
    log: bool = False,
    ahead: bool = False,
) -> Starlette:
    """The application over one record or several. ``hosts`` are names it answers to besides those of this machine.

    One story has its pages at the root; of several each has them under ``/stories/NAME``, and the root lists them.
    With a ``key`` nobody is let in without it; unless ``writable``, nothing can be decided; ``log`` tells each answer;
    ``ahead`` works out what the pages of the first story begin with before anybody asks for them.
    Raises what ``View`` raises.
    """
    given = list(paths) if isinstance(paths, Sequence) else [paths]
    sites = list(_sites(given, writable=writable))
    going_ahead = [Ahead(site, PAGES) for site in sites[:1]] if ahead else []

    @asynccontextmanager
    async def whole_run(_: Starlette) -> AsyncIterator[None]:
        for one in going_ahead:
            one.begin()
        yield
        for one in going_ahead:
            await run_in_threadpool(one.stop)
        for site in sites:  # a thread in the middle of an article would take the whole program down with it
            await run_in_threadpool(site.jobs.stop)

    return Starlette(
        lifespan=whole_run,
        routes=[
            Mount("/static", StaticFiles(packages=[("onrecord.serve", "static")])),
            # Browsers ask for it beside whatever is no page, and tell a fault where there is none.
            Route("/favicon.ico", lambda _: RedirectResponse("/static/mark.svg", 301)),
            Route("/health", _health(sites)),
            *([] if len(sites) == 1 else [Route("/", _listing(sites))]),
            *(Mount(site.root, routes=list(_routes(site))) for site in sites),
        ],
        middleware=[
            Middleware(Guarded),
            # A page elsewhere can point a name of its own at this machine; it is answered only under ours.
            Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", *hosts]),
            Middleware(Keyed, key=key) if key else Middleware(Direct),
            Middleware(Watched, sites=sites, log=log),
            Middleware(OwnForms),
            Middleware(Bounded, most=MOST_SENT),
        ],
        exception_handlers={fault: _plain_error(sites) for fault in (OnRecordError, HTTPException, Exception)},
    )


def _sites(paths: Sequence[Place], *, writable: bool) -> Iterator[Site]:
    made, taken = templates(), set[str]()
    for path in paths:
        name = _UNSAFE.sub("-", path.stem).strip(".-") or "story"
        while name in taken:
            name += "-"
        taken.add(name)
        shelf = Shelf(path, ready=(Claims, brief, _disputed))
        yield Site(name, "" if len(paths) == 1 else f"/stories/{name}", shelf, made, Jobs(shelf), writable)


def _disputed(story: Story) -> None:
    disputes(story.once(Claims))


def _routes(site: Site) -> Iterator[BaseRoute]:
    for address, answer in PAGES.items():
        yield Route(address, reader(site, answer, keeps=address in reading.PAGES))
    for address, answer in ACTIONS.items():
        yield Route(address, _receiver(site, answer), methods=["POST"])


def _receiver(site: Site, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    """What answers a POST of a form or of JSON."""

    async def endpoint(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() == "application/json":
            return await run_in_threadpool(_taken, answer, request, site, body=await request.body())
        try:
            form = await request.form(max_files=MOST_FILES, max_part_size=MOST_PASTED)
        except HTTPException as error:
            fault = TooLarge if "aximum" in error.detail else BadSource
            raise fault(f"what was sent cannot be read: {error.detail}", fix=_LIMITS) from None
        try:
            return await run_in_threadpool(_taken, answer, request, site, form=form)
        finally:
            await form.close()

    return endpoint


def _taken(answer: Answer, request: Request, site: Site, **sent: Any) -> Response:
    with site.shelf.turn:  # the edition is looked up in turn: one of before would not know the decision before this
        return on_newest_log(
            lambda: answered(answer, Asked(request, site, site.shelf.edition, **sent)), renew=site.shelf.renew
        )


def _health(sites: Sequence[Site]) -> Callable[[Request], Awaitable[Response]]:
    """That it is up; answered without a thread, of which readers may have taken all."""

    async def health(_: Request) -> Response:
        return JSONResponse({"ok": True, "articles": sum(s.shelf.articles for s in sites)})

    return health


def _listing(sites: Sequence[Site]) -> Callable[[Request], Response]:
    def listing(_: Request) -> Response:
        page = sites[0].templates.get_template("stories.html")
        return HTMLResponse(page.render(sites=sites, title="Stories", at=lambda *_: "/", sections=(), here=""))

    return listing


def _plain_error(sites: Sequence[Site]) -> Callable[[Request, Exception], Response]:
    """What happened and what to do, as a page or as JSON; outside several stories it leads to their list."""

    def shown(request: Request, error: Exception) -> Response:
        if isinstance(error, OnRecordError):
            status, body = error.http_status, error.to_json()
        else:
            status = error.status_code if isinstance(error, HTTPException) else 500
            message, fix, code = _FAULTS.get(status, _FAULTS[500])
            body = {"ok": False, "error": message, "fix": fix, "code": code}
        # Of a fault of ours the answer goes out past every layer, Guarded too.
        headers = {**HEADERS, **((isinstance(error, HTTPException) and error.headers) or {})}
        if "/api/" in request.url.path:
            return JSONResponse(body, status, headers)
        site = next((s for s in sites if f"{request.url.path}/".startswith(f"{s.root}/")), None)
        page = sites[0].templates.get_template("error.html")
        told: dict[str, Any] = {"at": lambda *_: "/", "sections": (), "section": None}
        if site is not None:
            section = _section(request.url.path.removeprefix(site.root))
            told = {"at": site.at, "site": site, "sections": SECTIONS, "section": section}
        return HTMLResponse(page.render(here=None, shown=body, **told), status, headers)

    return shown


def _section(path: str) -> tuple[str, str] | None:
    """The section that an address lies in, which has the others of its kind; none for a section itself."""
    first, _, rest = path.strip("/").partition("/")
    named = (s for group in SECTIONS for s in group)
    return next((s for s in named if s[0] == first), None) if rest else None


_FAULTS = {
    400: ("this request cannot be read", "begin at the front page", "unreadable"),
    403: ("this story is served to be read only", "serve it without --read-only", "read-only"),
    404: ("there is no such page", "begin at the front page", "no-such-page"),
    405: ("this address is not asked that way", "follow a link, or see /api/openapi.json", "no-such-way"),
    500: ("this is a fault of ours", "tell us what led here: onrecord's own log has the rest", "fault"),
}
"""What happened, what to do, and a code, by status."""
