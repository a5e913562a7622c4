"""What attributions leave of a sentence: the clauses that they cover nothing of, as they can be told by themselves."""

from collections.abc import Collection, Sequence

from onrecord.english import SUBJECT_DEPS
from onrecord.model import Span, Word
from onrecord.relate.propositions.clauses import finite_verbs, first_joined
from onrecord.text import word_set

_JOINS = frozenset({"CC", "IN", "TO", "DT", "WRB", "WDT"})
"""Tags of words that join or open what was cut off behind them."""
_TELLING = word_set("after although as because before since though when while where whereas and but so yet or")
"""Words that open a clause which is told as a fact; "if" and "unless" open none."""
_NO_FACT = word_set("if unless whether lest")
_EDGES = frozenset(",;:–—-")
_ASIDE = frozenset({"relcl", "acl"})
_WHOSE = "WP$"
_RELATIVE = frozenset({"WP", "WDT", _WHOSE})


def rests(whole: Span, over: Sequence[Span]) -> list[Span]:
    """What spans in text order leave of the whole."""
    left, at = [], whole.start
    for span in over:
        if span.start > at:
            left.append(Span(at, span.start))
        at = max(at, span.end)
    return [*left, Span(at, whole.end)] if at < whole.end else left


def told_alone(words: Sequence[Word], within: tuple[int, int], speakers: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The range without what joined it to its neighbours, and without the speaker of what comes after it.

    Of "the dam broke on Monday, and Field [said …]" that is "the dam broke on Monday", of "after the dam broke" the
    clause by itself, of "if it breaks" nothing.
    """
    first, last = within
    for start, end in speakers:
        if end == last and start >= first and not _governed(words, (start, end), (first, start)):
            last = start
    while last > first and (words[last - 1].tag in _JOINS or _is_edge(words[last - 1])):
        last -= 1
    while first < last and (_is_edge(words[first]) or words[first].lemma.lower() in _TELLING):
        first += 1
    if first < last and words[first].lemma.lower() in _NO_FACT:
        return first, first
    return first, last


def states(words: Sequence[Word], within: tuple[int, int], telling: Collection[str]) -> bool:
    """Whether a range tells something: by a finite verb, none of those of ``telling``.

    "The house he had rented" only says which it is, "Field, who has eaten nothing for a week" more than that.
    """
    verbs = finite_verbs(words, within)
    subjects = {words[i].head if words[i].tag == _WHOSE else i for i in range(*within) if _names(words[i])}
    doing = {words[i].head for i in subjects if words[i].dep in SUBJECT_DEPS}
    return any(words[i].lemma not in telling and (i in doing or not _is_aside(words, i)) for i in verbs)


def _names(word: Word) -> bool:
    """Whether a word can be the subject of a clause that tells of a noun: itself a noun, or "who", "which", "whose"."""
    return word.tag.startswith("NN") or word.tag in _RELATIVE


def _governed(words: Sequence[Word], some: tuple[int, int], within: tuple[int, int]) -> bool:
    """Whether some words hang on a word of a range."""
    return any(words[i].head in range(*within) for i in range(*some))


def _is_edge(word: Word) -> bool:
    return word.lemma in _EDGES


def _is_aside(words: Sequence[Word], verb: int) -> bool:
    """Whether a verb is of a relative clause, as its first verb or joined to that.

    Not where that tells of what its sentence is made of: "A woman who was awake heard …" is often read as one noun.
    """
    first = first_joined(words, verb)
    noun = words[first].head
    return words[first].dep in _ASIDE and words[noun].head != noun
