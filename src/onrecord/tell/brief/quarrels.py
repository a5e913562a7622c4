"""What is disputed, as pairs of sentences: what somebody puts, and what somebody else says to just that."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from onrecord.model import Mention, Stance
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.sorts import is_unanswered
from onrecord.tell.disputes import Dispute, Side, disputes

_BACK = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|contest(?:s|ed)|contradict(?:s|ed)|dismiss(?:es|ed)?|accept"
    r"|called) (?:it|this|that|the (?:figure|number|count|claim|charge|accusation|allegation|report|account|story|idea"
    r"|suggestion)s?)\b(?! [a-z]+ [a-z])",
    re.IGNORECASE,
)
"""A denial of what stands before it."""
_OPPOSITE = re.compile(
    r"\b(?:say|says|said|maintains?|insists?) (?:the opposite|otherwise|the reverse|that is not so)\b"
)
_COUNTS = re.compile(
    r"\b(?:it would be|it (?:was|is)|(?:true|real|actual) (?:figure|number|cost|total|toll|count)|nearer|closer to"
    r"|put it at"
    r"|a figure of|put the (?:figure|number|cost|total|toll|count|turnout)|disput\w+|no more than|only)\b",
    re.IGNORECASE,
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


@dataclass(frozen=True, slots=True)
class Quarrel:
    """Two sentences, the one put first; ``follows`` says that the second goes on from the first."""

    first: Candidate
    second: Candidate
    follows: bool


class Quarrels:
    """The quarrels of a story, those that the articles themselves set side by side first."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates, self._story = candidates, candidates.story
        self._houses: dict[tuple[str, str], bool] = {}
        self._mentions: dict[str, list[tuple[Mention, str | None]]] = {}

    @cached_property
    def all(self) -> tuple[Quarrel, ...]:
        """Each pair once."""
        found = {
            (q.first.key[1:], q.second.key[1:]): q
            for q in (*self._told_so(), *self._counted_otherwise(), *self._found())
        }
        return tuple(found.values())

    def _told_so(self) -> Iterator[Quarrel]:
        """A denial right after what it denies, in one article; the ones most central to the story first."""
        for denial in self._denials:
            before = self._before(denial)
            if before is None or before.main is None or not self._between_two(before, denial):
                continue
            words = denial.words
            back = bool(_BACK.search(words) or _OPPOSITE.search(words)) and len(words.split()) <= _LONGEST_BACK
            shares = len(before.terms & denial.terms) >= _LEAST_SHARED and not lists.REFUSING.search(words)
            if back or shares:
                yield Quarrel(before, denial, follows=True)

    def _counted_otherwise(self) -> Iterator[Quarrel]:
        """Two who give another number of one thing, one right after the other."""
        for second in self._candidates.all:
            theirs = _figures(second)
            if not theirs or not _COUNTS.search(second.words):
                continue
            first = self._before(second)
            if first is None or not self._between_two(first, second):
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

    @cached_property
    def _denials(self) -> tuple[Candidate, ...]:
        return tuple(filter(_denies, self._candidates.all))

    @cached_property
    def alone(self) -> tuple[Candidate, ...]:
        """Sentences that say of themselves what is denied, and by whom."""
        return tuple(filter(_says_what, self._denials))

    @cached_property
    def _places(self) -> dict[tuple[str, int], Candidate]:
        return {(c.recorded.article.id, c.sentence.span.start): c for c in self._candidates.all}

    def _before(self, denial: Candidate) -> Candidate | None:
        """The sentence just before it, where somebody puts something in it."""
        sentences = denial.recorded.sentences
        at = bisect_left(sentences, denial.sentence.span.start, key=lambda s: s.span.start)
        found = self._places.get((denial.recorded.article.id, sentences[at - 1].span.start)) if at else None
        if found is None or found.main is None or found.main.declines or _denies(found):
            return None
        return None if is_unanswered(found) else found

    def _found(self) -> Iterator[Quarrel]:
        """What the record holds as contradicting each other, where both sides can be laid side by side."""
        for dispute in disputes(self._candidates.claims):
            if all(g.reason.startswith("they share") for g in dispute.grounds):
                continue  # shared words alone are too little to tell two people as disputing
            yield from self._laid(dispute)

    def _laid(self, dispute: Dispute) -> Iterator[Quarrel]:
        by_label = {s.label: s for s in dispute.sides}
        for ground in dispute.grounds:
            for first in self._sentences(by_label[ground.other]):
                for second in self._sentences(by_label[ground.one]):
                    if _answers(first, second) and self._between_two(first, second):
                        early, late = sorted((first, second), key=lambda c: c.key[1:])
                        same = early.recorded is late.recorded
                        yield Quarrel(early, late, follows=False) if same else Quarrel(first, second, follows=False)

    def _sentences(self, side: Side) -> list[Candidate]:
        """The sentences in which a side is told, best first."""
        held = (self._candidates.by_assertion.get(w.assertion) for w in side.told)
        return sorted({c.key: c for c in held if c is not None}.values(), key=lambda c: c.key)

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
                key = self._story.entity_of(located.recorded, said.entity)
                found.add(key or said.speaker.casefold())
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
    r"^(?:['’]s)?[^.!?]*\b(?:boss|head|chief|director|president|chair\w*|minister|leader|spokes\w+|executive|founder"
    r"|manager|secretary|commissioner|convenor|who (?:runs|leads|heads|chairs|owns)|of)\b[^.!?]*$",
    re.IGNORECASE,
)
"""What stands between the names of a house and of somebody who speaks for it."""


def _denies(candidate: Candidate) -> bool:
    if candidate.main is None:
        return False
    denying = any(m.attribution is not None and m.attribution.stance is Stance.DENIES for m in candidate.inside)
    denied = _OPPOSITE.search(candidate.words) or (denying and lists.DENIAL.search(candidate.words))
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
    if not lists.DENYING.search(denial.words):
        return False
    return denial.main is not None and len(denial.main.assertion.terms) > _LEAST_SHARED
