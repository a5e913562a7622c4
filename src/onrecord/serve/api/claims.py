"""Claims with their evidence, and what is disputed."""

from collections.abc import Iterable

from onrecord.serve.api import shapes as given
from onrecord.serve.api.call import Call, Day, Listing, Nothing, Paging, Text, listing
from onrecord.serve.api.cites import worded
from onrecord.serve.asked import Asked
from onrecord.tell.claims import Claims
from onrecord.tell.claims import rows as claims_
from onrecord.tell.claims.disputes import Dispute, disputes
from onrecord.tell.claims.evidence import Telling, evidence
from onrecord.tell.story import Claim


class ClaimsAsked(Paging, frozen=True, forbid_unknown_fields=True):
    """Which claims: naming somebody, with these words, of a time, with one origin, without a source; in what order."""

    about: Text | None = None
    search: Text | None = None
    since: Day | None = None
    until: Day | None = None
    single: bool = False
    unsourced: bool = False
    order: claims_.Order = claims_.Order.ORIGINS


def _claims(asked: Asked, query: ClaimsAsked) -> Listing[given.ClaimRow]:
    told = asked.edition.told(Claims)
    wanted = claims_.Wanted(
        query.about, query.search, query.since, query.until, query.single, query.unsourced, query.order
    )
    return listing(asked, query, told.asked(wanted), shown=lambda c: _claim_row(asked, c))


def _claim_row(asked: Asked, claim: Claim) -> given.ClaimRow:
    row = asked.edition.told(Claims).row(claim)
    return given.ClaimRow(
        id=row.id,
        told=worded(asked, row.told),
        least=row.least,
        most=row.most,
        articles=row.articles,
        assertions=row.assertions,
        first_said=row.first_said,
        last_said=row.last_said,
        marks=tuple(m.value for m in row.marks),
        against=row.against,
        denied_by=row.denied_by,
        disputed_by=row.disputed_by,
    )


def _claim(asked: Asked, _: Nothing) -> given.ClaimTold:
    told = asked.edition.told(Claims)
    claim = told.find(asked.part["id"])
    found = evidence(told, claim)

    def tellings(some: Iterable[Telling]) -> tuple[given.Telling, ...]:
        return tuple(worded(asked, t.told) for t in some)

    return given.ClaimTold(
        claim=_claim_row(asked, claim),
        origins=tuple(given.OriginTold(o.name, o.sure, o.why, o.merged, tellings(o.tellings)) for o in found.origins),
        counted=found.counted,
        decided=found.decided,
        denied=tellings(found.denied),
        declined=tellings(found.declined),
        against=tuple(
            given.AgainstTold(a.claim, a.stands.value, worded(asked, a.told), a.reason, a.when) for a in found.against
        ),
        withdrawn=found.withdrawn,
        still=found.still,
    )


def _disputes(asked: Asked, query: Paging) -> Listing[given.DisputeTold]:
    def shown(dispute: Dispute) -> given.DisputeTold:
        sides = (
            given.DisputeSide(s.label, s.claim, tuple(worded(asked, t) for t in s.told), s.least, s.most)
            for s in dispute.sides
        )
        grounds = (given.DisputeGround(g.one, g.other, g.stands.value, g.reason, g.when) for g in dispute.grounds)
        return given.DisputeTold(dispute.id, tuple(sides), tuple(grounds))

    return listing(asked, query, disputes(asked.edition.told(Claims)), shown=shown)


CALLS = (
    Call("/claims", "What is claimed, on how many origins", Listing[given.ClaimRow], _claims, ClaimsAsked, (404,)),
    Call("/claims/{id}", "The evidence for one claim", given.ClaimTold, _claim, faults=(404,)),
    Call("/disputes", "What contradicts what, on whose word", Listing[given.DisputeTold], _disputes, Paging),
)
