"""Contents that are no proposition by themselves, told with who puts them and how: "the mayor praised Jo Field"."""

from collections.abc import Iterator, Sequence

from onrecord.english import FINITE_TAGS
from onrecord.model import Attribution, Manner, Sentence, Span, Stance, Word
from onrecord.relate.events.lexicon import is_event_noun
from onrecord.relate.propositions.clauses import words_in

_LONGEST = 400
"""Characters of a sentence that are told as one proposition."""
_POINTING = frozenset({"PRP", "DT", "WDT", "WP"})
_OF_ANOTHER = frozenset({Stance.DENIES, Stance.CONFIRMS})
"""Stances by which "this" is what somebody else has put."""
_RELATIVE = frozenset({"WDT", "WP"})
_BEFORE = frozenset({"det", "compound", "amod", "poss", "nummod", "nmod"})
_VERBAL = ("VB", "MD")
_THING = frozenset({"dobj", "pobj", "oprd", "dative"})


def proposition(
    words: Sequence[Word], attribution: Attribution, wording: Span, *, home: Sentence | None
) -> Span | None:
    """The wording; with source and cue where it says nothing without them; None where it says nothing at all.

    What somebody refuses to do is refused and not denied, whom they praise is praised: the proposition is that they do.
    ``home`` is the sentence in which the wording begins.
    """
    inside = words_in(words, wording)
    if attribution.manner is Manner.DIRECT or not inside:
        return wording
    points = attribution.stance not in _OF_ANOTHER and all(words[i].tag in _POINTING for i in inside)
    if not (is_refused(words, attribution) or points or _is_thing(words, attribution, inside)):
        return wording
    if all(words[i].tag in _RELATIVE for i in inside):
        return None if attribution.stance is Stance.ASSERTS else wording  # "the plan, which the union opposes"
    parts = (*attribution.source, *attribution.cue, wording, *_meant(words, attribution))
    hull = Span(min(p.start for p in parts), max(p.end for p in parts))
    near = home is not None and hull in home.span and len(hull) <= _LONGEST
    if near and attribution.source and attribution.cue and not _is_joined(words, attribution):
        return hull
    return None if points and attribution.stance is Stance.ASSERTS else wording


def _is_joined(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether the source does something else before: "she refused the offer and | stressed | her rights"."""
    start = attribution.source[-1].end
    between = words_in(words, Span(start, max(start, attribution.cue[0].start)))
    return any(words[i].tag in FINITE_TAGS and words[i].dep != "relcl" for i in between)


def _meant(words: Sequence[Word], attribution: Attribution) -> Iterator[Span]:
    """The noun that "who" as the source stands for, with the words before that belong to it."""
    inside = [i for span in attribution.source for i in words_in(words, span)]
    verb = words[inside[0]].head if len(inside) == 1 and words[inside[0]].tag in _RELATIVE else -1
    if verb >= 0 and words[verb].dep == "relcl" and words[verb].head < inside[0]:
        first = noun = words[verb].head
        while first and words[first - 1].head == noun and words[first - 1].dep in _BEFORE:
            first -= 1
        yield Span(words[first].span.start, words[noun].span.end)


def is_refused(words: Sequence[Word], attribution: Attribution) -> bool:
    """Whether it is a deed that somebody will not do: "refused to sign", "was reluctant to say"."""
    if attribution.stance not in {Stance.DENIES, Stance.DECLINES} or not attribution.content:
        return False
    first = next(iter(words_in(words, attribution.content[0])), None)
    return first is not None and words[first].tag == "TO"


def _is_thing(words: Sequence[Word], attribution: Attribution, inside: range) -> bool:
    """Whether it only names somebody or something that is praised, described, spoken of; no deed that a noun tells."""
    if attribution.stance is not Stance.ASSERTS or words[inside.start].tag == "TO":
        return False
    tops = [i for i in inside if words[i].head not in inside or words[i].head == i]
    head = next((i for i in tops if words[i].tag[:1].isalpha()), None)
    if head is None or words[head].tag.startswith(_VERBAL):
        return False
    behind = bool(attribution.cue) and attribution.cue[0].start < words[head].span.start
    if words[head].dep not in (_THING if behind else {"nsubjpass"}):
        return False  # "Nonsense, said the mayor"
    if any(words[i].tag == "CD" for i in inside):
        return False
    told_of = [i for i in inside if i != head and not (words[i].head == head and words[i].dep == "det")]
    if (told_of or inside.stop - inside.start == 1) and is_event_noun(words[head].lemma):
        return False
    finite = (i for i in inside if words[i].tag in FINITE_TAGS | {"MD"})
    return all(_is_aside(words, i, inside) for i in finite)


def _is_aside(words: Sequence[Word], verb: int, inside: range) -> bool:
    """Whether a verb only tells of a noun: "the plan that failed"."""
    at = verb
    for _ in inside:
        if words[at].dep in {"relcl", "acl"}:
            return True
        if words[at].head == at or words[at].head not in inside:
            return False
        at = words[at].head
    return False
