"""Unnamed sources of one article: who is meant again by "the official", and how many "two officials" are."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Attribution, Origin, Span
from onrecord.relate.origins import head_of
from onrecord.text import stem

_ANYBODY = frozenset(stem(w) for w in ("people", "persons", "source", "sources"))
_MOST_COUNTED = 4
"""People behind one attribution that were each heard, by the number given; a larger number is a crowd or a poll."""


def as_before(origin: Origin, unnamed: dict[str, Origin], *, headline: bool) -> Origin:
    """The unnamed source that "the official" or "the nurse" was brought in as, further up in the same article.

    Whoever a headline gives without a name is one of those whom the report has.
    """
    if headline and origin.evidence.method in {"unnamed", "described"}:
        return replace(origin, evidence=replace(origin.evidence, method="headline"))
    head = stem(head_of(origin.name))
    head = stem("person") if head in _ANYBODY else head
    if origin.evidence.method in {"described", "office"}:
        return unnamed.get(head, origin)
    if origin.evidence.method == "unnamed":
        unnamed[head] = origin
    return origin


def each_of(attribution: Attribution, origin: Origin, part: Span | None) -> Sequence[Origin]:
    """The origin once for each of the few people who are counted: "two officials" are two sources that agree."""
    counted = [d.count or 0 for d in attribution.described]
    people = sum(counted) or attribution.count or 1
    if part is not None or origin.evidence.method != "unnamed" or not 1 < people <= _MOST_COUNTED:
        return [origin]
    return [
        replace(origin, key=f"{origin.key} {number}", name=f"{origin.name} ({number} of {people})")
        for number in range(1, people + 1)
    ]
