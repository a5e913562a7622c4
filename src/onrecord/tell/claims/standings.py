"""How the claims of a story stand to each other, each standing with its reason and the assertions that show it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from onrecord.model import REPLACING_STANDINGS, Relation, Standing
from onrecord.relate.origins.desk import folded_publisher
from onrecord.relate.origins.same_origin import same_origin
from onrecord.relate.propositions.moods import AHEAD
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.told import date_in_words
from onrecord.tell.lines.wording import NAMELESS, outlet
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.story.asserted import opposed
from onrecord.tell.story.between import Pair
from onrecord.tell.story.weighed import STRUCTURE, WEIGHED, Weighing
from onrecord.tell.texts.presumed import own_day
from onrecord.text import words


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


DISPUTING = frozenset({Stands.CONTRADICTS, Stands.DENIES, Stands.DENIED})
"""How a claim stands that cannot be so if the other is."""


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
        self._weighing = Weighing(story)
        self._ties: dict[str, tuple[Tie, ...]] = {}
        self._disputed: dict[str, tuple[Tie, ...]] = {}
        self._denied: dict[str, tuple[tuple[Located, Located], ...]] = {}
        self._settled: dict[Pair, bool] = {}

    def ties(self, claim: Claim) -> tuple[Tie, ...]:
        """How others stand to a claim, by standing, then by the other claim's id."""
        if claim.id not in self._ties:
            self._ties[claim.id] = tuple(self._made(claim, self._weighing.pairs(claim)))
        return self._ties[claim.id]

    def disputed(self, claim: Claim) -> tuple[Tie, ...]:
        """Those that contradict or deny it, or that it denies."""
        if claim.id not in self._disputed:
            opposed = filter(self._weighing.is_opposed, self._weighing.pairs(claim))  # of nearly all claims none
            self._disputed[claim.id] = tuple(t for t in self._made(claim, opposed) if t.stands in DISPUTING)
        return self._disputed[claim.id]

    def marking(self, claim: Claim) -> frozenset[Stands]:
        """Whether others contradict, deny, update or correct it: ties of any other sort are not looked for."""
        if claim.id in self._weighing.corrected:
            return frozenset(t.stands for t in self.ties(claim)) & _MARKING
        found = {t.stands for t in self.disputed(claim)} & _MARKING
        if self.is_outdated(claim) or self._is_updated_for_opposed(claim):
            found.add(Stands.UPDATES)
        return frozenset(found)

    def _is_updated_for_opposed(self, claim: Claim) -> bool:
        """Whether what was found to contradict it is, weighed, an update of it."""
        found = (pair for pair in self._weighing.held_against.get(claim.id, ()) if pair[0] != pair[1])
        home = self._story.claim_of
        newer = (r for pair in found for r in self._weighing.of(pair) if r.standing is Standing.REVISES)
        return any(home[r.one].id != claim.id for r in newer)

    def is_disputed(self, claim: Claim) -> bool:
        """Whether there are any such."""
        return any(
            relation.standing is Standing.CONTRADICTS and self._is_open(relation)
            for pair in self._weighing.pairs(claim)
            if self._weighing.is_opposed(pair)
            for relation in self._weighing.of(pair)
        )

    def is_outdated(self, claim: Claim) -> bool:
        """Whether another claim updates or corrects it."""
        return self._weighing.is_outdated(claim)

    def withdrawn(self, claim: Claim) -> dict[str, str]:
        """Assertions of a claim that no longer stand, by id, with the reason: corrected, themselves or in a copy."""
        gone: dict[str, str] = {}
        for tie in self.ties(claim) if claim.id in self._weighing.corrected else ():
            if tie.stands is Stands.CORRECTS:
                for ground in tie.grounds:
                    gone.update({m.assertion.id: ground.reason for m in claim.members if self._falls(m, ground)})
        for notice in (m for m in claim.members if m.retracts):
            reason = notice.assertion.origin.evidence.reason
            told = (m for m in claim.members if not m.retracts)
            gone.update({m.assertion.id: reason for m in told if self.is_taken_back(m, notice)})
        return gone

    def still(self, claim: Claim) -> tuple[int, int]:
        """How many origins it has at least and at most without what is withdrawn."""
        gone = self.withdrawn(claim)
        if not gone:
            return claim.count.minimum, claim.count.maximum
        out = gone.keys() | {
            m.assertion.id for m in opposed(claim.members)
        }  # who denied what is withdrawn puts nothing
        left = self._story.count([m for m in claim.members if m.assertion.id not in out])
        return left.minimum, left.maximum

    def revision(self, later: str, earlier: str) -> Relation | None:
        """How the one assertion updates or corrects the other, both by id; None where it does neither."""
        between = self._weighing.of(self._weighing.pair_of(later, earlier))
        found = [r for r in between if r.one == later and r.other == earlier and r.standing in REPLACING_STANDINGS]
        return found[-1] if found else None

    @cached_property
    def contradictions(self) -> tuple[Relation, ...]:
        """Those that are open: not plan against deed, and no other scope, update or correction between the two."""
        return tuple(r for r in self._weighing.contradictions if self._is_open(r))

    @cached_property
    def opponents(self) -> Mapping[str, frozenset[str]]:
        """For each claim the others that contradict or deny it, or that it denies, by id; without weighing the rest."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for relation in self.contradictions:
            one, other = self._weighing.pair_of(relation.one, relation.other)
            if one != other:
                found[one].add(other)
                found[other].add(one)
        return {claim: frozenset(others) for claim, others in found.items()}

    @property
    def contested(self) -> Mapping[Pair, Sequence[int]]:
        """Relations that may show a contradiction, by number, by their two claims; nearly all of them show none."""
        return self._weighing.contested

    def contradicting(self, claim: str) -> Iterator[Relation]:
        """Of the contradictions that are open those between one claim, by its id, and others, or inside it."""
        for pair in self._weighing.contested_by(claim):
            yield from self.between(pair)

    def between(self, pair: Pair) -> Iterator[Relation]:
        """Of the contradictions that are open those between two claims, by their ids, or inside one."""
        return (r for r in self._weighing.contradicting(pair) if self._is_open(r))

    def is_split(self, claim: Claim) -> bool:
        """Whether somebody says of two assertions of one claim that they contradict each other, and neither denies."""
        put = self._story.assertions
        return any(put[r.one].denies == put[r.other].denies for r in self.between((claim.id, claim.id)))

    def _is_open(self, relation: Relation) -> bool:
        if self._plan_against_deed(relation):
            return False
        return not self._is_settled(self._weighing.pair_of(relation.one, relation.other))

    def _is_settled(self, pair: Pair) -> bool:
        """Whether two claims stand otherwise to each other than by contradicting."""
        if pair not in self._settled:  # asked for each contradiction of two claims, which may be thousands
            self._settled[pair] = any(r.standing in _SETTLING for r in self._weighing.of(pair))
        return self._settled[pair]

    @cached_property
    def told(self) -> tuple[Relation, ...]:
        """The relations that are told, of the contradictions those that are open: what every telling goes by."""
        return tuple(r for r in self.relations if r.standing not in _OPEN or self._is_open(r))

    def is_told(self, relation: Relation) -> bool:
        """Whether a claim or a dispute tells of one of ``told``: as how two claims stand, or as why two are one claim.

        A likeness of two claims that was too faint to make them one is told by nothing.
        """
        home = self._story.claim_of
        if relation.standing in _OPEN:
            return True
        return (relation.standing in _TOLD) != (home[relation.one].id == home[relation.other].id)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relations of the story as they are told: those between two claims weighed by all that both state."""
        return self._weighing.relations

    def denied(self, claim: Claim) -> tuple[tuple[Located, Located], ...]:
        """Within a claim, who puts it and who denies just that, nearest in words first."""
        if claim.id not in self._denied:
            self._denied[claim.id] = tuple(self._weighing.denials(claim))
        return self._denied[claim.id]

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

    def is_taken_back(self, member: Located, notice: Located) -> bool:
        """Whether a publisher's notice is of what this says: in the same article, a copy of it, on its word, or printed
        by it before, on whosever word.
        """
        texts = self._story.texts
        one, other = (set(words(folded_publisher(m.assertion.origin.name))) for m in (member, notice))
        named = notice.assertion.origin.name != NAMELESS  # a paper is called by the last words of its name, too
        own = named and bool(one) and (one <= other or other <= one)
        if own or self._is_printed_before(member, notice):
            return True
        return texts[member.recorded.article.id] == texts[notice.recorded.article.id]

    def _is_printed_before(self, member: Located, notice: Located) -> bool:
        """Whether the house that takes something back told this, of which its day says that it was before."""
        houses = [m.recorded.article.publisher for m in (member, notice)]
        days_out = [own_day(m.recorded) for m in (member, notice)]
        known = [folded_publisher(h.value) for h in houses if h is not None]
        out = [day for day in days_out if day is not None]
        return len(known) == len(out) == 2 and known[0] == known[1] and out[0] < out[1]

    def _made(self, claim: Claim, pairs: Iterable[Pair]) -> Iterator[Tie]:
        """Its ties by these pairs, of which it is one."""
        found: defaultdict[tuple[Stands, str], list[tuple[float, Ground]]] = defaultdict(list)
        for pair in pairs:
            other = pair[1] if pair[0] == claim.id else pair[0]
            for relation in self._weighing.of(pair):
                if relation.standing in _TOLD and (relation.standing not in _OPEN or self._is_open(relation)):
                    stands, ground = self._seen_from(claim, relation)
                    found[stands, other].append((relation.evidence.score, ground))
        by_id, order = self._story.claims_by_id, list(Stands)
        for stands, other in sorted(found, key=lambda k: (order.index(k[0]), k[1])):
            yield Tie(by_id[other], stands, _strongest(found[stands, other]))

    def _seen_from(self, claim: Claim, relation: Relation) -> tuple[Stands, Ground]:
        story = self._story
        one, other = story.assertions[relation.one], story.assertions[relation.other]
        of_other, of_one = _TOLD[relation.standing]
        if relation.standing is Standing.CONTRADICTS and one.denies != other.denies:
            of_other, of_one = (Stands.DENIED, Stands.DENIES) if one.denies else (Stands.DENIES, Stands.DENIED)
        reason, when = self.reason(relation), apart(one, other)
        if story.claim_of[relation.one].id == claim.id:
            return of_other, Ground(one, other, reason, when)
        return of_one, Ground(other, one, reason, when)


_MARKING = frozenset({Stands.CONTRADICTS, Stands.DENIES, Stands.UPDATES, Stands.CORRECTS})
_OPEN = frozenset({Standing.CONTRADICTS})
_SETTLING = _TOLD.keys() - _OPEN
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
