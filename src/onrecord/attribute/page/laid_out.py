"""One article laid out for the finders: words, trees, quotations, and how a range of words becomes spans."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from onrecord.attribute.page.quotes import Quote, find_quotes
from onrecord.attribute.page.repairs import repaired_heads
from onrecord.attribute.page.trees import Trees, trees_of
from onrecord.model import TOLD_KINDS, Article, Reading, Sentence, Span, Stance, Word

_EDGES = frozenset({",", ";", ":", "–", "—", "-", "--", "…", "..."})
_CLOSERS = frozenset({".", "?", "!"})


@dataclass(slots=True)
class Draft:
    """An attribution in the making. Word indices stand in ``head`` (of the cue) and ``source_head``; -1 is none."""

    method: str
    reason: str
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    head: int = -1
    source_head: int = -1
    negated: bool = False
    outer: "Draft | None" = None
    speaker: str = ""
    weight: float = 1.0
    scores_as: str = field(default="")

    def covers(self, span: Span) -> bool:
        """Whether the content holds the whole span."""
        return any(span in c for c in self.content)


@dataclass(frozen=True, slots=True)
class Page:
    """A reading with what the finders keep asking it for."""

    reading: Reading
    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    trees: Trees
    quotes: tuple[Quote, ...]
    quote_of: list[int]
    """For every word the number of the quotation it stands in, or -1."""
    starts: list[int]

    @property
    def article(self) -> Article:
        """The article read."""
        return self.reading.article

    def span(self, first: int, last: int) -> Span:
        """From the first word to the last, both included."""
        return Span(self.words[first].span.start, max(self.words[first].span.start, self.words[last].span.end))

    def lower(self, i: int) -> str:
        """The word in lower case."""
        return self.words[i].span.cut(self.text).lower()

    def words_in(self, span: Span) -> range:
        """Indices of the words that lie in the span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def word_at(self, offset: int) -> int:
        """Index of the word that begins at or last before the offset, or -1."""
        return bisect_right(self.starts, offset) - 1

    def sentence_words(self, i: int) -> tuple[int, int]:
        """The half-open range of words of the sentence of word ``i``."""
        number = self.trees.sentence[i]
        return self.sentences[number].words if number >= 0 else (i, i + 1)

    def edge(self, i: int) -> bool:
        """Whether the word is punctuation that no span begins or ends with."""
        cut = self.lower(i)
        return cut in _EDGES or cut in _CLOSERS

    def trim(self, first: int, last: int) -> tuple[int, int] | None:
        """The range without punctuation at its ends, quotation marks apart."""
        while first <= last and self.edge(first):
            first += 1
        while first <= last and self.edge(last) and not self._closes_quote(last):
            last -= 1
        return (first, last) if first <= last else None

    def _closes_quote(self, i: int) -> bool:
        number = self.quote_of[i]
        return number >= 0 and self.words[i].span.end >= self.quotes[number].inner.end

    def content(self, first: int, last: int, cue: int) -> tuple[Span, ...]:
        """The words as a content span: a quotation is taken in whole, or not left when the cue stands inside it."""
        kept = self.trim(first, last)
        if kept is None:
            return ()
        span = self.span(*kept)
        home = self.quote_of[cue] if cue >= 0 else -1
        if home >= 0:
            inner = self.quotes[home].inner
            start, end = max(span.start, inner.start), min(span.end, inner.end)
            if start >= end:
                return ()
            # Clipping may have bared punctuation.
            inside = self.words_in(Span(start, end))
            again = self.trim(inside.start, inside.stop - 1) if len(inside) else None
            return (self.span(*again),) if again else ()
        return (self.widened(span),)

    def widened(self, span: Span) -> Span:
        """The span with every quotation that it cuts taken in whole."""
        start, end = span.start, span.end
        low = self.quote_near(start)
        if low is not None and self.quotes[low].span.start < start < self.quotes[low].span.end:
            start = self.quotes[low].span.start
        high = self.quote_near(end)
        if high is not None and self.quotes[high].span.start < end < self.quotes[high].span.end:
            end = self.quotes[high].span.end
        if low is not None and start == self.quotes[low].inner.start and self.quotes[low].span.end <= end:
            start = self.quotes[low].span.start
        return Span(start, end)

    def quote_near(self, offset: int) -> int | None:
        """Number of the last quotation that begins at or before the offset."""
        at = bisect_right(self.quotes, offset, key=lambda q: q.span.start) - 1
        return at if at >= 0 else None


def page_of(reading: Reading) -> Page:
    """Lay the reading out. Time and memory grow with its length alone."""
    text = reading.article.text
    told = [
        (n, b)
        for n, b in enumerate(reading.article.blocks)
        if b.kind in TOLD_KINDS and b.repeats is None and len(b.span)
    ]
    quotes = find_quotes(text, told)
    quote_of = [-1] * len(reading.words)
    at = 0
    for i, word in enumerate(reading.words):
        while at < len(quotes) and quotes[at].span.end <= word.span.start:
            at += 1
        if at < len(quotes) and quotes[at].span.start <= word.span.start < quotes[at].span.end:
            quote_of[i] = at
    starts = [w.span.start for w in reading.words]
    trees = trees_of(reading.words, reading.sentences)
    trees = trees_of(reading.words, reading.sentences, repaired_heads(trees, quote_of))
    return Page(reading, text, reading.words, reading.sentences, trees, quotes, quote_of, starts)
