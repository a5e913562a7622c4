"""Sightings brought together: one happening for what is one event, however often it is told."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice

from onrecord.model import EventKind, EventStatus, Kind
from onrecord.relate.events.kin import are_kin, families
from onrecord.relate.events.lexicon import SLIGHT
from onrecord.tell.story.by_parts import Parts
from onrecord.tell.timeline.sightings import Days, Sighting

_CANDIDATES = 24
"""Happenings of one deed that a sighting is held against at most, those first that share the rarest of its words."""
_AT_ONCE = 100
"""Sightings that find their happening in one part of the work."""
_MEMBERS = 6
"""Tellings of one happening that others are held against."""
_FEWEST_TERMS = 2
"""Content words from which the same words tell the same event."""
_COPIED = 5
"""Content words from which the same words tell the same event though the days are not the same."""
_AGAIN = timedelta(days=14)
"""Days within which a text is printed again, as another reads its weekdays."""
_ALIKE = 0.34
"""Share of content words two tellings of one event have in common where they also agree on the deed and the day."""
_ALIKE_NAMED = 0.15
"""The same where they share a named participant too."""
_ALIKE_KIN = 0.5
"""The same where they agree on the day, but not on the deed, which is only kindred."""
_ALIKE_UNDATED = 0.4
"""The same where only one of them gives a day."""
_LOSS = frozenset({"kill", "shoot", "die"})
"""Deeds as which articles tell one loss of life: of one person they are one event."""
_ALMOST = 0.75
"""The same where the words outweigh that other people seem to be meant."""
_FAR = timedelta(days=400)
"""How far ahead of the day of saying an event without a day of its own is looked for."""
_LATER = timedelta(days=60)
"""Days between the day of saying and the event from which a telling without a day must be more like it."""
_RECENT = timedelta(days=120)
"""How far behind it."""
_MOVED = timedelta(days=7)
"""Days from the one that is given on which a plan may have been carried out, or what opens the news been done."""
_MOVED_TERMS = 3
"""Content words that tell it to be the same where no name does."""
_MONTH = 31
"""Days that are long for a deed to be told of by another verb."""
_SURELY = 2.0
"""More than any likeness by words and names."""
_BEHIND = frozenset({EventStatus.HAPPENED, EventStatus.DENIED, EventStatus.ONGOING})
"""Statuses of what lies before the day of saying, if anywhere; not what is ruled out for the time to come."""
_TO = re.compile(r"\bto (?:\w+ly )?$", re.IGNORECASE)
"""What stands before a deed that is still to be done: "rejected an offer to send troops"."""
_REACH = 160
"""Characters before an event in which it may be said that it is still to be done."""


@dataclass(slots=True)
class Happening:
    """Sightings of one event; ``days`` are those of the most precise. Numbered in the order of precision."""

    number: int
    days: Days | None
    members: list[Sighting] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The smallest id of its events."""
        return min(m.event.id for m in self.members)


def happenings(found: Iterable[Sighting]) -> Parts[list[Happening]]:
    """One happening for one event: the same deed on days that can be one, by the same people or in like words.

    From the most precise day to the least, each joins the most like happening that its days allow.
    """
    shelves: defaultdict[str | int, _Shelf] = defaultdict(_Shelf)
    made: list[Happening] = []
    ranked = sorted(found, key=lambda s: s.key)
    for done, sighting in enumerate(ranked):
        if done % _AT_ONCE == 0:
            yield done, len(ranked)
        own = [shelves[name] for name in _shelves_of(sighting)]
        likes = [like for shelf in own if (like := shelf.home(sighting)) is not None]
        home = max(likes, key=lambda like: like[:2])[2] if likes else None
        if home is None:
            home = Happening(len(made), sighting.days)
            made.append(home)
        home.members.append(sighting)
        for shelf in own:
            shelf.note(home, sighting)
    return made


def _shelves_of(sighting: Sighting) -> list[str | int]:
    """Where it is looked up: with all deeds of the families of its own, with its own alone if that has none.

    What opens an article also with whatever else opens it.
    """
    kin = {number for deed in sighting.deeds for number in families(deed)}
    opening = [f"opening {sighting.recorded.article.id}"] if sighting.opens is not None else []
    return [*sorted(kin), *sorted(deed for deed in sighting.deeds if not families(deed)), *opening]


_Like = tuple[float, int, Happening]
"""How like a happening is, its number made negative, so that of equals the first is the greatest, and itself."""


_Places = dict[int, dict[int, Happening]]
"""Happenings by number under the month that they lie in."""
_UNDATED, _LONG = -1, 0
"""In the place of a month, for happenings without days and for those of several months."""


class _Shelf:
    """The happenings of kindred deeds, to be looked up by the names and the rarest words they are told with."""

    def __init__(self) -> None:
        self._with: defaultdict[str, _Places] = defaultdict(dict)
        self._same: dict[tuple[str, Days | None], Happening] = {}
        self._first: dict[str, Happening] = {}

    def note(self, happening: Happening, sighting: Sighting) -> None:
        """Make a happening known under the words of one more telling."""
        self._same.setdefault((sighting.folded, sighting.days), happening)
        if sighting.days is not None:
            self._first.setdefault(sighting.folded, happening)
        if len(happening.members) <= _MEMBERS:
            place = _place(happening.days)
            for key in sighting.names | sighting.terms:
                self._with[key].setdefault(place, {})[happening.number] = happening

    def home(self, sighting: Sighting) -> _Like | None:
        """The one told in the same words of the same days, else the most like one; of equals the first."""
        same = self._same.get((sighting.folded, sighting.days)) or self._copied(sighting)
        if same is not None and len(sighting.terms) >= _FEWEST_TERMS:
            return 2 * _SURELY, -same.number, same
        likes = [(like, -n, h) for n, h in self._near(sighting).items() if (like := _likeness(sighting, h)) > 0]
        return max(likes, key=lambda x: x[:2], default=None)

    def _copied(self, sighting: Sighting) -> Happening | None:
        """The one of days before in the very words: what is printed again says "Friday" of the same Friday."""
        first = self._first.get(sighting.folded)
        if first is None or first.days is None or sighting.days is None or len(sighting.terms) < _COPIED:
            return None
        return first if timedelta(0) <= sighting.days[0] - first.days[0] <= _AGAIN else None

    def _near(self, sighting: Sighting) -> dict[int, Happening]:
        """Happenings that share a name or a word and lie within reach, by those that fewest share."""
        reach = _reach(sighting)
        found: dict[int, Happening] = {}
        keys = (k for k in sighting.names | sighting.terms if k in self._with)
        for _, key in sorted((sum(map(len, self._with[k].values())), k) for k in keys):
            for place in _within(self._with[key], reach, undated=sighting.days is None):
                here = (h for h in self._with[key][place].values() if _overlap(h.days, reach))
                found |= {h.number: h for h in islice(here, _CANDIDATES - len(found))}
            if len(found) >= _CANDIDATES:
                break
        return found


def _place(told: Days | None) -> int:
    """The month that all the days lie in, counted from the year 0; for others, and for none, a place of their own."""
    if told is None:
        return _UNDATED
    first, last = (12 * day.year + day.month for day in told)
    return first if first == last else _LONG


def _within(places: _Places, reach: Days | None, *, undated: bool) -> Iterator[int]:
    """Where happenings stand whose days may lie in the reach; if ``undated`` also where those without days do."""
    if undated and _UNDATED in places:
        yield _UNDATED
    if reach is not None:
        first, last = (12 * day.year + day.month for day in reach)
        months = range(first, last + 1) if last - first < len(places) else sorted(places)
        yield from (p for p in (_LONG, *months) if p in places and (p == _LONG or first <= p <= last))


def _overlap(told: Days | None, reach: Days | None) -> bool:
    return told is None or (reach is not None and told[0] <= reach[1] and reach[0] <= told[1])


def _reach(sighting: Sighting) -> Days | None:
    """The days in which its like may lie: about those told, else after or before the day of saying, as it is put."""
    if sighting.days is not None:
        return _days_before(sighting.days[0], _MOVED), _days_after(sighting.days[1], _MOVED)
    said = sighting.said
    if said is None:
        return None
    if sighting.event.status in _BEHIND and not is_ruled_out_ahead(sighting):
        return _days_before(said[0], _RECENT), said[1]
    return said[0], _days_after(said[1], _FAR)


def is_ruled_out_ahead(sighting: Sighting) -> bool:
    """Whether somebody will not have it done, and denies nothing of what was."""
    event, text = sighting.event, sighting.recorded.article.text
    if event.status is not EventStatus.DENIED:
        return False
    return bool(_TO.search(text, max(0, event.trigger.start - _REACH), event.trigger.start))


def _days_before(day: date, span: timedelta) -> date:
    return day - span if day - date.min > span else date.min


def _days_after(day: date, span: timedelta) -> date:
    return day + span if date.max - day > span else date.max


def _likeness(sighting: Sighting, happening: Happening) -> float:
    """How like the tellings are, 0 where that is not enough."""
    return max((_alike(sighting, member, of=happening) for member in happening.members[:_MEMBERS]), default=0.0)


def _alike(sighting: Sighting, member: Sighting, *, of: Happening) -> float:
    """How like a telling is to one of a happening, 0 where that is not enough."""
    one_deed = sighting.event.deed == member.event.deed
    if not _may_lie_together(sighting, member, of=of) and not (one_deed and _is_moved(sighting, member)):
        return 0.0
    if _is_one_loss(sighting, member):
        return _SURELY
    if not one_deed and not _are_kin(sighting, member) and not _is_headline(sighting, member):
        return 0.0
    shared = len(sighting.terms & member.terms)
    alike = shared / min(len(sighting.terms), len(member.terms)) if shared else 0.0
    if alike < _ALMOST and _befall_two(sighting, member):
        return 0.0
    if _are_called_alike(sighting, member) or (one_deed and _is_done_to_one(sighting, member)):
        return _ALIKE
    named = bool(sighting.names & member.names)
    least = (_ALIKE_NAMED if one_deed else _ALIKE) if named else (_ALIKE if one_deed else _ALIKE_KIN)
    if _is_headline(sighting, member):
        least = min(least, _ALIKE_UNDATED)
    if sighting.days is None or (of.days is not None and sighting.days not in {of.days, member.days}):
        least = _ALIKE_UNDATED if named else _ALIKE_UNDATED + 0.1
    if sighting.days is None and of.days is None and _way(sighting) != _way(member):
        return 0.0  # without days a plan and a deed are two things
    if sighting.days is None and _is_far(sighting, of.days or member.said):
        if of.days is None and _way(sighting) == "to come" and sighting.event.status is not member.event.status:
            return 0.0  # what one demands in August is not what another plans in November
        least += 0.2  # one plan of spring is not the deed, or the plan, of autumn for being of one kind
    if sighting.event.status is EventStatus.DENIED and member.event.status is not EventStatus.DENIED:
        least += 0.15  # what is denied must be what was told
    few = one_deed and sighting.days == of.days and (named or _one_day(sighting))
    return alike + (0.5 if named else 0.0) if alike >= least and shared >= (1 if few else 2) else 0.0


def _may_lie_together(sighting: Sighting, member: Sighting, *, of: Happening) -> bool:
    """Whether the days that are told allow one event."""
    return sighting.days is None or any(d is None or _overlap(d, sighting.days) for d in (of.days, member.days))


def _is_moved(sighting: Sighting, member: Sighting) -> bool:
    """Whether a plan was carried out, or what is told as the news was done, some days from the day that is given.

    "It opens on Tuesday" and "It opened on Wednesday"; "The union has sued" and "The suit was filed on Monday".
    """
    if sighting.days is None or member.days is None or max(map(_length, (sighting.days, member.days))) > 1:
        return False
    if max(sighting.days[0] - member.days[1], member.days[0] - sighting.days[1]) > _MOVED:
        return False
    if len(sighting.terms & member.terms) < (2 if sighting.names & member.names else _MOVED_TERMS):
        return False
    return _is_carried_out(sighting, member) or _is_carried_out(member, sighting)


def _is_carried_out(plan: Sighting, deed: Sighting) -> bool:
    if _way(deed) != "real" or deed.days is None or plan.days is None:
        return False
    if _way(plan) == "to come":
        return plan.said is not None and plan.said[0] <= deed.days[0]
    return plan.event.evidence.method == "news-opening" and deed.days[1] < plan.days[0]


def _are_called_alike(sighting: Sighting, member: Sighting) -> bool:
    """Whether both only name a deed of one day, and nobody apart: "Sunday's attack", "the rifle used in the attack"."""
    if sighting.event.kind is not EventKind.NAMED or member.event.kind is not EventKind.NAMED:
        return False
    alike = sighting.event.deed == member.event.deed and sighting.days == member.days and _one_day(sighting)
    apart = bool(sighting.names and member.names) and sighting.names.isdisjoint(member.names)
    return alike and not apart and _way(sighting) == _way(member)


def _is_one_loss(sighting: Sighting, member: Sighting) -> bool:
    """Whether one tells as killed whom the other tells as shot or dead, which befalls nobody twice."""
    losses = {sighting.event.deed, member.event.deed} <= _LOSS
    return losses and bool(sighting.whom) and sighting.whom == member.whom and _way(sighting) == _way(member)


def _are_kin(sighting: Sighting, member: Sighting) -> bool:
    """Whether the deeds are such as one event is told by, and both are of the same days, a month at most."""
    if sighting.days is None or member.days is None or max(map(_length, (sighting.days, member.days))) > _MONTH:
        return False
    if member.days[0] > sighting.days[1] or sighting.days[0] > member.days[1]:
        return False
    pairs = ((one, other) for one in sighting.deeds for other in member.deeds)
    return any(one == other or (not {one, other} & SLIGHT and are_kin(one, other)) for one, other in pairs)


def _is_headline(sighting: Sighting, member: Sighting) -> bool:
    """Whether one stands in the headline and the other in the first paragraph of an article, of like days."""
    if sighting.recorded.article.id != member.recorded.article.id or _way(sighting) != _way(member):
        return False
    if {sighting.opens, member.opens} != {Kind.TITLE, Kind.TEXT} or sighting.days is None or member.days is None:
        return False
    return member.days[0] <= sighting.days[1] and sighting.days[0] <= member.days[1]


def _length(told: Days) -> int:
    return (told[1] - told[0]).days


def _is_done_to_one(sighting: Sighting, member: Sighting) -> bool:
    """Whether the same is done to the same one on the same day, by nobody else: "was charged", "was charged Friday"."""
    if not _one_day(sighting) or sighting.days != member.days or sighting.whom.isdisjoint(member.whom):
        return False
    mine, others = sighting.names - sighting.whom, member.names - member.whom
    return _way(sighting) == _way(member) and not (mine and others and mine.isdisjoint(others))


def _befall_two(sighting: Sighting, member: Sighting) -> bool:
    """Whether each names to whom it is done, and nobody of a name that the other has: two were charged that day."""
    told = bool(sighting.whom and member.whom) and sighting.whom.isdisjoint(member.whom)
    return told and sighting.surnames.isdisjoint(member.surnames)


def _is_far(sighting: Sighting, told: Days | None) -> bool:
    """Whether what is told without a day was said long before or after those days."""
    said = sighting.said
    return told is not None and said is not None and (told[0] - said[1] > _LATER or said[0] - told[1] > _LATER)


def _one_day(sighting: Sighting) -> bool:
    return sighting.days is not None and sighting.days[0] == sighting.days[1]


def _way(sighting: Sighting) -> str:
    """Whether it is put as real, as ruled out, or as to come."""
    status = sighting.event.status
    if status is EventStatus.DENIED:
        return "ruled out"
    return "real" if status in {EventStatus.HAPPENED, EventStatus.ONGOING} else "to come"
