"""Which words of a reading tell an event, and to what verb each comes down."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from onrecord.model import EventKind
from onrecord.relate.events.lexicon import (
    ACTS,
    ASPECTS,
    CONTINUE,
    LEANING,
    LIGHT,
    NOUNS,
    OCCUR,
    SLIGHT,
    SPEECH,
    STATES,
    deed_of,
    is_event_noun,
)
from onrecord.relate.events.trees import Trees

_IDLE = frozenset({"aux", "auxpass", "amod", "compound", "det", "case", "prep", "mark", "nmod"})
_OBJECTS = ("dobj", "obj")
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event. ``verb`` is the verb that carries its tense and complements, -1 for a bare noun."""

    word: int
    verb: int
    deed: str
    kind: EventKind


def find_triggers(trees: Trees, *, cues: Collection[int], timed: Collection[int]) -> list[Trigger]:
    """The triggers in text order; ``cues`` are the words of attributions' cues, ``timed`` those of dates."""
    found: list[Trigger] = []
    taken: set[int] = set()
    for i, word in enumerate(trees.words):
        if trees.sentence[i] < 0 or i in taken or not word.tag.startswith("VB") or word.dep in _IDLE:
            continue
        trigger, used = _verb(trees, i, saying=i in cues, timed=timed)
        taken.update(used)
        if trigger is not None:
            found.append(trigger)
            taken.add(trigger.word)
    found += (t for t in _nouns(trees, cues) if t.word not in taken and t.word not in timed)  # "last fall"
    return sorted(found, key=lambda t: t.word)


def _verb(trees: Trees, i: int, *, saying: bool, timed: Collection[int]) -> tuple[Trigger | None, tuple[int, ...]]:
    """The event a verb tells, and the words that tell it with the verb and none of their own."""
    lemma = trees.words[i].lemma
    if saying or lemma in SPEECH:
        # "ordered the release" is a deed; "ordered that …" and "said …" are words.
        deed = lemma in ACTS and trees.child(i, "ccomp") is None
        return Trigger(i, i, deed_of(lemma), EventKind.DEED if deed else EventKind.SAYING), ()
    inner = trees.child(i, "xcomp")
    thing = _event_noun(trees, trees.child(i, *_OBJECTS))
    subject = _event_noun(trees, trees.child(i, *_SUBJECTS))
    if lemma in LEANING and inner is not None and trees.words[inner].tag.startswith("VB"):
        return None, ()
    if lemma in ASPECTS or (lemma in CONTINUE and inner is not None):
        what = next((x for x in (thing, inner, subject) if x is not None), None)
        if what is not None:
            return _aspect(trees, i, what), (what,)
    if _just_happens(trees, i):
        subject = _noun_at(trees, trees.child(i, *_SUBJECTS))
    if subject is not None and _only_occurs(trees, i):
        return Trigger(subject, i, deed_of(trees.words[subject].lemma, noun=True), EventKind.NAMED), (i,)
    light = lemma in LIGHT and (lemma == "carry" or trees.child(i, "prt") is None)
    if thing is not None and (light or lemma in LEANING):
        return Trigger(thing, i, deed_of(trees.words[thing].lemma, noun=True), EventKind.NAMED), (i,)
    if lemma in STATES or (lemma in SLIGHT and not _is_full(trees, i, timed)):
        return None, ()
    particle = trees.child(i, "prt")
    whole = lemma if particle is None else f"{lemma}_{trees.words[particle].lemma}"
    return Trigger(i, i, deed_of(whole), EventKind.DEED), ()


def _is_full(trees: Trees, verb: int, timed: Collection[int]) -> bool:
    """Whether a verb that tells little by itself has an object, or a day: "runs until May 3"."""
    if trees.child(verb, *_OBJECTS, "nsubjpass", "prt") is not None:
        return True
    if trees.words[verb].dep in {"pcomp", "acl", "advcl"}:
        return False
    below = [k for c in trees.children[verb] for k in (c, *trees.children[c])]
    return any(k in timed and trees.words[k].dep in {"pobj", "npadvmod"} for k in below)


def _aspect(trees: Trees, verb: int, what: int) -> Trigger:
    """ "Training began", "finished building": beginnings and ends are events of their own."""
    word = trees.words[what]
    step = ASPECTS.get(trees.words[verb].lemma, "continue")
    inner = deed_of(word.lemma, noun=not word.tag.startswith("VB"))
    return Trigger(verb, verb, f"{step} {inner}", EventKind.DEED)


def _just_happens(trees: Trees, verb: int) -> bool:
    """Whether the verb makes an event of whatever its subject is: "military action won't happen"."""
    lemma = trees.words[verb].lemma
    return lemma in {"happen", "occur"} or (lemma == "take" and _only_occurs(trees, verb))


def _only_occurs(trees: Trees, verb: int) -> bool:
    lemma = trees.words[verb].lemma
    if lemma == "take":
        thing = trees.child(verb, *_OBJECTS)
        return thing is not None and trees.words[thing].lemma == "place"
    if lemma == "hold":
        return trees.child(verb, "auxpass") is not None
    if lemma == "break":
        return trees.child(verb, "prt") is not None
    return lemma in OCCUR or (lemma == "be" and trees.child(verb, "attr", "acomp") is None)


def _noun_at(trees: Trees, i: int | None) -> int | None:
    return i if i is not None and trees.words[i].tag in {"NN", "NNS"} else None


def _event_noun(trees: Trees, i: int | None) -> int | None:
    noun = _noun_at(trees, i)
    return noun if noun is not None and is_event_noun(trees.words[noun].lemma) else None


def _nouns(trees: Trees, cues: Collection[int]) -> Iterator[Trigger]:
    for i, word in enumerate(trees.words):
        if trees.sentence[i] < 0 or i in cues or word.dep in {"compound", "nmod"}:
            continue
        if word.tag in {"NN", "NNS"} and word.lemma in NOUNS:
            yield Trigger(i, -1, deed_of(word.lemma, noun=True), EventKind.NAMED)
