"""Finding the sentences that may answer: by their words and by their vectors, the two lists fused by rank."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.tell.ask.meaning import forms_of, same_as
from onrecord.tell.ask.passages import Passage, is_told
from onrecord.tell.ask.question import Question
from onrecord.tell.story import Story
from onrecord.tell.story.by_parts import Parts
from onrecord.vectors import SIZE, unpacked, vectors_of

_DAMPED = 60
"""Cormack, Clarke and Büttcher, SIGIR 2009: what is added to a rank before its reciprocal is taken."""
LIMIT = 60
"""Sentences looked at closely."""
Place = tuple[str, int]
_ARTICLES, _AT_ONCE = 10, 1 << 13
"""Articles whose vectors are read, and vectors that are unpacked, in one part of the work."""
_DIGITS = 5
"""Of a cosine, those that count: processors differ in the last."""
_ROUNDED = 10.0**-_DIGITS


def by_words(story: Story, question: Question) -> list[Place]:
    """Sentences that have words of the question, or words that mean the same, best first."""
    own = [w for t in question.terms for w in (t.word, t.root, *forms_of(t.lemma))] + question.by.split()
    others = [w for t in question.terms for w in sorted(same_as(t.root))]
    exact = story.view.found(own, limit=LIMIT)
    wide = story.view.found([*own, *others], limit=LIMIT)
    return fused([[(h.article, h.sentence) for h in exact], [(h.article, h.sentence) for h in wide]])


def vectors(story: Story) -> Parts["Vectors"]:
    """The vectors of the sentences of a story that are told."""
    places: list[Place] = []
    packed: list[bytes] = []
    for done, recorded in enumerate(story.articles):
        for number, sentence in enumerate(recorded.sentences):
            if sentence.vector and is_told(recorded, number):
                places.append((recorded.article.id, number))
                packed.append(sentence.vector)
        if done % _ARTICLES == 0:
            yield done, len(story.articles)
    rows = np.empty((len(packed), SIZE), np.float32)
    for first in range(0, len(packed), _AT_ONCE):  # at once they would take three times the room
        some = slice(first, first + _AT_ONCE)
        rows[some] = unpacked(packed[some])
        yield first, len(packed)
    return Vectors(places, rows)


class Vectors:
    """The vectors of sentences, to be searched exactly: a product of 100,000 by 384 takes 8 ms."""

    def __init__(self, places: Sequence[Place], rows: NDArray[np.float32]) -> None:
        self._places, self._rows = places, rows
        self._at = {place: row for row, place in enumerate(places)}

    def near(self, text: str) -> "Near":
        """How near each sentence is to a text; to none for a record that has no vectors."""
        cosines = self._rows @ vectors_of([text])[0] if self._places else np.zeros(0, np.float32)
        return Near(self._places, self._at, cosines)


class Near:
    """The cosine of each sentence with one text."""

    def __init__(self, places: Sequence[Place], at: Mapping[Place, int], cosines: NDArray[np.float32]) -> None:
        self._places, self._at, self._cosines = places, at, cosines

    def to(self, place: Place) -> float:
        """The cosine of the sentence at a place; 0 where that is not known."""
        at = self._at.get(place)
        return 0.0 if at is None else float(self._cosines[at])

    def nearest(self) -> list[Place]:
        """The sentences that mean most nearly the same, best first."""
        few = np.arange(len(self._cosines))
        if len(few) > LIMIT:
            least = np.partition(self._cosines, -LIMIT)[-LIMIT]
            few = np.flatnonzero(self._cosines >= least - 2 * _ROUNDED)
        ranked = sorted((-round(float(self._cosines[n]), _DIGITS), self._places[n]) for n in few.tolist())
        return [place for _, place in ranked[:LIMIT]]


def fused(lists: Iterable[Sequence[Place]]) -> list[Place]:
    """One list of several, by the sum of reciprocal ranks; ties by place."""
    scores: defaultdict[Place, float] = defaultdict(float)
    for listed in lists:
        for rank, place in enumerate(listed, start=1):
            scores[place] += 1 / (_DAMPED + rank)
    return sorted(scores, key=lambda p: (-scores[p], p))


def passages(made: Callable[[Place], Passage | None], places: Sequence[Place], question: Question) -> list[Passage]:
    """The sentences at these places, without those of other articles than the one asked about."""
    found = [p for p in map(made, places[:LIMIT]) if p is not None]
    if not question.article:
        return found
    return [p for p in found if any(question.article in name for name in p.recorded.names)]


def spread(story: Story, question: Question) -> Mapping[str, int]:
    """In how many sentences each word of the question stands."""
    return story.view.spread(t.word for t in question.terms)
