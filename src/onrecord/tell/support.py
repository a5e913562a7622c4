"""Which claims rest on most, and which are told by many articles although they rest on little."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Standing
from onrecord.tell.claims import Claims, Row
from onrecord.tell.story import Claim, Story
from onrecord.tell.wording import says_nothing

_FIRM = 0.6
"""Chance of putting one claim that links each origin to another, from which a claim is shown for what it rests on."""
_ONE = frozenset({Standing.REPEATS, Standing.CORROBORATES})


@dataclass(frozen=True, slots=True)
class Support:
    """Claims with most origins; and those that most articles carry on the word of one origin, or of none shown."""

    most: tuple[Row, ...]
    least: tuple[Row, ...]


def support(claims: Claims, number: int) -> Support:
    """So many of each, none twice. A claim of one article only says nothing of how the coverage leans on it.

    What hangs together loosely is left to the list of claims: these few are read as what the coverage stands on.
    """
    held = [c for c in claims.story.claims if not says_nothing(c.members)]
    links = claims.story.once(_links)
    most = list(islice(_firm((c for c in held if c.count.minimum > 1), links), number))
    taken = {c.id for c in most}
    thin = (c for c in held if c.count.maximum <= 1 and c.articles > 1 and c.id not in taken)
    ordered = sorted(thin, key=lambda c: (-c.articles, -len(c.members), c.id))
    return Support(_rows(claims, most), _rows(claims, islice(_firm(ordered, links), number)))


Links = dict[tuple[str, str], float]


def _links(story: Story) -> Links:
    return {(r.one, r.other): r.evidence.score for r in story.relations if r.standing in _ONE}


def _firm(claims: Iterable[Claim], links: Links) -> Iterator[Claim]:
    """Those of which every article has a member that is closely linked to one of another article."""
    for claim in claims:
        best: dict[str, float] = {}
        for one in claim.members:
            for other in claim.members:
                pair = one.assertion.id, other.assertion.id
                homes = one.recorded.article.id, other.recorded.article.id
                score = links.get(pair)
                if score is not None and homes[0] != homes[1]:
                    for home in homes:
                        best[home] = max(best.get(home, 0.0), score)
        if len(best) == claim.articles and min(best.values(), default=0.0) >= _FIRM:
            yield claim


def _rows(claims: Claims, found: Iterable[Claim]) -> tuple[Row, ...]:
    return tuple(claims.row(c) for c in found)
