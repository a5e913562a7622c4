"""How a text puts an event: as done, under way, planned, possible, demanded, ruled out and so on."""

from onrecord.model import EventStatus, Kind, Stance
from onrecord.relate.events.lexicon import (
    AHEAD,
    CONDITIONS,
    DUTY,
    GOVERNORS,
    HEDGES,
    JUDGED_BY,
    LEANING,
    MAYBE,
    NEGATIONS,
    PLAN_NOUNS,
    REAL_BY,
)
from onrecord.relate.events.trees import Trees
from onrecord.relate.events.triggers import Trigger
from onrecord.relate.propositions.conditions import condition_at, conditions

_STANCES = {
    Stance.DENIES: EventStatus.DENIED,
    Stance.PLANS: EventStatus.PLANNED,
    Stance.DEMANDS: EventStatus.DEMANDED,
    Stance.OFFERS: EventStatus.OFFERED,
    Stance.PREDICTS: EventStatus.PREDICTED,
    Stance.WARNS: EventStatus.POSSIBLE,
    Stance.LEAVES_OPEN: EventStatus.POSSIBLE,
    Stance.ASKS: EventStatus.POSSIBLE,
}
_VAGUE = frozenset({"a", "an", "any", "another"})
_MEANT = frozenset({"be", "mean", "due", "suppose", "schedule", "plan", "expect", "set"})
_DONE = frozenset({"past", "perfect", "pluperfect"})
_NOT_YET = frozenset({"ahead", "infinitive"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "conj", "pcomp", "parataxis"})
_DOUBTS = frozenset({"believe", "think", "suspect", "fear", "doubt", "suppose", "speculate", "worry", "question"})
_HAPPENED, _ONGOING, _PLANNED = EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.PLANNED

_AFTER = frozenset({"after", "follow", "since", "during"})
_ADDRESSING = frozenset({"tell", "ask", "instruct", "advise"})
"""Verbs whose object is spoken to, and not asked for: "told a hearing"."""
_AIMED = frozenset({"for", "to", "on", "of", "about", "against", "from", "with", "into", "toward", "towards"})
"""Before what a verb is about: "called for a strike", "refused to speak at the hearing" of no refused hearing."""
_NO_VERBS = frozenset({"follow", "include", "accord"})
"""Verbs that as prepositions tell nothing of their own: "following the raid"."""
_SINGLED_OUT = frozenset({"first", "second", "third", "last", "latest", "only", "sole"})
_MEANS = frozenset(
    "way step chance effort attempt opportunity move time thing option bid measure place hope point part decision "
    "right need ability duty reason task job goal aim priority moment motion order work money power permission".split()
)
"""Nouns of which an infinitive tells what they are for: "the first step to close it"."""
_UNTIL = frozenset({"until", "till"})
_OR = frozenset({"or", "nor"})
Put = tuple[EventStatus, str]
"""A status, and the tense behind it: past, perfect, pluperfect, present, progressive, ahead, infinitive, noun."""


def put_of(trees: Trees, trigger: Trigger) -> Put:
    """How the words themselves put it, whoever says so."""
    if trigger.verb < 0:
        return _noun(trees, trigger.word)
    status, tense = _verb(trees, trigger.verb)
    lemma = trees.words[trigger.verb].lemma
    if lemma in LEANING and lemma in GOVERNORS and trigger.word != trigger.verb:
        return (status if status is EventStatus.DENIED else GOVERNORS[lemma]), "noun"
    if trigger.word != trigger.verb:
        hedge = _hedge(trees, trigger.word)
        if hedge is EventStatus.DENIED or (hedge is not None and status is _HAPPENED and tense != "past"):
            status = hedge
    return status, tense


def under_stance(status: EventStatus, tense: str, stance: Stance | None) -> EventStatus:
    """The status once it is known what the source does with it; what is told as past stays told as past."""
    if stance is None or stance not in _STANCES or status in {EventStatus.DENIED, EventStatus.CONDITIONAL}:
        return status
    if stance is not Stance.DENIES and tense in {"past", "perfect", "pluperfect", "noun"} and status is _HAPPENED:
        return status
    return _STANCES[stance]


def _verb(trees: Trees, verb: int) -> Put:
    """Follow infinitives and participles up to the verb whose tense they share."""
    status: EventStatus | None = None
    tense, path = "", list[int]()
    denied = is_negated(trees, verb) or _joined_to_negated(trees, verb)
    at = verb
    for above in (*trees.up(verb), None):
        here, word = _own(trees, at), trees.words[at]
        tense = tense or here[1]
        if status is None and here[0] is not None:
            status = here[0]
        if _conditional(trees, at):
            status = EventStatus.CONDITIONAL
        path.append(at)
        if above is None or status is not None or word.dep not in _CLAUSES:
            break
        status = _governed(trees, at, above)
        denied = denied or (word.dep == "xcomp" and is_negated(trees, above))
        at = above
    if denied and not _only_from(trees, verb):
        return EventStatus.DENIED, tense
    status = status or _PLANNED
    if status is _PLANNED and any(_is_under_condition(trees, at) for at in path):
        status = EventStatus.CONDITIONAL
    return status, tense or "infinitive"


def _joined_to_negated(trees: Trees, verb: int) -> bool:
    """ "Had not admitted or implicated": what "or" joins to a negated verb is negated with it."""
    at = verb
    for above in trees.up(verb):
        own = trees.child(at, "nsubj", "nsubjpass", "expl")
        joined = any(
            trees.words[c].dep == "cc" and trees.words[c].lemma in _OR
            for beside in (at, above)
            for c in trees.children[beside]
        )
        if trees.words[at].dep != "conj" or own is not None or not joined:
            return False
        if is_negated(trees, above):
            return True
        at = above
    return False


def _only_from(trees: Trees, verb: int) -> bool:
    """ "Will not be finished until Friday": it is told when it is so, not that it is not."""
    for c in trees.children[verb]:
        if c > verb and trees.words[c].lemma in _UNTIL:
            return True
        if trees.words[c].dep == "advcl" and any(trees.words[k].lemma in _UNTIL for k in trees.children[c]):
            return True
    return False


def _own(trees: Trees, verb: int) -> tuple[EventStatus | None, str]:
    """What a verb's own form and auxiliaries say; None where it depends on what it hangs on."""
    words = trees.words
    helpers = [words[c] for c in trees.children[verb] if words[c].dep in {"aux", "auxpass"}]
    lemmas = {w.lemma for w in helpers}
    tag = words[verb].tag
    if lemmas & MAYBE:
        return EventStatus.POSSIBLE, "ahead"
    if lemmas & DUTY:
        return EventStatus.DEMANDED, "ahead"
    if lemmas & AHEAD or "would" in lemmas:
        return EventStatus.CONDITIONAL if _is_open(trees, verb, would="would" in lemmas) else _PLANNED, "ahead"
    if words[verb].lemma == "go" and trees.child(verb, "xcomp") is not None:
        return _PLANNED, "ahead"
    finite = [w.tag for w in helpers if w.tag in {"VBD", "VBZ", "VBP"}]
    if any(w.tag == "TO" for w in helpers):
        return _of_infinitive(trees, verb) if "have" in lemmas else (None, "")
    if "have" in lemmas:
        past = any(w.lemma == "have" and w.tag == "VBD" for w in helpers)
        return _HAPPENED, "pluperfect" if past else "perfect"
    if tag == "VBG" and finite:
        return (_HAPPENED, "past") if "VBD" in finite else (_ONGOING, "progressive")
    if finite and (tag in {"VBN", "VBD"} or "do" in lemmas):
        return (_HAPPENED, "past") if "VBD" in finite else (_ONGOING, "present")
    if tag == "VBD":
        return _HAPPENED, "past"
    if tag == "VBN" and words[verb].dep in {"acl", "relcl", "ROOT", "ccomp"}:
        return _HAPPENED, "past"
    if tag in {"VBZ", "VBP"}:
        return _ONGOING, "present"
    return None, ""


def _of_infinitive(trees: Trees, verb: int) -> Put:
    """ "Is said to have opened", and "was to have opened in May", which it did not."""
    return (_PLANNED, "ahead") if trees.words[trees.heads[verb]].lemma in _MEANT else (_HAPPENED, "perfect")


def _is_open(trees: Trees, verb: int, *, would: bool) -> bool:
    """Whether what will or would be so is so under a condition alone."""
    if would and trees.words[verb].lemma in JUDGED_BY:
        return True
    return (would and any(_conditional(trees, c) for c in trees.children[verb])) or _is_under_condition(trees, verb)


def _is_under_condition(trees: Trees, verb: int) -> bool:
    """Whether it will be so under a condition alone: "if …", not "even if …".

    Parsers hang "provided that …" on the verb of saying above, and "so long as …" on a noun.
    """
    homes = {verb, trees.heads[verb]} if trees.words[verb].dep == "ccomp" else {verb}
    top = min(homes, key=lambda i: trees.first[i])
    for at in conditions(trees.words, range(trees.first[top], trees.last[top] + 1)):
        if next((i for i in trees.up(at) if trees.words[i].tag.startswith("VB")), -1) in homes:
            return True
    return False


def _governed(trees: Trees, at: int, above: int) -> EventStatus | None:
    """What an infinitive or a participle becomes by what it hangs on; None where it shares the status above."""
    word, head = trees.words[at], trees.words[above]
    infinitive = any(trees.words[c].tag == "TO" for c in trees.children[at])
    if word.dep == "ccomp" and head.lemma in _DOUBTS:
        return EventStatus.POSSIBLE
    complement = word.dep == "xcomp" or (word.dep == "ccomp" and infinitive)
    if complement and head.lemma in GOVERNORS and head.lemma not in REAL_BY:
        return GOVERNORS[head.lemma]
    if word.dep in {"acl", "relcl"} and infinitive:
        return _of_the_one(trees, above) if _is_singled_out(trees, above) else _PLANNED
    if word.dep == "advcl" and infinitive:
        return _PLANNED
    if word.dep == "xcomp" and infinitive and head.lemma == "be":
        return _PLANNED
    if word.dep in {"acl", "pcomp"} and not infinitive:
        return _of_preposition(trees, above) if word.dep == "pcomp" else _HAPPENED
    return None


def _is_singled_out(trees: Trees, noun: int) -> bool:
    """ "The worst storm to hit the coast", "the latest firm to cut jobs": one of those that did it."""
    if trees.words[noun].lemma in _MEANS or trees.words[noun].lemma in PLAN_NOUNS:
        return False
    beside = (trees.words[c] for c in trees.children[noun] if c < noun and trees.words[c].dep in {"amod", "det"})
    return any(w.lemma in _SINGLED_OUT or (w.tag == "JJS" and w.lemma not in {"good", "well"}) for w in beside)


def _of_the_one(trees: Trees, noun: int) -> EventStatus:
    """How what the one did is put, by the verb that tells which it is: "was the first to …", "will be the first"."""
    verb = next((at for at in trees.up(noun) if trees.words[at].tag.startswith(("VB", "MD"))), None)
    status = _verb(trees, verb)[0] if verb is not None else _HAPPENED
    return _HAPPENED if status is _ONGOING else status


def _of_preposition(trees: Trees, preposition: int) -> EventStatus | None:
    """ "After closing …" tells it as done, "before closing" and "without closing" do not."""
    lemma = trees.words[preposition].lemma
    noun = trees.words[trees.heads[preposition]].lemma
    if lemma in {"without", "against"}:
        return EventStatus.DENIED
    if noun in PLAN_NOUNS or lemma in {"for", "before", "toward", "towards"}:
        return EventStatus.POSSIBLE
    return _HAPPENED if lemma in {"after", "since", "by", "upon", "in"} else EventStatus.POSSIBLE


def _noun(trees: Trees, noun: int) -> Put:
    hedge = _hedge(trees, noun) or _planned_for(trees, noun)
    if hedge is not None:
        return hedge, "noun"
    vague = not any(
        trees.words[c].dep in {"det", "poss"} and trees.words[c].lemma not in _VAGUE for c in trees.children[noun]
    )
    for above in trees.up(noun):
        word = trees.words[above]
        if word.lemma in PLAN_NOUNS and word.tag.startswith("NN"):
            return _PLANNED, "noun"
        if word.tag.startswith("VB") and not (word.dep == "prep" and word.lemma in _NO_VERBS):
            if word.lemma in GOVERNORS and _is_governed(trees, noun, above):
                return GOVERNORS[word.lemma], "noun"
            status, tense = _verb(trees, above)
            if word.dep == "pcomp" and trees.words[trees.heads[above]].lemma in _AFTER:
                tense = "past"  # "after serving time on a conviction"
            if tense == "infinitive" and _comes_after(trees, noun):
                continue  # "they chose to go in after the raid": it had been, whatever they then do
            if word.lemma == "be" and status is EventStatus.DENIED:
                return EventStatus.POSSIBLE, "noun"  # "is not imminent" rules nothing out
            if tense in _NOT_YET or (vague and tense not in _DONE):
                return (EventStatus.POSSIBLE if status is _HAPPENED else status), "noun"
            return _HAPPENED, "noun"
    return _HAPPENED, "noun"


def _is_governed(trees: Trees, noun: int, verb: int) -> bool:
    """Whether a verb is about what the noun names: "fears an attack", "agreed on the terms of a truce"."""
    if trees.words[noun].dep not in {"dobj", "pobj", "nsubj", "nsubjpass"}:
        return False
    at = noun
    if trees.heads[noun] == verb and trees.words[verb].lemma in _ADDRESSING:
        return False
    while at != verb:
        above = trees.heads[at]
        through = _AIMED if above == verb else {"of"}
        if trees.words[at].dep == "prep" and trees.words[at].lemma not in through:
            return False  # "asked after the raid", "tipped on stories about the raid"
        at = above
    return True


def _comes_after(trees: Trees, noun: int) -> bool:
    """Whether something is told to be after it or while it was: "after the vote", "following a raid"."""
    return trees.words[noun].dep == "pobj" and trees.words[trees.heads[noun]].lemma in _AFTER


def _planned_for(trees: Trees, noun: int) -> EventStatus | None:
    """ "The vote, planned for April": what nobody says was held."""
    for c in trees.children[noun]:
        status = GOVERNORS.get(trees.words[c].lemma) if trees.words[c].tag == "VBN" else None
        if status in {_PLANNED, EventStatus.PREDICTED} and any(
            trees.words[k].lemma == "for" for k in trees.children[c]
        ):
            return status
    return None


def is_presupposed(trees: Trees, trigger: Trigger) -> bool:
    """Whether a noun with an article or an owner tells of what there was, whatever is said of it: "the 1996 attack"."""
    noun = trigger.word
    if trigger.verb >= 0 or (_hedge(trees, noun) or _planned_for(trees, noun)) is not None:
        return False
    definite = (c for c in trees.children[noun] if trees.words[c].dep in {"det", "poss"})
    planned = (trees.words[above].lemma in PLAN_NOUNS for above in trees.up(noun))
    return any(trees.words[c].lemma not in _VAGUE for c in definite) and not any(planned)


def _hedge(trees: Trees, noun: int) -> EventStatus | None:
    found = (HEDGES.get(trees.words[c].lemma) for c in trees.children[noun] if c < noun)
    return next((status for status in found if status is not None), None)


def is_negated(trees: Trees, verb: int) -> bool:
    """Whether a verb is told as not so, by its own "not" or by the "no" of its subject."""
    words = trees.words
    for c in trees.children[verb]:
        if words[c].dep == "neg" or (words[c].lemma in NEGATIONS and words[c].dep in {"advmod", "nsubj", "dobj", "cc"}):
            return True
        if words[c].dep in {"nsubj", "nsubjpass"} and any(words[k].lemma == "no" for k in trees.children[c]):
            return True
    return False


def _conditional(trees: Trees, verb: int) -> bool:
    if trees.words[verb].dep in {"ccomp", "acl", "advcl"} and any(
        condition_at(trees.words, trees.children.__getitem__, above) == above
        for above in (trees.heads[verb], trees.heads[trees.heads[verb]])
    ):
        return True  # "provided that it opens", "on condition that it opens"
    if trees.words[verb].dep not in {"advcl", "ccomp"}:
        return False
    return any(
        trees.words[c].lemma in CONDITIONS and trees.words[c].dep in {"mark", "advmod"} for c in trees.children[verb]
    )


def is_told(status: EventStatus, tense: str, kind: Kind) -> tuple[EventStatus, bool]:
    """The status in this sort of block, and whether it is an event at all rather than a habit or a state.

    Headlines tell the past in the present tense, and what is to come in an infinitive.
    """
    if tense == "present" and status is _ONGOING:
        return (_HAPPENED, True) if kind in {Kind.TITLE, Kind.SUBHEAD} else (_ONGOING, False)
    return status, True
