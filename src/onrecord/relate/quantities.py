"""Numbers with what they count: digits and number words, percentages, money, ranges, "at least"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Quantity, Span, Timex, TimexType, Word
from onrecord.text import fold

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ONES = {word: float(n) for n, word in enumerate(_UNITS.split())}
_TENTHS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: float(10 * n) for n, word in enumerate(_TENTHS.split(), 2)}
_SCALES = {
    "hundred": 1e2,
    "dozen": 12.0,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_AND_A_HALF = ["and", "a", "half"]
_METRIC = frozenset("mk")
"""Letters that are metres and kilometres too: millions and thousands of money, or of what is counted right after."""
_DIGITS = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|m|mln|mn|bn|tn)?", re.IGNORECASE)
_CURRENCY = re.compile(r"(?:us|a|c|nz|hk)?[$€£¥₹]")
_PERCENT = {"%", "percent", "pct"}
_HYPHENS = {"-", "–", "‑"}
_SYMBOLS = {"$", "€", "£", "¥", "₹"}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

# Longest first. What a writer puts before a number that is not meant as exact.
LEAST = ("at least", "more than", "no fewer than", "no less than", "upwards of", "over", "above", "exceeding")
MOST = ("at most", "no more than", "not more than", "fewer than", "less than", "up to", "as many as", "under", "below")
NEARLY = (
    "close to",
    "a good",
    "approximately",
    "roughly",
    "around",
    "about",
    "nearly",
    "nearer",
    "almost",
    "some",
    "circa",
    "estimated",
)
_BEFORE = sorted((*LEAST, *MOST, *NEARLY), key=lambda words: (-words.count(" "), words))

_COUNTED = frozenset({"NNS", "IN"})
"""Tags of what stands behind "2m" where that is two million: "2m homes", "2m of them"."""
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_WITHIN = (*_NOUNS, "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS")
_LARGEST = 1e18
"""No count in the news is larger; what is, is no number."""
_LONGEST_UNIT = 6
"""Words looked at after a number for the noun it counts."""


def bound(cut: str) -> str:
    """Whether the words of a quantity say "least", "most" or "about"; "" for a plain number."""
    start = fold(cut)
    for name, phrases in (("least", LEAST), ("most", MOST), ("about", NEARLY)):
        if any(start.startswith(phrase + " ") for phrase in phrases):
            return name
    return ""


def number(text: str) -> float | None:
    """The value of a number in digits or English words; None when the words are no number."""
    total, current, seen = 0.0, 0.0, False
    for part in re.split(r"[\s\-–‑]+", fold(text)):
        digits = _DIGITS.fullmatch(part)
        if digits:
            plain = float(re.sub(r"[^\d.]", "", digits[1])) * (_SCALES[digits[2].lower()] if digits[2] else 1.0)
            total, current, seen = total + current, plain, True
        elif part in _ONES or part in _TENS:
            current, seen = current + _ONES.get(part, _TENS.get(part, 0.0)), True
        elif part in _SCALES:
            scale = _SCALES[part]
            if scale == 100.0:
                current = (current or 1.0) * scale
            else:
                total, current = total + (current or 1.0) * scale, 0.0
            seen = True
        elif part not in {"and", "a", ""}:
            return None
    value = total + current
    return value if seen and value < _LARGEST else None


@dataclass(frozen=True, slots=True)
class _Run:
    """Indices of the words that spell one number."""

    first: int
    last: int
    value: float


def find_quantities(
    text: str, words: Sequence[Word], *, within: tuple[int, int], times: Sequence[Timex]
) -> tuple[Quantity, ...]:
    """Quantities among ``words[within[0]:within[1]]``, in text order. Numbers that belong to dates are left out."""
    dated = [t.span for t in times if t.type in {TimexType.DATE, TimexType.TIME}]
    found: list[tuple[_Run, Quantity]] = []
    for run in _runs(text, words, within):
        span = Span(words[run.first].span.start, words[run.last].span.end)
        if any(span.overlaps(d) for d in dated):
            continue
        unit, end = _unit(text, words, run=run, stop=within[1])
        if not _names_something(text, words, run=run, unit=unit, begin=within[0]):
            span = _widened(text, words, run=run, begin=within[0], end=end)
            found.append((run, Quantity(run.value, unit, span)))
    shared = _with_shared_units([q for _, q in found], text)
    return tuple(
        q if q.unit else Quantity(q.value, _measured_before(text, words, run), q.span)
        for (run, _), q in zip(found, shared, strict=True)
    )


def _runs(text: str, words: Sequence[Word], within: tuple[int, int]) -> Iterator[_Run]:
    i = within[0]
    while i < within[1]:
        if not _is_number(text, words[i]):
            i += 1
            continue
        first, at, times = _before_scale(text, words, at=i, within=within)
        last = at
        money = first > 0 and _CURRENCY.fullmatch(fold(words[first - 1].span.cut(text))) is not None
        while (step := _next_part(text, words, at=last, stop=within[1], money=money)) is not None:
            last = step
        cut = text[words[at].span.start : words[last].span.end]
        value = number(cut if money or _counts(words, last, within[1]) else _unmeasured(cut))
        if value is not None:
            yield _Run(first, last, value * times)
        i = last + 1


def _before_scale(text: str, words: Sequence[Word], *, at: int, within: tuple[int, int]) -> tuple[int, int, float]:
    """Where a number begins, where its scale does, and how often that counts: "half a million", "two and a half …"."""
    after = [fold(w.span.cut(text)) for w in words[at : min(within[1], at + 5)]]
    if after[1:-1] == _AND_A_HALF and after[-1] in _SCALES and (whole := number(after[0])) is not None:
        return at, at + 4, whole + 0.5
    before = [fold(w.span.cut(text)) for w in words[max(within[0], at - 3) : at]] if after[0] in _SCALES else []
    if before[-2:] == ["half", "a"]:
        return at - 2, at, 0.5
    return (at - 3, at, 0.25) if before == ["quarter", "of", "a"] else (at, at, 1.0)


def _counts(words: Sequence[Word], at: int, stop: int) -> bool:
    """Whether the letter at the end of that word can count what follows: "2m homes", not "6 m high"."""
    apart = len(words[at].span) == 1 and at > 0 and words[at].span.start > words[at - 1].span.end
    return not apart and at + 1 < stop and words[at + 1].tag in _COUNTED


def _unmeasured(cut: str) -> str:
    """A number in digits without the letter for metres: "100" of "100m"."""
    return cut[:-1] if cut[-1] in _METRIC and cut[-2:-1].isdigit() else cut


def _is_number(text: str, word: Word) -> bool:
    cut = fold(word.span.cut(text))
    return bool(_DIGITS.fullmatch(cut)) or cut in _ONES or cut in _TENS or (cut in _SCALES and len(cut) > 4)


def _next_part(text: str, words: Sequence[Word], *, at: int, stop: int, money: bool) -> int | None:
    """The index of the word that carries the number at ``at`` on: "fifty-seven", "three hundred and ten"."""
    here = fold(words[at].span.cut(text))
    after = at + 1
    if after < stop and words[after].span.cut(text) in _HYPHENS and here in _TENS:
        after += 1
        return after if after < stop and fold(words[after].span.cut(text)) in _ONES else None
    if after >= stop:
        return None
    following = fold(words[after].span.cut(text))
    if following in _METRIC and not money and not _counts(words, after, stop):
        return None
    if following in _SCALES and (here in _ONES or here in _TENS or here in _SCALES or here[0].isdigit()):
        return after
    if here in _SCALES and (following in _ONES or following in _TENS):
        return after
    if here in _TENS and following in _ONES:
        return after
    joins = here in {"hundred", "thousand"} and following == "and" and after + 1 < stop
    if joins and (fold(words[after + 1].span.cut(text)) in (_ONES | _TENS)):
        return after + 1
    return None


def _unit(text: str, words: Sequence[Word], *, run: _Run, stop: int) -> tuple[str, int]:
    """What is counted, as the text has it, and the offset where the quantity ends."""
    end = words[run.last].span.end
    before = words[run.first - 1] if run.first else None
    if before is not None and _CURRENCY.fullmatch(fold(before.span.cut(text))):
        return before.span.cut(text), end
    after = run.last + 1
    if after < stop:
        following = fold(words[after].span.cut(text))
        if following in _PERCENT:
            return "%", words[after].span.end
        if following == "per" and after + 1 < stop and fold(words[after + 1].span.cut(text)) == "cent":
            return "%", words[after + 1].span.end
        if words[after].span.cut(text) in _HYPHENS and after + 1 < stop and words[after + 1].tag in _NOUNS:
            return words[after + 1].span.cut(text), words[after + 1].span.end
    return _counted_after(text, words, run=run, stop=stop) or ("", end)


def _counted_after(text: str, words: Sequence[Word], *, run: _Run, stop: int) -> tuple[str, int] | None:
    """The noun phrase that follows the number, an "of the" between allowed: "nine of the ship's forty sailors"."""
    i = run.last + 1
    if i < stop and words[i].lemma == "of":
        i += 1
        while i < stop and words[i].tag in {"DT", "PRP$"}:
            i += 1
        i = _past_whole(text, words, at=i, stop=stop)
    first, noun = i, None
    while i < min(stop, first + _LONGEST_UNIT) and words[i].tag in _WITHIN:
        if words[i].tag in _NOUNS:
            noun = i
        i += 1
    if noun is None:
        return None
    head = words[run.last].head
    if words[run.last].dep == "nummod" and first <= head < noun:
        noun = head
    return " ".join(text[words[first].span.start : words[noun].span.end].split()), words[noun].span.end


def _past_whole(text: str, words: Sequence[Word], *, at: int, stop: int) -> int:
    """Where the noun begins behind the number of a whole, and behind whose it is: "the ship's forty sailors"."""
    i = at
    while i < min(stop, at + _LONGEST_UNIT) and words[i].tag in _WITHIN:
        i += 1
    if i >= stop or not _is_number(text, words[i]) or (i > at and words[i - 1].tag != "POS"):
        return at
    while i < min(stop, at + 2 * _LONGEST_UNIT) and _is_number(text, words[i]):
        i += 1
    return i


def _measured_before(text: str, words: Sequence[Word], run: _Run) -> str:
    """The noun that a bare number measures: "put the turnout at 9,000", "the cost rose to 40"."""
    here = run.last
    head = words[here].head
    for _ in range(3):
        if words[head].tag in {"NN", "NNS"} and head < run.first and words[head].lemma not in _BEFORE:
            return words[head].span.cut(text)
        if words[head].tag.startswith("VB"):
            return _argument(text, words, verb=head, before=run.first)
        if words[head].head == head:
            return ""
        head = words[head].head
    return ""


def _argument(text: str, words: Sequence[Word], *, verb: int, before: int) -> str:
    """The common noun that is object, else subject, of a verb and stands before the number."""
    near = [w for w in words[max(0, before - 25) : before] if w.head == verb and w.tag in {"NN", "NNS"}]
    for deps in (("dobj",), ("nsubj", "nsubjpass")):
        for word in near:
            if word.dep in deps:
                return word.span.cut(text)
    return ""


def _names_something(text: str, words: Sequence[Word], *, run: _Run, unit: str, begin: int) -> bool:
    """Whether the number is part of a name, a year, an age or a clock time rather than a count."""
    cut = text[words[run.first].span.start : words[run.last].span.end]
    if _YEAR.fullmatch(cut) and (not unit or words[run.last].dep != "nummod"):
        return True
    start, stop = words[run.first].span.start, words[run.last].span.end
    if start and (
        text[start - 1] in ":./" or (text[start - 1] in _HYPHENS and start > 1 and text[start - 2].isalnum())
    ):
        return True
    if text[stop : stop + 1] in {":", "/"} and text[stop + 1 : stop + 2].isdigit():
        return True
    if re.match(r"[\s-]years?[\s-]old|[\s-](?:st|nd|rd|th)\b", text[stop : stop + 12]):
        return True
    before = words[run.first - 1] if run.first > begin else None
    if before is None:
        return fold(cut) == "one" and not unit
    if fold(cut) == "one" and (not unit or words[run.last].dep != "nummod"):
        return True
    if cut.isdigit() and not unit:
        named = before.tag in _NOUNS and before.span.cut(text)[:1].isupper()
        if named or fold(before.span.cut(text)) in {"a", "an"}:  # "a 737": what is counted is more than one
            return True
    if before.tag in {"NNP", "NNPS"} and cut.isdigit() and words[run.first].dep == "nummod":
        return words[run.first].head == run.first - 1
    return before.span.cut(text) == "," and text[stop : stop + 1] in {",", ".", "”"} and run.value < 120 and not unit


def _widened(text: str, words: Sequence[Word], *, run: _Run, begin: int, end: int) -> Span:
    """The span with its currency sign and with "at least" or the like before it."""
    first = run.first
    if first > begin and words[first - 1].span.cut(text) in _SYMBOLS:
        first -= 1
    for phrase in _BEFORE:
        size = phrase.count(" ") + 1
        if first - size >= begin:
            lead = text[words[first - size].span.start : words[first - 1].span.end]
            if fold(lead) == phrase:
                return Span(words[first - size].span.start, end)
    return Span(words[first].span.start, end)


def _with_shared_units(found: list[Quantity], text: str) -> list[Quantity]:
    """In a range or a pair ("10 to 15 rowers") the first number counts what the second counts."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        between = fold(text[out[i].span.end : out[i + 1].span.start])
        if not out[i].unit and out[i + 1].unit and between in {"to", "or", "and", "-"}:
            out[i] = Quantity(out[i].value, out[i + 1].unit, out[i].span)
    return out
