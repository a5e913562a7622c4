"""The claims of a story as rows: in whose words, how many origins, who was first, and what stands against it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile

from onrecord.errors import NothingFound
from onrecord.relate.times import days
from onrecord.tell.firm import Firmness
from onrecord.tell.quotes import Days, asked_days
from onrecord.tell.standings import Standings, Stands
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.wording import Worded, Wording, has_words, says_nothing
from onrecord.text import fold

_SHORTEST = 8
"""Digits of an id that are shown at least."""


class Mark(StrEnum):
    """What a claim is marked with."""

    DISPUTED = "disputed"  # another claim contradicts it
    DENIED = "denied"
    CORRECTED = "corrected"  # another claim corrects it, or its publisher takes it back
    UPDATED = "updated"  # another claim, said later, updates it
    SINGLE = "single-sourced"  # one origin at most
    UNSOURCED = "unsourced"  # told in articles' own voice only, and none shows that it was there


class Order(StrEnum):
    """What comes first."""

    ORIGINS = "origins"
    DISPUTES = "disputes"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for; None asks for any. ``since`` and ``until`` are ISO days, months or years."""

    about: str | None = None
    search: str | None = None
    since: str | None = None
    until: str | None = None
    single: bool = False
    unsourced: bool = False
    order: Order = Order.ORIGINS

    def in_words(self) -> str:
        """The question as a person would put it, "" when nothing was asked for."""
        asked = [
            "with one origin" if self.single else "",
            "without a source" if self.unsourced else "",
            f"about {self.about!r}" if self.about else "",
            f"with {self.search!r} in its words" if self.search else "",
            f"since {self.since}" if self.since else "",
            f"until {self.until}" if self.until else "",
        ]
        return ", ".join(part for part in asked if part)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim. ``short`` is as much of its id as tells it from the others.

    ``least`` and ``most`` bound its origins. ``first`` is who was first to put it, ``first_said`` and ``last_said`` the
    days of the earliest and the latest assertion, EDTF, "" where no day is known. ``against`` are the ids of the claims
    that contradict or deny it, or that it denies; ``denied_by`` are those who deny it in its own words.
    """

    id: str
    short: str
    told: Worded
    least: int
    most: int
    articles: int
    assertions: int
    first: Worded
    first_said: str
    last_said: str
    marks: tuple[Mark, ...]
    against: tuple[str, ...]
    denied_by: tuple[str, ...]


class Claims:
    """The claims of one story, ready to be asked for. Rows are made one at a time, for those that are shown."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.wording = story.once(Wording)
        self.standings = story.once(Standings)
        self._firm = story.once(Firmness)
        self._rows: dict[str, Row] = {}

    @cached_property
    def _ids(self) -> Sequence[str]:
        return sorted(c.id for c in self.story.claims)

    @cached_property
    def _members(self) -> Sequence[str]:
        return sorted(self.story.claim_of)

    def short(self, claim: Claim) -> str:
        """As much of its id as tells it from the others."""
        return _shortened(claim.id, self._ids)

    def find(self, given: str) -> Claim:
        """The claim with this id or its beginning, or that of an assertion. Raises NothingFound for none or several."""
        asked = given.strip().lower()
        found = [self.story.claims_by_id[i] for i in _beginning(self._ids, asked)]
        if not found:
            home = self.story.claim_of
            found = list({home[i].id: home[i] for i in _beginning(self._members, asked)}.values())
        if len(found) == 1:
            return found[0]
        if not found:
            raise NothingFound(
                f"no claim {given!r} in this record", fix="list them with their ids: onrecord claims STORY"
            )
        ids = ", ".join(sorted(self.short(c) for c in found)[:4])
        raise NothingFound(f"{len(found)} claims begin with {given!r}", fix=f"give more of the id: {ids}")

    def asked(self, wanted: Wanted = Wanted()) -> list[Claim]:  # frozen
        """The claims asked for, in the order asked for. Raises NothingFound for a day that is none."""
        window = asked_days(wanted.since, wanted.until)
        about = self._about(wanted.about) if wanted.about is not None else None
        fit = (c for c in self._ordered if about is None or c.id in about)
        found = [c for c in fit if self._fits(c, wanted, window)]
        if wanted.order is Order.DISPUTES:
            return sorted(found, key=lambda c: -self._disputes(c))
        return found

    def _disputes(self, claim: Claim) -> int:
        """By how many it is contradicted or denied, or denies."""
        return len(self.standings.opponents.get(claim.id, ())) + len(self.deniers(claim))

    @cached_property
    def _ordered(self) -> list[Claim]:
        return sorted(self.story.claims, key=self._by_origins)

    def deniers(self, claim: Claim) -> tuple[Located, ...]:
        """Who denies just what the claim puts, each assertion once."""
        return tuple({d.assertion.id: d for _, d in self.standings.denied(claim)}.values())

    def row(self, claim: Claim) -> Row:
        """The claim as it is told."""
        if claim.id not in self._rows:
            self._rows[claim.id] = self._row(claim)
        return self._rows[claim.id]

    def _row(self, claim: Claim) -> Row:
        dated = sorted((m.assertion.said for m in claim.members if m.assertion.said), key=first_day)
        return Row(
            id=claim.id,
            short=self.short(claim),
            told=self.wording.best(claim),
            least=claim.count.minimum,
            most=claim.count.maximum,
            articles=claim.articles,
            assertions=len(claim.members),
            first=self.wording.worded(earliest(claim.members)),
            first_said=dated[0] if dated else "",
            last_said=dated[-1] if dated else "",
            marks=tuple(self.marks(claim)),
            against=tuple(sorted({t.other.id for t in self.standings.disputed(claim)})),
            denied_by=tuple(dict.fromkeys(self.wording.who(m) for m in self.deniers(claim))),
        )

    def marks(self, claim: Claim) -> Iterator[Mark]:
        """What it is marked with, in the order of ``Mark``."""
        stands = self.standings.marking(claim)
        if Stands.CONTRADICTS in stands:
            yield Mark.DISPUTED
        if Stands.DENIES in stands or self.deniers(claim):
            yield Mark.DENIED
        if Stands.CORRECTS in stands or any(m.retracts for m in claim.members):
            yield Mark.CORRECTED
        if Stands.UPDATES in stands:
            yield Mark.UPDATED
        if is_unsourced(claim):
            yield Mark.UNSOURCED
        elif claim.count.maximum == 1:
            yield Mark.SINGLE

    def _by_origins(self, claim: Claim) -> tuple[int, int, int, int, int, str, str]:
        """Most origins first, then most told, then first said; what cannot be read by itself last.

        What hangs together loosely stands as if on one origin: a count is only as good as the claim is one.
        """
        first = min(first_day(m.assertion.said or "9999") for m in claim.members)
        told = -claim.articles, -len(claim.members)
        silent = 2 if says_nothing(claim.members) else 0 if self.wording.stands_alone(claim.members) else 1
        least, most = (claim.count.minimum, claim.count.maximum) if self._firm.is_firm(claim) else (1, 1)
        return silent, -least, -most, *told, first, claim.id

    def _fits(self, claim: Claim, wanted: Wanted, window: Days | None) -> bool:
        if wanted.single and (claim.count.maximum != 1 or is_unsourced(claim)):
            return False
        if wanted.unsourced and not is_unsourced(claim):
            return False
        if wanted.search is not None and not has_words(wanted.search, claim.members):
            return False
        return window is None or any(_within(m.assertion.said, window) for m in claim.members)

    def _about(self, named: str) -> frozenset[str]:
        """The claims, by id, that name somebody whose name has all these words."""
        asked = set(fold(named).split())
        keys = (key for key, actor in self.story.actors.items() if asked <= set(fold(actor.name).split()))
        return frozenset(claim for key in keys for claim in self._naming.get(key, ()))

    @cached_property
    def _naming(self) -> Mapping[str, Sequence[str]]:
        """By key of whom they name, the claims, by id."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim in self.story.claims:
            for key in {self.story.entity(e) for m in claim.members for e in m.assertion.entities}:
                found[key].append(claim.id)
        return found


def earliest(members: Sequence[Located]) -> Located:
    """Whoever was first to put it, as far as days are known; a source goes before the article that tells of it."""
    return min(members, key=lambda m: (first_day(m.assertion.said or "9999"), m.attribution is None, m.assertion.id))


def is_unsourced(claim: Claim) -> bool:
    """Whether no source is given anywhere, and no article shows an observer of its own."""
    return all(m.attribution is None and not m.assertion.origin.certain for m in claim.members)


def _within(said: str, window: Days) -> bool:
    span = days(said) if said else None
    return span is not None and span[0] <= window[1] and window[0] <= span[1]


def _beginning(ordered: Sequence[str], given: str) -> Sequence[str]:
    """Those of some ids, in order, that begin with what is given; none for nothing."""
    first = bisect_left(ordered, given)
    return list(takewhile(lambda i: i.startswith(given), islice(ordered, first, None))) if given else []


def _shortened(own: str, ordered: Sequence[str]) -> str:
    """The fewest digits of one of these ids, eight at least, that no other begins with."""
    at = bisect_left(ordered, own)
    near = [*ordered[max(0, at - 1) : at], *ordered[at + 1 : at + 2]]
    shared = max((_in_common(own, other) for other in near), default=0)
    return own[: max(_SHORTEST, shared + 1)]


def _in_common(one: str, other: str) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
