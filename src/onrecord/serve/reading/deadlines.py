"""Windows and deadlines: until when, how they stand on a day, what became of them, each drawn in its row."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache

from starlette.responses import Response

from onrecord.model import WindowKind
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.drawing.bars import Axis, Stretch, axis_of, header, row
from onrecord.serve.reading.laid import asked_for, attachment, first_of, laid
from onrecord.tell.deadlines import Entry, State, length_in_words, told_on
from onrecord.tell.deadlines import deadlines as deadlines_of
from onrecord.tell.deadlines.calendar_file import calendar
from onrecord.tell.story import Story

SHAPES = {
    State.NOT_BEGUN: "◇",
    State.RUNNING: "▶",
    State.ENDED: "■",
    State.OVERTAKEN: "↷",
    State.DENIED: "✕",
    State.NO_CLOCK: "–",
}
"""What is shown before the words of each state."""
KINDS = {
    WindowKind.TERM: "in force for a time",
    WindowKind.DEADLINE: "to be done by a time",
    WindowKind.CLOCK: "to be done within a time",
    WindowKind.LIMIT: "a rule on how long",
    WindowKind.SCHEDULED: "to happen",
}


class Register:
    """The register of one edition, for the days on which it was asked for."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.on = lru_cache(maxsize=4)(self._on)
        self.calendar = lru_cache(maxsize=1)(self._calendar)

    def _on(self, day: date) -> list[Entry]:
        return deadlines_of(self._story, on=day)

    def _calendar(self, day: date) -> bytes:
        titles = {a: r.article.title.value for a, r in self._story.by_id.items() if r.article.title}
        return calendar(self.on(day), titles)


def deadlines(asked: Asked) -> Response:
    """The register as of a day, today where none is asked for."""
    given = asked_for(asked.query, "on", "state")
    day, fault = _day(asked.story, given.get("on"))
    entries = asked.edition.told(Register).on(day)
    counted = Counter(e.state for e in entries)
    stands = {s: counted[s] for s in State}
    wanted = next((s for s in State if s.value == given.get("state")), None)
    shown = [e for e in entries if wanted in {None, e.state}]
    page = paged(shown, asked)
    stretches = {e.id: _stretch(e) for e in page.rows}
    axis = axis_of(list(stretches.values()), day)
    return asked.show(
        "deadlines.html",
        status=400 if fault else 200,
        page=page,
        day=day,
        fault=fault,
        given=given,
        wanted=wanted,
        stands=stands,
        every=len(entries),
        axis=axis,
        head=header(axis) if axis else "",
        bars=dict(_bars(axis, stretches)) if axis else {},
        stood=SHAPES,
        kinds=KINDS,
        length=length_in_words,
        first=first_of(page),
        title="Deadlines",
        **laid(asked),
    )


def calendar_file(asked: Asked) -> Response:
    """Those that have a day, as an iCalendar file, as of today."""
    made = asked.edition.told(Register).calendar(_today(asked.story))
    headers = {"content-disposition": attachment(f"{asked.site.name}-deadlines.ics")}
    return Response(made, media_type="text/calendar", headers=headers)


def _today(story: Story) -> date:
    return told_on(story, datetime.now(UTC).date())  # as the day by which pages are kept


def _day(story: Story, given: str | None) -> tuple[date, str]:
    """The day that is asked for, and what is wrong with it, "" for nothing."""
    if given is None:
        return _today(story), ""
    try:
        return date.fromisoformat(given), ""
    except ValueError:
        return _today(story), given


def _stretch(entry: Entry) -> Stretch:
    start, end = _one(entry.start), _one(entry.end)
    turns = [d for f in entry.follow_ups if (d := _one(f.day)) is not None]
    if entry.kind is WindowKind.DEADLINE:
        start = None if end is not None else start
    return Stretch(start, end, entry.state.name.lower().replace("_", "-"), tuple(dict.fromkeys(turns)))


def _one(edtf: str | None) -> date | None:
    try:
        return date.fromisoformat((edtf or "")[:10])
    except ValueError:
        return None


def _bars(axis: Axis, stretches: dict[str, Stretch]) -> Iterator[tuple[str, str]]:
    for key, stretch in stretches.items():
        if stretch.start is not None or stretch.end is not None:
            yield key, row(axis, stretch)


PAGES: Pages = {"/deadlines": deadlines, "/deadlines.ics": calendar_file}
