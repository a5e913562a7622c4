"""In which of its own words a claim is told, and on whose word: always a span of one of its assertions."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile

from onrecord.model import Attribution, EventKind, Kind, Naming, Span, Stance
from onrecord.record import Recorded
from onrecord.tell.lines.file_names import briefly, titled
from onrecord.tell.lines.headlines import opening
from onrecord.tell.lines.meant import is_plain
from onrecord.tell.lines.quotes import NO_SOURCE, chain_of, speaker
from onrecord.tell.lines.told import Citation, Cited, Told, cite, cue_told, faults
from onrecord.tell.story import UNNAMED_PUBLISHER, Claim, Located, Story, first_day
from onrecord.text import joined, words

NAMELESS = "this article"
"""What relate calls an article that states neither publisher nor agency."""
_TAKEN_BACK = "takes it back"
"""How it is told that a publisher's notice is of what it had printed."""
REPORTING = "reporting:"
"""How the key of an origin begins that is an outlet's own reporting."""
_NEAR = 160
"""Characters between a source and the word by which it denies something, up to which both are told."""
_BESIDE = 48
"""Contents before and after a span among which those that hold it, or lie in it, are looked for."""
_DEPTH = 8
"""Outer attributions that are followed; deeper chains are not told."""
_TRIED = 6
"""Wordings of a claim, best first, that are tried until one passes the check."""
_OPENER = re.compile(
    r"(?:[Bb]ut|[Aa]nd|[Ss]o|[Tt]hen|because)\s+|that\s+(?!(?:is|was|has|had|would|will|could|can|may|might)\b)"
)
_POINTER = re.compile(
    r"(?:he|she|it|they|this|that|these|those|we|i|you|his|her|their|its|our|my|one|such|both|which|who)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"(?:the|an?|his|her|its|their|one|our|my)\b|(?:it|they|he|she|who|which|that|this|we|i)$", re.IGNORECASE
)
_NAME = re.compile(r"\s[^\W\d_a-z]\w+")
_LOST = re.compile(r"(?:it|they|this|that|these|those|such|which|who|so)\b", re.IGNORECASE)
"""How words begin that need those before them to be understood."""
_DOING = re.compile(r"\w+ing\b")
_LOOSE = re.compile(r"(?:to|of|for|as|by|in|on|at|with|from|if|whether|not|only|being|having)\s", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|\w+n[’']t)\b",
    re.IGNORECASE,
)
_GOOD_LENGTH = (6, 30)
_LONG = 45


@dataclass(frozen=True, slots=True)
class Worded:
    """A claim as it is told. ``speaker`` is "" for the article's own voice; ``through`` is outermost first.

    ``behind`` is whoever a bare description stands for: "the company". ``outlet`` names the article by its publisher,
    or by its file where that is not known. ``said`` is the day of saying, EDTF, "" where unknown; ``stance`` what the
    source does with the words. ``line`` holds the words with everybody in whose words they stand, so that it can be
    checked.
    """

    assertion: str
    article: str
    outlet: str
    behind: str
    words: str
    span: Span
    speaker: str
    cue: str
    through: tuple[str, ...]
    said: str
    naming: Naming
    stance: Stance
    line: Told

    @property
    def citation(self) -> Citation:
        """Where the words stand."""
        return Citation(self.article, self.span)

    @property
    def who(self) -> str:
        """On whose word it is, where there is room for a name alone: the speaker, or the outlet where none is given."""
        named = self.speaker.rstrip(" ,;:")
        return named if named not in {"", NO_SOURCE} else self.outlet


class _Page:
    """What is looked up in one article, each laid out when it is first asked for."""

    def __init__(self, recorded: Recorded) -> None:
        self._recorded = recorded

    @cached_property
    def said(self) -> Mapping[str, Attribution]:
        """The attributions by id."""
        return {a.id: a for a in self._recorded.attributions}

    @cached_property
    def contents(self) -> Sequence[tuple[Span, str]]:
        """Where each attribution's words stand, in text order."""
        return sorted((content, a.id) for a in self._recorded.attributions for content in a.content)

    @cached_property
    def deeds(self) -> Sequence[int]:
        """Where a word stands that tells a deed, in text order."""
        return sorted(e.trigger.start for e in self._recorded.events if e.kind is EventKind.DEED)


class Wording:
    """Words the claims of one story."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._pages: dict[str, _Page] = {}

    def _page(self, recorded: Recorded) -> _Page:
        found = self._pages.get(recorded.article.id)
        if found is None:
            found = self._pages[recorded.article.id] = _Page(recorded)
        return found

    def best(self, claim: Claim) -> Worded:
        """The wording a person chose, else the most complete and self-contained of those that carry what most carry.

        None that may be of another thing stands for a claim.
        """
        if claim.chosen is not None:
            return self.worded(claim.chosen)
        ranked = self.ranked(claim.putting)
        if len(ranked) > 1 and (loose := set(claim.count.loose)):
            ranked = [m for m in ranked if m.assertion.id not in loose]
        tried = [self.worded(located) for located in ranked[:_TRIED]]
        return next((w for w in tried if not faults(w.line, self._story)), tried[0])

    def ranked(self, members: Sequence[Located]) -> list[Located]:
        """Best first, a person's choice before any; ties go to the one said first, then to the first of these."""
        terms = Counter(t for m in members for t in set(m.assertion.terms))
        figures = Counter(q.value for m in members for q in m.assertion.quantities)
        most = max(figures.values(), default=0)
        shared = sum(n - 1 for n in terms.values())
        chosen = self._story.decided.worded

        def key(located: Located) -> tuple[bool, float, str]:
            own = set(located.assertion.terms)
            central = sum(terms[t] - 1 for t in own) / max(1, shared)
            figure = any(figures[q.value] == most > 1 for q in located.assertion.quantities)
            alone = sum(terms[t] == 1 for t in own) / max(1, len(own)) if shared else 0.0
            score = 3 * central + figure - alone / 2
            score -= self._faults(located)
            unchosen = located.assertion.id not in chosen
            return unchosen, -round(score, 6), first_day(located.assertion.said)

        return sorted(members, key=key)

    def worded(self, located: Located) -> Worded:
        """One assertion as it is told."""
        recorded, attribution = located.recorded, self._teller(located)
        text = recorded.article.text
        span = readable(located)
        said, not_back = self._page(recorded).said, not located.retracts
        return Worded(
            assertion=located.assertion.id,
            article=recorded.article.id,
            outlet=outlet(self._story, recorded),
            behind=self._behind(located),
            words=joined([span], text),
            span=span,
            speaker=self._speaker(located),
            cue=_TAKEN_BACK if located.retracts else cue_told(attribution, text) if attribution else "",
            through=chain_of(self._story, recorded, attribution, said=said) if attribution and not_back else (),
            said=located.assertion.said,
            naming=attribution.naming if attribution else Naming.NONE,
            stance=_stance(located),
            line=Told(tuple(self._parts(located, span))),
        )

    def stands_alone(self, members: Iterable[Located]) -> bool:
        """Whether one wording is a proposition by itself: a verb with who or what it is of, or a number with its noun.

        "Those proposals", "to close it" and a caption without a verb are none.
        """
        return any(self._is_whole(m) for m in members)

    def _is_whole(self, located: Located) -> bool:
        recorded = located.recorded
        span = bare(recorded.article.text, located.assertion.wording)
        told = span.cut(recorded.article.text).lstrip("“\"‘'")
        if _LOOSE.match(told) or _LOST.match(told) or (located.attribution is None and told.endswith("?")):
            return False
        if self._lacks_doer(located, span):
            return False
        if _VERB.search(told) or any(q.unit for q in located.assertion.quantities):
            return True
        if _DOING.match(told):
            return False
        at = bisect_right(recorded.sentences, span.start, key=lambda s: s.span.start) - 1
        if at >= 0 and recorded.sentences[at].kind is not Kind.TEXT:
            return False
        deeds = self._page(recorded).deeds
        return bisect_left(deeds, span.start) < bisect_left(deeds, span.end)

    def _lacks_doer(self, located: Located, span: Span) -> bool:
        """Whether it is the rest of a sentence that begins with what somebody does, who is named before it: "and
        offered help". Of what is said on somebody's word that is the one who says it.
        """
        text, deeds = located.recorded.article.text, self._page(located.recorded).deeds
        if located.attribution is not None or not text[span.start : span.start + 1].islower():
            return False
        at = bisect_left(deeds, span.start)
        return bool(_VERB.match(text, span.start)) or deeds[at : at + 1] == [span.start]

    def who(self, located: Located) -> str:
        """On whose word it is, in a word: the source, else the outlet."""
        named = self._speaker(located)
        return named if named not in {"", NO_SOURCE} else outlet(self._story, located.recorded)

    def _speaker(self, located: Located) -> str:
        """The source; of words in the article's own voice that tell what somebody put, who that is.

        What is taken back is so by whoever put the article out.
        """
        if located.retracts:
            return outlet(self._story, located.recorded)
        teller = self._teller(located)
        if teller is not None:
            return speaker(self._story, located.recorded, teller) or NO_SOURCE
        origin = located.assertion.origin
        return "" if origin.key.startswith(REPORTING) or not origin.certain else self._story.called(origin)

    def _parts(self, located: Located, span: Span) -> Iterator[Cited]:
        """The words, and everybody in whose words they or those others stand, in text order."""
        recorded = located.recorded
        shown, found = [span], list(self._around(located))
        for _ in range(_DEPTH):
            new = [p for a in found for p in (*a.source, *a.cue) if not any(p.overlaps(s) for s in shown)]
            shown += dict.fromkeys(new)
            holders = (h for place in (span, *new) for h in self._holders(recorded, place))
            before = {a.id for a in found}
            found = [h for h in holders if h.id not in before]
            if not found:
                break
        return (cite(recorded, s) for s in sorted(shown))

    def _behind(self, located: Located) -> str:
        """Who is plainly meant by a description without a name, as its origin has it; "" where that says no more."""
        origin = located.assertion.origin
        told, teller = self._speaker(located), self._teller(located)
        if not origin.certain or origin.name == NAMELESS or not _DESCRIBED.match(told) or _NAME.search(told):
            return ""
        key, place = self._story.entity(origin.key), min((s.start for s in teller.source), default=0) if teller else 0
        if not is_plain(self._story, located.recorded, place=place, printed=told, key=key):
            return ""
        name = self._story.actors[key].name
        return "" if set(words(name)) <= set(words(told)) else name

    def _teller(self, located: Located) -> Attribution | None:
        """The innermost attribution of the chain that names a source: "officials said it was known that …"."""
        return next((a for a in self._around(located) if a.source), located.attribution)

    def _around(self, located: Located) -> Iterator[Attribution]:
        said, outer = self._page(located.recorded).said, located.attribution
        for _ in range(_DEPTH):
            if outer is None:
                return
            yield outer
            outer = said.get(outer.via or "")

    def _holders(self, recorded: Recorded, span: Span) -> Iterator[Attribution]:
        """Whoever's words hold the span, and whoever passes on what stands in it, as far as they stand near."""
        said, contents = self._page(recorded).said, self._page(recorded).contents
        at = bisect_right(contents, span.start, key=lambda c: c[0].start)
        yield from (said[i] for content, i in contents[max(0, at - _BESIDE) : at] if span in content)
        at = bisect_left(contents, (span, ""))
        inside = takewhile(lambda c: c[0].start < span.end, contents[at : at + _BESIDE])
        outer = {said[i].via or "" for content, i in inside if content in span}
        yield from (said[i] for i in sorted(outer & said.keys()))

    def _faults(self, located: Located) -> float:
        """What keeps a wording from being read by itself; 0 for nothing."""
        recorded = located.recorded
        text = recorded.article.text
        span = bare(text, located.assertion.wording)
        told = span.cut(text)
        long = len(told.split())
        found = 0.0
        deeds = self._page(recorded).deeds
        if not _VERB.search(told) and bisect_left(deeds, span.start) == bisect_left(deeds, span.end):
            found += 3
        found += 3 * self._lacks_doer(located, span)
        found += 2 * bool(_POINTER.match(told.lstrip("“\"‘'"))) + 1.5 * bool(_LOOSE.match(told))
        found += sum(told.count(q) for q in "“”") % 2 + told.count('"') % 2
        found += 2 * (long < _GOOD_LENGTH[0] - 1) + (long > _GOOD_LENGTH[1]) + (long > _LONG)
        said = located.attribution
        if said is not None:
            found += any(cue in span for cue in said.cue)  # “…,” she said. “…”: two propositions in one
            found -= 0.5 * (said.naming in {Naming.PERSON, Naming.ORGANISATION, Naming.DOCUMENT})
        first = bisect_left(recorded.mentions, span.start, key=lambda m: m.span.start)
        inside = list(takewhile(lambda m: m.span.end <= span.end, islice(recorded.mentions, first, first + _BESIDE)))
        named = {m.entity for m in inside if not _POINTER.fullmatch(m.span.cut(text))}
        loose = {m.entity for m in inside} - named
        return found + 0.7 * len(loose) - 0.5 * bool(named)


def outlet(story: Story, recorded: Recorded) -> str:
    """The publisher; of an article whose publisher is not known, its title in brief, or its first words, or its file
    where another article is called so too.
    """
    name = story.publisher(recorded)
    return name if name != UNNAMED_PUBLISHER else f"{story.once(_brief_names)[recorded.article.id]} (no publisher)"


def _brief_names(story: Story) -> dict[str, str]:
    """What each article is called where nobody is known to have put it out: no two are called the same."""
    files = briefly(r.names[0] for r in story.articles)
    called = {r.article.id: titled(t.value) if (t := r.article.title) else opening(r.article) for r in story.articles}
    often = Counter(called.values())
    return {
        article: name if name and often[name] == 1 else files[story.by_id[article].names[0]]
        for article, name in called.items()
    }


def _stance(located: Located) -> Stance:
    if located.retracts:
        return Stance.ASSERTS
    if located.denies:
        return Stance.DENIES
    return located.attribution.stance if located.attribution else Stance.ASSERTS


def bare(text: str, span: Span) -> Span:
    """The wording without the conjunction that hangs it on its cue."""
    found = _OPENER.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found and found.end() < span.end else span


def readable(located: Located) -> Span:
    """The wording; where that is a word such as "it", the words from the source to there: "the union denied it"."""
    text, span = located.recorded.article.text, located.assertion.wording
    said = located.attribution
    if said is None or not _is_pointer(located):
        return bare(text, span)
    spans = [s for s in (*said.source, *said.cue, span) if abs(s.start - span.start) <= _NEAR]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    return whole if "\n" not in whole.cut(text) else span


def _is_pointer(located: Located) -> bool:
    return _POINTER.fullmatch(located.words.strip(" .,:;")) is not None


def says_nothing(members: Iterable[Located]) -> bool:
    """Whether all that is said is a word that points elsewhere: "denies this"."""
    return all(not m.assertion.terms or _is_pointer(m) for m in members)
