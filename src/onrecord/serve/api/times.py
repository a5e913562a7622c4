"""What happened or is to happen, and until when what runs."""

from datetime import UTC, date, datetime
from typing import Annotated

from msgspec import Meta

from onrecord.errors import BadSource
from onrecord.serve.api import shapes as given
from onrecord.serve.api.call import Call, Day, Listing, Paging, Text, listing
from onrecord.serve.api.cites import all_cited
from onrecord.serve.asked import Asked
from onrecord.tell.deadlines import Entry as DeadlineEntry
from onrecord.tell.deadlines import deadlines, told_on
from onrecord.tell.timeline import dated as timeline_


class TimelineAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Which events: with somebody, on something, put so, of a time."""

    who: Text | None = None
    about: Text | None = None
    status: timeline_.Status | None = None
    since: Day | None = None
    until: Day | None = None


def _timeline(asked: Asked, query: TimelineAsked) -> Listing[given.EventTold]:
    wanted = timeline_.Asked(query.who, query.about, query.status, query.since, query.until)
    return listing(asked, query, timeline_.timeline(asked.story, wanted), shown=lambda e: _event(asked, e))


def _event(asked: Asked, entry: timeline_.Entry) -> given.EventTold:
    steps = (given.EventStep(s.said, s.status.value, s.speaker, s.publisher, s.articles) for s in entry.history)
    return given.EventTold(
        id=entry.id,
        day=entry.day,
        of_saying=entry.of_saying,
        status=entry.status.value,
        words=entry.words,
        speaker=entry.speaker,
        why=entry.why,
        articles=entry.articles,
        history=tuple(steps),
        citations=all_cited(asked, entry.line.citations),
    )


class DeadlinesAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """The day on which the deadlines stand as they are told; today unless given."""

    on: Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None


def _deadlines(asked: Asked, query: DeadlinesAsked) -> Listing[given.DeadlineTold]:
    try:
        day = date.fromisoformat(query.on) if query.on else told_on(asked.story, datetime.now(UTC).date())
    except ValueError:
        raise BadSource(f"{query.on!r} is no day", fix="give one as 2031-05-04") from None

    def shown(entry: DeadlineEntry) -> given.DeadlineTold:
        return given.DeadlineTold(
            id=entry.id,
            kind=entry.kind.value,
            what=entry.what,
            who=entry.who,
            start=entry.start or "",
            end=entry.end or "",
            state=entry.state.value,
            why=entry.why,
            follow_up=entry.follow_up,
            citations=all_cited(asked, (q.citation for q in entry.quotes)),
        )

    return listing(asked, query, deadlines(asked.story, on=day), shown=shown)


CALLS = (
    Call("/timeline", "What happened or is to, and when", Listing[given.EventTold], _timeline, TimelineAsked, (404,)),
    Call("/deadlines", "Until when what runs", Listing[given.DeadlineTold], _deadlines, DeadlinesAsked, (400,)),
)
