"""Answering: find sentences, hold them against the question, and tell those that answer it, or say why none does."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

import numpy as np

from onrecord.model import REPLACING_STANDINGS, Relation
from onrecord.record import STANDINGS
from onrecord.tell.ask import search
from onrecord.tell.ask.answer import Answer, Line, Refused
from onrecord.tell.ask.judge import fits, judged, why_not
from onrecord.tell.ask.lines import Lines, is_newer
from onrecord.tell.ask.match import Match, Scale, match, ranked
from onrecord.tell.ask.passages import Passage, is_told
from onrecord.tell.ask.question import VALUED, Expect, Question, understand
from onrecord.tell.story import Located, Story, first_day
from onrecord.tell.story.by_parts import whole
from onrecord.text import fold

_MOST_KEPT = 20_000
"""Passages kept with what was worked out for them."""
_NEAREST = 2
"""Passages that are shown where there is no answer."""
_MOST = 3
_MOST_LISTED = 6
_AS_GOOD = 0.88
"""Share of the best score that another line of the answer must have."""
_AS_GOOD_LISTED = 0.72
_MOST_OF_ONE = 2
"""Lines of one source in an answer of many."""
_AS_GOOD_OTHER = 0.78
"""The same of one that gives another number or day: sources that disagree are told of."""
_MEANT, _HALF_TOPIC = 0.75, 0.5
"""Cosine with a question from which a sentence with as much of its matter gives another answer to it."""
_THEIRS = 0.8
"""How surely the words of a passage are those of whoever is asked about."""
_LIKE = 0.6
"""The cosine, the cover and the share of the matter that together suffice."""
_MOST_VALUES = 4
_RELATED = 0.6
"""Share of a question's matter, and cosine with it, from which a sentence may go on with what replaced the answer."""
_LOOKED_AFTER = 4
_MOST_NEWER = 2
_OPENS = 0.7
"""Cover of a question that the opening of an article has, if that is what the article reports."""
_MANY = frozenset({Expect.WHO_SAYS, Expect.ORIGINS, Expect.CHANGED, Expect.WHETHER, Expect.SAYS})


class Asker:
    """Answers questions about one story; what it needs of the story is worked out once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._kept: dict[search.Place, Passage] = {}

    @cached_property
    def _sentences(self) -> int:
        return sum(len(r.sentences) for r in self.story.articles)

    @cached_property
    def _vectors(self) -> search.Vectors:
        return whole(self.story, search.vectors)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.story)

    def ask(self, text: str) -> Answer:
        """The answer to a question in plain words."""
        question = understand(text)
        if question.expect is Expect.CHANGED and not question.terms:
            return self._changes(text, question)
        matches = self.matches(question)
        if question.expect is not Expect.CHANGED:
            matches = [m for m in matches if not m.passage.is_notice]  # what it takes back is told beside what was said
        reason = judged(question, matches)
        if reason is not None:
            near = self._told(question, matches[:_NEAREST])
            missing = matches[0].missing if matches else tuple(t.word for t in question.terms)
            sureness = matches[0].score if matches else 0.0
            return Answer(
                text, question.expect, reason, tuple(near), tuple(why_not(question, matches)), missing, sureness
            )
        chosen = self._chosen(question, matches)
        if question.expect is Expect.ORIGINS:
            chosen = _of_each_article(matches, chosen)
        newer = self._newer(question, matches, chosen)
        chosen += _otherwise(question, matches, chosen) if not newer else []
        lines = self._in_order(question, list(self._told(question, chosen)), newer=list(self._told(question, newer)))
        if question.expect is Expect.ORIGINS:
            lines += tuple(self._lines.credits(line.citation.article for line in lines))
        if not lines:
            return Answer(text, question.expect, Refused.NOT_SAID, (), (), (), 0.0)
        best = chosen[0]
        return Answer(
            text,
            question.expect,
            None,
            lines,
            tuple(self._lines.remarks(question, lines, moved=bool(newer))),
            best.missing,
            best.score,
        )

    def _changes(self, text: str, question: Question) -> Answer:
        """What was corrected or moved on, for a question that names no matter."""
        empty = Scale(question, {}, self._sentences)
        found = (match(question, passage, empty, alike=0.0) for passage in self._changed())
        timely = list(islice((m for m in found if m.timely), _MOST_LISTED))
        lines = sorted(self._told(question, timely), key=lambda line: first_day(line.said or line.published))
        refused = None if lines else Refused.NO_CHANGE
        return Answer(text, question.expect, refused, tuple(lines), (), (), 1.0 if lines else 0.0)

    def _changed(self) -> Iterator[Passage]:
        """The sentences that correct or replace others, each once, the surest first."""
        seen: set[search.Place] = set()
        for relation in self._changing:
            ends = (self.story.assertions[relation.one], self.story.assertions[relation.other])
            later = max(ends, key=lambda m: (first_day(m.assertion.said), m.assertion.id))
            passage = self._holding(later)
            if passage is not None and passage.key not in seen:
                seen.add(passage.key)
                yield passage

    @cached_property
    def _changing(self) -> Sequence[Relation]:
        """The relations that correct or replace something, the surest first."""
        held = self.story.relations
        changing = np.flatnonzero(np.isin(held.standing, [STANDINGS.index(s) for s in REPLACING_STANDINGS]))
        return sorted(held.at(changing.tolist()), key=lambda r: (r.standing.value, -r.evidence.score, r.one, r.other))

    def _holding(self, located: Located) -> Passage | None:
        """The sentence in which an assertion begins."""
        recorded, at = located.recorded, located.assertion.wording.start
        number = bisect_right(recorded.sentences, at, key=lambda s: s.span.start) - 1
        return self._passage((recorded.article.id, number)) if number >= 0 else None

    def matches(self, question: Question) -> list[Match]:
        """Sentences held against the question, best first."""
        if not question.terms and not question.by:
            return []
        near = self._vectors.near(question.text)
        places = search.fused([search.by_words(self.story, question), near.nearest()])
        found = search.passages(self._passage, places, question)
        scale = Scale(question, search.spread(self.story, question), self._sentences)
        return ranked([match(question, passage, scale, alike=near.to(passage.key)) for passage in found])

    def _passage(self, place: search.Place) -> Passage | None:
        """The sentence at a place, kept for the next question."""
        recorded = self.story.by_id.get(place[0])
        if recorded is None or not is_told(recorded, place[1]):
            return None
        if len(self._kept) > _MOST_KEPT:
            self._kept.clear()
        return self._kept.setdefault(place, Passage(self.story, recorded, place[1]))

    def _chosen(self, question: Question, matches: Sequence[Match]) -> list[Match]:
        """The best that answers, and others that are nearly as good and tell something else."""
        fit = [m for m in matches if fits(question, m)]
        if question.by and any(m.source >= _THEIRS for m in fit):
            fit = [m for m in fit if m.source >= _THEIRS]  # beside their own words those of others tell nothing
        matches = fit if not question.lists else [*fit, *(m for m in matches if m not in fit)]
        many = question.lists or question.expect in _MANY
        least = matches[0].score * (_AS_GOOD_LISTED if many else _AS_GOOD)
        chosen: list[Match] = []
        valued = question.expect in VALUED or question.money or question.expect is Expect.CHANGED
        for found in matches:
            if len(chosen) == (_MOST_LISTED if many else _MOST):
                break
            other = valued and chosen and not any(_values(found) & _values(c) for c in chosen)
            if not (question.lists or many or other) and not set(found.missing) <= set(matches[0].missing):
                continue
            enough = found.score >= (matches[0].score * _AS_GOOD_OTHER if other else least)
            if enough and found.found and not any(_repeats(found, c) for c in chosen):
                told = sum(c.passage.sources == found.passage.sources for c in chosen if c.passage.sources)
                if not (many and told >= _MOST_OF_ONE):
                    chosen.append(found)
        return chosen

    def _newer(self, question: Question, matches: Sequence[Match], chosen: Sequence[Match]) -> list[Match]:
        """What has replaced the number or day that was found, where it gives one itself, the newest first."""
        if question.lists or not (question.expect in VALUED or question.money):
            return []
        scale = Scale(question, search.spread(self.story, question), self._sentences)
        known = {m.passage.key: m for m in matches}
        found: dict[search.Place, Match] = {}
        for passage in self._replacing(question, matches, chosen):
            newer = known.get(passage.key) or match(question, passage, scale, alike=0.0)
            if newer.found and newer.beside is None and not any(_values(newer) & _values(c) for c in chosen):
                found.setdefault(passage.key, newer)
        days = {k: first_day(p.value) for k, m in found.items() if (p := m.passage.recorded.article.published)}
        newest = sorted(found, key=lambda k: days.get(k, ""), reverse=True)
        return [found[k] for k in newest[:_MOST_NEWER]]

    def _replacing(self, question: Question, matches: Sequence[Match], chosen: Sequence[Match]) -> Iterator[Passage]:
        """Sentences that may tell what came instead: by the record, or that go on with "now" and "a new date"."""
        for located in self._lines.newer(question, chosen[0].passage, chosen[0].found):
            passage = self._holding(located)
            if passage is not None:
                yield passage
        if question.ahead:
            for held in [m for m in matches if m.topic >= _RELATED and m.alike >= _RELATED][:_LOOKED_AFTER]:
                for after in (1, 2):
                    passage = self._passage((held.passage.key[0], held.passage.number + after))
                    if passage is not None and _INSTEAD.search(passage.text):
                        yield passage

    def _in_order(self, question: Question, lines: list[Line], *, newer: list[Line]) -> tuple[Line, ...]:
        """Changes in the order in which they came; of numbers and days the newest first, what it replaced after."""
        if question.expect is Expect.CHANGED:
            return tuple(sorted(lines, key=lambda line: first_day(line.said or line.published)))
        lines = [*newer, *(line for line in lines if line.citation not in {n.citation for n in newer})]
        moving = question.expect in VALUED or question.money or question.ahead or question.copular
        if question.lists or newer or not moving:
            return tuple(lines)
        days = [first_day(line.said or line.published) for line in lines]
        if "9999" not in days:
            lines = [lines[n] for n in sorted(range(len(lines)), key=lambda n: days[n], reverse=True)]
        lines.sort(key=lambda line: (_EARLY.search(line.told.text) is not None) - _standing_now(line))
        ordered: list[Line] = []
        for line in lines:
            at = next((n for n, o in enumerate(ordered) if is_newer(line, o)), len(ordered))
            ordered.insert(at, line)
        return tuple(ordered)

    def _told(self, question: Question, matches: Sequence[Match]) -> Iterator[Line]:
        seen: set[tuple[str, int]] = set()
        for found in matches:
            for passage in _passages(question, found):
                if passage.key in seen:
                    continue
                seen.add(passage.key)
                line = self._lines.line(question, passage, found.found)
                if line is not None:
                    yield line


def _passages(question: Question, found: Match) -> Iterator[Passage]:
    """The sentence, the one beside it that has the answer, and one that goes on to deny it."""
    yield found.passage
    if found.beside is not None:
        yield found.beside
    if question.expect is Expect.WHETHER:
        yield from (
            p for p in found.passage.neighbours() if p.number > found.passage.number and _TAKES_BACK.match(p.text)
        )


_INSTEAD = re.compile(
    r"\b(?:now|new (?:date|day|time|deadline|timetable|schedule|figure|number|plan)|instead|no longer|postponed|put off"
    r"|put back|pushed back|brought forward|delayed|revised)\b",
    re.IGNORECASE,
)
"""How a sentence goes on that gives a new day or number."""
_LATE = re.compile(
    r"\b(?:now|final|finally|latest|revised|updated|no longer|(?:up|down) from|instead of|postponed|put off|delayed"
    r"|put back|pushed back|brought forward|extended|raised to|lowered to|cut (?:its|the|to)"
    r"|not .{1,40}? as promised)\b",
    re.IGNORECASE,
)
_EARLY = re.compile(r"\b(?:provisional|preliminary|initial|initially|at first|estimated?|so far)\b", re.IGNORECASE)
"""Words by which a sentence shows whether it is the last word on its matter or an early one."""
_TAKES_BACK = re.compile(
    r"(?:[\w’' ,-]{0,40}\b)?(?:that|this|it|neither|none|they)\b.{0,40}\b(?:not|never|n[’']t|denie[sd]|false|untrue"
    r"|laughed)\b|.{0,80}\b(?:laughed at|denied|disputed|rejected) (?:that|this|it)\b",
    re.IGNORECASE,
)
"""How a sentence begins that speaks against the one before it."""


def _otherwise(question: Question, matches: Sequence[Match], chosen: Sequence[Match]) -> list[Match]:
    """Passages that put the same in other words with another number or day, where the answer is one.

    Who asks how many is told of each count: an earlier one, a later one, and that of somebody else.
    """
    if question.lists or question.expect not in VALUED:
        return []
    found: list[Match] = []
    for other in matches:
        near = other.alike >= _MEANT and other.topic >= _HALF_TOPIC
        told = other.alike >= _LIKE and other.cover >= _LIKE and other.topic >= _LIKE
        if not (near or told) or not other.found or other.beside is not None or not other.timely:
            continue
        if other in chosen or any(_values(other) & _values(c) or _repeats(other, c) for c in (*chosen, *found)):
            continue
        found.append(other)
    return found[: max(0, _MOST_VALUES - len(chosen))]


def _of_each_article(matches: Sequence[Match], chosen: Sequence[Match]) -> list[Match]:
    """For a count of origins: of each article that is told of, the best sentence and the one it opens with, if it fits.

    An article opens with what it reports, and on whose word.
    """
    kept: list[Match] = []
    for article in dict.fromkeys(m.passage.recorded.article.id for m in chosen):
        own = [m for m in matches if m.passage.recorded.article.id == article]
        opening = [m for m in own if m.found and m.passage.is_opening and m.cover >= _OPENS]
        kept += dict.fromkeys([*opening[:1], own[0]])
    return kept[:_MOST_LISTED]


def _standing_now(line: Line) -> bool:
    """Whether a line says itself that it is how things stand now."""
    return _LATE.search(line.told.text) is not None


def _values(found: Match) -> frozenset[str]:
    """What it gives as the answer, folded."""
    text = found.passage.recorded.article.text
    return frozenset(fold(s.cut(text)) for s in found.found)


def _repeats(one: Match, other: Match) -> bool:
    """Whether two passages tell the same in the same words."""
    mine, theirs = one.passage.roots, other.passage.roots
    return len(mine & theirs) >= 0.85 * min(len(mine), len(theirs))
