"""The article as mentions are looked for in it: words with their sentences, quotations and headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from onrecord.model import Article, Kind, Sentence, Span, Word

Range = tuple[int, int]
"""A half-open range of indices into ``Page.words``."""


@dataclass(frozen=True)
class Page:
    """Sentences and words of one article with quick ways about them."""

    article: Article
    sentences: Sequence[Sentence]
    words: Sequence[Word]

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words as they stand in the text."""
        return tuple(w.span.cut(self.article.text) for w in self.words)

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in small letters without a point at the end."""
        return tuple(f.lower().removesuffix(".").replace("’", "'") for f in self.forms)

    @cached_property
    def sentence_at(self) -> tuple[int, ...]:
        """For each word the number of its sentence."""
        at = [0] * len(self.words)
        for number, sentence in enumerate(self.sentences):
            for i in range(*sentence.words):
                at[i] = number
        return tuple(at)

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """For each word, whether it stands in quotation marks; they close at the end of a paragraph at the latest."""
        marks = [False] * len(self.words)
        is_open, block = False, -1
        for sentence in self.sentences:
            if sentence.block != block:
                is_open, block = False, sentence.block
            for i in range(*sentence.words):
                tag = self.words[i].tag
                if tag == "``" or (tag == "''" and self.forms[i] == '"' and not is_open):
                    is_open = True
                elif (tag == "''" and self.forms[i] not in {"'", "’"}) or (tag == "''" and is_open):
                    is_open = False
                else:
                    marks[i] = is_open
        return tuple(marks)

    @cached_property
    def headings(self) -> frozenset[int]:
        """Numbers of the sentences written like headings, where capitals tell nothing."""
        return frozenset(n for n, s in enumerate(self.sentences) if self._is_heading(s))

    def _is_heading(self, sentence: Sentence) -> bool:
        long = [f for f in self.forms[slice(*sentence.words)] if len(f) > 3 and f[0].isalpha()]
        capitals = sum(f[0].isupper() for f in long)
        shouted = sum(f.isupper() for f in long)
        letters = [f for f in self.forms[slice(*sentence.words)] if f.isalpha()]
        if len(letters) >= 2 and all(f.isupper() for f in letters):
            return True
        if len(long) >= 2 and shouted > 0.6 * len(long):
            return True
        last = self.forms[sentence.words[1] - 1]
        ends = last[-1] in ".?!…”’\"'"
        styled = len(long) >= 3 and capitals >= 0.8 * len(long)
        return styled and (sentence.kind in {Kind.TITLE, Kind.SUBHEAD, Kind.DEK} or not ends)

    @cached_property
    def small_forms(self) -> frozenset[str]:
        """Words that the article also writes in small letters."""
        return frozenset(f for f in self.forms if f.islower())

    @cached_property
    def inner_forms(self) -> frozenset[str]:
        """Words with a capital that stand inside a sentence, where a capital means a name."""
        return frozenset(
            f
            for i, f in enumerate(self.forms)
            if f[0].isupper() and self.sentence_at[i] not in self.headings and not self.is_first(i)
        )

    @cached_property
    def _without_owned(self) -> Counter[str]:
        """How often each word stands without a possessive and a capital behind it."""
        last = len(self.forms) - 2
        return Counter(
            f
            for i, f in enumerate(self.forms)
            if not (i < last and self.words[i + 1].tag == "POS" and self.forms[i + 2][0].isupper())
        )

    def stands_alone(self, form: str) -> bool:
        """Whether a word is also used apart from a possessive that a name follows."""
        return self._without_owned[form] > 0

    def range_of(self, span: Span) -> Range | None:
        """The words inside a span; None when there are none."""
        first = self._first_at(span.start)
        end = first
        while end < len(self.words) and self.words[end].span.start < span.end:
            end += 1
        return (first, end) if end > first else None

    def _first_at(self, offset: int) -> int:
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def span_of(self, words: Range) -> Span:
        """The characters from the first word to the last."""
        return Span(self.words[words[0]].span.start, self.words[words[1] - 1].span.end)

    def cut(self, words: Range) -> str:
        """The text of a range, white space levelled."""
        return " ".join(self.span_of(words).cut(self.article.text).split())

    def sentence_range(self, word: int) -> Range:
        """The words of the sentence that a word stands in."""
        return self.sentences[self.sentence_at[word]].words

    def paragraph_range(self, word: int) -> Range:
        """The words of the paragraph that a word stands in."""
        return self._paragraphs[self.sentence_at[word]]

    @cached_property
    def _paragraphs(self) -> tuple[Range, ...]:
        """For each sentence the words of its paragraph."""
        ranges: list[Range] = []
        for _, grouped in groupby(self.sentences, key=lambda sentence: sentence.block):
            inside = list(grouped)
            ranges += [(inside[0].words[0], inside[-1].words[1])] * len(inside)
        return tuple(ranges)

    def is_first(self, word: int) -> bool:
        """Whether nothing but punctuation stands before a word in its sentence."""
        start = self.sentence_range(word)[0]
        return all(not f[0].isalnum() for f in self.forms[start:word])

    def children(self, word: int) -> Sequence[int]:
        """Words of the same sentence that hang on this one."""
        return self._children[word]

    @cached_property
    def _children(self) -> tuple[Sequence[int], ...]:
        """For each word those that hang on it: asked for one by one, a page of one sentence costs its square."""
        hanging: list[list[int]] = [[] for _ in self.words]
        for i, word in enumerate(self.words):
            if word.head != i and self.sentence_at[word.head] == self.sentence_at[i]:
                hanging[word.head].append(i)
        return tuple(hanging)
