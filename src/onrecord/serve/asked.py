"""One request, as the functions that answer it see it: of which story, in which edition, and how to show a page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.serve.jobs import Jobs
from onrecord.serve.shelf import Edition, Shelf
from onrecord.tell.lines.page_parts import part_in_words
from onrecord.tell.lines.reasons import plainly
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.lines.wording import outlet
from onrecord.tell.positions.puts import stance_in_words
from onrecord.tell.story import Story
from onrecord.text import fit

T = TypeVar("T")

SECTIONS = (
    (("", "Brief"), ("timeline", "Timeline"), ("deadlines", "Deadlines")),
    (("claims", "Claims"), ("disputes", "Disputes"), ("positions", "Positions")),
    (("people", "People"), ("sources", "Sources")),
    (("articles", "Articles"), ("compare", "Compare"), ("add", "Add")),
    (("ask", "Ask"), ("quiz", "Quiz")),
    (("review", "Review"), ("made", "Method")),
)
"""The pages that every page leads to, in groups of a kind: address under the story, and what it is called."""


@cache
def templates() -> Environment:
    """Jinja with everything escaped, and an error for whatever a template names and is not given."""
    made = Environment(
        loader=PackageLoader("onrecord.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]  # added by the extension
    made.filters["date"] = date_in_words
    made.filters["sentence"] = _as_sentence
    made.filters["plainly"] = plainly
    made.globals["stance_in_words"] = stance_in_words
    made.globals["part_in_words"] = part_in_words
    made.globals["outlet_of"] = lambda story, article: outlet(story, story.by_id[article])
    return made


def _as_sentence(words: str) -> str:
    """With a capital letter to begin with, and all others as they are: names stay names."""
    return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True)
class Site:
    """The pages of one story. ``root`` is what its addresses begin with, "" where it is the only one.

    ``writable`` is whether decisions and articles are taken from pages.
    """

    name: str
    root: str
    shelf: Shelf
    templates: Environment
    jobs: Jobs
    writable: bool = True

    def at(self, *parts: object, **query: object) -> str:
        """The address of a page of this story: ``at("claims", id, q="dam")``; None and "" are left out of the query."""
        path = "/".join(quote(str(part), safe="") for part in parts)
        asked = urlencode({k: v for k, v in query.items() if v not in {None, ""}}, doseq=True)
        return f"{self.root}/{path}" + (f"?{asked}" if asked else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page of a story. ``form`` is what was sent with it, or ``body`` where that is JSON."""

    request: Request
    site: Site
    edition: Edition
    form: FormData = field(default_factory=FormData)
    body: bytes = b""

    @property
    def story(self) -> Story:
        """The story, in the edition that was newest when the request came."""
        return self.edition.story

    @property
    def query(self) -> Mapping[str, str]:
        """What stands behind the question mark."""
        return self.request.query_params

    @property
    def part(self) -> Mapping[str, Any]:
        """The named parts of the path."""
        return self.request.path_params

    def show(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The template filled in. Every page has ``title``, ``at``, ``story``, ``site``, ``sections``, ``here``."""
        page = self.site.templates.get_template(template)
        here = self.request.url.path.removeprefix(self.site.root).strip("/").partition("/")[0]
        made = page.render(
            at=self.site.at,
            site=self.site,
            story=self.story,
            edition=self.edition,
            sections=SECTIONS,
            here=here,
            **values,
        )
        return HTMLResponse(fit(made), status)  # a browser drops some of what is not fit, and its offsets were others


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A part of a list: its ``rows``, which of how many ``pages`` it is, how many rows there are in all.

    ``before`` and ``after`` are the addresses of the parts beside it, "" at either end.
    """

    rows: Sequence[T]
    number: int
    pages: int
    total: int
    before: str
    after: str


def paged(rows: Sequence[T], asked: Asked, *, size: int = 50) -> Page[T]:
    """The part of the list that ``page=`` in the query asks for; the first for nonsense, the last for too much."""
    pages = max(1, -(-len(rows) // size))
    given = asked.query.get("page", "1")
    number = min(max(1, int(given)), pages) if given.isascii() and given.isdigit() and len(given) < 10 else 1

    def other(n: int) -> str:
        query = [(k, v) for k, v in asked.request.query_params.multi_items() if k != "page"]
        return f"{asked.request.url.path}?{urlencode([*query, ('page', n)])}" if 1 <= n <= pages else ""

    here = rows[(number - 1) * size : number * size]
    return Page(here, number, pages, len(rows), other(number - 1), other(number + 1))


Answer = Callable[[Asked], Response]
Pages = Mapping[str, Answer]
"""Addresses under a story, with what answers each: ``{"/claims/{id}": claim}``."""
