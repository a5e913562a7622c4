"""The relations between claims as they are told: what rules and people say, weighed by all that two claims state."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter

import numpy as np

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import Assertion, Evidence, Judgement, Modality, Polarity, Relation, Standing
from onrecord.record import STANDINGS
from onrecord.relate.facts import Facts, likeness
from onrecord.relate.grounds import Ground, denies, ground
from onrecord.relate.numbers import counted
from onrecord.relate.standings import MOST, Side, chances_of
from onrecord.tell.between import Between, Pair
from onrecord.tell.houses import of_one_house
from onrecord.tell.sides import laid_out
from onrecord.tell.story import Claim, Located, Story, opposed

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
_NEWER = frozenset({Standing.REVISES, Standing.CORRECTS})
_PUT_AS_SO = frozenset({Modality.ASSERTED, Modality.DENIED})
_A_DAY = len("2027-03-04")
_WEAK = frozenset({Standing.REPEATS, Standing.CORROBORATES})
_order = attrgetter("one", "other", "standing")

_CONTRADICTS = STANDINGS.index(Standing.CONTRADICTS)
_NEVER_ONE = frozenset(map(STANDINGS.index, _SHOWN))
"""Standings, by their numbers in columns, that no weighing makes a contradiction."""


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
        self._facts_of: dict[str, Facts] = {}
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
        contested = self._contested().items()
        opposed = [r for pair, rows in contested if self._contradict(pair, rows) for r in self.of(pair)]
        return tuple(sorted((r for r in opposed if r.standing is Standing.CONTRADICTS), key=_order))

    def _contested(self) -> Mapping[Pair, Iterable[int]]:
        """The relations that may show a contradiction. Of most it is seen for all at once, as far as columns tell."""
        held, put = self._story.relations, self._put
        as_so = np.array([a.modality in _PUT_AS_SO for a in put], np.bool_)
        against = np.array([_against(a) for a in put], np.int8)
        counting = np.array([bool(a.quantities) for a in put], np.bool_)
        able = (against[held.one] + against[held.other] == 1) | (counting[held.one] & counting[held.other])
        able &= as_so[held.one] & as_so[held.other]
        able |= held.standing == _CONTRADICTS
        rows = filter(self._may_show_one, np.flatnonzero(able).tolist())
        return self._between.by_pair(np.fromiter(rows, np.int64))

    @cached_property
    def _put(self) -> Sequence[Assertion]:
        """The assertions as the columns of the relations number them."""
        return [self._story.assertions[i].assertion for i in self._story.relations.ids]

    def _may_show_one(self, row: int) -> bool:
        """Whether a relation contradicts, or is of two assertions that can."""
        held = self._story.relations
        if held.standing[row] in _NEVER_ONE:
            return False
        contradicts = held.standing[row] == _CONTRADICTS
        return bool(contradicts) or may_contradict(self._put[held.one[row]], self._put[held.other[row]])

    def is_opposed(self, pair: Pair) -> bool:
        """Whether anything shows that two claims contradict each other; weighing may find it too little."""
        if pair not in self._opposed:
            self._opposed[pair] = self._contradict(pair, filter(self._may_show_one, self._between.rows(pair)))
        return self._opposed[pair]

    def _contradict(self, pair: Pair, rows: Iterable[int]) -> bool:
        """Whether one of these relations shows that the two contradict each other."""
        held = map(self._story.relations.__getitem__, rows)
        if self._is_as_found(pair):
            return any(r.standing is Standing.CONTRADICTS for r in held)
        return any(map(self._contradicts, held))

    def _contradicts(self, relation: Relation) -> bool:
        """Whether a relation that may show a contradiction does."""
        if relation.evidence.method != STRUCTURE:
            return relation.standing is Standing.CONTRADICTS
        shown = self._ground(relation)
        return shown is not None and shown.standing is Standing.CONTRADICTS

    def is_outdated(self, claim: Claim) -> bool:
        """Whether another claim updates or corrects it."""
        if claim.id not in self._outdated:
            self._outdated[claim.id] = any(self._outdates(pair, claim) for pair in self.pairs(claim))
        return self._outdated[claim.id]

    def _outdates(self, pair: Pair, claim: Claim) -> bool:
        home = self._story.claim_of
        held = self._between.relations(pair)
        newer = [r for r in held if home[r.one].id != claim.id]  # what a relation begins with is the newer
        if self._is_as_found(pair):
            return any(r.standing in _NEWER for r in newer)
        likely = False
        for relation in newer:
            if relation.standing in _NEWER:
                if relation.evidence.method != STRUCTURE or self._is_told(relation, self._ground(relation)):
                    return True
            elif relation.standing in _WEAK and relation.evidence.method == STRUCTURE and not likely:
                shown = self._ground(relation)
                likely = shown is not None and shown.standing in _NEWER
        return likely and any(r.standing in _NEWER and home[r.one].id != claim.id for r in self.of(pair))

    def _is_as_found(self, pair: Pair) -> bool:
        return pair[0] == pair[1] or pair in self._settled

    def pairs(self, claim: Claim) -> tuple[Pair, ...]:
        """The pairs of claims of which it is one and between which there is a relation."""
        return tuple(pair for pair in self._between.of(claim) if pair[0] != pair[1])

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Claims, by id, that a correction may touch; weighing makes none."""
        correcting = np.flatnonzero(self._story.relations.standing == STANDINGS.index(Standing.CORRECTS))
        return frozenset(claim for pair in self._between.by_pair(correcting) for claim in pair)

    def of(self, pair: Pair) -> tuple[Relation, ...]:
        """The relations between two claims, or inside one, as they are told, in order of their assertions."""
        if pair not in self._done:
            held = self._between.relations(pair)
            self._done[pair] = tuple(sorted(held if self._is_as_found(pair) else self._weigh(pair, held), key=_order))
        return self._done[pair]

    def pair_of(self, one: str, other: str) -> Pair:
        """The claims of two assertions; twice the same one where both belong to it."""
        home = self._story.claim_of
        a, b = home[one].id, home[other].id
        return (a, b) if a < b else (b, a)

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str]]:
        """Pairs of claims about which people decided: a relation is theirs, or one of the machine's is no more."""
        if not self._story.decided.rulings:
            return frozenset()
        now = {(r.one, r.other): r.evidence.method for r in self._story.relations}
        machine = {(r.one, r.other) for r in self._story.found.relations}
        pairs = {pair for pair, method in now.items() if method == DECIDED} | machine - now.keys()
        home = self._story.claim_of
        return frozenset(
            (min(a, b), max(a, b))
            for one, other in pairs
            if one in home and other in home
            for a, b in [(home[one].id, home[other].id)]
        )

    def _weigh(self, pair: tuple[str, str], held: Sequence[Relation]) -> Iterator[Relation]:
        """A standing is told only where two assertions show it in words, and their claims do not speak against it."""
        grounds = [(r, self._ground(r)) for r in held if r.evidence.method == STRUCTURE]
        ruled = any(r.standing is Standing.CONTRADICTS for r, _ in grounds)
        chances = self._chances(pair) if ruled or any(g for _, g in grounds) else {}
        yield from (r for r in held if r.evidence.method != STRUCTURE)
        for relation, shown in grounds:
            if relation.standing is Standing.CONTRADICTS:
                sure = relation.evidence.score >= _SURE or chances["contradicts"] >= _IMPROBABLE
                if shown is not None and sure:
                    yield _told(relation, shown, chances)
            elif relation.standing in _WEAK and shown is not None:
                likely = chances[shown.standing.value] >= _LEAST[shown.standing]
                yield _told(relation, shown, chances) if likely else relation
            elif self._is_told(relation, shown):
                yield relation

    @staticmethod
    def _is_told(relation: Relation, shown: Ground | None) -> bool:
        return shown is not None or relation.standing not in _SHOWN or relation.evidence.score >= _SURE

    def denials(self, claim: Claim) -> Iterator[tuple[Located, Located]]:
        """Within a claim, who puts it and who denies that, nearest in words first."""
        denying = opposed(claim.members)
        putting = [m for m in claim.members if not m.denies and not m.declines] if denying else []
        found = [
            (-likeness(self._facts(a.assertion.id), self._facts(d.assertion.id)), a.assertion.id, d.assertion.id, a, d)
            for d in denying[:MOST]
            for a in putting[:MOST]
            if not self._one_source(a, d) and denies(self._facts(d.assertion.id), self._facts(a.assertion.id))
        ]
        return ((a, d) for *_, a, d in sorted(found, key=lambda f: f[:3]))

    def _ground(self, relation: Relation) -> Ground | None:
        put = self._story.assertions
        if not may_show(put[relation.one].assertion, put[relation.other].assertion):
            return None
        shown = ground(self._facts(relation.one), self._facts(relation.other))
        if shown is None or shown.standing is not Standing.CONTRADICTS:
            return shown
        one, other = (self._story.assertions[i] for i in (relation.one, relation.other))
        return None if self._one_source(one, other) else shown

    def _one_source(self, one: Located, other: Located) -> bool:
        """Whether both are told as one person's or body's, or as of one house, whatever their articles call it."""
        keys = [
            self._story.entity_of(m.recorded, m.attribution.entity) if m.attribution else None for m in (one, other)
        ]
        homes = [key or self._story.entity(m.assertion.origin.key) for key, m in zip(keys, (one, other), strict=True)]
        if keys[0] is not None and keys[0] == keys[1]:
            return True
        return of_one_house(self._story, *homes)

    def _chances(self, pair: tuple[str, str]) -> dict[str, float]:
        one, other = (self._side(self._story.claims_by_id[i]) for i in pair)
        return chances_of(one, other)

    @cached_property
    def _full_names(self) -> dict[str, str]:
        return {a.short: a.full for a in self._story.decided.aliases.values() if a.judgement is Judgement.SAME}

    def _side(self, claim: Claim) -> Side:
        against = {m.assertion.id for m in opposed(claim.members)}
        put = [m for m in claim.members if m.assertion.id not in against]
        sides = (put[:MOST], [m for m in claim.members if m.assertion.id in against][:MOST])
        return Side(*(tuple(self._facts(m.assertion.id) for m in side) for side in sides))

    def _facts(self, assertion: str) -> Facts:
        if assertion not in self._facts_of:
            put = self._story.assertions[assertion]
            self._facts_of[assertion] = laid_out(
                put.recorded, put.assertion, attribution=put.attribution, aliases=self._full_names
            )
        return self._facts_of[assertion]


def may_show(one: Assertion, other: Assertion) -> bool:
    """Whether there is anything in two assertions by which they could stand otherwise than alike.

    What is put forward as so on both sides, with a number in common or without one on either side, never does; most
    pairs are of that sort, and it is seen at once.
    """
    if not (_is_plain(one) and _is_plain(other)):
        return True
    mine, theirs = ({q.value for q in counted(a)} if a.quantities else set() for a in (one, other))
    return bool(mine and theirs) and not mine & theirs


def may_contradict(one: Assertion, other: Assertion) -> bool:
    """Whether two assertions are of a sort that can contradict each other, as ``relate.grounds`` has it.

    Of what is put as so one must be denied or negated and the other not; or both, on somebody's word and not on two
    days, give numbers of which none is in common.
    """
    if one.modality not in _PUT_AS_SO or other.modality not in _PUT_AS_SO:
        return False
    if _against(one) + _against(other) == 1:
        return bool(one.attribution or other.attribution)
    if not (one.quantities and other.quantities and one.attribution and other.attribution):
        return False
    if one.modality is not other.modality or one.polarity is not other.polarity:
        return False
    if one.said != other.said and len(one.said) == len(other.said) == _A_DAY:
        return False  # the later number takes the place of the other
    return not {q.value for q in counted(one)} & {q.value for q in counted(other)}


def _is_plain(assertion: Assertion) -> bool:
    return assertion.modality is Modality.ASSERTED and assertion.polarity is Polarity.POSITIVE


def _against(assertion: Assertion) -> int:
    """In how many ways it says no."""
    return (assertion.modality is Modality.DENIED) + (assertion.polarity is Polarity.NEGATIVE)


def _told(relation: Relation, shown: Ground, chances: dict[str, float]) -> Relation:
    score = round(chances[shown.standing.value], 3)
    return replace(relation, standing=shown.standing, evidence=Evidence(WEIGHED, score, shown.reason))
