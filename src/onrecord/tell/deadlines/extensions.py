"""Which window an extension lengthens: one told no later that ends where it begins, or shares most words with it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import Span
from onrecord.relate.windows import Days, completed
from onrecord.tell.deadlines.one_window import Group

_MEETS, _WORD, _NAME = 5, 2, 1
"""What each thing that speaks for it counts: that their days meet, a word that both have, a name."""
_LEAST, _LEAST_MOVED, _BOTH = 2, 3, 2


@dataclass(frozen=True, slots=True)
class Term:
    """A window that may be lengthened: its id, the tellings of it, its last day."""

    id: str
    group: Group
    end: str


class Terms:
    """Windows by what they share with others; only those that share something with an extension are looked at."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = list(terms)
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._names: defaultdict[str, list[int]] = defaultdict(list)
        self._ends: defaultdict[str, list[int]] = defaultdict(list)
        for n, term in enumerate(self._terms):
            for key in {k for t in term.group for k in t.keys}:
                self._words[key].append(n)
            for name in {e for t in term.group for e in t.entities}:
                self._names[name].append(n)
            self._ends[term.end].append(n)

    @cached_property
    def _places(self) -> Mapping[tuple[str, Span], list[int]]:
        """Terms by the sentences that tell them."""
        found: defaultdict[tuple[str, Span], list[int]] = defaultdict(list)
        for n, term in enumerate(self._terms):
            for place in {(t.recorded.article.id, t.window.wording) for t in term.group}:
                found[place].append(n)
        return found

    def extended(self, group: Group, days: Days) -> str | None:
        """The id of the term that the tellings of an extension, on these days, lengthen; None where there is none."""
        told = max(t.day for t in group)
        scores = self._scores(group, days)
        fit = [
            (-score, term.id)
            for n, score in scores.items()
            if score >= _LEAST
            and ((term := self._terms[n]).group[0].day <= told or not told)
            and (days.end is None or days.end > term.end)
        ]
        return min(fit)[1] if fit else None

    def moved(self, group: Group, own: str, end: str) -> str | None:
        """The id of the window for which the tellings of a new day, ``end``, give it, the last told; ``own`` is theirs.

        It was told before, or stands in the same sentence: "the vote, planned for Monday, was put off until Friday".
        """
        told = min(t.day for t in group)
        scores = self._shared(group)
        beside = {n for t in group for n in self._places.get((t.recorded.article.id, t.window.wording), ())}
        for n in beside:
            scores[n] += _MEETS
        fit = [
            (scores[n], term.group[0].day, term.id)
            for n, term in ((n, self._terms[n]) for n, score in scores.items() if self._is_enough(n, score, group))
            if term.id != own and term.end[:10] != end[:10]
            if n in beside or (term.group[0].day < told if told and term.group[0].day else term.end < end)
        ]
        return max(fit)[2] if fit else None

    def _is_enough(self, n: int, score: int, group: Group) -> bool:
        """Whether a term has enough in common with the tellings, or, where all are dated, a word that no third has."""
        one, other = group, self._terms[n].group
        dated = all(t.day for t in (*one, *other))
        own = {k for t in one for k in t.keys} & {k for t in other for k in t.keys}
        return score >= _LEAST_MOVED or (dated and any(len(self._words[k]) <= _BOTH for k in own))

    def _scores(self, group: Group, days: Days) -> Counter[int]:
        found = self._shared(group)
        for end, held in self._ends.items():
            moved = completed(end, None, days.duration).end
            meets = days.start is not None and days.start[:10] == end[:10]
            reaches = days.end is not None and moved is not None and moved[:10] == days.end[:10]
            for n in held if meets or reaches else ():
                found[n] += _MEETS * (meets + reaches)
        return found

    def _shared(self, group: Group) -> Counter[int]:
        """Points for the words and names that terms have in common with the tellings."""
        found: Counter[int] = Counter()
        for key in {k for t in group for k in t.keys}:
            for n in self._words.get(key, ()):
                found[n] += _WORD
        for name in {e for t in group for e in t.entities}:
            for n in self._names.get(name, ()):
                found[n] += _NAME
        return found
