"""The claims of a story as rows: in whose words, how many origins, who was first, and what stands against it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import NothingFound
from onrecord.tell.claims.listing import Listing
from onrecord.tell.claims.listing import is_unsourced as is_unsourced  # noqa: PLC0414  # a mark of a claim
from onrecord.tell.claims.standings import Standings, Stands, Tie
from onrecord.tell.lines.quotes import asked_days
from onrecord.tell.lines.told import not_apart
from onrecord.tell.lines.wording import Worded, Wording
from onrecord.tell.story import Claim, Located, Story, first_day
from onrecord.tell.texts.reprints import Copies
from onrecord.text import begin_alike

_SHORTEST = 8
"""Digits of an id that are shown at least."""


class Mark(StrEnum):
    """What a claim is marked with."""

    DISPUTED = "disputed"  # another claim contradicts it, or one assertion of it another
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

    ``least`` and ``most`` bound its origins. ``first`` is who was first to put it, None where no day is known or
    several were on the first; ``first_said`` is that day and ``last_said`` the day of the latest assertion, EDTF, ""
    where no day is known. ``against`` are the ids of the claims that contradict or deny it, or that it denies;
    ``denied_by`` are those who deny it, in its own words or in other claims, ``disputed_by`` those who contradict it.
    """

    id: str
    short: str
    told: Worded
    least: int
    most: int
    articles: int
    assertions: int
    first: Worded | None
    first_said: str
    last_said: str
    marks: tuple[Mark, ...]
    against: tuple[str, ...]
    denied_by: tuple[str, ...]
    disputed_by: tuple[str, ...]

    @property
    def said_in(self) -> str:
        """The range in which it was said, EDTF, where the texts do not tell the first day from the last; else ""."""
        return not_apart(self.first_said, self.last_said) if self.first_said != self.last_said else ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some claims rest on what. ``perhaps`` have one origin for certain and may have more.

    ``nobody`` puts what is only denied, asked or left unsaid. ``opposed`` are those that another claim contradicts or
    denies, or that deny another; None where nobody asked.
    """

    several: int
    perhaps: int
    single: int
    unsourced: int
    nobody: int
    opposed: int | None


class Claims:
    """The claims of one story, ready to be asked for. Rows are made one at a time, for those that are shown."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.wording = story.once(Wording)
        self.standings = story.once(Standings)
        self._listing = story.once(Listing)
        self._rows: dict[str, Row] = {}

    @cached_property
    def _ids(self) -> Sequence[str]:
        return tuple(self.story.claims_by_id)

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
        found = self._listing.fitting(
            about=wanted.about,
            search=wanted.search,
            window=asked_days(wanted.since, wanted.until),
            single=wanted.single,
            unsourced=wanted.unsourced,
        )
        if wanted.order is Order.DISPUTES:
            found = found[np.argsort(-self._disputes[found], kind="stable")]
        return list(map(self._listing.all.claims.__getitem__, found.tolist()))

    def tally(self, found: Sequence[Claim], order: Order = Order.ORIGINS) -> Tally:
        """How many of these rest on what; each is counted once, but for those that are opposed."""
        sourced = [c.count for c in found if not is_unsourced(c)]
        several = sum(count.minimum > 1 for count in sourced)
        perhaps = sum(count.minimum < 2 <= count.maximum for count in sourced)
        single = sum(count.maximum == 1 for count in sourced)
        return Tally(
            several=several,
            perhaps=perhaps,
            single=single,
            unsourced=len(found) - len(sourced),
            nobody=len(sourced) - several - perhaps - single,
            opposed=self._opposed(found) if order is Order.DISPUTES else None,
        )

    def _opposed(self, found: Sequence[Claim]) -> int:
        at = {c.id for c, n in zip(self._listing.all.claims, self._disputes.tolist(), strict=True) if n}
        return sum(c.id in at for c in found)

    @cached_property
    def _disputes(self) -> NDArray[np.int64]:
        """By how many each is contradicted or denied, or denies, in their order."""
        opponents = self.standings.opponents
        found = (len(opponents.get(c.id, ())) + len(self.deniers(c)) for c in self._listing.all.claims)
        return np.fromiter(found, np.int64)

    def deniers(self, claim: Claim) -> tuple[Located, ...]:
        """Who denies just what the claim puts, each assertion once."""
        return tuple({d.assertion.id: d for _, d in self.standings.denied(claim)}.values())

    def row(self, claim: Claim) -> Row:
        """The claim as it is told."""
        if claim.id not in self._rows:
            self._rows[claim.id] = self._row(claim)
        return self._rows[claim.id]

    def _row(self, claim: Claim) -> Row:
        put, dated = (
            sorted((m.assertion.said for m in some if m.assertion.said), key=first_day)
            for some in (claim.putting, claim.members)
        )
        first, against = self._first(claim), self.standings.disputed(claim)
        return Row(
            id=claim.id,
            short=self.short(claim),
            told=self.wording.best(claim),
            least=claim.count.minimum,
            most=claim.count.maximum,
            articles=claim.articles,
            assertions=len(claim.members),
            first=self.wording.worded(first) if first is not None else None,
            first_said=put[0] if put else "",
            last_said=dated[-1] if dated else "",
            marks=tuple(self.marks(claim)),
            against=tuple(sorted({t.other.id for t in against})),
            denied_by=self._named((*self.deniers(claim), *_others(against, Stands.DENIES))),
            disputed_by=self._named(_others(against, Stands.CONTRADICTS)),
        )

    def _named(self, members: Iterable[Located]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.wording.who(m) for m in members))

    def _first(self, claim: Claim) -> Located | None:
        """Who was first to put it; None where that is not known. Of articles that carry one text one is held to be."""
        day = min(first_day(m.assertion.said) for m in claim.putting)
        found = [m for m in claim.putting if first_day(m.assertion.said) == day]
        articles = {m.recorded.article.id for m in found}
        if day == "9999" or len({self.story.texts[article] for article in articles}) > 1:
            return None
        first = self.story.once(Copies).first(articles)
        found = [m for m in found if m.recorded.article.id == first]
        return earliest([m for m in found if not self._is_retold(m)] or found)

    def _is_retold(self, member: Located) -> bool:
        """Whether it stands on another's word than that of whose it is: officials tell what a government considers."""
        voice, said = self.story.voice_of(member), member.attribution
        return (
            said is not None
            and said.via is not None
            and voice not in {None, self.story.entity(member.assertion.origin.key)}
        )

    def marks(self, claim: Claim) -> Iterator[Mark]:
        """What it is marked with, in the order of ``Mark``."""
        stands = self.standings.marking(claim)
        if Stands.CONTRADICTS in stands or self.standings.is_split(claim):
            yield Mark.DISPUTED
        if Stands.DENIES in stands or self.deniers(claim):
            yield Mark.DENIED
        taken_back = claim.count.maximum == 0 and any(m.retracts for m in claim.members)
        if Stands.CORRECTS in stands or taken_back or self.standings.withdrawn(claim):
            yield Mark.CORRECTED
        if Stands.UPDATES in stands:
            yield Mark.UPDATED
        if is_unsourced(claim):
            yield Mark.UNSOURCED
        elif claim.count.maximum == 1:
            yield Mark.SINGLE


def earliest(members: Sequence[Located]) -> Located:
    """Whoever was first to put it, as far as days are known; a source goes before the article that tells of it."""
    return min(members, key=lambda m: (first_day(m.assertion.said), m.attribution is None, m.assertion.id))


def by_day_said(member: Located) -> tuple[str, str, int, str]:
    """For their order: by the day on which each was said, then by where it stands."""
    return (
        first_day(member.assertion.said),
        member.recorded.article.id,
        member.assertion.wording.start,
        member.assertion.id,
    )


def _others(ties: Sequence[Tie], stands: Stands) -> Iterator[Located]:
    """Those who stand so to a claim, in other claims."""
    yield from (ground.other for tie in ties if tie.stands is stands for ground in tie.grounds)


def _beginning(ordered: Sequence[str], given: str) -> Sequence[str]:
    """Those of some ids, in order, that begin with what is given; none for nothing."""
    first = bisect_left(ordered, given)
    return list(takewhile(lambda i: i.startswith(given), islice(ordered, first, None))) if given else []


def _shortened(own: str, ordered: Sequence[str]) -> str:
    """The fewest digits of one of these ids, eight at least, that no other begins with."""
    at = bisect_left(ordered, own)
    near = [*ordered[max(0, at - 1) : at], *ordered[at + 1 : at + 2]]
    shared = max((begin_alike(own, other) for other in near), default=0)
    return own[: max(_SHORTEST, shared + 1)]
