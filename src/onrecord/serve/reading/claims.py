"""Claims: all of them in rows, and one with the evidence for it, drawn and in words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from starlette.responses import Response

from onrecord.errors import NothingFound
from onrecord.model import DecisionStatus, Ruling
from onrecord.serve.asked import Asked, Pages, paged
from onrecord.serve.drawing.flows import Flow, Knot, drawn
from onrecord.serve.reading.laid import asked_for, first_of, laid, made_of, voice
from onrecord.tell.claims import Claims, Order, Row, Tally, Wanted
from onrecord.tell.claims.course import course, in_context
from onrecord.tell.claims.evidence import Against, Copy, Evidence, Telling, Tellings, evidence
from onrecord.tell.claims.standings import Stands
from onrecord.tell.deciding import in_words
from onrecord.tell.story import Claim, Story

HEADS = {
    Stands.CONTRADICTS: "Contradicted by",
    Stands.DENIES: "Denied by",
    Stands.DENIED: "Denies",
    Stands.UPDATES: "Updated by",
    Stands.UPDATED: "Updates",
    Stands.CORRECTS: "Corrected by",
    Stands.CORRECTED: "Corrects",
    Stands.SCOPE: "Of another scope",
}
_ORIGINS = 20
"""Origins on a page."""
_MOST_BESIDE = 12
"""Passages that are shown side by side on one page."""
_MOST_COPIES, _MOST_AGAINST = 40, 30
"""Copies that are listed, and other claims of each standing."""
_MOST_DRAWN = 14
"""Tellings up to which a picture is clearer than the tree alone."""


class Listed:
    """The claims of one edition. What was asked for is kept, so that to turn a page, or to come back, costs nothing.

    ``row`` and ``evidence`` are of the claim with this id.
    """

    def __init__(self, claims: Claims) -> None:
        self.claims = claims
        self.asked = lru_cache(maxsize=32)(self.claims.asked)
        self.tally = lru_cache(maxsize=32)(self._tally)
        self.row = lru_cache(maxsize=4096)(self._row)
        self.evidence = lru_cache(maxsize=64)(self._evidence)

    def _tally(self, wanted: Wanted) -> Tally:
        return self.claims.tally(self.asked(wanted), wanted.order)

    def _row(self, claim: str) -> Row:
        return self.claims.row(self.claims.story.claim_of[claim])

    def _evidence(self, claim: str) -> Evidence:
        return evidence(self.claims, self.claims.story.claim_of[claim])


def claims(asked: Asked) -> Response:
    """What is claimed, on whose word and on how many origins."""
    listed = made_of(asked, Listed, Claims)
    given = asked_for(asked.query, "about", "search", "since", "until", "single", "unsourced", "order")
    fault: NothingFound | None = None
    found: list[Claim] = []
    try:
        found = listed.asked(_wanted(given))
    except NothingFound as error:
        fault = error
    page = paged(found, asked)
    return asked.show(
        "claims.html",
        status=200 if fault is None else fault.http_status,
        page=page,
        rows=[listed.row(c.id) for c in page.rows],
        tally=listed.tally(_wanted(given)) if found else None,
        given=given,
        wanted=_wanted(given),
        fault=fault,
        every=len(asked.story.claims),
        first=first_of(page),
        title="Claims",
        **laid(asked),
    )


def _wanted(given: dict[str, str]) -> Wanted:
    return Wanted(
        about=given.get("about"),
        search=given.get("search"),
        since=given.get("since"),
        until=given.get("until"),
        single="single" in given,
        unsourced="unsourced" in given,
        order=Order.DISPUTES if given.get("order") == Order.DISPUTES else Order.ORIGINS,
    )


def claim(asked: Asked) -> Response:
    """One claim with all that stands behind and against it."""
    listed = made_of(asked, Listed, Claims)
    claim = listed.claims.find(asked.part["id"])
    found = listed.evidence(claim.id)
    story = asked.story
    origins = paged(found.origins, asked, size=_ORIGINS)
    shown = [*(o.tellings for o in origins.rows), found.retracted, found.denied, found.declined]
    return asked.show(
        "claim.html",
        found=found,
        row=found.row,
        steps=course(found),
        origins=origins,
        first=first_of(origins, _ORIGINS),
        beside=list(islice(chain.from_iterable(shown), _MOST_BESIDE)),
        context=lambda citation: in_context(story, citation),
        copies=list(islice(_copies(shown), _MOST_COPIES)),
        many_copies=sum(len(heard.rest) for tellings in shown for heard in tellings.keys),
        against=list(_against(found)),
        picture=_picture(found, sum(map(len, shown))),
        rulings=[_decided(r) for r in _rulings(story, claim)],
        heads=HEADS,
        title=found.row.told.words[:80],
        **laid(asked),
    )


def _copies(shown: Iterable[Tellings]) -> Iterator[tuple[Telling, Copy]]:
    """What has copies, with each of them."""
    for tellings in shown:
        for number, heard in enumerate(tellings.keys):
            if heard.rest:
                yield from ((tellings[number], copy) for copy in tellings[number].copies)


def _against(found: Evidence) -> Iterator[tuple[Stands, Sequence[Against], int]]:
    """Other claims by how they stand to this one: some of them, and how many there are."""
    for stands in sorted(Stands):
        places = [n for n, tie in enumerate(found.against.keys) if tie.stands is stands]
        if places:
            yield stands, [found.against[n] for n in places[:_MOST_AGAINST]], len(places)


def _rulings(story: Story, claim: Claim) -> list[Ruling]:
    """What people decided on one of its assertions, as it still counts."""
    held = (r for r in story.rulings if r.status in {DecisionStatus.HOLDS, DecisionStatus.ALREADY})
    words = {m.words for m in claim.members}
    return [r for r in held if any(q.words in words for quoted in r.decision.quoted for q in quoted)]


def _decided(ruling: Ruling) -> tuple[Ruling, str]:
    return ruling, in_words(ruling.decision)


def _picture(found: Evidence, tellings: int) -> str:
    """From who put it on record to the articles that carry it, "" where that is too little or too much to draw."""
    if not 2 <= sum(len(o.tellings) for o in found.origins) <= _MOST_DRAWN:
        return ""
    put = [(n, t) for n, o in enumerate(found.origins) for t in o.tellings]
    knots: dict[str, Knot] = {}
    flows: list[Flow] = []
    for n, origin in enumerate(found.origins):
        knots[f"o{n}"] = Knot(f"o{n}", origin.name, 0, "origin" if origin.sure else "origin unsure")
    for n, telling in put:
        weight = 1 + len(telling.copies)
        last = f"o{n}"
        through = voice(telling.told).through[-1:]  # of a long chain the link nearest to the article
        for name in through:
            knots.setdefault(f"t{name}", Knot(f"t{name}", name, 1, "through"))
            flows.append(Flow(last, f"t{name}", weight, "carried"))
            last = f"t{name}"
        for article, outlet in (
            (telling.told.article, telling.told.outlet),
            *((c.article, c.outlet) for c in telling.copies),
        ):
            knots.setdefault(f"a{article}", Knot(f"a{article}", outlet, 2, "outlet"))
            flows.append(Flow(last, f"a{article}", 1, "carried" if article == telling.told.article else "copied"))
    desc = f"{len(found.origins)} on the left, {tellings} tellings. The tree below has the same in words."
    heads = ("Origin", "Passed on by", "Article of")
    return drawn(
        list(knots.values()),
        flows,
        heads=heads,
        named="chain",
        title="From who put it on record to the articles that carry it",
        desc=desc,
    )


PAGES: Pages = {"/claims": claims, "/claims/{id}": claim}
