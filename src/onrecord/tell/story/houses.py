"""Who speaks for whom: people and the bodies that articles put them at the head of, or in the service of."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from onrecord.model import EntityKind
from onrecord.record import Pointer

if TYPE_CHECKING:
    from onrecord.tell.story.story import Story

_KINDS = {EntityKind.PERSON, EntityKind.ORGANISATION}
_APART = 70
"""Characters between the names of a house and of somebody who speaks for it."""
_MOST = 2_000
"""Mentions of one article that are looked at."""
OFFICES = (
    r"(?:boss|head|chief|director|president|chair\w*|minister|leader|spokes\w+|executive|founder|manager|secretary"
    r"|commissioner|convenor|lawyer|counsel|owner)s?"
)
"""For a pattern: what people are called who speak for a house."""
_BEFORE_NAME = re.compile(
    rf"(?:['’]s?(?: [\w-]+){{0,3}}?|(?: (?!and\b|by\b|with\b|or\b)[\w-]+)?) {OFFICES}(?:,? (?:mr|mrs|ms|dr)\.?)?,? ",
    re.IGNORECASE,
)
""" "Norrland Lines' managing director, | Jo Lee"."""
_AFTER_NAME = re.compile(
    rf"(?:,| is| was)(?: (?:the|a|an|its|who is|who was))?(?: [\w’'-]+){{0,3}}? {OFFICES}(?: (?:and|or) {OFFICES})?"
    r" (?:of|at|for|with) (?:the )?|, who (?:runs|leads|heads|chairs|owns|speaks for) (?:the )?",
    re.IGNORECASE,
)
""" "Jo Lee, | managing director of | Norrland Lines"."""


def of_one_house(story: "Story", one: str, other: str) -> bool:
    """Whether an article says of one of two entities, by key, that they lead or speak for the other."""
    return frozenset((one, other)) in story.once(_houses)


def pointers_of(story: "Story") -> Mapping[str, Sequence[Pointer]]:
    """By article, where its mentions stand and what each is of."""
    return story.view.pointers()


def _houses(story: "Story") -> frozenset[frozenset[str]]:
    """A person and the house they speak for, by their keys."""
    found: defaultdict[frozenset[str], int] = defaultdict(int)
    pointers = story.once(pointers_of)
    for recorded in story.articles:
        text = recorded.article.text
        for first, then in islice(pairwise(pointers.get(recorded.article.id, ())), _MOST):
            gap = then.start - first.end
            if {first.kind, then.kind} != _KINDS or not 0 <= gap <= _APART:
                continue
            form = _AFTER_NAME if first.kind is EntityKind.PERSON else _BEFORE_NAME
            if form.fullmatch(" ".join(text[first.end : then.start].split("\n"))):
                keys = (story.entity_of(recorded, m.entity) for m in (first, then))
                found[frozenset(k for k in keys if k is not None)] += 1
    return frozenset(pair for pair in found if len(pair) == 2)
