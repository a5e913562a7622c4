"""Who and what takes part in an event, and where it is told to be."""

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.model import EntityKind, Mention, Part, Participant, Reading
from onrecord.relate.events.trees import Trees
from onrecord.relate.events.triggers import Trigger

_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "on", "off", "outside", "inside", "across", "over", "within"})
_INNER = frozenset({"compound", "poss", "amod", "nmod"})
_WIDEST = 40
"""Words of a noun phrase that are looked at for who is meant."""
_PARTS = frozenset({"one", "two", "three", "four", "some", "many", "several", "most", "all", "both", "each", "none"})
_STEPS = 6
"""Verbs that an infinitive or a coordinated verb may take its subject over."""

Placed = tuple[int, Part]


def participants_of(reading: Reading, trees: Trees, trigger: Trigger) -> tuple[Participant, ...]:
    """Entities by their part, in the order of the grammar; each once, by its first part."""
    found: dict[int, Part] = {}
    placed = list(_of_verb(trees, trigger.verb)) if trigger.verb >= 0 else []
    if trigger.verb != trigger.word:
        placed += _of_noun(trees, trigger.word, taken=trigger.verb >= 0)
    for word, part in placed:
        for mention in _meant(reading, trees, word):
            where = mention.kind is EntityKind.PLACE and part is Part.PLACE
            found.setdefault(mention.entity, part if where or part is not Part.PLACE else Part.OTHER)
    return tuple(Participant(entity, part) for entity, part in found.items())


def subject_of(trees: Trees, verb: int) -> int | None:
    """The subject, over infinitives, coordination and relative clauses; None where there is none to be had."""
    at = verb
    for _ in range(_STEPS):
        subject = trees.child(at, "nsubj", "nsubjpass")
        word, head = trees.words[at], trees.heads[at]
        if subject is not None:
            relative = trees.words[subject].tag in {"WDT", "WP"} or trees.words[subject].lemma in {
                "that",
                "which",
                "who",
            }
            return head if relative and word.dep == "relcl" else subject
        if word.dep == "acl":
            return head
        if word.dep == "pcomp" and trees.words[trees.heads[head]].tag.startswith("VB"):
            at = trees.heads[head]
            continue
        if word.dep not in {"xcomp", "conj", "advcl"} or head == at:
            return None
        controlled = trees.child(head, "dobj") if word.dep == "xcomp" else None
        if controlled is not None:
            return controlled
        at = head
    return None


def _of_verb(trees: Trees, verb: int) -> Iterator[Placed]:
    words = trees.words
    passive = trees.child(verb, "nsubjpass", "auxpass") is not None
    passive = passive or (words[verb].dep == "acl" and words[verb].tag == "VBN")
    subject = subject_of(trees, verb)
    if subject is not None:
        yield subject, Part.AFFECTED if passive else Part.ACTOR
    yield from _complements(trees, verb)


def _complements(trees: Trees, verb: int) -> Iterator[Placed]:
    for child in trees.children[verb]:
        dep = trees.words[child].dep
        if dep in {"dobj", "attr", "oprd", "dative"}:
            yield child, Part.AFFECTED if dep != "dative" else Part.OTHER
        elif dep in {"prep", "agent"}:
            thing = trees.child(child, "pobj")
            if thing is not None:
                yield thing, Part.ACTOR if dep == "agent" else _by_preposition(trees.words[child].lemma)
        elif dep == "xcomp" and trees.words[child].tag.startswith("VB"):
            thing = trees.child(child, "dobj")
            if thing is not None:
                yield thing, Part.OTHER


def _by_preposition(lemma: str) -> Part:
    return Part.PLACE if lemma in _PLACE_PREPOSITIONS else Part.OTHER


def _of_noun(trees: Trees, noun: int, *, taken: bool) -> Iterator[Placed]:
    """ "the mayor's murder", "the army's raid on the port", "a police search"."""
    for child in trees.children[noun]:
        dep, lemma = trees.words[child].dep, trees.words[child].lemma
        if dep in _INNER:
            yield child, Part.OTHER if taken else Part.ACTOR
        elif dep in {"prep", "agent"}:
            thing = trees.child(child, "pobj")
            if thing is not None:
                part = {"by": Part.ACTOR, "of": Part.AFFECTED, "on": Part.AFFECTED, "against": Part.AFFECTED}
                yield thing, part.get(lemma, _by_preposition(lemma))


def _meant(reading: Reading, trees: Trees, word: int) -> Iterator[Mention]:
    """Mentions that the phrase under a word is about: its head's, and those coordinated with it."""
    word = _whole(trees, word)
    heads = [word, *(c for c in trees.children[word] if trees.words[c].dep in {"conj", "appos", "compound", "poss"})]
    heads += [c for h in heads[1:3] for c in trees.children[h] if trees.words[c].dep == "conj"]
    for head in heads[:_WIDEST]:
        mention = mention_at(reading, trees.words[head].span.start)
        if mention is not None:
            yield mention


def _whole(trees: Trees, word: int) -> int:
    """For "one of the ferries", "some of the ferries" the ferries."""
    of = trees.child(word, "prep")
    if of is None or trees.words[of].lemma != "of" or trees.words[word].lemma not in _PARTS:
        return word
    thing = trees.child(of, "pobj")
    return word if thing is None else thing


def mention_at(reading: Reading, offset: int) -> Mention | None:
    """The innermost mention over a character."""
    at = bisect_left(reading.mentions, offset + 1, key=lambda m: m.span.start) - 1
    for mention in reading.mentions[max(0, at - 2) : at + 1][::-1]:
        if mention.span.start <= offset < mention.span.end:
            return mention
    return None
