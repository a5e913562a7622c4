"""Telling a passage: the sentence with its inserts, on whose word, how many origins, and what stands against it."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.model import Assertion, Span
from onrecord.tell.ask.answer import Against, Line, Pointed
from onrecord.tell.ask.passages import Passage
from onrecord.tell.ask.question import Expect, Question
from onrecord.tell.choose import Candidate, Chooser
from onrecord.tell.quotes import NO_SOURCE, chain_of, speaker
from onrecord.tell.standings import Standings, Stands
from onrecord.tell.story import Story
from onrecord.tell.told import Citation, Cited, Told, cite, faults
from onrecord.tell.wording import Wording, outlet

_MOST_AGAINST = 2
_TOLD_OF = (Stands.CORRECTS, Stands.CONTRADICTS, Stands.DENIES, Stands.UPDATES, Stands.DENIED)
_SPANNED = frozenset(
    {Expect.NUMBER, Expect.DURATION, Expect.WHEN, Expect.WHO, Expect.WHERE, Expect.WHO_SAYS, Expect.NAME, Expect.WHICH}
)
_VALUED = frozenset({Expect.NUMBER, Expect.DURATION, Expect.WHEN})
_OPPOSED = frozenset({Stands.CONTRADICTS, Stands.DENIES, Stands.DENIED})
_DEPTH = 8


class Lines:
    """Makes lines of passages."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._chooser = Chooser(story)
        self._wording = Wording(story)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self._story)

    def line(self, question: Question, passage: Passage, found: Sequence[Span]) -> Line | None:
        """The passage as a line; None where it cannot be told with everybody in whose words it stands."""
        told = self._told(passage)
        if told is None:
            return None
        main = _main(passage, found)
        claim = self._story.claim_of.get(main.id) if main else None
        who, through = self._who(passage, main)
        published = passage.recorded.article.published
        return Line(
            told=told,
            who=who,
            through=through,
            outlet=outlet(self._story, passage.recorded),
            said=main.said if main else "",
            published=published.value if published else "",
            claim=claim.id if claim else "",
            least=claim.count.minimum if claim else 0,
            most=claim.count.maximum if claim else 0,
            asked=tuple(p for p in self._pointed(question, passage, found) if _is_in(p, told)),
            against=tuple(self._against(main)),
        )

    def _told(self, passage: Passage) -> Told | None:
        """The sentence with inserts where it stands alone with them, else as it is with its sources beside it."""
        candidate = Candidate(passage.recorded, passage.sentence, passage.assertions, frozenset(), 0.0)
        told = self._chooser.told(candidate)
        if told is not None and any(isinstance(p, Cited) for p in told.parts):
            return told
        plain = Told(tuple(self._parts(passage)))
        return plain if not faults(plain, self._story) else None

    def _parts(self, passage: Passage) -> list[Cited]:
        """The sentence, and whoever's words it stands in, as far out as it goes."""
        recorded = passage.recorded
        said = {a.id: a for a in recorded.attributions}
        shown, new = [passage.span], [passage.span]
        for _ in range(_DEPTH):
            holders = [a for a in recorded.attributions if any(n in c or c in n for n in new for c in a.content)]
            holders += [said[a.via] for a in holders if a.via in said]
            beside = {s for a in holders for s in (*a.source, *a.cue) if not any(s.overlaps(p) for p in shown)}
            new = sorted(beside)
            shown += new
            if not new:
                break
        return [cite(recorded, s) for s in sorted(shown)]

    def _who(self, passage: Passage, main: Assertion | None) -> tuple[str, tuple[str, ...]]:
        """On whose word, "" for the article's own voice."""
        recorded = passage.recorded
        said = {a.id: a for a in recorded.attributions}
        attribution = said.get(main.attribution or "") if main else None
        while attribution is not None and not attribution.source and attribution.via in said:
            attribution = said[attribution.via]
        if attribution is None:
            return "", ()
        told = speaker(self._story, recorded, attribution)
        return ("" if told == NO_SOURCE else told), chain_of(self._story, recorded, attribution, said=said)

    def _pointed(self, question: Question, passage: Passage, found: Sequence[Span]) -> Iterator[Pointed]:
        """What was asked for, where a span of the sentence shows it."""
        if question.expect not in _SPANNED:
            return
        recorded = passage.recorded
        for span in found:
            if span in passage.span:
                yield Pointed(" ".join(span.cut(recorded.article.text).split()), Citation(recorded.article.id, span))

    def _against(self, main: Assertion | None) -> Iterator[Against]:
        """What contradicts, denies, corrects or updates what the sentence puts."""
        seen: set[str] = set()
        for assertion in [main] if main else []:
            claim = self._story.claim_of.get(assertion.id)
            ties = self._standings.ties(claim) if claim else ()
            for stands in _TOLD_OF:
                for tie in (t for t in ties if t.stands is stands):
                    ground = next((g for g in tie.grounds if g.mine.assertion.id == assertion.id), tie.grounds[0])
                    if ground.other.assertion.id not in seen and len(seen) < _MOST_AGAINST:
                        seen.add(ground.other.assertion.id)
                        yield Against(tie.stands, self._wording.worded(ground.other), ground.reason)

    def remarks(self, question: Question, lines: Sequence[Line]) -> Iterator[str]:
        """What is to be known of the answer as a whole."""
        if any(a.stands in _OPPOSED for line in lines for a in line.against):
            yield "sources disagree"
        elif question.expect in _VALUED and _differ(lines):
            yield "different figures are given" if question.expect is not Expect.WHEN else "different days are given"
        if question.expect is Expect.ORIGINS:
            yield from self._origins(lines)
        elif len(lines) == 1 and lines[0].claim and lines[0].most == 1:
            yield "on the word of one origin"

    def _origins(self, lines: Sequence[Line]) -> Iterator[str]:
        """How many there are behind all that the lines put, and why so many."""
        claims = {line.claim for line in lines}
        members = [m for c in self._story.claims if c.id in claims for m in c.members]
        count = self._story.count(members)
        number = f"{count.minimum}" if count.minimum == count.maximum else f"{count.minimum} to {count.maximum}"
        articles = len({m.recorded.article.id for m in members})
        yield f"{number} independent origin{'' if number == '1' else 's'}, articles that put it: {articles}"
        yield from count.reasons


def _differ(lines: Sequence[Line]) -> bool:
    """Whether two lines have nothing of what was asked for in common."""
    given = [{p.words.casefold() for p in line.asked} for line in lines if line.asked]
    return any(not one & other for n, one in enumerate(given) for other in given[n + 1 :])


def _is_in(pointed: Pointed, told: Told) -> bool:
    """Whether the words stand in what the line cites as they are."""
    cited = [p.citation for p in told.parts if isinstance(p, Cited)]
    return any(c.article == pointed.citation.article and pointed.citation.span in c.span for c in cited)


def _main(passage: Passage, found: Sequence[Span]) -> Assertion | None:
    """The assertion that has what was asked for, else the one that takes most of the sentence."""
    for span in found:
        holding = [a for a in passage.assertions if span in a.wording]
        if holding and span != passage.span:
            return holding[0]
    return passage.assertions[0] if passage.assertions else None
