"""Figures that somebody gives without a verb of saying: "the club put the damage at 900", "police gave a figure"."""

from collections.abc import Sequence

from onrecord.model import (
    Attribution,
    EntityKind,
    Evidence,
    Manner,
    Mention,
    Naming,
    Span,
    Stance,
    Word,
)
from onrecord.relate.clauses import LONGEST, under
from onrecord.relate.lexicon import word_set

_VERBS = word_set("put give place estimate reckon set")
_MEASURES = word_set(
    "turnout number figure toll count total loss crowd damage cost estimate attendance size dead value"
)
_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset({"dobj", "ccomp", "oprd"})
_NAMINGS = {EntityKind.PERSON: Naming.PERSON, EntityKind.ORGANISATION: Naming.ORGANISATION}


def giver(words: Sequence[Word], within: tuple[int, int], mentions: Sequence[Mention]) -> Attribution | None:
    """Who gives a figure in this clause, as an attribution that only serves to tell its origin; None if nobody does."""
    if within[1] - within[0] > LONGEST:
        return None
    verbs = [i for i in range(*within) if words[i].lemma in _VERBS and words[i].tag.startswith("VB")]
    for verb in verbs:
        children = [i for i in range(*within) if words[i].head == verb and i != verb]
        subject = next((i for i in children if words[i].dep in _SUBJECTS), None)
        measured = any(words[i].dep in _OBJECTS and words[i].lemma in _MEASURES for i in children)
        if subject is not None and measured:
            return _given_by(words, within, subject=subject, mentions=mentions)
    return None


def _given_by(
    words: Sequence[Word], within: tuple[int, int], *, subject: int, mentions: Sequence[Mention]
) -> Attribution:
    first = subject
    while first - 1 >= within[0] and under(words, first - 1, subject):
        first -= 1
    last = subject
    while last + 1 < within[1] and words[last + 1].lemma != "," and under(words, last + 1, subject):
        last += 1
    span = Span(words[first].span.start, words[last].span.end)
    named = [m for m in mentions if m.span in span and words[subject].span in m.span]
    mention = named[0] if named else None
    whole = Span(words[within[0]].span.start, words[within[1] - 1].span.end)
    return Attribution(
        id="",
        source=(span,),
        cue=(),
        content=(whole,),
        via=None,
        manner=Manner.INDIRECT,
        naming=_NAMINGS.get(mention.kind, Naming.UNNAMED_GROUP) if mention else Naming.UNNAMED_GROUP,
        stance=Stance.ASSERTS,
        entity=mention.entity if mention else None,
        speaker="",
        count=None,
        evidence=Evidence("figure", 0.6, "gives a figure"),
    )
