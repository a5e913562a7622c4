"""Who does what to whom in a proposition, by the parse: two that share many words tell of one thing if these agree."""

from collections.abc import Iterator, Sequence

from onrecord.model import Deed, Word
from onrecord.text import word_set

_SAYING = word_set(
    "say tell add state report announce claim warn note explain declare confirm write argue insist suggest believe "
    "think know deny stress"
)
"""Verbs whose clause tells the deed: "said that it sank"."""
_LIGHT = word_set("be have do")
"""Verbs that do not tell what is done."""
_TELLING = ("VB", "NN")
_SUBJECTS = frozenset({"nsubj", "csubj", "agent"})
_AFFECTED = frozenset({"dobj", "attr", "oprd", "dative", "nsubjpass"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT", "EX"})
_DEEPEST = 3
"""Clauses that are gone into: "said it wanted to try to buy"."""
_WIDEST = 200
"""Words of a wording that are looked at: a longer one is no one deed."""


def deed_of(words: Sequence[Word], within: tuple[int, int]) -> Deed:
    """Lemmas of the main verb of a stretch of words, of who does it, and of what it is done to or concerns.

    A verb that says is passed over for what is said, one that wants or begins counts beside what is wanted or begun,
    and verbs that are joined count each; "be", "have" and "do" tell nothing. A passive is turned round. Pronouns tell
    nobody. What has no verb has its noun for one: "the closure of the pier". Empty without words.
    """
    inside = range(within[0], min(within[1], within[0] + _WIDEST))
    if not inside:
        return Deed()
    below: dict[int, list[int]] = {}
    for i in inside:
        if words[i].head != i:
            below.setdefault(words[i].head, []).append(i)
    heads = _heads(words, below, _top(words, inside))
    joined = [i for head in heads for i in below.get(head, ()) if words[i].dep == "conj"]
    deeds = [i for i in (*heads, *joined) if words[i].tag.startswith(_TELLING) and words[i].lemma not in _LIGHT]
    under = [i for head in heads for i in below.get(head, ())]
    prepositions = [i for i in under if words[i].dep == "prep"] + [i for i in heads if words[i].tag == "IN"]
    things = [i for i in under if words[i].dep in _AFFECTED]
    things += [i for preposition in prepositions for i in _held(words, below, preposition)]
    doers = [i for i in under if words[i].dep in _SUBJECTS]
    doers = [i for doer in doers for i in (_held(words, below, doer) if words[doer].dep == "agent" else (doer,))]
    return Deed(
        _lemmas(words, _each(words, below, doers)), _lemmas(words, deeds), _lemmas(words, _each(words, below, things))
    )


def is_one_deed(one: Deed, other: Deed) -> bool:
    """Whether two are of one verb, or, where one has none, of the same who or what.

    Not two nouns: what is condemned, praised or planned is called by its name in whatever is said about it.
    """
    if one.actions and other.actions:
        return not set(one.actions).isdisjoint(other.actions)
    return not {*one.actors, *one.affected}.isdisjoint((*other.actors, *other.affected))


def _top(words: Sequence[Word], inside: range) -> int:
    """The word on which most of a stretch hangs, the first of several."""
    hanging = dict.fromkeys((i for i in inside if words[i].head == i or words[i].head not in inside), 0)
    for i in inside:
        at, steps = i, 0
        while at not in hanging and steps < len(inside):
            at, steps = words[at].head, steps + 1
        hanging[at] = hanging.get(at, 0) + 1
    return max(hanging, key=lambda i: (hanging[i], -i))


def _heads(words: Sequence[Word], below: dict[int, list[int]], top: int) -> list[int]:
    """The main verb, past verbs of saying, and what it is the beginning of: "agreed to buy" is both.

    What has no verb has a noun or a preposition instead.
    """
    for _ in range(_DEEPEST):
        said = [i for i in below.get(top, ()) if words[i].dep in {"ccomp", "xcomp"}]
        if words[top].lemma not in _SAYING or not said:
            break
        top = said[0]
    heads = [top]
    for _ in range(_DEEPEST):
        then = [i for i in below.get(heads[-1], ()) if words[i].dep == "xcomp"]
        heads += then[:1]
        if not then:
            break
    return heads


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
