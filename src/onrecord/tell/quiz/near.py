"""What else the record says that is much the same: what stands there may not be offered as wrong."""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cached_property, lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Kind
from onrecord.record import Recorded
from onrecord.relate.propositions.times import days
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.brief.choose import Candidate, Chooser
from onrecord.tell.lines.quotes import NO_SOURCE, chain_of, speaker
from onrecord.tell.lines.told import Told, date_in_words
from onrecord.tell.lines.wording import outlet
from onrecord.tell.quiz.readable import tells
from onrecord.tell.story import Story
from onrecord.vectors import unpacked

_FAR = 150
"""Days from an article's own within which a day without a year is taken to be of the year that was read."""
_THIRD = 3
"""One in so many articles has to use a word, so that it says which story is meant."""
_ALIKE = 0.45
"""Cosine from which two sentences may be about one thing."""
_SHARED = 0.4
"""Share of the shorter one's words, for records without vectors."""
_KEPT = 1 << 12


Matching = tuple[Passage, tuple[re.Match[str], ...]]

_POINTING = re.compile(
    r"\b(?:it|its|this|these|those|he|she|they|them|him|his|her|their|there|the same|that[’'](?:s|ll))\b", re.IGNORECASE
)
"""Words that stand for something outside a short quotation."""
_OWN_NOUNS = 3
"""Longer words before a pointing one, from which it is taken to point to them."""


class Words:
    """Sentences by their words, each given by the words it has."""

    def __init__(self, sentences: Iterable[Set[str]]) -> None:
        sizes: list[int] = []
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for number, words in enumerate(sentences):
            sizes.append(len(words))
            for word in words:
                found[word].append(number)
        self._sizes = np.array(sizes, np.int64)
        self._with = {word: np.frombuffer(numbers, np.int32) for word, numbers in found.items()}

    def shared(self, words: Set[str]) -> NDArray[np.float64]:
        """The share of the words that each sentence has, of those that it can have: all of its own."""
        held = [self._with[word] for word in words if word in self._with]
        counts = np.bincount(np.concatenate(held) if held else np.zeros(0, np.int32), minlength=len(self._sizes))
        return np.asarray(counts / np.maximum(1, np.minimum(len(words), self._sizes)), np.float64)


class Ground:
    """The sentences that questions are made of, with what is near each."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._chooser = Chooser(story)
        self._found: list[tuple[Passage, Told]] = []
        self._matching: dict[re.Pattern[str], tuple[Matching, ...]] = {}
        self._near = lru_cache(maxsize=_KEPT)(self._find_near)  # a sentence is asked about by several sorts

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence of own text, by article, then in text order."""
        return tuple(
            Passage(self.story, recorded, number)
            for recorded in self.story.articles
            for number, sentence in enumerate(recorded.sentences)
            if sentence.kind in {Kind.TEXT, Kind.CAPTION}
        )

    @cached_property
    def _by_article(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(passage.recorded.article.id, []).append(passage)
        return found

    def of_article(self, article: str) -> list[Passage]:
        """The sentences of one article."""
        return self._by_article.get(article, [])

    def best(self) -> Iterator[tuple[Passage, Told]]:
        """Sentences that can be told by themselves, most central first, none twice; made as they are asked for."""
        for at in count():
            if at == len(self._found):
                following = next(self._rest, None)
                if following is None:
                    return
                self._found.append(following)
            yield self._found[at]

    @cached_property
    def _rest(self) -> Iterator[tuple[Passage, Told]]:
        return self._best()

    def _best(self) -> Iterator[tuple[Passage, Told]]:
        numbers = {(p.recorded.article.id, p.span): p for p in self.passages}
        seen = set()
        for candidate in self._chooser.candidates:
            passage = numbers.get((candidate.recorded.article.id, candidate.sentence.span))
            if passage is None or passage.plain in seen:
                continue
            told = self.told(candidate)
            if told is not None:
                seen.add(passage.plain)
                yield passage, told

    def matching(self, pattern: re.Pattern[str]) -> tuple[Matching, ...]:
        """The sentences in which a pattern is found, with what it finds."""
        if pattern not in self._matching:
            found = ((p, tuple(pattern.finditer(p.text))) for p in self.passages)
            self._matching[pattern] = tuple((p, matches) for p, matches in found if matches)
        return self._matching[pattern]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Roots of words that so many articles use that they say which story is meant; all of a few articles."""
        used = [frozenset().union(*(tells(p.text) for p in own)) for own in self._by_article.values()]
        least = max(2, len(used) / _THIRD) if len(used) > _THIRD else 1
        counted = Counter(r for roots in used for r in roots if not r[:1].isdigit())
        return frozenset(r for r, n in counted.items() if n >= least)

    def told(self, candidate: Candidate) -> Told | None:
        """The sentence as a checked line."""
        return self._chooser.told(candidate)

    @cached_property
    def _vectors(self) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        return unpacked([p.sentence.vector for p in self.passages])

    @cached_property
    def _index(self) -> dict[tuple[str, int], int]:
        return {p.key: n for n, p in enumerate(self.passages)}

    def near(self, passage: Passage) -> list[Passage]:
        """The sentence itself and all that may be about the same."""
        return [self.passages[n] for n in self._near(passage)]

    def _find_near(self, passage: Passage) -> tuple[int, ...]:
        at = self._index.get(passage.key)
        cosines = self._vectors @ self._vectors[at] if at is not None else np.zeros(len(self.passages))
        shared = self._words.shared(passage.roots)
        return tuple(np.flatnonzero((cosines >= _ALIKE) | (shared >= _SHARED)).tolist())

    @cached_property
    def _words(self) -> "Words":
        # Kept by none of the sentences: the words of all of them together take more room than all else.
        return Words(roots_of(p.text) for p in self.passages)

    def whose(self, passage: Passage) -> str:
        """On whose word the sentence is told, in which article and when: the end of an explanation."""
        recorded = passage.recorded
        voices = list(self._voices(passage))
        published = recorded.article.published
        when = f", {date_in_words(published.value)}" if published else ""
        return f"{voices[0] + ', ' if voices else ''}{outlet(self.story, recorded)}{when}"

    def _voices(self, passage: Passage) -> Iterator[str]:
        said = {a.id: a for a in passage.recorded.attributions}
        for attribution in passage.attributions:
            if attribution.via in said or not attribution.source:
                continue
            told = speaker(self.story, passage.recorded, attribution)
            if told and told != NO_SOURCE:
                through = chain_of(self.story, passage.recorded, attribution, said=said)
                yield f"{told}, as told by {', then '.join(reversed(through))}" if through else told

    def dated(self, recorded: Recorded) -> str:
        """The day of an article in words, "" where it has none."""
        stated = recorded.article.published
        return date_in_words(stated.value) if stated else ""


def fits_the_year(passage: Passage, day: str) -> bool:
    """Whether a day that was read from an article lies near its own, or the sentence prints the year."""
    stated = passage.recorded.article.published
    printed, written = days(day), days(stated.value) if stated else None
    if printed is None:
        return False
    if str(printed[0].year) in passage.text:
        return True
    return written is not None and -_FAR <= (printed[0] - written[1]).days <= _FAR


def share_words(one: str, other: str) -> bool:
    """Whether two names could be of one and the same."""
    mine, theirs = _roots_of(one), _roots_of(other)
    return bool(mine & theirs) or _initials(one) == fold_case(other) or _initials(other) == fold_case(one)


_roots_of = lru_cache(maxsize=1 << 14)(roots_of)  # names, each held against all others


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper()).casefold()


def fold_case(name: str) -> str:
    """For comparing with initials."""
    return name.replace(".", "").casefold()


def points_outside(words: str) -> bool:
    """Whether it has an "it" or "they" before which it names nothing that could be meant."""
    found = _POINTING.search(words)
    if found is None:
        return False
    return sum(len(w) > _OWN_NOUNS and w.isalpha() for w in words[: found.start()].split()) < _OWN_NOUNS
