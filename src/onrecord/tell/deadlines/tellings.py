"""Windows as the articles tell them, each with its days, those of an undated article by the day presumed for it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from onrecord.english import CALENDAR
from onrecord.model import TOLD_AS_DONE, Attribution, Event, EventStatus, Span, Timex, Window, WindowKind
from onrecord.record import Recorded
from onrecord.relate.propositions.terms import stem
from onrecord.relate.windows import MOVED, SAID, Days, ahead, recounted
from onrecord.relate.windows.starts import day_of_saying
from onrecord.tell.lines.quotes import speaker
from onrecord.tell.lines.told import Citation
from onrecord.tell.story import Story, first_day
from onrecord.tell.texts.presumed import Presumed, days_of_story, times_on
from onrecord.text import words

_SMALL = frozenset(
    "about after also been before being from have that their them then there these they this those under until were "
    "what when where which while will with would could should said says told into over than such some only more most "
    "other must hers your ours just very here each both does done upon onto because since during "
    "week weeks month months year years days hours morning afternoon evening night noon today".split()
).union(CALENDAR)
"""Words that stand in any sentence."""
_TO_COME = frozenset(EventStatus) - TOLD_AS_DONE - {EventStatus.DENIED}
_ROOT = 5
"""Letters that show two words to be of one family: "extension", "extended"."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A window in one article, with the article's day of publication, or that presumed for it.

    ``keys`` are the roots of the words that tell it, ``deeds`` of those that tell what is still to be done.
    """

    recorded: Recorded
    window: Window
    days: Days
    day: str
    presumed: Presumed | None
    attribution: Attribution | None
    keys: frozenset[str]
    deeds: frozenset[str]
    context: frozenset[str]
    entities: frozenset[str]

    def words(self, span: Span | None) -> str:
        """What a span of the article cuts out, on one line; "" for None."""
        return " ".join(span.cut(self.recorded.article.text).split()) if span else ""

    @property
    def citation(self) -> Citation:
        """The sentence that states it."""
        return Citation(self.recorded.article.id, self.window.wording)

    @property
    def key(self) -> tuple[str, str, Span, str]:
        """By day of the article, then by id and place, so in any order of articles."""
        return self.day or "9999", self.recorded.article.id, self.window.rule, self.window.id

    @property
    def extends(self) -> bool:
        """Whether it lengthens another window."""
        return self.window.evidence.method == "windows/extend" or "exten" in self.keys

    @property
    def moves(self) -> bool:
        """Whether its day takes the place of another: "put off until", "now planned for"."""
        return self.window.evidence.method == MOVED


def root(term: str) -> str:
    """What words of one family share."""
    return stem(term)[:_ROOT]


_PLANNING = frozenset(map(root, "set schedule plan planning expect intend aim slate book fix due want seek".split()))
"""Deeds by which something is only planned."""


def roots(text: str) -> frozenset[str]:
    """The roots of the words of a text that are about something."""
    return frozenset(root(w) for w in words(text) if (len(w) > 3 or w.isdigit()) and w not in _SMALL)


def tellings(story: Story, presumed: Mapping[str, Presumed]) -> tuple[Telling, ...]:
    """Every window of the record, in order of telling. Windows that were over when their article came out are left out.

    An article without a date is read as of the day that is ``presumed`` for it, by its id.
    """
    found: list[Telling] = []
    for recorded, of in groupby(windows_told(story, presumed), itemgetter(0)):
        stated = recorded.article.published
        day = first_day(stated.value) if stated else ""
        taken = _presumed(story, recorded, presumed)
        known = presumed.get(recorded.article.id)
        said = {a.id: a for a in recorded.attributions}
        for _, window, days in of:
            found.append(
                Telling(
                    recorded,
                    window,
                    days,
                    known.first if known else day.replace("9999", ""),
                    taken if taken is not None and days != Days(window.start, window.end, window.duration) else None,
                    said.get(window.attribution or ""),
                    frozenset(root(t) for t in window.terms),
                    _due(recorded, window),
                    _context(recorded, window),
                    frozenset(story.entity(e) for e in window.entities),
                )
            )
    return tuple(sorted(found, key=lambda t: t.key))


def deeds_of(events: Iterable[Event], text: str) -> frozenset[str]:
    """The roots of the words for deeds, as they stand and as what they come down to."""
    return frozenset(root(w) for e in events for w in (*words(e.trigger.cut(text)), e.deed)) - _PLANNING


def _due(recorded: Recorded, window: Window) -> frozenset[str]:
    """The deeds in the sentence of a window that are told as still to come."""
    inside = (e for e in recorded.events if e.trigger in window.wording and e.status in _TO_COME)
    return deeds_of(inside, recorded.article.text)


def windows_told(story: Story, presumed: Mapping[str, Presumed]) -> Iterator[tuple[Recorded, Window, Days]]:
    """The windows of ``tellings`` article by article, with their days and nothing else."""
    for recorded in story.articles:
        taken = _presumed(story, recorded, presumed)
        for window in recorded.windows:
            days = _days(recorded, window, taken)
            if taken is None or _still_ahead(window, days, taken.first):
                yield recorded, window, days


def _presumed(story: Story, recorded: Recorded, presumed: Mapping[str, Presumed]) -> Presumed | None:
    """The day that is presumed for an article; of one without any the days of its story, for the year of a limit."""
    taken = presumed.get(recorded.article.id)
    return taken or (story.once(days_of_story) if recorded.article.published is None else None)


def _context(recorded: Recorded, window: Window) -> frozenset[str]:
    """The words of the sentence in which it stands, and of the sentence before: "if they are not here by …"."""
    at = bisect_left(recorded.sentences, window.wording.start, key=lambda s: s.span.start)
    near = [window.wording, *(s.span for s in recorded.sentences[max(0, at - 1) : at] if at)]
    return roots(" ".join(s.cut(recorded.article.text) for s in near))


def _days(recorded: Recorded, window: Window, presumed: Presumed | None) -> Days:
    if presumed is None:
        return Days(window.start, window.end, window.duration)
    # What is one of some days bounds nothing.
    times: Sequence[Timex] = [t for t in times_on(recorded, presumed.day) if not t.value.startswith("[")]
    if window.ends is not None and window.kind in {WindowKind.TERM, WindowKind.DEADLINE} and window.grantor is None:
        times = ahead(times, window.ends, published=presumed.first, text=recorded.article.text)
    said = None
    if window.evidence.method == SAID:
        attribution = next((a for a in recorded.attributions if a.id == window.attribution), None)
        said = day_of_saying(_near(recorded, attribution, times), attribution, presumed.day)
    return recounted(window, times, said=said)


def _near(recorded: Recorded, attribution: Attribution | None, times: Sequence[Timex]) -> list[Timex]:
    """The times in the sentence of the cue."""
    cue = attribution.cue[0] if attribution and attribution.cue else None
    home = next((s.span for s in recorded.sentences if cue and cue in s.span), None)
    return [t for t in times if home and t.span in home]


def _still_ahead(window: Window, days: Days, day: str) -> bool:
    """Whether it was not over on the first day that is presumed for its article; a grant counts also when it was."""
    if window.kind is WindowKind.SCHEDULED:
        return days.start is None or days.start[:10] > day or (days.end or "")[:10] > day
    return days.end is None or days.end[:10] >= day or window.grantor is not None


def who(story: Story, telling: Telling) -> str:
    """Who grants or demands it, by the telling: the granting party, else the paper, else whoever says so."""
    window = telling.window
    named = (telling.words(window.grantor) or telling.words(window.instrument)).rstrip(" ,;:")
    if named and named.lower() not in {"it", "he", "she", "they", "which", "who", "that"}:
        return named
    return speaker(story, telling.recorded, telling.attribution).rstrip(" ,;:") if telling.attribution else ""
