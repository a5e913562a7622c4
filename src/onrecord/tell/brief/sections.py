"""What goes where: the facts, what is disputed, planned and unanswered, why it matters, and who is who."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from onrecord.model import Modality, Polarity, Stance, Window, WindowKind
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate, Candidates, alike, ranked, repeats
from onrecord.tell.brief.lines import Line, Lines
from onrecord.tell.brief.nouns import Entry
from onrecord.tell.disputes import Dispute, Side, disputes
from onrecord.tell.inserts import days_presumed
from onrecord.tell.presumed import own_day
from onrecord.tell.story import Located

_AHEAD = frozenset({Modality.PLANNED, Modality.PREDICTED, Modality.REQUESTED, Modality.OFFERED})
_TRIED = 400
"""Sentences that are tried for a section, best first, before it is left as it is."""
_ENOUGH = 2.0
"""Score from which a sentence is central enough to lead; from there on the newest leads."""
_FLOOR = 0.4
"""Share of the best score below which a sentence is no core fact."""
_AKIN = 0.3
"""Share of the terms of two sentences that make one claim from which the second is not told."""
_NEVER = 1.1
"""For what is told of the same things as the rest, by its nature."""
_LATE = 0.28
"""Recency from which a plan without a day may still be one."""
_FEW = 2
"""Lines of a section below which those that want a little of what stands before them are taken too."""
_WANTS_AFTER = 2.5
"""The same for a line that stands right after what it answers."""
_WANTS_MOST = 1.0
"""How badly a line may want what stands before it and still be told."""


class Sections:
    """Fills the sections one after another; what is told once is not told again."""

    def __init__(self, candidates: Candidates) -> None:
        self.candidates, self.lines = candidates, Lines(candidates)
        self.told: list[Candidate] = []

    # --- choosing -------------------------------------------------------------------------------

    def best(
        self,
        found: Sequence[Candidate],
        *,
        most: int,
        wants: float = _WANTS_MOST,
        dated: bool = False,
        like: float = 0.5,
    ) -> list[Line]:
        """Up to ``most`` lines of these, in their order, that repeat nothing that is told; they are told then."""
        chosen: list[Line] = []
        for limit in sorted({0.0, wants}):
            for candidate in found[:_TRIED]:
                if len(chosen) >= (most if limit == 0 else min(most, _FEW)):
                    break
                if repeats(candidate, self.told, most=like) or repeats(candidate, [c.candidate for c in chosen]):
                    continue
                line = self.lines.line(candidate, dated=dated)
                if line is not None and line.wants <= limit and not self._told_already(line):
                    chosen.append(line)
                    self.told.append(candidate)
        return chosen

    def _told_already(self, line: Line) -> bool:
        return line.told.claim is not None and any(
            c.main is not None
            and self.candidates.claim_of(c.main).id == line.told.claim
            and alike(c, line.candidate, most=_AKIN)
            for c in self.told
        )

    def _fitting(self, fits: Callable[[Candidate], bool]) -> Iterator[Candidate]:
        held = self.candidates
        for candidate in held.all:
            if fits(candidate) and self.may_tell(candidate):
                yield candidate

    def may_tell(self, candidate: Candidate) -> bool:
        """Whether it belongs to the story, is no opinion of the article, and was not taken back."""
        held = self.candidates
        return not held.is_apart(candidate) and self.is_sound(candidate)

    def is_sound(self, candidate: Candidate) -> bool:
        """Whether it is no opinion of the article, and was not taken back."""
        return not self.candidates.is_opinion(candidate) and not self.candidates.is_withdrawn(candidate)

    def _scored(self, fits: Callable[[Candidate], bool], more: Callable[[Candidate], float]) -> list[Candidate]:
        found = list(islice(self._fitting(fits), _TRIED))
        return ranked([(c.score + more(c) - self.staleness(c), c) for c in found])

    def staleness(self, candidate: Candidate) -> float:
        """How much it counts that a later claim puts another figure in its place; nothing for the newest articles."""
        return (0.8 - 2.0 * self._recent(candidate)) * self.candidates.is_updated(candidate)

    # --- sections -------------------------------------------------------------------------------

    def lead(self) -> tuple[Line, ...]:
        """What is most central, and what another says to it. Both with a day."""
        supposed = self.candidates.is_supposed
        found = self._scored(
            lambda c: _is_lead(c) and not supposed(c),
            lambda c: (
                min(c.score, _ENOUGH)
                - c.score
                + 5.0 * self._recent(c)
                + 3.0 / (3 + c.place)
                - 0.8 * c.is_own_voice
                - 0.7 * c.words.startswith(("“", '"', "‘"))
            ),
        )
        first = self.best(found, most=1, wants=0.0, dated=True)
        if not first:
            return ()
        head = first[0].candidate
        others = [c for c in found if self._voice(c) != self._voice(head) and _in_common(c, head)]
        return (*first, *self.best(others, most=1, wants=0.0, dated=True))

    def matters(self) -> tuple[Entry, ...]:
        """Spans in which a source or an article says what follows from it."""

        def more(candidate: Candidate) -> float:
            warned = candidate.main is not None and candidate.main.attribution is not None
            stance = (
                candidate.main.attribution.stance if warned and candidate.main and candidate.main.attribution else None
            )
            return (
                0.8 * (stance in {Stance.WARNS, Stance.PREDICTS})
                + 0.3 * warned
                + 0.3 * len(lists.CONSEQUENCE.findall(candidate.words))
            )

        found = self._scored(
            lambda c: bool(lists.CONSEQUENCE.search(c.words)) and not _declines(c) and not _negated(c), more
        )
        floor = _FLOOR * max((c.score for c in self.candidates.all[:1]), default=0.0)
        found = [c for c in found if c.score >= floor]
        return _entries(self.best(found, most=2, wants=0.0))

    def facts(self, most: int) -> tuple[Entry, ...]:
        """What is told as so, those with most origins first."""
        held = self.candidates
        found = self._scored(
            lambda c: _settled(c) and not held.is_disputed(c) and not held.is_supposed(c), self._origins
        )
        floor = _FLOOR * max((c.score for c in found), default=0.0)
        chosen = self.best([c for c in found if c.score >= floor], most=most)
        return _entries(sorted(chosen, key=lambda line: (-line.least, -line.most, line.candidate.key)))

    def disputed(self, most: int) -> tuple[Entry, ...]:
        """Both sides of each dispute, in their own words; then what is denied."""
        entries: list[Entry] = []
        for dispute in self._disputes():
            if len(entries) == most:
                return tuple(entries)
            entry = self._sides(dispute)
            if entry is not None:
                entries.append(entry)
        if len(entries) < most:
            entries += _entries(
                self.best(self._scored(_denied, self._recent), most=most - len(entries), wants=0.5, like=0.75)
            )
        return tuple(entries)

    def planned(self, most: int) -> tuple[Entry, ...]:
        """What has a day still to come when the coverage ends, by day; then what else is planned or asked for."""
        chosen = self.best(self._windows(), most=most, wants=0.5)
        if len(chosen) < most:
            held = self.candidates
            more = self._scored(
                lambda c: _ahead(c) and not held.is_supposed(c) and self._recent(c) >= _LATE, self._recent
            )
            chosen += self.best(more, most=most - len(chosen), wants=0.5)
        return _entries(chosen)

    def unanswered(self, most: int) -> tuple[Entry, ...]:
        """Who would not say, what is not known."""

        def more(candidate: Candidate) -> float:
            return 0.04 * min(len(candidate.words.split()), 20) + self._recent(candidate)

        found = self._scored(lambda c: _declines(c) or bool(lists.UNANSWERED.search(c.words)), more)
        return _entries(
            self.best([c for c in found if lists.UNANSWERED.search(c.words)], most=most, wants=0.8, like=_NEVER)
        )

    # --- what they are made of ------------------------------------------------------------------

    def _disputes(self) -> list[Dispute]:
        return [d for d in disputes(self.candidates.claims) if _is_between_two(d) and not _is_thin(d)]

    def _sides(self, dispute: Dispute) -> Entry | None:
        """The two sides of a dispute as lines, or the one that answers what is told; None where that cannot be."""
        lines: list[Line] = []
        known: list[Candidate] = []
        for side in dispute.sides:
            members = self.candidates.story.claim_of[side.told[0].assertion].members
            places = [self.candidates.by_assertion.get(m.assertion.id) for m in members if _says(m, side)]
            held = [c for c in places if c is not None]
            already = next((c for c in held if not self._is_new(c)), None)
            if already is not None:
                known.append(already)
                continue
            wants = _WANTS_AFTER if lines else _WANTS_MOST
            line = self._best_of(held, wants=wants)
            if line is not None and all(_answers(line.candidate, c) for c in (*known, *(x.candidate for x in lines))):
                lines.append(line)
            if len(lines) == 2:
                break
        if not lines or len(lines) + len(known) < 2:
            return None
        self.told.extend(line.candidate for line in lines)
        return Entry(tuple(lines))

    def _best_of(self, found: Sequence[Candidate], *, wants: float) -> Line | None:
        """The best sentence that can be told, one that says on whose word before others."""
        fit = ranked([(c.score + (not c.is_own_voice), c) for c in found if self.is_sound(c)])
        made = (self.lines.line(c) for c in fit)
        return next((line for line in made if line is not None and line.wants <= wants), None)

    def _is_new(self, candidate: Candidate) -> bool:
        """Whether neither it nor the same sentence of another article is told."""
        return not repeats(candidate, self.told, most=0.9)

    def _windows(self) -> list[Candidate]:
        """Sentences that state a limit or a date which is still to come when the coverage ends, the next day first."""
        last = self.candidates.last_day
        if not last:
            return []
        by_place = {(c.recorded.article.id, c.sentence.span): c for c in self.candidates.all}
        found: list[tuple[str, Candidate]] = []
        for recorded in self.candidates.story.articles:
            for window in recorded.windows:
                day = (window.end or window.start or "")[:10]
                candidate = by_place.get((recorded.article.id, window.wording))
                if candidate is not None and day >= last and _still_to_come(window) and self.may_tell(candidate):
                    found.append((day, candidate))
        found.sort(key=lambda pair: (pair[0], pair[1].key))
        return list(dict.fromkeys(c for _, c in found))

    def _origins(self, candidate: Candidate) -> float:
        return 0.35 * self.candidates.claim_of(candidate.main).count.minimum if candidate.main else 0.0

    def _recent(self, candidate: Candidate) -> float:
        """Up to 0.4 for the newest articles."""
        return 0.4 * self._places.get(candidate.recorded.article.id, 0.0)

    @cached_property
    def _places(self) -> dict[str, float]:
        story = self.candidates.story
        presumed = days_presumed(story)
        days = {
            r.article.id: d.isoformat() if (d := own_day(r)) else presumed[r.article.id].day
            for r in story.articles
            if own_day(r) or r.article.id in presumed
        }
        order = {day: n for n, day in enumerate(sorted(set(days.values())))}
        return {article: order[day] / max(1, len(order) - 1) for article, day in days.items()}

    def _voice(self, candidate: Candidate) -> str:
        return candidate.main.assertion.origin.key if candidate.main else candidate.recorded.article.id


def _entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    return tuple(Entry((line,)) for line in lines)


def _is_lead(candidate: Candidate) -> bool:
    main = candidate.main
    return main is not None and not main.declines and not main.denies and not lists.UNANSWERED.search(candidate.words)


def _settled(candidate: Candidate) -> bool:
    main = candidate.main
    if main is None or main.declines or lists.UNANSWERED.search(candidate.words):
        return False
    contested = lists.CONTESTING.search(candidate.words) or _denied(candidate)
    return main.assertion.modality is Modality.ASSERTED and not contested


def _denied(candidate: Candidate) -> bool:
    main = candidate.main
    if main is None or main.attribution is None or main.declines:
        return False
    negated = main.denies or main.assertion.polarity is Polarity.NEGATIVE
    if lists.CONTESTING.search(candidate.words):
        return True
    return negated and bool(lists.DENIAL.search(candidate.words)) and not lists.UNANSWERED.search(candidate.words)


def _ahead(candidate: Candidate) -> bool:
    main = candidate.main
    return main is not None and main.assertion.modality in _AHEAD and bool(lists.PLAN.search(candidate.words))


def _negated(candidate: Candidate) -> bool:
    return candidate.main is not None and candidate.main.assertion.polarity is Polarity.NEGATIVE


def _declines(candidate: Candidate) -> bool:
    return candidate.main is not None and candidate.main.declines


def _in_common(one: Candidate, other: Candidate) -> bool:
    return bool(one.terms & other.terms)


def _is_between_two(dispute: Dispute) -> bool:
    """Whether somebody else says otherwise: not the same speaker, nor one whom the other speaks for."""
    whole = [({w.speaker for w in s.told}, {t for w in s.told for t in w.through}) for s in dispute.sides]
    return any(
        not (a & b) and not (a & through_b) and not (b & through_a)
        for n, (a, through_a) in enumerate(whole)
        for b, through_b in whole[n + 1 :]
    )


def _is_thin(dispute: Dispute) -> bool:
    """Whether all that shows it is shared words: too little to tell two people as disputing."""
    return all(g.reason.startswith("they share") for g in dispute.grounds)


def _answers(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences can be two sides of one thing: they share a word, or each gives a number."""
    numbers = all(c.main is not None and c.main.assertion.quantities for c in (one, other))
    return numbers or bool(one.terms & other.terms)


def _still_to_come(window: Window) -> bool:
    return window.kind is not WindowKind.LIMIT and window.polarity is Polarity.POSITIVE


def _says(member: Located, side: Side) -> bool:
    """Whether a member of a side's claim says what the side does: its words, or its number."""
    if any(w.assertion == member.assertion.id for w in side.told):
        return True
    numbers = {q.value for q in member.assertion.quantities}
    told = " ".join(w.words for w in side.told)
    return bool(numbers) and all(f"{n:,.0f}" in told or f"{n:.0f}" in told for n in numbers) and not member.declines
