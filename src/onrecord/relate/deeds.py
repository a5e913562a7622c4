"""Who does what to whom in a proposition, by the parse: two that share many words tell of one thing if these agree."""

from collections.abc import Iterator, Sequence

from onrecord.model import Deed, Word
from onrecord.text import word_set

_SAYING = word_set(
    "say tell add state report announce claim warn note explain declare confirm write argue insist suggest believe "
    "think know deny stress"
)
"""Verbs whose clause tells the deed: "said that it sank"."""
_SUBJECTS = frozenset({"nsubj", "csubj", "agent"})
_AFFECTED = frozenset({"dobj", "attr", "oprd", "dative", "nsubjpass"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX"})
_DEEPEST = 3
"""Clauses that are gone into: "said it wanted to try to buy"."""
_WIDEST = 200
"""Words of a wording that are looked at: a longer one is no one deed."""


def deed_of(words: Sequence[Word], within: tuple[int, int]) -> Deed:
    """Folded lemmas of the main verb of a stretch of words, of who does it, and of what it is done to.

    A verb that says is passed over for what is said, one that wants or begins counts beside what is wanted or begun,
    and verbs that are joined count each. A passive is turned round. Pronouns tell nobody. Empty without words.
    """
    inside = range(within[0], min(within[1], within[0] + _WIDEST))
    if not inside:
        return Deed()
    below: dict[int, list[int]] = {}
    for i in inside:
        if words[i].head != i:
            below.setdefault(words[i].head, []).append(i)
    verbs = _verbs(words, below, _top(words, inside))
    joined = [i for verb in verbs for i in below.get(verb, ()) if words[i].dep == "conj" and _is_verb(words[i])]
    under = [i for verb in verbs for i in below.get(verb, ())]
    things = [i for i in under if words[i].dep in _AFFECTED]
    things += [i for preposition in under if words[preposition].dep == "prep" for i in _held(words, below, preposition)]
    doers = [i for i in under if words[i].dep in _SUBJECTS]
    doers = [i for doer in doers for i in (_held(words, below, doer) if words[doer].dep == "agent" else (doer,))]
    return Deed(
        _lemmas(words, _each(words, below, doers)),
        _lemmas(words, [*verbs, *joined]),
        _lemmas(words, _each(words, below, things)),
    )


def _top(words: Sequence[Word], inside: range) -> int:
    """The word on which most of a stretch hangs, the first of several."""
    hanging = dict.fromkeys((i for i in inside if words[i].head == i or words[i].head not in inside), 0)
    for i in inside:
        at, steps = i, 0
        while at not in hanging and steps < len(inside):
            at, steps = words[at].head, steps + 1
        hanging[at] = hanging.get(at, 0) + 1
    return max(hanging, key=lambda i: (hanging[i], -i))


def _verbs(words: Sequence[Word], below: dict[int, list[int]], top: int) -> list[int]:
    """The main verb, past verbs of saying, and what it is the beginning of: "agreed to buy" is both."""
    for _ in range(_DEEPEST):
        said = [i for i in below.get(top, ()) if words[i].dep in {"ccomp", "xcomp"}]
        if words[top].lemma not in _SAYING or not said:
            break
        top = said[0]
    verbs = [top]
    for _ in range(_DEEPEST):
        then = [i for i in below.get(verbs[-1], ()) if words[i].dep == "xcomp"]
        verbs += then[:1]
        if not then:
            break
    return verbs


def _is_verb(word: Word) -> bool:
    return word.tag.startswith("VB")


def _held(words: Sequence[Word], below: dict[int, list[int]], preposition: int) -> Iterator[int]:
    return (i for i in below.get(preposition, ()) if words[i].dep == "pobj")


def _each(words: Sequence[Word], below: dict[int, list[int]], heads: Sequence[int]) -> Iterator[int]:
    """Nouns and those that are joined to them; no pronouns."""
    for head in heads:
        for i in (head, *(i for i in below.get(head, ()) if words[i].dep == "conj")):
            if words[i].tag not in _PRONOUNS:
                yield i


def _lemmas(words: Sequence[Word], found: Sequence[int] | Iterator[int]) -> tuple[str, ...]:
    return tuple(sorted({words[i].lemma for i in found if any(map(str.isalnum, words[i].lemma))}))
