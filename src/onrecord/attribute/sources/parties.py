"""The single sources in a source that is several: "a docker and the Harbour Board"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model import EntityKind, Mention, Span, Word
from onrecord.text import fold, trimmed

_SINGULAR = frozenset({"NN", "NNP"})
_PERSONS = frozenset({"he", "she"})
_BODIES = frozenset({"police", "authorities", "prosecutors"})
"""Plurals that are one body by themselves."""
_OWN = frozenset({"det", "poss"})
_BESIDE = frozenset({"compound", "nmod"})
_REACH = 8
"""Words before a noun in which its article stands."""
_AND = r",? (?:and|&|as well as|along with)"
_TITLES = r"(?: (?:the )?[A-Z][\w’'.-]*){0,4} "
"""What may stand between "and" and a name: "and Harbour Board Chair Jo Field"."""
_BETWEEN = re.compile(rf"(?:,|{_AND}){_TITLES}")
_LAST = re.compile(rf"{_AND}{_TITLES}")
_BEFORE = re.compile(r"(?:(?:[Bb]oth |[Tt]he )?(?:[A-Z][\w’'.-]* ){0,4}|[^\n]*(?:[—–:]|--) ?(?:[A-Z][\w’'.-]* ?){0,3})")
_BEHIND = re.compile(r"(?:,? (?:all|both))?[ ,.—–-]*")
_EITHER = frozenset({"or", "nor"})
"""Words between the names of one ("Uhuru, or Freedom"), or between two of whom it is open which one said it."""


def parties_in(
    text: str, words: Sequence[Word], span: Span, *, within: tuple[int, int], named: Sequence[Mention]
) -> list[Span]:
    """The parts of the span that are a source each, in order; none where it is one source, or cannot be parted.

    ``within``: the range of its words; ``named``: the mentions in it, none of which is parted. A list has an "and":
    what only a comma sets apart says who somebody is.
    """
    if listed := _listed(text, span, named):
        return listed
    people = [m.span for m in named if m.kind is EntityKind.PERSON]
    first, last = within
    tops = [i for i in range(first, last) if not first <= words[i].head < last or words[i].head == i]
    heads = [i for i in tops[:1] if words[i].tag in _SINGULAR or _is_one(text, words[i])]
    for i in range(first, last):
        above = words[i].head
        two = words[i].dep == "appos" and not _one(people, words[i].span, words[above].span)
        if above in heads and (words[i].dep == "conj" or two):
            heads.append(i)  # of three each hangs on the one before
    if len(heads) == 2 and _has_two_offices(words, (heads[0], heads[1]), named):
        return []
    if len(heads) < 2 or not all(_stands_alone(text, words, i, first=first, named=named) for i in heads):
        return []
    joints = [_joint(text, words, pair) for pair in pairwise(heads)]
    cuts = [joint for joint in joints if joint is not None]
    if len(cuts) < len(joints) or any(cut in name.span for cut in cuts for name in named):
        return []  # "the Parks and Gardens Department" is one
    between = {fold(cut.cut(text)) for cut in cuts} - {","}
    if not between or not between.isdisjoint(_EITHER):
        return []
    edges = [span.start, *(e for c in cuts for e in (c.start, c.end)), span.end]
    return [trimmed(text, Span(a, b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _listed(text: str, span: Span, named: Sequence[Mention]) -> list[Span]:
    """The names of a source that is nothing but a list of names with their titles, none where it is not."""
    for kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
        names = [m.span for m in named if m.kind is kind]
        if len(names) < 2 or not _BEFORE.fullmatch(text, span.start, names[0].start):
            continue
        gaps = [(one.end, other.start) for one, other in pairwise(names)]
        joined = all(_BETWEEN.fullmatch(text, *gap) for gap in gaps) and _LAST.fullmatch(text, *gaps[-1])
        if joined and _BEHIND.fullmatch(text, names[-1].end, span.end):
            return names
    return []


def _has_two_offices(words: Sequence[Word], heads: tuple[int, int], named: Sequence[Mention]) -> bool:
    """Whether two nouns are offices of the one who is named behind: "the board's chair and director Jo Field"."""
    office, holder = heads
    name = next((m.span for m in named if m.kind is EntityKind.PERSON and words[holder].span in m.span), None)
    if name is None or any(words[office].span in m.span for m in named):
        return False
    between = [w for w in words[office + 1 : holder] if w.span not in name and w.head == holder]
    definite = any(
        w.head == office and (w.lemma == "the" or w.dep == "poss") for w in words[max(0, office - 8) : office]
    )
    return definite and any(w.dep in _BESIDE for w in between) and not any(w.dep in _OWN for w in between)


def _one(people: Sequence[Span], one: Span, other: Span) -> bool:
    """Whether two nouns that stand beside each other are one: of two names of people neither says who the other is."""
    holders = [next((p for p in people if word in p), None) for word in (one, other)]
    return None in holders or holders[0] == holders[1]


def _joint(text: str, words: Sequence[Word], heads: tuple[int, int]) -> Span | None:
    """The "and" between two heads of a list, else its one comma; None where there is neither, or more."""
    between = words[heads[0] + 1 : heads[1]]
    found = [w.span for w in between if w.dep == "cc"] or [w.span for w in between if w.span.cut(text) == ","]
    return found[0] if len(found) == 1 else None


def _stands_alone(text: str, words: Sequence[Word], head: int, *, first: int, named: Sequence[Mention]) -> bool:
    """Whether a noun is one party of its own: a name, or a singular of which it is said which one it is ("a nurse and
    her father").

    In "Acme President and Chief Executive Jo Field" the first is capital letters only, and no name.
    """
    if any(words[head].span in mention.span for mention in named) or _is_one(text, words[head]):
        return True
    return words[head].tag in _SINGULAR and any(
        words[i].dep in _OWN and words[i].head == head for i in range(first, head)
    )


def _is_one(text: str, word: Word) -> bool:
    """Whether a word is one person or body by itself: "he", "police"."""
    return word.lemma in _PERSONS or fold(word.span.cut(text)) in _BODIES
