"""What bears on two claims where they meet: one article, the words between, the sources."""

from dataclasses import replace

import pytest

from onrecord.known import KnownArticle
from onrecord.model import Span
from onrecord.relate.claims.meeting import meeting_signs
from onrecord.relate.pairs.facts import Facts
from tests.relate.pairs.test_unlike import facts

CLOSED = facts("The harbour office said 40 berths were closed.", "The harbour office", "said", "40 berths were closed")
MORE = facts("Dockers said 90 berths were closed.", "Dockers", "said", "90 berths were closed")


def beside(one: Facts, other: Facts, between: str) -> tuple[Facts, Facts]:
    """Both as if they stood in one article with these words between them."""
    texts = (one.known.wording, other.known.wording)
    article = KnownArticle("one", texts[0] + between + texts[1], "", "")
    start = len(texts[0]) + len(between)
    spans = (Span(0, len(texts[0])), Span(start, start + len(texts[1])))
    first, second = (
        replace(f, known=replace(f.known, article=article, assertion=replace(f.assertion, wording=span)))
        for f, span in zip((one, other), spans, strict=True)
    )
    return first, second


def test_claims_of_two_articles_meet_nowhere() -> None:
    found = meeting_signs((CLOSED,), (MORE,))
    assert found["article_shared"] == found["near"] == found["set_against_once"] == 0


@pytest.mark.parametrize(("between", "against"), [("; but dockers said ", 1), ("; dockers also said ", 0)])
def test_words_between_two_claims_set_the_one_against_the_other(between: str, against: int) -> None:
    one, other = beside(CLOSED, MORE, between)
    found = meeting_signs((one,), (other,))
    assert (found["set_against"], found["beside"], found["articles_common"]) == (against, 1, 1)


def test_what_stands_far_apart_in_an_article_is_not_set_against_each_other() -> None:
    one, other = beside(CLOSED, MORE, ". But it rained. " + "The tide was low that day. " * 30)
    assert meeting_signs((one,), (other,))["set_against"] == 0


def test_it_does_not_matter_which_claim_comes_first() -> None:
    one, other = beside(CLOSED, MORE, ", whereas ")
    assert meeting_signs((one, CLOSED), (other,)) == meeting_signs((other,), (one, CLOSED))
