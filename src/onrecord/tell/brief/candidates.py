"""The sentences a brief can be made of: what each is about, how central that is, and the line it makes."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload

import numpy as np

from onrecord.model import AGREEING_STANDINGS, Kind, Naming
from onrecord.record import Recorded, Stretch
from onrecord.relate.origins.desk import Desk, desk_of
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.corrected import Corrected
from onrecord.tell.brief.sentences import Numbers, Own, Sentences
from onrecord.tell.claims import Claims
from onrecord.tell.story import Claim, Located, Story
from onrecord.tell.texts.reprints import Copies, stretches
from onrecord.text import stem, words

_BEST_WORDS = (12, 34)
"""Sentences of this length, in words, read best in a brief."""
_FEW = 5
"""Texts in a story from which on what is spoken of in only one of them may be about something else."""
_FEW_TEXTS = 3
_SHARED, _SHARE = 2, 0.3
"""How many, and what share, of a sentence's terms other texts must have too."""
_HALF = 0.5
_MOST_TIES = 3.0
"""How much it may count that other articles tell something akin."""
_NAMED = frozenset({Naming.PERSON, Naming.ORGANISATION, Naming.ANONYMOUS, Naming.PUBLISHER, Naming.DOCUMENT})


Key = tuple[float, str, int]


class Candidate:
    """A sentence that could be told, of a ``number``; what costs is worked out when it is asked for.

    ``main`` is the assertion that makes up most of it.
    """

    def __init__(self, candidates: "Candidates", number: int) -> None:
        held = candidates.sentences
        self._candidates, self.number = candidates, number
        self.recorded: Recorded = candidates.story.articles[held.home[number]]
        self.sentence: Stretch = held.stretches[number]
        self.main: Located | None = held.main_of(number)

    def __lt__(self, other: "Candidate") -> bool:
        return self.key < other.key

    @cached_property
    def key(self) -> Key:
        """By how good a sentence it is in itself, then by its article and its place there.

        Best first, ties by place, so that the same record gives the same choice.
        """
        return self._candidates.key_of(self)

    @property
    def start(self) -> tuple[str, int]:
        """Where it begins: its article and the character there."""
        return self.recorded.article.id, self.sentence.span.start

    @property
    def place(self) -> int:
        """Its number among the sentences of its article."""
        return int(self._candidates.sentences.place[self.number])

    @property
    def turns(self) -> float:
        """How much of the coverage turns on its terms, summed."""
        return float(self._candidates.sentences.turns[self.number])

    @cached_property
    def inside(self) -> tuple[Located, ...]:
        """The assertions of which words stand in it."""
        return self._candidates.sentences.inside(self.number)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What they speak of."""
        return frozenset([t for m in self.inside for t in self._candidates.terms[m.assertion.id]])

    @property
    def words(self) -> str:
        """The sentence as it stands."""
        return self.sentence.span.cut(self.recorded.article.text)

    @cached_property
    def vector(self) -> bytes:
        """What it means, packed; empty where the record does not have that."""
        sentences, start = self.recorded.sentences, self.sentence.span.start
        at = bisect_right(sentences, start, key=lambda s: s.span.start) - 1
        return sentences[at].vector if at >= 0 else b""

    @property
    def is_own_voice(self) -> bool:
        """Whether the article itself says most of it."""
        return self.main is None or self.main.attribution is None


class Picked(Sequence[Candidate]):
    """Sentences by their ``numbers``, each made out when it is looked at."""

    def __init__(self, make: Callable[[int], Candidate], numbers: Numbers) -> None:
        self._make, self.numbers = make, numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Candidate: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Candidate]: ...
    def __getitem__(self, at: int | slice) -> Candidate | Sequence[Candidate]:
        if isinstance(at, slice):
            return Picked(self._make, self.numbers[at])
        return self._make(int(self.numbers[at]))

    def __iter__(self) -> Iterator[Candidate]:
        return map(self._make, self.numbers.tolist())


class Candidates:
    """The sentences of a story. What costs is worked out only for those that are looked at."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.claims = story.once(Claims)
        self.standings = self.claims.standings
        self.corrected = story.once(Corrected)
        self.stretches = story.once(stretches)
        self._desks: dict[str, Desk] = {}
        self._told_by: dict[str, _Words] = {}
        self._made: dict[int, Candidate] = {}

    @cached_property
    def sentences(self) -> Sentences:
        """All sentences of the articles' own text, in columns."""
        return Sentences(self.story, self._own(), self.terms)

    @property
    def all(self) -> Picked:
        """All of them, article by article."""
        return self.some(np.arange(len(self.sentences)))

    def some(self, numbers: Numbers) -> Picked:
        """Some of them by their numbers."""
        return Picked(self.candidate, numbers)

    def of(self, found: Iterable[Candidate]) -> Picked:
        """The same of those that are there."""
        return self.some(np.array([c.number for c in found], np.int64))

    def candidate(self, number: int) -> Candidate:
        """The sentence of a number."""
        if number not in self._made:
            self._made[number] = Candidate(self, number)
        return self._made[number]

    def at(self, article: str, start: int) -> Candidate | None:
        """The sentence that begins there in an article; None for none."""
        number = self.sentences.by_place.get((article, start))
        return None if number is None else self.candidate(number)

    def telling(self, assertion: str) -> Candidate | None:
        """The sentence an assertion stands in; of several the one it makes most of."""
        number = self.told_at.get(assertion)
        return None if number is None else self.candidate(number)

    @cached_property
    def told_at(self) -> Mapping[str, int]:
        """The number of that sentence, by assertion."""
        found, several = self.sentences.homes_of()
        for name, numbers in several.items():
            ranked = sorted(map(self.candidate, numbers))
            mainly = [c for c in ranked if c.main is not None and c.main.assertion.id == name]
            found[name] = (mainly[-1] if mainly else ranked[0]).number
        return found

    def desk(self, article: str) -> Desk:
        """Who answers for an article's own voice."""
        if article not in self._desks:
            recorded = self.story.by_id[article]
            self._desks[article] = desk_of(recorded.article, recorded.sentences)
        return self._desks[article]

    def is_opinion(self, candidate: Candidate) -> bool:
        """Whether the article judges here in its own voice, or is about itself."""
        article = candidate.recorded.article.id
        if candidate.is_own_voice and (
            article in self.corrected.notices or self.corrected.is_note(candidate.recorded, candidate.sentence.span)
        ):
            return True
        if self.desk(article).opinion:
            return True  # what a commentator quotes, the report it is quoted from tells better
        return candidate.is_own_voice and bool(
            lists.JUDGING.search(self._own_words(candidate)) or lists.OUGHT.search(candidate.words)
        )

    def _own_words(self, candidate: Candidate) -> str:
        """The sentence without what stands in it in somebody's words."""
        span, text = candidate.sentence.span, candidate.recorded.article.text
        own = list(span.cut(text))
        for located in candidate.inside:
            for content in located.attribution.content if located.attribution is not None else ():
                first, last = max(content.start, span.start) - span.start, min(content.end, span.end) - span.start
                own[first:last] = " " * max(0, last - first)
        return "".join(own)

    def is_supposed(self, candidate: Candidate) -> bool:
        """Whether the article supposes in its own voice, and names nothing that it rests on."""
        told = candidate.words
        return candidate.is_own_voice and bool(lists.SUPPOSING.search(told)) and not lists.GROUND.search(told)

    def is_apart(self, candidate: Candidate) -> bool:
        """Whether it is about something else: hardly anything in it is spoken of in other texts of the story.

        In an article on many things little must be shared to be of another; in one on the story, nothing at all.
        """
        if self._texts < _FEW or not candidate.terms:
            return False
        if any(self._texts_of(m) > 1 for m in candidate.inside):
            return False  # another text tells it too
        shared = sum(t in self.weights for t in candidate.terms)
        title = candidate.recorded.article.title
        if title is None or not lists.ROUNDUP.search(title.value):
            return shared == 0
        named = {self.story.entity(e) for m in candidate.inside for e in m.assertion.entities}
        known = any(e in self.weights for e in named)
        return shared < _SHARED or (not known and shared < (_HALF if named else _SHARE) * len(candidate.terms))

    def _texts_of(self, located: Located) -> int:
        return len({self.story.texts[o.recorded.article.id] for o in self.claim_of(located).members})

    def is_withdrawn(self, candidate: Candidate) -> bool:
        """Whether something in it was corrected or retracted since, or is told in it only to take it back."""
        if candidate.recorded.article.id in self.corrected.retracted:
            return True
        return any(self.corrected.is_gone(m) for m in candidate.inside)

    def is_updated(self, candidate: Candidate) -> bool:
        """Whether a later claim puts another figure or outcome in its place."""
        return any(self.standings.is_outdated(self.claim_of(m)) for m in candidate.inside)

    def is_fallen(self, candidate: Candidate) -> bool:
        """Whether what it mainly says was corrected, taken back or updated since, be it by others."""
        return candidate.main is not None and self.corrected.has_fallen(self.claim_of(candidate.main))

    def is_disputed(self, candidate: Candidate) -> bool:
        """Whether a claim stands against what it mainly says."""
        return candidate.main is not None and self.standings.is_disputed(self.claim_of(candidate.main))

    def claim_of(self, located: Located) -> Claim:
        """The claim an assertion belongs to."""
        return self.story.claim_of[located.assertion.id]

    @property
    def weights(self) -> Mapping[str, float]:
        """How much of the coverage turns on a term: terms of one text only weigh nothing."""
        return self.sentences.weights

    @cached_property
    def stemmed(self) -> dict[str, float]:
        """The same by the stem of the term; of terms of one stem that of the last."""
        return {stem(term): weight for term, weight in sorted(self.weights.items())}

    @cached_property
    def _texts(self) -> int:
        """How many texts the story has, copies counted once."""
        return len(set(self.story.texts.values()))

    @cached_property
    def common(self) -> frozenset[str]:
        """Terms that half of the texts have: what the story is about, in every sentence of it."""
        least = math.log(max(_FEW_TEXTS, self._texts / 2))
        return frozenset(t for t, weight in self.weights.items() if weight >= least)

    def chance(self, one: Located, other: Located) -> float:
        """How probable it is that two assertions put one thing, by the link between the two alone; 0 for none."""
        links = self.story.relations.between(one.assertion.id, other.assertion.id)
        return max((r.evidence.score for r in links if r.standing in AGREEING_STANDINGS), default=0.0)

    @cached_property
    def _ties(self) -> Mapping[str, float]:
        """How much it counts for an assertion that it is related to some of other texts."""
        story, held = self.story, self.story.relations
        numbers = {text: n for n, text in enumerate(dict.fromkeys(story.texts.values()))}
        number_of = {article: numbers[text] for article, text in story.texts.items()}
        texts = np.array([number_of[story.assertions[i].recorded.article.id] for i in held.ids], np.int32)
        across = texts[held.one] != texts[held.other]
        ends = np.append(held.one[across], held.other[across])
        return dict(zip(held.ids, map(math.log1p, np.bincount(ends, minlength=len(held.ids)).tolist()), strict=True))

    @cached_property
    def terms(self) -> Mapping[str, Sequence[str]]:
        """What each assertion speaks of, by its id, names by the keys under which they are told."""
        full, entity = self.story.full_keys, self.story.entity
        return {
            a.id: (*a.terms, *[entity(e) if e in full else e for e in a.entities])
            for r in self.story.articles
            for a in r.assertions
        }

    def _own(self) -> Iterator[Own]:
        """The sentences that are told of, article by article."""
        repeating = self.story.view.repeating()
        for home, recorded in enumerate(self.story.articles):
            article, first = recorded.article.id, self._carried(recorded)
            repeats = repeating.get(article, frozenset())
            place = 0
            for sentence in self.stretches.get(article, ()):
                if sentence.kind is not Kind.TEXT or sentence.block in repeats:
                    continue
                if first is None or not first.has(sentence.span.cut(recorded.article.text)):
                    yield Own(home, sentence, place)  # else the first to carry it tells it, with the days as they were
                place += 1

    def _carried(self, recorded: Recorded) -> "_Words | None":
        """The sentences of the earlier article whose text an article has; None where there is none."""
        text = self.story.texts[recorded.article.id]
        first = self.story.once(Copies).firsts.get(text)
        if first is None or first == recorded.article.id:
            return None
        if first not in self._told_by:
            held = self.story.by_id[first]
            told = self.stretches.get(first, ())
            self._told_by[first] = _Words([s.span.cut(held.article.text) for s in told])
        return self._told_by[first]

    def key_of(self, candidate: Candidate) -> Key:
        """Its key."""
        main, article = candidate.main, candidate.recorded.article
        start, ties = candidate.sentence.span.start, self._ties
        central = candidate.turns / (8 + len(candidate.terms))
        tied = min(_MOST_TIES, sum([ties[m.assertion.id] for m in candidate.inside]))
        shape = 1.0 if _BEST_WORDS[0] <= len(candidate.words.split()) <= _BEST_WORDS[1] else 0.6
        named = any(m.attribution.naming in _NAMED for m in candidate.inside if m.attribution is not None)
        origins = self.claim_of(main).least if main is not None else 0
        score = central + 0.4 * tied + 0.3 * named + 0.5 / (1 + candidate.place) + 0.25 * math.log2(1 + origins)
        return -round(shape * score, 6), article.id, start


class _Words:
    """The sentences of an article, for telling which of them others have in the same words."""

    def __init__(self, told: Sequence[str]) -> None:
        self._told = frozenset(told)

    def has(self, sentence: str) -> bool:
        """Whether one of them has the same words: most are the same to the letter."""
        return sentence in self._told or " ".join(words(sentence)) in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(" ".join(words(sentence)) for sentence in self._told)
