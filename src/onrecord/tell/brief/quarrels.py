"""What is disputed, as pairs of sentences: what somebody puts, and what somebody else says to just that."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from itertools import chain, islice, pairwise
from math import inf
from operator import attrgetter

import numpy as np

from onrecord.model import Mention, Stance
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.ranking import SLACK
from onrecord.tell.brief.sorts import is_unanswered
from onrecord.tell.brief.worth import Worth
from onrecord.tell.claims.disputes import Dispute, Side, dispute_of
from onrecord.tell.story import Claim
from onrecord.tell.story.asserted import opposed
from onrecord.tell.story.between import Pair
from onrecord.tell.story.houses import OFFICES

_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|contest(?:s|ed)|contradict(?:s|ed)|dismiss(?:es|ed)?|accept"
    r"|called) (?:it|this|that|the (?:figure|number|count|claim|charge|accusation|allegation|report|account|story|idea"
    r"|suggestion)s?)\b(?! [a-z]+ [a-z])",
    re.IGNORECASE,
)
"""A denial of what stands before it."""
_OPPOSITE = lists.AnyCase(
    r"\b(?:say|says|said|maintains?|insists?) (?:the opposite|otherwise|the reverse|that is not so)\b",
    *("opposite", "otherwise", "reverse", "is not so"),
)
_COUNTS = lists.AnyCase(
    r"\b(?:it would be|it (?:was|is)|(?:true|real|actual) (?:figure|number|cost|total|toll|count)|nearer|closer to"
    r"|put it at|a figure of|put the (?:figure|number|cost|total|toll|count|turnout)|disput\w+|no more than|only)\b",
    *("it would be", "it was", "it is", "true ", "real ", "actual ", "nearer", "closer to", "put it at", "a figure of"),
    *("put the ", "disput", "no more than", "only"),
)
"""How somebody gives another number of what stands before."""
_LONGEST_BACK = 20
"""Words of a denial that only points to what stands before it."""
_LEAST_SHARED = 2
"""Terms that two sentences have in common to be told as two sides of one thing."""
_MOST_SMALL = 2
_NO_UNIT = frozenset({"", "figure", "number", "total", "toll", "count"})
"""What a number is told of that stands for what was counted just before."""
_HOUSE = 70
"""Characters between a person and the house they speak for."""
_MOST_LOOKED_AT = 400
_OWN = "reporting:"
"""How the key of an origin begins that is an outlet's own reporting."""


Place = tuple[str, int]
"""An article and where in it a sentence begins."""


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Two sentences, the one put first; ``follows`` says that the second goes on from the first."""

    first: Candidate
    second: Candidate
    follows: bool

    @property
    def places(self) -> tuple[Place, Place]:
        """Where the two stand."""
        return self.first.start, self.second.start


@dataclass(frozen=True, slots=True)
class _Possible:
    """Two claims, or one and itself, that may be a quarrel; ``weighed`` says that its sentences are."""

    pair: Pair
    weighed: bool


class _Queue:
    """Quarrels by weight and those that are possible by what they weigh at most, heaviest first, ties by place."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, tuple[Place, Place], bool, int]] = []
        self._held: list[Quarrel | _Possible] = []

    def put(self, quarrel: Quarrel, weight: float) -> None:
        self._put(quarrel, -weight, quarrel.places, follows=quarrel.follows)

    def may_come(self, possible: _Possible, most: float) -> None:
        self._put(possible, -most - SLACK, (("", 0), ("", 0)), follows=False)

    def _put(self, one: Quarrel | _Possible, weight: float, places: tuple[Place, Place], *, follows: bool) -> None:
        heappush(self._heap, (weight, places, follows, len(self._held)))
        self._held.append(one)

    def __iter__(self) -> Iterator[Quarrel | _Possible]:
        while self._heap:
            yield self._held[heappop(self._heap)[-1]]


class Quarrels:
    """The quarrels of a story. What costs is worked out only for those that can weigh most."""

    def __init__(self, candidates: Candidates, worth: Worth) -> None:
        self._candidates, self._story, self._worth = candidates, candidates.story, worth
        self._houses: dict[tuple[str, str], bool] = {}
        self._mentions: dict[str, list[tuple[Mention, str | None]]] = {}
        self._worths: dict[tuple[str, bool], tuple[float, float] | None] = {}
        self._looked_at: set[str] = set()

    def best_first(self) -> Iterator[Quarrel]:
        """Each once, that of most worth first.

        What the record may hold as contradicting each other is weighed only as far as nothing else weighs more.
        """
        queue, told = _Queue(), set[tuple[Place, Place]]()
        for quarrel in chain(self._told_so(), self._counted_otherwise()):
            queue.put(quarrel, self._weight(quarrel))
        within = ((claim.id, claim.id) for claim in self._denied)
        for pair in dict.fromkeys((*self._candidates.standings.contested, *within)):
            self._may_come(queue, _Possible(pair, weighed=False))
        for found in queue:
            if isinstance(found, Quarrel):
                if found.places not in told and self._between_two(found.first, found.second):
                    yield found
                told.add(found.places)
            elif found.weighed:
                for quarrel in self._found(found.pair):
                    queue.put(quarrel, self._weight(quarrel))
            else:
                self._may_come(queue, _Possible(found.pair, weighed=True))

    def _weight(self, quarrel: Quarrel) -> float:
        worth = self._worth
        return worth.of(quarrel.first) + worth.of(quarrel.second) + worth.recency(quarrel.second)

    def _told_so(self) -> Iterator[Quarrel]:
        """A denial right after what it denies, in one article; the ones most central to the story first."""
        for denial in self._denials:
            before = self._before(denial)
            if before is None or before.main is None:
                continue
            words = denial.words
            back = bool(_BACK.search(words) or _OPPOSITE.search(words)) and len(words.split()) <= _LONGEST_BACK
            shares = len(before.terms & denial.terms) >= _LEAST_SHARED
            if back or shares:
                yield Quarrel(before, denial, follows=True)

    def _counted_otherwise(self) -> Iterator[Quarrel]:
        """Two who give another number of one thing, one right after the other."""
        held = self._candidates.sentences
        counting = np.zeros(len(held), np.bool_)
        counting[held.with_any([bool(m.assertion.quantities) for m in held.put])] = True
        for second in self._candidates.some(held.finding(_COUNTS, counting)):
            theirs = _figures(second)
            first = self._before(second)
            if first is None:
                continue
            ours = _figures(first)
            alike = any(a == b or not a or not b for a, _ in ours for b, _ in theirs)
            if (
                alike
                and not {n for _, n in ours} & {n for _, n in theirs}
                and _is_sourced(first)
                and _is_sourced(second)
            ):
                yield Quarrel(first, second, follows=True)

    def _may_come(self, queue: _Queue, possible: _Possible) -> None:
        """Put it in the queue by the most that two of its sentences can weigh."""
        one, other = (self._most(claim, weighed=possible.weighed) for claim in possible.pair)
        if one is not None and other is not None:
            queue.may_come(possible, max(one[0] + other[1], one[1] + other[0]))

    def _most(self, claim: str, *, weighed: bool) -> tuple[float, float] | None:
        """What the sentences that may show a quarrel of a claim are worth at most, and with how late they are."""
        key = claim, weighed
        if key not in self._worths:
            told_at, worth = self._candidates.told_at, self._worth
            found = [told_at[a] for a in self._asserted[claim] if a in told_at]
            bounds = [(float(worth.at_most[n]), float(worth.recencies[n]), n) for n in found]
            if weighed:
                self._worths[key] = self._weighed(bounds) if found else None
            else:
                self._worths[key] = (max(b[0] for b in bounds), max(b[0] + b[1] for b in bounds)) if found else None
        return self._worths[key]

    def _weighed(self, bounds: Iterable[tuple[float, float, int]]) -> tuple[float, float]:
        """The most that sentences are worth, and with how late they are, looking at those that it can be."""
        most = late = -inf
        for bound, recency, number in sorted(bounds, key=lambda b: (-b[0], b[2])):
            if bound + SLACK > most or bound + recency + SLACK > late:
                worth = self._worth.of(self._candidates.candidate(number))
                most, late = max(most, worth), max(late, worth + recency)
        return most, late

    @cached_property
    def _asserted(self) -> Mapping[str, Collection[str]]:
        """The assertions, by id, that may show a quarrel, by their claims."""
        home, held = self._story.claim_of, self._story.relations
        found: defaultdict[str, set[str]] = defaultdict(set)
        for rows in self._candidates.standings.contested.values():
            for end in {*held.one[rows].tolist(), *held.other[rows].tolist()}:
                found[home[held.ids[end]].id].add(held.ids[end])
        for claim in self._denied:
            found[claim.id] |= {m.assertion.id for m in claim.members}
        return found

    @cached_property
    def _denied(self) -> Sequence[Claim]:
        """The claims that some put forward and others deny in their own words."""
        return [claim for claim in self._story.claims_by_id.values() if opposed(claim.members)]

    @cached_property
    def _denials(self) -> tuple[Candidate, ...]:
        held = self._candidates.sentences
        denying = held.with_any([m.attribution is not None and m.attribution.stance is Stance.DENIES for m in held.put])
        return tuple(filter(_denies, self._candidates.some(np.union1d(held.finding(_OPPOSITE), denying))))

    @cached_property
    def alone(self) -> tuple[Candidate, ...]:
        """Sentences that say of themselves what is denied, and by whom."""
        return tuple(filter(_says_what, self._denials))

    def _before(self, denial: Candidate) -> Candidate | None:
        """The sentence just before it, where somebody puts something in it."""
        sentences = self._candidates.stretches[denial.recorded.article.id]
        at = bisect_left(sentences, denial.sentence.span.start, key=lambda s: s.span.start)
        found = self._candidates.at(denial.recorded.article.id, sentences[at - 1].span.start) if at else None
        if found is None or found.main is None or found.main.declines or _denies(found):
            return None
        return None if is_unanswered(found) else found

    def _found(self, pair: Pair) -> Iterator[Quarrel]:
        """What the record holds as contradicting each other, with these claims and all that stand against them."""
        if pair[0] in self._looked_at or not self._may_quarrel(pair):
            return
        if pair[0] != pair[1] and not any(self._candidates.standings.between(pair)):
            return
        claims = self._candidates.claims
        dispute = dispute_of(claims, self._story.claims_by_id[pair[0]])
        if dispute is None:
            return
        self._looked_at |= {side.claim for side in dispute.sides}
        if all(g.reason.startswith("they share") for g in dispute.grounds):
            return  # shared words alone are too little to tell two people as disputing
        yield from self._laid(dispute)

    def _may_quarrel(self, pair: Pair) -> bool:
        """Whether there is a sentence for each of two claims such that the two could be laid side by side."""
        told_at = self._candidates.told_at
        one, other = (
            [self._candidates.candidate(n) for n in sorted({told_at[a] for a in self._asserted[claim] if a in told_at})]
            for claim in pair
        )
        if len(one) * len(other) > _MOST_LOOKED_AT:
            return True
        return any(_answers(a, b) and not self._voices(a) & self._voices(b) for a in one for b in other)

    def _laid(self, dispute: Dispute) -> Iterator[Quarrel]:
        by_label = {s.label: s for s in dispute.sides}
        for ground in dispute.grounds:
            for first in self._sentences(by_label[ground.other]):
                for second in self._sentences(by_label[ground.one]):
                    if _answers(first, second):
                        early, late = sorted((first, second), key=attrgetter("start"))
                        same = early.recorded is late.recorded
                        yield Quarrel(early, late, follows=False) if same else Quarrel(first, second, follows=False)

    def _sentences(self, side: Side) -> list[Candidate]:
        """The sentences in which a side is told, best first."""
        held = (self._candidates.telling(w.assertion) for w in side.told)
        return sorted({c.number: c for c in held if c is not None}.values())

    def _between_two(self, one: Candidate, other: Candidate) -> bool:
        """Whether two voices speak that are not of one house, each named in its sentence."""
        a, b = self._voices(one), self._voices(other)
        if not b or a & b:
            return False
        return not any(self._one_house(x, y) for x in a for y in b)

    def _voices(self, candidate: Candidate) -> frozenset[str]:
        found = set()
        for located in candidate.inside:
            said = located.attribution
            if said is not None:
                found.add(self._story.voice_of(located) or said.speaker.casefold())
            else:
                found.add(self._story.entity(located.assertion.origin.key))
        return frozenset(found)

    def _one_house(self, one: str, other: str) -> bool:
        """Whether an article names one as speaking for the other: "Lee, who runs Norrland Lines"."""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._houses:
            self._houses[pair] = self._speaks_for(*pair)
        return self._houses[pair]

    def _speaks_for(self, one: str, other: str) -> bool:
        a, b = self._story.actors.get(one), self._story.actors.get(other)
        if a is None or b is None:
            return False
        for article in sorted({*a.articles} & {*b.articles}):
            recorded = self._story.by_id[article]
            text = recorded.article.text
            ours = [m for m, key in self._keyed(recorded) if key in {one, other}]
            for m, n in islice(pairwise(ours), _MOST_LOOKED_AT):
                between = text[m.span.end : n.span.start]
                if m.entity != n.entity and len(between) <= _HOUSE and _OFFICE_BETWEEN.search(f"{between} "):
                    return True
        return False

    def _keyed(self, recorded: Recorded) -> list[tuple[Mention, str | None]]:
        """The mentions of an article, each with the key of whom it names."""
        if recorded.article.id not in self._mentions:
            entity_of = self._story.entity_of
            self._mentions[recorded.article.id] = [(m, entity_of(recorded, m.entity)) for m in recorded.mentions]
        return self._mentions[recorded.article.id]


_OFFICE_BETWEEN = re.compile(
    rf"^(?:['’]s)?[^.!?]*\b(?:{OFFICES}|who (?:runs|leads|heads|chairs|owns)|of)\b[^.!?]*$", re.IGNORECASE
)
"""What stands between the names of a house and of somebody who speaks for it."""


def _denies(candidate: Candidate) -> bool:
    if candidate.main is None:
        return False
    denying = any(m.attribution is not None and m.attribution.stance is Stance.DENIES for m in candidate.inside)
    words = candidate.words
    denied = (denying and lists.DENIAL.search(words)) or _OPPOSITE.search(words)
    return bool(denied) and not is_unanswered(candidate)


def _figures(candidate: Candidate) -> set[tuple[str, float]]:
    """What is counted and how many, by the end of the word for it."""
    return {
        ("" if q.unit in _NO_UNIT else q.unit.split()[-1][-4:], q.value)
        for m in candidate.inside
        for q in m.assertion.quantities
        if q.value > _MOST_SMALL
    }


def _is_sourced(candidate: Candidate) -> bool:
    """Whether somebody else than the article's own desk puts something in it."""
    return any(m.attribution is not None or not m.assertion.origin.key.startswith(_OWN) for m in candidate.inside)


def _answers(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences can be two sides of one thing: other numbers of one sort, or words in common."""
    units = [{(q.unit[-4:], q.value) for q in c.main.assertion.quantities} if c.main else set() for c in (one, other)]
    kinds = [{unit for unit, _ in u} for u in units]
    if all(units):
        return bool(kinds[0] & kinds[1]) and not units[0] & units[1]
    return len(one.terms & other.terms) >= _LEAST_SHARED


def _says_what(denial: Candidate) -> bool:
    if not lists.DENYING.search(denial.words) or _BACK.search(denial.words):
        return False
    return denial.main is not None and len(denial.main.assertion.terms) > _LEAST_SHARED
