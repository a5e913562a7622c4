"""What later articles say became of a window: done, missed, extended, ended early, denied. In their own words."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
_SLACK = 1e-6
"""What sums of the same numbers in another order may differ by, and more."""
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


class Later:
    """The sentences of a story, found by their words."""

    def __init__(self, story: Story, presumed: Mapping[str, Presumed]) -> None:
        self._passages = [p for key in sorted(story.by_id) for p in _passages(story.by_id[key], presumed.get(key))]
        counts = Counter(k for p in self._passages for k in p.keys)
        most = max(_FEW, _COMMONEST * len(self._passages))
        total = len(self._passages) + 1
        self._weight = {k: math.log(total / (n + 0.5)) for k, n in counts.items() if n <= most}
        having: defaultdict[str, list[int]] = defaultdict(list)
        self._about: defaultdict[str, list[int]] = defaultdict(list)
        for n, passage in enumerate(self._passages):
            for key in passage.keys & self._weight.keys():
                having[key].append(n)
            for day in passage.days:
                self._about[day].append(n)
        self._with = {key: np.array(places) for key, places in having.items()}

    def on(self, group: Sequence[Telling]) -> tuple[FollowUp, ...]:
        """What later articles say became of the window that the tellings tell, best first."""
        told = min((t.day for t in group if t.day), default="")
        if not told:
            return ()
        wordings = {(t.recorded.article.id, t.window.wording) for t in group}
        # A telling of the window says nothing new of it but that it was missed, lengthened or ended.
        own = {Outcome.DONE, Outcome.EXTENDED} if any(t.extends for t in group) else {Outcome.DONE}
        ends = frozenset(t.days.end[:10] for t in group if t.days.end)
        scored: list[_Row] = []
        shares = self._shares(group)
        for n in sorted(shares.keys() | {n for day in ends for n in self._about.get(day, ())}):
            passage = self._passages[n]
            if passage.day <= told:
                continue
            near = self._on_the_day(group, passage, ends)
            share = max(near, shares.get(n, 0.0))
            if not share:
                continue
            outcome = _outcome(passage, end=min(ends, default=""), near=bool(near))
            again = (passage.recorded.article.id, passage.sentence.span) in wordings
            if again and outcome is Outcome.MISSED and not _limit_denied(passage):
                continue
            if outcome is not None and not (again and outcome in own):
                key = (-share, passage.day, passage.recorded.article.id, passage.sentence.span)
                scored.append((key, outcome, passage))
        best = _distinct(sorted(scored, key=lambda row: row[0]))
        return tuple(_told(outcome, passage) for outcome, passage in best)

    def _shares(self, group: Sequence[Telling]) -> dict[int, float]:
        """The passages that have enough of one telling's words, with how much of them they have, by weight."""
        found: dict[int, float] = {}
        for keys in {frozenset(k for k in t.keys if k in self._weight) for t in group}:
            whole = self._sum(keys) or 1.0
            shared, words = np.zeros((2, len(self._passages)))
            for key in keys:
                shared[self._with[key]] += self._weight[key] / whole
                words[self._with[key]] += 1
            for n in np.flatnonzero((words >= _LEAST_WORDS) & (shared >= _LEAST_SHARE - _SLACK)).tolist():
                share = self._sum(keys & self._passages[n].keys) / whole
                if share >= _LEAST_SHARE:
                    found[n] = max(found.get(n, 0.0), share)
        return found

    def _on_the_day(self, group: Sequence[Telling], passage: _Passage, ends: frozenset[str]) -> float:
        """The same for a passage that speaks of the very day on which the window ends, of which less is asked."""
        if not passage.days & ends:
            return 0.0
        best = 0.0
        for telling in group:
            mine = telling.keys | telling.context
            both = mine & passage.keys & self._weight.keys()
            named = len(telling.keys & both) >= _LEAST_WORDS  # the thing itself, not only what stands around it
            if len(both) >= _LEAST_WORDS:
                share = self._sum(both) / (self._sum(mine) or 1.0)
                best = max(best, share, _LEAST_ON_THE_DAY if named else 0.0)
        return best if best >= _LEAST_ON_THE_DAY else 0.0

    def _sum(self, keys: frozenset[str]) -> float:
        return sum(self._weight[k] for k in sorted(keys) if k in self._weight)


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


_Row = tuple[tuple[float, str, str, Span], Outcome, _Passage]


def _distinct(rows: Sequence[_Row]) -> Iterator[tuple[Outcome, _Passage]]:
    """The best rows, the same words once."""
    seen: set[str] = set()
    for _, outcome, passage in rows:
        words = fold(passage.words)
        if words not in seen and len(seen) < _MOST:
            seen.add(words)
            yield outcome, passage


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


def _outcome(passage: _Passage, *, end: str, near: bool) -> Outcome | None:
    """What the passage says became of what it is about, by its words; None where it only speaks of it.

    ``end`` is the last day of the window, "" where it has none: nothing then says that it was met. ``near``: whether
    the passage speaks of that very day, so that anything that happened then counts.
    """
    over = bool(end) and _moved(end, -1) <= passage.day
    here = passage.sentence.span
    moods = {a.modality for a in passage.recorded.assertions if a.wording.overlaps(here)}
    if Modality.DENIED in moods:
        return Outcome.DENIED
    text = fold(passage.words)
    found = [outcome for outcome, words in _WORDS if words.search(text)]
    if near and end <= passage.day and _happened(passage):
        found.append(Outcome.DONE)
    if not end:
        found = [o for o in found if o is not Outcome.DONE]
    if moods and moods <= _AHEAD:
        found = [o for o in found if o is Outcome.MISSED]
    if _NOT.search(text):
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
