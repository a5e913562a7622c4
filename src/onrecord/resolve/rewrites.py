"""Texts rewritten from another's report: no shared passage, but its figures and names, with credit given to it.

Two articles may have a figure in common because both reporters were told it. What tells a rewriting is the credit: the
text names the agency or paper that put the other one out. So this is never more than a suspicion.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Evidence, Judgement, Span
from onrecord.resolve.fingerprints import Print, hash_of
from onrecord.text import fold

_NUMBER = re.compile(r"\d[\d,.]*\d|\d+|[A-Za-z]+(?:-[a-z]+)?")
_SENTENCE = re.compile(r"[.!?]['”\"]?\s+(?=[“\"‘A-Z0-9])|\n")
_NAME = re.compile(r"\b[A-Z][\w’'-]*[a-z]\w*")
_DATELINE = re.compile(r"\(([A-Z][A-Za-z]+)\)")
_HEAD = 600
"""Characters at the beginning in which a dateline or an agency's line stands."""
_MOST_FACTS = 100
_LEAST_NUMBERS = 2
_LEAST_NAMES = 2
_LEAST_SHARE = 1 / 3

_AGENCIES = {
    "AP": "Associated Press",
    "AFP": "Agence France-Presse",
    "Reuters": "Reuters",
    "UPI": "United Press International",
    "PA": "Press Association",
    "dpa": "Deutsche Presse-Agentur",
    "Bloomberg": "Bloomberg News",
    "Xinhua": "Xinhua News Agency",
    "EFE": "Agencia EFE",
    "ANSA": "ANSA",
    "Kyodo": "Kyodo News",
    "Interfax": "Interfax",
    "TASS": "TASS",
}
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {w: n for n, w in enumerate(_UNITS.split())} | {w: 10 * n for n, w in enumerate(_TENS.split(), start=2)}


@dataclass(frozen=True)
class Facts:
    """A text's words, and the outlets whose report it is by its publisher, dateline or credit line."""

    body: str
    outlets: frozenset[str]

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its figures."""
        return frozenset(_numbers(self.body))

    @cached_property
    def names(self) -> frozenset[str]:
        """Its words with a capital inside a sentence, folded."""
        return frozenset(fold(n) for part in _SENTENCE.split(self.body) for n in _inner_names(part))

    @cached_property
    def running(self) -> str:
        """Its words without datelines."""
        return _DATELINE.sub("", self.body)


def facts_of(text: str, spans: Sequence[Span], publisher: str) -> Facts:
    """What of a text outlives being rewritten."""
    return Facts("\n".join(s.cut(text) for s in spans), _outlets(text, publisher))


def fact_prints(text: str, spans: Sequence[Span]) -> tuple[Print, ...]:
    """A print for each figure with a name of its sentence, so that texts of the same facts find each other."""
    found: dict[int, int] = {}
    for span in spans:
        for start, part in _sentences(text, span):
            names = sorted({fold(n) for n in _inner_names(part)})[:_MOST_FACTS]
            for number in sorted(set(_numbers(part)))[:_MOST_FACTS] if names else ():
                for name in names:
                    found.setdefault(hash_of("fact", number, name), start)
            if len(found) > _MOST_FACTS:
                break
    return tuple(sorted(found.items(), key=lambda f: (f[1], f[0])))[:_MOST_FACTS]


def _sentences(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """Rough sentences with their offsets."""
    start = span.start
    for gap in _SENTENCE.finditer(text, span.start, span.end):
        yield start, text[start : gap.end()]
        start = gap.end()
    yield start, text[start : span.end]


def _inner_names(sentence: str) -> Iterator[str]:
    """Words with a capital, the first one left out, which has it anyway."""
    lead = len(sentence) - len(sentence.lstrip(" “\"‘'(•—–-"))
    return (w.group() for w in _NAME.finditer(sentence) if w.start() > lead)


def _numbers(text: str) -> Iterator[str]:
    """Figures of ten and more that are no years, written in digits or in words."""
    for found in _NUMBER.finditer(text):
        value = _value(found.group())
        if value is not None and value >= 10 and not (1900 <= value <= 2100 and value == int(value)):
            yield f"{value:g}"


def _value(word: str) -> float | None:
    if word[0].isdigit():
        plain = word.replace(",", "")
        try:
            return float(plain) if len(plain) < 16 else None
        except ValueError:
            return None  # "1.2.3"
    tens, _, unit = word.lower().partition("-")
    if tens not in _WORDS or (unit and unit not in _WORDS):
        return None
    return float(_WORDS[tens] + (_WORDS[unit] if unit else 0))


def _outlets(text: str, publisher: str) -> frozenset[str]:
    """Short names of the agencies in a dateline or credit line at the head or the foot, and the publisher's name."""
    head, foot = text[:_HEAD], text[-_HEAD // 3 :]
    short = {a for a in _DATELINE.findall(head) if a in _AGENCIES}
    short |= {a for a, full in _AGENCIES.items() if f"By {full}" in head or f"By The {full}" in head}
    short |= {a for a, full in _AGENCIES.items() if f"— {full}" in foot or f"— The {full}" in foot}
    name = publisher.removeprefix("The ").strip()
    return frozenset(short | ({name} if len(name) > 3 else set()))


def _credits(facts: Facts, outlets: frozenset[str]) -> str | None:
    """The first of the outlets that a text names in its running words, datelines left out."""
    for outlet in sorted(outlets - facts.outlets):
        for form in (outlet, _AGENCIES.get(outlet, outlet)):
            if form in facts.running and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", facts.running):
                return _AGENCIES.get(outlet, outlet)
    return None


def judged_rewriting(one: Facts, other: Facts) -> tuple[Judgement, Evidence] | None:
    """A suspicion that one text was rewritten from the other; None when there is no ground for it."""
    given = {_credits(one, other.outlets), _credits(other, one.outlets)} - {None}
    if not given:
        return None
    numbers, names = one.numbers & other.numbers, one.names & other.names
    smaller = min(len(one.numbers), len(other.numbers))
    if len(numbers) < _LEAST_NUMBERS or len(names) < _LEAST_NAMES or len(numbers) < _LEAST_SHARE * smaller:
        return None
    listed = ", ".join(sorted(numbers, key=float)[:4])
    outlet = min(map(str, given))
    reason = f"rewritten with credit: the same figures ({listed}), and one names {outlet}, which put out the other"
    return Judgement.UNSURE, Evidence("credited-facts", 0.6, reason)
