"""The articles of a pile by the story they are of: what each story is called, when it was told, by whom and of what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.record import Recorded
from onrecord.relate.propositions.times import days
from onrecord.resolve.alike import COMPARED_KINDS
from onrecord.resolve.gist import gist_of
from onrecord.resolve.stories import Link, Pile
from onrecord.tell.lines.headlines import headline
from onrecord.tell.story import UNNAMED_PUBLISHER, Story
from onrecord.text import fold, words

_NAMES = 4
"""Names that a story is told by."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An article of a story. ``outlet`` and ``published`` are "" where they are not known.

    ``like`` is the article of the story that it is most like, ``why`` says in what, ``score`` from 0 to 1 how surely
    the two are of one; "", "" and 0 for an article of no story with another.
    """

    article: str
    title: str
    outlet: str
    published: str
    name: str
    like: str
    why: str
    score: float


@dataclass(frozen=True, slots=True)
class OneStory:
    """Articles of one story, by day. ``title`` is that of ``titled``, the article that most others are like.

    ``id`` is the smallest id of its articles. ``first`` and ``last`` are the days between which they were published, ""
    where none states its own, and ``outlets`` those who put them out, as far as they are known. ``names`` are of whom
    and what these articles name and few others do.
    """

    id: str
    title: str
    titled: str
    first: str
    last: str
    outlets: tuple[str, ...]
    names: tuple[str, ...]
    articles: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ByStory:
    """Stories, those of most articles first, and the articles that are of no story with another."""

    stories: tuple[OneStory, ...]
    alone: tuple[Piece, ...]


def by_story(story: Story, article: str | None = None) -> ByStory:
    """All of them, or only the story of one article. Raises NothingFound for an article that is not there."""
    found = story.once(_by_story)
    if article is None:
        return found
    only = story.article(article).article.id
    stories = tuple(s for s in found.stories if any(p.article == only for p in s.articles))
    return ByStory(stories, tuple(p for p in found.alone if p.article == only))


def _by_story(story: Story) -> ByStory:
    place = {recorded.article.id: n for n, recorded in enumerate(story.articles)}  # by day
    stories: list[OneStory] = []
    alone: list[Piece] = []
    named = _Named(story)
    for group in Pile(gist_of(recorded) for recorded in story.articles).groups():
        best = _best(group.links)
        ordered = sorted(group.articles, key=place.__getitem__)
        pieces = [_piece(story, story.by_id[article], best.get(article)) for article in ordered]
        if len(pieces) > 1:
            stories.append(_one(story, pieces, named.most(ordered)))
        else:
            alone += pieces
    stories.sort(key=lambda s: (-len(s.articles), s.first or "9999", s.id))
    return ByStory(tuple(stories), tuple(sorted(alone, key=lambda p: place[p.article])))


def _best(links: Iterable[Link]) -> dict[str, Link]:
    """Of each article the link by which it is most surely of the story."""
    found: dict[str, Link] = {}
    for link in links:
        for article in (link.one, link.other):
            if article not in found or found[article].evidence.score < link.evidence.score:
                found[article] = link
    return found


def _piece(story: Story, recorded: Recorded, link: Link | None) -> Piece:
    article = recorded.article
    return Piece(
        article.id,
        headline(article),
        publisher if (publisher := story.publisher(recorded)) != UNNAMED_PUBLISHER else "",
        article.published.value if article.published else "",
        recorded.names[0],
        "" if link is None else link.other if link.one == article.id else link.one,
        "" if link is None else link.evidence.reason,
        0.0 if link is None else link.evidence.score,
    )


def _one(story: Story, pieces: Sequence[Piece], names: tuple[str, ...]) -> OneStory:
    liked = Counter(piece.like for piece in pieces)
    titled = max(pieces, key=lambda p: (story.by_id[p.article].article.title is not None, liked[p.article]))
    told = [span for p in pieces if p.published and (span := days(p.published)) is not None]
    return OneStory(
        min(p.article for p in pieces),
        titled.title,
        titled.article,
        min(first for first, _ in told).isoformat() if told else "",
        max(last for _, last in told).isoformat() if told else "",
        tuple(dict.fromkeys(p.outlet for p in pieces if p.outlet)),
        names,
        tuple(pieces),
    )


class _Named:
    """Whom and what each article names, outlets of the pile left out."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._in: dict[str, frozenset[str]] = {}
        outlets = {fold(story.publisher(recorded)) for recorded in story.articles}
        for recorded in story.articles:
            keys = {story.entity(x.entity) for x in recorded.resolutions if x.kind in COMPARED_KINDS}
            self._in[recorded.article.id] = frozenset(
                key for key in keys if key in story.actors and fold(story.actors[key].name) not in outlets
            )
        self._often = Counter(key for keys in self._in.values() for key in keys)

    def most(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The names that most of these articles have and fewest others."""
        here: Counter[str] = Counter(key for article in articles for key in self._in[article])
        ranked = sorted(here, key=lambda key: (-(here[key] ** 2) / self._often[key], key))
        told: dict[str, set[str]] = defaultdict(set)
        for key in ranked:
            name = self._story.actors[key].name
            if len(told) == _NAMES:
                break
            if not any(set(words(name)) <= known for known in told.values()):  # "Lee" beside "Anna Lee"
                told[name] = set(words(name))
        return tuple(told)
