"""Denials of any such thing: they speak of now, and say nothing of what was told as done long before."""

from onrecord.model import Modality, Polarity
from onrecord.relate.pairs.facts import Facts, is_long_after
from onrecord.relate.propositions.negations import none_of
from onrecord.relate.propositions.terms import stem
from onrecord.vectors import cosine

NEAR = 0.4
"""Cosine of their sentences from which a denial of any such thing may be of the thing that was told of."""

_WHERE = ("place:", "organisation:")
"""Keys of what both must name: of one person there are many stories."""


def none_now(later: Facts, earlier: Facts) -> str:
    """How what the later one says there is none of now stands to what the earlier one told as done; "" for not at all.

    One of them on somebody's word, and of the same kind of thing in a place or of a body that both name: "no ferries
    run to Eastmoor" in November, and "a ferry has reached Eastmoor" in May, which can both be so.
    """
    now, then = later.assertion, earlier.assertion
    if now.polarity is not Polarity.NEGATIVE or then.polarity is Polarity.NEGATIVE:
        return ""
    if now.modality is not Modality.ASSERTED or then.modality is not Modality.ASSERTED or earlier.fragment:
        return ""
    if not (now.attribution or then.attribution):
        return ""
    common = later.names & earlier.names
    if not any(name.startswith(_WHERE) for name in common) or not is_long_after(later, earlier):
        return ""
    things = {stem(word): word for word in sorted(none_of(later.known.wording))}
    shared = sorted(things.keys() & earlier.stems)
    if not shared or cosine(later.known.vector, earlier.known.vector) < NEAR:
        return ""
    return f"any “{things[shared[0]]}” denied on {now.said}, told of as there or done on {then.said}, long before"
