"""What else the record says that is much the same: what stands there may not be offered as wrong."""

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from onrecord.model import Kind
from onrecord.record import Recorded
from onrecord.relate.times import days
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.choose import Candidate, Chooser
from onrecord.tell.quotes import NO_SOURCE, chain_of, speaker
from onrecord.tell.story import Story
from onrecord.tell.told import Told, date_in_words
from onrecord.tell.wording import outlet
from onrecord.vectors import unpacked

_FAR = 150
"""Days from an article's own within which a day without a year is taken to be of the year that was read."""
_ALIKE = 0.45
"""Cosine from which two sentences may be about one thing."""
_SHARED = 0.4
"""Share of the shorter one's words, for records without vectors."""


class Ground:
    """The sentences that questions are made of, with what is near each."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._chooser = Chooser(story)

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

    @cached_property
    def best(self) -> tuple[tuple[Passage, Told], ...]:
        """Sentences that can be told by themselves, most central first, none twice."""
        numbers = {(p.recorded.article.id, p.span): p for p in self.passages}
        found, seen = [], set()
        for candidate in self._chooser.candidates:
            told = self.told(candidate)
            passage = numbers.get((candidate.recorded.article.id, candidate.sentence.span))
            if told is not None and passage is not None and passage.plain not in seen:
                seen.add(passage.plain)
                found.append((passage, told))
        return tuple(found)

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
        at = self._index.get(passage.key)
        cosines = self._vectors @ self._vectors[at] if at is not None else np.zeros(len(self.passages))
        mine = passage.roots
        found = []
        for number, other in enumerate(self.passages):
            shared = len(mine & other.roots) / max(1, min(len(mine), len(other.roots)))
            if cosines[number] >= _ALIKE or shared >= _SHARED:
                found.append(other)
        return found

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
    mine, theirs = roots_of(one), roots_of(other)
    return bool(mine & theirs) or _initials(one) == fold_case(other) or _initials(other) == fold_case(one)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[:1].isupper()).casefold()


def fold_case(name: str) -> str:
    """For comparing with initials."""
    return name.replace(".", "").casefold()
