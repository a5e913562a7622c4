"""Which tellings are of one window: by their days first, then by their words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Self

from onrecord.english import WEEKDAYS, any_of
from onrecord.model import Polarity, WindowKind
from onrecord.relate.windows import Days, completed, length_in_days
from onrecord.tell.deadlines.tellings import Telling
from onrecord.text import fold

_MOST_ALIKE = 64
"""Tellings with one word in common that are all held against each other; a word of more is no sign of sameness."""
_ALIKE = 0.3
"""Share of words that two passages have in common which tell of one thing with the same day, each in its own words."""
_OF_A_YEAR = 2
"""Words that two limits must share which are told of no day, but of a month or a year, where they name nobody alike."""
_MUCH_AROUND = 8
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\b|\b(?:{any_of(WEEKDAYS)})\b", re.IGNORECASE)
"""What a day is told with, and no month or year."""

Group = tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What the tellings of a group say together."""

    group: Group
    kind: WindowKind
    days: Days
    length: float | None
    keys: frozenset[str]
    context: frozenset[str]
    entities: frozenset[str]
    articles: frozenset[str]
    said: frozenset[tuple[str, str]]
    extends: bool
    polarity: Polarity
    to_the_day: bool


@dataclass(slots=True)
class _Given:
    """All that the members of a growing group give, each value once: few, since no two of them differ.

    Whether every member of one group can be one with every member of another follows from it, however many they are.
    """

    whether: set[tuple[Polarity, bool]]
    starts: set[str]
    ends: set[str]
    lengths: set[float]

    @classmethod
    def of(cls, node: _Gathered) -> Self:
        """What one member gives."""
        starts, ends = ({day} if day is not None else set() for day in (node.days.start, node.days.end))
        return cls({(node.polarity, node.extends)}, starts, ends, {node.length} if node.length is not None else set())

    def allows(self, other: "_Given") -> bool:
        """Whether nothing that both give differs, as ``can_be_one`` has it for two members."""
        days = ((self.starts, other.starts), (self.ends, other.ends))
        return (
            len(self.whether | other.whether) == 1
            and len(self.lengths | other.lengths) <= 1
            and all(_agree(a, b) for mine, theirs in days for a in mine for b in theirs)
        )

    def take(self, other: "_Given") -> None:
        """Count the other's members in."""
        self.whether |= other.whether
        self.starts |= other.starts
        self.ends |= other.ends
        self.lengths |= other.lengths


def groups(told: Sequence[Telling]) -> tuple[Group, ...]:
    """Tellings of one window together, in order of telling.

    Groups grow over the pairs that are most alike, while nothing that their tellings give differs; then once more, by
    what each group has gathered. Ties are settled by the order of telling, so the groups are the same in whatever
    order the articles came in.
    """
    found = [(telling,) for telling in sorted(told, key=lambda t: t.key)]
    return _grown(_grown(found))


def _grown(found: Sequence[Group]) -> tuple[Group, ...]:
    nodes = [_gathered(group) for group in found]
    home = list(range(len(nodes)))
    members = {n: [n] for n in home}
    given = {n: _Given.of(nodes[n]) for n in home}
    scored = sorted((-likeness(nodes[one], nodes[other]), one, other) for one, other in _pairs(nodes))
    for score, one, other in scored:
        kept, gone = sorted((home[one], home[other]), key=lambda n: -len(members[n]))  # each is moved a few times only
        if not score or kept == gone:
            continue
        if given[kept].allows(given[gone]):
            for n in members[gone]:
                home[n] = kept
            members[kept] += members.pop(gone)
            given[kept].take(given.pop(gone))
    joined = (tuple(t for n in numbers for t in nodes[n].group) for numbers in members.values())
    return tuple(sorted((tuple(sorted(g, key=lambda t: t.key)) for g in joined), key=lambda g: g[0].key))


def days_of(group: Sequence[Telling]) -> Days:
    """The days that the tellings give together, one counted from the others where none gives it."""
    duration = agreed(t.days.duration for t in group)
    start, end = agreed(t.days.start for t in group), agreed(t.days.end for t in group)
    open_end = any(t.days.start and t.days.duration and not t.days.end for t in group)  # "at least six weeks"
    return Days(start, end, duration) if open_end else completed(start, end, duration)


def agreed(values: Iterable[str | None]) -> str | None:
    """The most exact value, of those the one told most often, of those the first in order."""
    known = Counter(v for v in values if v is not None)
    return min(known, key=lambda v: (-len(v), -known[v], v)) if known else None


def denied(group: Sequence[Telling]) -> bool:
    """Whether every telling denies it."""
    return all(t.window.polarity is Polarity.NEGATIVE for t in group)


def _gathered(group: Group) -> _Gathered:
    lead = group[0].window
    days = days_of(group)
    duration = agreed(t.days.duration for t in group)
    return _Gathered(
        group,
        lead.kind,
        Days(days.start, days.end, duration),
        length_in_days(duration),
        frozenset(k for t in group for k in t.keys),
        frozenset(k for t in group for k in t.context),
        frozenset(e for t in group for e in t.entities),
        frozenset(t.recorded.article.id for t in group),
        frozenset((fold(t.words(t.window.wording)), fold(t.words(t.window.rule))) for t in group),
        any(t.extends for t in group),
        lead.polarity,
        any(_DAY.search(t.words(t.window.rule)) for t in group),
    )


def _pairs(nodes: Sequence[_Gathered]) -> set[tuple[int, int]]:
    """Pairs that share a word, an end or a length; of a mark that very many share only neighbours."""
    shared: defaultdict[str, list[int]] = defaultdict(list)
    for n, node in enumerate(nodes):
        length = node.length
        marks = {f"word {k}" for k in node.keys}
        marks |= {f"end {node.days.end[:10]}"} if node.days.end else set()
        marks |= {f"length {length}"} if length is not None else set()
        marks |= {f"extension {article}" for article in node.articles if node.extends}
        for mark in sorted(marks):
            shared[mark].append(n)
    return {pair for members in shared.values() for pair in _nearby(members)}


def _nearby(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= _MOST_ALIKE:
        yield from combinations(members, 2)
        return
    for n, one in enumerate(members):
        yield from ((one, other) for other in members[n + 1 : n + 9])


def likeness(one: _Gathered, other: _Gathered) -> float:
    """How much speaks for two being of one window; 0 where that is too little, or something speaks against it."""
    if not can_be_one(one, other):
        return 0.0
    if one.said & other.said:
        return 10.0 if one.kind is other.kind else 0.0
    if {s for s, _ in one.said} & {s for s, _ in other.said} and len(one.said) == len(other.said) == 1:
        return 0.0  # one sentence that sets two limits
    if _clock(one.days.end) and one.days.end == other.days.end:
        return 8.0
    if _same_stretch(one, other):
        return 7.0
    shared = len(one.keys & other.keys)
    if one.days.end is not None and other.days.end is not None:
        if not one.to_the_day and not other.to_the_day and shared < _OF_A_YEAR and not one.entities & other.entities:
            return 0.0  # two deliveries of one year
        return 4.0 + shared if shared else 3.5 if _alike(one.context, other.context) or _is_one_day(one, other) else 0.0
    if one.days.duration is not None and other.days.duration is not None:
        return 3.0 + shared if shared else _same_term(one, other)
    if one.extends and other.extends:
        return 2.0 + shared if shared or one.articles & other.articles else 0.0
    fewest = min(len(one.keys), len(other.keys))
    alike = shared >= 2 and 2 * shared >= fewest + 1 and one.kind is other.kind
    return 1.0 + shared / 100 if alike else 0.0


def _is_one_day(one: _Gathered, other: _Gathered) -> bool:
    """Whether two deadlines of one day are one: by those whom both name, and the words around them."""
    if not one.kind is other.kind is WindowKind.DEADLINE or not (one.to_the_day and other.to_the_day):
        return False
    named, near = len(one.entities & other.entities), len(one.context & other.context)
    return named > 1 or (named > 0 and near >= _MUCH_AROUND)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both > 0 and both >= _ALIKE * len(one | other)


def _same_term(one: _Gathered, other: _Gathered) -> float:
    """For two terms of one length in other words: in one article, or with the same name in it, they are one."""
    if one.kind is not WindowKind.TERM or other.kind is not WindowKind.TERM:
        return 0.0
    return 2.0 if one.articles & other.articles or one.entities & other.entities else 0.0


def _same_stretch(one: _Gathered, other: _Gathered) -> bool:
    """Whether both last from the same day to the same other day."""
    if one.kind is not other.kind or None in {one.days.start, one.days.end, other.days.start, other.days.end}:
        return False
    return (one.days.start or "")[:10] != (one.days.end or "")[:10]  # that they agree is known by now


def can_be_one(one: _Gathered, other: _Gathered) -> bool:
    """Whether nothing that both give differs."""
    if one.polarity is not other.polarity or one.extends is not other.extends:
        return False
    if not _agree(one.days.start, other.days.start) or not _agree(one.days.end, other.days.end):
        return False
    return one.length is None or other.length is None or one.length == other.length


def _agree(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return one == other if _clock(one) and _clock(other) else one[:10] == other[:10]


def _clock(value: str | None) -> bool:
    return value is not None and "T" in value
