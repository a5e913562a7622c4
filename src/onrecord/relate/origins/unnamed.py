"""Unnamed sources of one article: who is meant again by "the official"."""

from dataclasses import replace

from onrecord.model import Origin
from onrecord.relate.origins.offices import head_of, is_many
from onrecord.text import stem

_DESCRIBED = frozenset({"unnamed", "described", "office", "headline"})
"""How those origins are known who are called by nothing but what they are."""
_ANYBODY = frozenset(stem(w) for w in ("people", "persons", "source", "sources"))


def is_described(origin: Origin) -> bool:
    """Whether an origin is somebody who is called by nothing but what they are."""
    return origin.evidence.method in _DESCRIBED


def may_be_he(origin: Origin) -> bool:
    """Whether an origin may be called "he" or "she": one person, or a body through whoever speaks for it."""
    if origin.key.startswith("unnamed:"):
        return origin.people == 1 and not is_many(head_of(origin.name))
    return origin.key.startswith("person:") or bool(origin.spokesperson)


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
