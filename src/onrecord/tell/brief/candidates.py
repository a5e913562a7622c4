"""The sentences a brief can be made of: what each is about, how central that is, and the line it makes."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.model import Assertion, Kind, Naming, Sentence
from onrecord.record import Recorded
from onrecord.relate.desk import Desk, desk_of, is_correction
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.claims import Claims
from onrecord.tell.reprints import Copies
from onrecord.tell.standings import Stands
from onrecord.tell.story import Claim, Located, Story
from onrecord.text import words

_BEST_WORDS = (12, 34)
"""Sentences of this length, in words, read best in a brief."""
_FEW = 5
"""Texts in a story from which on what is spoken of in only one of them may be about something else."""
_SHARED, _SHARE = 2, 0.3
"""How many, and what share, of a sentence's terms other texts must have too."""
_MOST_TIES = 3.0
"""How much it may count that other articles tell something akin."""
_LONG_TITLE = 4
"""Words of a headline by which it is known again."""
_NAMED = frozenset({Naming.PERSON, Naming.ORGANISATION, Naming.ANONYMOUS, Naming.PUBLISHER, Naming.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be told. ``main`` is the assertion that makes up most of it; ``place`` its number."""

    recorded: Recorded
    sentence: Sentence
    inside: tuple[Located, ...]
    main: Located | None
    terms: frozenset[str]
    place: int
    score: float

    @property
    def key(self) -> tuple[float, str, int]:
        """Best first, ties by place, so that the same record gives the same choice."""
        return (-round(self.score, 6), self.recorded.article.id, self.sentence.span.start)

    @property
    def words(self) -> str:
        """The sentence as it stands."""
        return self.sentence.span.cut(self.recorded.article.text)

    @property
    def is_own_voice(self) -> bool:
        """Whether the article itself says most of it."""
        return self.main is None or self.main.attribution is None


class Candidates:
    """The sentences of a story, best first. What costs is worked out only for those that are looked at."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.claims = Claims(story)
        self.standings = self.claims.standings  # worked out once: it weighs every relation of the record

    @cached_property
    def all(self) -> tuple[Candidate, ...]:
        """All sentences of the articles' own text, best first."""
        return tuple(sorted(self._all(), key=lambda c: c.key))

    @cached_property
    def by_assertion(self) -> Mapping[str, Candidate]:
        """The sentence each assertion stands in, by the assertion's id; of several the one it makes most of."""
        found: dict[str, Candidate] = {}
        for candidate in self.all:
            for located in candidate.inside:
                if located.assertion.id not in found or located is candidate.main:
                    found[located.assertion.id] = candidate
        return found

    @lru_cache(maxsize=4096)  # noqa: B019  # lives as long as one brief
    def desk(self, article: str) -> Desk:
        """Who answers for an article's own voice."""
        recorded = self.story.by_id[article]
        return desk_of(recorded.article, recorded.sentences)

    def is_opinion(self, candidate: Candidate) -> bool:
        """Whether the article judges here in its own voice, or is about itself."""
        article = candidate.recorded.article
        if is_correction(article.text) and candidate.is_own_voice:
            return True
        if self.desk(article.id).opinion:
            return True  # what a commentator quotes, the report it is quoted from tells better
        return candidate.is_own_voice and bool(
            lists.JUDGING.search(candidate.words) or lists.OUGHT.search(candidate.words)
        )

    def is_supposed(self, candidate: Candidate) -> bool:
        """Whether the article supposes in its own voice, and names nothing that it rests on."""
        told = candidate.words
        return candidate.is_own_voice and bool(lists.SUPPOSING.search(told)) and not lists.GROUND.search(told)

    def is_apart(self, candidate: Candidate) -> bool:
        """Whether it is about something else: hardly anything in it is spoken of in other texts of the story."""
        if len(set(self.story.texts.values())) < _FEW or not candidate.terms:
            return False
        named = {self.story.entity(e) for m in candidate.inside for e in m.assertion.entities}
        shared = sum(t in self._weights for t in candidate.terms)
        if shared < _SHARED:
            return True
        return shared < _SHARE * len(candidate.terms) and not any(e in self._weights for e in named)

    def is_withdrawn(self, candidate: Candidate) -> bool:
        """Whether something in it was corrected or retracted since."""
        if candidate.recorded.article.id in self.retracted:
            return True
        return any(m.assertion.id in self._withdrawn(self.claim_of(m).id) for m in candidate.inside)

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
            if not is_correction(text) or not lists.RETRACTING.search(text):
                continue
            said = " ".join(words(text))
            home = " ".join(words(recorded.article.title.value)) if recorded.article.title else ""
            found |= {a: recorded.article.id for t, a in titles.items() if t != home and f" {t} " in f" {said} "}
        return found

    @lru_cache(maxsize=4096)  # noqa: B019  # lives as long as one brief
    def _withdrawn(self, claim: str) -> frozenset[str]:
        return frozenset(self.standings.withdrawn(self._claims[claim]))

    def is_updated(self, candidate: Candidate) -> bool:
        """Whether a later claim puts another figure or outcome in its place."""
        return any(
            t.stands in {Stands.UPDATES, Stands.CORRECTS}
            for m in candidate.inside
            for t in self.standings.ties(self.claim_of(m))
        )

    def is_disputed(self, candidate: Candidate) -> bool:
        """Whether a claim stands against what it mainly says."""
        return candidate.main is not None and bool(self.standings.disputed(self.claim_of(candidate.main)))

    def claim_of(self, located: Located) -> Claim:
        """The claim an assertion belongs to."""
        return self.story.claim_of[located.assertion.id]

    @cached_property
    def _claims(self) -> dict[str, Claim]:
        return {c.id: c for c in self.story.claims}

    @cached_property
    def last_day(self) -> str:
        """The latest day an article of the story was put out on, ISO 8601; "" when none is known."""
        days = (r.article.published.value for r in self.story.articles if r.article.published)
        return max((d for d in days if len(d) == 10 and d[:4].isdigit()), default="")

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How much of the coverage turns on a term: terms of one text only weigh nothing."""
        spread: defaultdict[str, set[str]] = defaultdict(set)
        for recorded in self.story.articles:
            text = self.story.texts[recorded.article.id]
            for assertion in recorded.assertions:
                for term in (*assertion.terms, *map(self.story.entity, assertion.entities)):
                    spread[term].add(text)
        return {term: math.log(len(texts)) for term, texts in spread.items() if len(texts) > 1}

    @cached_property
    def _ties(self) -> Counter[str]:
        """To how many assertions of other texts an assertion is related."""
        ties: Counter[str] = Counter()
        story = self.story
        for relation in story.relations:
            one, other = story.assertions[relation.one], story.assertions[relation.other]
            if story.texts[one.recorded.article.id] != story.texts[other.recorded.article.id]:
                ties.update((relation.one, relation.other))
        return ties

    def _all(self) -> Iterator[Candidate]:
        story = self.story
        for recorded in story.articles:
            first = self._carried(recorded)
            repeats = {n for n, b in enumerate(recorded.article.blocks) if b.repeats is not None}
            held = sorted((story.assertions[a.id] for a in recorded.assertions), key=lambda m: m.assertion.wording)
            starts = [m.assertion.wording.start for m in held]
            longest = max((len(m.assertion.wording) for m in held), default=0)
            place = 0
            for sentence in recorded.sentences:
                if sentence.kind is not Kind.TEXT or sentence.block in repeats:
                    continue
                if (words_in(recorded, sentence), story.texts[recorded.article.id]) in first:
                    place += 1
                    continue  # the first to carry the text tells it, with the days as they were then
                near = held[bisect_left(starts, sentence.span.start - longest) : bisect_left(starts, sentence.span.end)]
                inside = tuple(m for m in near if m.assertion.wording.overlaps(sentence.span))
                yield self._candidate(recorded, sentence, inside=inside, place=place)
                place += 1

    def _carried(self, recorded: Recorded) -> frozenset[tuple[str, str]]:
        """The sentences of an article that an earlier one of the same text has too."""
        text = self.story.texts[recorded.article.id]
        first = self._firsts.get(text)
        if first is None or first == recorded.article.id:
            return frozenset()
        held = self.story.by_id[first]
        return frozenset((words_in(held, s), text) for s in held.sentences)

    @cached_property
    def _firsts(self) -> dict[str, str]:
        """For each text that several articles carry the one that was first with it."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for article, text in self.story.texts.items():
            groups[text].append(article)
        copies = Copies(self.story)
        return {text: copies.first(members) for text, members in groups.items() if len(members) > 1}

    def _candidate(
        self, recorded: Recorded, sentence: Sentence, *, inside: tuple[Located, ...], place: int
    ) -> Candidate:
        entity = self.story.entity
        terms = frozenset(t for m in inside for t in (*m.assertion.terms, *map(entity, m.assertion.entities)))
        main = max(inside, key=lambda m: (_shared(m.assertion, sentence), m.assertion.id), default=None)
        central = sum(self._weights.get(t, 0.0) for t in sorted(terms)) / (8 + len(terms))
        ties = min(_MOST_TIES, sum(math.log1p(self._ties[m.assertion.id]) for m in inside))
        long = len(sentence.span.cut(recorded.article.text).split())
        shape = 1.0 if _BEST_WORDS[0] <= long <= _BEST_WORDS[1] else 0.6
        named = any(m.attribution is not None and m.attribution.naming in _NAMED for m in inside)
        origins = self.claim_of(main).count.minimum if main is not None else 0
        score = shape * (central + 0.4 * ties + 0.3 * named + 0.5 / (1 + place) + 0.25 * math.log2(1 + origins))
        return Candidate(recorded, sentence, inside, main, terms, place, score)


def words_in(recorded: Recorded, sentence: Sentence) -> str:
    """The words of a sentence, for telling whether two are the same."""
    return " ".join(words(sentence.span.cut(recorded.article.text)))


def alike(one: Candidate, other: Candidate, *, most: float = 0.5) -> bool:
    """Whether two sentences say so much of the same that a brief needs only one."""
    if not one.terms or not other.terms:
        return False
    return len(one.terms & other.terms) / min(len(one.terms), len(other.terms)) >= most


def repeats(candidate: Candidate, told: Iterable[Candidate], *, most: float = 0.5) -> bool:
    """Whether it says again what is told: in like words, or as one claim."""
    return any(alike(candidate, other, most=most) or _same_figure(candidate, other) for other in told)


def _same_figure(one: Candidate, other: Candidate) -> bool:
    """Whether both tell one number on one origin's word."""
    if one.main is None or other.main is None or one.main.assertion.origin.key != other.main.assertion.origin.key:
        return False
    a, b = (
        {(q.value, q.unit[-4:]) for q in c.main.assertion.quantities if q.value > 9} for c in (one, other) if c.main
    )
    return bool(a & b)


def ranked(found: Sequence[tuple[float, Candidate]]) -> list[Candidate]:
    """Best first by a score of one's own, ties as ever."""
    return [c for _, c in sorted(found, key=lambda pair: (-round(pair[0], 6), pair[1].key))]


def _shared(assertion: Assertion, sentence: Sentence) -> int:
    one, other = assertion.wording, sentence.span
    return max(0, min(one.end, other.end) - max(one.start, other.start))
