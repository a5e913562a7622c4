"""What operators watch: counts and times of answers for Prometheus, and, where wanted, a line of JSON for each."""

import sys
import time
from collections.abc import Iterable

import msgspec
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.serve.asked import SECTIONS, Site

ADDRESS = "/metrics"
_ROOMS = {address for group in SECTIONS for address, _ in group} | {"search", "exports", "api", "static", "health"}
_STEPS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1.0, 3.0, 10.0)
"""Seconds between which answers are counted."""


class Watched:
    """Counts every answer, and answers ``/metrics`` itself. With ``log``, tells each answer on standard error."""

    def __init__(self, app: ASGIApp, sites: Iterable[Site], *, log: bool = False) -> None:
        self._app, self._log = app, log
        self._registry = CollectorRegistry()
        labels = ["room", "method", "status"]
        self._answers = Counter("onrecord_answers", "Answers given.", labels, registry=self._registry)
        self._seconds = Histogram(
            "onrecord_answer_seconds", "Time until the whole answer was sent.", ["room"], buckets=_STEPS,
            registry=self._registry,
        )  # fmt: skip
        self._registry.register(_Records(list(sites)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"] == ADDRESS:
            shown = Response(generate_latest(self._registry), media_type="text/plain; version=0.0.4; charset=utf-8")
            await shown(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            self._tell(scope, status, time.perf_counter() - begun)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        room = _room(scope["path"])
        self._answers.labels(room, scope["method"], str(status)).inc()
        self._seconds.labels(room).observe(seconds)
        if self._log:
            line = {
                "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                "method": scope["method"],
                "path": scope["path"],
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
            sys.stderr.write(msgspec.json.encode(line).decode() + "\n")


def _room(path: str) -> str:
    """The first part of an address under its story; whatever is none of ours is "other", so that labels stay few."""
    parts = path.strip("/").split("/")
    if parts[0] == "stories":
        parts = parts[2:] or [""]
    return (parts[0] or "front") if parts[0] in _ROOMS else "other"


class _Records(Collector):
    """The records that are served, asked when somebody looks."""

    def __init__(self, sites: list[Site]) -> None:
        self._sites = sites

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """Articles in the file, the edition that readers see, and how much of it was worked out before they ask."""
        articles = GaugeMetricFamily("onrecord_articles", "Articles on record.", labels=["story"])
        editions = GaugeMetricFamily("onrecord_edition", "Times the story was read anew.", labels=["story"])
        ahead = GaugeMetricFamily("onrecord_ahead", "Share of pages made ahead of their readers.", labels=["story"])
        for site in self._sites:
            articles.add_metric([site.name], site.shelf.articles)
            editions.add_metric([site.name], site.shelf.shown.number)
            done, of = site.shelf.shown.ahead or (0, 0)
            ahead.add_metric([site.name], done / of if of else 0.0)
        return (articles, editions, ahead)
