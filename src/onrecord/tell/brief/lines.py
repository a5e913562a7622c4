"""A sentence as a line of a brief: its brackets, whose report it is, how many origins, and the check of all of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Attribution, Span
from onrecord.record import Recorded
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.standing import Standing, standing
from onrecord.tell.framing import according, reported
from onrecord.tell.story import Located
from onrecord.tell.told import Citation, Cited, Framed, Insert, Told, cite, faults
from onrecord.tell.verify import verify

_ALIKE = 0.4
"""Share of the words of the shorter of two wordings that both have, if they are to count for one another."""
_SURE = 0.45
"""Score of an attribution from which its source is taken for whoever says the sentence."""
_QUOTE_AT_END = re.compile(r"[”\"’'][.,]?$|[.!?…][”\"’']$")


@dataclass(frozen=True, slots=True)
class Line:
    """A told sentence. ``least`` and ``most`` bound the origins of its claim, ``articles`` carry it.

    ``wants`` is how badly it needs what stands before it; 0 for not at all.
    """

    told: Told
    candidate: Candidate
    least: int
    most: int
    articles: int
    wants: float

    @property
    def text(self) -> str:
        """The sentence as people read it."""
        return self.told.text


class Lines:
    """Makes lines, each once."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates, self._story = candidates, candidates.story
        self._made: dict[tuple[str, int, bool], Line | None] = {}

    def line(self, candidate: Candidate, *, dated: bool = False) -> Line | None:
        """The sentence as a line; None where it cannot stand alone, or fails the check.

        ``dated`` adds whose report of what day it is where the line has no day of its own.
        """
        key = (candidate.recorded.article.id, candidate.sentence.span.start, dated)
        if key not in self._made:
            self._made[key] = self._line(candidate, dated=dated)
        return self._made[key]

    @cached_property
    def refused(self) -> list[tuple[str, str]]:
        """Lines that failed the check, with the first reason, for whoever wants to know."""
        return []

    def _line(self, candidate: Candidate, *, dated: bool) -> Line | None:
        found = standing(self._story, candidate.recorded, candidate.sentence)
        if found is None:
            return None
        parts = list(_parts(candidate.recorded, found))
        framed = self._framed(candidate, found, parts, dated=dated)
        if framed is None:
            return None
        least, most, articles = self._support(candidate.main)
        claim = self._candidates.claim_of(candidate.main).id if candidate.main else None
        told = Told((*parts, *framed), claim, (least, most) if candidate.main else None)
        wrong = faults(told, self._story) or [f.what for f in verify(told.text, told.citations, self._story)]
        if wrong:
            self.refused.append((told.text, wrong[0]))
            return None
        return Line(told, candidate, least, most, articles, found.wants)

    def _framed(
        self, candidate: Candidate, found: Standing, parts: Sequence[Cited | Insert], *, dated: bool
    ) -> tuple[Framed, ...] | None:
        """Whose report or words it is, where the sentence does not say so; None where that cannot be said."""
        recorded, span = candidate.recorded, found.span
        words = span.cut(recorded.article.text)
        place = Citation(recorded.article.id, span)
        holder = next((a for a in recorded.attributions if a.source and any(span in c for c in a.content)), None)
        if holder is not None and not _is_shown(holder, span, parts):
            frame = according(self._story, recorded, holder)
            if frame is None or _QUOTE_AT_END.search(words):
                return None
            return (Framed(place, frame.words, names=frame.names),)
        if _says_who(candidate, span, parts) and not (dated and not _has_day(candidate.recorded, parts, span)):
            return ()
        return (Framed(place, reported(self._story, recorded), before=bool(_QUOTE_AT_END.search(words))),)

    def _support(self, main: Located | None) -> tuple[int, int, int]:
        """Origins at least and at most, and articles, of those that say the same: with no other number in it."""
        if main is None:
            return 0, 0, 0
        members = [m for m in self._candidates.claim_of(main).members if _agree(main, m)]
        count = self._story.count(members)
        return count.minimum, count.maximum, len({m.recorded.article.id for m in members})


def _agree(one: Located, other: Located) -> bool:
    """Whether two members of a claim give no different numbers, and put it alike."""
    a, b = ({q.value for q in m.assertion.quantities} for m in (one, other))
    if one.denies != other.denies or one.assertion.polarity is not other.assertion.polarity:
        return one is other
    return (not a or not b or a <= b or b <= a) and _share_words(one, other)


def _share_words(one: Located, other: Located) -> bool:
    """Whether they are about the same by their own words, however they came to be grouped."""
    a, b = set(one.assertion.terms), set(other.assertion.terms)
    return one is other or not a or not b or len(a & b) >= _ALIKE * min(len(a), len(b))


def _parts(recorded: Recorded, found: Standing) -> list[Cited | Insert]:
    parts: list[Cited | Insert] = []
    at = found.span.start
    for place, replaced, insert in found.brackets:
        if place > at:
            parts.append(cite(recorded, _trim(recorded, Span(at, place))))
        parts.append(insert)
        at = max(at, place + replaced)
    if at < found.span.end:
        parts.append(cite(recorded, _trim(recorded, Span(at, found.span.end))))
    return [p for p in parts if p.words]


def _trim(recorded: Recorded, span: Span) -> Span:
    cut = span.cut(recorded.article.text)
    lead = len(cut) - len(cut.lstrip())
    return Span(span.start + lead, max(span.start + lead, span.start + len(cut.rstrip())))


def _is_shown(said: Attribution, span: Span, parts: Sequence[Cited | Insert]) -> bool:
    return any(s in span for s in said.source) or any(isinstance(p, Insert) and p.words == said.speaker for p in parts)


def _says_who(candidate: Candidate, span: Span, parts: Sequence[Cited | Insert]) -> bool:
    """Whether the sentence itself says on whose word most of it is."""
    main = candidate.main
    if main is None or main.attribution is None or main.attribution.evidence.score < _SURE:
        return False
    outermost = [main.attribution]
    by_id = {a.id: a for a in candidate.recorded.attributions}
    while (outer := by_id.get(outermost[-1].via or "")) is not None and outer not in outermost:
        outermost.append(outer)
    told = len(main.assertion.wording)
    return bool(outermost[0].source) and _is_shown(outermost[0], span, parts) and 2 * told >= 0.5 * len(span)


def _has_day(recorded: Recorded, parts: Sequence[Cited | Insert], span: Span) -> bool:
    if any(isinstance(p, Insert) and re.search(r"\d{4}$", p.words) for p in parts):
        return True
    return any(t.span in span and not t.anchor and len(t.value) >= 7 and t.value[:4].isdigit() for t in recorded.times)
