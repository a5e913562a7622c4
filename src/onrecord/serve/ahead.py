"""Pages shown to nobody, before anybody asks: what they are the first to need of a story is worked out by then."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from starlette.requests import Request

from onrecord.errors import OnRecordError
from onrecord.record import Recorded
from onrecord.serve.answering import address, answered
from onrecord.serve.asked import Asked, Pages, Site
from onrecord.serve.shelf import Edition
from onrecord.tell.ask.passages import article_roots
from onrecord.tell.claims import Claims, Wanted
from onrecord.tell.search import root_of
from onrecord.tell.story import Claim, Story
from onrecord.text import words

T = TypeVar("T")

_PAGES = 15
"""How many pages those are, at most."""
_ROWS = 500
"""Claims of each list whose rows are made, as many as the first pages show."""
_AT_ONCE = 4
"""How many articles or claims are gone through before whoever waits for a page gets their turn."""
_BREATH = 0.05
"""Seconds between two of them in which those who wait for a page get their turn."""
_PATIENCE = 2
"""Seconds that the end of the program waits for the one at work."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page by the address that it is answered under, with the named parts of that, and what stands behind it."""

    under: str
    parts: dict[str, str] = field(default_factory=dict)
    query: dict[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its own address under the story."""
        path = self.under
        for name, part in self.parts.items():
            path = path.replace(f"{{{name}:path}}", part)
        return path


def _pages(story: Story) -> Iterator[_Page]:
    """What readers go to, in about the order in which they do, the dearest last."""
    yield from map(_Page, ("/", "/claims", "/articles", "/disputes", "/timeline", "/deadlines", "/sources"))
    somebody = next((a for a in story.actors.values() if a.attributions), None)
    if somebody is not None:
        yield _Page("/people/{key:path}", {"key": somebody.key})
        yield _Page("/search", query={"q": somebody.name})
        yield _Page("/ask", query={"q": f"What did {somebody.name} say?"})
    yield _Page("/claims", query={"order": "disputes"})
    yield from map(_Page, ("/compare", "/positions", "/review", "/quiz"))


def small_steps(edition: Edition) -> Iterator[Callable[[], object]]:
    """What many pages need a little of: the roots of the words of each article, the rows of the claims listed first."""
    claims = edition.told(Claims)
    with edition.lock:
        lists = [claims.asked(wanted)[:_ROWS] for wanted in (Wanted(), Wanted(single=True), Wanted(unsourced=True))]
    shown = list({claim.id: claim for listed in lists for claim in listed}.values())
    for some in _in_parts(edition.story.articles):
        yield partial(_learn_words, edition, some)
    for rows in _in_parts(shown):
        yield partial(_make_rows, edition, claims, rows)


def _in_parts(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[first : first + _AT_ONCE] for first in range(0, len(things), _AT_ONCE))


def _learn_words(edition: Edition, articles: Sequence[Recorded]) -> None:
    """Take their words to the roots by which questions and searches look for them."""
    with edition.lock:
        for recorded in articles:
            article_roots(recorded.article.text)
            for word in words(recorded.article.text):
                root_of(word)


def _make_rows(edition: Edition, claims: Claims, some: Sequence[Claim]) -> None:
    with edition.lock:
        for claim in some:
            claims.row(claim)


def _opened(story: Story) -> None:
    """What every page needs: the claims, and who is named."""
    _ = story.claims, story.actors


class Ahead:
    """Goes through the pages of one story, in a thread of its own, in turn with those who read."""

    def __init__(self, site: Site, pages: Pages) -> None:
        self._site, self._answers = site, pages
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._go, name=f"ahead {site.name}", daemon=True)

    def begin(self) -> None:
        """Begin; comes back at once."""
        self._thread.start()

    def stop(self) -> None:
        """End after the page at work, or leave that after a while."""
        self._ending.set()
        self._thread.join(_PATIENCE)

    def _go(self) -> None:
        edition = self._site.shelf.edition
        made: tuple[Callable[[Story], object], ...] = (_opened, *self._site.shelf.ready)
        steps: list[Callable[[], object]] = [partial(edition.told, make) for make in made]
        every = len(steps) + _PAGES
        try:
            for number, step in enumerate(chain(steps, self._pages(edition), small_steps(edition))):
                edition.ahead = min(number, every), every
                self._breathe(edition, is_page=number >= len(steps))
                if self._ending.is_set():
                    return
                step()
        finally:
            edition.ahead = every, every

    def _breathe(self, edition: Edition, *, is_page: bool) -> None:
        """Let whoever waits for a page go before; what every page needs is not put off."""
        time.sleep(_BREATH)
        while is_page and edition.begun and not self._ending.is_set():
            time.sleep(_BREATH)

    def _pages(self, edition: Edition) -> Iterator[Callable[[], object]]:
        for page in _pages(edition.story):
            yield partial(self._show, Asked(self._request(page), self._site, edition), page)

    def _show(self, asked: Asked, page: _Page) -> None:
        try:
            edition, key = asked.edition, address(asked.request)
            edition.pages.keep(key, answered(self._answers[page.under], asked))
        except OnRecordError:
            return  # whoever asks for it is told

    def _request(self, page: _Page) -> Request:
        scope: dict[str, Any] = {
            "type": "http",
            "method": "GET",
            "scheme": "http",
            "server": ("localhost", 80),
            "path": self._site.root + page.path,
            "raw_path": quote(self._site.root + page.path).encode(),
            "query_string": urlencode(page.query).encode(),
            "path_params": page.parts,
            "headers": [],
        }
        return Request(scope)
