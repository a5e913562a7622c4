"""Recorded assertions laid out for comparing, as they were when each was first held against others."""

from bisect import bisect_right
from collections.abc import Mapping

from onrecord.known import KnownArticle, KnownAssertion
from onrecord.model import Assertion
from onrecord.record.view import Recorded
from onrecord.relate.facts import Facts, facts_of


def facts_in(recorded: Recorded, aliases: Mapping[str, str]) -> dict[str, Facts]:
    """Each assertion of an article laid out, by id; ``aliases`` gives full name keys for short ones."""
    article = recorded.article
    known = KnownArticle(
        article.id,
        article.text,
        article.publisher.value if article.publisher else "",
        article.published.value if article.published else "",
    )
    said = {a.id: a for a in recorded.attributions}
    found = {}
    for assertion in recorded.assertions:
        at = sentence_at(recorded, assertion)
        vector = recorded.sentences[at].vector if at >= 0 else b""
        wording = assertion.wording.cut(article.text)
        put = KnownAssertion(assertion, known, said.get(assertion.attribution or ""), wording, vector)
        found[assertion.id] = facts_of(put, aliases)
    return found


def sentence_at(recorded: Recorded, assertion: Assertion) -> int:
    """The number of the sentence in which an assertion begins, -1 where there is none."""
    return bisect_right(recorded.sentences, assertion.wording.start, key=lambda s: s.span.start) - 1
