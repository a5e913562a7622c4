"""The claims of a story in the order in which they are listed, and which of them have what is asked for, in columns."""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.times import days
from onrecord.tell.lines.quotes import Days
from onrecord.tell.lines.wording import Wording, says_nothing
from onrecord.tell.story import Claim, Story, first_day
from onrecord.tell.story.by_parts import Parts, whole
from onrecord.tell.story.firm import Firmness
from onrecord.text import fold, words

_AT_ONCE = 250
"""Claims that are gone through in one part."""
_NO_DAY = (1 << 30, 0)
"""First and last day of what has none: it lies in no window."""

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """The claims, those of most origins first. What is known of each stands at its place in the list.

    ``single`` are those that rest on one origin at most, ``unsourced`` those for which no source is given.
    """

    claims: Sequence[Claim]
    single: Flags
    unsourced: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Spoken:
    """The assertions of the listed claims, numbered claim by claim.

    ``home`` is the place of the claim of each; ``having`` are the numbers of those in whose wording a stem stands, in
    order.
    """

    home: Numbers
    having: Mapping[str, Numbers]


def listed(story: Story) -> Parts[Listed]:
    """The claims in their order."""
    ranks = _Ranks(story)
    keyed = []
    for done, claim in enumerate(story.claims):
        keyed.append((ranks.of(claim), claim))
        if done % _AT_ONCE == 0:
            yield done, len(story.claims)
    claims = [claim for _, claim in sorted(keyed, key=lambda k: k[0])]
    unsourced = np.array([is_unsourced(c) for c in claims], np.bool_)
    single = np.array([c.count.maximum == 1 for c in claims], np.bool_) & ~unsourced
    return Listed(claims, single, unsourced)


def spoken(story: Story) -> Parts[Spoken]:
    """In which assertions each word stands, whatever its ending."""
    claims = whole(story, listed).claims
    home = array("i")
    having: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
    for place, claim in enumerate(claims):
        for member in claim.members:
            for root in {stem(w) for w in words(member.words)}:
                having[root].append(len(home))
            home.append(place)
        if place % _AT_ONCE == 0:
            yield place, len(claims)
    return Spoken(_numbers(home), {root: _numbers(found) for root, found in having.items()})


class Listing:
    """Which claims of one story fit what is asked for. Each question is answered from columns that are made once."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def all(self) -> Listed:
        """All claims."""
        return whole(self._story, listed)

    def fitting(
        self, *, about: str | None, search: str | None, window: Days | None, single: bool, unsourced: bool
    ) -> Numbers:
        """The places of those that fit all that is asked for; None asks for nothing."""
        fit = np.ones(len(self.all.claims), np.bool_)
        if single:
            fit &= self.all.single
        if unsourced:
            fit &= self.all.unsourced
        if about is not None:
            fit &= self._at(self._about(about))
        if search is not None:
            fit &= self._at(self._worded(search))
        if window is not None:
            fit &= self._at(self._said_in(window))
        return np.flatnonzero(fit).astype(np.int32)

    def _at(self, places: Numbers) -> Flags:
        found = np.zeros(len(self.all.claims), np.bool_)
        found[places] = True
        return found

    def _about(self, named: str) -> Numbers:
        """Claims that name somebody whose name has all these words."""
        asked = set(fold(named).split())
        keys = (key for key, name in self._names if asked <= name)
        return np.fromiter((place for key in keys for place in self._naming.get(key, ())), np.int32)

    def _worded(self, search: str) -> Numbers:
        """Claims one wording of which has all these words, whatever their ending."""
        wanted = sorted({stem(w) for w in words(fold(search))})
        if not wanted:
            return np.arange(len(self.all.claims), dtype=np.int32)
        held = whole(self._story, spoken)
        none = np.zeros(0, np.int32)
        found = min((held.having.get(root, none) for root in wanted), key=len)
        for root in wanted:
            found = np.intersect1d(found, held.having.get(root, none), assume_unique=True)
        return held.home[found]

    def _said_in(self, window: Days) -> Numbers:
        """Claims that somebody put on a day that can lie in the window."""
        home, first, last = self._days
        since, until = (day.toordinal() for day in window)
        return home[(first <= until) & (since <= last)]

    @cached_property
    def _days(self) -> tuple[Numbers, Numbers, Numbers]:
        """Of each assertion the place of its claim, and the first and the last day on which it can have been put."""
        home, first, last = array("i"), array("i"), array("i")
        for place, claim in enumerate(self.all.claims):
            for member in claim.members:
                span = days(member.assertion.said) if member.assertion.said else None
                one, other = (span[0].toordinal(), span[1].toordinal()) if span is not None else _NO_DAY
                home.append(place)
                first.append(one)
                last.append(other)
        return _numbers(home), _numbers(first), _numbers(last)

    @cached_property
    def _names(self) -> Sequence[tuple[str, frozenset[str]]]:
        return [(key, frozenset(fold(actor.name).split())) for key, actor in self._story.actors.items()]

    @cached_property
    def _naming(self) -> Mapping[str, "array[int]"]:
        """By key of whom they name, the places of the claims."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for place, claim in enumerate(self.all.claims):
            for key in {self._story.entity(e) for m in claim.members for e in m.assertion.entities}:
                found[key].append(place)
        return found


class _Ranks:
    """By what claims are ordered."""

    def __init__(self, story: Story) -> None:
        self._wording, self._firm = story.once(Wording), story.once(Firmness)

    def of(self, claim: Claim) -> tuple[int, int, int, int, int, str, str]:
        """Most origins for certain first, then most told, then most origins that there may be, then first said.

        What cannot be read by itself comes last. What hangs together loosely stands as if on one origin: a count is
        only as good as the claim is one. How far a range reaches says less of a claim than how many carry it.
        """
        first = min(first_day(m.assertion.said or "9999") for m in claim.members)
        silent = 2 if says_nothing(claim.members) else 0 if self._wording.stands_alone(claim.members) else 1
        least, most = (claim.count.minimum, claim.count.maximum) if self._firm.is_firm(claim) else (1, 1)
        return silent, -least, -claim.articles, -most, -len(claim.members), first, claim.id


def is_unsourced(claim: Claim) -> bool:
    """Whether no source is given anywhere, and no article shows an observer of its own."""
    return all(m.attribution is None and not m.assertion.origin.certain for m in claim.members)


def _numbers(held: "array[int]") -> Numbers:
    return np.array(held, np.int32)
