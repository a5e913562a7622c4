"""Plans, demands and offers that somebody's words tell of and of nothing else: they are one claim with these words."""

from collections.abc import Iterator, Sequence

from onrecord.model import Evidence, Relation, Span, Stance, Standing
from onrecord.relate.pairs.facts import Facts, in_order, one_origin
from onrecord.relate.pairs.whose import by
from onrecord.text import merged

_ALL = 0.9
"""Share of the characters of somebody's words from which a plan in them is all that they tell: "that" may go before."""


def nested(facts: Sequence[Facts]) -> list[Relation]:
    """Repetitions within one article: "the city plans a bridge", on the record as so, and as the city's plan."""
    found = []
    for inner, outer in _inside(facts):
        if _is_all(inner, outer) and one_origin(inner, outer):
            one, other = in_order(inner, outer)
            evidence = Evidence("nesting", 1.0, f"the one tells of what {by(inner)} does, and of nothing else")
            found.append(Relation(one.assertion.id, other.assertion.id, Standing.REPEATS, evidence))
    return found


def _inside(facts: Sequence[Facts]) -> Iterator[tuple[Facts, Facts]]:
    """Each assertion with those in whose words it stands, but for what these deny or what says nothing."""
    put: dict[str, list[Facts]] = {}
    for outer in facts:
        said = outer.known.attribution
        if said is not None and said.stance is not Stance.DENIES:
            put.setdefault(said.id, []).append(outer)
    for inner in facts:
        said = inner.known.attribution
        if said is not None and said.via is not None and not inner.says_nothing:
            yield from ((inner, outer) for outer in put.get(said.via, ()))


def _is_all(inner: Facts, outer: Facts) -> bool:
    """Whether who does it, how that is called and what is done fill the outer words."""
    said, whole = inner.known.attribution, outer.assertion.wording
    if said is None or inner.assertion.wording not in whole:
        return False
    told = merged((*said.source, *said.cue, inner.assertion.wording))
    filled = (Span(max(s.start, whole.start), min(s.end, whole.end)) for s in told if s.overlaps(whole))
    return sum(map(len, filled)) >= _ALL * len(whole)
