"""The sentences of a story in columns: where each stands, what is put in it, how much of the coverage turns on it."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from onrecord.record import Stretch
from onrecord.tell.brief.wordlists import AnyCase, is_of_other_case
from onrecord.tell.story import Located, Story

Numbers = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence of an article's own text, by the article's number in the story; ``place`` counts them."""

    home: int
    stretch: Stretch
    place: int


class Terms:
    """What each assertion speaks of, in columns: ``codes`` number the ``names``, which are in order.

    Those of the assertion of number n stand from ``first[n]`` to ``first[n + 1]``.
    """

    def __init__(self, told: Iterable[Sequence[str]]) -> None:
        held = list(told)
        self.first = np.cumsum([0, *map(len, held)])
        self.names = sorted({term for terms in held for term in terms})
        numbers = {name: number for number, name in enumerate(self.names)}
        flat = map(numbers.__getitem__, chain.from_iterable(held))
        self.codes = np.fromiter(flat, np.int64, int(self.first[-1]))

    def spread(self, texts: Numbers) -> Numbers:
        """In how many texts each term is, of the texts in which the assertions stand."""
        of_each = np.repeat(texts, np.diff(self.first))
        return np.bincount(self.apart(of_each, self.codes)[1], minlength=len(self.names))

    def apart(self, owners: Numbers, codes: Numbers) -> tuple[Numbers, Numbers]:
        """Owners with their terms, each two once, in order of both."""
        size = max(1, len(self.names))
        different = np.unique(owners * size + codes)
        return different // size, different % size

    def of(self, assertions: Numbers) -> tuple[Numbers, Numbers]:
        """The terms of some assertions: for each the place among those asked for, and the term."""
        which, at = ranges(self.first[assertions], self.first[assertions + 1])
        return which, self.codes[at]


class Sentences:
    """The sentences of a story, by number, article by article as they stand there.

    ``home`` is the number of the article, ``place`` counts the sentences of one; ``start`` and ``end`` are offsets into
    all texts laid one behind another, as are ``put_start`` and ``put_end`` of the assertions ``put``. ``terms`` gives
    what an assertion speaks of, by its id.
    """

    def __init__(self, story: Story, own: Iterable[Own], terms: Mapping[str, Sequence[str]]) -> None:
        self._story, held = story, list(own)
        self.stretches = [o.stretch for o in held]
        self.home = np.array([o.home for o in held], np.int64)
        self.place = np.array([o.place for o in held], np.int64)
        lengths = [len(r.article.text) + 1 for r in story.articles]
        self.base = np.cumsum([0, *lengths])
        self.start = np.array([s.span.start for s in self.stretches], np.int64) + self.base[self.home]
        self.end = np.array([s.span.end for s in self.stretches], np.int64) + self.base[self.home]
        self._lay_out_assertions()
        self.terms = Terms(terms[m.assertion.id] for m in self.put)

    def _lay_out_assertions(self) -> None:
        articles, found = self._story.articles, self._story.assertions
        put = [found[a.id] for r in articles for a in r.assertions]
        home = np.repeat(np.arange(len(articles)), [len(r.assertions) for r in articles])
        starts = np.array([m.assertion.wording.start for m in put], np.int64) + self.base[home]
        ends = np.array([m.assertion.wording.end for m in put], np.int64) + self.base[home]
        order = np.lexsort((ends, starts))
        self.put = [put[n] for n in order.tolist()]
        self.put_home, self.put_start, self.put_end = home[order], starts[order], ends[order]

    def __len__(self) -> int:
        return len(self.stretches)

    @cached_property
    def _pairs(self) -> tuple[Numbers, Numbers]:
        """The sentences and the assertions that have words in common, in order of both; sentences never overlap."""
        first = np.searchsorted(self.end, self.put_start, "right")
        put, sentence = ranges(first, np.searchsorted(self.start, self.put_end, "left"))
        order = np.argsort(sentence, kind="stable")
        return sentence[order], put[order]

    @cached_property
    def _bounds(self) -> list[int]:
        found: list[int] = np.searchsorted(self._pairs[0], np.arange(len(self) + 1)).tolist()
        return found

    def inside(self, number: int) -> tuple[Located, ...]:
        """The assertions of which words stand in a sentence, in order."""
        put = self._pairs[1][self._bounds[number] : self._bounds[number + 1]]
        return tuple(map(self.put.__getitem__, put.tolist()))

    @cached_property
    def main(self) -> Numbers:
        """The assertion that makes up most of each, by its number; -1 for none. Of equals that of the highest id."""
        sentence, put = self._pairs
        rank = {name: n for n, name in enumerate(self._story.relations.ids)}
        ranks = np.array([rank[m.assertion.id] for m in self.put], np.int64)
        ends = np.minimum(self.put_end[put], self.end[sentence]), np.maximum(self.put_start[put], self.start[sentence])
        order = np.lexsort((ranks[put], ends[0] - ends[1], sentence))
        last = np.flatnonzero(np.diff(sentence[order], append=-1))
        found = np.full(len(self), -1)
        found[sentence[order[last]]] = put[order[last]]
        return found

    def main_of(self, number: int) -> Located | None:
        """The assertion that makes up most of a sentence."""
        return self._mains[number]

    @cached_property
    def _mains(self) -> list[Located | None]:
        return [None if put < 0 else self.put[put] for put in self.main.tolist()]

    def words(self, number: int) -> str:
        """A sentence as it stands."""
        return self.stretches[number].span.cut(self._story.articles[self.home[number]].article.text)

    def by_main(self, of_each: Sequence[float]) -> Values:
        """A value of each assertion, for each sentence that of the one that makes up most of it; 0 for none."""
        return np.append(np.array(of_each, np.float64), 0.0)[self.main]

    def with_any(self, of_each: Sequence[bool]) -> Numbers:
        """The sentences with an assertion of which something is true."""
        sentence, put = self._pairs
        return np.unique(sentence[np.array(of_each, np.bool_)[put]])

    def homes_of(self) -> tuple[dict[str, int], dict[str, list[int]]]:
        """By assertion the sentence it stands in, and of those that reach over several all of them."""
        sentence, put = self._pairs
        order = np.argsort(put, kind="stable")
        one: dict[str, int] = {}
        several: dict[str, list[int]] = {}
        for n, number in zip(put[order].tolist(), sentence[order].tolist(), strict=True):
            name = self.put[n].assertion.id
            if name in one:
                several.setdefault(name, [one[name]]).append(number)
            else:
                one[name] = number
        return one, several

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much of the coverage turns on a term: terms of one text only weigh nothing."""
        names, values = self.terms.names, self._weights
        return {names[n]: float(values[n]) for n in np.flatnonzero(values).tolist()}

    @cached_property
    def _weights(self) -> Values:
        texts = {text: n for n, text in enumerate(dict.fromkeys(self._story.texts.values()))}
        text_of = np.array([texts[self._story.texts[r.article.id]] for r in self._story.articles], np.int64)
        spread = self.terms.spread(text_of[self.put_home])
        table = np.array([0.0, *map(math.log, range(1, int(spread.max(initial=0)) + 1))])
        return table[spread]

    @cached_property
    def _turning(self) -> tuple[Numbers, Values]:
        """How many terms each has, and how much of the coverage turns on them, summed in order of the terms."""
        sentence, put = self._pairs
        pair, codes = self.terms.of(put)
        of, term = self.terms.apart(sentence[pair], codes)
        turns = np.bincount(of, self._weights[term], len(self))
        return np.bincount(of, minlength=len(self)).astype(np.int64), turns.astype(np.float64)

    @property
    def term_counts(self) -> Numbers:
        """How many terms are in each."""
        return self._turning[0]

    @property
    def turns(self) -> Values:
        """How much of the coverage turns on what is in each."""
        return self._turning[1]

    @cached_property
    def _told(self) -> tuple[str, Numbers]:
        """All texts one behind another in lower case; and sentences of articles of which that cannot be told."""
        texts = [r.article.text for r in self._story.articles]
        odd = [n for n, text in enumerate(texts) if is_of_other_case(text)]
        for n in odd:
            texts[n] = " " * len(texts[n])
        return "\n".join(map(str.lower, texts)), np.flatnonzero(np.isin(self.home, odd))

    def finding(self, pattern: AnyCase, among: NDArray[np.bool_] | None = None) -> Numbers:
        """The sentences, or some of them, in which a pattern that has hints finds something."""
        able = self._hinted(pattern.hints)
        able = able if among is None else able[among[able]]
        return able[[pattern.search(self.words(n)) is not None for n in able.tolist()]]

    def _hinted(self, hints: Sequence[str]) -> Numbers:
        """The sentences that have one of these pieces of words in lower case, and those of which it cannot be told."""
        text, odd = self._told
        found = np.array([at for hint in hints for at in _places(text, hint)], np.int64)
        number = np.unique(np.searchsorted(self.start, found, "right") - 1)
        return np.union1d(number[number >= 0], odd)

    @cached_property
    def by_place(self) -> dict[tuple[str, int], int]:
        """The numbers of the sentences by the ids of their articles and where in these they begin."""
        ids = [r.article.id for r in self._story.articles]
        homes = zip(self.home.tolist(), self.stretches, strict=True)
        return {(ids[home], stretch.span.start): n for n, (home, stretch) in enumerate(homes)}


def ranges(first: Numbers, end: Numbers) -> tuple[Numbers, Numbers]:
    """Many ranges one behind another: for each number in them the range it is of, and the number."""
    sizes = np.maximum(end - first, 0)
    of = np.repeat(np.arange(len(sizes)), sizes)
    return of, np.arange(len(of)) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(first, sizes)


def _places(text: str, hint: str) -> Iterator[int]:
    """Where a hint stands in a text, as quickly as there is a way."""
    at = text.find(hint)
    while at >= 0:
        yield at
        at = text.find(hint, at + 1)
