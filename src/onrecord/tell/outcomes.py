"""What later articles say became of a window: done, missed, extended, ended early, denied. In their own words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from onrecord.model import OWN_KINDS, EventKind, EventStatus, Modality, Polarity, Sentence, Span, Timex, TimexType
from onrecord.record import Recorded
from onrecord.tell.presumed import Presumed, times_on
from onrecord.tell.story import Story, first_day
from onrecord.tell.tellings import Telling, roots
from onrecord.tell.told import Citation
from onrecord.text import fold


class Outcome(StrEnum):
    """What an article says became of a window."""

    DONE = "done"
    MISSED = "missed"
    EXTENDED = "extended"
    OVERTAKEN = "overtaken"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A later passage on a window: its words, its article's day, what it says became of it, on whose word."""

    outcome: Outcome
    words: str
    day: str
    speaker: str
    citation: Citation


_MISSED = (
    r"missed|misses|miss (?:its|the|their)|failed to|fails to|overdue|a (?:day|week|month) late|slipped|still waiting|"
    r"past (?:its|the|their) deadline"
)
_NOT = re.compile(r"\b(?:not|never|no|nobody|none)\b|n['’]t\b")
"""Once a window is over, what is told as not so was missed."""
_EXTENDED = (
    r"extended|extends|prolonged|renewed|postponed|delayed|pushed back|put off|put back|adjourned|new date|moved to"
)
_OVERTAKEN = (
    r"withdr[ae]wn?|withdrew|dropped|cancel\w*|called off|scrapped|revoked|lifted|collapsed|suspended|abandoned|"
    r"broken off|broke down|overturned|struck down|annulled|repealed|reversed|reopen\w*|ended early|rescinded|quashed|"
    r"superseded"
)
_DONE = (
    r"deliver\w*|submitted|handed (?:over|in)|met (?:its|the|their)|complet\w*|finished|published|filed|files for|"
    r"entered (?:into )?(?:service|force)|came into (?:service|force)|carried out|took (?:place|effect)|"
    r"presented|released|signed|voted|passed|paid|freed|opened|agreed|approved|accepted|arrived|"
    r"expired|ended|ran out|took hold|resumed|returned|received"
)
_WORDS = tuple(
    (outcome, re.compile(rf"\b(?:{words})\b"))
    for outcome, words in (
        (Outcome.EXTENDED, _EXTENDED),
        (Outcome.OVERTAKEN, _OVERTAKEN),
        (Outcome.MISSED, _MISSED),
        (Outcome.DONE, _DONE),
    )
)
_AHEAD = frozenset(
    {
        Modality.PLANNED,
        Modality.POSSIBLE,
        Modality.CONDITIONAL,
        Modality.PREDICTED,
        Modality.REQUESTED,
        Modality.OFFERED,
    }
)
_LEAST_SHARE = 0.5
"""Weight of a window's words that a later passage must have, for it to be about the same thing."""
_LEAST_ON_THE_DAY = 0.2
_LEAST_WORDS = 2
_MOST = 3
"""Follow-ups told of one window, the closest first."""
_COMMONEST = 0.2
"""Share of a record's sentences above which a word says nothing about any of them."""
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence of an article with what it is compared by; ``days`` are those that it speaks of."""

    recorded: Recorded
    sentence: Sentence
    day: str
    words: str
    keys: frozenset[str]
    days: frozenset[str]

    @property
    def key(self) -> tuple[str, Span]:
        """Where it stands."""
        return self.recorded.article.id, self.sentence.span


class Later:
    """The sentences of a story, found by their words."""

    def __init__(self, story: Story, presumed: Mapping[str, Presumed]) -> None:
        self._passages = [p for key in sorted(story.by_id) for p in _passages(story.by_id[key], presumed.get(key))]
        counts = Counter(k for p in self._passages for k in p.keys)
        most = max(_FEW, _COMMONEST * len(self._passages))
        total = len(self._passages) + 1
        self._weight = {k: math.log(total / (n + 0.5)) for k, n in counts.items() if n <= most}
        self._all = _Postings(range(len(self._passages)), self._passages, self._weight)
        self._about: defaultdict[str, list[int]] = defaultdict(list)
        for n, passage in enumerate(self._passages):
            for day in passage.days:
                self._about[day].append(n)
        self._days: dict[str, _Postings] = {}
        self._signs: dict[int, _Signs] = {}

    def on(self, group: Sequence[Telling]) -> tuple[FollowUp, ...]:
        """What later articles say became of the window that the tellings tell, best first."""
        return tuple(_told(outcome, passage) for outcome, passage in _distinct(self._outcomes(group)))

    def _outcomes(self, group: Sequence[Telling]) -> Iterator[tuple[Outcome, _Passage]]:
        """Passages later than the first telling, the most alike first, and what each says."""
        told = min((t.day for t in group if t.day), default="")
        if not told:
            return
        wordings = {(t.recorded.article.id, t.window.wording) for t in group}
        # A telling of the window says nothing new of it but that it was missed, lengthened or ended.
        own = {Outcome.DONE, Outcome.EXTENDED} if any(t.extends for t in group) else {Outcome.DONE}
        ends = frozenset(t.days.end[:10] for t in group if t.days.end)
        nearby, shares = self._on_the_days(group, ends), self._shares(group)
        best = {n: max(nearby.get(n, 0.0), shares.get(n, 0.0)) for n in nearby.keys() | shares.keys()}
        later = [(-share, p.day, p.key, n) for n, share in best.items() if (p := self._passages[n]).day > told]
        for *_, n in sorted(later):
            passage = self._passages[n]
            again = passage.key in wordings
            outcome = _outcome(passage, self._signs_of(n), end=min(ends, default=""), near=n in nearby)
            if again and outcome is Outcome.MISSED and not _limit_denied(passage):
                continue
            if outcome is not None and not (again and outcome in own):
                yield outcome, passage

    def _shares(self, group: Sequence[Telling]) -> dict[int, float]:
        """The passages that have enough of one telling's words, with how much of them they have, by weight."""
        return self._all.sharing({(t.keys, frozenset[str]()) for t in group}, _LEAST_SHARE)

    def _on_the_days(self, group: Sequence[Telling], ends: frozenset[str]) -> dict[int, float]:
        """The same for passages that speak of the very day on which the window ends, of which less is asked."""
        told = {(t.keys | t.context, t.keys) for t in group}  # the thing itself, not only what stands around it
        found: dict[int, float] = {}
        for day in ends & self._about.keys():
            if day not in self._days:
                self._days[day] = _Postings(self._about[day], self._passages, self._weight)
            for n, share in self._days[day].sharing(told, _LEAST_ON_THE_DAY).items():
                found[n] = max(found.get(n, 0.0), share)
        return found

    def _signs_of(self, number: int) -> "_Signs":
        if number not in self._signs:
            self._signs[number] = _Signs.of(self._passages[number])
        return self._signs[number]


class _Postings:
    """Passages by their words, each word with its weight."""

    def __init__(self, places: Sequence[int], passages: Sequence[_Passage], weight: Mapping[str, float]) -> None:
        self._places = np.array(places)
        self._weight = weight
        having: defaultdict[str, list[int]] = defaultdict(list)
        for at, n in enumerate(places):
            for key in passages[n].keys & weight.keys():
                having[key].append(at)
        self._with = {key: np.array(found) for key, found in having.items()}

    def sharing(self, tellings: Set[tuple[Set[str], Set[str]]], least: float) -> dict[int, float]:
        """The passages that share the most with one of the tellings: how much of its words they have, by weight.

        Two words must be there. A telling has its words and, among them, those by which a passage that has two of
        them counts as sharing the ``least`` in any case.
        """
        best, shared, words, naming = np.zeros((4, len(self._places)))
        for mine, named in tellings:
            shared[:], words[:], naming[:] = 0.0, 0.0, 0.0
            weighing = sorted(mine & self._weight.keys())
            whole = sum(self._weight[key] for key in weighing) or 1.0
            for key in weighing:  # in order, so that sums of the same words are the same to the last bit
                if key in self._with:
                    at = self._with[key]
                    shared[at] += self._weight[key]
                    words[at] += 1
                    naming[at] += key in named
            shared[words < _LEAST_WORDS] = 0.0
            shared /= whole
            np.maximum(shared, least, out=shared, where=naming >= _LEAST_WORDS)
            np.maximum(best, shared, out=best)
        return {int(self._places[at]): float(best[at]) for at in np.flatnonzero(best >= least)}


def _passages(recorded: Recorded, presumed: Presumed | None) -> Iterator[_Passage]:
    """The sentences of an article's own text."""
    stated = recorded.article.published
    day = presumed.day if presumed else first_day(stated.value).replace("9999", "") if stated else ""
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
            yield _Passage(recorded, sentence, day, words, roots(words), _days(times[at:last]))


def _days(times: Sequence[Timex]) -> frozenset[str]:
    """The days spoken of, the last of each stretch, with their neighbours: what is due on a day is done by its eve."""
    dated = [t.last[:10] for t in times if t.last and t.type in {TimexType.DATE, TimexType.TIME}]
    return frozenset(_moved(day, n) for day in dated for n in (-1, 0, 1))


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except (OverflowError, ValueError):
        return day


def _distinct(found: Iterable[tuple[Outcome, _Passage]]) -> Iterator[tuple[Outcome, _Passage]]:
    """The first of them, the same words once."""
    seen: set[str] = set()
    for outcome, passage in found:
        words = fold(passage.words)
        if words not in seen:
            seen.add(words)
            yield outcome, passage
        if len(seen) == _MOST:
            return


def _told(outcome: Outcome, passage: _Passage) -> FollowUp:
    said = [
        a
        for a in passage.recorded.attributions
        if a.source and any(c.overlaps(passage.sentence.span) for c in a.content)
    ]
    speaker = min(said, key=lambda a: (a.content[0], a.id)).speaker if said else ""
    return FollowUp(
        outcome, passage.words, passage.day, speaker, Citation(passage.recorded.article.id, passage.sentence.span)
    )


@dataclass(frozen=True, slots=True)
class _Signs:
    """What a passage's words say of an outcome, whatever it is about."""

    moods: frozenset[Modality]
    outcomes: tuple[Outcome, ...]
    negated: bool
    happened: bool

    @classmethod
    def of(cls, passage: _Passage) -> "_Signs":
        here, text = passage.sentence.span, fold(passage.words)
        return cls(
            frozenset(a.modality for a in passage.recorded.assertions if a.wording.overlaps(here)),
            tuple(outcome for outcome, words in _WORDS if words.search(text)),
            _NOT.search(text) is not None,
            _happened(passage),
        )


def _outcome(passage: _Passage, signs: _Signs, *, end: str, near: bool) -> Outcome | None:
    """What the passage says became of what it is about, by its words; None where it only speaks of it.

    ``end`` is the last day of the window, "" where it has none: nothing then says that it was met. ``near``: whether
    the passage speaks of that very day, so that anything that happened then counts.
    """
    if Modality.DENIED in signs.moods:
        return Outcome.DENIED
    found = list(signs.outcomes)
    if near and end <= passage.day and signs.happened:
        found.append(Outcome.DONE)
    if not end:
        found = [o for o in found if o is not Outcome.DONE]
    if signs.moods and signs.moods <= _AHEAD:
        found = [o for o in found if o is Outcome.MISSED]
    if signs.negated:
        over = bool(end) and _moved(end, -1) <= passage.day
        if over and not {Outcome.EXTENDED, Outcome.OVERTAKEN} & set(found):
            return Outcome.MISSED
        found = [o for o in found if o is not Outcome.DONE]
    return found[0] if found else None


def is_extended(words: str) -> bool:
    """Whether a passage says that something was lengthened, not only that it may be."""
    return _WORDS[0][1].search(fold(words)) is not None


def _limit_denied(passage: _Passage) -> bool:
    """Whether the clause that states the limit is itself negated ("it will not be here by April") or says "missed"."""
    put = {a.id: a.polarity for a in passage.recorded.assertions}
    here = [w for w in passage.recorded.windows if w.wording == passage.sentence.span]
    negated = any(put.get(w.assertion or "") is Polarity.NEGATIVE for w in here)
    return negated or re.search(rf"\b(?:{_MISSED})\b", fold(passage.words)) is not None


def _happened(passage: _Passage) -> bool:
    """Whether it tells a deed as done."""
    return any(
        e.trigger in passage.sentence.span and e.kind is EventKind.DEED and e.status is EventStatus.HAPPENED
        for e in passage.recorded.events
    )
