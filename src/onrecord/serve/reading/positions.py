"""Positions: a small plot for each question, and a table with every citation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from starlette.responses import Response

from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.drawing.marks import SHAPES
from onrecord.serve.drawing.multiples import drawn, shape
from onrecord.serve.reading.cites import Cites
from onrecord.tell.positions import Position, Question, Wanted, counts
from onrecord.tell.positions import positions as positions_of
from onrecord.tell.positions.stances import Statement
from onrecord.tell.story import Story

_SIZE = 6
"""Questions of one page."""
_ACTORS, _MOST = 6, 4
"""Actors of a question that are shown, and statements of each; the question by itself has all of them, page by page."""
_ROWS = 50
"""Statements on one page of a question by itself."""
_ACTORS_ALONE, _MOST_ALONE = 24, 12
"""Actors and statements that are drawn there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a statement of an actor, or that there is none. ``place`` is the actor's in the question.

    ``more`` is how many statements of the actor follow that are not shown.
    """

    position: Position
    place: int
    statement: Statement | None
    more: int = 0


class Positions:
    """The questions of one edition; what was asked for before is kept, with its pictures."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.asked = lru_cache(maxsize=16)(self._asked)
        self.counts = lru_cache(maxsize=16)(self._counts)
        self.pictures = lru_cache(maxsize=32)(self._pictures)

    def _asked(self, wanted: Wanted) -> list[Question]:
        return positions_of(self._story, wanted)

    def _counts(self, wanted: Wanted) -> dict[str, int]:
        return counts(self.asked(wanted))

    def _pictures(self, wanted: Wanted, start: int) -> dict[str, str]:
        return drawn([cut(q, _ACTORS, _MOST) for q in self.asked(wanted)[start : start + _SIZE]])


def positions(asked: Asked) -> Response:
    """Who stood where on what, and when; ``question`` asks for one question by itself."""
    held = asked.edition.told(Positions)
    who, about = (asked.query.get(name, "").strip() or None for name in ("who", "about"))
    wanted = Wanted(who, about)
    found, named = held.asked(wanted), asked.query.get("question", "")
    alone = [q for q in found if q.id == named]
    shown = _alone(asked, alone[0]) if alone else {} if named else _listed(asked, held, wanted)
    return asked.show(
        "positions.html",
        **(shown or {"page": paged(alone, asked), "questions": (), "pictures": {}, "counts": counts(())}),
        shapes=SHAPES,
        shape=shape,
        who_asked=who or "",
        about=about or "",
        cites=Cites(asked),
        title="Positions over time",
    )


def _listed(asked: Asked, held: Positions, wanted: Wanted) -> dict[str, Any]:
    """Some of the questions, with as much of each as shows what it is about."""
    part = paged(held.asked(wanted), asked, size=_SIZE)
    return {
        "page": part,
        "questions": part.rows,
        "rows": {q.id: [*_rows(q, _ACTORS, _MOST)] for q in part.rows},
        "others": {q.id: max(0, len(q.positions) - _ACTORS) for q in part.rows},
        "pictures": held.pictures(wanted, (part.number - 1) * _SIZE),
        "actors": _ACTORS,
        "counts": held.counts(wanted),
    }


def _alone(asked: Asked, question: Question) -> dict[str, Any]:
    """One question, page by page."""
    part = paged([*_rows(question)], asked, size=_ROWS)
    return {
        "page": part,
        "questions": [question],
        "rows": {question.id: part.rows},
        "others": {},
        "pictures": drawn([cut(question, _ACTORS_ALONE, _MOST_ALONE)]),
        "actors": _ACTORS_ALONE,
        "counts": counts([question]),
    }


def _rows(question: Question, actors: int | None = None, most: int | None = None) -> Iterator[Row]:
    """The lines of a question's table, of so many actors and so many statements of each at most."""
    for place, position in enumerate(question.positions[:actors]):
        some = position.statements[:most]
        for number, statement in enumerate(some, start=1):
            yield Row(position, place, statement, len(position.statements) - number if number == len(some) else 0)
        if not some:
            yield Row(position, place, None)


def cut(question: Question, actors: int, most: int) -> Question:
    """As much of a question as is drawn: what no more than so many actors say first, and the changes within that."""
    return replace(question, positions=tuple(_first(p, most) for p in question.positions[:actors]))


def _first(position: Position, most: int) -> Position:
    some: Sequence[Statement] = position.statements[:most]
    ids = {s.id for s in some}
    changes = tuple(c for c in position.changes if c.before in ids and c.after in ids)
    return replace(position, statements=tuple(some), changes=changes)


PAGES: Pages = {"/positions": positions}
