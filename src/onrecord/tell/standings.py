"""How the claims of a story stand to each other, each standing with its reason and the assertions that show it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from onrecord.model import Relation, Standing
from onrecord.relate.claims import same_origin
from onrecord.relate.moods import AHEAD
from onrecord.relate.times import days
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.told import date_in_words
from onrecord.tell.weighed import STRUCTURE, WEIGHED, Weighing
from onrecord.tell.wording import NAMELESS, outlet


class Stands(StrEnum):
    """How another claim stands to one."""

    CONTRADICTS = "contradicts"
    DENIES = "denies"
    DENIED = "is denied by this"
    UPDATES = "updates"
    UPDATED = "is updated by this"
    CORRECTS = "corrects"
    CORRECTED = "is corrected by this"
    SCOPE = "has another scope"


_TOLD = {
    Standing.CONTRADICTS: (Stands.CONTRADICTS, Stands.CONTRADICTS),
    Standing.REVISES: (Stands.UPDATED, Stands.UPDATES),
    Standing.CORRECTS: (Stands.CORRECTED, Stands.CORRECTS),
    Standing.DIFFERENT_SCOPE: (Stands.SCOPE, Stands.SCOPE),
}
"""What a relation makes of its second assertion, seen from the first, and of its first, seen from the second."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Two assertions that show a standing, and why; ``mine`` is of the claim it is told from."""

    mine: Located
    other: Located
    reason: str
    when: str


@dataclass(frozen=True, slots=True)
class Tie:
    """How the claim ``other`` stands to a claim, the strongest ground first."""

    other: Claim
    stands: Stands
    grounds: tuple[Ground, ...]


class Standings:
    """The standings of one story."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def ties(self, claim: Claim) -> tuple[Tie, ...]:
        """How others stand to a claim, by standing, then by the other claim's id."""
        return self._ties.get(claim.id, ())

    def disputed(self, claim: Claim) -> tuple[Tie, ...]:
        """Those that contradict or deny it, or that it denies."""
        return tuple(t for t in self.ties(claim) if t.stands in {Stands.CONTRADICTS, Stands.DENIES, Stands.DENIED})

    def withdrawn(self, claim: Claim) -> dict[str, str]:
        """Assertions of a claim that no longer stand, by id, with the reason: corrected, themselves or in a copy."""
        gone: dict[str, str] = {}
        for tie in self.ties(claim):
            if tie.stands is Stands.CORRECTS:
                for ground in tie.grounds:
                    gone.update({m.assertion.id: ground.reason for m in claim.members if self._falls(m, ground)})
        return gone

    @cached_property
    def contradictions(self) -> tuple[Relation, ...]:
        """Those that are open: not plan against deed, and no other scope, update or correction between the two."""
        held = self.relations
        claim_of = self._story.claim_of
        settled = {
            frozenset((claim_of[r.one].id, claim_of[r.other].id)) for r in held if r.standing in _TOLD.keys() - _OPEN
        }
        return tuple(
            r
            for r in held
            if r.standing in _OPEN
            and not self._plan_against_deed(r)
            and frozenset((claim_of[r.one].id, claim_of[r.other].id)) not in settled
        )

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations of the story as they are told: those between two claims weighed by all that both state."""
        return self._weighing.relations

    def denied(self, claim: Claim) -> tuple[tuple[Located, Located], ...]:
        """Within a claim, who puts it and who denies just that, nearest in words first."""
        return tuple(self._weighing.denials(claim))

    @cached_property
    def _weighing(self) -> Weighing:
        return Weighing(self._story)

    def reason(self, relation: Relation) -> str:
        """Why a relation is held, with the outlet of an article that is told of as "this article"."""
        told = relation.evidence.reason
        pair = [self._story.assertions[i] for i in (relation.one, relation.other)]
        nameless = {m.recorded.article.id: m for m in pair if m.assertion.origin.name == NAMELESS}
        if len(nameless) == 1:
            return told.replace(NAMELESS, outlet(self._story, next(iter(nameless.values())).recorded))
        return told.replace(NAMELESS, "one article", 1).replace(NAMELESS, "another") if nameless else told

    def _plan_against_deed(self, relation: Relation) -> bool:
        if relation.evidence.method not in _BY_RULE:
            return False  # "the figure" of what is planned is itself of what is planned; a person knows
        pair = (self._story.assertions[i].assertion.modality for i in (relation.one, relation.other))
        return len({modality in AHEAD for modality in pair}) == 2

    def _falls(self, member: Located, ground: Ground) -> bool:
        """Whether a correction of one assertion takes another of its claim with it."""
        mine, texts = ground.mine, self._story.texts
        if texts[member.recorded.article.id] == texts[mine.recorded.article.id]:
            return True
        own = same_origin(ground.other.assertion.origin, mine.assertion.origin)
        earlier = not member.assertion.said or member.assertion.said <= ground.other.assertion.said
        return own and earlier and same_origin(member.assertion.origin, mine.assertion.origin)

    @cached_property
    def _ties(self) -> dict[str, tuple[Tie, ...]]:
        found: defaultdict[tuple[str, str, Stands], list[tuple[float, Ground]]] = defaultdict(list)
        for claim, other, stands, score, ground in self._each():
            found[claim, other, stands].append((score, ground))
        by_id = {c.id: c for c in self._story.claims}
        order = list(Stands)
        made: defaultdict[str, list[Tie]] = defaultdict(list)
        for claim, other, stands in sorted(found, key=lambda k: (k[0], order.index(k[2]), k[1])):
            made[claim].append(Tie(by_id[other], stands, _strongest(found[claim, other, stands])))
        return {claim: tuple(ties) for claim, ties in made.items()}

    def _each(self) -> Iterator[tuple[str, str, Stands, float, Ground]]:
        story = self._story
        open_ones = {(r.one, r.other) for r in self.contradictions}
        for relation in self.relations:
            if relation.standing not in _TOLD or (
                relation.standing in _OPEN and (relation.one, relation.other) not in open_ones
            ):
                continue
            one, other = story.assertions[relation.one], story.assertions[relation.other]
            home, away = story.claim_of[relation.one].id, story.claim_of[relation.other].id
            if home == away:
                continue
            reason, when, score = self.reason(relation), apart(one, other), relation.evidence.score
            of_other, of_one = _TOLD[relation.standing]
            if relation.standing is Standing.CONTRADICTS and one.denies != other.denies:
                of_other, of_one = (Stands.DENIED, Stands.DENIES) if one.denies else (Stands.DENIES, Stands.DENIED)
            yield home, away, of_other, score, Ground(one, other, reason, when)
            yield away, home, of_one, score, Ground(other, one, reason, when)


_OPEN = frozenset({Standing.CONTRADICTS})
_BY_RULE = frozenset({STRUCTURE, WEIGHED})


def _strongest(found: Iterable[tuple[float, Ground]]) -> tuple[Ground, ...]:
    ranked = sorted(found, key=lambda f: (-f[0], f[1].mine.assertion.id, f[1].other.assertion.id))
    return tuple(ground for _, ground in ranked)


def apart(one: Located, other: Located) -> str:
    """How far apart two assertions were made, in words; "" where a day is not known."""
    first, last = days(one.assertion.said), days(other.assertion.said)
    if first is None or last is None or not _is_a_day(first) or not _is_a_day(last):
        return ""
    gap = abs((first[0] - last[0]).days)
    if gap == 0:
        return f"both said on {date_in_words(first[0].isoformat())}"
    return f"said {gap} day{'s' * (gap > 1)} apart"


def _is_a_day(span: tuple[date, date]) -> bool:
    return span[0] == span[1]
