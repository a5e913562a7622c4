"""What an article is compared by when it is asked whether it is of one story with another.

Of words, names and days alone, which the record keeps: no parse is asked for, so it can be made of what is recorded.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

from onrecord.english import CALENDAR, NUMBER_OF
from onrecord.model import Article, EntityKind, Mention, Sentence, Timex, TimexType
from onrecord.resolve.names import key_of, words_of
from onrecord.text import first_day, fold, stem, word_set

_OPENING = 55
"""Words at the top of an article that tell what it is about."""
_UNIT_WITHIN = 3
"""Words after a number among which its unit is looked for."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FEWEST_LETTERS = 3
_WORD = re.compile(r"\w+(?:['.,]\w+)*")
_COMMON = (
    word_set(
        """
    a about above according across add added after afternoon again against ain all almost along already also
    although always am amid among an and another any anyone anything are aren around as asked at away back be
    became because become been before behind being below between both but by called came can cannot come could
    couldn day days did didn do does doesn doing don done down during each either else enough even evening ever
    every everyone far few first for from further gave get gets getting give given gives go goes going gone got
    had hadn has hasn have haven having he her here hers herself him himself his how however i if in including
    instead into is isn it its itself just keep kept know known knows last least less let like likely little ll
    lot made make makes making many may me might month months more morning most much must my myself near need
    neither never new next night no nobody none nor not nothing now of off often on once one only onto or other
    others our out outside over own people per perhaps person put quite rather re really said same saw say
    saying says see seen several shall she should shouldn since so some someone something soon still such take
    taken takes taking tell than that the their them themselves then there these they thing things think this
    those though three through thus time to today together told tomorrow tonight too took toward towards two
    under until up upon us use used using ve very via want was wasn way we week weeks well went were weren what
    when where whether which while who whom whose why will with within without won would wouldn year years yes
    yesterday yet you your yours
    """
    )
    | CALENDAR
)
"""Words that stand in any article: they tell none from another."""
_SMALL_NUMBERS = frozenset({"one", "two", "three", "zero", "0", "1", "2", "3"})


class Told(Protocol):
    """An article with what was read in it: a Reading, or what the record keeps of one."""

    @property
    def article(self) -> Article:
        """Its text and what it states of itself."""

    @property
    def sentences(self) -> Sequence[Sentence]:
        """What somebody tells in it."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Whom and what it names."""

    @property
    def times(self) -> Sequence[Timex]:
        """When it says that it was."""


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


def gist_of(told: Told) -> Gist:
    """The gist of one article; pure."""
    words = list(_words(told))
    names: Counter[str] = Counter()
    kinds: dict[str, EntityKind] = {}
    for mention in told.mentions:
        parts = words_of(key_of(mention.name, mention.kind))
        name = parts[-1] if mention.kind is EntityKind.PERSON else "-".join(parts)
        if name:
            names[name] += 1
            kinds.setdefault(name, mention.kind)
    days, years = _days(told.times)
    return Gist(
        id=told.article.id,
        terms=dict(Counter(_terms(words))),
        opening=dict(Counter(_terms(words[:_OPENING]))),
        names=dict(names),
        kinds=kinds,
        numbers=dict(Counter(_numbers(words))),
        days=days,
        years=years,
        day=_day(told.article, days),
        size=len(words),
    )


def _words(told: Told) -> Iterator[str]:
    """The folded words that somebody tells, without what hangs on them: "mayor's" is "mayor", "O'Brien" one word."""
    for sentence in told.sentences:
        for found in _WORD.finditer(fold(sentence.span.cut(told.article.text))):
            word = found.group()
            head, _, rest = word.partition("'")
            yield word if word[0].isdigit() else head if len(head) > 1 else head + rest


def _terms(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if word not in _COMMON and (len(word) >= _FEWEST_LETTERS or word.isdigit()):
            yield stem(word.replace(".", ""))


def _numbers(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Numbers that may tell one story from another: no years, and no small counts."""
    for n, word in enumerate(words):
        if not (word[0].isdigit() or word in NUMBER_OF) or word in _SMALL_NUMBERS:
            continue
        if word.isdigit() and len(word) == len("2000") and _FIRST_YEAR < int(word) < _LAST_YEAR:
            continue
        after = islice(words, n + 1, n + 1 + _UNIT_WITHIN)
        yield word, next((stem(w) for w in after if w not in _COMMON and w.isalpha()), "")


def _days(times: Iterable[Timex]) -> tuple[frozenset[int], frozenset[int]]:
    days, years = set(), set()
    for timex in times:
        if timex.type in {TimexType.DATE, TimexType.TIME} and timex.first:
            years.add(int(timex.first[:4]))
            if timex.first == timex.last and (day := day_of(timex.first)) is not None:
                days.add(day)
    return frozenset(days), frozenset(years)


def _day(article: Article, days: frozenset[int]) -> int | None:
    own = day_of(first_day(article.published.value)) if article.published is not None else None
    return own if own is not None else sorted(days)[len(days) // 2] if days else None


def day_of(told: str) -> int | None:
    """The ordinal of an ISO day; None for months, ranges and what is no day."""
    try:
        return date.fromisoformat(told).toordinal()
    except ValueError:
        return None
