"""Texts rewritten from another's report: no shared passage, but its figures and names, with credit given to it.

Two articles may have a figure in common because both reporters were told it. What tells a rewriting is the credit: the
text names the agency or paper that put the other one out. How much else of the other it has, and whether it came right
after, is weighed by numbers that were trained. It is never more than a suspicion.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain
from math import exp, log1p
from pathlib import Path

from onrecord.english import CALENDAR, NUMBER_OF
from onrecord.model import Evidence, Judgement, Span
from onrecord.resolve.fingerprints import Print, hash_of
from onrecord.resolve.gist import day_of
from onrecord.resolve.houses import Credit, Houses, credit_in, houses_of
from onrecord.text import fold, stem

_WEIGHTS = Path(__file__).parent / "weights" / "rewrites.json"
SUSPECTED_FROM = 0.2
"""The least chance at which a pair is told: two in five are rewritings by the stories, which forgot some."""
_SOON = 2
"""Days after which a report is hardly rewritten any more: by then there is news of it."""
_MOST_SHOWN = 4

_NUMBER = re.compile(r"\d[\d,.]*\d|\d+|[A-Za-z]+(?:-[a-z]+)?")
_SENTENCE = re.compile(r"[.!?]['”\"]?\s+(?=[“\"‘A-Z0-9])|\n")
_NAME = re.compile(r"\b[A-Z][\w’'-]{0,40}[a-z]\w*")
_MOST_FACTS = 100
_NEAR = 4
"""Words behind a figure among which stands what it counts."""
_COUNTED = 2
"""Of these, how many may be it: "47 small schools" counts schools."""
_MOST_COUNTS = 60


_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|\Z)|(?<!\w)\"[^\"\n]*(?:\"|(?=\n)|\Z)")
"""Two reporters who heard one speech have its figures too."""

_SMALL = frozenset(
    """a about after all also an and are as at be been before but by did do does first for from had has have he her his
    if in into is it its last month more new no not of on one or our out over said say says so some than that the their
    them there they this to told under up was we week were what when which who will with would year you your""".split()
)
Count = tuple[str, str]
"""A figure and the stem of a word behind it: ("47", "school")."""


@dataclass(frozen=True)
class Facts:
    """A text's words, who put it out, and the day as an ordinal, None where that is not known."""

    body: str
    houses: Houses
    day: int | None

    @cached_property
    def counts(self) -> frozenset[Count]:
        """Its figures with what they count, small ones and those in words too."""
        return frozenset(_counts(_QUOTED.sub(" ", self.body)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its figures outside quotations."""
        return frozenset(_numbers(_QUOTED.sub(" ", self.body)))

    @cached_property
    def names(self) -> frozenset[str]:
        """Its words with a capital inside a sentence, folded."""
        return frozenset(fold(n) for part in _SENTENCE.split(self.body) for n in _inner_names(part))


def facts_of(text: str, spans: Sequence[Span], publisher: str, *, published: str = "") -> Facts:
    """What of a text outlives being rewritten. ``published`` is an ISO day, or what is none."""
    return Facts("\n".join(s.cut(text) for s in spans), houses_of(text, publisher, spans), day_of(published))


def fact_prints(text: str, spans: Sequence[Span]) -> tuple[Print, ...]:
    """Prints of figures with a name of their sentence or what they count: texts of the same facts find each other."""
    found: dict[int, int] = {}
    for start, part in chain.from_iterable(_sentences(text, span) for span in spans):
        names = sorted({fold(n) for n in _inner_names(part)})[:_MOST_FACTS]
        for number in sorted(set(_numbers(part)))[:_MOST_FACTS] if names else ():
            for name in names:
                found.setdefault(hash_of("fact", number, name), start)
        if len(found) > _MOST_FACTS:
            break
    facts = sorted(found.items(), key=lambda f: (f[1], f[0]))[:_MOST_FACTS]
    counts: dict[int, int] = {}
    for span in spans:
        for number, noun in _counts(_QUOTED.sub(" ", span.cut(text))):
            counts.setdefault(hash_of("count", number, noun), span.start)
        if len(counts) > _MOST_COUNTS:
            break
    return (*facts, *sorted(counts.items(), key=lambda f: (f[1], f[0]))[:_MOST_COUNTS])


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
            yield _written(value)


def _counts(text: str) -> Iterator[Count]:
    """Figures of two and more that are no years, each with the words near behind it that could be what it counts."""
    found = [(w.group(), _value(w.group())) for w in _NUMBER.finditer(text)]
    for at, (_, value) in enumerate(found):
        if value is None or value < 2 or (1900 <= value <= 2100 and value == int(value)):
            continue
        behind = [fold(word) for word, other in found[at + 1 : at + 1 + _NEAR] if other is None]
        nouns = [w for w in behind if len(w) > 2 and w not in _SMALL and w not in CALENDAR]
        for noun in nouns[:_COUNTED]:
            yield _written(value), stem(noun)


def _written(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)


@lru_cache(maxsize=1 << 14)  # the same few words stand in every text
def _value(word: str) -> float | None:
    if word[0].isdigit():
        plain = word.replace(",", "")
        try:
            return float(plain) if len(plain) < 16 else None
        except ValueError:
            return None  # "1.2.3"
    tens, _, unit = word.lower().partition("-")
    if tens not in NUMBER_OF or (unit and unit not in NUMBER_OF):
        return None
    return float(NUMBER_OF[tens] + (NUMBER_OF[unit] if unit else 0))


def judged_rewriting(one: Facts, other: Facts) -> tuple[Judgement, Evidence] | None:
    """A suspicion that one text was rewritten from the other; None when there is no ground for it."""
    ways = [(chance, credit) for credit, signs in _ways(one, other) if (chance := _chance(signs)) >= SUSPECTED_FROM]
    if not ways:
        return None
    chance, credit = max(ways, key=lambda way: (way[0], way[1].name))
    common = one.counts & other.counts or {(number, "") for number in one.numbers & other.numbers}
    shared = sorted(
        common, key=lambda count: (-float(count[0]), count[1])
    )  # the largest are the least likely by chance
    listed = ", ".join(f"{n} {what}…" if what else n for n, what in shared[:_MOST_SHOWN])
    figures = f", with the same figures ({listed})" if listed else ""
    reason = f"rewritten with credit: one names {credit.name}, which put out the other, and tells much of it{figures}"
    return Judgement.UNSURE, Evidence("credited-facts", round(chance, 4), reason)


def rewriting_signs(one: Facts, other: Facts) -> list[dict[str, float]]:
    """What bears on whether one was rewritten from the other, for each way in which one gives the other credit."""
    return [signs for _, signs in _ways(one, other)]


def _ways(one: Facts, other: Facts) -> Iterator[tuple[Credit, dict[str, float]]]:
    for later, first in ((one, other), (other, one)):
        days = later.day - first.day if later.day is not None and first.day is not None else 0
        credit = credit_in(later.body, later.houses, first.houses) if days >= 0 else None
        if credit is not None:
            yield credit, _signs(later, first, credit) | {"long_after": float(days > _SOON)}


def _signs(later: Facts, first: Facts, credit: Credit) -> dict[str, float]:
    """Shares are of the figures and names of the one that gives credit."""
    named = later.names - {fold(word) for word in credit.name.split()}
    return {
        "figures": len(later.numbers & first.numbers) / (1 + len(later.numbers)),
        "counts": log1p(len(later.counts & first.counts)),
        "names": len(named & first.names) / max(1, len(named)),
        "place": credit.place,
        "said": float(credit.said),
    }


def _chance(signs: Mapping[str, float]) -> float:
    weights = _weights()
    return 1 / (1 + exp(-weights["bias"] - sum(weights[name] * signs[name] for name in sorted(signs))))


@cache
def _weights() -> Mapping[str, float]:
    found: dict[str, float] = json.loads(_WEIGHTS.read_text("utf-8"))
    return found
