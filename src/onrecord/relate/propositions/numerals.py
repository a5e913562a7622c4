"""Numbers as the text spells them, in digits and in words, and how exact they are meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.english import ONES, TENS
from onrecord.model import Word
from onrecord.text import fold, word_set

_ONES = {word: float(n) for n, word in enumerate(ONES)}
_TENS = {word: float(n) for word, n in TENS.items()}
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
    "lakh": 1e5,
    "crore": 1e7,
}
_LONGEST_SIGN = 3
"""Letters of a scale that stands for nothing by itself: "mln", "bn"."""
_AND_A_HALF = ["and", "a", "half"]
METRIC = {"m": 1e6, "k": 1e3}
"""Letters that are metres and kilometres too: millions and thousands of money, or of what is counted right after."""
_DIGITS = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|m|mln|mn|bn|tn)?", re.IGNORECASE)
HYPHENS = frozenset({"-", "–", "‑"})
_CURRENCY = re.compile(r"[a-z]{0,3}[$€£¥₹₽₩₺₴₦]")
_CODES = word_set(
    "usd eur gbp jpy cny inr chf cad aud nzd hkd sgd zar brl mxn rub try sek nok dkk pln czk huf ils krw thb idr php "
    "myr vnd ngn kes ghs egp pkr bdt lkr aed sar qar clp cop ars dm"
)
"""What is put before a sum where there is no sign for the money."""
_SIGNS = frozenset({"Rs", "SFr", "Kc", "dlrs"})
MEASURES = word_set(
    "ha km kms kg kgs cm mm mg ml mw gw kw kwh mwh gwh twh mph kph kmh km/h lb lbs oz ft sq sqm sqft hr hrs min mins "
    "sec secs bpd b/d pc pct pts hp psi ppm ppb db kb mb gb tb hz khz mhz ghz rpm nm kt kts yd yds °c °f"
)
"""What is measured in letters alone, which a tagger takes for anything: "14,300 ha"."""

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
HOW_EXACT = sorted((*LEAST, *MOST, *NEARLY), key=lambda words: (-words.count(" "), words))

_THOSE = frozenset({"DT", "PRP", "PRP$", "WDT", "WP"})
_FEWEST_LETTERS = 4
"""Letters of a word that ends like a plural, from which it is one, whatever the tagger makes of it: "35m crowns"."""
_LARGEST = 1e18
"""No count in the news is larger; what is, is no number."""


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
class Run:
    """Indices of the words that spell one number, both within, and its value."""

    first: int
    last: int
    value: float


def is_money(text: str, word: Word) -> bool:
    """Whether a word is the sign or the code of a currency: "€", "US$", "Rs"."""
    cut = word.span.cut(text)
    sign = _CURRENCY.fullmatch(fold(cut)) is not None or cut.rstrip(".") in _SIGNS
    return sign or (cut.isupper() and fold(cut) in _CODES)


def runs(text: str, words: Sequence[Word], within: tuple[int, int]) -> Iterator[Run]:
    """The numbers spelled among ``words[within[0]:within[1]]``, in order."""
    i = within[0]
    while i < within[1]:
        if not is_number(text, words[i]):
            i += 1
            continue
        first, at, times = _before_scale(text, words, at=i, within=within)
        last = at
        money = first > 0 and is_money(text, words[first - 1])
        while (step := _next_part(text, words, at=last, stop=within[1], money=money)) is not None:
            last = step
        cut = text[words[at].span.start : words[last].span.end]
        value = number(cut if money or _counts(text, words, at=last, stop=within[1]) else _unmeasured(cut))
        if value is not None:
            yield Run(first, last, value * times)
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


def _counts(text: str, words: Sequence[Word], *, at: int, stop: int) -> bool:
    """Whether the letter at the end of that word can count what follows: "2m homes", "2m of them", not "6 m high"."""
    apart = len(words[at].span) == 1 and at > 0 and words[at].span.start > words[at - 1].span.end
    if apart or at + 1 >= stop:
        return False
    if words[at + 1].lemma == "of":
        return at + 2 < stop and words[at + 2].tag in _THOSE
    following = words[at + 1]
    return following.tag == "NNS" or looks_plural(text, following) or fold(following.span.cut(text)) in MEASURES


def looks_plural(text: str, word: Word) -> bool:
    """Whether a word ends like a plural, whatever the tagger makes of it: "crowns" of a country that there is not."""
    cut = word.span.cut(text)
    return len(cut) >= _FEWEST_LETTERS and cut.isalpha() and cut.islower() and cut[-1] == "s" != cut[-2]


def _unmeasured(cut: str) -> str:
    """A number in digits without the letter for metres: "100" of "100m"."""
    return cut[:-1] if cut[-1] in METRIC and cut[-2:-1].isdigit() else cut


def is_scaled(text: str, words: Sequence[Word], run: Run) -> bool:
    """Whether a number ends on a scale: "35m", "2 million"."""
    last = words[run.last].span.cut(text)
    return fold(last) in _SCALES or (last[0].isdigit() and last[-1].isalpha())


def is_number(text: str, word: Word) -> bool:
    """Whether a number may begin with a word."""
    cut = fold(word.span.cut(text))
    return bool(_DIGITS.fullmatch(cut)) or cut in _ONES or cut in _TENS or (cut in _SCALES and len(cut) > _LONGEST_SIGN)


def _next_part(text: str, words: Sequence[Word], *, at: int, stop: int, money: bool) -> int | None:
    """The index of the word that carries the number at ``at`` on: "fifty-seven", "three hundred and ten"."""
    here = fold(words[at].span.cut(text))
    after = at + 1
    if after < stop and words[after].span.cut(text) in HYPHENS and here in _TENS:
        after += 1
        return after if after < stop and fold(words[after].span.cut(text)) in _ONES else None
    if after >= stop:
        return None
    following = fold(words[after].span.cut(text))
    if following in METRIC and not money and not _counts(text, words, at=after, stop=stop):
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
