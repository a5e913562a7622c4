"""Whom a source goes on from that is a word such as "she", "they" or "who", which nobody followed before.

No answer is better than a wrong one: the source stays open where the pronoun does not agree with whoever spoke last,
or where somebody else has come in since.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.english import HE, SHE, SUBJECT_DEPS
from onrecord.model import Attribution, EntityKind, Evidence, Naming, Origin, Span
from onrecord.relate.origins.background import Background
from onrecord.relate.origins.chains import Chains
from onrecord.relate.origins.first import PRONOUNS, origin_of
from onrecord.relate.origins.offices import head_of, is_many
from onrecord.relate.origins.scene import in_quotation
from onrecord.relate.origins.unnamed import may_be_he
from onrecord.relate.propositions.clauses import words_in
from onrecord.text import fold, joined, merged, word_set

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_HE_SHE = frozenset({"he", "she"})
_MANY = frozenset({"they", "them", "their", "each", "both"})
_THING = frozenset({"it", "its"})
_FIRST = frozenset({"i", "we", "us", "me", "my", "our"})
_FORMS = dict.fromkeys(HE, "he") | dict.fromkeys(SHE, "she")
_PLURALS = frozenset({"NNS", "NNPS"})
_SHARES = word_set("percent % majority half third quarter most many some")
"""Nouns for several people that are no plurals: "half said they had heard it"."""
_FAR = 300
"""Characters between a relative pronoun and the words that it stands for."""
_NO_BODY = ("person:", "unnamed:", "document:", "post:")
"""How the keys of those origins begin that are no body."""
_HIS = re.compile(r"\b(?:\w*(?<!wo)man|father|brother|son|husband|uncle)$")
_HER = re.compile(r"\b(?:\w*woman|mother|sister|daughter|wife|aunt)$")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What somebody said last, and whose word it was made out to be."""

    attribution: Attribution
    origin: Origin


@dataclass
class Speakers:
    """The sources of one article as they are heard, in text order."""

    background: Background
    chains: Chains
    spoken: Sequence[Span] = field(init=False)
    last: _Spoken | None = field(default=None, init=False)
    person: _Spoken | None = field(default=None, init=False)
    tellers: frozenset[int] = field(default=frozenset(), init=False)
    shown: Mapping[int, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.spoken = merged(span for a in self.background.said.values() for span in a.content)
        text, shown = self.background.reading.article.text, dict[int, set[str]]()
        for mention in self.background.reading.mentions:
            if (form := _FORMS.get(fold(mention.span.cut(text)))) is not None:
                shown.setdefault(mention.entity, set()).add(form)
        self.shown = shown

    def hear(self, attribution: Attribution, origin: Origin) -> None:
        """Note whose words these are, for the pronouns that follow; an article's own voice is nobody's pronoun."""
        if attribution.naming is Naming.NONE:
            return
        self.last = _Spoken(attribution, origin)
        self.person = self.last if may_be_he(origin) else self.person
        sources = (span for outer in self.chains.outers(attribution) for span in outer.source)
        named = (m for span in sources for m in self.background.mentions_at(span) if m.span in span)
        self.tellers = frozenset(m.entity for m in named if m.kind is not EntityKind.PERSON)

    def is_passed_on(self, attribution: Attribution) -> bool:
        """Whether a pronoun means the house that told: what the agency that cited a ministry goes on to say is still
        the ministry's.
        """
        return attribution.entity in self.tellers and self._form(attribution) in PRONOUNS

    def meant(self, attribution: Attribution) -> Origin:
        """Whoever was made out last, where the source can be theirs; else somebody of their own, who is not known."""
        form = "" if self.is_passed_on(attribution) else self._form(attribution)
        before = self._told_by(attribution) or (self.person if form in _HE_SHE else self.last)
        if before is not None and self._goes_on(before, attribution, form):
            reason = f"a pronoun stands for {before.origin.name}, the source named last"
            return replace(before.origin, evidence=Evidence("last-speaker", 0.5, reason))
        desk = self.background.desk
        key = f"unnamed:{desk.key.partition(':')[2]}:{attribution.id}"
        evidence = Evidence("unresolved", 0.2, "the source is a pronoun that could not be followed")
        return Origin(key, attribution.speaker or "unnamed", False, evidence)

    def _told_by(self, attribution: Attribution) -> _Spoken | None:
        """Whoever tells what a pronoun is said to have said: "some dockers said they feared a strike"."""
        outer = self.background.said.get(attribution.via or "")
        if outer is None or not outer.source or self._form(attribution) not in _HE_SHE | _MANY | _THING:
            return None
        origin = origin_of(self.background, spelled_out(self.background, outer))
        return _Spoken(outer, origin) if origin is not None and outer.naming is not Naming.NONE else None

    def _form(self, attribution: Attribution) -> str:
        return fold(joined(attribution.source, self.background.reading.article.text))

    def _goes_on(self, before: _Spoken, attribution: Attribution, form: str) -> bool:
        place = (attribution.source or attribution.cue or attribution.content)[0]
        apart = self._block(place) - self._block(before.attribution.source[0])
        quoted = in_quotation(self.background.reading.article.text, place.start)
        if form in _FIRST:
            return apart == 0 and quoted
        if form not in _HE_SHE | _MANY | _THING:
            return 0 <= apart <= 1 and form not in _RELATIVE
        if quoted or not 0 <= apart <= 1:
            return False
        return self._agrees(before, form) and not any(self._others(before, attribution, form))

    def _block(self, span: Span) -> int:
        sentences = self.background.reading.sentences
        at = bisect_right(sentences, span.start, key=lambda s: s.span.start)
        return sentences[max(0, at - 1)].block

    def _agrees(self, before: _Spoken, form: str) -> bool:
        """Whether somebody can be called "she", "they" or "it" by number, and by gender where that is shown."""
        origin = before.origin
        many = origin.people > 1 or (not origin.key.startswith("person:") and is_many(head_of(origin.name)))
        is_body = not origin.key.startswith(_NO_BODY)
        if form in _MANY:
            return many or is_body
        if form in _THING:
            return is_body or origin.key.startswith(("document:", "post:"))
        called = fold(origin.name)
        shown = self.shown.get(before.attribution.entity, set()) if before.attribution.entity is not None else set()
        by_noun = {"he"} if _HIS.search(called) else {"she"} if _HER.search(called) else set()
        return (shown or by_noun or {form}) >= {form}

    def _others(self, before: _Spoken, attribution: Attribution, form: str) -> Iterator[object]:
        """Whoever else has come in before a pronoun that it may stand for.

        Those in what others are told to have said are not taken up by the article's own words, nor the other way round.
        """
        reading, place = self.background.reading, attribution.source[0].start
        within = Span(min(place, before.attribution.source[0].end), place)
        told = attribution.via is not None
        skipped = () if told else self.spoken
        for mention in self.background.mentions_at(within):
            wanted = EntityKind.ORGANISATION if form in _THING else EntityKind.PERSON
            other = mention.kind is wanted and mention.entity != before.attribution.entity and form not in _MANY
            if other and mention.span in within and not _inside(mention.span, skipped):
                yield mention
        for i in words_in(reading.words, within) if form in _MANY else ():
            word = reading.words[i]
            led = told or word.dep in SUBJECT_DEPS
            if (word.tag in _PLURALS or word.lemma in _SHARES) and led and not _inside(word.span, skipped):
                yield word


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether one of the spans, which are in order and apart, holds it."""
    at = bisect_right(spans, span.start, key=lambda s: s.start)
    return at > 0 and span in spans[at - 1]


def spelled_out(background: Background, attribution: Attribution) -> Attribution:
    """The attribution with the words that "who" stands for as its source: "the owners, who" are the owners."""
    text = background.reading.article.text
    if not attribution.source or fold(joined(attribution.source, text)) not in _RELATIVE:
        return attribution
    named, at = attribution.speaker.split(), attribution.source[0].start
    if not named or fold(attribution.speaker) in PRONOUNS:
        return attribution
    places = re.finditer(r"\s+".join(map(re.escape, named)), text[max(0, at - _FAR) : at])
    found = next(reversed([*places]), None)
    if found is None:
        return attribution
    start = max(0, at - _FAR)
    return replace(attribution, source=(Span(start + found.start(), start + found.end()),))
