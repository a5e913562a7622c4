"""Looking sentences up by their words: what goes into the index, and what is asked of it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.model import Reading, Span
from onrecord.record.store import Store

_SHIFT = 24
"""Bits of a row's number that hold the position of the sentence."""
_POSITIONS = (1 << _SHIFT) - 1
_TOKEN = re.compile(r"[^\W_]+")
_MOST_TERMS = 64
_COMMON = 50_000
"""Sentences that have a word from which it tells next to nothing: more than 1,000 articles have in all."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence by its article and its number there; ``score`` is BM25, more is better."""

    article: str
    sentence: int
    score: float


def rows_of(study: int, reading: Reading) -> Iterator[tuple[int, str]]:
    """Number and words of each sentence, for the index."""
    return cut_rows(study, reading.article.text, (sentence.span for sentence in reading.sentences))


def cut_rows(study: int, text: str, spans: Iterable[Span]) -> Iterator[tuple[int, str]]:
    """The same of a text and where its sentences stand, in order."""
    for position, span in enumerate(islice(spans, _POSITIONS)):
        yield study << _SHIFT | position, span.cut(text)


def tokens_of(words: Iterable[str]) -> list[str]:
    """What is looked up of a question, each once."""
    tokens = dict.fromkeys(t for w in words for t in _TOKEN.findall(w.casefold()) if len(t) > 1 or t.isdigit())
    return list(tokens)[:_MOST_TERMS]


def hits(
    db: Store, words: Sequence[str], *, articles: Mapping[int, str], limit: int, standing: Callable[[str], int]
) -> list[Hit]:
    """The sentences that have any of the words, best first, of the studies in ``articles`` alone.

    Where there are rarer words, those that very many sentences have, as ``standing`` counts, are not looked for: they
    would tell next to nothing, and each sentence that has one would be weighed for it.
    """
    tokens = tokens_of(words)
    tokens = [token for token in tokens if standing(token) <= _COMMON] or tokens
    if not tokens:
        return []
    # Older studies of the same articles stand in the index too: ask for more than is wanted, and again if need be.
    asked = limit * 2
    while True:
        rows = db.ranked(tokens, most=asked)
        kept = [r for r in rows if r[0] >> _SHIFT in articles]
        if len(kept) >= limit or len(rows) < asked:
            return [Hit(articles[r[0] >> _SHIFT], r[0] & _POSITIONS, r[1]) for r in kept[:limit]]
        asked *= 4


def spread(db: Store, words: Iterable[str]) -> dict[str, int]:
    """In how many sentences each word stands, whatever its ending."""
    found = {}
    for word in words:
        tokens = _TOKEN.findall(word.casefold())
        found[word] = db.standing(tokens) if tokens else 0
    return found
