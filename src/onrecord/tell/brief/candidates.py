"""The sentences a brief can be made of: what each is about, how central that is, and the line it makes."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter

import numpy as np

from onrecord.model import Assertion, Kind, Naming, Span, Standing
from onrecord.record import Recorded, Stretch
from onrecord.relate.desk import Desk, desk_of, is_correction
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.claims import Claims
from onrecord.tell.reprints import Copies, stretches
from onrecord.tell.story import Claim, Located, Story
from onrecord.text import stem, words

_BEST_WORDS = (12, 34)
"""Sentences of this length, in words, read best in a brief."""
_FEW = 5
"""Texts in a story from which on what is spoken of in only one of them may be about something else."""
_FEW_TEXTS = 3
_SHARED, _SHARE = 2, 0.3
"""How many, and what share, of a sentence's terms other texts must have too."""
_PLAINLY = 3
"""Terms of the story's own that two sentences must share to be alike by them, unless they have no others."""
_HALF = 0.5
_ALL_ALIKE = 0.15
"""How much more two sentences must share where terms count that half of the texts have."""
_MOST_TIES = 3.0
"""How much it may count that other articles tell something akin."""
_LONG_TITLE = 4
"""Words of a headline by which it is known again."""
_SAME = frozenset({Standing.REPEATS, Standing.CORROBORATES})
_NAMED = frozenset({Naming.PERSON, Naming.ORGANISATION, Naming.ANONYMOUS, Naming.PUBLISHER, Naming.DOCUMENT})


Key = tuple[float, str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence that could be told. ``main`` is the assertion that makes up most of it; ``place`` its number.

    ``turns`` is how much of the coverage turns on its terms, summed. ``key`` is its own: best first, ties by place, so
    that the same record gives the same choice. ``number`` is its place among all, best first.
    """

    recorded: Recorded
    sentence: Stretch
    inside: tuple[Located, ...]
    main: Located | None
    terms: frozenset[str]
    place: int
    turns: float
    key: Key
    number: int

    @property
    def words(self) -> str:
        """The sentence as it stands."""
        return self.sentence.span.cut(self.recorded.article.text)

    @property
    def is_own_voice(self) -> bool:
        """Whether the article itself says most of it."""
        return self.main is None or self.main.attribution is None


_Made = tuple[Recorded, Stretch, tuple[Located, ...], Located | None, frozenset[str], int, float, Key]
"""A candidate without its number."""


class Candidates:
    """The sentences of a story, best first. What costs is worked out only for those that are looked at."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.claims = story.once(Claims)
        self.standings = self.claims.standings
        self.stretches = story.once(stretches)
        self._desks: dict[str, Desk] = {}
        self._gone: dict[str, frozenset[str]] = {}
        self._told_by: dict[str, _Sentences] = {}

    @cached_property
    def all(self) -> tuple[Candidate, ...]:
        """All sentences of the articles' own text, best first."""
        made = sorted(self._all(), key=itemgetter(-1))
        return tuple(Candidate(*fields, number) for number, fields in enumerate(made))

    @cached_property
    def by_assertion(self) -> Mapping[str, Candidate]:
        """The sentence each assertion stands in, by the assertion's id; of several the one it makes most of."""
        found: dict[str, Candidate] = {}
        for candidate in self.all:
            for located in candidate.inside:
                if located.assertion.id not in found or located is candidate.main:
                    found[located.assertion.id] = candidate
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
        if article in self.corrections and candidate.is_own_voice:
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
        """Whether something in it was corrected or retracted since."""
        if candidate.recorded.article.id in self.retracted:
            return True
        return any(m.assertion.id in self._withdrawn(self.claim_of(m)) for m in candidate.inside)

    @cached_property
    def corrections(self) -> frozenset[str]:
        """Articles, by id, that correct what stood in others."""
        return frozenset(r.article.id for r in self.story.articles if is_correction(r.article.text))

    @cached_property
    def retracted(self) -> Mapping[str, str]:
        """Articles that a correction in the record names by their headline, with the id of the correction."""
        titles = {
            " ".join(words(r.article.title.value)): r.article.id
            for r in self.story.articles
            if r.article.title is not None and len(words(r.article.title.value)) >= _LONG_TITLE
        }
        found: dict[str, str] = {}
        for recorded in self.story.articles:
            text = recorded.article.text
            if recorded.article.id not in self.corrections or not lists.RETRACTING.search(text):
                continue
            said = " ".join(words(text))
            home = " ".join(words(recorded.article.title.value)) if recorded.article.title else ""
            found |= {a: recorded.article.id for t, a in titles.items() if t != home and f" {t} " in f" {said} "}
        return found

    def _withdrawn(self, claim: Claim) -> frozenset[str]:
        if claim.id not in self._gone:
            self._gone[claim.id] = frozenset(self.standings.withdrawn(claim))
        return self._gone[claim.id]

    def is_updated(self, candidate: Candidate) -> bool:
        """Whether a later claim puts another figure or outcome in its place."""
        return any(self.standings.is_outdated(self.claim_of(m)) for m in candidate.inside)

    def is_disputed(self, candidate: Candidate) -> bool:
        """Whether a claim stands against what it mainly says."""
        return candidate.main is not None and self.standings.is_disputed(self.claim_of(candidate.main))

    def claim_of(self, located: Located) -> Claim:
        """The claim an assertion belongs to."""
        return self.story.claim_of[located.assertion.id]

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much of the coverage turns on a term: terms of one text only weigh nothing."""
        spread: defaultdict[str, set[str]] = defaultdict(set)
        for recorded in self.story.articles:
            text = self.story.texts[recorded.article.id]
            for term in dict.fromkeys(chain.from_iterable(self._terms[a.id] for a in recorded.assertions)):
                spread[term].add(text)
        return {term: math.log(len(texts)) for term, texts in spread.items() if len(texts) > 1}

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
        return max((r.evidence.score for r in links if r.standing in _SAME), default=0.0)

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
    def _terms(self) -> Mapping[str, Sequence[str]]:
        """What each assertion speaks of, by its id, names by the keys under which they are told."""
        full, entity = self.story.full_keys, self.story.entity
        return {
            a.id: (*a.terms, *[entity(e) if e in full else e for e in a.entities])
            for r in self.story.articles
            for a in r.assertions
        }

    def _all(self) -> Iterator[_Made]:
        """Each sentence with what is in it, article by article."""
        story = self.story
        repeating = story.view.repeating()
        for recorded in story.articles:
            article, first = recorded.article.id, self._carried(recorded)
            repeats = repeating.get(article, frozenset())
            held = sorted((story.assertions[a.id] for a in recorded.assertions), key=lambda m: m.assertion.wording)
            starts = [m.assertion.wording.start for m in held]
            longest = max((len(m.assertion.wording) for m in held), default=0)
            place = 0
            for sentence in self.stretches.get(article, ()):
                if sentence.kind is not Kind.TEXT or sentence.block in repeats:
                    continue
                span = sentence.span
                if first is not None and first.has(span.cut(recorded.article.text)):
                    place += 1
                    continue  # the first to carry the text tells it, with the days as they were then
                near = held[bisect_left(starts, span.start - longest) : bisect_left(starts, span.end)]
                inside = tuple([m for m in near if m.assertion.wording.overlaps(span)])
                yield self._weighed(recorded, sentence, inside=inside, place=place)
                place += 1

    def _carried(self, recorded: Recorded) -> "_Sentences | None":
        """The sentences of the earlier article whose text an article has; None where there is none."""
        text = self.story.texts[recorded.article.id]
        first = self._firsts.get(text)
        if first is None or first == recorded.article.id:
            return None
        if first not in self._told_by:
            held = self.story.by_id[first]
            told = self.stretches.get(first, ())
            self._told_by[first] = _Sentences([s.span.cut(held.article.text) for s in told])
        return self._told_by[first]

    @cached_property
    def _firsts(self) -> dict[str, str]:
        """For each text that several articles carry the one that was first with it."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for article, text in self.story.texts.items():
            groups[text].append(article)
        copies = self.story.once(Copies)
        return {text: copies.first(members) for text, members in groups.items() if len(members) > 1}

    def _weighed(self, recorded: Recorded, sentence: Stretch, *, inside: tuple[Located, ...], place: int) -> _Made:
        span, weights, ties = sentence.span, self.weights, self._ties
        terms = frozenset([t for m in inside for t in self._terms[m.assertion.id]])
        main = inside[0] if len(inside) == 1 else max(inside, key=lambda m: _most_of(m.assertion, span), default=None)
        turns = sum([weights[t] for t in sorted([t for t in terms if t in weights])], 0.0)
        central = turns / (8 + len(terms))
        tied = min(_MOST_TIES, sum([ties[m.assertion.id] for m in inside]))
        long = len(span.cut(recorded.article.text).split())
        shape = 1.0 if _BEST_WORDS[0] <= long <= _BEST_WORDS[1] else 0.6
        named = any(m.attribution.naming in _NAMED for m in inside if m.attribution is not None)
        origins = self.claim_of(main).count.minimum if main is not None else 0
        score = shape * (central + 0.4 * tied + 0.3 * named + 0.5 / (1 + place) + 0.25 * math.log2(1 + origins))
        key = (-round(score, 6), recorded.article.id, span.start)
        return recorded, sentence, inside, main, terms, place, turns, key


class _Sentences:
    """The sentences of an article, for telling which of them others have in the same words."""

    def __init__(self, told: Sequence[str]) -> None:
        self._told = frozenset(told)

    def has(self, sentence: str) -> bool:
        """Whether one of them has the same words."""
        return sentence in self._told or " ".join(words(sentence)) in self._words  # most are the same to the letter

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(" ".join(words(sentence)) for sentence in self._told)


def alike(one: Candidate, other: Candidate, *, most: float = 0.5, common: frozenset[str] = frozenset()) -> bool:
    """Whether two sentences say so much of the same that a brief needs only one; ``common`` terms show nothing."""
    if not one.terms or not other.terms:
        return False
    a, b = one.terms - common, other.terms - common
    both, few = len(a & b), min(len(a), len(b))
    rare = both / few if few and (not common or both >= _PLAINLY or both == few > 1) else 0.0
    return rare >= most or _share(one, other) >= (most + _ALL_ALIKE if common else most)


def _share(one: Candidate, other: Candidate) -> float:
    return len(one.terms & other.terms) / min(len(one.terms), len(other.terms))


def repeats(
    candidate: Candidate,
    told: Iterable[Candidate],
    *,
    most: float = 0.5,
    common: frozenset[str] = frozenset(),
) -> bool:
    """Whether it says again what is told: in like words, or as one claim."""
    return any(
        alike(candidate, other, most=most, common=common)
        or _same_figure(candidate, other)
        or (most <= 1 and _same_day(candidate, other))
        for other in told
    )


def _same_day(one: Candidate, other: Candidate) -> bool:
    """Whether both tell, in words in common, of one day that is not the day of their reports."""
    if one.main is None or other.main is None or len(one.terms & other.terms) <= _SHARED:
        return False
    out = {c.recorded.article.published.value for c in (one, other) if c.recorded.article.published is not None}
    a, b = (
        {t.first for t in c.recorded.times if t.span in c.sentence.span and t.first == t.last} for c in (one, other)
    )
    return bool((a & b) - {None} - out)


def _same_figure(one: Candidate, other: Candidate) -> bool:
    """Whether both tell one number on one origin's word."""
    if one.main is None or other.main is None or one.main.assertion.origin.key != other.main.assertion.origin.key:
        return False
    a, b = (
        {(q.value, q.unit[-4:]) for q in c.main.assertion.quantities if q.value > 9} for c in (one, other) if c.main
    )
    return bool(a & b)


def _most_of(assertion: Assertion, span: Span) -> tuple[int, str]:
    """How much of a stretch an assertion makes up, and its id."""
    one = assertion.wording
    return max(0, min(one.end, span.end) - max(one.start, span.start)), assertion.id
