"""The review queue: what is least sure and most hangs on, to be settled question by question."""

from functools import lru_cache

from starlette.responses import Response

from onrecord.errors import BadSource, NothingFound
from onrecord.model import DecisionKind
from onrecord.serve.asked import Asked, Pages
from onrecord.serve.deciding.keeping import LINES, keep, lines_of, who_asks
from onrecord.tell.deciding import VERBS
from onrecord.tell.deciding.questioned import Item, Queue, Sort
from onrecord.tell.deciding.review import review
from onrecord.tell.story import Story

_ON_A_PAGE = 10


class Narrowed:
    """The questions of one edition; those of one sort, or on one claim, that were asked for last are kept."""

    def __init__(self, story: Story) -> None:
        self.all: Queue = story.once(review)
        self.of = lru_cache(maxsize=16)(self._of)

    def _of(self, sort: str, claim: str) -> Queue:
        return self.all.narrowed(sort=sort, claim=claim) if sort or claim else self.all


def queue(asked: Asked) -> Response:
    """The questions, those first on which most hangs; of one sort, or on one claim, where that is asked for."""
    sort, claim = asked.query.get("sort", ""), asked.query.get("claim", "")
    told = asked.edition.told(Narrowed)
    found = told.of(sort, claim)
    return asked.show(
        "review.html",
        items=found[:_ON_A_PAGE],
        left=len(found),
        sorts=[(kind, told.all.sorts[kind]) for kind in Sort],
        sort=sort,
        claim=claim,
        who=who_asks(asked),
        done=asked.query.get("done", ""),
        lines=lines_of(asked.query.get(LINES)),
        undone=_is_undoing(asked),
        title="Review",
    )


def _is_undoing(asked: Asked) -> bool:
    """Whether what was just kept takes another decision back."""
    done = asked.query.get("done", "")
    kinds = (r.decision.kind for r in asked.story.decided.rulings if r.decision.id == done)
    return next(kinds, None) is DecisionKind.UNDO


def answer(asked: Asked) -> Response:
    """Take one answer, keep the decision it makes, and go on with the queue."""
    item = _item(asked)
    given = str(asked.form.get("choice", ""))
    choice = {str(number): choice for number, choice in enumerate(item.choices)}.get(given)
    if choice is None:
        raise BadSource(f"{given[:40]!r} is no answer to this question", fix="choose one of those that the page offers")
    drafts = VERBS[choice.verb].make(asked.story, choice.things)
    back = {"sort": str(asked.form.get("sort", "")), "claim": str(asked.form.get("claim", ""))}
    return keep(asked, drafts, back=lambda done: asked.site.at("review", **back, **done))


def _item(asked: Asked) -> Item:
    item = asked.edition.told(Narrowed).all.find(asked.part["item"])
    if item is None:
        raise NothingFound("this question is not open any more", fix="go on with the queue: it may have been settled")
    return item


PAGES: Pages = {"/review": queue}
ACTIONS: Pages = {"/review/{item}": answer}
