"""What pages are the first to need of a story is worked out before anybody asks, a part at a time, readers first."""

import gc
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import chain, islice
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from starlette.requests import Request

from onrecord.errors import OnRecordError
from onrecord.record import Recorded
from onrecord.serve.answering import address, answered
from onrecord.serve.asked import Asked, Pages, Site
from onrecord.serve.shelf import Edition
from onrecord.tell.ask.passages import article_roots
from onrecord.tell.ask.search import vectors
from onrecord.tell.claims import Claims, Wanted
from onrecord.tell.claims.disputes import disputed
from onrecord.tell.claims.listing import listed, spoken
from onrecord.tell.deadlines import windows
from onrecord.tell.deciding.review import queue
from onrecord.tell.people.appearances import mentions, namers, resting, sayings, written
from onrecord.tell.positions import asked_of
from onrecord.tell.search import root_of
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Far, Parts, begun, whole
from onrecord.tell.timeline import entries
from onrecord.text import words

T = TypeVar("T")

_LISTS = (Wanted(), Wanted(single=True), Wanted(unsourced=True))
_ROWS = 500
"""Claims of each list whose rows are made, as many as the first pages show."""
_PEOPLE, _OF_EACH = 200, 12
"""How many of those who are mentioned most have the rows of their first claims made, and of how many."""
_AT_ONCE = 4
"""How many articles or claims are gone through before whoever waits for a page gets their turn."""
_BREATH = 0.01
"""Seconds between two looks whether those who wait for a page have it."""
_MOST_PUT_OFF = 2.0
"""Seconds that a part is put off at most, so that the work comes to an end while there are always readers."""
_LOOK = 1.0
"""Seconds between two looks whether there is another edition."""
_SHOWN, _SMALL = 15, 2
"""How many pages are shown, and how many things are gone through in small parts after them."""
_PATIENCE = 2
"""Seconds that the end of the program waits for the part at work."""


class Doing(StrEnum):
    """What is worked out, as a reader who waits is told."""

    CLAIMS = "the claims"
    DISPUTES = "the disputes"
    BRIEF = "the brief"
    LISTS = "the lists of claims"
    TIMELINE = "the timeline"
    DEADLINES = "the deadlines"
    POSITIONS = "positions over time"
    PEOPLE = "who speaks and who is named"
    QUESTIONS = "what is asked"
    REVIEW = "what may be reviewed"
    PAGES = "the pages"
    WORDS = "the words of the articles"


_GROUND: Sequence[tuple[Doing, Callable[[Story], Parts[Any]]]] = (
    (Doing.LISTS, listed),
    (Doing.TIMELINE, entries),
    (Doing.DEADLINES, windows),
    (Doing.PEOPLE, sayings),
    (Doing.PEOPLE, namers),
    (Doing.PEOPLE, mentions),
    (Doing.PEOPLE, written),
    (Doing.PEOPLE, resting),
    (Doing.QUESTIONS, vectors),
    (Doing.POSITIONS, asked_of),
    (Doing.REVIEW, queue),
    (Doing.LISTS, spoken),
)
"""What pages stand on and is worked out part by part."""


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


@dataclass(frozen=True, slots=True)
class _Work:
    """Something that is worked out, and how: ``part`` does a part of it and says how far it is, None at its end."""

    doing: Doing
    part: Callable[[], Far | None]


def _works(edition: Edition, ready: Sequence[Callable[[Story], object]]) -> Iterator[_Work]:
    """What pages begin with, in about the order in which readers come to it."""
    story = edition.story
    yield _at_once(Doing.CLAIMS, _opened, story)
    yield _Work(Doing.DISPUTES, partial(_part, story, disputed))  # of which the brief tells too
    yield from (_at_once(Doing.BRIEF, story.once, make) for make in ready)
    for doing, made in _GROUND:
        yield _Work(doing, partial(_part, story, made))


def _part(story: Story, make: Callable[[Story], Parts[Any]]) -> Far | None:
    """A part of what ``make`` does, whoever began it."""
    return begun(story, make).part()


def _at_once(doing: Doing, make: Callable[..., object], *given: object) -> _Work:
    """Work that is one part."""

    def part() -> None:
        make(*given)

    return _Work(doing, part)


def _opened(story: Story) -> None:
    """What every page needs: the claims, and who is named."""
    _ = story.claims, story.actors


def _small(edition: Edition) -> Iterator[_Work]:
    """What many pages need a little of: the roots of the words of each article, the rows of the claims listed first."""
    story, claims = edition.story, edition.told(Claims)
    with edition.lock.aside():
        lists = [claims.asked(wanted)[:_ROWS] for wanted in _LISTS]
        lists.append(list(story.claims[:_ROWS]))
        rest = whole(story, resting)
        lists += [list(rest.get(key, ())[:_OF_EACH]) for key in islice(story.actors, _PEOPLE)]
    shown = list({claim.id: claim for listed in lists for claim in listed}.values())
    yield _Work(Doing.WORDS, _each(story.articles, _learn_words))
    yield _Work(Doing.LISTS, _each(shown, claims.row))


def _each(things: Sequence[T], do: Callable[[T], object]) -> Callable[[], Far | None]:
    """Goes through things, some in each part."""
    starts = iter(range(0, len(things), _AT_ONCE))

    def part() -> Far | None:
        start = next(starts, None)
        if start is None:
            return None
        for thing in things[start : start + _AT_ONCE]:
            do(thing)
        return start, len(things)

    return part


def _learn_words(recorded: Recorded) -> None:
    """Take the words of an article to the roots by which questions and searches look for them."""
    article_roots(recorded.article.text)
    for word in words(recorded.article.text):
        root_of(word)


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
        """Work on each edition that readers see, until the end."""
        shelf, edition = self._site.shelf, None
        while not self._ending.wait(_LOOK if edition is shelf.shown else 0):
            if edition is shelf.shown:
                continue
            if edition is not None:
                gc.collect()  # the one before is in nobody's hands any more
            edition = shelf.shown
            self._work_out(edition)

    def _work_out(self, edition: Edition) -> None:
        ground = list(_works(edition, self._site.shelf.ready))
        every = len(ground) + _SHOWN + _SMALL
        try:
            for number, work in enumerate(chain(ground, self._pages(edition), _small(edition))):
                edition.ahead = min(number, every - 1), every
                # What all pages need is not put off: whoever waits for one waits for it.
                if not self._done(work, edition, putting_off=work.doing is not Doing.CLAIMS):
                    return
        finally:
            edition.ahead, edition.doing = (every, every), None

    def _done(self, work: _Work, edition: Edition, *, putting_off: bool) -> bool:
        """Do all of it, part by part, in turn with readers; False where the program ended, or the edition is gone."""
        far: Far | None = (0, 1)
        while far is not None:
            edition.doing = work.doing.value, 100 * far[0] // (far[1] or 1)
            if putting_off:
                self._breathe(edition)
            if self._ending.is_set() or self._site.shelf.shown is not edition:
                return False
            with edition.lock.aside():
                far = work.part()
        gc.freeze()  # what is made stays, and to look through all of it for cycles holds up readers for seconds
        return True

    def _breathe(self, edition: Edition) -> None:
        """Let whoever waits for a page go before."""
        begun_at = time.monotonic()
        while edition.begun and not self._ending.is_set() and time.monotonic() - begun_at < _MOST_PUT_OFF:
            time.sleep(_BREATH)

    def _pages(self, edition: Edition) -> Iterator[_Work]:
        for page in _pages(edition.story):
            yield _at_once(Doing.PAGES, self._show, Asked(self._request(page), self._site, edition), page)

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
