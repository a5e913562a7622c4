"""What an assertion is laid out as, for pairs to be judged by."""

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.relate import relate
from onrecord.relate.pairs.facts import Facts, facts_of
from onrecord.relate.propositions.terms import stem
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


def test_only_what_a_note_at_the_end_of_a_report_puts_right_is_of_a_correction() -> None:
    facts = laid_out(
        "The ferry struck a sandbank off Eastmoor on Monday.",
        "The ferry carried 214 people to Vallemar on Monday.",
        "Correction: An earlier version of this article said that the ferry carried 212 people. It carried 214.",
    )
    found = {f.known.wording[:20]: f.correction for f in facts}
    assert found["The ferry struck a s"] is False
    assert found["The ferry carried 21"] is True
    assert all(f.correction for f in laid_out("Correction", "The ferry struck no sandbank off Eastmoor on Monday."))
