"""What later articles say became of a window: done, missed, extended, ended early, denied. In their own words."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onrecord.model import OWN_KINDS, EntityKind, Timex, TimexType, WindowKind
from onrecord.record import Recorded
from onrecord.tell.deadlines.outcome_signs import Awaited, Passage, Signs, is_limit_denied, moved, outcome_of
from onrecord.tell.deadlines.outcome_words import ANEW, BY_PLAN, EXTENDED
from onrecord.tell.deadlines.outcome_words import Outcome as Outcome  # noqa: PLC0414  # what is told here
from onrecord.tell.deadlines.tellings import Telling, roots
from onrecord.tell.lines.told import Citation
from onrecord.tell.postings import Postings
from onrecord.tell.story import Story, first_day
from onrecord.tell.texts.presumed import Presumed, times_on
from onrecord.text import fold
from onrecord.vectors.sentences import cosine


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later passage on a window: its words, its article's day, what it says became of it, on whose word."""

    outcome: Outcome
    words: str
    day: str
    speaker: str
    citation: Citation


_TO_BE_DONE = frozenset({WindowKind.DEADLINE, WindowKind.SCHEDULED, WindowKind.CLOCK})
"""What can be late or in time; a permit that runs cannot."""
_LIKE_ENOUGH = 0.6
"""Cosine of two sentences from which what is held against a plan may be held against this one."""
_CANDIDATES, _LOOKED_AT = 24, 400
"""Windows that a passage is held against, and those under one word that are looked at for it."""
_LONG_AFTER = 120
"""Days after the end of a window up to which something is held against it."""
_LEAST_SHARE = 0.5
"""Weight of a window's words that a later passage must have, for it to be about the same thing."""
_LEAST_ON_THE_DAY = 0.2
_MOST = 3
"""Follow-ups told of one window, the closest first."""
_COMMONEST = 0.2
"""Share of a record's sentences above which a word says nothing about any of them."""
_FEW = 4


class Later:
    """The sentences of a story, found by their words."""

    def __init__(self, story: Story, presumed: Mapping[str, Presumed]) -> None:
        self._story = story
        self._passages = [p for key in sorted(story.by_id) for p in _passages(story.by_id[key], presumed.get(key))]
        counts = Counter(k for p in self._passages for k in p.keys)
        most = max(_FEW, _COMMONEST * len(self._passages))
        total = len(self._passages) + 1
        self._weight = {k: math.log(total / (n + 0.5)) for k, n in counts.items() if n <= most}
        self._all = Postings(enumerate(p.keys for p in self._passages), self._weight)
        self._about: defaultdict[str, list[int]] = defaultdict(list)
        for n, passage in enumerate(self._passages):
            for day in passage.days:
                self._about[day].append(n)
        self._comparing = [n for n, p in enumerate(self._passages) if BY_PLAN.search(fold(p.words))]
        self._against: defaultdict[str, dict[int, float]] = defaultdict(dict)
        self._days: dict[str, Postings] = {}
        self._signs: dict[int, Signs] = {}

    def on(self, group: Sequence[Telling]) -> tuple[FollowUp, ...]:
        """What later articles say became of the window that the tellings tell, best first."""
        return tuple(_told(outcome, passage) for outcome, passage in _distinct(self._outcomes(group)))

    def _outcomes(self, group: Sequence[Telling]) -> Iterator[tuple[Outcome, Passage]]:
        """Passages later than the first telling, the most alike first, and what each says."""
        told = min((t.day for t in group if t.day), default="")
        if not told:
            for n in sorted(self._against.get(_id(group), {})):  # which looks back by its own words
                outcome = outcome_of(self._passages[n], self._signs_of(n), Awaited((), "9999"), near=False)
                if outcome is not None:
                    yield outcome, self._passages[n]
            return
        wordings = {(t.recorded.article.id, t.window.wording) for t in group}
        printed = {fold(t.words(t.window.wording)) for t in group}
        # A telling of the window says nothing new of it but that it was missed, lengthened or ended.
        own = {Outcome.DONE, Outcome.EXTENDED} if any(t.extends for t in group) else {Outcome.DONE}
        ends = frozenset(t.days.end[:10] for t in group if t.days.end)
        is_set = all(t.window.kind is WindowKind.SCHEDULED for t in group)
        awaited = Awaited(tuple(dict.fromkeys((t.keys, t.deeds) for t in group)), min(ends, default=""), told, is_set)
        whose = self._who(e for t in group for e in t.entities)
        nearby, shares = self._on_the_days(group, ends), self._shares(group)
        best = {n: max(nearby.get(n, 0.0), shares.get(n, 0.0)) for n in nearby.keys() | shares.keys()}
        best = self._against.get(_id(group), {}) | best
        later = [(-share, p.day, p.key, n) for n, share in best.items() if (p := self._passages[n]).day > told]
        for *_, n in sorted(later):
            passage = self._passages[n]
            again = passage.key in wordings or fold(passage.words) in printed
            outcome = outcome_of(passage, self._signs_of(n).about(awaited), awaited, near=n in nearby)
            if again and outcome is Outcome.MISSED and not is_limit_denied(passage):
                continue
            if outcome is Outcome.DONE and whose and n not in nearby:
                named = self._who(self._named_in(passage))
                if named and named.isdisjoint(whose):
                    continue  # what others did: "returned to the island", of another captain
            if outcome is not None and not (again and outcome in own):
                yield outcome, passage

    def _who(self, keys: Iterable[str]) -> frozenset[str]:
        """The persons among entities."""
        actors = self._story.actors
        return frozenset(k for k in keys if k in actors and actors[k].kind is EntityKind.PERSON)

    def _shares(self, group: Sequence[Telling]) -> dict[int, float]:
        """The passages that have enough of one telling's words, with how much of them they have, by weight."""
        return self._all.sharing({(t.keys, frozenset[str]()) for t in group}, _LEAST_SHARE)

    def _on_the_days(self, group: Sequence[Telling], ends: frozenset[str]) -> dict[int, float]:
        """The same for passages that speak of the very day on which the window ends, of which less is asked."""
        told = {(t.keys | t.context, t.keys) for t in group}  # the thing itself, not only what stands around it
        found: dict[int, float] = {}
        for day in ends & self._about.keys():
            if day not in self._days:
                about = ((n, self._passages[n].keys) for n in self._about[day])
                self._days[day] = Postings(about, self._weight)
            for n, share in self._days[day].sharing(told, _LEAST_ON_THE_DAY).items():
                found[n] = max(found.get(n, 0.0), share)
        return found

    def hold(self, groups: Sequence[Sequence[Telling]]) -> None:
        """Hold what is told against a plan, in any words, against the one of these windows that it is most like."""
        self._against.clear()
        due = [group for group in groups if any(t.window.kind in _TO_BE_DONE for t in group)]
        having: defaultdict[str, list[int]] = defaultdict(list)
        for at, group in enumerate(due):
            for key in sorted({k for t in group for k in (*t.keys, *t.entities)}):
                having[key].append(at)
        vectors = [[v for t in group if (v := _vector_of(t))] for group in due]
        for n in self._comparing:
            passage, best = self._passages[n], (_LIKE_ENOUGH, "")
            named = self._named_in(passage)
            for at in self._sharing(passage, having):
                whose = {e for t in due[at] for e in t.entities}
                if named and whose and named.isdisjoint(whose):
                    continue  # another's plan: "the rival yard is two years behind schedule"
                if _may_follow(due[at], passage):
                    like = max((cosine(v, passage.sentence.vector) for v in vectors[at]), default=0.0)
                    best = max(best, (round(like, 6), _id(due[at])))
            if best[1]:
                self._against[best[1]][n] = best[0] * _LEAST_SHARE  # told after whatever shares its words

    def _sharing(self, passage: Passage, having: Mapping[str, Sequence[int]]) -> list[int]:
        """The windows that have words or names of a passage, those of the rarest first, a bounded number of them."""
        shared: defaultdict[int, float] = defaultdict(float)
        for key in sorted(passage.keys | self._named_in(passage)):
            held = having.get(key, ())
            for at in held[:_LOOKED_AT]:
                shared[at] += 1.0 / len(held)
        return sorted(shared, key=lambda at: (-round(shared[at], 9), at))[:_CANDIDATES]

    def _named_in(self, passage: Passage) -> frozenset[str]:
        """Who and what is named in a passage."""
        mentions, here = passage.recorded.mentions, passage.sentence.span
        first = bisect_left(mentions, here.start, key=lambda m: m.span.start)
        inside = takewhile(lambda m: m.span.start < here.end, mentions[first:])
        keys = (self._story.entity_of(passage.recorded, m.entity) for m in inside)
        return frozenset(k for k in keys if k is not None)

    def _signs_of(self, number: int) -> "Signs":
        if number not in self._signs:
            self._signs[number] = Signs.of(self._passages[number])
        return self._signs[number]


def _id(group: Sequence[Telling]) -> str:
    return min(t.window.id for t in group)


def _may_follow(group: Sequence[Telling], passage: Passage) -> bool:
    """Whether a passage of another article comes after a window was told, as far as is known, and not long after it."""
    if any(t.recorded.article.id == passage.recorded.article.id for t in group):
        return False
    ends = [t.days.end[:10] for t in group if t.days.end]
    told = min((t.day for t in group if t.day), default="")
    late = passage.day and ends and passage.day > moved(max(ends), _LONG_AFTER)
    return not late and not (passage.day and told and passage.day <= told)


def _vector_of(telling: Telling) -> bytes:
    """What the sentence that states a window means; empty where that is not known."""
    home = (s for s in telling.recorded.sentences if s.span.overlaps(telling.window.wording))
    return next((s.vector for s in home), b"")


def _passages(recorded: Recorded, presumed: Presumed | None) -> Iterator[Passage]:
    """The sentences of an article's own text."""
    stated = recorded.article.published
    day = presumed.first if presumed else first_day(stated.value).replace("9999", "") if stated else ""
    times: Sequence[Timex] = times_on(recorded, presumed.day) if presumed else recorded.times
    at = 0
    for sentence in recorded.sentences:
        while at < len(times) and times[at].span.start < sentence.span.start:
            at += 1
        last = at
        while last < len(times) and times[last].span.start < sentence.span.end:
            last += 1
        if sentence.kind in OWN_KINDS:
            words = " ".join(sentence.span.cut(recorded.article.text).split())
            yield Passage(recorded, sentence, day, words, roots(words), _days(times[at:last]))


def _days(times: Sequence[Timex]) -> frozenset[str]:
    """The days spoken of, the last of each stretch, with their neighbours: what is due on a day is done by its eve."""
    dated = [t.last[:10] for t in times if t.last and t.type in {TimexType.DATE, TimexType.TIME}]
    return frozenset(moved(day, n) for day in dated for n in (-1, 0, 1))


def _distinct(found: Iterable[tuple[Outcome, Passage]]) -> Iterator[tuple[Outcome, Passage]]:
    """The first of them, the same words once."""
    seen: set[str] = set()
    for outcome, passage in found:
        words = fold(passage.words)
        if words not in seen:
            seen.add(words)
            yield outcome, passage
        if len(seen) == _MOST:
            return


def _told(outcome: Outcome, passage: Passage) -> FollowUp:
    said = [
        a
        for a in passage.recorded.attributions
        if a.source and any(c.overlaps(passage.sentence.span) for c in a.content)
    ]
    speaker = min(said, key=lambda a: (a.content[0], a.id)).speaker if said else ""
    return FollowUp(
        outcome, passage.words, passage.day, speaker, Citation(passage.recorded.article.id, passage.sentence.span)
    )


def is_extended(words: str) -> bool:
    """Whether a passage says that something was lengthened or put to another day, not only that it may be."""
    return any(said.search(fold(words)) for said in (EXTENDED, ANEW))
