"""Dependency trees over the words of a reading: children, extent of every subtree, sentence of every word."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Sentence, Word

_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Trees:
    """Built in one pass, without recursion. Heads outside the sentence, and circles, are read as roots."""

    words: Sequence[Word]
    heads: list[int]
    children: list[list[int]]
    first: list[int]
    last: list[int]
    sentence: list[int]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next((c for c in self.children[i] if self.words[c].dep in deps), None)

    def all(self, i: int, *deps: str) -> list[int]:
        """The children with one of these labels, in text order."""
        return [c for c in self.children[i] if self.words[c].dep in deps]

    def dep(self, i: int) -> str:
        """The label of the arc above."""
        return self.words[i].dep

    def lemma(self, i: int) -> str:
        """The lemma."""
        return self.words[i].lemma

    def is_verb(self, i: int) -> bool:
        """Whether the word is tagged as a verb."""
        return self.words[i].tag.startswith("VB")

    def within(self, i: int, top: int) -> bool:
        """Whether ``i`` stands under ``top`` (or is it)."""
        for _ in range(200):
            if i == top:
                return True
            if self.heads[i] == i:
                return False
            i = self.heads[i]
        return False


def trees_of(words: Sequence[Word], sentences: Sequence[Sentence], heads: Sequence[int] | None = None) -> Trees:
    """The trees of all sentences; words outside every sentence stand alone. ``heads`` overrides the words' own."""
    given = heads if heads is not None else [w.head for w in words]
    count = len(words)
    trees = Trees(
        words,
        heads=list(range(count)),
        children=[[] for _ in range(count)],
        first=list(range(count)),
        last=list(range(count)),
        sentence=[-1] * count,
    )
    for number, sentence in enumerate(sentences):
        begin, end = max(0, sentence.words[0]), min(count, sentence.words[1])
        for i in range(begin, end):
            trees.sentence[i] = number
        _plant(trees, given, range(begin, end))
    return trees


def _plant(trees: Trees, heads: Sequence[int], sentence: range) -> None:
    """Fill in one sentence."""
    begin, end = sentence.start, sentence.stop
    below: list[list[int]] = [[] for _ in range(end - begin)]
    roots = []
    for i in range(begin, end):
        head = heads[i]
        if head == i or not begin <= head < end:
            roots.append(i)
        else:
            below[head - begin].append(i)
    order = list(roots)
    at = 0
    while at < len(order):
        i = order[at]
        at += 1
        trees.children[i] = below[i - begin]
        for c in below[i - begin]:
            trees.heads[c] = i
            order.append(c)
    for i in reversed(order):
        head = trees.heads[i]
        if head != i:
            trees.first[head] = min(trees.first[head], trees.first[i])
            trees.last[head] = max(trees.last[head], trees.last[i])
