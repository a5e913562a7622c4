"""The parse of one reading laid out for questions from above: children, subtrees, sentences, what covers a word."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Reading, Sentence, Span, Word

_STEPS = 40
"""How far up a tree a question goes."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Children, first and last word of every subtree, and sentence of every word; heads never leave the sentence."""

    words: Sequence[Word]
    sentences: Sequence[Sentence]
    heads: list[int]
    children: list[list[int]]
    first: list[int]
    last: list[int]
    sentence: list[int]
    starts: list[int]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child with one of these labels."""
        return next((c for c in self.children[i] if self.words[c].dep in deps), None)

    def up(self, i: int) -> Iterator[int]:
        """The words above, nearest first."""
        for _ in range(_STEPS):
            if self.heads[i] == i:
                return
            i = self.heads[i]
            yield i

    def within(self, span: Span) -> range:
        """Indices of the words that begin in the span."""
        return range(bisect_right(self.starts, span.start - 1), bisect_right(self.starts, span.end - 1))

    def top_of(self, span: Span) -> int | None:
        """The word of the span under which the others stand: the one whose head lies outside."""
        inside = self.within(span)
        return next((i for i in inside if self.heads[i] not in inside or self.heads[i] == i), None)


def trees_of(reading: Reading) -> Trees:
    """The trees of all sentences. Built in one pass, without recursion; circles are read as roots."""
    words = reading.words
    count = len(words)
    trees = Trees(
        words,
        reading.sentences,
        heads=list(range(count)),
        children=[[] for _ in range(count)],
        first=list(range(count)),
        last=list(range(count)),
        sentence=[-1] * count,
        starts=[w.span.start for w in words],
    )
    for number, sentence in enumerate(reading.sentences):
        begin, end = max(0, sentence.words[0]), min(count, sentence.words[1])
        for i in range(begin, end):
            trees.sentence[i] = number
        _plant(trees, begin, end)
    return trees


def _plant(trees: Trees, begin: int, end: int) -> None:
    below: list[list[int]] = [[] for _ in range(end - begin)]
    order = []
    for i in range(begin, end):
        head = trees.words[i].head
        if head == i or not begin <= head < end:
            order.append(i)
        else:
            below[head - begin].append(i)
    at = 0
    while at < len(order):
        i = order[at]
        at += 1
        for child in below[i - begin]:
            trees.heads[child] = i
            trees.children[i].append(child)
            order.append(child)
    for i in reversed(order):
        head = trees.heads[i]
        if head != i:
            trees.first[head] = min(trees.first[head], trees.first[i])
            trees.last[head] = max(trees.last[head], trees.last[i])
