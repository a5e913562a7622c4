"""What a source does with a proposition, in the few ways that positions are compared by; and whether it does so."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum

from onrecord.english import NEGATION
from onrecord.model import Assertion, Attribution, CaveatKind, Modality, Polarity, Sentence, Span, Stance
from onrecord.relate.events.lexicon import EVALUATING
from onrecord.relate.propositions.terms import stem
from onrecord.text import joined, words

_LEAST = 0.4
"""Score of an attribution below which it is more often wrong than right: no position is read from it."""
_SUPPOSED = frozenset({"can", "could", "may", "might", "should", "must", "cannot"})
"""Words in a cue that only suppose that something is said: "the ministry can show that …"."""
_TOLD_TO = re.compile(
    r"(?:(?:has|have|had|was|were|is|are|be|been|being|also|not|never) )*(?:was|were|is|are|be|been|being) (?:\w+ly )?"
    r"(?:warned|told|informed|asked|urged|advised|reminded|briefed|notified)\b"
)
"""Cues whose subject is the hearer: "the board was warned"."""
_EVADING = re.compile(
    r"\b(?:did|does|do|has|have|had|would|could)(?: not|n['’]t) (?:\w+ly )?"
    r"(?:answer|respond|responded|reply|replied|return|returned|comment|commented)\b"
)
"""Cues that hold back an answer, whatever they hold back."""
_NEGATION = re.compile(rf"{NEGATION}|\b(?:without|ruled out)\b", re.IGNORECASE)
_JUDGING = frozenset(stem(v) for v in EVALUATING - {"cite", "credit", "discuss", "mention", "describe", "call"})
"""Cues that say what somebody thinks of a thing, not that it is so."""
_ORDERING = frozenset(
    stem(verb)
    for verb in "approve authorize authorise ratify permit allow grant order direct instruct mandate decree designate"
    " appoint sign enact adopt".split()
)
"""Cues that do what they say."""


class Put(StrEnum):
    """What somebody does with a proposition: the rows of a plot, from having it so to not saying."""

    SAYS = "says so"
    PLANS = "plans or offers it"
    ORDERS = "approves or orders it"
    DEMANDS = "calls for it"
    EXPECTS = "expects it or warns of it"
    OPEN = "leaves it open"
    JUDGES = "praises or blames it"
    DENIES = "denies it, or says not"
    SILENT = "declines, or did not say"


FIRM = frozenset({Put.SAYS, Put.PLANS, Put.ORDERS})
"""What a denial stands against."""

_PUTS = {
    Stance.ASSERTS: Put.SAYS,
    Stance.CONFIRMS: Put.SAYS,
    Stance.PLANS: Put.PLANS,
    Stance.OFFERS: Put.PLANS,
    Stance.DEMANDS: Put.DEMANDS,
    Stance.WARNS: Put.EXPECTS,
    Stance.PREDICTS: Put.EXPECTS,
    Stance.LEAVES_OPEN: Put.OPEN,
    Stance.DENIES: Put.DENIES,
    Stance.DECLINES: Put.SILENT,
    Stance.SILENT: Put.SILENT,
}
_AHEAD = {
    Modality.PLANNED: Put.PLANS,
    Modality.PREDICTED: Put.EXPECTS,
    Modality.POSSIBLE: Put.OPEN,
    Modality.CONDITIONAL: Put.OPEN,
}


def put_of(assertion: Assertion, attribution: Attribution, text: str, *, negated: bool) -> Put:
    """From the stance first, then from the cue's sense, then from how the proposition itself is put."""
    put = _PUTS.get(attribution.stance, Put.SAYS)
    spelled = joined(attribution.cue, text)
    if _EVADING.search(spelled):
        return Put.SILENT
    cue = {stem(w) for w in words(spelled)}
    if put in {Put.SAYS, Put.DEMANDS} and cue & _ORDERING:
        return Put.ORDERS
    if put is Put.SAYS and cue & _JUDGING:
        return Put.JUDGES
    if put in FIRM and negated:
        return Put.DENIES
    return _AHEAD.get(assertion.modality, put) if put is Put.SAYS else put


def stance_in_words(stance: Stance, cue: str) -> str:
    """What a source does with the content; of "approved" and "ordered", which are demands, what they are."""
    if stance is Stance.DEMANDS and {stem(w) for w in words(cue)} & _ORDERING:
        return "approves or orders"
    return stance.value.replace("_", " ")


def is_negated(assertion: Assertion, text: str, sentences: Sequence[Sentence]) -> bool:
    """Whether all that is said is negated: “It is safe. It was not” is put forward as much as denied."""
    if assertion.polarity is not Polarity.NEGATIVE:
        return False
    span = assertion.wording
    first = max(0, bisect_right(sentences, span.start, key=lambda s: s.span.start) - 1)
    last = bisect_left(sentences, span.end, key=lambda s: s.span.start)
    near = [s.span for s in sentences[first:last] if s.span.overlaps(span)]
    parts = [Span(max(s.start, span.start), min(s.end, span.end)) for s in near]
    return len(parts) < 2 or all(_NEGATION.search(part.cut(text)) for part in parts)


def is_made(chain: Sequence[Attribution], text: str) -> bool:
    """Whether the text has the stance taken: not supposed, asked about, told to the source, or too doubtful to tell.

    ``chain`` is the attribution and those around it, innermost first.
    """
    attribution = chain[0]
    if attribution.stance is Stance.ASKS or attribution.evidence.score < _LEAST:
        return False
    cue = {w for span in attribution.cue for w in words(span.cut(text))}
    if cue & _SUPPOSED or ("would" in cue and attribution.stance is Stance.ASSERTS):
        return False
    if _TOLD_TO.match(joined(attribution.cue, text)) and _is_before(attribution):
        return False
    conditions = [c.span for outer in chain[1:] for c in outer.caveats if c.kind is CaveatKind.CONDITION]
    return not any(span in condition for span in attribution.cue for condition in conditions)


def _is_before(attribution: Attribution) -> bool:
    """Whether the source stands before the cue, as a subject does."""
    return bool(attribution.source and attribution.cue) and attribution.source[0].start < attribution.cue[0].start
