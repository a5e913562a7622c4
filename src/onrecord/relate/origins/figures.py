"""What somebody gives or finds out without a verb of saying: "police gave a figure", "the mission counted 31"."""

from collections.abc import Sequence

from onrecord.english import FINITE_TAGS
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
from onrecord.relate.origins.background import INSTITUTIONS
from onrecord.relate.origins.documents import is_document
from onrecord.relate.propositions.clauses import LONGEST, under
from onrecord.text import word_set

_VERBS = word_set("put give place estimate reckon set")
_MEASURES = word_set(
    "turnout number figure toll count total loss crowd damage cost estimate attendance size dead value rise fall "
    "increase decrease drop price share rate age depth length speed time start"
)
_TELLS = word_set("say tell claim insist confirm announce admit concede warn testify recall recount acknowledge repeat")
# What bodies and people find out themselves, and what only people perceive.
_COUNTS = word_set("count measure detect calculate")
_FINDS = word_set("find record register")
"""Which bodies and people do with other things too, buyers and wins: it takes a number, or a clause."""
_PERCEIVES = word_set("see hear notice witness")
_HEARINGS = word_set("case appeal argument plea evidence complaint")
"""What judges hear."""
_FINDERS = INSTITUTIONS | word_set(
    "monitor inspector researcher scientist engineer doctor expert investigator auditor surveyor seismologist examiner "
    "analyst rescuer"
)
_DEPTH = 8
"""Words before a noun in which its number is looked for, and joined verbs that are followed."""
FINDING = "finding"
"""Method of the attribution of what somebody found out."""
_GIVES, _FOUND_OUT = Evidence("figure", 0.6, "gives a figure"), Evidence(FINDING, 0.6, "finds it out")
# What a document does with what it holds.
_SHOWS = word_set(
    "show list say read speak give put name record state count describe confirm suggest indicate contain have"
)
_SUBJECTS = frozenset({"nsubj"})
_OBJECTS = frozenset({"dobj", "ccomp", "oprd"})
_FOUND = frozenset({"dobj", "ccomp"})
_ALL = _VERBS | _TELLS | _COUNTS | _FINDS | _PERCEIVES
_BESIDE = frozenset({"advcl", "relcl", "acl", "ccomp", "csubj", "xcomp"})
_NAMINGS = {EntityKind.PERSON: Naming.PERSON, EntityKind.ORGANISATION: Naming.ORGANISATION}


def giver(words: Sequence[Word], within: tuple[int, int], mentions: Sequence[Mention]) -> Attribution | None:
    """Who gives a figure in this clause, or finds out what it tells; None if nobody does.

    The attribution only serves to tell the origin.
    """
    if within[1] - within[0] > LONGEST:
        return None
    shown = _document(words, within)
    if shown is not None:
        return _given_by(words, within, subject=shown, mentions=())
    verbs = [i for i in range(*within) if words[i].lemma in _ALL and words[i].tag.startswith("VB")]
    for verb in verbs:
        children = [i for i in range(*within) if words[i].head == verb and i != verb]
        subject = next((i for i in children if words[i].dep in _SUBJECTS), None)
        measured = any(words[i].dep in _OBJECTS and words[i].lemma in _MEASURES for i in children)
        told = words[verb].lemma in _TELLS and any(words[i].dep == "ccomp" for i in children)
        if subject is None or not words[subject].tag.startswith("NN"):
            continue
        if measured or told:
            return _given_by(words, within, subject=subject, mentions=mentions)
        if _leads(words, verb, within) and _finds(
            words, words[verb].lemma, words[subject], children=children, mentions=mentions
        ):
            return _given_by(words, within, subject=subject, mentions=mentions, how=_FOUND_OUT)
    return None


def _leads(words: Sequence[Word], verb: int, within: tuple[int, int]) -> bool:
    """Whether a verb is what a clause tells, as done: no aside ("before police found …"), no plan, no question."""
    word, aids = words[verb], [words[i] for i in range(*within) if words[i].head == verb and words[i].dep == "aux"]
    if word.tag not in FINITE_TAGS and not (word.tag == "VBN" and {a.lemma for a in aids} == {"have"}):
        return False
    for _ in range(_DEPTH):
        if word.dep == "conj" and within[0] <= word.head < within[1]:
            word = words[word.head]
    return word.dep not in _BESIDE and (word.dep == "ROOT" or not within[0] <= word.head < within[1])


def _finds(
    words: Sequence[Word], lemma: str, subject: Word, *, children: Sequence[int], mentions: Sequence[Mention]
) -> bool:
    """Whether the subject of a verb is a body or a person that finds out or perceives what the verb is said of."""
    found = [i for i in children if words[i].dep in _FOUND and words[i].tag != "PRP"]
    kinds = {m.kind for m in mentions if subject.span in m.span}
    if lemma in _PERCEIVES:
        return EntityKind.PERSON in kinds and any(words[i].lemma not in _HEARINGS for i in found)
    if lemma in _FINDS:
        found = [i for i in found if words[i].dep == "ccomp" or _is_counted(words, i)]
    elif lemma not in _COUNTS:
        return False
    return bool(found and (kinds & _NAMINGS.keys() or subject.lemma in _FINDERS))


def _is_counted(words: Sequence[Word], noun: int) -> bool:
    """Whether a number stands before a noun: "forty crates"."""
    return any(words[i].tag == "CD" and under(words, i, noun) for i in range(max(0, noun - _DEPTH), noun + 1))


def _naming(mention: Mention | None, subject: Word) -> Naming:
    if mention is not None:
        return _NAMINGS.get(mention.kind, Naming.UNNAMED_GROUP)
    return Naming.DOCUMENT if is_document(subject.lemma) else Naming.UNNAMED_GROUP


def _document(words: Sequence[Word], within: tuple[int, int]) -> int | None:
    """The subject of a clause in which a document shows something: "clinic records list nine cases"."""
    for verb in range(*within):
        if words[verb].lemma not in _SHOWS or not words[verb].tag.startswith("VB"):
            continue
        for i in range(*within):
            if words[i].head == verb and words[i].dep in _SUBJECTS and is_document(words[i].lemma):
                return i
    return None


def _given_by(
    words: Sequence[Word], within: tuple[int, int], *, subject: int, mentions: Sequence[Mention], how: Evidence = _GIVES
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
        naming=_naming(mention, words[subject]),
        stance=Stance.ASSERTS,
        entity=mention.entity if mention else None,
        speaker="",
        count=None,
        evidence=how,
    )
