"""Whether two sentences say so much of the same that a brief needs only one."""

from collections.abc import Iterable

from onrecord.tell.brief.candidates import Candidate
from onrecord.tell.brief.sorts import gives_other_number, is_negated
from onrecord.vectors.sentences import cosine

_PLAINLY = 3
"""Terms of the story's own that two sentences must share to be alike by them, unless they have no others."""
_ALL_ALIKE = 0.15
"""How much more two sentences must share where terms count that half of the texts have."""
_SHARED = 2
"""Terms that two sentences on one day may have in common and still tell of two things."""


def alike(one: Candidate, other: Candidate, *, most: float = 0.5, common: frozenset[str] = frozenset()) -> bool:
    """Whether two sentences say so much of the same that a brief needs only one; ``common`` terms show nothing."""
    if not one.terms or not other.terms:
        return False
    a, b = one.terms - common, other.terms - common
    both, few = len(a & b), min(len(a), len(b))
    rare = both / few if few and (not common or both >= _PLAINLY or both == few > 1) else 0.0
    return rare >= most or _share(one, other) >= (most + _ALL_ALIKE if common else most)


def _share(one: Candidate, other: Candidate) -> float:
    return len(one.terms & other.terms) / min(len(one.terms), len(other.terms))


def repeats(
    candidate: Candidate, told: Iterable[Candidate], *, most: float = 0.5, common: frozenset[str] = frozenset()
) -> bool:
    """Whether it says again what is told: in like words, or as one claim."""
    return any(
        alike(candidate, other, most=most, common=common) or (most <= 1 and _same_day(candidate, other))
        for other in told
    )


def is_one_news(
    candidate: Candidate, told: Iterable[Candidate], *, least: float, common: frozenset[str] = frozenset()
) -> bool:
    """Whether its meaning lies so near to what is told, and it neither unsays that nor counts otherwise."""
    return any(
        cosine(candidate.vector, other.vector) >= least
        and is_negated(candidate) is is_negated(other)
        and not gives_other_number(candidate, other, common)
        for other in told
    )


def _same_day(one: Candidate, other: Candidate) -> bool:
    """Whether both tell, in words in common, of one day that is not the day of their reports."""
    if one.main is None or other.main is None or len(one.terms & other.terms) <= _SHARED:
        return False
    out = {c.recorded.article.published.value for c in (one, other) if c.recorded.article.published is not None}
    a, b = (
        {t.first for t in c.recorded.times if t.span in c.sentence.span and t.first == t.last} for c in (one, other)
    )
    return bool((a & b) - {None} - out)
