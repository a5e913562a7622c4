"""What an assertion is laid out as, for pairs to be judged by."""

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.relate import relate
from onrecord.relate.facts import Facts, facts_of
from onrecord.relate.terms import stem
from onrecord.resolve import resolve
from tests.known import MemoryKnown
from tests.relate.pages import page


def laid_out(*paragraphs: str) -> list[Facts]:
    """The assertions of an article in its own voice."""
    reading = page(*paragraphs)
    known = MemoryKnown()
    related = relate((), resolve(reading, known), known)
    article = KnownArticle.of(reading.article)
    return [facts_of(KnownAssertion(a, article, None, a.wording.cut(article.text)), {}) for a in related.assertions]


def test_a_word_that_an_article_is_full_of_tells_less_than_one_that_stands_there_once() -> None:
    (first, *_) = laid_out(
        "The ferry struck a sandbank off Eastmoor on Monday.",
        "The ferry was towed away. The ferry will be repaired in Vallemar, and another ferry takes over.",
    )
    assert first.weights[stem("sandbank")] == 1.0
    assert first.weights[stem("ferry")] < 0.5


def test_equal_sets_of_words_are_kept_once() -> None:
    first, second = laid_out(
        "The ferry struck a sandbank off Eastmoor on Monday.", "Eastmoor closed its harbour for two days."
    )[:2]
    assert first.names is second.names
    assert first.frames is second.frames
