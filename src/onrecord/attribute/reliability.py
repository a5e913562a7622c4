"""How often each method is right, which is the score its findings carry."""

from onrecord.attribute.page import Draft
from onrecord.model import Evidence

SCORES = {
    "according-to": 0.77,
    "verb-clause-before": 0.70,
    "verb-clause": 0.68,
    "passive-infinitive": 0.58,
    "inserted-clause": 0.56,
    "passive-clause": 0.50,
    "quote-cue": 0.45,
    "verb-object": 0.43,
    "verb-infinitive": 0.43,
    "verb-preposition": 0.35,
    "evidential": 0.30,
    "passive-object": 0.28,
    "noun-clause": 0.25,
    "noun-preposition": 0.19,
    # What follows PolNeAR cannot measure; the order is an estimate.
    "embedded-post": 0.95,
    "inline-citation": 0.90,
    "headline-source": 0.85,
    "citing": 0.85,
    "quote-continues": 0.70,
    "quote-follows": 0.50,
    "same-sources": 0.55,
}
"""Share of a method's outermost findings in the PolNeAR training half (420 of its articles) of which source, cue and
content all agreed with the first annotator's by at least half of both sides. Two people reach 0.69 on that measure, so
the scores order findings; they are not yet probabilities of being right."""

_UNMEASURED = 0.5


def evidence_of(draft: Draft) -> Evidence:
    """Method, score and reason of a draft."""
    method = draft.scores_as or draft.method
    return Evidence(method, round(SCORES.get(method, _UNMEASURED) * draft.weight, 2), draft.reason)
