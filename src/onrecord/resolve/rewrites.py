"""Texts rewritten from another's report: no shared passage, but its figures and names, with credit given to it.

Two articles may have a figure in common because both reporters were told it. What tells a rewriting is the credit: the
text names the agency or paper that put the other one out. So this is never more than a suspicion.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from onrecord.model import Evidence, Judgement, Span
from onrecord.resolve.fingerprints import Print, hash_of
from onrecord.text import fold, stem, words

_NUMBER = re.compile(r"\d[\d,.]*\d|\d+|[A-Za-z]+(?:-[a-z]+)?")
_SENTENCE = re.compile(r"[.!?]['”\"]?\s+(?=[“\"‘A-Z0-9])|\n")
_NAME = re.compile(r"\b[A-Z][\w’'-]{0,40}[a-z]\w*")
_DATELINE = re.compile(r"\(([A-Z][A-Za-z]+)\)")
_WIRE = re.compile(
    r"\(([A-Z][^()\n]{1,40})\)(?: ?[-–—] ?|\s*$)|"  # EASTMOOR, May 4 (North Wire) —
    r"^By [^\n]{1,60}? and ([A-Z][\w ]{2,30})$",  # By the newsroom and North Wire
    re.MULTILINE,
)
_HEAD = 600
"""Characters at the beginning in which a dateline or an agency's line stands."""
_MOST_FACTS = 100
_LEAST_NUMBERS = 2
_LEAST_NAMES = 2
_LEAST_SHARE = 1 / 3
_LEAST_COUNTS = 2
_LEAST_COUNTS_SHARE = 1 / 2
_NEAR = 4
"""Words behind a figure among which stands what it counts."""
_COUNTED = 2
"""Of these, how many may be it: "47 small schools" counts schools."""
_MOST_COUNTS = 60

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


_QUOTED = re.compile(r"“[^”\n]*(?:”|(?=\n)|\Z)|(?<!\w)\"[^\"\n]*(?:\"|(?=\n)|\Z)")
"""Two reporters who heard one speech have its figures too."""

_SMALL = frozenset(
    """a about after all also an and are as at be been before but by did do does first for from had has have he her his
    if in into is it its last month more new no not of on one or our out over said say says so some than that the their
    them there they this to told under up was we week were what when which who will with would year you your""".split()
)
_CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday""".split()
)

Count = tuple[str, str]
"""A figure and the stem of a word behind it: ("47", "school")."""


@dataclass(frozen=True)
class Facts:
    """A text's words, and the outlets whose report it is by its publisher, dateline or credit line."""

    body: str
    outlets: frozenset[str]
    wires: frozenset[str]  # the publisher, and whoever stands in a dateline or byline, as folded words

    @cached_property
    def counts(self) -> frozenset[Count]:
        """Its figures with what they count, small ones and those in words too."""
        return frozenset(_counts(_QUOTED.sub(" ", self.body)))

    @cached_property
    def spoken(self) -> str:
        """Its folded words without datelines, a space before and behind each; a set would take five times the room."""
        return f" {' '.join(words(_WIRE.sub(' ', self.body)))} "

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
    return Facts("\n".join(s.cut(text) for s in spans), _outlets(text, publisher), _wires(text, publisher))


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
            yield f"{value:g}"


def _counts(text: str) -> Iterator[Count]:
    """Figures of two and more that are no years, each with the words near behind it that could be what it counts."""
    found = [(w.group(), _value(w.group())) for w in _NUMBER.finditer(text)]
    for at, (_, value) in enumerate(found):
        if value is None or value == 1 or (1900 <= value <= 2100 and value == int(value)):
            continue
        behind = [fold(word) for word, other in found[at + 1 : at + 1 + _NEAR] if other is None]
        nouns = [w for w in behind if len(w) > 2 and w not in _SMALL and w not in _CALENDAR]
        for noun in nouns[:_COUNTED]:
            yield f"{value:g}", stem(noun)


@lru_cache(maxsize=1 << 14)  # the same few words stand in every text
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


def _wires(text: str, publisher: str) -> frozenset[str]:
    """The publisher and whoever stands in a dateline or byline, each as its folded words, joined by spaces."""
    named = [publisher, *(name for found in _WIRE.finditer(text[:_HEAD]) for name in found.groups() if name)]
    bare = (" ".join(w for w in words(re.sub(r"\([^)]*\)", " ", n)) if w not in _SMALL) for n in named)
    return frozenset(name for name in bare if len(name) > 3)


def _names_wire(facts: Facts, other: Facts) -> str | None:
    """The first of these that a text speaks of by all words of its name; of a name of three words or more by all but
    one ("the education department" of the Norland Education Department)."""
    for wire in sorted(other.wires - facts.wires):
        parts = wire.split()
        missing = sum(f" {part} " not in facts.spoken for part in parts)
        if missing == 0 or (missing == 1 and len(parts) > 2):
            return wire.title()
    return None


def _credits(facts: Facts, other: Facts) -> str | None:
    """The first of the outlets that a text names in its running words, datelines left out."""
    for outlet in sorted(other.outlets - facts.outlets):
        for form in (outlet, _AGENCIES.get(outlet, outlet)):
            if form in facts.running and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", facts.running):
                return _AGENCIES.get(outlet, outlet)
    return None


def judged_rewriting(one: Facts, other: Facts) -> tuple[Judgement, Evidence] | None:
    """A suspicion that one text was rewritten from the other; None when there is no ground for it."""
    given = {_credits(one, other), _credits(other, one)} - {None}
    if given and _share_figures(one, other):
        listed = ", ".join(sorted(one.numbers & other.numbers, key=float)[:4])
        return _suspected(min(map(str, given)), f"the same figures ({listed})", 0.6)
    given = {_names_wire(one, other), _names_wire(other, one)} - {None}
    if given and _share_counts(one, other):
        listed = ", ".join(f"{n} {what}…" for n, what in sorted(one.counts & other.counts)[:4])
        return _suspected(min(map(str, given)), f"the same figures of the same things ({listed})", 0.5)
    return None


def _share_figures(one: Facts, other: Facts) -> bool:
    """Whether a third of the larger figures of either are in both, with names."""
    numbers, names = one.numbers & other.numbers, one.names & other.names
    smaller = min(len(one.numbers), len(other.numbers))
    return len(numbers) >= _LEAST_NUMBERS and len(names) >= _LEAST_NAMES and len(numbers) >= _LEAST_SHARE * smaller


def _share_counts(one: Facts, other: Facts) -> bool:
    """Whether both count the same things alike, and half of the figures of either are in both."""
    mine, theirs = ({number for number, _ in facts.counts} for facts in (one, other))
    shared, counted = mine & theirs, {number for number, _ in one.counts & other.counts}
    enough = max(_LEAST_COUNTS, _LEAST_COUNTS_SHARE * min(len(mine), len(theirs)))
    return len(counted) >= _LEAST_COUNTS and len(shared) >= enough


def _suspected(outlet: str, what: str, score: float) -> tuple[Judgement, Evidence]:
    reason = f"rewritten with credit: {what}, and one names {outlet}, which put out the other"
    return Judgement.UNSURE, Evidence("credited-facts", score, reason)
