"""Search: passages with the words, the claims they stand in, and people by name; facets to narrow it down."""

from starlette.responses import Response

from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.reading.claims import Listed
from onrecord.serve.reading.laid import asked_for, first_of, laid, made_of
from onrecord.serve.reading.people import KINDS
from onrecord.tell.claims import Claims
from onrecord.tell.lines.page_parts import parts_in_words
from onrecord.tell.search import FACETS, NAMED, OWN_VOICE, UNNAMED, Searching, Sought

HEADS = {
    "kind": "Stands in",
    "publisher": "Publisher",
    "month": "Month",
    "speaker": "Speaker",
    "voice": "On whose word",
}
_KNOWN = {"kind": parts_in_words(), "voice": (NAMED, UNNAMED, OWN_VOICE)}
_CLAIMS, _PEOPLE = 5, 8
"""Claims and people that are shown above the passages."""
_PER_PAGE = 25
_LONGEST = 300
"""Letters of a question that are read."""


def search(asked: Asked) -> Response:
    """Everything that has the words."""
    given = asked_for(asked.query, "q", *FACETS)
    for name, known in _KNOWN.items():  # these are told through the catalogue, so they are words of ours or nothing
        if given.get(name, "") not in known:
            given.pop(name, None)
    words = given.get("q", "")[:_LONGEST]
    told = asked.edition.told(Searching)
    found = told.found(Sought(words, **{name: given.get(name, "") for name in FACETS}))
    nothing = bool(words) and not (found.passages or found.claims or found.people)
    page = paged(found.passages, asked, size=_PER_PAGE)
    shown = found.claims[:_CLAIMS]
    listed = made_of(asked, Listed, Claims) if shown else None
    return asked.show(
        "search.html",
        q=words,
        given=given,
        found=found,
        page=page,
        first=first_of(page, _PER_PAGE),
        claims=[listed.row(c.id) for c in shown] if listed else [],
        people=found.people[:_PEOPLE],
        instead=told.instead(words) if nothing else [],
        heads=HEADS,
        kinds=KINDS,
        title=f"Search: {words}" if words else "Search",
        **laid(asked),
    )


PAGES: Pages = {"/search": search}
