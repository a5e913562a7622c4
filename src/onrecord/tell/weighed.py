"""The relations between claims as they are told: what rules and people say, weighed by all that two claims state."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from onrecord.decide.log import METHOD as DECIDED
from onrecord.model import Evidence, Judgement, Relation, Standing
from onrecord.relate.facts import Facts, likeness
from onrecord.relate.grounds import Ground, denies, ground
from onrecord.relate.standings import MOST, chances_of
from onrecord.tell.sides import facts_in
from onrecord.tell.story import Claim, Located, Story, opposed

STRUCTURE, WEIGHED = "structure", "weighed"
"""How a relation was found: by a rule on two assertions; by such a rule, weighed by all that their claims state."""

# Chosen for precision on the training stories, each story left out of the weights that judged it. One in five is what
# the weights give to a standing of which they know nothing.
_LEAST = {Standing.CONTRADICTS: 0.22, Standing.REVISES: 0.25, Standing.DIFFERENT_SCOPE: 0.22}
"""Chance of a standing from which a ground for it is told."""
_IMPROBABLE = 0.2
"""Chance below which a contradiction that a rule made of two assertions alone is not told."""

_SURE = 0.75
"""Likeness from which a rule needs no weighing: the same words but for the number, or the negation."""

_SHOWN = frozenset({Standing.REVISES, Standing.DIFFERENT_SCOPE})
"""Standings that two assertions must show in words; a correction is known by what its article is."""
_WEAK = frozenset({Standing.REPEATS, Standing.CORROBORATES})


class Weighing:
    """The relations of one story, weighed.

    Between two claims a rule's contradiction that nothing shows in words, or that is very improbable, is left out; a
    likeness too weak to make them one claim may show another standing. What people decided stays as it is. Time grows
    with the relations: nothing that no relation links is looked at.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._laid: dict[str, dict[str, Facts]] = {}

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations as they are told, in order of their assertions."""
        return tuple(sorted(self._weighed(), key=lambda r: (r.one, r.other, r.standing)))

    def _weighed(self) -> Iterator[Relation]:
        claim_of = self._story.claim_of
        between: defaultdict[tuple[str, str], list[Relation]] = defaultdict(list)
        for relation in self._story.relations:
            one, other = sorted((claim_of[relation.one].id, claim_of[relation.other].id))
            if one == other or relation.evidence.method == DECIDED:
                yield relation
            else:
                between[one, other].append(relation)
        for pair, held in between.items():
            yield from held if pair in self._settled else self._weigh(pair, held)

    @cached_property
    def _settled(self) -> frozenset[tuple[str, str]]:
        """Pairs of claims about which people decided: a relation is theirs, or one of the machine's is no more."""
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
            elif shown is not None or relation.standing not in _SHOWN or relation.evidence.score >= _SURE:
                yield relation

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
        shown = ground(self._facts(relation.one), self._facts(relation.other))
        if shown is None or shown.standing is not Standing.CONTRADICTS:
            return shown
        one, other = (self._story.assertions[i] for i in (relation.one, relation.other))
        return None if self._one_source(one, other) else shown

    def _one_source(self, one: Located, other: Located) -> bool:
        """Whether both are told as one person's or body's, under whatever name their articles know it."""
        keys = [
            self._story.entity_of(m.recorded, m.attribution.entity) if m.attribution else None for m in (one, other)
        ]
        return keys[0] is not None and keys[0] == keys[1]

    def _chances(self, pair: tuple[str, str]) -> dict[str, float]:
        one, other = (self._side(self._claims[i]) for i in pair)
        return chances_of(one, other)

    @cached_property
    def _full_names(self) -> dict[str, str]:
        return {a.short: a.full for a in self._story.decided.aliases.values() if a.judgement is Judgement.SAME}

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self._story.claims}

    def _side(self, claim: Claim) -> list[Facts]:
        return [self._facts(m.assertion.id) for m in claim.members[:MOST]]

    def _facts(self, assertion: str) -> Facts:
        recorded = self._story.assertions[assertion].recorded
        laid = self._laid.get(recorded.article.id)
        if laid is None:
            laid = self._laid[recorded.article.id] = facts_in(recorded, self._full_names)
        return laid[assertion]


def _told(relation: Relation, shown: Ground, chances: dict[str, float]) -> Relation:
    score = round(chances[shown.standing.value], 3)
    return replace(relation, standing=shown.standing, evidence=Evidence(WEIGHED, score, shown.reason))
