"""Positions: a small plot for each question, and a table with every citation."""

from functools import lru_cache

from starlette.responses import Response

from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.drawing.marks import SHAPES
from onrecord.serve.drawing.multiples import drawn, shape
from onrecord.serve.reading.cites import Cites
from onrecord.tell.positions import Question, Wanted, counts
from onrecord.tell.positions import positions as positions_of
from onrecord.tell.story import Story

_SIZE = 12
"""Questions of one page."""
_MOST = 12
"""Statements of one actor on a question that are shown; the question by itself has all of them."""


class Positions:
    """The questions of one edition; what was asked for before is kept, with its pictures."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.asked = lru_cache(maxsize=16)(self._asked)
        self.pictures = lru_cache(maxsize=32)(self._pictures)

    def _asked(self, wanted: Wanted) -> list[Question]:
        return positions_of(self._story, wanted)

    def _pictures(self, wanted: Wanted, start: int) -> dict[str, str]:
        return drawn(self.asked(wanted)[start : start + _SIZE])


def positions(asked: Asked) -> Response:
    """Who stood where on what, and when."""
    held = asked.edition.told(Positions)
    who, about = (asked.query.get(name, "").strip() or None for name in ("who", "about"))
    wanted = Wanted(who, about)
    found = held.asked(wanted)
    only = asked.query.get("question", "")
    if only:
        found = [q for q in found if q.id == only]
    page = paged(found, asked, size=_SIZE)
    return asked.show(
        "positions.html",
        page=page,
        pictures=drawn(found) if only else held.pictures(wanted, (page.number - 1) * _SIZE),
        most=None if only else _MOST,
        counts=counts(found),
        shapes=SHAPES,
        shape=shape,
        who_asked=who or "",
        about=about or "",
        cites=Cites(asked),
        title="Positions over time",
    )


PAGES: Pages = {"/positions": positions}
