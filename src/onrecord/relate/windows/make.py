"""Windows from drafts: their days, their words, and whose they are."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import (
    Assertion,
    Attribution,
    Evidence,
    Modality,
    Polarity,
    Resolved,
    Sentence,
    Span,
    Stance,
    Timex,
    Window,
    WindowKind,
)
from onrecord.relate.propositions.terms import terms_of
from onrecord.relate.windows.accept import is_over
from onrecord.relate.windows.bounds import Bound, Role, head_noun
from onrecord.relate.windows.count import Days, Words, days_of
from onrecord.relate.windows.lexicon import ENDS, MOVES, SCHEDULES
from onrecord.relate.windows.lines import Line
from onrecord.relate.windows.moods import Mood
from onrecord.relate.windows.phrases import (
    deed_phrase,
    grantor_of,
    handed_phrase,
    instrument_of,
    signer_of,
    subject_phrase,
    thing_phrase,
    whole_clause,
    with_condition,
)
from onrecord.relate.windows.starts import SAID, Begun, Read, day_of_saying
from onrecord.text import id_of, trimmed

_SCORES = {
    Role.BY: 0.85,
    Role.BEFORE: 0.7,
    Role.UNTIL: 0.85,
    Role.FROM: 0.6,
    Role.ON: 0.6,
    Role.RANGE: 0.85,
    Role.WITHIN: 0.9,
    Role.FOR: 0.8,
    Role.EXTEND: 0.85,
    Role.NOUN: 0.8,
    Role.GIVEN: 0.85,
    Role.BEYOND: 0.6,
    Role.DEADLINE: 0.9,
}
"""How often a bound in that role is a limit, by hand; scheduled days are the loosest."""
_NEW_DAYS = frozenset({Role.UNTIL, Role.ON, Role.BY, Role.DEADLINE})
MOVED = "windows/moved"
"""Method of a window whose day is in the place of another that was told before."""
_DENIABLE = frozenset({Role.EXTEND, Role.GIVEN, Role.ON, Role.FROM, Role.RANGE, Role.FOR})
"""Roles in which a "not" says that there is no such window: not "will not open until May", not "a deadline not met"."""
_HOLDS = frozenset({"run", "last", "continue", "apply", "extend"}) | ENDS
"""Verbs that say of their subject how long it lasts."""
_CONDITION = re.compile(
    r"unless\b|if\b|(?:provided|providing) (?!by\b|for\b|with\b)|(?:so|as) long as (?!\d)|on (?:the )?condition that\b"
    r"|in the event that\b"
)
"""What a condition begins with."""
_OPENING = 4
"""Words of it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A window before its days are counted."""

    kind: WindowKind
    bound: Bound
    begins: Span | None
    ends: Span | None
    lasts: Span | None
    begun: Begun | None
    sure: bool = True


class Maker:
    """What the windows of one article are finished with. ``times`` are its time expressions as windows read them."""

    def __init__(
        self,
        resolved: Resolved,
        said: Sequence[Attribution],
        assertions: Sequence[Assertion],
        *,
        published: str,
        times: Sequence[Timex],
    ) -> None:
        self.resolved = resolved
        self.published = published
        self.times = times
        self._starts = [t.span.start for t in times]
        self._sentences = resolved.reading.sentences
        self._sentence_starts = [s.span.start for s in self._sentences]
        self._by_id = {a.id: a for a in said}
        self._said: defaultdict[int, list[Attribution]] = defaultdict(list)
        self._put: defaultdict[int, list[Assertion]] = defaultdict(list)
        self._named: defaultdict[int, set[str]] = defaultdict(set)
        self._keys = {r.local: r.entity for r in resolved.resolutions}
        for attribution in said:
            for n in self._numbers(attribution.content if attribution.source else ()):
                self._said[n].append(attribution)
        for assertion in assertions:
            for n in self._numbers((assertion.wording,)):
                self._put[n].append(assertion)
        for mention in resolved.reading.mentions:
            if mention.entity in self._keys:
                for n in self._numbers((mention.span,)):
                    self._named[n].add(self._keys[mention.entity])

    def _numbers(self, spans: Iterable[Span]) -> list[int]:
        """The numbers of the sentences that the spans touch."""
        touched: set[int] = set()
        for span in spans:
            first = max(0, bisect_right(self._sentence_starts, span.start) - 1)
            touched.update(range(first, bisect_left(self._sentence_starts, span.end)))
        return sorted(touched)

    def _sentence(self, place: Span) -> Sentence | None:
        at = bisect_right(self._sentence_starts, place.start) - 1
        return self._sentences[at] if at >= 0 and place in self._sentences[at].span else None

    def _times_in(self, span: Span) -> list[Timex]:
        here = self.times[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]
        return [t for t in here if t.span in span]

    def window(self, read: Read, draft: Draft) -> Window:
        """The draft with its days, its words, and whose it is."""
        reading, line = self.resolved.reading, read.line
        bound, article = draft.bound, reading.article
        rule = line.span(*_rule(read, bound, draft.begins))
        number = bisect_right(self._sentence_starts, line.sentence.span.start) - 1
        attribution = self._attribution(rule, number)
        assertion = self._assertion(rule, number)
        first, last = _what(read, draft)
        if not terms_of(article.text, reading.words, within=(first, last), quantities=()):
            first, last = whole_clause(line, bound)  # "find it" says nothing by itself
        what = trimmed(article.text, line.span(*with_condition(line, bound, (first, last))))
        counted = self._days(draft, attribution)
        method = SAID if draft.begun and draft.begun.said else _method(line, bound)
        reason = _reason(draft)
        return Window(
            id=id_of(article.id, draft.kind.value, f"{rule.start}-{rule.end}", f"{what.start}-{what.end}"),
            kind=draft.kind,
            what=what,
            wording=line.sentence.span,
            rule=rule,
            begins=draft.begins,
            ends=draft.ends,
            lasts=draft.lasts,
            start=counted.start,
            end=counted.end,
            duration=counted.duration,
            grantor=_grantor(line, draft),
            instrument=instrument_of(line, bound),
            attribution=attribution.id if attribution else None,
            assertion=assertion.id if assertion else None,
            polarity=Polarity.NEGATIVE if self._is_denied(attribution) else _polarity(line, bound, assertion),
            entities=self._entities(number, attribution),
            terms=terms_of(article.text, reading.words, within=(first, last), quantities=()),
            evidence=Evidence(method, _SCORES[bound.role], reason),
        )

    def _days(self, draft: Draft, attribution: Attribution | None) -> Days:
        said = self.saying_day(attribution) if draft.begun and draft.begun.said else None
        read = Words(draft.kind, draft.begins, draft.ends, draft.lasts, draft.bound.role is Role.BEFORE)
        return days_of(self._near(draft), read, said=said)

    def _near(self, draft: Draft) -> Sequence[Timex]:
        spans = {s for s in (draft.begins, draft.ends, draft.lasts) if s is not None}
        return [t for s in sorted(spans) for t in self._times_in(s)]

    def saying_day(self, attribution: Attribution | None) -> str | None:
        """The day on which the words were said."""
        cue = attribution.cue[0] if attribution and attribution.cue else None
        home = self._sentence(cue) if cue else None
        return day_of_saying(self._times_in(home.span) if home else (), attribution, self.published)

    def _attribution(self, rule: Span, number: int) -> Attribution | None:
        """The innermost attribution in whose words the rule stands."""
        over = [a for a in self._said[number] if any(c.overlaps(rule) for c in a.content)]
        return min(over, key=lambda a: (sum(map(len, a.content)), a.id), default=None)

    def _is_denied(self, attribution: Attribution | None) -> bool:
        """Whether who told it denies it, or somebody who tells of them does: "denied reports that …"."""
        seen: set[str] = set()
        while attribution is not None and attribution.id not in seen:
            if attribution.stance is Stance.DENIES:
                return True
            seen.add(attribution.id)
            attribution = self._by_id.get(attribution.via or "")
        return False

    def _assertion(self, rule: Span, number: int) -> Assertion | None:
        over = [a for a in self._put[number] if a.wording.overlaps(rule)]
        return min(over, key=lambda a: (len(a.wording), a.id), default=None)

    def _entities(self, number: int, attribution: Attribution | None) -> tuple[str, ...]:
        here = set(self._named[number])
        if attribution is not None and attribution.entity in self._keys:
            here.add(self._keys[attribution.entity])
        return tuple(sorted(here))


def _method(line: Line, bound: Bound) -> str:
    """The role of the time, but for a day to which something was moved: "put off until", "is now planned for"."""
    verb = bound.verb
    if verb is not None and bound.role in _NEW_DAYS:
        lemma, kids = line.words[verb].lemma, [line.lower(k) for k in line.kids.get(verb, ())]
        anew = "now" in kids and (lemma in SCHEDULES or bound.mood is Mood.AHEAD)
        if lemma in MOVES or anew:
            return MOVED
    return f"windows/{bound.role.value}"


def _rule(read: Read, bound: Bound, begins: Span | None) -> tuple[int, int]:
    """The words that say how it is counted, a "from …" before them and a condition after them with them."""
    line, last = read.line, bound.last
    opens = [b for b in read.bounds if b.role is Role.FROM and b.moment.span == begins]
    first = min([bound.first, *(b.first for b in opens if 0 <= bound.first - b.last <= 2)])
    then = last + (line.lower(last) == ",")
    if _CONDITION.match(" ".join(line.lower(i) for i in range(then, then + _OPENING))):
        last = then
        while last < line.range[1] and line.lower(last) not in {",", ";", "."}:
            last += 1
    return first, last


def _what(read: Read, draft: Draft) -> tuple[int, int]:
    line, bound = read.line, draft.bound
    if bound.role is Role.NOUN and (head := head_noun(line, bound)) is not None:
        return thing_phrase(line, bound, head)
    verb = bound.verb
    lemma = line.words[verb].lemma if verb is not None else ""
    if bound.role is Role.GIVEN or (bound.role is Role.UNTIL and lemma in {"have", "give"}):
        found = handed_phrase(line, bound)
        if found is not None:
            return found
    holds = verb is not None and (lemma in _HOLDS or is_over(line, verb))
    if verb is not None and holds and not any(line.words[k].dep == "dobj" for k in line.kids.get(verb, ())):
        subject = subject_phrase(line, verb, line.range[1])
        if subject is not None:
            return subject
    if verb is None and bound.noun is not None:
        return thing_phrase(line, bound, bound.noun)
    return deed_phrase(line, bound, _rule(read, bound, draft.begins)[0])


def _grantor(line: Line, draft: Draft) -> Span | None:
    found = grantor_of(line, draft.bound)
    if found is not None:
        return found
    verb = draft.bound.verb
    subject = line.subject(verb) if verb is not None else None
    for head in (subject, draft.bound.noun):
        if head is not None and (signer := signer_of(line, head)) is not None:
            return signer
    return None


def _polarity(line: Line, bound: Bound, assertion: Assertion | None) -> Polarity:
    """Negative where the window itself is denied; "will not open until May" is one all the same."""
    if assertion is not None and assertion.modality is Modality.DENIED:
        return Polarity.NEGATIVE
    if bound.role not in _DENIABLE or bound.verb is None:
        return Polarity.POSITIVE
    negated = any(line.words[k].dep == "neg" for k in line.kids.get(bound.verb, ()))
    return Polarity.NEGATIVE if negated else Polarity.POSITIVE


def _reason(draft: Draft) -> str:
    role = draft.bound.role.value
    what = f"a {draft.kind.value}, by “{role}”" if role != "noun" else f"a {draft.kind.value}, by a noun that lasts"
    return f"{what}; {draft.begun.reason}" if draft.begun else what
