"""What the encoder cannot see of a word: its case, whether it stands in quotation marks, its place in the parse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SHAPES = ("lower", "capital", "upper", "mixed", "number", "mark", "quote", "other")
OUTSIDE, INSIDE, OPENS, CLOSES = range(4)
EDGES = (
    frozenset({"ccomp"}),
    frozenset({"xcomp", "advcl", "acl", "relcl", "pcomp"}),
    frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos"}),
)
"""Kinds of subtrees whose first and last words are marked: reported clauses, other clauses, noun phrases."""
EDGE_BITS = 2 * len(EDGES)

FEATURES = ("shape", "quote", "place", "tag", "dep", "edge", "head")
"""Names of the net's inputs a word."""

_DOUBLE = frozenset('"“”„«»')
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one article as parallel lists; ``head`` is the distance to the syntactic head in words."""

    form: Sequence[str]
    tag: Sequence[str]
    dep: Sequence[str]
    head: Sequence[int]
    sentence: Sequence[int]
    block: Sequence[int]


def features_of(words: Words, numbers: Mapping[str, Mapping[str, int]]) -> dict[str, list[int]]:
    """FEATURES of every word; ``numbers`` has those of tags and of dependency labels, 0 is for what it lacks."""
    shapes = {form: shape(form) for form in set(words.form)}
    return {
        "shape": [shapes[form] for form in words.form],
        "quote": quoted(words.form, words.block),
        "place": places(words.sentence, words.block),
        "tag": [numbers["tag"].get(t, 0) for t in words.tag],
        "dep": [numbers["dep"].get(d, 0) for d in words.dep],
        "edge": edges(words.dep, words.head),
        "head": list(words.head),
    }


def shape(form: str) -> int:
    """Number of the word's shape in SHAPES."""
    if any(c in _DOUBLE for c in form) or form in {"``", "''"}:
        return 6
    if not any(c.isalnum() for c in form):
        return 5
    if any(c.isdigit() for c in form):
        return 4
    if form.islower():
        return 0
    if form.isupper():
        return 2 if len(form) > 1 else 1
    return 1 if form[0].isupper() and form[1:].islower() else 3


def _mark(form: str, inside: bool) -> int | None:
    """Whether a word is an opening or a closing quotation mark."""
    found = [c for c in form if c in _DOUBLE]
    if form in {"``", "''"}:
        return OPENS if form == "``" else CLOSES
    if not found:
        return None
    if found[0] in _OPENING:
        return OPENS
    if found[0] in _CLOSING:
        return CLOSES
    return CLOSES if inside else OPENS


def quoted(forms: Sequence[str], blocks: Sequence[int]) -> list[int]:
    """For every word OUTSIDE, INSIDE, OPENS or CLOSES; a mark left open lasts to the end of its paragraph."""
    states: list[int] = []
    inside = single = False
    for i, form in enumerate(forms):
        if i and blocks[i] != blocks[i - 1]:
            inside = single = False
        mark = _mark(form, inside)
        if mark is None and not inside and form == "‘":
            mark, single = OPENS, True
        elif mark is None and single and form == "’":
            mark = CLOSES
        if mark is None:
            states.append(INSIDE if inside else OUTSIDE)
        else:
            inside = mark == OPENS
            single = single and inside
            states.append(mark)
    return states


def places(sentences: Sequence[int], blocks: Sequence[int]) -> list[int]:
    """2 for the first word of a paragraph, 1 of a sentence, else 0."""
    found = []
    for i, (sentence, block) in enumerate(zip(sentences, blocks, strict=True)):
        if i == 0 or blocks[i - 1] != block:
            found.append(2)
        else:
            found.append(int(sentences[i - 1] != sentence))
    return found


def edges(deps: Sequence[str], heads: Sequence[int]) -> list[int]:
    """For every word a bit set: kind k of EDGES begins here (bit 2k), ends here (bit 2k + 1)."""
    count = len(deps)
    first, last = list(range(count)), list(range(count))
    for i in range(count):
        at, steps = i, 0
        while heads[at] and steps < 200:  # a parse may be a chain of any length
            at, steps = at + heads[at], steps + 1
            first[at], last[at] = min(first[at], i), max(last[at], i)
    bits = [0] * count
    for i, dep in enumerate(deps):
        for k, kind in enumerate(EDGES):
            if dep in kind:
                bits[first[i]] |= 1 << (2 * k)
                bits[last[i]] |= 2 << (2 * k)
    return bits
