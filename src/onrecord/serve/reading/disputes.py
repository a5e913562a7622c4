"""What is disputed: claims that contradict each other, side by side, each on whose word, with the ground."""

from functools import lru_cache

from starlette.responses import Response

from onrecord.errors import NothingFound
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.reading.laid import asked_for, laid, made_of
from onrecord.tell.claims import Claims, Wanted
from onrecord.tell.claims.disputes import Dispute
from onrecord.tell.claims.disputes import disputes as disputes_of
from onrecord.tell.claims.standings import Stands

VERBS = {Stands.DENIES: "denies", Stands.CONTRADICTS: "stands against"}
_PER_PAGE = 20


class Disputed:
    """The disputes of one edition; those that were asked for are kept."""

    def __init__(self, claims: Claims) -> None:
        self._claims = claims
        self.asked = lru_cache(maxsize=16)(self._asked)

    def _asked(self, wanted: Wanted) -> list[Dispute]:
        return disputes_of(self._claims, wanted if wanted.in_words() else None)


def disputes(asked: Asked) -> Response:
    """Both sides in their own words, and why they cannot both hold."""
    given = asked_for(asked.query, "about", "search", "since", "until")
    wanted = Wanted(given.get("about"), given.get("search"), given.get("since"), given.get("until"))
    fault: NothingFound | None = None
    found: list[Dispute] = []
    try:
        found = made_of(asked, Disputed, Claims).asked(wanted)
    except NothingFound as error:
        fault = error
    return asked.show(
        "disputes.html",
        status=200 if fault is None else fault.http_status,
        page=paged(found, asked, size=_PER_PAGE),
        sides=sum(len(d.sides) for d in found),
        given=given,
        wanted=wanted,
        fault=fault,
        verbs=VERBS,
        title="Disputes",
        **laid(asked),
    )


PAGES: Pages = {"/disputes": disputes}
