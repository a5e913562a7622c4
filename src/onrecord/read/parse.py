"""Words with lemma, tag and dependency, sentence by sentence, by spaCy's small English model."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model import TOLD_KINDS, Article, Block, Sentence, Span, Word
from onrecord.read.language import english
from onrecord.read.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc

Name = tuple[Span, str]
"""A name the model saw, with its OntoNotes label (PERSON, ORG, GPE, NORP, …)."""

_NO_WORD = re.compile(r"\W")
_SEEN = re.compile(r"\S")
_LONGEST_CHUNK = 5_000
"""Characters parsed at once, but for a word that is longer. The parser's memory grows with the length of a text, and
news paragraphs are shorter."""


def told_blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """The blocks in which somebody says something, each once, with their position in ``Article.blocks``."""
    for number, block in enumerate(article.blocks):
        if block.kind in TOLD_KINDS and block.repeats is None and len(block.span):
            yield number, block


def _chunks(text: str) -> Iterator[tuple[int, str, list[Span]]]:
    """Pieces of a paragraph that are parsed together: (offset, text, sentences relative to the offset)."""
    piece: list[Span] = []
    for sentence in sentence_spans(text):
        for part in _parts(text, sentence):
            if piece and part.end - piece[0].start > _LONGEST_CHUNK:
                yield _chunk(text, piece)
                piece = []
            piece.append(part)
    if piece:
        yield _chunk(text, piece)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """A sentence in parts that are parsed one by one, most often in one; no word is cut in two, however long it is."""
    start = sentence.start
    while sentence.end - start > _LONGEST_CHUNK:
        most = start + _LONGEST_CHUNK
        end = start + len(text[start:most].rsplit(None, 1)[0])
        if end == most:  # no space in it
            mark = _NO_WORD.search(text, most - 1, sentence.end)
            end = max(most, mark.start()) if mark else sentence.end
        yield Span(start, end)
        start = next((found.start() for found in _SEEN.finditer(text, end, sentence.end)), sentence.end)
    if start < sentence.end:
        yield Span(start, sentence.end)


def _chunk(text: str, sentences: list[Span]) -> tuple[int, str, list[Span]]:
    offset = sentences[0].start
    return offset, text[offset : sentences[-1].end], [Span(s.start - offset, s.end - offset) for s in sentences]


def _doc(text: str, sentences: list[Span]) -> "Doc":
    """Tokens with the sentence starts fixed beforehand, which the parser then keeps to."""
    import numpy as np  # noqa: PLC0415

    doc = english().tokens(text)
    ends = doc.to_array(["IDX", "LENGTH"]).sum(axis=1).tolist()
    starts = np.full(len(doc), -1, np.int64)
    starts[:1] = 1
    for sentence in sentences:
        # White space may be a token of its own, so a sentence can begin inside the range of one.
        token = bisect_right(ends, sentence.start)
        if token < len(ends):
            starts[token] = 1
    doc.from_array(["SENT_START"], starts.view(np.uint64))  # type: ignore[arg-type]  # the stub knows tables only
    return doc


def parse(article: Article) -> tuple[tuple[Sentence, ...], tuple[Word, ...], tuple[Name, ...]]:
    """Sentences, words and names of all told blocks, in text order; offsets into ``Article.text``."""
    jobs = [
        (block.span.start + offset, number, block, _doc(text, sentences), sentences)
        for number, block in told_blocks(article)
        for offset, text, sentences in _chunks(block.span.cut(article.text))
    ]
    lemmas = english().annotate([doc for _, _, _, doc, _ in jobs])
    sentences_out: list[Sentence] = []
    words: list[Word] = []
    names: list[Name] = []
    for (offset, number, block, doc, sentences), lemmas_here in zip(jobs, lemmas, strict=True):
        first = len(words)
        begins, words_here = _words(doc, lemmas_here, offset, first=first)
        words.extend(words_here)
        bounds = [*(s.start for s in sentences), len(doc.text) + 1]
        for (begin, stop), sentence in zip(pairwise(bounds), sentences, strict=True):
            low, high = bisect_left(begins, begin), bisect_left(begins, stop)
            if low < high:
                span = Span(offset + sentence.start, offset + sentence.end)
                sentences_out.append(Sentence(span, block.kind, number, (first + low, first + high)))
        names.extend((Span(offset + e.start_char, offset + e.end_char), e.label_) for e in doc.ents)
    return tuple(sentences_out), tuple(words), tuple(names)


def _words(doc: "Doc", lemmas: list[str], offset: int, *, first: int) -> tuple[list[int], list[Word]]:
    """The document's tokens without white space ones, and where in it each begins."""
    import numpy as np  # noqa: PLC0415

    # As one table: each look at a token by itself makes an object.
    table = doc.to_array(_COLUMNS)
    at, length, steps, is_space = (table[:, n].astype(np.int64).tolist() for n in range(4))
    tags, deps = (_spelled(doc, table[:, n].tolist()) for n in (4, 5))
    heads = [i + step for i, step in enumerate(steps)]
    kept = [i for i, space in enumerate(is_space) if not space]
    index = {i: first + n for n, i in enumerate(kept)}
    words = []
    for i in kept:
        head = heads[i]
        while is_space[head] and heads[head] != head:
            head = heads[head]
        begin = offset + at[i]
        span = Span(begin, begin + length[i])
        words.append(Word(span, lemmas[i].lower(), tags[i], deps[i], index.get(head, index[i])))
    return [at[i] for i in kept], words


_COLUMNS: list[int | str] = ["IDX", "LENGTH", "HEAD", "IS_SPACE", "TAG", "DEP"]


def _spelled(doc: "Doc", keys: Sequence[int]) -> list[str]:
    """The words that spaCy keeps under numbers."""
    spelled = {key: doc.vocab.strings[key] for key in set(keys)}
    return [spelled[key] for key in keys]
