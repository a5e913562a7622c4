"""The relations between claims as they are told: what rules and people say, weighed by all that two claims state."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import Assertion, Evidence, Judgement, Modality, Polarity, Relation, Standing
from onrecord.relate.facts import Facts, likeness
from onrecord.relate.grounds import Ground, denies, ground
from onrecord.relate.numbers import counted
from onrecord.relate.standings import MOST, Side, chances_of
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

Pair = tuple[str, str]
"""Two claims by their ids, the smaller first."""


class Weighing:
    """The relations of one story, weighed.

    Between two claims a rule's contradiction that nothing shows in words, or that is very improbable, is left out; a
    likeness too weak to make them one claim may show another standing. What people decided stays as it is. Time grows
    with the relations: nothing that no relation links is looked at. Two claims are weighed when one of them is asked
    for, and once.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._facts_of: dict[str, Facts] = {}
        self._done: dict[Pair, tuple[Relation, ...]] = {}
        self._opposed: dict[Pair, bool] = {}

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations as they are told, in order of their assertions."""
        return tuple(sorted((r for pair in self._held for r in self.of(pair)), key=_order))

    @cached_property
    def contradictions(self) -> tuple[Relation, ...]:
        """Those of the relations that contradict; without weighing all the others for it."""
        opposed = [r for pair in self._held if self.is_opposed(pair) for r in self.of(pair)]
        return tuple(sorted((r for r in opposed if r.standing is Standing.CONTRADICTS), key=_order))

    def is_opposed(self, pair: Pair) -> bool:
        """Whether anything shows that two claims contradict each other; weighing may find it too little."""
        if pair not in self._opposed:
            held = self._held[pair]
            if self._is_as_found(pair):
                self._opposed[pair] = any(r.standing is Standing.CONTRADICTS for r in held)
            else:
                self._opposed[pair] = any(map(self._contradicts, held))
        return self._opposed[pair]

    def _contradicts(self, relation: Relation) -> bool:
        standing, put = relation.standing, self._story.assertions
        if relation.evidence.method != STRUCTURE:
            return standing is Standing.CONTRADICTS
        if standing is Standing.REVISES or standing is Standing.DIFFERENT_SCOPE:
            return False
        if not may_contradict(put[relation.one].assertion, put[relation.other].assertion):
            return False
        shown = self._ground(relation)
        return shown is not None and shown.standing is Standing.CONTRADICTS

    def is_outdated(self, claim: Claim) -> bool:
        """Whether another claim updates or corrects it."""
        return any(self._outdates(pair, claim) for pair in self.pairs.get(claim.id, ()))

    def _outdates(self, pair: Pair, claim: Claim) -> bool:
        home = self._story.claim_of
        newer = [r for r in self._held[pair] if home[r.one].id != claim.id]  # what a relation begins with is the newer
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

    @cached_property
    def pairs(self) -> Mapping[str, tuple[Pair, ...]]:
        """For each claim, by id, the pairs of claims of which it is one and between which there is a relation."""
        found: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in self._held:
            if pair[0] != pair[1]:
                for claim in pair:
                    found[claim].append(pair)
        return {claim: tuple(pairs) for claim, pairs in found.items()}

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Claims, by id, that a correction may touch; weighing makes none."""
        touched = (pair for pair, held in self._held.items() if any(r.standing is Standing.CORRECTS for r in held))
        return frozenset(claim for pair in touched for claim in pair)

    def of(self, pair: Pair) -> tuple[Relation, ...]:
        """The relations between two claims, or inside one, as they are told, in order of their assertions."""
        if pair not in self._done:
            held = self._held[pair]
            self._done[pair] = tuple(sorted(held if self._is_as_found(pair) else self._weigh(pair, held), key=_order))
        return self._done[pair]

    def pair_of(self, relation: Relation) -> Pair:
        """The two claims between which a relation stands; twice the same one where it stands inside a claim."""
        home = self._story.claim_of
        one, other = home[relation.one].id, home[relation.other].id
        return (one, other) if one < other else (other, one)

    @cached_property
    def _held(self) -> Mapping[Pair, Sequence[Relation]]:
        """The relations as they were found or decided, by the claims between which they stand."""
        held: defaultdict[Pair, list[Relation]] = defaultdict(list)
        for relation in self._story.relations:
            held[self.pair_of(relation)].append(relation)
        return held

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str]]:
        """Pairs of claims about which people decided: a relation is theirs, or one of the machine's is no more."""
        if not self._story.decided.rulings:
            return frozenset()
        now = {(r.one, r.other): r.evidence.method for r in self._story.relations}
        machine = {(r.one, r.other) for a in self._story.found.articles for r in a.relations}
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
    against = (one.modality is Modality.DENIED) + (other.modality is Modality.DENIED)
    against += (one.polarity is Polarity.NEGATIVE) + (other.polarity is Polarity.NEGATIVE)
    if against == 1:
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


def _order(relation: Relation) -> tuple[str, str, str]:
    return relation.one, relation.other, relation.standing


def _told(relation: Relation, shown: Ground, chances: dict[str, float]) -> Relation:
    score = round(chances[shown.standing.value], 3)
    return replace(relation, standing=shown.standing, evidence=Evidence(WEIGHED, score, shown.reason))
