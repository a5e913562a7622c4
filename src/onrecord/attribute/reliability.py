"""How often each method is right, which is the score its findings carry."""

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.attribute.page import Draft
from onrecord.attribute.tagger import Said
from onrecord.model import DEED, Evidence

SCORES = {
    "passive-clause": 0.87,
    "verb-clause-before": 0.84,
    "according-to": 0.77,
    "verb-clause": 0.73,
    "quote-cue": 0.65,
    "inserted-clause": 0.62,
    "passive-infinitive": 0.60,
    "adjective": 0.56,
    "verb-object": 0.52,
    "verb-infinitive": 0.50,
    "verb-preposition": 0.45,
    "passive-object": 0.40,
    "noun-clause": 0.36,
    "evidential": 0.32,
    "noun-preposition": 0.31,
    # What follows PolNeAR cannot measure; the order is an estimate.
    "embedded-post": 0.95,
    "inline-citation": 0.90,
    "headline-source": 0.85,
    "signed-quote": 0.85,
    "turn": 0.9,
    "citing": 0.85,
    "quote-continues": 0.70,
    "quote-follows": 0.50,
    "same-sources": 0.55,
}
"""Share of a method's outermost findings in the PolNeAR training half (420 of its articles) of which source, cue and
content all agreed with the first annotator's by at least half of both sides. Two people reach 0.69 on that measure, so
the scores order findings; they are not yet probabilities of being right."""

_UNMEASURED = 0.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What bears on whether a finding of the tagger is right.

    ``shared`` says that its source came from the parse, ``ruled`` that a rule finds the same cue, ``agrees`` that the
    rule's content is mostly the same.
    """

    said: Said
    shared: bool
    ruled: bool
    agrees: bool

    def row(self) -> tuple[float, ...]:
        """The signs as the calibration weighs them: log odds for probabilities, 0 or 1 for the rest."""
        said = self.said
        return (
            1.0,
            _log_odds(said.cue.score),
            _log_odds(min(c.score for c in said.content)),
            _log_odds(said.source.score) if said.source else 0.0,
            float(said.source is None and not self.shared),
            float(self.shared),
            _log_odds(said.pairing),
            float(self.ruled),
            float(self.agrees),
        )


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


@cache
def _calibration() -> tuple[float, ...]:
    path = Path(__file__).parent / "tagger" / "weights" / "calibration.json"
    return tuple(json.loads(path.read_text("utf-8")))


def tagged_score(signs: Signs) -> float:
    """The probability that source, cue and content are right, all three by at least half (logistic regression)."""
    return 1 / (1 + math.exp(-sum(w * x for w, x in zip(_calibration(), signs.row(), strict=True))))


def evidence_of(draft: Draft) -> Evidence:
    """Method, score and reason of a draft."""
    if draft.method in {"tagged", DEED} and not draft.scores_as:
        return Evidence(draft.method, round(draft.weight, 2), draft.reason)
    method = draft.scores_as or draft.method
    return Evidence(method, round(SCORES.get(method, _UNMEASURED) * draft.weight, 2), draft.reason)
