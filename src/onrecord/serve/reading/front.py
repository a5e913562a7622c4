"""The front page of a story: its brief, and what leads on from it; what is new since a visit; the brief to print."""

import re
from datetime import UTC, date, datetime
from functools import cached_property

from starlette.responses import HTMLResponse, Response

from onrecord.serve.asked import Asked, Pages
from onrecord.serve.guard import PRINTED
from onrecord.serve.reading.cites import Cites, title_of
from onrecord.tell.brief import Form, brief, written
from onrecord.tell.brief.words import actor_in_words, headline_in_words, known_in_words, label_of, notes, tail_of
from onrecord.tell.claims import Claims
from onrecord.tell.claims.disputes import Dispute, disputes
from onrecord.tell.claims.support import Support, support
from onrecord.tell.deadlines import Entry, State, deadlines, told_on
from onrecord.tell.fresh import Arrivals, Fresh
from onrecord.tell.story import Actor, Story

_SHOWN = 3
"""Entries of a block that leads to a page of its own."""
_MOST_NEW = 12
_TIME = re.compile(r"\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+(?:\+00:00|Z)?)?)?")


class Front:
    """What the front page tells, worked out once for an edition."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.brief = brief(story)
        self._on: tuple[date, tuple[Entry, ...]] | None = None

    @cached_property
    def claims(self) -> Claims:
        """The claims, ready to be asked for."""
        return self._story.once(Claims)

    @cached_property
    def support(self) -> Support:
        """Claims that rest on most and on least."""
        return support(self.claims, _SHOWN)

    @cached_property
    def disputes(self) -> list[Dispute]:
        """All disputes, those with most sides first."""
        return disputes(self.claims)

    @cached_property
    def arrivals(self) -> Arrivals:
        """When what stands here came in."""
        return Arrivals(self._story)

    @cached_property
    def actors(self) -> list[Actor]:
        """Everybody who is quoted, most mentioned first."""
        return [a for a in self._story.actors.values() if a.attributions]

    def next(self, on: date) -> tuple[Entry, ...]:
        """Limits in time that run on a day, or are still to begin, the next to end first."""
        if self._on is None or self._on[0] != on:
            running = (e for e in deadlines(self._story, on=on) if e.state in {State.RUNNING, State.NOT_BEGUN})
            self._on = on, tuple(e for e in running if e.end)
        return self._on[1]

    def key(self, name: str) -> str:
        """The key of an actor of the brief."""
        return self._keys.get(name, "")

    @cached_property
    def _keys(self) -> dict[str, str]:
        return {a.name: a.key for a in reversed(self.actors)}


def front(asked: Asked) -> Response:
    """The brief, and short blocks that lead to the other pages."""
    told = asked.edition.told(Front)
    made = told.brief
    on = told_on(asked.story, datetime.now(UTC).date())
    return asked.show(
        "front.html",
        brief=made,
        front=told,
        headline=headline_in_words(made),
        known=known_in_words(made),
        cites=Cites(asked, made.notes),
        notes=notes(made, asked.story),
        label=label_of,
        tail_of=tail_of,
        times=actor_in_words,
        disputed=told.disputes[:_SHOWN],
        deadlines=told.next(on)[:_SHOWN],
        on=on.isoformat(),
        title=headline_in_words(made),
    )


def new(asked: Asked) -> Response:
    """What has come in since a time; ``part`` asks for the bare block that the front page takes in."""
    told = asked.edition.told(Front)
    since = asked.query.get("since", "")
    found: Fresh | None = told.arrivals.fresh(told.claims, since) if _TIME.fullmatch(since) else None
    return asked.show(
        "new_block.html" if "part" in asked.query else "new.html",
        fresh=found,
        since=since[:10],
        visit="part" in asked.query,
        claims=told.claims,
        cites=Cites(asked),
        title_of=title_of,
        most=_MOST_NEW,
        latest=told.arrivals.latest,
        title="What is new",
    )


def printed(asked: Asked) -> Response:
    """The brief as one page that prints, and can be saved and sent by itself."""
    made = written(asked.edition.told(Front).brief, asked.story, Form.HTML)
    return HTMLResponse(made, headers={"Content-Security-Policy": PRINTED})


PAGES: Pages = {"/": front, "/new": new, "/brief.html": printed}
