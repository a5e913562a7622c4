"""What an article is compared by when it is asked whether it tells of the same happening as another."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.english import CALENDAR
from onrecord.model import EntityKind, Reading, TimexType
from onrecord.resolve.names import key_of, words_of
from onrecord.text import fold, stem

_OPENING = 60
"""Words at the top of an article that tell what it is about."""
_CONTENT = ("NN", "VB", "JJ", "CD", "RB")
_UNIT_WITHIN = 3
"""Words after a number among which its unit is looked for."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FEWEST_LETTERS = 3
_COMMON = frozenset(
    """be have do make take get go give come put see say tell add think want use let keep would could should may might
    must can will shall more most other another many much such own same first last next new also still only just even
    very well then now here there today yesterday tomorrow week month year day time morning afternoon evening night
    thing way lot some something people person while when where who which what that this these those it they he she we
    you i""".split()
).union(CALENDAR)
_SMALL_NUMBERS = frozenset({"one", "two", "three", "zero", "0", "1", "2", "3"})


@dataclass(frozen=True, slots=True)
class Gist:
    """An article as it is compared. ``terms``, ``opening``, ``names`` and ``numbers`` count what stands in it.

    Terms are stems of content words, those of the first words apart in ``opening``. Names are name keys without their
    kind, of people by surname; ``kinds`` tells the kind. Numbers are (as written, noun counted, "" for
    none). ``days`` are the days told, proleptic ordinals; ``years`` the years; ``day`` the day it is of, its day of
    publication or the middle one of those told, None where it tells none. ``size`` is in words.
    """

    id: str
    terms: Mapping[str, int]
    opening: Mapping[str, int]
    names: Mapping[str, int]
    kinds: Mapping[str, EntityKind]
    numbers: Mapping[tuple[str, str], int]
    days: frozenset[int]
    years: frozenset[int]
    day: int | None
    size: int

    def knows(self, name: str) -> bool:
        """Whether the name stands in the article, as a name or as a plain word."""
        return name in self.names or name in self.terms or stem(name) in self.terms


def gist_of(reading: Reading) -> Gist:
    """The gist of one article; pure."""
    terms: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for n, term in _terms(reading):
        terms[term] += 1
        if n < _OPENING:
            opening[term] += 1
    names: Counter[str] = Counter()
    kinds: dict[str, EntityKind] = {}
    for mention in reading.mentions:
        words = words_of(key_of(mention.name, mention.kind))
        name = words[-1] if mention.kind is EntityKind.PERSON else "-".join(words)
        if name:
            names[name] += 1
            kinds.setdefault(name, mention.kind)
    days, years = _days(reading)
    return Gist(
        id=reading.article.id,
        terms=dict(terms),
        opening=dict(opening),
        names=dict(names),
        kinds=kinds,
        numbers=dict(Counter(_numbers(reading))),
        days=days,
        years=years,
        day=_day(reading, days),
        size=len(reading.words),
    )


def _terms(reading: Reading) -> Iterator[tuple[int, str]]:
    text = reading.article.text
    for n, word in enumerate(reading.words):
        if word.tag.startswith(_CONTENT):
            told = word.span.cut(text) if word.tag.startswith("NNP") else word.lemma
            term = fold(told).strip(".'-")
            if term not in _COMMON and (len(term) >= _FEWEST_LETTERS or term.isdigit()):
                yield n, stem(term)


def _numbers(reading: Reading) -> Iterator[tuple[str, str]]:
    """Numbers that may tell one happening from another: no years, and no small counts."""
    words = reading.words
    for n, word in enumerate(words):
        told = fold(word.span.cut(reading.article.text)).strip("-")
        if word.tag != "CD" or told in _SMALL_NUMBERS:
            continue
        if told.isdigit() and len(told) == len("2000") and _FIRST_YEAR < int(told) < _LAST_YEAR:
            continue
        after = (w for w in words[n + 1 : n + 1 + _UNIT_WITHIN] if w.tag.startswith("NN"))
        unit = next(after, None)
        yield told, fold(unit.lemma).strip("-") if unit is not None else ""


def _days(reading: Reading) -> tuple[frozenset[int], frozenset[int]]:
    days, years = set(), set()
    for timex in reading.times:
        if timex.type in {TimexType.DATE, TimexType.TIME} and timex.first:
            years.add(int(timex.first[:4]))
            if timex.first == timex.last and (day := day_of(timex.first)) is not None:
                days.add(day)
    return frozenset(days), frozenset(years)


def _day(reading: Reading, days: frozenset[int]) -> int | None:
    published = reading.article.published
    own = day_of(published.value) if published is not None else None
    return own if own is not None else sorted(days)[len(days) // 2] if days else None


def day_of(told: str) -> int | None:
    """The ordinal of an ISO day; None for months, ranges and what is no day."""
    try:
        return date.fromisoformat(told).toordinal()
    except ValueError:
        return None
