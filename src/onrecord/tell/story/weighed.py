"""The relations between claims as they are told: what rules and people say, weighed by all that two claims state."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from math import sqrt
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import AGREEING_STANDINGS, REPLACING_STANDINGS, Evidence, Relation, Standing
from onrecord.record import STANDINGS
from onrecord.relate.claims.standings import MOST, Side, chances_of
from onrecord.relate.pairs.grounds import NEAREST, Ground, ground
from onrecord.tell.story.able import able_to_contradict, may_show, sets_right
from onrecord.tell.story.asserted import opposed
from onrecord.tell.story.between import Between, Pair
from onrecord.tell.story.denials import Denials
from onrecord.tell.story.sides import vector_of
from onrecord.tell.story.story import Claim, Located, Story

STRUCTURE, WEIGHED = "structure", "weighed"
"""How a relation was found: by a rule on two assertions; by such a rule, weighed by all that their claims state."""

# Chosen for precision on the training stories, each story left out of the weights that judged it.
_LEAST = {Standing.CONTRADICTS: 0.29, Standing.REVISES: 0.31, Standing.DIFFERENT_SCOPE: 0.2}
"""Chance of a standing from which a ground for it is told."""
_IMPROBABLE = 0.23
"""Chance below which a contradiction that a rule made of two assertions alone is not told."""

_SURE = 0.75
"""Likeness from which a rule needs no weighing: the same words but for the number, or the negation."""

_SHOWN = frozenset({Standing.REVISES, Standing.DIFFERENT_SCOPE})
"""Standings that two assertions must show in words; a correction is known by what its article is."""
_order = attrgetter("one", "other", "standing")

_CONTRADICTS = STANDINGS.index(Standing.CONTRADICTS)
_OUTDATING, _LIKELY = (
    frozenset(map(STANDINGS.index, some))
    for some in (REPLACING_STANDINGS, AGREEING_STANDINGS | _SHOWN - REPLACING_STANDINGS)
)
"""By the same numbers, those by which one claim takes another's place, and those that weighing may make one of them."""


class Weighing:
    """The relations of one story, weighed.

    Between two claims a rule's contradiction that nothing shows in words, or that is very improbable, is left out; a
    likeness too weak to make them one claim may show another standing. What people decided stays as it is. Time grows
    with the relations: nothing that no relation links is looked at. Two claims are weighed when one of them is asked
    for, and once.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._between = story.once(Between)
        self._denials = story.once(Denials)
        self._facts, self._one_source = self._denials.facts, self._denials.one_source
        self._grounds: dict[tuple[str, str], Ground | None] = {}
        self._lying: dict[str, tuple[NDArray[np.float32], float]] = {}
        self._done: dict[Pair, tuple[Relation, ...]] = {}
        self._opposed: dict[Pair, bool] = {}
        self._outdated: dict[str, bool] = {}

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations as they are told, in order of their assertions."""
        pairs = self._between.by_pair(np.arange(len(self._story.relations)))
        return tuple(sorted((r for pair in pairs for r in self.of(pair)), key=_order))

    @cached_property
    def contradictions(self) -> tuple[Relation, ...]:
        """Those of the relations that contradict; without weighing all the others for it."""
        return tuple(sorted((r for pair in self.contested for r in self.contradicting(pair)), key=_order))

    def contradicting(self, pair: Pair) -> tuple[Relation, ...]:
        """Those between two claims, or inside one, that contradict."""
        if not self._contradict(pair, self.contested.get(pair, ())):
            return ()
        return tuple(r for r in self.of(pair) if r.standing is Standing.CONTRADICTS)

    @cached_property
    def contested(self) -> Mapping[Pair, Sequence[int]]:
        """The relations that may show a contradiction, by number."""
        return self._between.by_pair(np.flatnonzero(self._able))

    @cached_property
    def _able(self) -> NDArray[np.bool_]:
        """Of each relation whether it may show a contradiction."""
        return able_to_contradict(self._story)

    def contested_by(self, claim: str) -> Sequence[Pair]:
        """The pairs of which a claim, by its id, is one and between which something may show a contradiction."""
        return self._contested_by.get(claim, ())

    @cached_property
    def _contested_by(self) -> Mapping[str, Sequence[Pair]]:
        found = defaultdict[str, list[Pair]](list)
        for pair in self.contested:
            for claim in set(pair):
                found[claim].append(pair)
        return found

    def is_opposed(self, pair: Pair) -> bool:
        """Whether anything shows that two claims contradict each other; weighing may find it too little."""
        if pair not in self._opposed:
            self._opposed[pair] = self._contradict(pair, [r for r in self._between.rows(pair) if self._able[r]])
        return self._opposed[pair]

    def _contradict(self, pair: Pair, rows: Sequence[int]) -> bool:
        """Whether one of these relations shows that the two contradict each other."""
        if pair[0] == pair[1]:
            return any(self._story.relations.standing[row] == _CONTRADICTS for row in rows)
        held = self._story.relations
        likely = [row for row in rows if held.standing[row] == _CONTRADICTS or self._contradicts(row)]
        return any(
            r.standing is Standing.CONTRADICTS if r.evidence.method != STRUCTURE else self._contradicts(row)
            for row, r in zip(likely, held.at(likely), strict=True)
            if not self._is_of_itself(r)
        )

    def _contradicts(self, row: int) -> bool:
        """Whether the two assertions of a relation, by its number, show a contradiction."""
        shown = self._ground(*self._ends(row))
        return shown is not None and shown.standing is Standing.CONTRADICTS

    def _ends(self, row: int) -> tuple[str, str]:
        held = self._story.relations
        return held.ids[held.one[row]], held.ids[held.other[row]]

    def is_outdated(self, claim: Claim) -> bool:
        """Whether another claim updates or corrects it."""
        if claim.id not in self._outdated:
            rows = {pair: self._newer(pair, claim) for pair in self.pairs(claim)}
            outdated = any(self._is_plainly_newer(some) for some in rows.values())
            self._outdated[claim.id] = outdated or any(self._outdates(pair, claim, rows[pair]) for pair in rows)
        return self._outdated[claim.id]

    def _newer(self, pair: Pair, claim: Claim) -> Sequence[int]:
        """The relations between two claims that begin with the other one: what a relation begins with is the newer."""
        home, held = self._story.claim_of, self._story.relations
        rows = self._between.rows(pair)
        return [row for row, one in zip(rows, held.one[rows], strict=True) if home[held.ids[one]].id != claim.id]

    def _is_plainly_newer(self, rows: Sequence[int]) -> bool:
        """Whether one of these relations says so, for which no words are looked at."""
        held = self._story.relations
        newer = (STANDINGS[held.standing[row]] for row in rows if held.standing[row] in _OUTDATING)
        return any(standing not in _SHOWN for standing in newer)

    def _outdates(self, pair: Pair, claim: Claim, rows: Sequence[int]) -> bool:
        """Whether one of these relations, between a claim and another, shows that the other updates or corrects it."""
        home, held = self._story.claim_of, self._story.relations
        newer = held.at([row for row in rows if held.standing[row] in _OUTDATING])
        if any(r.evidence.method != STRUCTURE or self._is_told(r) for r in newer):
            return True
        likely = (row for row in rows if held.standing[row] in _LIKELY)
        shown = ((row, self._ground(*self._ends(row))) for row in likely)
        found = held.at([row for row, g in shown if g is not None and g.standing in REPLACING_STANDINGS])
        if not any(r.evidence.method == STRUCTURE for r in found):
            return False
        return any(r.standing in REPLACING_STANDINGS and home[r.one].id != claim.id for r in self.of(pair))

    def pairs(self, claim: Claim) -> tuple[Pair, ...]:
        """The pairs of claims of which it is one and between which there is a relation."""
        return tuple(pair for pair in self._between.of(claim) if pair[0] != pair[1])

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Claims, by id, that a correction may touch; weighing makes none."""
        return frozenset(self._touched(Standing.CORRECTS))

    @cached_property
    def held_against(self) -> Mapping[str, Sequence[Pair]]:
        """By claim the pairs between which a contradiction was found, whatever weighing makes of it."""
        return self._touched(Standing.CONTRADICTS)

    def _touched(self, standing: Standing) -> Mapping[str, Sequence[Pair]]:
        found = defaultdict[str, list[Pair]](list)
        for pair in self._between.by_pair(np.flatnonzero(self._story.relations.standing == STANDINGS.index(standing))):
            for claim in set(pair):
                found[claim].append(pair)
        return found

    def of(self, pair: Pair) -> tuple[Relation, ...]:
        """The relations between two claims, or inside one, as they are told, in order of their assertions."""
        if pair not in self._done:
            held = [r for r in self._between.relations(pair) if not self._is_of_itself(r)]
            self._done[pair] = tuple(sorted(held if pair[0] == pair[1] else self._weigh(pair, held), key=_order))
        return self._done[pair]

    def pair_of(self, one: str, other: str) -> Pair:
        """The claims of two assertions; twice the same one where both belong to it."""
        home = self._story.claim_of
        a, b = home[one].id, home[other].id
        return (a, b) if a < b else (b, a)

    def _weigh(self, pair: tuple[str, str], held: Sequence[Relation]) -> Iterator[Relation]:
        """A standing is told only where two assertions show it in words, and their claims do not speak against it."""
        grounds = [(r, self._ground(r.one, r.other)) for r in held if r.evidence.method == STRUCTURE]
        chances = cache(lambda: self._chances(pair))  # dear, and of most pairs nothing is shown
        yield from (r for r in held if r.evidence.method != STRUCTURE)
        for relation, shown in grounds:
            if relation.standing is Standing.CONTRADICTS:
                if shown is None:
                    continue
                if relation.evidence.score >= _SURE or chances()["contradicts"] >= _IMPROBABLE:
                    yield _told(relation, shown, chances())
            elif relation.standing not in AGREEING_STANDINGS and self._is_told(relation):
                yield relation
            elif shown is not None and (shown.outright or chances()[shown.standing.value] >= _LEAST[shown.standing]):
                yield _told(relation, shown, chances())
            elif relation.standing in AGREEING_STANDINGS:
                yield relation

    def _is_told(self, relation: Relation) -> bool:
        """Whether a relation is told that makes one claim newer than another, or of another scope."""
        if relation.standing not in _SHOWN:
            return True
        shown = self._ground(relation.one, relation.other)
        return shown.standing is relation.standing if shown else self._is_sure_update(relation)

    def _is_sure_update(self, relation: Relation) -> bool:
        """Whether a later saying has the words of an earlier one but for the number, and does not negate them."""
        if relation.standing is not Standing.REVISES or relation.evidence.score < _SURE:
            return False
        one, other = (self._story.assertions[i].assertion for i in (relation.one, relation.other))
        return one.polarity is other.polarity

    def denials(self, claim: Claim) -> Iterator[tuple[Located, Located]]:
        """Within a claim, who puts it and who denies that, nearest in words first."""
        return self._denials.pairs(claim.members)

    def _ground(self, one: str, other: str) -> Ground | None:
        """What two assertions, by their ids, show; each two that could show anything are held together once."""
        if (one, other) in self._grounds:
            return self._grounds[one, other]
        mine, theirs = self._story.assertions[one], self._story.assertions[other]
        if not may_show(mine.assertion, theirs.assertion) and not sets_right(mine, theirs):
            return None
        shown = ground(self._facts(one), self._facts(other)) if self._near(one, other) >= NEAREST else None
        if shown is not None and shown.standing is Standing.CONTRADICTS and self._one_source(mine, theirs):
            shown = None
        self._grounds[one, other] = shown
        return shown

    def _near(self, one: str, other: str) -> float:
        """The cosine of their sentences, before anything else is laid out of them."""
        (a, long), (b, far) = self._vector(one), self._vector(other)
        return float(a @ b) / sqrt(long * far) if long and far else 0.0

    def _vector(self, assertion: str) -> tuple[NDArray[np.float32], float]:
        """The direction of its sentence in whole numbers, and the square of its length: exact, below 2**24."""
        if assertion not in self._lying:
            put = self._story.assertions[assertion]
            vector = np.frombuffer(vector_of(put.recorded, put.assertion), np.int8).astype(np.float32)
            self._lying[assertion] = vector, float(vector @ vector)
        return self._lying[assertion]

    def _is_of_itself(self, relation: Relation) -> bool:
        """Whether what stood side by side was taken for a contradiction, and is one source's by the whole record."""
        if relation.standing is not Standing.CONTRADICTS or relation.evidence.method in {STRUCTURE, DECIDED}:
            return False
        return self._one_source(*(self._story.assertions[i] for i in (relation.one, relation.other)))

    def _chances(self, pair: tuple[str, str]) -> dict[str, float]:
        one, other = (self._side(self._story.claims_by_id[i]) for i in pair)
        return chances_of(one, other)

    def _side(self, claim: Claim) -> Side:
        against = {m.assertion.id for m in opposed(claim.members)}
        put = [m for m in claim.members if m.assertion.id not in against]
        sides = (put[:MOST], [m for m in claim.members if m.assertion.id in against][:MOST])
        return Side(*(tuple(self._facts(m.assertion.id) for m in side) for side in sides))


def _told(relation: Relation, shown: Ground, chances: dict[str, float]) -> Relation:
    score = round(chances[shown.standing.value], 3)
    return replace(relation, standing=shown.standing, evidence=Evidence(WEIGHED, score, shown.reason))
