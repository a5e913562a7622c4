"""The stage: the assertions of one article, each held against those it could have to do with."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.known import Known, KnownArticle, KnownAssertion
from onrecord.model import Attribution, Event, Reading, Related, Relation, Resolution, Resolved, Sentence, Window
from onrecord.relate.assertions.made import Put, propose
from onrecord.relate.events import find_events
from onrecord.relate.pairs.echoes import echoes
from onrecord.relate.pairs.facts import Facts, facts_of, keep, kept_facts
from onrecord.relate.pairs.judge import judge
from onrecord.relate.pairs.nested import nested
from onrecord.relate.pairs.screen import worth_judging
from onrecord.relate.windows import find_windows

VERSION: int = 21

_CANDIDATES = 96
"""Recorded assertions that one new assertion is held against where there are no more than these.

More than there are for any in stories of some twenty articles: their record is the same in whatever order they come."""
_NEAREST = 10
"""Of more, those that are held against it, the most alike: who says what many say is linked through these to the rest.

In the stories at hand 99 assertions in 100 have at most seven others with a fair chance of being one claim."""
_OWN_CANDIDATES = 48
"""Assertions of the same article that one is held against, so that a long page costs no more than its length."""


@dataclass(frozen=True, slots=True)
class Alone:
    """What one article puts by itself, in text order: assertions with their attributions, events, limits in time."""

    put: tuple[Put, ...]
    events: tuple[Event, ...]
    windows: tuple[Window, ...]


def alone_in(said: Sequence[Attribution], reading: Reading, resolutions: tuple[Resolution, ...]) -> Alone:
    """The part of ``relate`` that sees one article and nothing else: pure, so it runs anywhere."""
    resolved = Resolved(reading, resolutions, aliases=(), reprints=(), prints=())
    put = propose(said, resolved)
    return Alone(put, find_events(said, resolved), find_windows(resolved, said, tuple(p.assertion for p in put)))


def relate(said: Sequence[Attribution], resolved: Resolved, known: Known, *, by_itself: Alone | None = None) -> Related:
    """Assertions in text order, and their relations to each other and to recorded ones.

    ``by_itself`` is what ``alone_in`` makes of the article, for whoever has it already; then no word of it is asked
    for.

    Each relation goes from the later assertion to the earlier one, by the day of saying and then by id, so that it
    does not depend on which article was taken in first. Nor is it asked here what a short name stands for over the
    whole record, which the next article may change: views know it when they count.
    """
    own = by_itself or alone_in(said, resolved.reading, resolved.resolutions)
    here = KnownArticle.of(resolved.reading.article)
    facts = [facts_of(_as_known(p, here, resolved.reading.sentences), {}) for p in own.put]
    found: dict[tuple[str, str], Relation] = {}
    others, pairs = _recorded(facts, known)
    for mine, other, seen in worth_judging(facts, others, [*_inside(facts), *pairs]):
        relation = judge(facts[mine], others[other], seen)
        if relation is not None:
            found[relation.one, relation.other] = relation
    for relation in (*nested(facts), *echoes(facts)):
        found.setdefault((relation.one, relation.other), relation)
    for laid_out in facts:
        keep(laid_out)
    relations = tuple(found[key] for key in sorted(found))
    return Related(tuple(p.assertion for p in own.put), relations, own.events, own.windows)


def _as_known(put: Put, article: KnownArticle, sentences: Sequence[Sentence]) -> KnownAssertion:
    wording = put.assertion.wording
    at = bisect_right(sentences, wording.start, key=lambda s: s.span.start) - 1
    vector = sentences[at].vector if at >= 0 else b""
    return KnownAssertion(put.assertion, article, put.attribution, wording.cut(article.text), vector)


Pairs = list[tuple[int, int]]
"""Places of an assertion of the article, and of another among those that it is held against."""


def _inside(facts: Sequence[Facts]) -> Pairs:
    """Pairs within the article that share a term, nearest first where there are too many."""
    last_with: dict[str, list[int]] = {}
    pairs: Pairs = []
    for at, mine in enumerate(facts):
        near: set[int] = set()
        for term in mine.assertion.terms:
            before = last_with.setdefault(term, [])
            near.update(before[-_OWN_CANDIDATES:])
            before.append(at)
        pairs.extend((at, i) for i in sorted(near, reverse=True)[:_OWN_CANDIDATES])
    return pairs


def _recorded(facts: Sequence[Facts], known: Known) -> tuple[list[Facts], Pairs]:
    """The article's own assertions and those on record that they are held against, and the pairs with the latter."""
    places: dict[str, int] = {}
    others = list(facts)
    pairs: Pairs = []
    asked = [(mine.assertion.terms, mine.known.vector) for mine in facts]
    for at, (mine, akin) in enumerate(zip(facts, known.akin(asked, limit=_CANDIDATES, nearest=_NEAREST), strict=True)):
        for other in akin:
            if other.article.id == mine.known.article.id:
                continue
            if other.assertion.id not in places:
                places[other.assertion.id] = len(others)
                others.append(kept_facts(other))
            pairs.append((at, places[other.assertion.id]))
    return others, pairs
