"""Where one stretch of text puts several propositions: coordinated clauses that have subjects of their own."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from onrecord.english import FINITE_TAGS, SUBJECT_DEPS
from onrecord.model import Span, Word

LONGEST = 200
"""Words of a sentence that is looked into; a longer one is no prose."""
_FINITE = FINITE_TAGS | {"MD"}
_SUBJECTS = SUBJECT_DEPS | {"csubj", "expl"}
_BELOW = frozenset({"relcl", "acl", "advcl"})
_STEPS = 12
_JOINS = frozenset({"and", "but", "while", "whereas", "though", ";", ",", "—", "–"})


def clauses(words: Sequence[Word], within: tuple[int, int]) -> tuple[Span, ...]:
    """Spans of the coordinated main clauses in a range of words, joints left out; one span when there is but one.

    "It sank, and nine men drowned" are two; "it sank and burned" is one, as both verbs share a subject.
    """
    first, last = within
    if last - first > LONGEST:
        return (Span(words[first].span.start, words[last - 1].span.end),)
    finite = _with_own_subject(words, within)
    heads = [i for i in range(first, last) if i in finite and _is_main(words, i, finite)]
    if len(heads) < 2:
        return (Span(words[first].span.start, words[last - 1].span.end),) if last > first else ()
    cuts = [first, *(c for i in heads if (c := _joint(words, i, within)) is not None and c > first), last]
    found = (_bared(words, start, end) for start, end in pairwise(sorted(set(cuts))))
    return tuple(Span(words[a].span.start, words[b - 1].span.end) for a, b in found if a < b)


def _bared(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The range without conjunctions and commas at its ends."""
    while start < end and words[start].lemma in _JOINS:
        start += 1
    while end > start and words[end - 1].lemma in _JOINS:
        end -= 1
    return start, end


def _with_own_subject(words: Sequence[Word], within: tuple[int, int]) -> frozenset[int]:
    """Verbs of the range that have a subject, and are finite themselves or by an auxiliary."""
    subjects = {words[i].head for i in range(*within) if words[i].dep in _SUBJECTS}
    return frozenset(subjects & finite_verbs(words, within))


def words_in(words: Sequence[Word], span: Span) -> range:
    """The words that begin in a span, by index."""
    first = bisect_left(words, span.start, key=lambda w: w.span.start)
    return range(first, bisect_left(words, span.end, key=lambda w: w.span.start))


def finite_verbs(words: Sequence[Word], within: tuple[int, int]) -> set[int]:
    """Verbs that are finite themselves or by an auxiliary of the range, by index."""
    finite = (i for i in range(*within) if words[i].tag in _FINITE)
    return {words[i].head if words[i].dep in {"aux", "auxpass"} else i for i in finite}


def _is_main(words: Sequence[Word], i: int, finite: frozenset[int]) -> bool:
    """Whether the verb is a conjunct of another such verb, or has one, and neither hangs in the other clause."""
    if words[i].dep == "conj" and words[i].head in finite:
        return not _is_below(words, words[i].head)
    return not _is_below(words, i) and any(words[j].dep == "conj" and words[j].head == i for j in finite)


def _is_below(words: Sequence[Word], verb: int) -> bool:
    """Whether the first of joined verbs is of a clause that tells of a noun or of another verb."""
    return words[first_joined(words, verb)].dep in _BELOW


def first_joined(words: Sequence[Word], verb: int) -> int:
    """The first of the verbs that a verb is joined to, by index; past twelve of them the twelfth."""
    for _ in range(_STEPS):
        if words[verb].dep != "conj":
            break
        verb = words[verb].head
    return verb


def _joint(words: Sequence[Word], verb: int, within: tuple[int, int]) -> int | None:
    """Index of the conjunction before a conjunct's own words; None for the first clause."""
    if words[verb].dep != "conj":
        return None
    head = words[verb].head
    left = verb
    while left - 1 >= within[0] and left - 1 > head and under(words, left - 1, verb):
        left -= 1
    return left if left - 1 >= within[0] and words[left - 1].lemma in _JOINS else None


def under(words: Sequence[Word], i: int, top: int) -> bool:
    """Whether word ``i`` is ``top`` or hangs below it; false past twenty steps."""
    for _ in range(20):
        if i == top:
            return True
        if words[i].head == i:
            return False
        i = words[i].head
    return False
