"""Which claims rest on most, and which are told by many articles although they rest on little."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from onrecord.tell.claims.rows import Claims, Row
from onrecord.tell.lines.wording import says_nothing
from onrecord.tell.story import Claim
from onrecord.tell.story.firm import Firmness


@dataclass(frozen=True, slots=True)
class Support:
    """Claims with most origins; and those that most articles carry on the word of one origin, or of none shown."""

    most: tuple[Row, ...]
    least: tuple[Row, ...]


def support(claims: Claims, number: int) -> Support:
    """So many of each, none twice. A claim of one article only says nothing of how the coverage leans on it.

    What hangs together loosely is left to the list of claims: these few are read as what the coverage stands on.
    """
    firm = claims.story.once(Firmness)
    held = [c for c in claims.story.claims if not says_nothing(c.members)]
    most = list(islice((c for c in held if c.count.minimum > 1 and firm.is_firm(c)), number))
    taken = {c.id for c in most}
    thin = (c for c in held if c.count.maximum <= 1 and c.articles > 1 and c.id not in taken)
    ordered = sorted(thin, key=lambda c: (-c.articles, -len(c.members), c.id))
    return Support(_rows(claims, most), _rows(claims, islice(filter(firm.is_firm, ordered), number)))


def _rows(claims: Claims, found: Iterable[Claim]) -> tuple[Row, ...]:
    return tuple(claims.row(c) for c in found)
