"""Text as words and as a string of word classes, over which the grammar of time expressions is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.english import MONTH_OF, MONTHS, WEEKDAY_OF, WEEKDAYS
from onrecord.model import Span
from onrecord.read.times.lexicon import LETTER, LETTER_OF, ZONES

_TOKEN = re.compile(
    r"""
      (?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))
    | (?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\w/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\w.]))
    | (?P<shortquarter>\b[QH][1-4]\b)
    | (?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?=h(?:ou)?rs|[^\d:]|$)(?:h(?:ou)?rs)?)
    | (?P<ord>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<decade>(?:\b1\d|\b20|['’‘])\d0['’]?s\b)
    | (?P<shortyear>['’‘]\d\d(?!\w))
    | (?P<fraction>\d/\d\b)
    | (?P<num>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)
    | (?P<ampm>[AaPp]\.[Mm]\b\.?)
    | (?P<short>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\.)
    | (?P<oclock>[Oo]['’]clock)
    | (?P<bc>B\.\s?C\.?(?:E\.)?|A\.D\.)
    | (?P<poss>['’]s\b)
    | (?P<word>[^\W\d_]+)
    | (?P<dash>\s[-–—]+\s|—|--+|[–‐-―]|-)
    | (?P<other>\S)
    """,
    re.VERBOSE,
)
_MONTH_SHORT = {m for m in MONTH_OF if m not in MONTHS}
_DAY_SHORT = {d for d in WEEKDAY_OF if d not in WEEKDAYS}
_PLURAL_DAYS = {d + "s" for d in WEEKDAYS}
_CAPITAL_ONLY = {"may", "march", "august"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of the sentences: ``shape`` has one class letter for each, and the lists run alongside."""

    text: str
    shape: str
    words: list[str]  # lower case
    starts: list[int]
    ends: list[int]

    def span(self, first: int, last: int) -> Span:
        """From the start of token ``first`` to the end of the token before ``last``."""
        return Span(self.starts[first], self.ends[last - 1])


def tokens_of(text: str, sentences: Sequence[Span]) -> Tokens:
    """Split the sentences; a break token stands between two of them, so that no expression spans both."""
    letters: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    known = LETTER_OF.get
    for sentence in sentences:
        for found in _TOKEN.finditer(text, sentence.start, sentence.end):
            raw = found.group()
            lower = raw.lower()
            if found.lastgroup == "word":
                letter = known(lower)
                if letter is None or raw[0].isupper():
                    letter = _named(raw, lower, letter)
            else:
                letter = _marked(raw, lower, str(found.lastgroup))
            letters.append(letter)
            words.append(lower)
            starts.append(found.start())
            ends.append(found.end())
        letters.append(LETTER["BREAK"])
        words.append("")
        starts.append(sentence.end)
        ends.append(sentence.end)
    return Tokens(text, "".join(letters), words, starts, ends)


def _named(raw: str, lower: str, letter: str | None) -> str:
    """The class of a word that no list has, or that is written with a capital."""
    capital = raw[0].isupper()
    if lower in MONTH_OF and (capital or (lower not in _CAPITAL_ONLY and lower in MONTHS)):
        return LETTER["MON" if lower in _MONTH_SHORT else "MONTH"]
    if lower in WEEKDAY_OF and (capital or lower in WEEKDAYS):
        return LETTER["DAY3" if lower in _DAY_SHORT else "WEEKDAY"]
    if lower in _PLURAL_DAYS:
        return LETTER["WEEKDAYS"]
    if lower in ZONES and raw.isupper():
        return LETTER["ZONE"]
    if letter is not None:
        return letter
    return LETTER["NAME" if capital else "WORD"]


def _marked(raw: str, lower: str, group: str) -> str:
    """The class of a token that is not a plain word."""
    if group == "num":
        return _number(raw)
    if group == "short":
        return LETTER["MONTH" if lower[:-1] in MONTH_OF else "WEEKDAY"]
    if group == "dash":
        return LETTER["HYPHEN" if raw in "-–‐" else "DASH"]
    if group == "other":
        return LETTER_OF.get(lower, LETTER["FRACTION"] if lower in "½¼¾" else LETTER["WORD"])
    if group == "bc":
        return LETTER["BC" if lower[0] == "b" else "AD"]
    return LETTER[group.upper()]


def _number(raw: str) -> str:
    if len(raw) <= 4 and raw.isascii() and raw.isdigit():
        value = int(raw)
        if len(raw) == 4 and 1000 <= value <= 2199:
            return LETTER["YEAR"]
        if len(raw) <= 2 and 1 <= value <= 31:
            return LETTER["DAYNUM"]
    return LETTER["NUM"]
