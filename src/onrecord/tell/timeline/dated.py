"""The timeline: one entry for one event, on the day it is told of, with who puts it how and what was said later."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import NothingFound
from onrecord.model import Attribution, EventStatus, Naming, Span
from onrecord.relate.propositions.terms import stem
from onrecord.relate.propositions.times import days, lies_somewhere, when_of
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Citation, Cited, Insert, Told, cite, date_in_words
from onrecord.tell.story import Story, first_day
from onrecord.tell.story.by_parts import Parts, whole
from onrecord.tell.timeline.background import is_background
from onrecord.tell.timeline.happenings import Happening, happenings, is_ruled_out_ahead
from onrecord.tell.timeline.printed import opening_pronoun, stands_alone, told_spans, with_name
from onrecord.tell.timeline.sightings import Days, Sighting, sightings_in
from onrecord.text import fold, joined, words

_ARTICLES, _HAPPENINGS = 4, 50
"""Articles that are looked through, and happenings that are entered, in one part of the work."""
_OWN = frozenset({"clause", "counted", "offset", "duration", "shared", "presumed"})
"""Ways to a day by a time expression told with the event, or with the one it hangs on."""
_HARM = frozenset({"kill", "die", "shoot", "injure", "wound", "hurt"})
"""Deeds that are news also where they only go with another: "the plane crashed, killing 38"."""
_REAL = frozenset({EventStatus.HAPPENED, EventStatus.ONGOING})


class Status(StrEnum):
    """How the coverage puts an event, all its tellings together."""

    HAPPENED = "happened"  # at least one article tells it in its own voice
    UNDER_WAY = "under_way"
    REPORTED = "reported"  # only on somebody's word
    DISPUTED = "disputed"  # told by some, denied by others
    DENIED = "denied"
    NOT_SO = "not_so"  # told in an article's own voice as not having happened
    PLANNED = "planned"
    PREDICTED = "predicted"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"
    OFFERED = "offered"

    @property
    def words(self) -> str:
        """As it is told."""
        return self.value.replace("_", " ")

    @property
    def is_real(self) -> bool:
        """Whether it is put as having been, or as being under way."""
        return self in {Status.HAPPENED, Status.UNDER_WAY, Status.REPORTED, Status.DISPUTED}


@dataclass(frozen=True, slots=True)
class Step:
    """How the event was put at one time, by whom. ``speaker`` is "" for an article's own voice."""

    said: str
    status: EventStatus
    speaker: str
    publisher: str
    articles: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One event. ``day`` is EDTF; ``of_saying`` where no article gives it a day and ``day`` is when it was said.

    ``found`` is the way to the day: the method of its evidence, ``saying``, or ``due`` for the day of a plan where no
    article says on which day it was carried out; ``why`` is the reason. ``as_told`` has the words for a time that
    only lies somewhere in ``day``, "fiscal 2031", and is "" where ``day`` tells it.
    ``history`` is in order of saying; ``line`` holds the words with every citation, and whose words they are.
    """

    id: str
    day: str
    of_saying: bool
    found: str
    as_told: str
    status: Status
    words: str
    speaker: str
    publisher: str
    why: str
    who: tuple[str, ...]
    articles: int
    history: tuple[Step, ...]
    line: Told

    @property
    def when(self) -> str:
        """The day as people read it: "4 May 2031", "fiscal 2031, within 1 February 2030 to 31 March 2032"."""
        told = date_in_words(self.day)
        return f"{self.as_told}, within {told}" if self.as_told else told


@dataclass(frozen=True, slots=True)
class Asked:
    """What a timeline is cut down to. ``since`` and ``until`` are EDTF days, months or years."""

    who: str | None = None
    about: str | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None


def timeline(story: Story, asked: Asked | None = None) -> list[Entry]:
    """The entries by day, the least precise first. Raises NothingFound for a day that is none.

    An event without a day is entered on the day of saying where the text gives that, or where several articles
    tell it; the rest is left to the quotes.
    """
    wanted = asked or Asked()
    window = _window(wanted)
    found = whole(story, entries)
    return [e for e in found if _fits(e, wanted, window)] if wanted != Asked() else list(found)


def entries(story: Story) -> Parts[list[Entry]]:
    """All of them, part by part."""
    found: list[Sighting] = []
    for done, recorded in enumerate(story.articles):
        found += sightings_in(story, recorded)
        if done % _ARTICLES == 0:
            yield done, len(story.articles)
    gathered = yield from happenings(found)
    made: list[Entry] = []
    for done, happening in enumerate(gathered):
        if _is_entered(happening):
            made.append(_entry(story, happening))
        if done % _HAPPENINGS == 0:
            yield done, len(gathered)
    ranked = sorted(made, key=lambda e: (period(e.day), first_day(e.day), -_length(e.day), e.of_saying, e.id))
    return list(_each_once(ranked))


def _each_once(made: Sequence[Entry]) -> Iterator[Entry]:
    """The entries without those that say in the very words of another what that has of the same day.

    Two deeds of one clause ("the attack, one of four strikes") are two happenings, which nobody can tell apart by the
    words; the one that most articles tell stands for them, of equals the first. So does one for another whose words are
    but part of its own, as "the 49 who died on Monday" are of "she met the families of the 49 who died on Monday".
    """
    best: dict[tuple[str, str, str], Entry] = {}
    beside: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in made:
        known = best.setdefault(_as_read(entry), entry)
        if entry.articles > known.articles:
            best[_as_read(entry)] = entry
        for word in set(words(entry.words)):
            beside[entry.day, word].append(entry)
    for entry in made:
        longest = max(words(entry.words), key=len, default="")
        if best[_as_read(entry)] is entry and not any(_holds(e, entry) for e in beside[entry.day, longest]):
            yield entry


def _as_read(entry: Entry) -> tuple[str, str, str]:
    return entry.day, entry.speaker, fold(entry.words)


def _holds(entry: Entry, other: Entry) -> bool:
    """Whether it says all that the other does and more, in the same voice or an outer one; a plan holds no deed."""
    whole, parts = fold(entry.words), fold(other.words).split(" ... ")
    if len(whole) <= len(fold(other.words)) or entry.articles < other.articles:
        return False
    alike = other.speaker.startswith(entry.speaker) and (entry.status.is_real or not other.status.is_real)
    return alike and all(part in whole for part in parts)


def period(day: str) -> str:
    """The month a day lies in; the year for what is not told of one month."""
    span = days(day)
    if span is None:
        return first_day(day)[:4]
    first, last = span
    return first.isoformat()[: 7 if (first.year, first.month) == (last.year, last.month) else 4]


def _is_entered(happening: Happening) -> bool:
    """Whether the coverage gives it a day, or dates what is said of it, or several articles tell it as their news."""
    if happening.days is not None:
        own = [m for m in happening.members if m.event.main or (m.event.evidence.method in _OWN and not _goes_with(m))]
        return any(stands_alone(m) and not is_background(m) for m in own)
    heads = [m for m in happening.members if m.event.said and _heads(m) and not is_ruled_out_ahead(m)]
    own_day = any(m.event.said != m.printed for m in heads)
    return own_day or len({_article(m) for m in heads}) > 1


def _goes_with(sighting: Sighting) -> bool:
    """Whether it only goes with the deed that it has its day from: "marched to the mission, waving flags"."""
    return sighting.event.evidence.method == "shared" and sighting.event.deed not in _HARM


def _heads(sighting: Sighting) -> bool:
    """Whether it is what somebody with a name or a description is said to say."""
    said = sighting.attribution
    named = said is not None and bool(said.source) and said.naming is not Naming.NONE
    return named and sighting.event.main and stands_alone(sighting)


def _entry(story: Story, happening: Happening) -> Entry:
    members = sorted(happening.members, key=_order)
    of_saying = happening.days is None
    told = _first_told(members) if of_saying else members
    shown = _shown(told)
    day, found, as_told = (shown.event.said, "saying", "") if of_saying else _day(members)
    return Entry(
        id=happening.id,
        day=day,
        of_saying=of_saying,
        found=found,
        as_told=as_told,
        status=_status(told),
        words=with_name(shown, joined(told_spans(shown), shown.recorded.article.text)),
        speaker=_speaker(story, shown),
        publisher=story.publisher(shown.recorded),
        why=shown.event.evidence.reason,
        who=tuple(sorted({story.actors[n].name for m in members for n in m.names if n in story.actors})),
        articles=len({m.recorded.article.id for m in members}),
        history=tuple(_steps(story, members)),
        line=_line(story, shown, members),
    )


def _order(sighting: Sighting) -> tuple[str, str, str]:
    return first_day(sighting.event.said) if sighting.event.said else "9999", _article(sighting), sighting.event.id


def _article(sighting: Sighting) -> str:
    return sighting.recorded.article.id


def _shown(members: list[Sighting]) -> Sighting:
    """The telling that is printed: of the status that counts, with a day of its own, in the fullest clause."""
    status = _leading(members)

    def rank(m: Sighting) -> tuple[bool, bool, bool, float, int, str]:
        size = min(len(m.words), 160)
        own = m.attribution is None
        return m.event.status is status, stands_alone(m), own, m.event.evidence.score, size, m.event.id

    return max(members, key=rank)


def _leading(members: list[Sighting]) -> EventStatus:
    put = Counter(m.event.status for m in members)
    if put[EventStatus.HAPPENED]:
        return EventStatus.HAPPENED
    return min(put, key=lambda s: (-put[s], list(EventStatus).index(s)))


def _first_told(members: list[Sighting]) -> list[Sighting]:
    """Of an event without a day what was said of it first, all on one day; the rest is its history."""
    heads = [m for m in members if m.event.said and _heads(m)]
    first = min(heads, key=_order).event.said
    return [m for m in heads if m.event.said == first]


def _day(members: list[Sighting]) -> tuple[str, str, str]:
    """The most precise day, of those the surest, then the one most often told; the way to it; the words for it.

    What is told as real has the day it is told to have happened on, else the one it was due, which is said.
    """
    dated = [m for m in members if m.days is not None]
    real = [m for m in dated if m.event.status in _REAL]
    due = not real and any(m.event.status in _REAL for m in members)
    often = Counter(m.event.when for m in dated)
    best = min(
        real or dated, key=lambda m: (m.key[0], -m.event.evidence.score, -often[m.event.when], m.event.when, m.event.id)
    )
    return best.event.when, "due" if due else best.event.evidence.method, _as_told(best)


def _as_told(sighting: Sighting) -> str:
    """The words of its time where that lies somewhere in the days: "fiscal 2031"."""
    times = sighting.recorded.times
    timex = next((t for t in times if t.span == sighting.event.time and lies_somewhere(t)), None)
    if timex is None or when_of(timex) != sighting.event.when:
        return ""
    return " ".join(timex.span.cut(sighting.recorded.article.text).split())


def _status(members: list[Sighting]) -> Status:
    real = [m for m in members if m.event.status in _REAL]
    denied = [m for m in members if m.event.status is EventStatus.DENIED]
    if real and denied:
        return Status.DISPUTED
    own = [m for m in real if m.attribution is None]
    if any(m.event.status is EventStatus.HAPPENED for m in own):
        return Status.HAPPENED
    if own:
        return Status.UNDER_WAY
    if real:
        return Status.REPORTED
    if _leading(members) is EventStatus.DENIED:
        return Status.DENIED if any(m.attribution is not None for m in denied) else Status.NOT_SO
    return Status(_leading(members).value)


def _steps(story: Story, members: list[Sighting]) -> Iterator[Step]:
    """Each way of putting it once, in order of saying."""
    groups: dict[tuple[str, EventStatus, str], list[Sighting]] = {}
    for m in members:
        groups.setdefault((m.event.said, m.event.status, _speaker(story, m)), []).append(m)
    for (said, status, by), group in groups.items():
        publisher = story.publisher(group[0].recorded)
        yield Step(said, status, by, publisher, len({_article(m) for m in group}))


def _speaker(story: Story, sighting: Sighting) -> str:
    """Whose words they are, the outer source of a chain first: "The Post → two officials"."""
    said = story.once(_attributed)[_article(sighting)]
    chain: list[str] = []
    at, seen = sighting.attribution, set[str]()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        if name := speaker(story, sighting.recorded, at).strip(" ,;:"):
            chain.insert(0, name)
        at = said.get(at.via or "")
    return " → ".join(dict.fromkeys(chain))


def _attributed(story: Story) -> Mapping[str, Mapping[str, Attribution]]:
    """The attributions of each article by id."""
    return {r.article.id: {a.id: a for a in r.attributions} for r in story.articles}


def _line(story: Story, shown: Sighting, members: list[Sighting]) -> Told:
    """The printed telling and every other one, each with the sources in whose words it stands."""
    parts: list[Cited | Insert] = []
    for m in (shown, *(m for m in members if m is not shown)):
        spans = told_spans(m)
        parts += [cite(m.recorded, span) for span in (*spans, *_sources(story, m, spans))]
        if m is shown and (mention := opening_pronoun(m)) is not None:
            parts.insert(1, Insert(Citation(m.recorded.article.id, mention.span), mention.name))
    return Told(tuple(dict.fromkeys(parts)))


def _sources(story: Story, sighting: Sighting, spans: list[Span]) -> list[Span]:
    """The sources of all whose words hold the spans, and of those who pass on words that stand in them."""
    said = story.once(_attributed)[_article(sighting)]
    shown, grown = list(spans), True
    while grown:  # a source may itself stand in another's words; each round adds one, so it ends
        before = len(shown)
        for attribution in said.values():
            outer = said.get(attribution.via or "")
            if any(span in content for content in attribution.content for span in shown):
                shown += [s for s in attribution.source if s not in shown]
            if outer is not None and any(content in span for content in attribution.content for span in shown):
                shown += [s for s in outer.source if s not in shown]
        grown = len(shown) > before
    return shown[len(spans) :]


def _fits(entry: Entry, asked: Asked, window: Days | None) -> bool:
    if asked.status is not None and entry.status is not asked.status:
        return False
    if asked.who is not None:
        spoken = (s.speaker for s in entry.history)
        wanted = set(words(asked.who))
        if not any(wanted <= set(words(name)) for name in (*entry.who, *spoken)):
            return False
    if asked.about is not None:
        told = {stem(w) for part in entry.line.parts for w in words(part.words)}
        if not {stem(w) for w in words(asked.about)} <= told:
            return False
    span = days(entry.day)
    return window is None or (span is not None and span[0] <= window[1] and window[0] <= span[1])


def _window(asked: Asked) -> Days | None:
    if asked.since is None and asked.until is None:
        return None
    first, last = _limit(asked.since or "0001"), _limit(asked.until or "9999")
    return first[0], last[1]


def _limit(given: str) -> Days:
    found = days(given)
    if found is None:
        raise NothingFound(f"{given!r} is no day", fix="give a day, month or year: 2025-11-04, 2025-11 or 2025")
    return found


def _length(day: str) -> int:
    span = days(day)
    return (span[1] - span[0]).days if span else 0


def statuses(entries: Iterable[Entry]) -> Counter[Status]:
    """How many entries there are of each status."""
    return Counter(e.status for e in entries)
