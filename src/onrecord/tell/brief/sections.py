"""What goes where: what is new, what matters, what happened, what is disputed, planned and unanswered."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property
from itertools import islice

import numpy as np

from onrecord.model import Stance
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.alike import alike, is_one_news, repeats
from onrecord.tell.brief.candidates import Candidate, Candidates, Picked
from onrecord.tell.brief.lines import Line, Lines, told_day
from onrecord.tell.brief.nouns import Entry
from onrecord.tell.brief.plans import Plans
from onrecord.tell.brief.quarrels import Quarrel, Quarrels
from onrecord.tell.brief.ranking import Bounds, Pool, Score, best_first, ranked
from onrecord.tell.brief.sorts import (
    declines,
    gives_other_number,
    is_ahead,
    is_fact,
    is_negated,
    is_news,
    is_put_so,
    numbers_in,
    opens_quoted,
    puts_forward,
)
from onrecord.tell.brief.worth import Worth
from onrecord.tell.story import Located, first_day

_TRIED = 60
"""Sentences that are tried for a section, best first, before it is left as it is."""
_LATEST = 3.0
"""How much it counts for the lead that an article is of the last day of the coverage and not of its first."""
_OLD_NEWS = 1.5
"""How much it counts against a lead that it tells what was long ago."""
_STALE = 0.8
"""How much it counts against a sentence that a later one puts another figure in its place."""
_NEW_TEXT = 0.45
"""How much each line that is told of a text counts against the next of it."""
_NEW_DAY = 0.3
"""How much it counts that no line of a day, or of a text, is told yet."""
_LEAST = 0.9
"""Worth below which a sentence is no core fact."""
_AKIN = 0.3
"""Share of the terms of two sentences that make one claim from which the second is not told."""
_ONE_THING = 0.5
"""Chance of putting one thing from which it is not."""
_LATE = 0.8
"""Recency from which a plan without a day may still be one."""
_SIDE = 0.75
"""Share of terms from which a side of a dispute is told already."""
_OTHERS = 6
"""Other sentences of a claim that are tried where the one that is answered cannot stand alone."""
_SURELY_ONE_THING, _LIKELY_ONE_THING = 0.45, 0.3
"""The same of two sentences of whatever claims; and of what opens the brief, where there is more to choose from."""
_ONE_NEWS = 0.75
"""Cosine from which two sentences of one story tell one piece of its news, in whatever words."""
_ONE_NEWS_TWICE = 0.82
"""The same of what opens the brief, or follows from the news: it is told in the words of the news itself."""
_NEVER = 1.1
"""For what is told of the same things as the rest, by its nature."""
_WANTS_FACT = 0.9
_WANTS_MOST = 1.0
"""How badly a line may want what stands before it and still be told."""
_IN_THE_PAST = re.compile(r"(?:In|On|Last|By|Since|After|Before) (?:\w+ ){0,3}")
_MOST_CENTRAL = 0.6
_CENTRAL = 0.25
"""How much of the coverage a sentence must turn on to stand under a heading of its own."""


class Sections:
    """Fills the sections one after another; what is told once is not told again."""

    def __init__(self, candidates: Candidates) -> None:
        self.candidates, self.worth = candidates, Worth(candidates)
        self.lines, self.plans = Lines(candidates, self.worth), Plans(candidates, self.worth)
        self.told: list[Candidate] = []
        self._fit: dict[tuple[str, int], bool] = {}

    def further(self) -> "Sections":
        """The same, to be filled further without these being changed."""
        more = copy(self)
        more.told, more.lines = [*self.told], self.lines.further()
        return more

    # --- choosing -------------------------------------------------------------------------------

    def best(
        self,
        found: Iterable[Candidate],
        *,
        most: int,
        wants: float = 0.0,
        labelled: bool = False,
        like: float = 0.5,
        means: float = _ONE_NEWS,
    ) -> list[Line]:
        """Up to ``most`` lines of these, at least one, in their order, that repeat nothing told; they are told then.

        ``like`` and ``means`` are how much of the words, and of the meaning, of what is told none may have.
        """
        chosen: list[Line] = []
        for candidate in islice(found, _TRIED):
            line = self._new(candidate, wants=wants, labelled=labelled, like=like, means=means)
            if line is not None:
                chosen.append(line)
                self.told.append(candidate)
            if len(chosen) == most:
                break
        return chosen

    def _new(
        self, candidate: Candidate, *, wants: float, labelled: bool, like: float, means: float = _ONE_NEWS
    ) -> Line | None:
        """The sentence as a line, where it can stand there and says nothing that is told."""
        common = self.candidates.common
        if repeats(candidate, self.told, most=like, common=common):
            return None
        if means <= 1 and is_one_news(candidate, self.told, least=means, common=common):
            return None
        if means <= 1 and self._puts_told(candidate.main, _SURELY_ONE_THING):
            return None
        line = self.lines.line(candidate, labelled=labelled)
        return None if line is None or line.wants > wants or self._told_already(line) else line

    def _puts_told(self, main: Located | None, least: float) -> bool:
        """Whether it probably puts what a told line mainly puts, of whatever claims the two are."""
        if main is None or main.denies:
            return False
        return any(c.main and self.candidates.chance(c.main, main) >= least for c in self.told)

    def _told_already(self, line: Line) -> bool:
        """Whether its claim is told, in words akin; who denies a claim says another thing.

        A claim may hold what is only much alike: that a road closed, and that it opened again.
        """
        main = line.candidate.main
        if main is None or main.denies:
            return False
        return line.told.claim is not None and any(
            c.main is not None
            and self.candidates.claim_of(c.main).id == line.told.claim
            and self.candidates.chance(c.main, main) >= _ONE_THING
            and alike(c, line.candidate, most=_AKIN, common=self.candidates.common)
            for c in self.told
        )

    def may_tell(self, candidate: Candidate) -> bool:
        """Whether it belongs to the story, is no opinion of the article, was not taken back, and plans nothing over."""
        place = candidate.start
        if place not in self._fit:
            fits = not self.candidates.is_apart(candidate) and self.is_sound(candidate)
            self._fit[place] = fits and not self.plans.is_stale(candidate)
        return self._fit[place]

    def is_sound(self, candidate: Candidate) -> bool:
        """Whether it is no opinion of the article, and was not taken back."""
        return not self.candidates.is_opinion(candidate) and not self.candidates.is_withdrawn(candidate)

    def scored(
        self,
        found: Picked,
        more: Callable[[Candidate], float] | None = None,
        *,
        most: Bounds | float = 0.0,
        takes: Callable[[Candidate], bool] = lambda _: True,
        fits: Callable[[Candidate], bool] | None = None,
        aged: bool = True,
    ) -> Iterator[Candidate]:
        """Of what is found that which may be told, that of most worth first, and of what ``more`` it counts for.

        Whether it ``takes`` a sentence is asked as it comes up, whether that ``fits`` and may be told, and what counts
        against it if it is ``aged``, last of all. ``most`` is what ``more`` is at most, of each.
        """
        worth, own = self.worth, more or (lambda _: 0.0)
        scores: list[Score] = [lambda c: float(worth.at_most[c.number]) + own(c), lambda c: worth.of(c) + own(c)]
        if aged:
            scores.append(lambda c: worth.of(c) + own(c) - self._staleness(c))
        bounds = worth.at_most[found.numbers] + most
        best = best_first(found, bounds, scores, takes=takes)
        return (c for c in best if (fits is None or fits(c)) and self.may_tell(c))

    def _staleness(self, candidate: Candidate) -> float:
        """How much it counts that a later claim puts another figure in its place; nothing for the newest articles."""
        most = _STALE * (1 - self.worth.recency(candidate))
        return most * self.candidates.is_updated(candidate) if most else 0.0

    # --- sections -------------------------------------------------------------------------------

    def lead(self) -> tuple[Line, ...]:
        """The latest news of weight, then what most of the coverage turns on, each with the day of its report."""
        held, texts = self.candidates, self.candidates.story.texts

        def fits(candidate: Candidate) -> bool:
            return is_news(candidate) and not (
                held.is_supposed(candidate) or held.is_disputed(candidate) or held.is_fallen(candidate)
            )

        found = self.scored(
            held.all,
            lambda c: _LATEST * self.worth.recency(c) - _OLD_NEWS * self._looks_back(c),
            most=_LATEST * self.worth.recencies,
            takes=puts_forward,
            fits=fits,
        )
        first = self.best(found, most=1, labelled=True)
        if not first:
            return ()
        head = first[0].candidate
        text = texts[head.recorded.article.id]
        others = self.scored(
            held.all,
            takes=lambda c: (
                puts_forward(c) and texts[c.recorded.article.id] != text and not c.terms.isdisjoint(head.terms)
            ),
            fits=lambda c: fits(c) and not (self._is_superseded(c) or self._puts_told(c.main, _LIKELY_ONE_THING)),
        )
        return (*first, *self.best(others, most=1, labelled=True, means=_ONE_NEWS_TWICE))

    def _looks_back(self, candidate: Candidate) -> bool:
        """Whether it tells what was long ago when its article came out."""
        about = candidate.main.assertion.about[:10] if candidate.main else ""
        day = self.worth.day(candidate.recorded)
        opening = bool(_IN_THE_PAST.match(candidate.words))
        return opening and bool(about[:4].isdigit() and day) and about[:7] < day[:7]

    def _is_superseded(self, candidate: Candidate) -> bool:
        """Whether a line told already, of a later report, gives another number of what it counts."""
        return any(
            self.worth.day(t.recorded) > self.worth.day(candidate.recorded)
            and gives_other_number(candidate, t, self.candidates.common)
            for t in self.told
        )

    @cached_property
    def _scale(self) -> float:
        """How central sentences are in this story at all, beside one of seven texts; few texts share little."""
        return min(1.0, float(self.worth.centrals.max(initial=0.0)) / _MOST_CENTRAL)

    def matters(self) -> tuple[Entry, ...]:
        """Spans in which a source or an article says what follows from it."""

        def more(candidate: Candidate) -> float:
            said = candidate.main.attribution if candidate.main else None
            warned = said is not None and said.stance in {Stance.WARNS, Stance.PREDICTS}
            return 0.8 * warned + 0.3 * (said is not None) + 0.3 * lists.CONSEQUENCE.count(candidate.words)

        held = self.candidates
        telling = held.sentences.finding(lists.CONSEQUENCE, self.worth.centrals >= _CENTRAL * self._scale)
        found = [c for c in held.some(telling) if not declines(c) and not is_negated(c)]
        told = self.scored(held.of(found), more, most=np.array([more(c) for c in found]))
        return _entries(self.best(told, most=2, means=_ONE_NEWS_TWICE))

    def facts(self, most: int) -> tuple[Entry, ...]:
        """What is told as so, over the whole course of the story, in the order in which it was reported."""
        chosen: list[Line] = []
        texts, days = self._shown()
        pool = self._possible_facts()
        while len(chosen) < most:
            head = pool.take(lambda c: self._fresh(c, texts, days), above=2 * _NEW_DAY, least=_LEAST)
            if head is None:
                break
            line = self._new(head, wants=_WANTS_FACT, labelled=True, like=0.5)
            if line is None:
                continue
            chosen.append(line)
            self.told.append(head)
            texts.append(self.candidates.story.texts[head.recorded.article.id])
            days.append(self.worth.day(head.recorded))
        by_day = sorted(
            _entries(chosen), key=lambda e: (first_day(e.lines[0].day or told_day(e.lines[0]) or "9999"), e.rank)
        )
        return tuple(by_day)

    def _possible_facts(self) -> Pool:
        held = self.candidates

        def found(*, aged: bool) -> Iterator[Candidate]:
            def fits(c: Candidate) -> bool:
                return is_fact(c) and not held.is_supposed(c) and not held.is_disputed(c)

            return self.scored(held.all, takes=is_put_so, fits=fits, aged=aged)

        return Pool(
            found(aged=False),
            self.worth.of,
            score=lambda c: self.worth.of(c) - self._staleness(c),
            best=lambda: islice(found(aged=True), 2 * _TRIED),
            size=2 * _TRIED,
        )

    def _shown(self) -> tuple[list[str], list[str]]:
        """The texts and the days of which a line is told already."""
        texts = [self.candidates.story.texts[c.recorded.article.id] for c in self.told]
        return texts, [self.worth.day(c.recorded) for c in self.told]

    def _fresh(self, candidate: Candidate, texts: Sequence[str], days: Sequence[str]) -> float:
        """Its worth, less for a text that is told of already, more for a day that is not."""
        text = self.candidates.story.texts[candidate.recorded.article.id]
        day = self.worth.day(candidate.recorded)
        fresh = (
            _NEW_DAY * (bool(day) and day not in days) + _NEW_DAY * (text not in texts) - _NEW_TEXT * texts.count(text)
        )
        stale = self._staleness(candidate) or _STALE * self._is_superseded(candidate)
        return self.worth.of(candidate) + fresh - stale

    def disputed(self, most: int) -> tuple[Entry, ...]:
        """Both sides of each dispute, in their own words; then what is denied by itself."""
        entries: list[Entry] = []
        quarrels = Quarrels(self.candidates, self.worth)
        for quarrel in quarrels.best_first():
            if len(entries) == most:
                break
            entry = self._sides(quarrel, len(entries))
            if entry is not None:
                entries.append(entry)
        if len(entries) < most:
            alone = self.candidates.of(quarrels.alone)
            late = self.scored(alone, self.worth.recency, most=self.worth.recencies[alone.numbers])
            found = self.best(late, most=min(1, most - len(entries)), means=_NEVER)
            entries += [Entry((line,), len(entries) + n) for n, line in enumerate(found)]
        return tuple(entries)

    def _sides(self, quarrel: Quarrel, rank: int) -> Entry | None:
        """The two sides as lines; None where one cannot be told, or is told already."""
        second = self.lines.line(quarrel.second, follows=quarrel.follows)
        if second is None or not self._may_be_side(quarrel.second):
            return None
        for put in self._put_so(quarrel):
            first = self.lines.line(put)
            if first is not None and first.wants <= _WANTS_MOST and self._may_be_side(put):
                self.told.extend((put, quarrel.second))
                return Entry((first, second), rank)
        return None

    def _may_be_side(self, candidate: Candidate) -> bool:
        return self.is_sound(candidate) and not repeats(candidate, self.told, most=_SIDE, common=self.candidates.common)

    def _put_so(self, quarrel: Quarrel) -> list[Candidate]:
        """The sentence answered, then others of its claim with the same numbers: not the answer, which may be of the
        same claim, nor what came after it, which nobody answers.
        """
        held, candidate, upto = self.candidates, quarrel.first, self.worth.day(quarrel.second.recorded)
        members = held.claim_of(candidate.main).members if candidate.main is not None else ()
        others = {c.number: c for m in members if (c := held.telling(m.assertion.id)) is not None}
        numbers = numbers_in(candidate)
        both = {candidate.number, quarrel.second.number}
        akin = [c for n, c in others.items() if n not in both and numbers <= numbers_in(c) and not is_negated(c)]
        akin = [c for c in akin if not upto or self.worth.day(c.recorded) <= upto]
        return [candidate, *ranked([(self.worth.of(c), c) for c in akin])[:_OTHERS]]

    def planned(self, most: int) -> tuple[Entry, ...]:
        """What has a day still to come when the coverage ends, by day; then what else is planned or asked for."""
        held = self.candidates
        dated = {key: c for key, c in self.plans.dated().items() if self.may_tell(c)}
        order = ranked([(self.worth.of(c) + 2 * self.worth.recency(c), c) for c in dated.values()])
        chosen = self.best(order, most=most, wants=_WANTS_MOST, labelled=True, means=_NEVER)
        day_of = {c.number: day for (day, _), c in sorted(dated.items(), reverse=True, key=lambda pair: pair[0])}
        entries = sorted(_entries(chosen), key=lambda e: (day_of[e.lines[0].candidate.number], e.rank))
        if len(chosen) < most:
            late = np.flatnonzero(self.worth.recencies >= _LATE)
            more = self.scored(
                held.some(late),
                self.worth.recency,
                most=self.worth.recencies[late],
                takes=lambda c: is_ahead(c) and not opens_quoted(c),
                fits=lambda c: not held.is_supposed(c) and self.worth.of(c) >= _LEAST,
            )
            rest = self.best(more, most=most - len(chosen), labelled=True, means=_NEVER)
            entries += [Entry((line,), len(entries) + n) for n, line in enumerate(rest)]
        return tuple(entries)

    def unanswered(self, most: int) -> tuple[Entry, ...]:
        """Who would not say what, and what is not known."""
        able = self.candidates.some(self.candidates.sentences.finding(lists.UNANSWERED))
        found = self.scored(
            able,
            lambda c: 1.2 * bool(lists.ASKED.search(c.words)) + self.worth.recency(c),
            most=1.2 + self.worth.recencies[able.numbers],
        )
        return _entries(self.best(found, most=most, wants=0.8, like=_NEVER, means=_NEVER))


def _entries(lines: Sequence[Line]) -> tuple[Entry, ...]:
    return tuple(Entry((line,), rank) for rank, line in enumerate(lines))
