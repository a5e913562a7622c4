"""The timeline: events drawn over time, still and to be zoomed, and in a table with their history and citations."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import Any

import msgspec
from starlette.responses import Response

from onrecord.errors import NothingFound
from onrecord.relate.propositions.times import days
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.drawing.axis import drawn
from onrecord.serve.drawing.days import day_number
from onrecord.serve.reading.cites import Cites
from onrecord.tell.story import Story, first_day
from onrecord.tell.timeline import Asked as Wanted
from onrecord.tell.timeline import Entry, Status, period
from onrecord.tell.timeline import timeline as timeline_of

_MOST_DRAWN = 300
"""Events of the still picture, those most told; more would lie on each other."""
_MOST_SENT = 3_000
"""Events of the picture that can be zoomed."""
_SIZE = 50
_MOST_MONTHS = 36


class Timeline:
    """The events of one edition; what was asked for before is kept."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.entries = timeline_of(story)
        self.months = _months(self.entries)
        self.asked = lru_cache(maxsize=32)(self._asked)
        self.picture = lru_cache(maxsize=16)(self._picture)

    def _asked(self, wanted: Wanted) -> list[Entry]:
        return timeline_of(self._story, wanted)

    def _picture(self, wanted: Wanted) -> str:
        return drawn(most_told(self.asked(wanted), _MOST_DRAWN))


def most_told(entries: Sequence[Entry], number: int) -> list[Entry]:
    """So many of the entries, those in most articles, in their own order."""
    if len(entries) <= number:
        return list(entries)
    kept = {e.id for e in nsmallest(number, entries, key=lambda e: (-e.articles, e.id))}
    return [e for e in entries if e.id in kept]


def timeline(asked: Asked) -> Response:
    """What happened, or is to happen, and when."""
    held = asked.edition.told(Timeline)
    given = _given(asked.query)
    fault: NothingFound | None = None
    found: list[Entry] = []
    wanted = _wanted(given)
    try:
        found = held.asked(wanted)
    except NothingFound as error:
        fault = error
    return asked.show(
        "timeline.html",
        status=200 if fault is None else fault.http_status,
        page=paged(found, asked, size=_SIZE),
        picture=held.picture(wanted) if found else "",
        drawn=min(len(found), _MOST_DRAWN),
        given=given,
        fault=fault,
        statuses=list(Status),
        months=held.months,
        every=len(held.entries),
        cites=Cites(asked),
        title="Timeline",
    )


def events(asked: Asked) -> Response:
    """The same events as numbers, for the picture that can be zoomed; days are counted from 1970."""
    held = asked.edition.told(Timeline)
    given = _given(asked.query)
    found = held.asked(_wanted(given))
    place = {e.id: n // _SIZE + 1 for n, e in enumerate(found)}
    sent = [
        {
            "id": e.id,
            "first": day_number(span[0]),
            "last": day_number(span[1]),
            "status": e.status.value,
            "words": f"{e.when}, {e.status.words}: {e.words}",
            "saying": e.of_saying,
            "row": asked.site.at("timeline", **given, page=place[e.id]) + f"#event-row-{e.id}",
        }
        for e in most_told(found, _MOST_SENT)
        if (span := days(e.day)) is not None
    ]
    lanes = [{"status": s.value, "words": s.words} for s in Status]
    return Response(msgspec.json.encode({"lanes": lanes, "events": sent}), media_type="application/json")


def _given(query: Mapping[str, str]) -> dict[str, Any]:
    found = {name: query.get(name, "").strip() for name in ("since", "until", "status", "who", "about")}
    return {name: value for name, value in found.items() if value}


def _wanted(given: Mapping[str, str]) -> Wanted:
    status = given.get("status", "")
    return Wanted(
        who=given.get("who"),
        about=given.get("about"),
        status=Status(status) if status in set(Status) else None,
        since=given.get("since"),
        until=given.get("until"),
    )


def _months(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """The months, or years, in which events lie, with how many; the fullest of them, in order."""
    counted = Counter(period(e.day) for e in entries if first_day(e.day)[:4].isdigit() and days(e.day))
    if len(counted) > _MOST_MONTHS:
        by_year: Counter[str] = Counter()
        for month, number in counted.items():
            by_year[month[:4]] += number
        counted = by_year
    return sorted(counted.most_common(_MOST_MONTHS))


PAGES: Pages = {"/timeline": timeline, "/timeline.json": events}
