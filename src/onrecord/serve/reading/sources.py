"""Who rests on whom: outlets, whose reports they carry, and who speaks through them; drawn, and as a tree."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from starlette.responses import Response

from onrecord.model import NAMED_ACTORS, Naming
from onrecord.serve.asked import Asked, Pages, Site, paged
from onrecord.serve.drawing.flows import Flow, Knot, drawn
from onrecord.serve.reading.laid import asked_for, first_of
from onrecord.tell.lines.quotes import NO_SOURCE
from onrecord.tell.lines.wording import outlet
from onrecord.tell.story import Story
from onrecord.tell.texts.rests import NOT_MADE_OUT, Rest, Tie, by_outlet, by_source

LEADS = {
    Tie.AGENCY: "carries the agency",
    Tie.FIRST: "first published by",
    Tie.SAME_TEXT: "carries the text of",
    Tie.REPORTS: "with reports from",
}
HEARD = {
    Tie.AGENCY: "in a report of the agency",
    Tie.FIRST: "in what was first published by",
    Tie.SAME_TEXT: "in the text of",
    Tie.REPORTS: "with reports from",
    Tie.OUTLET: "in",
    Tie.SOURCE: "through",
}
NAMINGS = {
    Naming.PERSON: ("●", "named person"),
    Naming.ORGANISATION: ("■", "named body"),
    Naming.DOCUMENT: ("▤", "document"),
    Naming.PUBLISHER: ("◧", "outlet"),
    Naming.SOCIAL_POST: ("◪", "social-media post"),
    Naming.ANONYMOUS: ("◌", "name held back"),
    Naming.UNNAMED_PERSON: ("○", "not named"),
    Naming.UNNAMED_GROUP: ("○", "group, not named"),
    Naming.NONE: ("·", "no source given"),
}
"""What stands before a source of each kind, and what the kind is called."""
_MOST = (12, 10, 18)
"""Bars of each column of the picture; the rest of a column is one bar."""
_PER_PAGE = 25
_REST = "…"


class Rests:
    """The trees of one edition."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.keys = {actor.name: key for key, actor in reversed(story.actors.items())}
        self.articles = _articles(story)
        self.tree = lru_cache(maxsize=2)(self._tree)
        self.picture = lru_cache(maxsize=1)(self._picture)

    def _tree(self, by: str) -> tuple[Rest, ...]:
        return by_source(self._story) if by == "source" else by_outlet(self._story)

    def _picture(self) -> str:
        return picture(self.tree("outlet"))

    def address(self, rest: Rest, site: Site) -> str:
        """Where one reads on: who is named has a page, an outlet its article, and of others their words are looked up.

        "" for who was not made out.
        """
        if rest.tie is Tie.OUTLET:
            held = self.articles.get(rest.name, ())
            return site.at("articles", held[0]) if len(held) == 1 else site.at("articles", by="publisher")
        if rest.naming in NAMED_ACTORS and (key := self.keys.get(rest.name)) is not None:
            return site.at("people", key)
        if rest.tie is not Tie.SOURCE or rest.name in {NOT_MADE_OUT, NO_SOURCE}:
            return ""
        phrase = rest.name.replace('"', "")
        return site.at("search", q=f'"{phrase}"')


def _articles(story: Story) -> dict[str, list[str]]:
    """Of each outlet, as the tree calls it, its articles."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for recorded in story.articles:
        found[outlet(story, recorded)].append(recorded.article.id)
    return found


def sources(asked: Asked) -> Response:
    """The tree from the outlets or from the sources, or all that stands under one of them; the picture is of both."""
    given = asked_for(asked.query, "by", "q", "of")
    by = "source" if given.get("by") == "source" else "outlet"
    rests = asked.edition.told(Rests)
    asked_words = given.get("q", "").casefold()
    of = next((r for r in rests.tree(by) if r.name == given.get("of")), None)
    found = of.under if of is not None else [r for r in rests.tree(by) if asked_words in r.name.casefold()]
    page = paged(found, asked, size=_PER_PAGE)
    return asked.show(
        "sources.html",
        by=by,
        of=of.name if of is not None else "",
        given=given,
        page=page,
        first=first_of(page, _PER_PAGE),
        picture=rests.picture(),
        leads=LEADS,
        heard=HEARD,
        namings=NAMINGS,
        address=lambda rest: rests.address(rest, asked.site),
        title="Sources",
    )


def picture(outlets: Sequence[Rest]) -> str:
    """From outlets over those whose reports they carry to who speaks; "" where nobody rests on anybody.

    A chain of more than one link between outlet and speaker is drawn by its first; the tree has all of it.
    """
    bands = Counter[tuple[_End, _End]]()
    for rest in outlets:
        for one, other, weight in _bands(rest):
            bands[one, other] += weight
    if not bands:
        return ""
    kept = _kept(bands)
    merged = Counter[tuple[_End, _End]]()
    for (one, other), weight in bands.items():
        merged[_held(one, kept), _held(other, kept)] += weight
    ends = dict.fromkeys(end for pair in sorted(merged) for end in pair)
    dropped = Counter(e[0] for e in {e for pair in bands for e in pair} if e not in kept)
    knots = [_knot(end, dropped) for end in sorted(ends, key=lambda e: (e[0], e[2] == _REST, -_weight(merged, e), e))]
    flows = [Flow(_id(a), _id(b), n, f"to-{_css(b)}") for (a, b), n in merged.items()]
    return drawn(
        knots,
        flows,
        heads=("Outlet", "Whose report", "Who speaks"),
        named="rests",
        title="Who rests on whom",
        desc="Each band is as wide as there are articles in which the one is heard through the other. "
        "The tree below has the same in words.",
    )


_End = tuple[int, str, str]
"""A bar: its column, its kind, its name."""


def _bands(outlet: Rest) -> Iterator[tuple[_End, _End, int]]:
    here = (0, "outlet", outlet.name)
    for rest in outlet.under:
        if rest.tie is Tie.SOURCE and (rest.naming is not Naming.PUBLISHER or not rest.under):
            yield here, _speaker(rest), rest.articles
            continue
        desk = (1, "through", rest.name)
        yield here, desk, rest.articles
        for under in rest.under:
            yield desk, _speaker(under), under.articles


def _speaker(rest: Rest) -> _End:
    return 2, rest.naming.value if rest.naming is not None else Naming.NONE.value, rest.name


def _kept(bands: Counter[tuple[_End, _End]]) -> set[_End]:
    """Of each column the bars through which most goes."""
    weights = Counter[_End]()
    for (one, other), weight in bands.items():
        weights[one] += weight
        weights[other] += weight
    kept: set[_End] = set()
    for column, most in enumerate(_MOST):
        ends = sorted((e for e in weights if e[0] == column), key=lambda e: (-weights[e], e))
        kept |= set(ends if len(ends) <= most else ends[: most - 1])
    return kept


def _held(end: _End, kept: set[_End]) -> _End:
    return end if end in kept else (end[0], "rest", _REST)


def _weight(bands: Counter[tuple[_End, _End]], end: _End) -> int:
    return sum(n for pair, n in bands.items() if end in pair)


def _knot(end: _End, dropped: Counter[int]) -> Knot:
    column, kind, name = end
    shape = NAMINGS[Naming(kind)][0] if column == 2 and kind in set(Naming) else ""
    shown = f"{dropped[column]} more" if name == _REST else name
    return Knot(_id(end), shown, column, _css(end), shape, last=name == _REST)


def _id(end: _End) -> str:
    return f"{end[0]}:{end[1]}:{end[2]}"


def _css(end: _End) -> str:
    return end[1].replace("_", "-")


PAGES: Pages = {"/sources": sources}
