"""Answers to whoever reads: kept ones at once, what takes long in the background while its reader is told of it."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from onrecord.serve.asked import Answer, Asked, Site
from onrecord.serve.shelf import Edition

_PATIENCE = 4.0
"""Seconds that a browser shows nothing, before it is told that the page is being worked out."""
_AGAIN = 5
"""Seconds after which that page asks anew."""

Found = asyncio.Task[Response]


def reader(
    site: Site, answer: Answer, *, keeps: bool, patience: float = _PATIENCE
) -> Callable[[Request], Awaitable[Response]]:
    """What answers a GET. With ``keeps``, a page that follows from its address and the edition alone is kept.

    A browser that has waited for ``patience`` seconds is shown a page that says so and asks again; programs wait.
    """

    async def endpoint(request: Request) -> Response:
        edition = site.shelf.edition
        asked = address(request)
        wait = patience if "text/html" in request.headers.get("accept", "") else None
        begun = edition.begun.get(asked) if wait is not None else None
        if begun is not None and begun.get_loop() is asyncio.get_running_loop():
            await asyncio.wait({begun}, timeout=wait)  # it is kept then, or found faster the second time
            if not begun.done():
                return _waiting(request, site, edition)
        found = edition.pages.find(asked) if keeps else None
        if found is not None:
            return found
        task = _begin(answer, Asked(request, site, edition), asked, keeps=keeps)
        await asyncio.wait({task}, timeout=wait)
        return task.result() if task.done() else _waiting(request, site, edition)

    return endpoint


def address(request: Request) -> Hashable:
    """What a page follows from besides the edition: its address, and the day."""
    return request.url.path, request.url.query, datetime.now(UTC).date()


def answered(answer: Answer, asked: Asked) -> Response:
    """The answer to a request, in its turn: what is told is worked out by one thread; the others find it ready."""
    with asked.edition.lock:
        return answer(asked)


def _begin(answer: Answer, asked: Asked, key: Hashable, *, keeps: bool) -> Found:
    """The answer, to be had from a thread; it is worked out to its end also when nobody waits for it any more."""
    edition = asked.edition
    task = asyncio.get_running_loop().create_task(run_in_threadpool(answered, answer, asked))
    edition.begun[key] = task

    def ended(task: Found) -> None:
        if edition.begun.get(key) is task:
            del edition.begun[key]
        if not task.cancelled() and task.exception() is None and keeps:
            edition.pages.keep(key, task.result())

    task.add_done_callback(ended)
    return task


def _waiting(request: Request, site: Site, edition: Edition) -> Response:
    """The page that is shown meanwhile."""
    shown = Asked(request, site, edition).show(
        "waiting.html",
        status=503,
        articles=site.shelf.articles,
        again=_AGAIN,
        ahead=edition.ahead,
        doing=edition.doing,
        title="Not read yet",
    )
    shown.headers["retry-after"] = str(_AGAIN)
    shown.headers["cache-control"] = "no-store"
    return shown
