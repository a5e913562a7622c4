"""Article → Reading: sentences, words, mentions with coreference, time expressions. Sees one article."""

from dataclasses import replace

from onrecord.model import Article, Reading, Sentence
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.times import find_times
from onrecord.vectors import packed, vectors_of

__all__ = ["VERSION", "read"]

VERSION: int = 15


def read(article: Article) -> Reading:
    """Everything in the article that is told by somebody: its own text, captions and embedded posts.

    Passages that repeat an earlier one are read once, at their first place.
    """
    sentences, words, names = parse(article)
    return Reading(
        article=article,
        sentences=_with_vectors(article, sentences),
        words=words,
        mentions=find_mentions(article, sentences, words, names=names),
        times=find_times(
            article.text,
            written=article.published.value if article.published else None,
            sentences=[s.span for s in sentences],
        ),
    )


def _with_vectors(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    vectors = packed(vectors_of([s.span.cut(article.text) for s in sentences]))
    return tuple(replace(s, vector=v) for s, v in zip(sentences, vectors, strict=True))
