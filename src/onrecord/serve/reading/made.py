"""How the record was made: runs with the versions of their stages, the trained models with their cards, settings."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from markdown_it import MarkdownIt
from starlette.responses import Response

from onrecord import __version__
from onrecord.serve.asked import Asked, Pages
from onrecord.settings import Settings, read_settings
from onrecord.tell.story import Story

CARDS = (
    "onrecord.vectors.weights",
    "onrecord.attribute.tagger.weights",
    "onrecord.resolve.weights",
    "onrecord.relate.weights",
)
"""Where trained weights lie, each folder with the card that says what they are."""


@dataclass(frozen=True, slots=True)
class Run:
    """Articles made by the same stages under the same settings. ``first`` and ``last`` are ISO 8601 in UTC."""

    stages: Mapping[str, int]
    settings: str
    onrecord: str
    first: str
    last: str
    articles: int
    empty: int


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of trained weights; ``body`` is HTML made of a file of our own."""

    name: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Set:
    """A setting as it is here."""

    name: str
    value: int
    default: int
    help: str
    shapes: bool


def made(asked: Asked) -> Response:
    """Everything that had a hand in the record."""
    story = asked.story
    return asked.show(
        "made.html",
        runs=asked.edition.told(_runs),
        cards=_cards(),
        settings=_settings(),
        digest=read_settings().digest(),
        version=__version__,
        refusals=asked.edition.told(_refusals),
        rulings=Counter(r.status.value for r in story.rulings),
        title="How this was made",
    )


def _runs(story: Story) -> list[Run]:
    groups: dict[tuple[tuple[tuple[str, int], ...], str, str], list[tuple[str, bool]]] = {}
    for one in story.view.makings():
        key = tuple(one.stages.items()), one.settings, one.onrecord
        groups.setdefault(key, []).append((one.at, one.article is None))
    return sorted(
        (
            Run(dict(stages), settings, version, min(held)[0], max(held)[0], len(held), sum(e for _, e in held))
            for (stages, settings, version), held in groups.items()
        ),
        key=lambda run: (run.last, run.first),
        reverse=True,
    )


def _refusals(story: Story) -> list[tuple[str, str, str]]:
    return [(r.name, r.reason, r.fix) for r in story.view.refusals()]


@cache
def _cards() -> tuple[Card, ...]:
    written = MarkdownIt("commonmark", {"html": False}).enable("table")
    found = []
    for place in CARDS:
        text = files(place).joinpath("CARD.md").read_text(encoding="utf-8")
        head, _, body = text.partition("\n")
        found.append(
            Card(place.removeprefix("onrecord.").removesuffix(".weights"), head.lstrip("# "), written.render(body))
        )
    return tuple(found)


def _settings() -> list[Set]:
    now = read_settings()
    return [
        Set(
            f.name, getattr(now, f.name), getattr(Settings(), f.name), f.metadata["help"], f.metadata["shapes_findings"]
        )
        for f in fields(Settings)
    ]


PAGES: Pages = {"/made": made}
