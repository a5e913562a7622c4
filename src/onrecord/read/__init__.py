"""Article → Reading: sentences, words, mentions with coreference, time expressions. Sees one article."""

from onrecord.model import Article, Reading
from onrecord.read.mentions import find_mentions
from onrecord.read.parse import parse
from onrecord.read.times import find_times

__all__ = ["VERSION", "read"]

VERSION: int = 2


def read(article: Article) -> Reading:
    """Everything in the article that is told by somebody: its own text, captions and embedded posts.

    Passages that repeat an earlier one are read once, at their first place.
    """
    sentences, words, names = parse(article)
    return Reading(
        article=article,
        sentences=sentences,
        words=words,
        mentions=find_mentions(article, sentences, words, names=names),
        times=find_times(
            article.text,
            written=article.published.value if article.published else None,
            sentences=[s.span for s in sentences],
        ),
    )
