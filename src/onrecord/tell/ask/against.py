"""What stands against a line of an answer, has replaced it, or has become of the claim that it puts."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.model import Assertion, EntityKind
from onrecord.relate.propositions.times import days
from onrecord.tell.ask.answer import Against
from onrecord.tell.ask.passages import roots_of
from onrecord.tell.claims import Claims, Mark
from onrecord.tell.claims.standings import Ground, Stands
from onrecord.tell.lines.wording import Wording
from onrecord.tell.story import Claim, Located, Story

NEWER = (Stands.CORRECTS, Stands.UPDATES)
_MOST = 2
_TOLD_OF = (
    Stands.CORRECTS,
    Stands.CONTRADICTS,
    Stands.DENIES,
    Stands.UPDATES,
    Stands.DENIED,
    Stands.UPDATED,
    Stands.CORRECTED,
)
_BESIDE = frozenset({Stands.CORRECTS, Stands.CONTRADICTS, Stands.DENIES})
"""What is told also where it stands to something else in the sentence than what was asked for."""
_SMALL = frozenset("the of and its his her their for from in on at by to a an other more all some about".split())
_OF_FIGURES = frozenset({Stands.UPDATES, Stands.UPDATED})
_MARKED = (Mark.DISPUTED, Mark.DENIED, Mark.CORRECTED, Mark.UPDATED)


class Opposition:
    """How the rest of a story stands to the sentences of an answer."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._wording = story.once(Wording)

    @cached_property
    def _claims(self) -> Claims:
        return self._story.once(Claims)

    def marks(self, claim: Claim | None) -> tuple[Mark, ...]:
        """The marks that the claim has wherever it is listed, but for those that count its origins."""
        return tuple(m for m in self._claims.marks(claim) if m in _MARKED) if claim is not None else ()

    def against(self, main: Assertion | None, beside: Sequence[Assertion]) -> Iterator[Against]:
        """What corrects, contradicts, denies or updates what the sentence puts, first what was asked for."""
        seen = {main.id} if main else set()
        told = 0
        for assertion in [main, *(a for a in beside if a is not main)] if main else []:
            for stands, ground in self._grounds(assertion):
                wanted = assertion is main or stands in _BESIDE
                if wanted and told < _MOST and ground.other.assertion.id not in seen:
                    seen.add(ground.other.assertion.id)
                    told += 1
                    yield Against(stands, self._wording.worded(ground.other), ground.reason)

    def newer(self, main: Assertion | None) -> list[Ground]:
        """The grounds on which something has corrected or updated what is put."""
        found = self._grounds(main) if main is not None else ()
        return [g for stands, g in found if stands in NEWER and main is not None and g.mine.assertion.id == main.id]

    def _grounds(self, assertion: Assertion) -> Iterator[tuple[Stands, Ground]]:
        claim = self._story.claim_of.get(assertion.id)
        if claim is None:
            return
        yield from self._inside(claim, assertion)
        ties = self._claims.standings.ties(claim)
        for stands in _TOLD_OF:
            for tie in (t for t in ties if t.stands is stands):
                ground = next((g for g in tie.grounds if g.mine.assertion.id == assertion.id), tie.grounds[0])
                if stands not in _OF_FIGURES or self._are_of_one_thing(assertion, ground.other.assertion):
                    yield stands, ground

    def _inside(self, claim: Claim, assertion: Assertion) -> Iterator[tuple[Stands, Ground]]:
        """Who denies the claim within itself, and by what notice these words were taken back: not those of others."""
        mine = self._story.assertions[assertion.id]
        if mine.retracts or mine.denies:
            return
        for member in claim.members:
            if member.retracts and self._claims.standings.is_taken_back(mine, member):
                yield (
                    Stands.CORRECTS,
                    Ground(mine, self._put_right(member), member.assertion.origin.evidence.reason, ""),
                )
        for _, denier in self._claims.standings.denied(claim):
            yield Stands.DENIES, Ground(mine, denier, "denied in so many words", "")

    def _put_right(self, notice: Located) -> Located:
        """What a notice puts in the place of what it takes back: what its next sentence says; else the notice."""
        recorded, at = notice.recorded, notice.assertion.wording.end
        following = next((s.span for s in recorded.sentences if s.span.start >= at), None)
        held = self._story.assertions
        after = (held[a.id] for a in recorded.assertions if a.id in held and following and a.wording in following)
        return next((m for m in after if not m.retracts), notice)

    def _are_of_one_thing(self, one: Assertion, other: Assertion) -> bool:
        """Whether two figures count the same, at the same place and time; what has no figures may be of anything."""
        if not one.quantities and not other.quantities:
            return True
        mine, theirs = _counted(one), _counted(other)
        same = mine == theirs or bool(mine & theirs and _rest(one, mine | theirs) & _rest(other, mine | theirs))
        here, there = self._places(one), self._places(other)
        return same and (not here or not there or bool(here & there)) and _at_one_time(one, other)

    def _places(self, assertion: Assertion) -> set[str]:
        actors = self._story.actors
        keys = (self._story.entity(e) for e in assertion.entities)
        return {k for k in keys if k in actors and actors[k].kind is EntityKind.PLACE}


def _counted(assertion: Assertion) -> set[str]:
    """The words of what its figures count; of a bare number and of a share the sign."""
    found: set[str] = set()
    for quantity in assertion.quantities:
        roots = {r for r in roots_of(quantity.unit) if r not in _SMALL}
        found |= roots or {quantity.unit.strip()}
    return found


def _rest(assertion: Assertion, counted: set[str]) -> set[str]:
    """What else it speaks of than what its figures count."""
    return {root for term in assertion.terms for root in roots_of(term)} - counted


def _at_one_time(one: Assertion, other: Assertion) -> bool:
    """Whether both are of one time, or of the days on which each was said, as tallies are."""
    here, there = days(one.about), days(other.about)
    if here is None or there is None or (here[0] <= there[1] and there[0] <= here[1]):
        return True
    return one.about == one.said and other.about == other.said
