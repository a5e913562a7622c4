"""The stage: the assertions of one article, each held against those it could have to do with."""

from collections.abc import Sequence

from onrecord.known import Known, KnownArticle, KnownAssertion
from onrecord.model import Attribution, Judgement, Related, Relation, Resolved
from onrecord.relate.assertions import Put, propose
from onrecord.relate.echoes import echoes
from onrecord.relate.events import find_events
from onrecord.relate.facts import Facts, facts_of
from onrecord.relate.pairs import judge
from onrecord.relate.windows import find_windows

VERSION: int = 2

_CANDIDATES = 32
"""Recorded assertions that one new assertion is held against."""
_OWN_CANDIDATES = 48
"""Assertions of the same article that one is held against, so that a long page costs no more than its length."""


def relate(said: Sequence[Attribution], resolved: Resolved, known: Known) -> Related:
    """Assertions in text order, and their relations to each other and to recorded ones.

    Each relation goes from the later assertion to the earlier one, by the day of saying and then by id, so that it
    does not depend on which article was taken in first.
    """
    put = propose(said, resolved)
    aliases = {a.short: a.full for a in resolved.aliases if a.judgement is Judgement.SAME and a.full}
    article = resolved.reading.article
    here = KnownArticle(
        article.id,
        article.text,
        article.publisher.value if article.publisher else "",
        article.published.value if article.published else "",
    )
    facts = [facts_of(_as_known(p, here), aliases) for p in put]
    found: dict[tuple[str, str], Relation] = {}
    for mine, other in (*_inside(facts), *_recorded(facts, known, aliases)):
        relation = judge(mine, other)
        if relation is not None:
            found[relation.one, relation.other] = relation
    for relation in echoes(facts):
        found.setdefault((relation.one, relation.other), relation)
    events = find_events(said, resolved)
    assertions = tuple(p.assertion for p in put)
    windows = find_windows(resolved, said, assertions)
    return Related(assertions, tuple(found[key] for key in sorted(found)), events, windows)


def _as_known(put: Put, article: KnownArticle) -> KnownAssertion:
    return KnownAssertion(put.assertion, article, put.attribution, put.assertion.wording.cut(article.text))


def _inside(facts: Sequence[Facts]) -> list[tuple[Facts, Facts]]:
    """Pairs within the article that share a term, nearest first where there are too many."""
    last_with: dict[str, list[int]] = {}
    pairs: list[tuple[Facts, Facts]] = []
    for at, mine in enumerate(facts):
        near: set[int] = set()
        for term in mine.assertion.terms:
            before = last_with.setdefault(term, [])
            near.update(before[-_OWN_CANDIDATES:])
            before.append(at)
        pairs.extend((mine, facts[i]) for i in sorted(near, reverse=True)[:_OWN_CANDIDATES])
    return pairs


def _recorded(facts: Sequence[Facts], known: Known, aliases: dict[str, str]) -> list[tuple[Facts, Facts]]:
    seen: dict[str, Facts] = {}
    pairs = []
    for mine in facts:
        if not mine.assertion.terms:
            continue
        for other in known.akin(mine.assertion.terms, limit=_CANDIDATES):
            if other.article.id == mine.known.article.id:
                continue
            laid_out = seen.setdefault(other.assertion.id, facts_of(other, aliases))
            pairs.append((mine, laid_out))
    return pairs
