"""How a proposition is put: negated or not in its own words; asserted, planned, possible, conditional and so on."""

from collections.abc import Sequence

from onrecord.english import NEGATIONS
from onrecord.model import Modality, Polarity, Stance, Word
from onrecord.relate.propositions.conditions import conditions

_CLAUSES = frozenset({"advcl", "relcl", "acl", "ccomp", "parataxis", "csubj", "pcomp"})
_STEPS = 3
"""How far above a negation its clause's verb may stand: "no plans" → object → verb."""

_STANCES = {
    Stance.DENIES: Modality.DENIED,
    Stance.PLANS: Modality.PLANNED,
    Stance.DEMANDS: Modality.REQUESTED,
    Stance.ASKS: Modality.REQUESTED,
    Stance.OFFERS: Modality.OFFERED,
    Stance.PREDICTS: Modality.PREDICTED,
    Stance.WARNS: Modality.POSSIBLE,
    Stance.LEAVES_OPEN: Modality.POSSIBLE,
}
AHEAD = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.OFFERED, Modality.CONDITIONAL})
"""Modalities of what is not done yet."""

_MAYBE = frozenset({"may", "might", "could"})
_MAYBE_WORDS = frozenset({"possibly", "perhaps", "maybe", "potentially", "possible", "potential", "likely", "unlikely"})
_AHEAD = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_PLANS = frozenset({"plan", "intend", "aim", "schedule", "hope", "seek", "prepare", "consider", "propose"})
_FORECASTS = frozenset({"expect", "predict", "forecast", "project", "anticipate", "foresee"})
_REQUESTS = frozenset({"demand", "urge", "request"})


def polarity_of(words: Sequence[Word], within: tuple[int, int]) -> Polarity:
    """Negative where a negation belongs to the main clause of the words; two of them do not make it positive."""
    tops = _tops(words, within)
    for i in range(*within):
        if (words[i].dep == "neg" or words[i].lemma in NEGATIONS) and _reaches(words, i, tops):
            return Polarity.NEGATIVE
    return Polarity.POSITIVE


def modality_of(words: Sequence[Word], within: tuple[int, int], stance: Stance | None) -> Modality:
    """From the stance of the attribution first, then from the modals and plan verbs of the main clause."""
    if stance in _STANCES and stance is not Stance.PLANS:
        return _STANCES[stance]
    under = any(True for _ in conditions(words, range(*within)))
    if stance is Stance.PLANS and not under:
        return _STANCES[stance]
    if under or any(words[i].lemma in {"if", "unless"} for i in range(*within)):
        return Modality.CONDITIONAL
    tops = _tops(words, within)
    main = [words[i] for i in range(*within) if i in tops or (words[i].head in tops and words[i].dep not in _CLAUSES)]
    heads = {w.lemma for w in main}
    if heads & _MAYBE or heads & _MAYBE_WORDS:
        return Modality.POSSIBLE
    for verbs, modality in ((_FORECASTS, Modality.PREDICTED), (_REQUESTS, Modality.REQUESTED)):
        if any(w.lemma in verbs and w.tag.startswith("VB") for w in main):
            return modality
    if heads & _AHEAD or "would" in heads or any(w.lemma in _PLANS and w.tag in _VERBAL for w in main):
        return Modality.PLANNED
    if _is_to(words, main):
        return Modality.PLANNED
    return Modality.ASSERTED


_VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ"})


def _is_to(words: Sequence[Word], main: Sequence[Word]) -> bool:
    """ "Talks are to resume", "the plant is to close": a form of be with an infinitive."""
    return any(word.dep == "xcomp" and word.tag == "VB" and words[word.head].lemma in {"be", "due"} for word in main)


def _tops(words: Sequence[Word], within: tuple[int, int]) -> frozenset[int]:
    """Words whose head lies outside the range: the heads of the main clauses, and their conjuncts."""
    first, last = within
    tops = {i for i in range(first, last) if words[i].head == i or not first <= words[i].head < last}
    tops |= {i for i in range(first, last) if words[i].dep == "conj" and words[i].head in tops}
    return frozenset(i for i in tops if words[i].tag[:1].isalpha())


def _reaches(words: Sequence[Word], start: int, tops: frozenset[int]) -> bool:
    at = start
    for _ in range(_STEPS):
        if at in tops:
            return True
        if words[at].dep in _CLAUSES or words[at].head == at:
            return False
        at = words[at].head
    return at in tops
