"""Where the machine is least sure of what it tells: names, texts, claims, origins and disputes, each a question."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import AGREEING_STANDINGS, Alias, Judgement, Relation, Reprint, Standing
from onrecord.record import STANDINGS
from onrecord.tell.claims import Claims
from onrecord.tell.deciding.questioned import Choice, Item, Open, Side, Sort
from onrecord.tell.lines.headlines import headline
from onrecord.tell.lines.wording import NAMELESS, says_nothing
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.story.by_parts import Far

_MOST_MEMBERS = 40
"""Assertions of one claim among which the loosest is looked for."""
_LOOSE = 0.5
"""Mean chance of its links to the rest below which an assertion is asked about."""
_SURE = 0.95
"""Score from which a judgement is not asked about."""
_LEAST_JOINED = 0.5
"""Chance that two claims are one from which it is asked."""
_AT_ONCE = 50
"""Claims that are gone through in one part."""

Rows = NDArray[np.int64]
Found = Iterator[Open | Far]
"""Questions, and between them how far the work is."""


class Doubts:
    """The questions that one story raises, and how far the work on them is."""

    def __init__(self, story: Story, claims: Claims) -> None:
        self._story, self._claims = story, claims
        self._who = claims.wording.who
        self._carrying: dict[str, frozenset[str]] = {}

    # --- names and texts ------------------------------------------------------------------------

    def names(self) -> Found:
        """Short names that stand for a full one, or may."""
        story = self._story
        by_entity: defaultdict[str, set[str]] = defaultdict(set)
        for claim in story.claims_by_id.values():
            for member in claim.members:
                by_entity[member.assertion.origin.key].add(claim.id)
        named: Counter[str] = Counter(x.entity for r in story.found.articles for x in r.resolutions)
        called = {x.entity: x.name for r in story.found.articles for x in r.resolutions}
        having = _by_part(called)
        for alias in story.decided.aliases.values():
            if alias.evidence.method == DECIDED or alias.evidence.score >= _SURE or alias.short not in called:
                continue
            for full in _may_be(alias, called, having):
                yield Open(
                    Sort.NAMES,
                    (alias.short, full),
                    alias.evidence.score,
                    named[alias.short],
                    tuple(sorted(by_entity[alias.short])),
                    partial(_name, alias, (called[alias.short], called[full])),
                )

    def texts(self) -> Found:
        """Pairs of articles that carry one text, or may."""
        told: dict[tuple[str, str], Reprint] = {}
        for done, recorded in enumerate(self._story.articles):
            for reprint in recorded.reprints:
                if reprint.other in self._story.by_id:
                    pair = sorted((recorded.article.id, reprint.other))
                    told[pair[0], pair[1]] = replace(reprint, passages=())  # of two that tell of it the later one
            yield done, len(self._story.articles)
        carried: defaultdict[str, set[str]] = defaultdict(set)
        for claim in self._story.claims_by_id.values():
            for member in claim.members:
                carried[member.recorded.article.id].add(claim.id)
        for (one, other), shared in sorted(told.items(), key=itemgetter(0)):
            if shared.evidence.method != DECIDED and shared.evidence.score < _SURE:
                touched = tuple(sorted(carried[one] & carried[other]))
                make = partial(self._text, shared)
                yield Open(Sort.TEXTS, (one, other), shared.evidence.score, 2 + len(touched), touched, make)

    def _text(self, shared: Reprint, one: Open) -> Item:
        sides = []
        for article in one.about:
            recorded = self._story.by_id[article]
            sides.append(Side(self._story.publisher(recorded), headline(recorded.article)))
        return one.worded(
            "Do these two articles carry one text?",
            shared.evidence.reason,
            sides=sides,
            choices=(
                Choice("One text", "reprint", one.about, shared.judgement is Judgement.SAME),
                Choice("Two texts", "not-reprint", one.about, shared.judgement is Judgement.DIFFERENT),
            ),
        )

    # --- claims ---------------------------------------------------------------------------------

    def ties(self) -> Found:
        """Pairs of claims that are held to contradict each other, each by its strongest ground."""
        for relation in self._strongest(self._claims.standings.contradictions):
            if relation.evidence.method != DECIDED:
                pair = (relation.one, relation.other)
                yield self._open(Sort.DISPUTES, pair, relation.evidence.score, made=partial(self._tie, relation))

    def _tie(self, relation: Relation, one: Open) -> Item:
        return self._pair(
            one,
            "Do these two contradict each other?",
            self._claims.standings.reason(relation),
            choices=(
                Choice("They do", "relation", (*one.about, Standing.CONTRADICTS.value), True),
                Choice("They do not", "no-dispute", one.about),
                Choice("The later one updates", "relation", (*self._by_day(one.about), Standing.REVISES.value)),
                Choice("They speak of two things", "relation", (*one.about, Standing.DIFFERENT_SCOPE.value)),
            ),
        )

    def _by_day(self, pair: tuple[str, str]) -> tuple[str, str]:
        """The later said first: it is the one that updates."""
        one, other = (self._story.assertions[i].assertion for i in pair)
        return (one.id, other.id) if one.said >= other.said else (other.id, one.id)

    def claims(self) -> Found:
        """Assertions that hang loosely on their claim, and pairs of claims that may be one."""
        held = self._story.relations
        number = {c.id: n for n, c in enumerate(self._story.claims)}
        home = np.array([number[self._home(i).id] for i in held.ids], np.int64)
        links = np.isin(held.standing, [STANDINGS.index(s) for s in AGREEING_STANDINGS])
        inside = home[held.one] == home[held.other]
        rows = np.flatnonzero(links & inside)
        rows = rows[np.argsort(home[held.one[rows]], kind="stable")]
        bounds = np.searchsorted(home[held.one[rows]], np.arange(len(number) + 1))
        for done, claim in enumerate(self._story.claims):
            if 2 <= len(claim.members) <= _MOST_MEMBERS:
                yield from self._loose(claim, self._chances(rows[bounds[done] : bounds[done + 1]]))
            if done % _AT_ONCE == 0:
                yield done, len(self._story.claims)
        asked = np.array([not says_nothing(c.members) for c in self._story.claims], np.bool_)
        likely = links & ~inside & (held.score >= _LEAST_JOINED)
        # A denial is held apart from what others put by its words, not by a likeness.
        denied = np.array([all(m.denies for m in c.members) for c in self._story.claims], np.bool_)
        one, other = home[held.one[likely]], home[held.other[likely]]
        likely[likely] = asked[one] & asked[other] & (denied[one] == denied[other])
        for row in self._strongest_of(np.flatnonzero(likely), home):
            pair = (held.ids[held.one[row]], held.ids[held.other[row]])
            yield self._open(Sort.CLAIMS, pair, 1 - float(held.score[row]), made=partial(self._apart, row))

    def _strongest_of(self, rows: Rows, home: Rows) -> list[int]:
        """Of these relations, by number, that with the highest score between each two claims, but for people's own."""
        held = self._story.relations
        if self._story.rulings:
            kept = [r.evidence.method != DECIDED for r in held.at(rows.tolist())]
            rows = rows[np.array(kept, np.bool_)]
        ends = np.sort((home[held.one[rows]], home[held.other[rows]]), axis=0)
        order = np.lexsort((held.one[rows], -held.score[rows], ends[1], ends[0]))
        firsts = np.any(np.diff(ends[:, order], axis=1, prepend=-1), axis=0)
        return [int(row) for row in np.sort(rows[order[firsts]])]

    def _apart(self, row: int, one: Open) -> Item:
        relation = self._story.relations.at([row])[0]
        homes = (self._home(relation.one).id, self._home(relation.other).id)
        return self._pair(
            one,
            "Do these two claim the same?",
            self._claims.standings.reason(relation),
            choices=(Choice("One claim", "join", homes), Choice("Two claims", "part", (relation.one, homes[1]), True)),
        )

    def _chances(self, rows: Rows) -> dict[tuple[str, str], float]:
        """How sure the relations of these rows are, by their two assertions in either order."""
        held = self._story.relations
        ends = zip(held.one[rows].tolist(), held.other[rows].tolist(), held.score[rows].tolist(), strict=True)
        chances = {(held.ids[one], held.ids[other]): score for one, other, score in ends}
        return chances | {(other, one): score for (one, other), score in chances.items()}

    def _loose(self, claim: Claim, chances: Mapping[tuple[str, str], float]) -> Iterator[Open]:
        ids = [m.assertion.id for m in claim.members]
        means = {i: sum(chances.get((i, j), 0.0) for j in ids if j != i) / (len(ids) - 1) for i in ids}
        loosest = min(ids, key=lambda i: (means[i], i))
        if means[loosest] >= _LOOSE or any(e.method == DECIDED for e in claim.because):
            return
        told = self._claims.wording.best(claim).assertion
        if loosest != told:
            yield self._open(Sort.CLAIMS, (told, loosest), means[loosest], made=self._belongs)

    def _belongs(self, one: Open) -> Item:
        told, loosest = one.about
        return self._pair(
            one,
            "Does the second put what the first puts?",
            "of all that is taken for this claim it is linked to the rest most loosely",
            choices=(Choice("It does", "belongs", (loosest, told), True), Choice("It does not", "part", (loosest,))),
        )

    def origins(self) -> Found:
        """Within a claim, whoever is counted with another without being known to be them."""
        for claim in self._story.claims:
            if claim.count.minimum == claim.count.maximum or any(e.method == DECIDED for e in claim.because):
                continue
            by_id = {m.assertion.id: m for m in claim.members}
            for group in claim.count.groups:
                heads = {by_id[i].assertion.origin.key: by_id[i] for i in reversed(group) if i in by_id}
                ranked = sorted(heads.values(), key=lambda m: (not m.assertion.origin.certain, m.assertion.id))
                for other in ranked[1:2]:
                    pair = (ranked[0].assertion.id, other.assertion.id)
                    score = other.assertion.origin.evidence.score
                    yield self._open(Sort.ORIGINS, pair, score, made=self._origin)

    def _origin(self, one: Open) -> Item:
        first, other = (self._story.assertions[i] for i in one.about)
        name, may_be = self._who(first), self._who(other)
        origin = other.assertion.origin
        steps = self._home(one.about[0]).count.steps
        told = next((str(s.called({NAMELESS: may_be})) for s in steps if s.who == origin.name and s.how.places), "")
        return self._pair(
            one,
            f"Do {name} and {may_be} count as one origin here?" if may_be != name else "Do both rest on one origin?",
            told or origin.evidence.reason.replace(NAMELESS, may_be, 1),
            choices=(
                Choice("One origin", "one-origin", one.about, True),
                Choice("Two origins", "two-origins", one.about),
            ),
        )

    # --- what they share ------------------------------------------------------------------------

    def _strongest(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Of the relations between two claims the one with the highest score."""
        best: dict[frozenset[str], Relation] = {}
        for relation in relations:
            pair = frozenset((self._home(relation.one).id, self._home(relation.other).id))
            held = best.get(pair)
            if held is None or (-relation.evidence.score, relation.one) < (-held.evidence.score, held.one):
                best[pair] = relation
        yield from best.values()

    def _home(self, assertion: str) -> Claim:
        return self._story.claim_of[assertion]

    def _open(self, sort: Sort, pair: tuple[str, str], score: float, *, made: Callable[[Open], Item]) -> Open:
        touched = sorted({self._home(i).id for i in pair})
        articles = [self._articles(claim) for claim in touched]
        return Open(sort, pair, score, len(articles[0] | articles[-1]), tuple(touched), made)

    def _articles(self, claim: str) -> frozenset[str]:
        """Those that carry a claim."""
        if claim not in self._carrying:
            members = self._story.claims_by_id[claim].members
            self._carrying[claim] = frozenset(m.recorded.article.id for m in members)
        return self._carrying[claim]

    def _pair(self, one: Open, question: str, reason: str, *, choices: tuple[Choice, ...]) -> Item:
        sides = [self._side(self._story.assertions[i]) for i in one.about]
        return one.worded(question, reason, sides=sides, choices=choices)

    def _side(self, located: Located) -> Side:
        told = self._claims.wording.worded(located)
        return Side(self._who(located), told.words, told.citation)


def _name(alias: Alias, names: tuple[str, str], one: Open) -> Item:
    same = alias.judgement is Judgement.SAME
    return one.worded(
        f"Is “{names[0]}” the same as “{names[1]}”?",
        alias.evidence.reason,
        sides=[Side(name, "") for name in names],
        choices=(
            Choice("The same", "same", one.about, same),
            Choice("Two", "different", one.about, alias.judgement is Judgement.DIFFERENT),
        ),
    )


def _may_be(alias: Alias, called: Mapping[str, str], having: Mapping[tuple[str, str], Sequence[str]]) -> Iterator[str]:
    """Whom a short name may stand for: whoever it was taken for, else all whose names have all its words."""
    if alias.full:
        yield from (alias.full,) if alias.full in called else ()
        return
    kind, _, name = alias.short.partition(":")
    wanted = set(name.strip("~").split("-"))
    rarest = min((having.get((kind, part), ()) for part in wanted), key=len)
    for key in rarest:
        if key != alias.short and wanted <= set(key.partition(":")[2].split("-")):
            yield key


def _by_part(called: Iterable[str]) -> Mapping[tuple[str, str], Sequence[str]]:
    """Name keys by their kind and each part of the name, in order."""
    having: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(called):
        kind, colon, name = key.partition(":")
        for part in set(name.split("-")) if colon else ():
            having[kind, part].append(key)
    return having
