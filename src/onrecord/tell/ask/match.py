"""How well a sentence covers a question: its words, its names, its deed, and the kind of answer it asks for."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model import Span, TimexType
from onrecord.relate.events.lexicon import deed_of
from onrecord.relate.propositions.times import days
from onrecord.tell.ask.cues import SPEAKING, STRICT
from onrecord.tell.ask.deeds import is_undone, until
from onrecord.tell.ask.expected import answers
from onrecord.tell.ask.meaning import DISPUTING, root, roots, same_as
from onrecord.tell.ask.passages import Passage, roots_of
from onrecord.tell.ask.question import Expect, Question, Role, Term
from onrecord.tell.brief.people import roles_beside

_EXACT, _SAME, _NAMED, _NEAR, _FAR = 1.0, 0.8, 0.95, 0.45, 0.25
_ROLES = {Role.DEED: 1.4, Role.COUNTED: 1.3, Role.KIND: 0.35, Role.NAME: 1.1, Role.SETTING: 0.35, Role.OTHER: 1.0}
_OTHERWISE = 0.75
"""What is left of the cover where "new", "second" or the like is missing."""
_LONG, _WORDS = 0.05, 16
"""What a passage loses each time it is twice as long as this many different words: long ones cover by chance."""
_PRICED = "cost worth price"
_DONE_BY = 1.08
"""What a passage gains that tells the deed itself, of whoever is asked about."""
_OFFICE = 1.15
"""The same of one that says what office somebody holds who is asked about."""
_GOES_ON = re.compile(r"(?:It|He|She|They|This|That|The [a-z]+)\b")
"""How a sentence begins that is of somebody whom the one before it names."""
_BESIDE = 0.7
"""What an answer in the next sentence counts for."""
_NEXT_TELLS = frozenset({Expect.WHY, Expect.WHICH, Expect.WHERE})
_NATIONS = "us uk eu american british european"
"""Names that say of a body only whose it is."""
_LEAST_LONG = 5
"""Letters that two names share where one is made from the other: "Brazil", "Brazilian"."""
_COVER, _TYPE, _ALIKE = 0.6, 0.2, 0.2


@dataclass(frozen=True, slots=True)
class Match:
    """A passage held against a question. ``cover`` is how much of the question's words it has, 0 to 1;
    ``topic`` the share of those that are no names.

    ``found`` are the spans that can be the answer; ``missing`` the words it does not have.
    """

    passage: Passage
    cover: float
    topic: float
    deed: float
    subject: float
    source: float
    timely: bool
    found: tuple[Span, ...]
    missing: tuple[str, ...]
    alike: float
    score: float
    of_another: bool = False
    """Whether the question names who does the deed, and the passage does not."""
    beside: Passage | None = None
    """The sentence before or after it that has the answer, where it has none itself."""


class Scale:
    """What each word of a question weighs: the rarer in the story, the more."""

    def __init__(self, question: Question, spread: Mapping[str, int], sentences: int) -> None:
        top = math.log(1 + sentences)
        self._weights = {
            t.root: _ROLES[t.role] * (0.25 + 0.75 * math.log((1 + sentences) / (1 + spread.get(t.word, 0))) / top)
            for t in question.terms
        }

    def __getitem__(self, term: Term) -> float:
        return self._weights[term.root]


def match(question: Question, passage: Passage, scale: Scale, *, alike: float) -> Match:
    """One passage against the question; ``alike`` is the cosine of their vectors, 0 where there are none."""
    found, ends = answers(question, passage), bool(until(question, passage))
    shown = [found and (_is_shown(t, question) or (t.role is Role.DEED and ends)) for t in question.terms]
    held = [(t, _EXACT if s else _held(t, passage)) for t, s in zip(question.terms, shown, strict=True)]
    whole = sum(scale[t] for t, _ in held)
    source = _source(question, passage)
    cover = sum(scale[t] * h for t, h in held) / whole if whole else source
    if any(h < _SAME - 0.1 and t.root in roots(STRICT) for t, h in held):
        cover *= _OTHERWISE
    deed = 0.0 if is_undone(question, passage) else max((h for t, h in held if t.role is Role.DEED), default=1.0)
    subject = _subject(question, passage)
    timely = _timely(question, passage)
    score = _COVER * cover + _TYPE * bool(found) + _ALIKE * alike
    score *= (0.6 + 0.4 * source) * (1.0 if timely else 0.85)
    score *= 1 - _LONG * max(0.0, math.log2(max(1, len(passage.roots)) / _WORDS))
    if question.subject and passage.actors_of(deed_of(question.deed)) & question.subject:
        score *= _DONE_BY
    if question.expect is Expect.DESCRIBE and _says_office(question, passage):
        score *= _OFFICE
    made = Match(
        passage=passage,
        cover=cover,
        topic=_topic(held),
        deed=deed,
        subject=subject,
        source=source,
        timely=timely,
        found=found,
        missing=tuple(t.word for t, h in held if h < _NEAR),
        alike=alike,
        score=score,
        of_another=_is_of_another(question, passage),
    )
    return with_neighbour(question, made)


def _topic(held: Sequence[tuple[Term, float]]) -> float:
    """The share of words that are no names, each counting one; 1 where there are only names."""
    own = [h for t, h in held if t.role not in {Role.NAME, Role.KIND, Role.SETTING}]
    return sum(1.0 if h >= _SAME - 0.1 else 0.5 if h >= _NEAR else 0.0 for h in own) / len(own) if own else 1.0


def _is_shown(term: Term, question: Question) -> bool:
    """Whether the word is held wherever the answer is: what is counted, or that something costs."""
    return term.role is Role.COUNTED or (question.money and term.root in roots(_PRICED))


def with_neighbour(question: Question, held: Match) -> Match:
    """The match with the sentence beside it that has what was asked for, where only that one has it."""
    if held.found or not (question.limit or question.expect in _NEXT_TELLS):
        return held
    for beside in held.passage.neighbours():
        found = answers(question, beside)
        kinds = {t.root for t in question.terms if t.role is Role.KIND}
        if question.expect is Expect.WHICH and not kinds <= held.passage.roots | beside.roots:
            continue
        if found and (question.expect is not Expect.NUMBER):
            return replace(held, found=found, beside=beside, score=held.score + _TYPE * _BESIDE)
    return held


def _held(term: Term, passage: Passage) -> float:
    """How much of a word the passage has: the word, one that means the same, a name behind a pronoun, its context."""
    if term.root in passage.roots or root(term.word) in passage.roots:  # a rare word's lemma is guessed
        return _EXACT
    if term.root in passage.names or term.root in passage.sources:
        return _NAMED
    if same_as(term.root) & passage.roots or (term.word[:1].isupper() and _kin(term.root, passage.roots)):
        return _SAME
    if _kin(term.root, passage.roots | passage.names) and not term.word.isupper():
        return _SAME - 0.1
    if term.role is Role.DEED and term.root in roots(DISPUTING) and passage.is_negated and passage.attributions:
        return _SAME - 0.1
    if term.role is Role.DEED and term.root in roots(SPEAKING) and passage.attributions:
        return _SAME
    if term.root in passage.around or same_as(term.root) & passage.around:
        return _NEAR
    return _FAR if term.root in passage.article and term.role is not Role.DEED else 0.0


def _kin(one: str, others: frozenset[str]) -> bool:
    """Whether one of the words begins as this one does, all but its ending."""
    if len(one) < _LEAST_LONG or not one.isalpha():
        return False
    stem = one[: max(_LEAST_LONG, len(one) - 2)]
    return any(o.startswith(stem) and abs(len(o) - len(one)) <= 3 for o in others)


def _source(question: Question, passage: Passage) -> float:
    """Whether it stands in the words of whoever is asked about; 1 where nobody is."""
    if not question.by:
        return 1.0
    asked = roots_of(question.by) - {root("the"), root("of")}
    if not asked:
        return 1.0
    told = len(asked & passage.sources) / len(asked)
    published = len(asked & roots_of(passage.publisher)) / len(asked)
    if not _is_of_head(question.by, passage):
        told /= 2  # "the mother of Jo Lee": her words are not Jo Lee's
    # Words of somebody else who is named are not theirs, whoever else is mentioned.
    owned = passage.is_named and question.by != question.by.lower()
    mentioned = (0.5 if owned else 0.65) * len(asked & (passage.names | passage.roots)) / len(asked)
    # A statement goes on without naming whose it is; "the ministry" before it may be any ministry.
    near = (
        (0.3 if passage.is_named else 0.6 if question.by != question.by.lower() else 0.55)
        * len(asked & passage.around)
        / len(asked)
    )
    return max(told, 0.9 * published, mentioned, near)


def _says_office(question: Question, passage: Passage) -> bool:
    """Whether it says beside the name that is asked about what office that is: "the coroner, Jo Lee"."""
    asked = {t.root for t in question.terms if t.role is Role.NAME}
    named = (m for m in passage.mentions if roots_of(m.span.cut(passage.recorded.article.text)) & asked)
    return any(True for m in named for _ in roles_beside(passage.recorded, m.span, passage.span))


_HEAD = re.compile(r"(?P<of>[a-z][a-z -]*?) (?:of|for) .*[A-Z].*|.*[A-Z][\w’'-]* ?[’']s (?P<owned>[a-z][a-z -]*)$")


def _is_of_head(by: str, passage: Passage) -> bool:
    """Whether the passage has the word for whoever is asked about by their tie to somebody: "the mother of Jo Lee"."""
    found = _HEAD.fullmatch(by)
    if found is None:
        return True
    head = root((found["of"] or found["owned"]).split()[-1])
    return not passage.sources.isdisjoint({head, *same_as(head)})


def _subject(question: Question, passage: Passage) -> float:
    """How much of whoever does the deed is in the passage; 1 where the question names nobody."""
    if not question.subject:
        return 1.0
    held = passage.roots | passage.names | passage.sources
    names = {t.root for t in question.terms if t.role is Role.NAME}  # a minister is no ministry
    asked = (
        question.subject - roots(_NATIONS) or question.subject
    )  # "the US Congress": every country has the first word
    has = [s for s in asked if s in held or same_as(s) & held or (s in names and _kin(s, held))]
    return len(has) / len(asked)


def _is_of_another(question: Question, passage: Passage) -> bool:
    named = {t.root for t in question.terms if t.role is Role.NAME} & question.subject
    held = passage.roots | passage.names | passage.sources
    held |= passage.around if _GOES_ON.match(passage.text) else frozenset()
    return bool(named) and not any(n in held or same_as(n) & held or _kin(n, held) for n in named)


def _timely(question: Question, passage: Passage) -> bool:
    """Whether the passage can be of the time asked about: by a day in it, or by the day of its article."""
    if question.yearly and not _is_of_any_year(question.yearly, passage):
        return False
    if question.since is None and question.until is None:
        return True
    published = passage.recorded.article.published
    spans = [days(t.first + "/" + t.last) for t in passage.times if t.first and t.last]
    if published is not None:
        spans.append(days(published.value))
    known = [s for s in spans if s is not None]
    since, until = question.since or "0001-01-01", question.until or "9999-12-31"
    return not known or any(s[0].isoformat() <= until and since <= s[1].isoformat() for s in known)


def _is_of_any_year(asked: str, passage: Passage) -> bool:
    """Whether a time in the passage lies in a month, or is of a day of it, of whatever year; or it tells no time."""
    timed = [t for t in passage.times if t.type in {TimexType.DATE, TimexType.TIME}]
    known = [(t.first[5:10], t.last[5:10]) for t in timed if t.first and t.last and t.first[:4] == t.last[:4]]
    return (
        not timed
        or any(t.value[5:].startswith(asked) for t in timed)
        or any(first[: len(asked)] <= asked <= last[: len(asked)] for first, last in known)
    )


def ranked(matches: Sequence[Match]) -> list[Match]:
    """Best first; ties by place."""
    return sorted(matches, key=lambda m: (-round(m.score, 6), -len(m.found), m.passage.key))
