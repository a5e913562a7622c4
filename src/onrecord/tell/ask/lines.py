"""Telling a passage: the sentence with its inserts, on whose word, how many origins, and what stands against it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from onrecord.model import Assertion, Attribution, CreditKind, Span
from onrecord.relate.propositions.numerals import number
from onrecord.tell.ask.against import NEWER, Opposition
from onrecord.tell.ask.answer import Against, Line, Pointed
from onrecord.tell.ask.meaning import root, same_as
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.ask.question import VALUED, Expect, Question
from onrecord.tell.brief.choose import Candidate, Chooser
from onrecord.tell.claims.standings import DISPUTING, Stands
from onrecord.tell.lines.quotes import NO_SOURCE, chain_of, speaker
from onrecord.tell.lines.told import Citation, Cited, Framed, Told, cite, faults
from onrecord.tell.lines.wording import outlet
from onrecord.tell.story import Located, Story
from onrecord.tell.verify.framing import according
from onrecord.text import trimmed

_OLDER = (Stands.CORRECTED, Stands.UPDATED)
_OWN = "published"
"""How a time expression says that it is counted from the day of its article."""
Value = float | str | tuple[str, str]
_SPANNED = frozenset(
    {Expect.NUMBER, Expect.DURATION, Expect.WHEN, Expect.WHO, Expect.WHERE, Expect.WHO_SAYS, Expect.NAME, Expect.WHICH}
)
_OF_SOURCES = frozenset({Expect.WHO, Expect.WHO_SAYS})
"""Kinds of question whose answer may be the source, which stands outside of what it says."""
_DEPTH = 8
_CREDIT_LINE, _CREDITS = 160, 2
"""Characters of a line that does nothing but give credit, and how many of one article are told."""


class Lines:
    """Makes lines of passages."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._chooser = Chooser(story)

    @cached_property
    def _opposition(self) -> Opposition:
        return Opposition(self._story)

    def line(self, question: Question, passage: Passage, found: Sequence[Span]) -> Line | None:
        """The passage as a line; None where it cannot be told with everybody in whose words it stands."""
        told = self._told(passage)
        if told is None:
            return None
        main = _main(question, passage, found)
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
            against=tuple(self._opposition.against(main, passage.assertions)),
            marks=self._opposition.marks(claim),
            dated=tuple(dict.fromkeys(_dated(passage, found))) if question.expect is Expect.WHEN else (),
        )

    def newer(self, question: Question, passage: Passage, found: Sequence[Span]) -> list[Located]:
        """What has corrected or updated what the passage puts."""
        return [ground.other for ground in self._opposition.newer(_main(question, passage, found))]

    def _told(self, passage: Passage) -> Told | None:
        """The sentence with inserts where it stands alone with them, else as it is with its sources beside it."""
        candidate = Candidate(passage.recorded, passage.sentence, passage.assertions, frozenset(), 0.0)
        told = self._chooser.told(candidate)
        if told is not None and any(isinstance(p, Cited) for p in told.parts):
            return told
        for parts in (self._framed(passage), self._parts(passage)):
            plain = Told(tuple(parts))
            if parts and not faults(plain, self._story):
                return plain
        return None

    def _framed(self, passage: Passage) -> list[Cited | Framed]:
        """The sentence with the sources that it does not name said ahead of it; none where that takes other words."""
        recorded = passage.recorded
        said = {a.id: a for a in recorded.attributions}
        missing: dict[str, Attribution] = {}
        for attribution in recorded.attributions:
            if any(passage.span in c for c in attribution.content) and not _is_shown(attribution, passage.span):
                missing.setdefault(attribution.id, attribution)
            outer = said.get(attribution.via or "")
            inside = any(c in passage.span for c in attribution.content)
            if inside and outer is not None and not _is_shown(outer, passage.span):
                missing.setdefault(outer.id, outer)
        inner = [a for a in missing.values() if not any(o.via == a.id for o in missing.values())]
        frames = [according(self._story, recorded, a) for a in inner]
        if len(frames) != 1 or frames[0] is None or not set(missing) <= frames[0].names:
            return []
        shown = Citation(recorded.article.id, inner[0].source[0])
        return [cite(recorded, passage.span), Framed(shown, frames[0].words, before=True, names=frames[0].names)]

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

    def credits(self, articles: Iterable[str]) -> Iterator[Line]:
        """The lines in which articles give credit to others for what they report: "With reports from …"."""
        for recorded in (self._story.by_id[a] for a in dict.fromkeys(articles)):
            spans = [s for c in recorded.article.credits if c.kind is not CreditKind.IMAGE for s in c.spans]
            blocks = [b.span for b in recorded.article.blocks if any(s in b.span for s in spans)]
            for span in [b for b in blocks if len(b) <= _CREDIT_LINE][:_CREDITS]:
                told = Told((cite(recorded, trimmed(recorded.article.text, span)),))
                stated = recorded.article.published
                if not faults(told, self._story):
                    day = stated.value if stated else ""
                    yield Line(told, "", (), outlet(self._story, recorded), "", day, "", 0, 0, (), ())

    def remarks(self, question: Question, lines: Sequence[Line], *, moved: bool = False) -> Iterator[str]:
        """What is to be known of the answer as a whole; ``moved`` says that it opens with what replaced the rest."""
        if moved:
            yield "the newest is told first, and what it replaced after it"
        if any(a.stands in DISPUTING for line in lines for a in line.against):
            yield "sources disagree"
        elif not moved and question.expect in VALUED and not question.lists and self._differ(lines):
            yield "different figures are given" if question.expect is not Expect.WHEN else "different days are given"
        if question.expect is Expect.ORIGINS:
            yield from self._origins(lines)
        elif len(lines) == 1 and lines[0].claim and lines[0].most == 1:
            yield "on the word of one origin"

    def _differ(self, lines: Sequence[Line]) -> bool:
        """Whether two lines, of which neither brings the other up to date, have nothing asked for in common."""
        given = [(line, values) for line in lines if (values := list(self._values(line)))]
        return any(
            not _settled(one, other) and not any(_agree(a, b) for a in mine for b in theirs)
            for n, (one, mine) in enumerate(given)
            for other, theirs in given[n + 1 :]
        )

    def _values(self, line: Line) -> Iterator["Value"]:
        """What a line gives as the answer: numbers, and days from first to last."""
        for pointed in line.asked:
            recorded = self._story.by_id[pointed.citation.article]
            timex = next((t for t in recorded.times if t.span == pointed.citation.span and t.first and t.last), None)
            if timex is not None and timex.first and timex.last:
                yield timex.first, timex.last
            else:
                value = number(pointed.words)
                yield pointed.words.casefold() if value is None else value

    def _origins(self, lines: Sequence[Line]) -> Iterator[str]:
        """How many there are behind all that the lines put, and why so many."""
        claims = {line.claim for line in lines if line.claim}
        members = [m for key in sorted(claims) for m in self._story.claims_by_id[key].members]
        count = self._story.count(members)
        number = f"{count.minimum}" if count.minimum == count.maximum else f"{count.minimum} to {count.maximum}"
        articles = len({m.recorded.article.id for m in members})
        yield f"{number} independent origin{'' if number == '1' else 's'}, articles that put it: {articles}"
        yield from map(str, count.steps)


def _is_shown(said: Attribution, span: Span) -> bool:
    """Whether a source stands in the characters."""
    return not said.source or any(s.overlaps(span) for s in said.source)


def _agree(one: "Value", other: "Value") -> bool:
    """Whether two numbers, or two days, can be one and the same."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one[0] <= other[1] and other[0] <= one[1]
    if isinstance(one, str) and isinstance(other, str):
        return set(one.split()) <= set(other.split()) or set(other.split()) <= set(one.split())
    return one == other


def _dated(passage: Passage, found: Sequence[Span]) -> Iterator[Citation]:
    """Where the article shows the day that "Monday" is counted from: a day told before, else its own."""
    recorded = passage.recorded
    for timex in passage.times:
        if not timex.anchor or not any(s.overlaps(timex.span) for s in found):
            continue
        before = [t for t in recorded.times if t.span < timex.span and not t.anchor and t.first and t.first == t.last]
        if timex.anchor != _OWN and before:
            yield Citation(recorded.article.id, before[-1].span)
        elif recorded.article.published is not None:
            yield from (Citation(recorded.article.id, s) for s in recorded.article.published.spans[:1])


def is_newer(one: Line, other: Line) -> bool:
    """Whether the first line updates or corrects the second."""
    ahead = any(a.stands in NEWER and _lies_in(a, one) for a in other.against)
    return ahead or any(a.stands in _OLDER and _lies_in(a, other) for a in one.against)


def _settled(one: Line, other: Line) -> bool:
    """Whether one and the same source has brought the one up to date with the other."""
    return one.who == other.who and (is_newer(one, other) or is_newer(other, one))


def _lies_in(against: Against, line: Line) -> bool:
    place = against.told.citation
    return any(c.article == place.article and c.span.overlaps(place.span) for c in line.told.citations)


def _is_in(pointed: Pointed, told: Told) -> bool:
    """Whether the words stand in what the line cites as they are."""
    cited = [p.citation for p in told.parts if isinstance(p, Cited)]
    return any(c.article == pointed.citation.article and pointed.citation.span in c.span for c in cited)


def _main(question: Question, passage: Passage, found: Sequence[Span]) -> Assertion | None:
    """The assertion that has what was asked for, of several the one that tells the deed and most of what is asked.

    What the article says of a source itself ("who asked for anonymity") is not what that source says.
    """
    text = passage.recorded.article.text
    sources = [s for said in passage.attributions for s in said.source]
    deed = {root(question.deed), *same_as(root(question.deed))} if question.deed else set()
    terms = {t.root for t in question.terms}
    spans = () if question.expect in _OF_SOURCES else [s for s in found if s != passage.span]

    def fitness(assertion: Assertion) -> tuple[bool, bool, bool, int]:
        own = roots_of(assertion.wording.cut(text))
        does, apart = not deed.isdisjoint(own), not any(s.overlaps(assertion.wording) for s in sources)
        has = any(s in assertion.wording for s in spans)
        return has and (does or apart), does, apart, len(terms & own)

    return max(passage.assertions, key=fitness, default=None)  # of equals the one that takes most of the sentence
