"""What a newsroom would put first: what several articles tell, what one opens with, what its headline is about."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import chain, pairwise
from operator import attrgetter

import numpy as np

from onrecord.model import EventStatus, Part
from onrecord.record import Deed, Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.ranking import Bounds
from onrecord.tell.story import Claim
from onrecord.tell.texts.presumed import own_day
from onrecord.tell.verify.inserts import days_presumed
from onrecord.text import fold, levelled, stem, words

_TITLE_WORDS = 6
"""Words of a headline from which on not all of them need to come back in a sentence that tells it."""
_TWO = 2
"""Words of a headline from which on a sentence tells some of it."""
_SHORT_WORD = 3
_HALF = 0.5
_DAY = len("2027-03-04")
_TURNS = 0.35
"""What each word for a deed that turns a story counts, two at most."""
_LIVES = 1.3
_LONG_AGO, _YEARS = 1.2, 2
"""What it counts against a sentence that it tells of so many years ago."""
_OWNED_FIRST = re.compile(r"(?:His|Her|Its|Their)\b")
_UNNAMED_YET = 0.6
"""What it counts against "Her mother said that Ann Lee was safe" that it begins with whose name stands behind."""
_WINDED, _READ_AT_ONCE = 0.03, 44
"""What each word counts against a sentence beyond as many as are read at one go."""
_SHORT_STORY = 10
"""Days that a story is taken to last at least, so that of two days running the later is not all that counts."""
_MOST_TEXTS = 6
"""Texts that tell one thing, from which on more of them add nothing."""
_DONE = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING, EventStatus.PLANNED})
_QUOTE_FIRST = re.compile(r"[“\"‘]")
_ON_A_WORD = 0.3
"""What it counts that somebody stands for it."""
_SCENE = 0.8
_THERE_ARE = 1.2
_EXISTS = re.compile(r"(?:[A-Z][^,.]{0,60} )?[Tt]here (?:is|are|was|were)\b")
"""A scene and no deed: "In the hall there are hooks"."""
_OF_ITSELF = re.compile(r"\b(?:is|are|was|were) not related to\b|\bno relation\b|\bno ties to\b", re.IGNORECASE)
"""What an article adds so that nobody is taken for another; it is no news."""


class Worth:
    """How much of the news of a story a sentence tells, whatever section it is for."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates, self._story = candidates, candidates.story
        self._worth: dict[int, float] = {}
        self._texts: dict[str, float] = {}

    def of(self, candidate: Candidate) -> float:
        """From about -1 for an aside to about 5 for what opens several articles."""
        if candidate.number not in self._worth:
            self._worth[candidate.number] = self._weighed(candidate)
        return self._worth[candidate.number]

    @cached_property
    def at_most(self) -> Bounds:
        """What each sentence is worth at most, by its number: by all but its words."""
        held = self._candidates.sentences
        claims = [self._told_by(self._candidates.claim_of(m)) for m in held.put]
        on_a_word = held.by_main([m.attribution is not None for m in held.put])
        worth = 1.2 / (1 + 0.6 * held.place) + 1.2 * self.centrals + 0.35 * held.by_main(claims)
        worth += 1.2 * self._heading + 0.7 * self._retelling + _ON_A_WORD * on_a_word
        found: Bounds = worth + _MOST_WORDS
        return found

    @cached_property
    def _heading(self) -> Bounds:
        """How much of its article's headline each sentence tells at most: of the letters of its words."""
        held, articles = self._candidates.sentences, self._story.articles
        found = np.zeros(len(held))
        bounds = np.searchsorted(held.home, np.arange(len(articles) + 1)).tolist()
        for recorded, (first, end) in zip(articles, pairwise(bounds), strict=True):
            title, text = self._titles.get(recorded.article.id, frozenset()), recorded.article.text
            plain = _levelled(text) if title and first < end else None
            for n in range(first, end if title else first):
                span = held.stretches[n].span
                told = fold(span.cut(text)) if plain is None else plain[span.start : span.end]
                found[n] = _share(sum([word in told for word in title]), title)
        return found

    @cached_property
    def _retelling(self) -> Bounds:
        """How many texts tell the most told thing in each sentence, by which ``_retold`` goes."""
        held, deeds = self._candidates.sentences, [self._deeds[r.article.id] for r in self._story.articles]
        starts = np.array([base + s for base, (at, _) in zip(held.base.tolist(), deeds, strict=False) for s in at])
        told = np.array([*chain.from_iterable(of_each for _, of_each in deeds), 0.0])
        first, end = np.searchsorted(starts, held.start, "left"), np.searchsorted(starts, held.end, "right")
        most = np.maximum.reduceat(told, np.stack((first, end), axis=1).ravel())[::2] if len(first) else np.zeros(0)
        return np.where(first < end, most, 0.0)

    def _weighed(self, candidate: Candidate) -> float:
        told = candidate.words
        of_title = self._of_title(candidate)
        worth = 1.2 / (1 + 0.6 * candidate.place) + 1.2 * of_title
        worth += 0.7 * self._retold(candidate) + 1.2 * self.central(candidate) + 0.35 * self._carried(candidate)
        worth += _TURNS * min(2, lists.TURNING.count(told))
        worth -= _SCENE * (of_title < _HALF and self._is_scene(candidate))
        worth += _LIVES * bool(lists.DEADLY.search(told))
        worth -= 0.9 * bool(_QUOTE_FIRST.match(told)) + 2.0 * bool(_OF_ITSELF.search(told))
        worth += _ON_A_WORD * (candidate.main is not None and candidate.main.attribution is not None)
        worth -= _THERE_ARE * bool(_EXISTS.match(told))
        worth -= _LONG_AGO * self._is_long_ago(candidate)
        worth -= 0.5 * bool(lists.UNANSWERED.search(told))
        worth -= _UNNAMED_YET * bool(_OWNED_FIRST.match(told))
        worth -= _WINDED * max(0, len(told.split()) - _READ_AT_ONCE)
        return worth

    def _is_scene(self, candidate: Candidate) -> bool:
        """Whether an article only describes: nobody's word, nothing that others tell, no deed that turns a story."""
        if any(m.attribution is not None for m in candidate.inside):
            return False
        if self._carried(candidate) != 0 or self._retold(candidate) != 0:
            return False
        return not any(signs.search(candidate.words) for signs in (lists.TURNING, lists.DEADLY, lists.AHEAD))

    def _is_long_ago(self, candidate: Candidate) -> bool:
        """Whether it tells of years before its article: background."""
        about = candidate.main.assertion.about[:4] if candidate.main else ""
        day = self.day(candidate.recorded)[:4]
        return about.isdigit() and day.isdigit() and int(day) - int(about) >= _YEARS

    def recency(self, candidate: Candidate) -> float:
        """1 for the last day of the coverage, less for earlier ones; 0 for an article whose day is not known."""
        return self.recency_of(candidate.recorded)

    def recency_of(self, recorded: Recorded) -> float:
        """The same of an article."""
        return self._places.get(recorded.article.id, 0.0)

    @cached_property
    def recencies(self) -> Bounds:
        """The same of each sentence, by its number."""
        return np.array([self.recency_of(r) for r in self._story.articles])[self._candidates.sentences.home]

    @cached_property
    def centrals(self) -> Bounds:
        """How much of what the coverage turns on is in each sentence, by its number."""
        held = self._candidates.sentences
        return held.turns / (6 + held.term_counts)

    def day(self, recorded: Recorded) -> str:
        """The day of an article in ISO 8601, its own or the first presumed for it; "" where there is none."""
        return self._days.get(recorded.article.id, "")

    @cached_property
    def _days(self) -> dict[str, str]:
        own = {r.article.id: day.isoformat() for r in self._story.articles if (day := own_day(r)) is not None}
        return {article: presumed.first for article, presumed in days_presumed(self._story).items()} | own

    @cached_property
    def last_day(self) -> str:
        """The latest day that an article is of, or presumed to be of, ISO 8601; "" where none is known."""
        return max((self.day(r) for r in self._story.articles), default="")

    @cached_property
    def _places(self) -> dict[str, float]:
        days = {article: date.fromisoformat(day) for article, day in self._days.items() if len(day) == _DAY}
        if not days:
            return {}
        last = max(days.values())
        long = max(_SHORT_STORY, (last - min(days.values())).days)
        return {article: 1 - (last - day).days / long for article, day in days.items()}

    def central(self, candidate: Candidate) -> float:
        """How much of what the coverage turns on is in it, from 0 to about 2."""
        return candidate.turns / (6 + len(candidate.terms))

    def _of_title(self, candidate: Candidate) -> float:
        """The share of its own article's headline that it tells."""
        title = self._titles.get(candidate.recorded.article.id, frozenset())
        told = fold(candidate.words)
        if sum([word in told for word in title]) < _TWO:
            return 0.0  # as with most, which is seen before its words are made out
        return _share(len(title & _stems(candidate.words)), title)

    def is_headed(self, words_told: str, recorded: Recorded, least: int) -> bool:
        """Whether so many words of a sentence come back in an article's headline."""
        title = recorded.article.title
        return title is not None and len(_stems(words_told) & _stems(title.value)) >= least

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        """The words of each headline, but for those of corrections."""
        corrections = self._candidates.corrected.notices
        titles = ((r.article.id, r.article.title) for r in self._story.articles if r.article.id not in corrections)
        return {article: _stems(title.value) for article, title in titles if title is not None}

    def _carried(self, candidate: Candidate) -> float:
        """By how many texts beside its own the claim is told that it mainly makes."""
        if candidate.main is None:
            return 0.0
        return self._told_by(self._candidates.claim_of(candidate.main))

    def _told_by(self, claim: Claim) -> float:
        if len(claim.members) == 1:
            return 0.0
        if claim.id not in self._texts:
            texts = {self._story.texts[m.recorded.article.id] for m in claim.members}
            self._texts[claim.id] = math.log2(min(_MOST_TEXTS, len(texts)))
        return self._texts[claim.id]

    def _retold(self, candidate: Candidate) -> float:
        """How many texts tell the most told thing in it: a deed with somebody or something that has a name."""
        starts, told = self._deeds.get(candidate.recorded.article.id, _NO_DEEDS)
        span = candidate.sentence.span
        return max(told[bisect_left(starts, span.start) : bisect_right(starts, span.end)], default=0.0)

    @cached_property
    def _deeds(self) -> dict[str, tuple[Sequence[int], Sequence[float]]]:
        """Where each article tells deeds, in order, and by how many texts each is told."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        pairs: dict[str, list[tuple[int, list[tuple[str, str]]]]] = {}
        deeds = self._story.view.deeds()
        for recorded in self._story.articles:
            article = recorded.article.id
            held = sorted(deeds.get(article, ()), key=attrgetter("trigger_start"))
            pairs[article] = [(d.trigger_start, list(self._pairs(recorded, d))) for d in held]
            for pair in chain.from_iterable(told for _, told in pairs[article]):
                found[pair].add(self._story.texts[article])
        texts = {pair: math.log2(min(_MOST_TEXTS, len(some))) for pair, some in found.items()}
        return {
            article: ([start for start, _ in held], [max((texts[p] for p in told), default=0.0) for _, told in held])
            for article, held in pairs.items()
        }

    def _pairs(self, recorded: Recorded, deed: Deed) -> Iterator[tuple[str, str]]:
        if deed.status in _DONE:
            for part in deed.participants:
                key = self._story.entity_of(recorded, part.entity) if part.part is not Part.PLACE else None
                if key is not None:
                    yield deed.deed, key


_NO_DEEDS: tuple[Sequence[int], Sequence[float]] = ((), ())
_MOST_WORDS = 2 * _TURNS + _LIVES
"""What its words may add to the worth of a sentence."""


def _levelled(text: str) -> str | None:
    """A text folded but for its white space, as long as it was; None where it is not of plain letters."""
    plain = text if text.isascii() else levelled(text)
    return plain.lower() if plain.isascii() else None


def _share(shared: int, title: Collection[str]) -> float:
    """How much of a headline so many words of it are."""
    return min(1.0, shared / min(_TITLE_WORDS, len(title))) if shared >= _TWO else 0.0


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(text) if len(w) > _SHORT_WORD or w.isdigit())
