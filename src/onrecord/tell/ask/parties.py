"""Who does a deed in a sentence, or to whom it is done, by the grammar of the sentence."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model import EventStatus, Part, Span
from onrecord.read.language import english
from onrecord.relate.events.lexicon import deed_of
from onrecord.tell.ask.cues import LIGHT
from onrecord.tell.ask.meaning import root, same_as
from onrecord.tell.ask.passages import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATING = frozenset({"deny", "refuse", "fail", "decline", "reject", "avoid"})
"""Verbs by which what hangs on them is not done."""
_OWN = frozenset({"det", "amod", "compound", "nummod", "poss", "quantmod", "nmod", "case", "prep", "pobj"})
"""What belongs to the words for somebody: no apposition, no clause."""
_RELATIVE = frozenset({"WP", "WDT"})
_HANGING = frozenset({"conj", "xcomp", "advcl"})
"""Verbs that share the subject of the verb above them where they have none."""


@dataclass(frozen=True, slots=True)
class Party:
    """The words for one who takes part in a deed, and where who it is stands: "the curator, Ann Lee" has two heads."""

    words: Span
    heads: tuple[Span, ...]


def parties(passage: Passage, deed: str, part: Part, *, negated: bool) -> list[Party]:
    """Those who are this part of the deed; none where the sentence does not say, as in "a vase was stolen"."""
    wanted = {root(deed), *same_as(root(deed))}
    if not wanted & passage.roots:
        return []
    doc = english().tokens(passage.text)
    lemmas = english().annotate([doc])[0]
    found: list[Party] = []
    for verb in doc:
        if verb.tag_.startswith("VB") and _tells(verb, wanted, lemmas) and _is_not_done(verb, lemmas) == negated:
            found += [_party(passage, t) for head in _heads(verb, part) for t in (head, *head.conjuncts)]
    return found or list(_of_events(passage, deed, part, negated=negated))


def _tells(verb: "Token", wanted: Set[str], lemmas: Sequence[str]) -> bool:
    """Whether the verb is the deed, or has it for its noun: "the order was given by …"."""
    nouns = (c for c in verb.children if c.dep_ in {"nsubjpass", "dobj"}) if lemmas[verb.i] in LIGHT else ()
    return root(lemmas[verb.i]) in wanted or any(root(lemmas[c.i]) in wanted for c in nouns)


def _of_events(passage: Passage, deed: str, part: Part, *, negated: bool) -> Iterator[Party]:
    """Those of a deed that a noun tells: "her resignation"."""
    told = (e for e in passage.events if e.deed == deed_of(deed) and (e.status is EventStatus.DENIED) == negated)
    named = {p.entity for e in told for p in e.participants if p.part is part}
    yield from (Party(m.span, (m.span,)) for m in passage.mentions if m.entity in named)


def _is_not_done(verb: "Token", lemmas: Sequence[str]) -> bool:
    above = verb.head if verb.dep_ in {"xcomp", "ccomp", "pcomp"} else verb
    return any(c.dep_ == "neg" for c in verb.children) or (above is not verb and lemmas[above.i] in _NEGATING)


def _heads(verb: "Token", part: Part) -> list["Token"]:
    """The nouns of those who are this part of what the verb tells."""
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    )
    if part is Part.ACTOR and passive:
        return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
    if part is Part.AFFECTED and not passive:
        return [c for c in verb.children if c.dep_ == "dobj"]
    return _subjects(verb, passive=passive)


def _subjects(verb: "Token", *, passive: bool) -> list["Token"]:
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if any(s.tag_ in _RELATIVE for s in subjects):
        return [verb.head] if verb.dep_ == "relcl" else []
    if subjects or verb.head is verb:
        return subjects
    if verb.dep_ == "acl":
        return [verb.head]
    if verb.dep_ not in _HANGING or passive != any(c.dep_ == "nsubjpass" for c in verb.head.children):
        return []
    controlled = [c for c in verb.head.children if c.dep_ == "dobj"] if verb.dep_ == "xcomp" else []
    return controlled or _subjects(verb.head, passive=passive)


def _party(passage: Passage, head: "Token") -> Party:
    inside, grown = {head.i}, [head]
    while grown:
        grown = [c for t in grown for c in t.children if c.dep_ in _OWN]
        inside |= {t.i for t in grown}
    first, last = head.doc[min(inside)], head.doc[max(inside)]
    names = [head, *(c for c in head.children if c.dep_ == "appos")]
    start = passage.span.start
    return Party(
        Span(start + first.idx, start + last.idx + len(last)),
        tuple(Span(start + t.idx, start + t.idx + len(t)) for t in names),
    )
