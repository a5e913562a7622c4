"""Sentences of a story with all that the record has on each, ready to be held against a question."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.english import NEGATION
from onrecord.model import Assertion, Attribution, Event, Kind, Mention, Naming, Part, Sentence, Span, Stance, Timex
from onrecord.record import Recorded
from onrecord.tell.ask.meaning import in_one_word, root
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.story import Story
from onrecord.text import fold

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:[.’'][^\W_]+)*")
_NEGATION = re.compile(rf"{NEGATION}|\b(?:false|untrue|wrong|contrary|opposite)\b", re.IGNORECASE)
_UNITED_STATES = re.compile(r"\bUnited States\b")
_TOLD = frozenset({Kind.TEXT, Kind.CAPTION, Kind.SOCIAL_POST})


def roots_of(text: str) -> frozenset[str]:
    """The roots of the words of a text, and of the one word that two or three of them stand for."""
    words = [root(w) for w in _WORD.findall(_UNITED_STATES.sub("US", text))]
    return frozenset((*words, *in_one_word(words)))


@dataclass(frozen=True)
class Passage:
    """A sentence, by its number in its article."""

    story: Story
    recorded: Recorded
    number: int

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.recorded.sentences[self.number]

    @cached_property
    def span(self) -> Span:
        """Where it stands."""
        return self.sentence.span

    @cached_property
    def text(self) -> str:
        """As it is printed."""
        return self.span.cut(self.recorded.article.text)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of its words."""
        return roots_of(self.text)

    @cached_property
    def around(self) -> frozenset[str]:
        """The roots of what it is read with: the title, the sentence before it, the next one of its paragraph."""
        article = self.recorded.article
        near = [p.text for p in self.neighbours() if p.sentence.block == self.sentence.block or p.number < self.number]
        before = Passage(self.story, self.recorded, self.number - 1) if self.number else None
        title = article.title.value if article.title else ""
        told = before.text if before is not None else ""
        return roots_of(" ".join((title, told, *near))) | (before.names if before else frozenset())

    @cached_property
    def article(self) -> frozenset[str]:
        """The roots of the words of its article's own text."""
        return article_roots(self.recorded.article.text)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Who and what is mentioned in it."""
        return _inside(self.recorded.mentions, self.span)

    @cached_property
    def times(self) -> tuple[Timex, ...]:
        """Its time expressions."""
        return _inside(self.recorded.times, self.span)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What it tells."""
        span = self.span
        return tuple(e for e in self.recorded.events if e.trigger in span)

    @cached_property
    def assertions(self) -> tuple[Assertion, ...]:
        """What is put in it, those that take most of it first."""
        span = self.span
        found = [a for a in self.recorded.assertions if a.wording.overlaps(span)]
        return tuple(sorted(found, key=lambda a: (-a.wording.shared(span), a.wording, a.id)))

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """In whose words some of it stands."""
        span = self.span
        return tuple(a for a in self.recorded.attributions if any(c.overlaps(span) for c in (*a.content, *a.cue)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Roots of the full names of all that are mentioned, be it by a pronoun."""
        named = [self._name(m.entity) or m.name for m in self.mentions]
        return roots_of(" ".join(named))

    @cached_property
    def sources(self) -> frozenset[str]:
        """Roots of the names and words for those in whose words some of it stands."""
        text = self.recorded.article.text
        told = []
        for said in self.attributions:
            told += [s.cut(text) for s in said.source]
            told.append(speaker(self.story, self.recorded, said))
            told.append(self._name(said.entity))
        return roots_of(" ".join(told))

    def actors_of(self, deed: str) -> frozenset[str]:
        """Roots of the names of those who do a deed in it."""
        done = [p.entity for e in self.events if e.deed == deed for p in e.participants if p.part is Part.ACTOR]
        return roots_of(" ".join(self._name(entity) for entity in done))

    def parties_of(self, event: Event) -> frozenset[str]:
        """Roots of the words of an event's clause and of the names of those who take part in it."""
        words = [s.cut(self.recorded.article.text) for s in event.wording]
        return roots_of(" ".join((*words, *(self._name(p.entity) for p in event.participants))))

    @property
    def publisher(self) -> str:
        """Who put the article out."""
        return self.story.publisher(self.recorded)

    def neighbours(self) -> Iterator["Passage"]:
        """The sentence after it, then the one before it in its paragraph."""
        after, before = self.number + 1, self.number - 1
        if is_told(self.recorded, after):
            yield Passage(self.story, self.recorded, after)
        if before >= 0 and self.recorded.sentences[before].block == self.sentence.block:
            yield Passage(self.story, self.recorded, before)

    @property
    def is_opening(self) -> bool:
        """Whether its article's own text begins with it."""
        earlier = self.recorded.sentences[: self.number]
        return self.sentence.kind is Kind.TEXT and not any(s.kind is Kind.TEXT for s in earlier)

    @property
    def key(self) -> tuple[str, int]:
        """Its place, for an order that follows from content."""
        return self.recorded.article.id, self.number

    def _name(self, local: int | None) -> str:
        key = self.story.entity_of(self.recorded, local)
        return self.story.actors[key].name if key is not None and key in self.story.actors else ""

    @cached_property
    def is_negated(self) -> bool:
        """Whether it says that something is not so."""
        return _NEGATION.search(self.text) is not None or any(a.stance is Stance.DENIES for a in self.attributions)

    @cached_property
    def is_notice(self) -> bool:
        """Whether its publisher takes back in it what it had printed."""
        return any(self.story.assertions[a.id].retracts for a in self.assertions if a.id in self.story.assertions)

    @cached_property
    def is_named(self) -> bool:
        """Whether somebody is its source by name."""
        return any(a.naming in {Naming.PERSON, Naming.ORGANISATION, Naming.DOCUMENT} for a in self.attributions)

    @cached_property
    def plain(self) -> str:
        """Its words folded, for telling repeats."""
        return fold(self.text)


@lru_cache(maxsize=1 << 15)  # some ten kilobytes each; a question holds sentences of sixty articles against it
def article_roots(text: str) -> frozenset[str]:
    """The roots of the words of an article's own text, kept for the questions to come."""
    return roots_of(text)


def is_told(recorded: Recorded, number: int) -> bool:
    """Whether a sentence is told by somebody: own text, captions, posts."""
    return number < len(recorded.sentences) and recorded.sentences[number].kind in _TOLD


def _inside(found: Sequence, span: Span) -> tuple:  # type: ignore[type-arg]
    low = bisect_left(found, span.start, key=lambda f: f.span.start)
    high = bisect_right(found, span.end, key=lambda f: f.span.start)
    return tuple(f for f in found[low:high] if f.span in span)
