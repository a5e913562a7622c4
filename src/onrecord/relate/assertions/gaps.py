"""Two sayings told in one, the second without its verb: "the mayor said 40 million and the union 65 million"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model import Attribution, EntityKind, Manner, Mention, Naming, Span, Word
from onrecord.relate.propositions.clauses import words_in

_NAMINGS = {
    EntityKind.PERSON: Naming.PERSON,
    EntityKind.ORGANISATION: Naming.ORGANISATION,
    EntityKind.PLACE: Naming.ORGANISATION,
}
_BEFORE = frozenset({"DT", "NN", "NNP", "PRP$", "POS", "JJ"})
"""Tags of words that may stand between "and" and a name: "and the union leader Jo Field"."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What the first said, and what another did, on whose word."""

    first: Span
    then: Span
    by: Attribution


def gap_in(words: Sequence[Word], attribution: Attribution, wording: Span, *, named: Sequence[Mention]) -> Gap | None:
    """The two sayings of a content that is a figure, an "and", a name and a figure; None where it is anything else.

    ``named`` are the mentions in the wording. Words in quotation marks are one speaker's.
    """
    inside = words_in(words, wording)
    joints = [i for i in inside if words[i].lemma == "and"]
    if attribution.manner is Manner.DIRECT or len(joints) != 1 or any(words[i].tag.startswith("VB") for i in inside):
        return None
    at = joints[0]
    behind = [m for m in named if m.kind in _NAMINGS and m.span.start >= words[at].span.end]
    if not behind or at == inside.start:
        return None
    name = behind[0]
    between = words_in(words, Span(words[at].span.end, name.span.start))
    then = Span(name.span.end, wording.end)
    after = words_in(words, then)
    figures = all(any(words[i].tag == "CD" for i in part) for part in (range(inside.start, at), after))
    if not figures or any(words[i].tag not in _BEFORE for i in between):
        return None
    by = replace(
        attribution, source=(name.span,), naming=_NAMINGS[name.kind], speaker=name.name, entity=name.entity, parties=()
    )
    return Gap(Span(wording.start, words[at - 1].span.end), Span(words[after.start].span.start, wording.end), by)
