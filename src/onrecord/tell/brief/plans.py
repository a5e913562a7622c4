"""The plans of a story: what is still to come when the coverage ends, and what was dropped, moved or done since."""

from collections.abc import Sequence
from functools import cached_property

from onrecord.model import Modality, Polarity, Span, Window, WindowKind
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.alike import alike
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.sorts import is_planned
from onrecord.tell.brief.worth import Worth
from onrecord.tell.deadlines import windows
from onrecord.tell.deadlines.outcomes import FollowUp
from onrecord.tell.deadlines.tellings import windows_told
from onrecord.tell.lines.told import Citation
from onrecord.tell.story.by_parts import whole
from onrecord.tell.verify.inserts import days_presumed

_MOST_OF = 0.6
"""Share of what a plan speaks of that what tells it as done must speak of too."""
_OF_A_HEADLINE = 2
"""Words of a later headline in which a plan comes back that was carried out."""
_LEAST_PLAN = 1.2
"""Worth and recency together that a plan with a day must have."""

Place = tuple[str, int]
"""The article of a sentence, and where it begins there."""


class Plans:
    """What is planned in a story, as it stands when the coverage ends."""

    def __init__(self, candidates: Candidates, worth: Worth) -> None:
        self._candidates, self._worth = candidates, worth
        self._over: dict[int, bool] = {}

    def is_stale(self, candidate: Candidate) -> bool:
        """Whether it mainly tells a plan, and that is over."""
        return is_planned(candidate) and self.is_over(candidate)

    def is_over(self, candidate: Candidate) -> bool:
        """Whether what it plans was dropped, moved, denied or done, by what was told later."""
        if candidate.number not in self._over:
            self._over[candidate.number] = (
                candidate.start in self._followed
                or self._is_done(candidate)
                or any(self._takes_back(later, candidate) for later in self._endings)
            )
        return self._over[candidate.number]

    @cached_property
    def _followed(self) -> frozenset[Place]:
        """Where windows are told of which, by the register, all deny them or a later passage says what became."""
        return frozenset(
            (quoted.citation.article, quoted.citation.span.start)
            for entry, is_denied in whole(self._candidates.story, windows)
            for quoted in entry.quotes
            if is_denied or any(_follows(f, quoted.citation, quoted.day) for f in entry.follow_ups)
        )

    def _is_done(self, candidate: Candidate) -> bool:
        """Whether a later article tells its claim as done."""
        main, day = candidate.main, self._worth.day(candidate.recorded)
        if main is None or not day:
            return False
        planned = set(main.assertion.terms)
        return any(
            self._worth.day(m.recorded) > day
            and len(planned & set(m.assertion.terms)) >= _MOST_OF * len(planned)
            and m.assertion.modality is Modality.ASSERTED
            and m.assertion.polarity is Polarity.POSITIVE
            and not lists.AHEAD.search(m.words)
            for m in self._candidates.claim_of(main).members
        )

    @cached_property
    def _endings(self) -> Sequence[Candidate]:
        """Sentences that tell, as so, that something was called off or put off."""
        held = self._candidates
        telling = held.some(held.sentences.finding(lists.CALLED_OFF))
        return [c for c in telling if c.main is not None and not is_planned(c) and not c.main.denies]

    def _takes_back(self, later: Candidate, plan: Candidate) -> bool:
        """Whether a sentence of a later day ends or moves what a plan is of."""
        if self._worth.day(later.recorded) <= self._worth.day(plan.recorded):
            return False
        return alike(later, plan, common=self._candidates.common)

    # --- what is still to come ------------------------------------------------------------------

    def dated(self) -> dict[tuple[str, str], Candidate]:
        """Sentences that state a limit or a date which is still to come when the coverage ends, by day and window."""
        last, story = self._worth.last_day, self._candidates.story
        if not last:
            return {}
        found: dict[tuple[str, str], Candidate] = {}
        over: set[tuple[str, Span]] = set()
        for recorded, window, days in windows_told(story, days_presumed(story)):
            day = (days.end or days.start or "")[:10]
            place = (recorded.article.id, window.wording)
            candidate = self._candidates.at(recorded.article.id, window.wording.start)
            if day and day <= last:
                over.add(place)  # a sentence of which a part is past tells what happened, not what is to come
            elif candidate is None or candidate.sentence.span != window.wording:
                continue
            elif day and _still_to_come(window) and self._is_plan(candidate, window):
                found[day, window.id] = candidate
        return {k: c for k, c in found.items() if (c.recorded.article.id, c.sentence.span) not in over}

    def _is_plan(self, candidate: Candidate, window: Window) -> bool:
        """Whether what has a day still to come is of weight, and not a plan of the past."""
        weight = self._worth.of(candidate) + self._worth.recency(candidate)
        if weight < _LEAST_PLAN or lists.WAS_TO.search(candidate.words) or self._is_carried_out(candidate):
            return False
        bound = window.kind is not WindowKind.SCHEDULED or bool(lists.AHEAD.search(candidate.words))
        return bound and not self.is_over(candidate)

    def _is_carried_out(self, candidate: Candidate) -> bool:
        """Whether a later headline tells in its words what it plans."""
        day = self._worth.day(candidate.recorded)
        later = (r for r in self._candidates.story.articles if self._worth.day(r) > day)
        return any(self._worth.is_headed(candidate.words, r, _OF_A_HEADLINE) for r in later)


def _follows(told: FollowUp, plan: Citation, day: str) -> bool:
    """Whether another article says, no earlier than the plan was told, what became of it."""
    return told.citation.article != plan.article and day[:10] <= told.day[:10]


def _still_to_come(window: Window) -> bool:
    return window.kind is not WindowKind.LIMIT and window.polarity is Polarity.POSITIVE
