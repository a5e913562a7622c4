"""Recorded assertions laid out for comparing, as they were when each was first held against others."""

from bisect import bisect_right
from collections.abc import Mapping

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion, Attribution
from onrecord.record import Recorded
from onrecord.relate.pairs.facts import Facts, facts_of


def facts_in(recorded: Recorded, aliases: Mapping[str, str]) -> dict[str, Facts]:
    """Each assertion of an article laid out, by id; ``aliases`` gives full name keys for short ones."""
    said = {a.id: a for a in recorded.attributions}
    return {
        a.id: laid_out(recorded, a, attribution=said.get(a.attribution or ""), aliases=aliases)
        for a in recorded.assertions
    }


def laid_out(
    recorded: Recorded, assertion: Assertion, *, attribution: Attribution | None, aliases: Mapping[str, str]
) -> Facts:
    """One assertion of an article laid out, with the attribution it stands in."""
    article = recorded.article
    known = KnownArticle(
        article.id,
        article.text,
        article.publisher.value if article.publisher else "",
        article.published.value if article.published else "",
    )
    vector = vector_of(recorded, assertion)
    wording = assertion.wording.cut(article.text)
    return facts_of(KnownAssertion(assertion, known, attribution, wording, vector), aliases)


def sentence_at(recorded: Recorded, assertion: Assertion) -> int:
    """The number of the sentence in which an assertion begins, -1 where there is none."""
    return bisect_right(recorded.sentences, assertion.wording.start, key=lambda s: s.span.start) - 1


def vector_of(recorded: Recorded, assertion: Assertion) -> bytes:
    """The vector of the sentence in which an assertion begins, packed; nothing where there is none."""
    at = sentence_at(recorded, assertion)
    return recorded.sentences[at].vector if at >= 0 else b""
