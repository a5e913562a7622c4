"""The sentences of a story, those most central to the coverage first, and each told by itself."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.english import SHORT_MONTHS, any_of
from onrecord.model import Assertion, EntityKind, Kind, Mention, Naming, Sentence, Span, Timex, TimexType
from onrecord.record import Recorded
from onrecord.tell.brief.wordlists import CONNECTIVE
from onrecord.tell.lines.meant import is_plain
from onrecord.tell.lines.told import Citation, Cited, Insert, Told, cite, date_in_words, faults
from onrecord.tell.story import Story
from onrecord.text import DATELINE

_PRONOUN = re.compile(r"(?:he|she|they|it|his|her|their|its|him|them|this|that|these|those|such)\b", re.IGNORECASE)
_OWNERS = frozenset({"his", "her", "its", "their"})
_BEST_WORDS = (12, 38)
"""Sentences of this length, in words, read best in a brief."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could be told, with what it is about and how central that is."""

    recorded: Recorded
    sentence: Sentence
    assertions: tuple[Assertion, ...]
    terms: frozenset[str]
    score: float

    @property
    def key(self) -> tuple[float, str, int]:
        """Best first, ties by place, so that the same record gives the same choice."""
        return (-self.score, self.recorded.article.id, self.sentence.span.start)


class Chooser:
    """Ranks the sentences of a story."""

    def __init__(self, story: Story) -> None:
        self.story = story

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """All sentences of the articles' own text that can be told, best first."""
        return tuple(sorted(self._all(), key=lambda c: c.key))

    def told(self, candidate: Candidate) -> Told | None:
        """The sentence as a line, with its inserts; None when it cannot stand alone or fails the check."""
        line = _line(candidate, self.story)
        return None if line is None or faults(line, self.story) else line

    @cached_property
    def _weights(self) -> dict[str, float]:
        """How much of the coverage turns on a term: terms of one article only weigh nothing."""
        spread: Counter[str] = Counter()
        for recorded in self.story.articles:
            spread.update({t for a in recorded.assertions for t in (*a.terms, *map(self.story.entity, a.entities))})
        return {term: math.log(count) for term, count in spread.items() if count > 1}

    @cached_property
    def _ties(self) -> Counter[str]:
        """To how many assertions of other articles an assertion is related."""
        ties: Counter[str] = Counter()
        for relation in self.story.relations:
            one, other = self.story.assertions[relation.one], self.story.assertions[relation.other]
            if one.recorded is not other.recorded:
                ties.update((relation.one, relation.other))
        return ties

    def _all(self) -> Iterator[Candidate]:
        for recorded in self.story.articles:
            place = 0
            for sentence in recorded.sentences:
                if sentence.kind is not Kind.TEXT:
                    continue
                inside = tuple(a for a in recorded.assertions if a.wording.overlaps(sentence.span))
                terms = frozenset(t for a in inside for t in (*a.terms, *map(self.story.entity, a.entities)))
                yield Candidate(
                    recorded, sentence, inside, terms, self._score(recorded, sentence, inside=inside, place=place)
                )
                place += 1

    def _score(self, recorded: Recorded, sentence: Sentence, *, inside: tuple[Assertion, ...], place: int) -> float:
        terms = {t for a in inside for t in (*a.terms, *map(self.story.entity, a.entities))}
        central = sum(self._weights.get(t, 0.0) for t in terms) / (8 + len(terms))
        ties = sum(math.log1p(self._ties[a.id]) for a in inside)
        long = len(sentence.span.cut(recorded.article.text).split())
        shape = 1.0 if _BEST_WORDS[0] <= long <= _BEST_WORDS[1] else 0.5
        named = any(
            said.naming in {Naming.PERSON, Naming.ORGANISATION, Naming.ANONYMOUS, Naming.PUBLISHER}
            for said in recorded.attributions
            if any(c.overlaps(sentence.span) for c in said.content)
        )
        return shape * (central + 0.5 * ties + (0.3 if named else 0.0) + 0.4 / (1 + place))


def main_assertion(candidate: Candidate) -> Assertion | None:
    """The assertion that makes up most of the sentence: what the sentence says, rather than mentions."""
    return max(candidate.assertions, key=lambda a: (a.wording.shared(candidate.sentence.span), a.id), default=None)


def _line(candidate: Candidate, story: Story) -> Told | None:
    """The sentence with inserts for what cannot be understood without the sentences before it."""
    recorded, text = candidate.recorded, candidate.recorded.article.text
    span = _without_connective(text, candidate.sentence.span)
    words = span.cut(text)
    if words.endswith(":") or words.count("“") != words.count("”") or words.count('"') % 2:
        return None  # introduces or continues what stands elsewhere
    inserts = _inserts(story, recorded, span)
    if inserts is None:
        return None
    parts: list[Cited | Insert] = []
    at = span.start
    for place, replaced, insert in inserts:
        if place > at:
            parts.append(cite(recorded, Span(at, place)))
        parts.append(insert)
        at = place + replaced
    if at < span.end:
        parts.append(cite(recorded, Span(at, span.end)))
    asserted = main_assertion(candidate)
    claim = story.claim_of.get(asserted.id) if asserted else None
    return Told(
        tuple(p for p in parts if p.words),
        claim=claim.id if claim else None,
        support=(claim.count.minimum, claim.count.maximum) if claim else None,
    )


def _without_connective(text: str, span: Span) -> Span:
    """The sentence without the dateline or the link to the sentence before it that it begins with."""
    for opening in (DATELINE, CONNECTIVE):
        found = opening.match(text, span.start, span.end)
        if found:
            span = Span(found.end(), span.end)
    return span


def _inserts(story: Story, recorded: Recorded, span: Span) -> list[tuple[int, int, Insert]] | None:
    """(place, characters it stands instead of, insert), in order; None when a pronoun stays unexplained."""
    found: list[tuple[int, int, Insert]] = []
    article, text = recorded.article, recorded.article.text
    named: set[int] = set()
    for mention in recorded.mentions:
        if not mention.span.overlaps(span) or mention.span not in span:
            continue
        if not _PRONOUN.fullmatch(mention.span.cut(text)):
            named.add(mention.entity)
        elif mention.entity not in named:
            named.add(mention.entity)
            full = _meant(story, recorded, mention)
            if full is None:
                return None
            if mention.span.cut(text).lower() in _OWNERS:
                continue  # "her government" reads well enough after a name, and wrongly before one
            found.append((mention.span.start, len(mention.span), Insert(Citation(article.id, full.span), full.name)))
    opening = _PRONOUN.match(text, span.start, span.end)
    if opening and not any(place == span.start for place, _, _ in found):
        return None
    for timex in recorded.times:
        if timex.span not in span or not timex.anchor:
            continue
        day = _in_words(timex, timex.span.cut(text))
        if day is not None:
            found.append((timex.span.end, 0, Insert(Citation(article.id, timex.span), day)))
        elif timex.anchor != "published":
            return None  # counted from a day that an earlier sentence names
    return sorted(found, key=lambda f: f[0])


def _meant(story: Story, recorded: Recorded, mention: Mention) -> Mention | None:
    """The place of the full name of what a pronoun stands for, of a person only where that is plain."""
    full, printed = _fullest(recorded, mention), mention.span.cut(recorded.article.text)
    if full is None or full.kind is not EntityKind.PERSON or printed.lower() in _OWNERS:
        return full
    key = story.entity_of(recorded, mention.entity) or ""
    return full if is_plain(story, recorded, place=mention.span.start, printed=printed, key=key) else None


def _fullest(recorded: Recorded, mention: Mention) -> Mention | None:
    """The place where the article gives the full name of what a pronoun stands for."""
    same = [m for m in recorded.mentions if m.entity == mention.entity]
    return next((m for m in same if m.span.cut(recorded.article.text) == mention.name), None)


_MONTH = re.compile(rf"\b(?:{any_of(SHORT_MONTHS)})", re.IGNORECASE)


def _in_words(timex: Timex, printed: str) -> str | None:
    """The day, month or year that a relative expression stands for, if it stands for just one."""
    if timex.type is not TimexType.DATE or not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", timex.value):
        return None
    return timex.value[:4] if _MONTH.search(printed) else date_in_words(timex.value)
