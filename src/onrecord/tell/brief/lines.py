"""A sentence as a line of a brief: its brackets, whose report it is, how many origins, and the check of all of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Attribution, Span
from onrecord.record import Recorded
from onrecord.tell.brief import wordlists as lists
from onrecord.tell.brief.candidates import Candidate, Candidates
from onrecord.tell.brief.standing import Standing, standing
from onrecord.tell.brief.worth import Worth
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Citation, Cited, Framed, Insert, Told, cite, date_in_words, faults
from onrecord.tell.story import Located
from onrecord.tell.verify import verify
from onrecord.tell.verify.framing import according, desk_name, relayed, reported
from onrecord.tell.verify.inserts import days_presumed
from onrecord.text import words

_ALIKE = 0.6
"""Share of the words of a told wording that another must have to count for it."""
_YEAR = re.compile(r"\d{4}")
_A_DAY = "2027-03-04"
_SURE = 0.45
"""Score of an attribution from which its source is taken for whoever says the sentence."""
_DESK = "reporting:"
"""How the key of an origin begins that is an outlet's own reporting."""
_POST = "post:"
"""How the key of an origin begins that is a post."""
_MOST_OF = 0.35
"""Share of a sentence that must stand in somebody's words, named in it, for it to need nobody else's name."""
_QUOTE_AT_END = re.compile(r"[”\"’'][.,]?$|[.!?…][”\"’']$")


@dataclass(frozen=True, slots=True)
class Line:
    """A told sentence. ``least`` and ``most`` bound the origins of its claim, ``articles`` carry it.

    ``wants`` is how badly it needs what stands before it; 0 for not at all. ``day`` is that of its article in EDTF,
    "" where there is none, and ``presumed`` says that the article does not give it; ``open`` that a time in it ("last
    week") is to be read from that day. ``since`` says who has corrected or updated what it puts; "" for nobody.
    """

    told: Told
    candidate: Candidate
    least: int
    most: int
    articles: int
    wants: float
    day: str = ""
    presumed: bool = False
    open: bool = False
    since: str = ""

    @property
    def text(self) -> str:
        """The sentence as people read it."""
        return self.told.text


class Lines:
    """Makes lines, each once."""

    def __init__(self, candidates: Candidates, worth: Worth | None = None) -> None:
        self._candidates, self._story = candidates, candidates.story
        self._worth = worth or Worth(candidates)
        self._made: dict[tuple[str, int, bool, bool], Line | None] = {}
        self.refused: list[tuple[str, str]] = []
        """Lines that failed the check, with the first reason, for whoever wants to know."""

    def line(self, candidate: Candidate, *, labelled: bool = False, follows: bool = False) -> Line | None:
        """The sentence as a line; None where it cannot stand alone, or fails the check.

        ``labelled`` is for a line beside which its day is told; ``follows`` for one told right after the sentence that
        it answers.
        """
        key = (*candidate.start, labelled, follows)
        if key not in self._made:
            self._made[key] = self._line(candidate, labelled=labelled, follows=follows)
        return self._made[key]

    def further(self) -> "Lines":
        """The same, to make further lines without these being changed."""
        more = Lines(self._candidates, self._worth)
        more._made, more.refused = {**self._made}, [*self.refused]
        return more

    def _line(self, candidate: Candidate, *, labelled: bool, follows: bool) -> Line | None:
        found = standing(self._story, candidate.recorded, candidate.sentence, follows=follows)
        day = self._worth.day(candidate.recorded)
        if found is None or (found.open and not day):
            return None
        parts = list(_parts(candidate.recorded, found))
        framed = self._framed(candidate, found, parts, dated=not labelled)
        if framed is None:
            return None
        main = candidate.main if candidate.main and candidate.main.assertion.wording.overlaps(found.span) else None
        least, most, articles = self._support(main, candidate.words)
        claim = self._candidates.claim_of(main).id if main else None
        told = Told((*parts, *framed), claim, (least, most) if main else None)
        wrong = faults(told, self._story) or [f.what for f in verify(told.text, told.citations, self._story)]
        if wrong:
            self.refused.append((told.text, wrong[0]))
            return None
        taken = days_presumed(self._story).get(candidate.recorded.article.id)
        day, presumed = (taken.day, True) if taken is not None else (day, False)
        is_open = found.open and not (framed and _YEAR.search(framed[0].words))
        since = self._since(main) if main is not None else ""
        return Line(told, candidate, least, most, articles, found.wants, day, presumed, is_open, since)

    def _since(self, main: Located) -> str:
        """What became of what it puts: "corrected since by the board, in Wend Radio on 4 May"; "" for nothing."""
        found = self._candidates.corrected.later(self._candidates.claim_of(main))
        if found is None or found[1].assertion.id == main.assertion.id:
            return ""
        mark, later = found
        day, said = self._worth.day(later.recorded), later.attribution
        desk = desk_name(self._story, later.recorded)
        who = speaker(self._story, later.recorded, said) if said is not None and said.source else desk
        where = (f", in {desk}" if who != desk else "") + (f" on {date_in_words(day)}" if day else "")
        return f"{mark.value} since by {who}{where}"

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
        if _says_who(candidate, span, parts) or lists.NAMES_SOURCE.search(words):
            outer = _left_out(candidate, span, parts)
            frame = relayed(self._story, recorded, outer) if outer is not None else None
            return () if frame is None else (Framed(place, frame.words, names=frame.names),)
        told = reported(self._story, recorded, dated=dated)
        return (Framed(place, told, before=bool(_QUOTE_AT_END.search(words))),)

    def _support(self, main: Located | None, sentence: str) -> tuple[int, int, int]:
        """Origins at least and at most, and articles, of those that say the same: with no other number in it.

        Nothing is counted where the sentence names a source that was not made out. The same words from two mouths
        are one quotation, and a post that passes something on is not known to be an origin of its own.
        """
        if main is None or (main.assertion.origin.key.startswith(_DESK) and lists.NAMES_SOURCE.search(sentence)):
            return 0, 0, 0
        members = [m for m in self._candidates.claim_of(main).members if _agree(main, m)]
        told = words(main.words)
        apart = [m for m in members if m is main or words(m.words) != told or _one_origin(m, main)]
        sure = [m for m in apart if m is main or not m.assertion.origin.key.startswith(_POST)]
        least, most = self._story.count(sure).minimum, self._story.count(apart).maximum
        if main.attribution is not None and (main.attribution.count or 0) > most:
            return 0, 0, 0  # the sentence itself says how many people told it
        return least, most, len({m.recorded.article.id for m in members})


def _one_origin(one: Located, other: Located) -> bool:
    return one.assertion.origin.key == other.assertion.origin.key


def _agree(one: Located, other: Located) -> bool:
    """Whether another member of a claim says what the one does: most of its words, its number, and no denial."""
    if one is other:
        return True
    a, b = ({q.value for q in m.assertion.quantities} for m in (one, other))
    if one.denies != other.denies or one.assertion.polarity is not other.assertion.polarity:
        return False
    terms, theirs = ({t for t in m.assertion.terms if not t.isdigit()} for m in (one, other))
    return (not a or bool(a & b)) and len(terms & theirs) >= _ALIKE * len(terms)


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
    said = [m.attribution for m in candidate.inside if m.attribution is not None]
    told = [
        a for a in said if a.evidence.score >= _SURE and any(_is_named(x, span, parts) for x in _chain(candidate, a))
    ]
    inside = sorted({c for a in told for x in _chain(candidate, a) for c in x.content if c.overlaps(span)})
    shown, end = 0, span.start
    for content in inside:
        start = max(end, content.start)
        end = max(end, min(content.end, span.end))
        shown += max(0, end - start)
    return shown >= _MOST_OF * len(span)


def _is_named(said: Attribution, span: Span, parts: Sequence[Cited | Insert]) -> bool:
    return bool(said.source) and _is_shown(said, span, parts)


def _chain(candidate: Candidate, said: Attribution) -> list[Attribution]:
    return [said, *_outer(candidate, said)]


def _outer(candidate: Candidate, said: Attribution) -> list[Attribution]:
    """The attributions around one, innermost first."""
    by_id = {a.id: a for a in candidate.recorded.attributions}
    chain = [said]
    while (outer := by_id.get(chain[-1].via or "")) is not None and outer not in chain:
        chain.append(outer)
    return chain[1:]


def _left_out(candidate: Candidate, span: Span, parts: Sequence[Cited | Insert]) -> Attribution | None:
    """Whoever passes it on and is not told in the sentence."""
    said = candidate.main.attribution if candidate.main else None
    around = _outer(candidate, said) if said is not None else []
    return next((a for a in around if a.source and not _is_shown(a, span, parts)), None)


def told_day(line: Line) -> str:
    """The day that a line of an article without one gives itself."""
    found = line.candidate
    inside = (t for t in found.recorded.times if t.span in found.sentence.span and not t.anchor)
    return next((t.value for t in inside if len(t.value) == len(_A_DAY) and t.value[:4].isdigit()), "")
